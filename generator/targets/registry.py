"""The targets there are, in the order in which they are planned.

A target is imported when it plans, so that a run pays for those that it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.targets.base import Planned, PlanRequest, Table, Target


@dataclass(frozen=True, slots=True)
class _OnDemand:
    """The target ``name`` before it was imported."""

    name: str
    load: Callable[[], Target]

    @property
    def reads(self) -> tuple[type[Table], ...]:
        return self.load().reads

    def plan(self, request: PlanRequest) -> Planned:
        return self.load().plan(request)


def _python() -> Target:
    from generator.targets.python.target import PythonTarget  # noqa: PLC0415

    return PythonTarget()


def _samples() -> Target:
    from generator.targets.samples.target import SamplesTarget  # noqa: PLC0415

    return SamplesTarget()


def _docs() -> Target:
    from generator.targets.docs.target import DocsTarget  # noqa: PLC0415

    return DocsTarget()


def _postman() -> Target:
    from generator.targets.postman.target import PostmanTarget  # noqa: PLC0415

    return PostmanTarget()


TARGETS: Final[tuple[Target, ...]] = (
    _OnDemand("python", _python),
    _OnDemand("samples", _samples),
    _OnDemand("docs", _docs),
    _OnDemand("postman", _postman),
)
