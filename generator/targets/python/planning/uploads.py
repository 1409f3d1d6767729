"""Uploads in parts, from ``x-sdk-upload`` and the methods that it joins."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Sink
from generator.targets.python.planning.methods import PlannedMethod, UploadPlan


def plan_upload(
    planned: PlannedMethod, siblings: Mapping[str, PlannedMethod], sink: Sink
) -> UploadPlan | None:
    """What ``planned`` is composed of; None, with a diagnostic, when a part of it is missing.

    ``siblings`` are the methods of the same resource by operation key: the recipe joins those.
    """
    operation = planned.method.operation
    recipe = operation.hints.upload
    if recipe is None:
        raise ValueError(f"{operation.key} is no upload")
    names = (operation.key, recipe.part_operation, recipe.finish_operation)
    missing = [name for name in names if name not in siblings]
    if missing:
        sink.error(
            "N009",
            f"An upload in parts needs {missing[0]!r} as a method of the same resource.",
            planned.method.loc,
            hint="Place all three operations of x-sdk-upload in one resource.",
        )
        return None
    opening, part, finish = (siblings[name] for name in names)
    return UploadPlan(recipe, opening, part, finish)
