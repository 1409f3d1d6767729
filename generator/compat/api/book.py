"""Where differences are written down: once for each pair of things, and who is affected by each.

Two things that belong together (an operation of OLD and of NEW, a schema of both) are a
:class:`Node`. They are compared once, however many operations lead to them; :meth:`Book.spread`
then follows the nodes from the operations and says of each difference which operations send or
receive it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Final

from generator.compat.api.kinds.table import KINDS
from generator.compat.api.words import spoken
from generator.compat.change import Change, Side
from generator.diagnostics import Loc

#: The ways of a value, as bits: a user of the SDK sends it, or receives it.
SENT: Final = 1
RECEIVED: Final = 2
BOTH: Final = SENT | RECEIVED
#: Stands in texts for the operations that are affected.
OPERATIONS: Final = "\0"

_AROUND: Final = 4  # what belongs to operations themselves

_SIDES: Final = (Side.NONE, Side.REQUEST, Side.RESPONSE, Side.SHARED)


@dataclass(frozen=True, slots=True)
class Spot:
    """What a difference is about, in words and as a place.

    ``part`` is what has changed ("the property `name`"); ``owner`` is what it belongs to, in which
    :data:`OPERATIONS` stands for those that are affected. ``member`` is the part for programs.
    """

    part: str
    owner: str
    subject: str
    _: KW_ONLY
    old: Loc | None
    new: Loc | None
    member: str = ""
    ways: int = BOTH

    @property
    def whole(self) -> str:
        """The part, and what it belongs to."""
        return f"{self.part} of {self.owner}" if self.part else self.owner

    def inside(self, words: str, step: str) -> Spot:
        """What is inside of this: its items, say. ``words`` come before the part."""
        return replace(self, part=f"{words} {self.part}", member=f"{self.member}{step}")


@dataclass(frozen=True, slots=True)
class _Finding:
    word: str  # the id of a kind, without the side if it has sides
    spot: Spot
    before: str
    after: str


@dataclass(slots=True, eq=False)
class Node:
    """Two things that are compared once. Mutable: differences and what it leads to are added."""

    findings: list[_Finding] = field(default_factory=list)
    below: list[tuple[Node, int]] = field(default_factory=list)
    reach: list[int] = field(default_factory=lambda: [0, 0, 0])  # bit sets of operations, by way

    def tell(self, word: str, spot: Spot, *, before: str = "", after: str = "") -> None:
        """Write down one difference."""
        self.findings.append(_Finding(word, spot, before, after))

    def leads_to(self, node: Node, ways: int = BOTH) -> None:
        """Whoever sends or receives this sends or receives ``node``, as far as ``ways`` allow."""
        self.below.append((node, ways))


@dataclass(slots=True)
class Book:
    """All nodes of one comparison. Mutable: it is filled while the two states are walked."""

    operations: list[str] = field(default_factory=list)  # keys, by the numbers of their bits
    _nodes: dict[Hashable, Node] = field(default_factory=dict)
    _roots: list[Node] = field(default_factory=list)
    _jobs: deque[Callable[[], None]] = field(default_factory=deque)

    def node(self, key: Hashable, job: Callable[[Node], None] | None = None) -> Node:
        """The node that is called ``key``; if it is new, ``job`` will compare what it stands for."""
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node()
            if job is not None:
                self._jobs.append(lambda: job(found))
        return found

    def visited(self, key: Hashable) -> bool:
        """Whether there is such a node."""
        return key in self._nodes

    def operation(self, key: str) -> int:
        """The bit of an operation that is compared now."""
        self.operations.append(key)
        return 1 << (len(self.operations) - 1)

    def root(self, node: Node, bit: int, way: int = _AROUND) -> None:
        """The operation of ``bit`` sends or receives ``node``, or is what it stands for."""
        node.reach[_INDEX[way]] |= bit
        self._roots.append(node)

    def work(self) -> None:
        """Compare all that is waiting, and what that leads to."""
        while self._jobs:
            self._jobs.popleft()()

    def differs(self, start: Node) -> bool:
        """Whether values are different that ``start`` describes, and that no operation leads to."""
        seen, stack = {id(start)}, [start]
        while stack:
            node = stack.pop()
            if not any(node.reach) and any(one.word not in KINDS for one in node.findings):
                return True
            for below, _ in node.below:
                if id(below) not in seen:
                    seen.add(id(below))
                    stack.append(below)
        return False

    def changes(self) -> tuple[Change, ...]:
        """The differences, the worst first.

        What is written down once but is part of several schemas (by ``allOf``, say) is told once, of
        the schema in which it stands.
        """
        same: dict[Hashable, list[tuple[_Finding, Node]]] = {}
        for node in self._nodes.values():
            for one in node.findings:
                key = (one.word, one.spot.member, one.before, one.after, one.spot.old, one.spot.new)
                same.setdefault(key, []).append((one, node))
        found = (change for group in same.values() if (change := self._told(group)) is not None)
        return tuple(sorted(found, key=_order))

    def spread(self) -> None:
        """Give each node the operations of all that leads to it."""
        queue = deque(dict.fromkeys(self._roots))
        while queue:
            node = queue.popleft()
            for below, ways in node.below:
                grown = False
                for way in (SENT, RECEIVED):
                    index = _INDEX[way]
                    bits = node.reach[index] if ways & way else 0
                    if bits & ~below.reach[index]:
                        below.reach[index] |= bits
                        grown = True
                if grown:
                    queue.append(below)

    def _told(self, group: Sequence[tuple[_Finding, Node]]) -> Change | None:
        """One change for what was found in several nodes; None where no operation leads to it."""
        found = min((one for one, _ in group), key=_foreign)
        out = back = around = 0
        for one, node in group:
            sent, received, beside = node.reach
            mine = sent if one.spot.ways & SENT else 0, received if one.spot.ways & RECEIVED else 0
            if not any(mine):  # it belongs to nobody on its own way: to all, then
                mine = sent, received
            out, back, around = out | mine[0], back | mine[1], around | beside | sent | received
        if found.word in KINDS:
            return self._change(found, found.word, Side.NONE, around)
        side = _SIDES[(1 if out else 0) + (2 if back else 0)]
        if side is Side.NONE:
            return None
        return self._change(found, f"{side.value}-{found.word}", side, out | back)

    def _change(self, found: _Finding, name: str, side: Side, bits: int) -> Change:
        kind, spot = KINDS[name], found.spot
        keys = tuple(key for i, key in enumerate(self.operations) if bits >> i & 1)
        return Change(
            id=name,
            subject=spot.subject,
            verdict=kind.verdict,
            sentence=kind.tell(
                what=spot.part,
                where=spot.owner.replace(OPERATIONS, spoken(keys)),
                before=found.before,
                after=found.after,
            ),
            advice=kind.advice,
            member=spot.member,
            before=found.before,
            after=found.after,
            side=side,
            operations=keys,
            old=spot.old,
            new=spot.new,
        )


_INDEX: Final = {SENT: 0, RECEIVED: 1, _AROUND: 2}


def _foreign(found: _Finding) -> tuple[bool, int, str]:
    """Orders what is the same by whether it stands in what it is said of."""
    spot = found.spot
    inside = spot.old is not None and f"#{spot.old.pointer}".startswith(f"{spot.subject}/")
    return not inside, len(spot.subject), spot.subject


def _order(change: Change) -> tuple[int, str, str, str, str, str]:
    return (
        change.verdict.rank,
        change.subject,
        change.id,
        change.member,
        change.before,
        change.after,
    )
