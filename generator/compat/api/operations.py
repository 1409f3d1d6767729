"""Operations of OLD and NEW: which belong together, and what is different about each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.compat.api import facts
from generator.compat.api.bodies import bodies, responses
from generator.compat.api.book import RECEIVED, SENT, Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.pairs import Pairs
from generator.compat.api.parameters import parameters
from generator.compat.api.security import Schemes, needed
from generator.compat.api.servers import servers
from generator.compat.api.words import code, listed, value
from generator.ir.hints import Hints
from generator.ir.model import Operation, Webhook

#: The keys of documents that hints come from.
HINTS: Final = MappingProxyType(
    {
        "name": "x-sdk-name",
        "former": "x-sdk-renamed-from",
        "group": "x-sdk-group",
        "retry": "x-sdk-retry",
        "paging": "x-sdk-paging",
        "polling": "x-sdk-polling",
        "starts": "x-sdk-starts",
        "upload": "x-sdk-upload",
        "sends_file": "x-sdk-upload",
        "downloads": "x-sdk-download",
        "rows": "x-sdk-rows",
        "folder": "x-sdk-upload-folder",
        "bulk": "x-sdk-bulk",
    }
)
_FIELDS: Final = tuple((one.name, HINTS[one.name]) for one in dataclasses.fields(Hints))


@dataclass(frozen=True, slots=True)
class _Call:
    """An operation as sentences know it, and who sends its requests."""

    operation: Operation
    key: str
    noun: str = ""
    way: int = SENT

    @property
    def spoken(self) -> str:
        """Its name in a sentence."""
        return f"{self.noun} {code(self.key)}" if self.noun else code(self.key)


def operations(
    values: Comparing, known: Schemes, old: Sequence[Operation], new: Sequence[Operation]
) -> None:
    """Write down what is different between all operations."""
    pairs = paired(old, new)
    for gone in pairs.gone:
        _lone(values, "operation-removed", _Call(gone, gone.key))
    for fresh in pairs.new:
        _lone(values, "operation-added", _Call(fresh, fresh.key))
    for before, after in pairs.both:
        _compare(values, known, _Call(before, before.key), _Call(after, after.key))


def webhooks(
    values: Comparing,
    known: Schemes,
    old: Sequence[Webhook],
    new: Sequence[Webhook],
    *,
    owner: str = "",
) -> None:
    """The same for requests that the server makes, of the API or of the operation ``owner``."""
    mine, theirs = _hooks(old), _hooks(new)
    both = [(mine.pop(key), theirs.pop(key)) for key in list(mine) if key in theirs]
    for name in dict.fromkeys(one.name for one in mine.values()):
        left = [key for key, one in mine.items() if one.name == name]
        right = [key for key, one in theirs.items() if one.name == name]
        if len(left) == len(right) == 1:
            both.append((mine.pop(left[0]), theirs.pop(right[0])))
    for gone in mine.values():
        _lone(values, "webhook-removed", _hook(gone, owner))
    for fresh in theirs.values():
        _lone(values, "webhook-added", _hook(fresh, owner))
    for before, after in both:
        node = _compare(values, known, _hook(before, owner), _hook(after, owner))
        _addresses(node, _spot(_hook(before, owner), _hook(after, owner)), before, after)


def paired(old: Sequence[Operation], new: Sequence[Operation]) -> Pairs[Operation]:
    """By method and path; then by the path without the names in it; then by operationId."""
    mine, theirs = list(old), list(new)
    both: list[tuple[Operation, Operation]] = []
    tests: tuple[Callable[[Operation], object], ...] = (
        lambda one: (one.method, one.path),
        lambda one: (one.method, one.template.shape, one.template.query, one.template.fragment),
        lambda one: one.operation_id or None,
    )
    for test in tests:
        left, right = _unique(mine, test), _unique(theirs, test)
        found = [(one, right[key]) for key, one in left.items() if key in right]
        both += found
        taken = {id(one) for pair in found for one in pair}
        mine = [one for one in mine if id(one) not in taken]
        theirs = [one for one in theirs if id(one) not in taken]
    order = {id(one): number for number, one in enumerate(old)}
    both.sort(key=lambda pair: order[id(pair[0])])
    return Pairs(tuple(both), tuple(mine), tuple(theirs))


def _unique(
    found: Iterable[Operation], test: Callable[[Operation], object]
) -> dict[object, Operation]:
    """The operations by what ``test`` says of them, where only one has it."""
    groups: dict[object, list[Operation]] = {}
    for one in found:
        groups.setdefault(test(one), []).append(one)
    return {key: group[0] for key, group in groups.items() if len(group) == 1 and key is not None}


def _lone(values: Comparing, word: str, call: _Call) -> None:
    added = word.endswith("added")
    loc = call.operation.loc
    spot = Spot("", call.spoken, call.key, old=None if added else loc, new=loc if added else None)
    node = values.book.node((word, call.key, call.operation.method))
    values.book.root(node, values.book.operation(call.key))
    node.tell(word, spot)


def _spot(old: _Call, new: _Call) -> Spot:
    return Spot("", old.spoken, old.key, old=old.operation.loc, new=new.operation.loc)


def _compare(values: Comparing, known: Schemes, before: _Call, after: _Call) -> Node:
    """What is different about one operation."""
    old, new = before.operation, after.operation
    bit = values.book.operation(before.key)
    node = values.book.node(("operation", old.loc, new.loc))
    values.book.root(node, bit)
    spot = _spot(before, after)
    hook = before.way == RECEIVED
    if not hook:
        _address(node, spot, old, new)
    _names(node, spot, old, new, hook=hook)
    words = ("operation-deprecated", "operation-no-longer-deprecated")
    facts.flag(node, spot, words, old=old.deprecated, new=new.deprecated)
    facts.prose(node, spot, old.doc, new.doc)
    _hints(node, spot, old.hints, new.hints)
    if old.servers and new.servers:
        servers(node, spot, old.servers, new.servers)
    elif old.servers or new.servers:
        node.tell("servers-changed", spot)
    needed(values.book, known, old, new, bit)
    parameters(values, old, new, bit, before.way, subject=before.key)
    bodies(values, old, new, bit, before.way, subject=before.key)
    responses(values, old, new, bit, before.way, subject=before.key)
    webhooks(values, known, old.callbacks, new.callbacks, owner=before.key)
    return node


def _address(node: Node, spot: Spot, old: Operation, new: Operation) -> None:
    if old.path != new.path and (
        old.template.shape != new.template.shape or old.template.query != new.template.query
    ):
        node.tell("operation-path-changed", spot, before=code(old.path), after=code(new.path))
    if old.method != new.method:
        node.tell("operation-method-changed", spot, before=code(old.method), after=code(new.method))


def _names(node: Node, spot: Spot, old: Operation, new: Operation, *, hook: bool) -> None:
    if old.operation_id != new.operation_id and not hook:
        node.tell(
            "operation-id-changed",
            spot,
            before=code(old.key),
            after=code(new.key),
        )
    if old.tags != new.tags and not hook:
        tags = (listed([code(tag) for tag in one.tags]) for one in (old, new))
        before, after = tags
        node.tell("operation-tags-changed", spot, before=before, after=after)


def _hints(node: Node, spot: Spot, old: Hints, new: Hints) -> None:
    told: set[str] = set()
    nothing = Hints()
    for name, key in _FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if facts.value_key(before) == facts.value_key(after) or key in told:
            continue
        told.add(key)
        absent = getattr(nothing, name)
        step = "added" if before == absent else "removed" if after == absent else "changed"
        where = dataclasses.replace(spot, part=code(key), member=key)
        node.tell(
            "retry-changed" if name == "retry" else f"hint-{step}",
            where,
            before="" if before == absent else value(before),
            after="" if after == absent else value(after),
        )


# -- webhooks ----------------------------------------------------------------------------


def _hooks(found: Iterable[Webhook]) -> dict[tuple[str, str, str], Webhook]:
    return {(one.name, one.expression, one.operation.method): one for one in found}


def _hook(one: Webhook, owner: str) -> _Call:
    name, noun = (f"{owner}.{one.name}", "the callback") if owner else (one.name, "the webhook")
    return _Call(one.operation, name, noun, RECEIVED)


def _addresses(node: Node, spot: Spot, old: Webhook, new: Webhook) -> None:
    before, after = (f"{one.operation.method} {one.expression}".strip() for one in (old, new))
    if before != after:
        node.tell("webhook-address-changed", spot, before=code(before), after=code(after))
    if old.signature != new.signature:
        node.tell("webhook-signature-changed", spot)
