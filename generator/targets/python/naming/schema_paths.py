"""Schemas by where they are used, as people address them in ``models.names`` of sdk.yaml."""

from __future__ import annotations

from generator.ir.types import NameHint, Step


def schema_path(hint: NameHint) -> str:
    """How ``models.names`` of the configuration addresses a schema.

    ``components/run/settings`` or ``runApp/request/settings/keys``; an array item is ``[]``.
    """
    head = hint.owner if not hint.component else f"components/{hint.component}"
    if hint.owner and not hint.owner_is_operation and not hint.component:
        head = f"components/{hint.owner}"
    return "/".join([head, *(_step_path(step) for step in hint.trail)])


def _step_path(step: Step) -> str:
    match step.kind:
        case "property":
            return step.word
        case "item":
            return "[]"
        case "value":
            return "{}"
        case "request":
            return "request"
        case _:
            return f"{step.kind}/{step.word}" if step.word else step.kind
