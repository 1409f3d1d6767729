"""The descriptor of an upload in parts as Python code."""

from __future__ import annotations

from generator.emit.filters import py_str
from generator.ir.wire import ArgumentIn
from generator.targets.python.planning.methods import PlannedMethod, UploadPlan, descriptor_name
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.spelling import py_tuple


def write_upload(plan: UploadPlan, data: str, imports: Imports) -> str:
    """A call of ``Upload(...)``; ``data`` is the argument that holds the bytes."""
    recipe, opened, part, finish = plan.recipe, plan.opening, plan.part, plan.finish
    part_data = next(a.name for a in part.arguments if a.place is ArgumentIn.BODY_ROOT)
    parts = [
        f"data={py_str(data)}",
        f"open={descriptor_name(opened.method)}",
        f"size={py_str(_name(opened, recipe.size_argument))}",
        f"session={py_str(recipe.session)}",
        f"part_size={py_str(recipe.part_size)}",
        f"part={descriptor_name(part.method)}",
        f"part_session={py_str(_name(part, recipe.part_session_argument))}",
        f"part_number={py_str(_name(part, recipe.part_number_argument))}",
        f"part_data={py_str(part_data)}",
        f"part_reply={py_tuple([py_str(p) for p in recipe.part_reply])}",
        f"finish={descriptor_name(finish.method)}",
        f"finish_session={py_str(_name(finish, recipe.finish_session_argument))}",
        f"action={py_str(_name(finish, recipe.finish_action_argument))}",
        f"commit={py_str(recipe.finish_commit)}",
        f"abort={py_str(recipe.finish_abort)}",
        f"parts={py_str(_name(finish, recipe.finish_parts_argument))}",
        f"first_part={recipe.first_part}",
    ]
    upload = imports.name(".._core.spec.operation", "Upload")
    return f"{upload}({', '.join(parts)})"


def _name(planned: PlannedMethod, wire: str) -> str:
    return next((a.name for a in planned.arguments if a.wire == wire), wire)
