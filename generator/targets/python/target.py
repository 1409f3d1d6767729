"""The python target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.base import Planned, PlanRequest, Table
from generator.targets.python.plan import plan_sdk


@dataclass(frozen=True, slots=True)
class PythonTarget:
    """The distribution with its package, typed, sync and async."""

    name: str = "python"
    reads: tuple[type[Table], ...] = ()

    def plan(self, request: PlanRequest) -> Planned:
        """Every file of the distribution."""
        return plan_sdk(request)
