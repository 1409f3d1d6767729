"""The samples target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.base import Planned, PlanRequest, Table
from generator.targets.samples.plan import plan_samples
from generator.targets.tables.python import PythonTable


@dataclass(frozen=True, slots=True)
class SamplesTarget:
    """One file an operation and language, and the definition with all of them in it."""

    name: str = "samples"
    reads: tuple[type[Table], ...] = (PythonTable,)

    def plan(self, request: PlanRequest) -> Planned:
        """Every file below the folder of samples."""
        return plan_samples(request)
