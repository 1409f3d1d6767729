"""The postman target: a collection in the format 2.1, and the file that its uploads send."""

from __future__ import annotations

from generator.config.section import Sections
from generator.targets.base import Planned, PlanRequest, Target
from generator.targets.postman.settings import postman_settings


def postman_target(sections: Sections) -> Target:
    """The target with what ``sections`` say."""
    settings = postman_settings(sections.get("postman"))

    def plan(request: PlanRequest) -> Planned:
        # what only checks the settings does not wait for this import
        from generator.targets.postman.plan import plan_postman  # noqa: PLC0415

        return plan_postman(request, settings)

    return plan
