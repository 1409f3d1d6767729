"""The python target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.files import FileJob
from generator.targets.base import PlanRequest
from generator.targets.python.plan import plan_sdk


@dataclass(frozen=True, slots=True)
class PythonTarget:
    """The distribution with its package, typed, sync and async."""

    name: str = "python"

    def plan(self, request: PlanRequest) -> tuple[FileJob, ...]:
        """Every file of the distribution."""
        return plan_sdk(request)
