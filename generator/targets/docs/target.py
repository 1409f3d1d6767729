"""The docs target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.files import FileJob
from generator.targets.base import PlanRequest
from generator.targets.docs.plan import plan_docs


@dataclass(frozen=True, slots=True)
class DocsTarget:
    """A Sphinx project: guides, a page an operation, models, the SDK, a changelog."""

    name: str = "docs"

    def plan(self, request: PlanRequest) -> tuple[FileJob, ...]:
        """Every source file of the site."""
        return plan_docs(request)
