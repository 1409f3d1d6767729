"""The docs target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.base import Planned, PlanRequest, Table
from generator.targets.docs.plan import plan_docs
from generator.targets.tables.python import PythonTable
from generator.targets.tables.samples import SamplesTable


@dataclass(frozen=True, slots=True)
class DocsTarget:
    """A Sphinx project: guides, a page an operation, models, the SDK, a changelog."""

    name: str = "docs"
    reads: tuple[type[Table], ...] = (PythonTable, SamplesTable)

    def plan(self, request: PlanRequest) -> Planned:
        """Every source file of the site."""
        return plan_docs(request)
