"""The docs target: a Sphinx project with guides, a page an operation, models, the SDK."""

from __future__ import annotations

from generator.config.section import Sections
from generator.targets.base import Planned, PlanRequest, Target
from generator.targets.docs.settings import docs_settings


def docs_target(sections: Sections) -> Target:
    """The target with what ``sections`` say."""
    settings = docs_settings(sections.get("docs"))

    def plan(request: PlanRequest) -> Planned:
        # what only checks the settings does not wait for this import
        from generator.targets.docs.plan import plan_docs  # noqa: PLC0415

        return plan_docs(request, settings)

    return plan
