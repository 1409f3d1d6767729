"""An order in which requests work when they are sent one after the other."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import Final

from generator.ir.model import Operation
from generator.relations.ledger import Name
from generator.relations.needs import Needs

_RANK: Final = {"PUT": 1, "POST": 2, "PATCH": 2, "DELETE": 4}
_OTHER: Final = 3


def working_order(operations: Iterable[Operation], needs: Needs) -> list[Operation]:
    """What makes things first, what needs them after it, deletions last; else as given."""
    ranked = sorted(operations, key=lambda operation: _rank(operation, needs))
    made = {index: [link.name for link in needs.made_by(op)] for index, op in enumerate(ranked)}
    coming = {name for names in made.values() for name in names}
    waits = [{link.name for link in needs.of(op)} & coming for op in ranked]
    waiting: dict[Name, list[int]] = {}
    for index, names in enumerate(waits):
        for name in names:
            waiting.setdefault(name, []).append(index)
    ready = [index for index, names in enumerate(waits) if not names]
    first, sent = 0, [False] * len(ranked)
    ordered: list[Operation] = []
    while len(ordered) < len(ranked):
        while sent[first]:
            first += 1
        index = heapq.heappop(ready) if ready else first
        if sent[index]:
            continue
        sent[index] = True
        ordered.append(ranked[index])
        for name in made[index]:
            for other in waiting.pop(name, ()):
                waits[other].discard(name)
                if not waits[other]:
                    heapq.heappush(ready, other)
    return ordered


def _rank(operation: Operation, needs: Needs) -> tuple[int, int]:
    if operation.method == "DELETE":
        return _RANK["DELETE"], -operation.path.count("/")
    makes = operation.method == "POST" and needs.made_by(operation)
    return (0 if makes else _RANK.get(operation.method, _OTHER)), 0
