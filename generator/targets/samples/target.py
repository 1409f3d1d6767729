"""The samples target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.files import FileJob
from generator.targets.base import PlanRequest
from generator.targets.samples.plan import plan_samples


@dataclass(frozen=True, slots=True)
class SamplesTarget:
    """One file an operation and language, and the definition with all of them in it."""

    name: str = "samples"

    def plan(self, request: PlanRequest) -> tuple[FileJob, ...]:
        """Every file below the folder of samples."""
        return plan_samples(request)
