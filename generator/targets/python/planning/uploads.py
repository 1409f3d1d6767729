"""The descriptor of an upload in parts, from ``x-sdk-upload`` and the methods it joins."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Sink
from generator.emit.filters import py_str
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.method_views import PlannedMethod, descriptor_name


def write_upload(
    planned: PlannedMethod,
    siblings: Mapping[str, PlannedMethod],
    writer: Annotator,
    sink: Sink,
) -> str | None:
    """A call of ``Upload(...)``; None, with a diagnostic, when a part of it is missing.

    ``siblings`` are the methods of the same resource by operation key: the recipe joins those.
    """
    operation = planned.method.operation
    recipe = operation.hints.upload
    if recipe is None:
        sink.error(
            "N008",
            f"{operation.key} has no x-sdk-upload, so nothing says how a file is sent in parts",
            planned.method.loc,
            hint="add x-sdk-upload to the operation in an overlay",
        )
        return None
    names = (operation.key, recipe.part_operation, recipe.finish_operation)
    missing = [name for name in names if name not in siblings]
    if missing:
        sink.error(
            "N009",
            f"an upload in parts needs {missing[0]} as a method of the same resource",
            planned.method.loc,
            hint="place all three operations of x-sdk-upload in one resource",
        )
        return None
    opened, part, finish = (siblings[name] for name in names)
    data = next(a.name for a in part.arguments if a.place == "body_root")
    parts = [
        f"open={descriptor_name(opened.method)}",
        f"size={py_str(_name(opened, recipe.size_argument))}",
        f"session={py_str(recipe.session)}",
        f"part_size={py_str(recipe.part_size)}",
        f"part={descriptor_name(part.method)}",
        f"part_session={py_str(_name(part, recipe.part_session_argument))}",
        f"part_number={py_str(_name(part, recipe.part_number_argument))}",
        f"part_data={py_str(data)}",
        f"part_reply=({', '.join(py_str(p) for p in recipe.part_reply)},)",
        f"finish={descriptor_name(finish.method)}",
        f"finish_session={py_str(_name(finish, recipe.finish_session_argument))}",
        f"action={py_str(_name(finish, recipe.finish_action_argument))}",
        f"commit={py_str(recipe.finish_commit)}",
        f"abort={py_str(recipe.finish_abort)}",
        f"parts={py_str(_name(finish, recipe.finish_parts_argument))}",
        f"first_part={recipe.first_part}",
    ]
    writer.imports.name(".._core.operation", "Upload")
    return f"Upload({', '.join(parts)})"


def _name(planned: PlannedMethod, wire: str) -> str:
    return next((a.name for a in planned.arguments if a.wire == wire), wire)
