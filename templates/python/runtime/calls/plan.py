"""What is the same for every call of one operation."""

from __future__ import annotations

from typing import Any, Dict

from ..spec.api import ClientSpec
from ..spec.operation import Operation
from ..wire import media
from .hiding import hiding_for


class Plan:
    """What is the same for every call of one operation."""

    __slots__ = ("accept", "hiding", "public", "verbatim")

    def __init__(self, op: Operation[Any], spec: ClientSpec) -> None:
        replies = sorted(op.replies, key=lambda reply: reply.status[:1] != "2")  # errors last
        self.accept = media.accept(reply.media for reply in replies)
        #: the response must not be compressed: bytes must arrive unchanged, a stream must not
        #: wait in a compressor, and the headers of HEAD must state the true length
        self.verbatim = (
            op.method == "HEAD"
            or any(r.item is not None for r in replies if r.status[:1] == "2")
            or any(r.type is not None and r.type() is bytes for r in replies if r.status[:1] == "2")
        )
        self.hiding = hiding_for(op, spec)
        self.public = frozenset(
            param.wire.lower()
            for param in op.params
            if param.location == "header" and not param.client and not self.hiding.hides(param.wire)
        )


def plan_of(plans: Dict[Operation[Any], Plan], op: Operation[Any], spec: ClientSpec) -> Plan:
    """The plan of ``op``, kept in ``plans``."""
    plan = plans.get(op)
    if plan is None:
        plan = plans[op] = Plan(op, spec)
    return plan
