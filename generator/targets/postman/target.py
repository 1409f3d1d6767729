"""The postman target: its name, and its plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.base import Planned, PlanRequest, Table
from generator.targets.postman.plan import plan_postman


@dataclass(frozen=True, slots=True)
class PostmanTarget:
    """A collection in the format 2.1, and the file that its uploads send."""

    name: str = "postman"
    reads: tuple[type[Table], ...] = ()

    def plan(self, request: PlanRequest) -> Planned:
        """The collection, and a sample file when a request sends one."""
        return plan_postman(request)
