"""The Python distribution as a plan of files: the order of what is decided and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.diagnostics import Severity, Sink
from generator.emit.files import FileJob
from generator.targets.base import Planned, PlanRequest
from generator.targets.python.beside.distribution import distribution_files
from generator.targets.python.beside.runtime import runtime_files
from generator.targets.python.composed.bulk import plan_bulk
from generator.targets.python.composed.registry import compose
from generator.targets.python.planning.former import has_former
from generator.targets.python.planning.given import given_names, tell_renamed
from generator.targets.python.planning.sdk import SdkPlan, decide
from generator.targets.python.planning.table import python_table
from generator.targets.python.settings import PythonSettings
from generator.targets.python.writing.modules import (
    bulk_files,
    former_files,
    model_files,
    resource_files,
    webhook_files,
)
from generator.targets.python.writing.root import root_files

if TYPE_CHECKING:  # most runs do not ask for the surface
    from generator.compat.surface import Surface
    from generator.names.tree import Names
    from generator.targets.tables.reference import SdkReference


def plan_sdk(request: PlanRequest, own: PythonSettings) -> Planned:
    """Every file of the distribution, and how the SDK is called."""
    plan = _with_former(request, plan_bulk(request, compose(request, decide(request, own))))
    table = replace(python_table(plan), reference=lambda: _reference(plan))
    package = (
        *root_files(plan),
        *model_files(plan),
        *resource_files(plan),
        *former_files(plan),
        *runtime_files(plan),
        *_legacy(plan, request.sink),
        *_stainless(plan, request.sink),
        *webhook_files(plan),
        *bulk_files(plan),
    )
    tell_renamed(plan, request.sink)
    warnings = [d.message for d in request.sink if d.severity is Severity.WARNING]
    folder = PurePosixPath(plan.names.package)
    jobs = (
        *(job.below(folder) for job in package),
        *distribution_files(plan, table, warnings),
    )

    def surface() -> Surface:
        from generator.targets.python.surface.build import surface_of  # noqa: PLC0415  (rare)

        return surface_of(plan)

    def names() -> Names:
        from generator.targets.python.surface.names import names_of  # noqa: PLC0415  (rare)

        return names_of(plan, request)

    if plan.custom:  # most packages have none, and wait neither for this nor for the surface
        from generator.targets.python.beside.own_code import check_own_code  # noqa: PLC0415

        strict = plan.settings.strict
        check_own_code(plan.custom, surface(), request.sink, strict=strict)
    return Planned(
        jobs, table, surface, names, locked=given_names(plan), version=plan.names.version
    )


def _reference(plan: SdkPlan) -> SdkReference:
    from generator.targets.python.beside.reference import reference_of  # noqa: PLC0415  (for sites)

    return reference_of(plan)


def _with_former(request: PlanRequest, plan: SdkPlan) -> SdkPlan:
    if not plan.own.renamed and not has_former(plan.api):
        return plan
    from generator.targets.python.former.plan import with_former  # noqa: PLC0415  (rare)

    return with_former(request, plan)


def _stainless(plan: SdkPlan, sink: Sink) -> Iterator[FileJob]:
    if plan.stainless is not None:
        from generator.targets.python.beside.stainless.files import (  # noqa: PLC0415  (rare)
            stainless_files,
        )
        from generator.targets.python.beside.stainless.types import (  # noqa: PLC0415  (rare)
            tell_unknown,
        )

        tell_unknown(plan, sink)
        yield from stainless_files(plan)


def _legacy(plan: SdkPlan, sink: Sink) -> Iterator[FileJob]:
    if plan.legacy:
        from generator.targets.python.beside.legacy_modules import (  # noqa: PLC0415  (rare)
            legacy_files,
        )

        yield from legacy_files(plan, sink)
