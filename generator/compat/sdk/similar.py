"""How alike two things of a surface are that have different names, from 0 to 1."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from generator.compat.sdk.annotations import Types
from generator.compat.sdk.facts import Origin
from generator.compat.surface import Argument, Call, Field, Model
from generator.ir.model import Operation
from generator.names.words import split_words

#: From here on something is likely to be the same under another name.
LIKELY: Final = 0.68
#: What is inferred from names and types is never quite certain.
_INFERRED: Final = 0.95
#: Where arguments travel whose names on the wire tell them apart.
_SENT: Final = frozenset({"path", "query", "header", "cookie", "body", "body_root"})
#: Comparing more pairs than this takes too long; names that differ are then told one by one.
_MANY: Final = 20_000

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Pair(Generic[_Thing]):
    """One thing under its old name and under its new one."""

    old: _Thing
    new: _Thing
    confidence: float


def paired(
    gone: Sequence[_Thing], fresh: Sequence[_Thing], alike: Callable[[_Thing, _Thing], float]
) -> list[Pair[_Thing]]:
    """Which of what is ``gone`` is one of the ``fresh``: the most alike first, each once."""
    if len(gone) * len(fresh) > _MANY:
        return []
    scored = [
        (alike(before, after), -index, -place)
        for index, before in enumerate(gone)
        for place, after in enumerate(fresh)
    ]
    found: list[Pair[_Thing]] = []
    taken: set[int] = set()
    given: set[int] = set()
    for score, index, place in sorted(scored, reverse=True):
        if score >= LIKELY and index not in taken and place not in given:
            taken.add(index)
            given.add(place)
            found.append(Pair(gone[-index], fresh[-place], round(min(score, 1.0), 2)))
    return found


def values(old: Argument | Field, new: Argument | Field, before: Origin, after: Origin) -> float:
    """How alike two arguments of one method are, or two fields of one model."""
    if isinstance(old, Argument) and isinstance(new, Argument):
        if old.location != new.location:
            return 0.0
        if old.location in _SENT and old.wire == new.wire:
            return 1.0
    elif old.wire == new.wire:
        return 1.0
    kinds = {"same": 0.4, "wider": 0.25, "narrower": 0.25, "other": 0.0}
    score = kinds[Types().difference(old.annotation, new.annotation)]
    score += 0.3 * words(old.name, new.name)
    score += 0.1 * (old.required == new.required)
    brief, other = before.doc.brief, after.doc.brief
    if brief and other:
        return min(score + 0.2 * texts(brief, other), _INFERRED)
    return min(score + 0.15 * words(old.name, new.name), _INFERRED)


def methods(old: tuple[Call, Operation | None], new: tuple[Call, Operation | None]) -> float:
    """How alike two methods are."""
    (call, operation), (other, operated) = old, new
    if call.kind != other.kind:
        return 0.0
    if call.about == other.about:
        return 1.0
    if operation is None or operated is None or operation.method != operated.method:
        return 0.0
    if operation.path == operated.path:
        return 0.95
    takes = {(a.location, a.wire) for a in call.arguments}
    score = 0.25 * overlap(takes, {(a.location, a.wire) for a in other.arguments})
    score += 0.2 * (Types().difference(call.result, other.result) == "same")
    score += 0.3 * words(operation.path, operated.path)
    score += 0.15 * words(call.about, other.about)
    brief, again = operation.doc.brief, operated.doc.brief
    return score + 0.1 * (texts(brief, again) if brief and again else 0.5)


def models(old: tuple[str, Model], new: tuple[str, Model]) -> float:
    """How alike two models are."""
    (name, model), (other, again) = old, new
    if model.kind != again.kind:
        return 0.0
    if model.pointer == again.pointer:
        return 1.0
    named = words(name, other)
    if model.values or again.values:
        return 0.7 * overlap(model.values, again.values) + 0.3 * named
    if model.target or again.target:
        return 0.55 * (model.target == again.target) + 0.4 * named
    held = {(f.wire, f.annotation) for f in model.fields}
    wires, others = {f.wire for f in model.fields}, {f.wire for f in again.fields}
    same = overlap(held, {(f.wire, f.annotation) for f in again.fields})
    sure = min(1.0, len(wires) / 3)  # two classes with one `id` say little
    if same == 1.0 and sure == 1.0:
        return min(0.9 + 0.1 * named, _INFERRED)
    return (0.4 * same + 0.3 * overlap(wires, others)) * sure + (1 - 0.7 * sure) * named


def words(one: str, other: str) -> float:
    """How many words of two names are the same, in any order."""
    mine, theirs = set(split_words(one)), set(split_words(other))
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return 0.5 + 0.5 * overlap(mine, theirs)
    close = difflib.SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
    return max(overlap(mine, theirs), close if close > 0.7 else 0.0)


def texts(one: str, other: str) -> float:
    """How much of two texts is the same."""
    if one == other:
        return 1.0
    return difflib.SequenceMatcher(None, one[:400].split(), other[:400].split()).ratio()


def overlap(one: Iterable[object], other: Iterable[object]) -> float:
    """The share of what two collections have together that both of them have."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0
