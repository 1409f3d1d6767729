"""The names that an SDK gave: they are kept for the next run, and for the release."""

from __future__ import annotations

from generator.names.lock import LockedNames
from generator.targets.python.naming.classes import class_key
from generator.targets.python.planning.sdk import SdkPlan


def given_names(plan: SdkPlan) -> LockedNames:
    """What keeps its name in the next run."""
    classes = {class_key(decl): plan.models.names[decl.id] for decl in plan.decls}
    methods = {
        planned.method.operation.key: planned.method.name
        for group in plan.methods.values()
        for planned in group
        if not planned.method.placed
    }
    composed = {
        one.key: one.name for group in plan.composed.values() for one in group if not one.placed
    }
    results = {key: name for one in plan.results.values() for key, name in one.names.items()}
    scopes = {"classes": classes, "composed": composed, "methods": methods, "results": results}
    return {scope: dict(sorted(names.items())) for scope, names in scopes.items()}
