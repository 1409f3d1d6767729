"""The python target: the distribution with its package, typed, sync and async."""

from __future__ import annotations

from generator.config.section import Sections
from generator.targets.base import Planned, PlanRequest, Target
from generator.targets.python.settings import python_settings


def python_target(sections: Sections) -> Target:
    """The target with what ``sections`` say."""
    settings = python_settings(sections)

    def plan(request: PlanRequest) -> Planned:
        # what only checks the settings does not wait for this import
        from generator.targets.python.plan import plan_sdk  # noqa: PLC0415

        return plan_sdk(request, settings)

    return plan
