"""One change between two states of an API, and how kinds of changes are declared.

Each kind stands in a table once: its id, what it means, its verdict, its sentence, what to do, and
the kind that it is when OLD and NEW change places. A kind has one verdict; where a verdict depends
on something, there is a kind for each case. :func:`sided` declares the kinds of what is different in
requests, in responses, and in what is both sent and received.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Loc


class Verdict(enum.Enum):
    """What a change means for whoever uses the API or its SDK, the worst first."""

    BREAKING = "breaking"  # code or requests that worked do not any more
    DANGEROUS = "dangerous"  # they work, but can meet something that was not there before
    ADDITIVE = "additive"  # nobody has to do anything
    DOCS = "docs"  # only what people read is different

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _RANKS[self]


_RANKS: Final[Mapping[Verdict, int]] = MappingProxyType(
    {verdict: rank for rank, verdict in enumerate(Verdict)}
)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The worst of ``verdicts``; None for none at all."""
    return min(verdicts, key=lambda verdict: verdict.rank, default=None)


class Side(enum.Enum):
    """Which way what has changed travels."""

    NONE = ""  # it is no part of a message, or of no message that anybody sends
    REQUEST = "request"  # what a user of the SDK sends
    RESPONSE = "response"  # what a user of the SDK receives
    SHARED = "shared"  # both


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    ``subject`` is what it is about: the key of an operation, the pointer of a schema, or a symbol
    of the SDK; ``member`` is the part of it, such as a property or ``query:limit``. ``before`` and
    ``after`` are the values that differ, as readers see them ("" for none). ``operations`` are the
    keys of those that are affected.
    """

    id: str
    subject: str
    verdict: Verdict
    sentence: str
    advice: str = ""
    member: str = ""
    before: str = ""
    after: str = ""
    side: Side = Side.NONE
    operations: tuple[str, ...] = ()
    old: Loc | None = None
    new: Loc | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change.

    ``sentence`` is a format of ``{what}`` (what has changed, as a user knows it), ``{where}`` (what
    that belongs to), ``{before}`` and ``{after}``. ``reverse`` is the id of the same change from
    NEW to OLD.
    """

    id: str
    meaning: str
    verdict: Verdict
    sentence: str
    advice: str = ""
    reverse: str = ""
    side: Side = Side.NONE

    def tell(self, *, what: str = "", where: str = "", before: str = "", after: str = "") -> str:
        """The sentence about one such change; without ``what`` it is about all of ``where``."""
        template = self.sentence if what else self.sentence.replace("{what} of ", "")
        text = template.format(what=what, where=where, before=before, after=after)
        return text[:1].upper() + text[1:]


Kinds = Mapping[str, Kind]


def sided(kind: Kind, *, request: Verdict, response: Verdict) -> tuple[Kind, ...]:
    """The kinds of a change whose verdict depends on the way that a value travels.

    They are called ``request-ID``, ``response-ID`` and ``shared-ID``; the last has the worse of the
    two verdicts.
    """
    shared = min(request, response, key=lambda verdict: verdict.rank)
    return tuple(
        replace(
            kind,
            id=f"{side.value}-{kind.id}",
            verdict=verdict,
            side=side,
            reverse=f"{side.value}-{kind.reverse or kind.id}",
        )
        for side, verdict in (
            (Side.REQUEST, request),
            (Side.RESPONSE, response),
            (Side.SHARED, shared),
        )
    )


def table(*rows: Kind) -> Kinds:
    """``rows`` by their ids. Raises ValueError unless each id is there once, and its reverse too.

    A row without a reverse is its own.
    """
    found = {row.id: replace(row, reverse=row.reverse or row.id) for row in rows}
    if len(found) != len(rows):
        message = "a kind of change is declared twice"
        raise ValueError(message)
    wrong = [row.id for row in found.values() if not _mirrored(row, found)]
    if wrong:
        message = f"not each other's reverse: {', '.join(sorted(wrong))}"
        raise ValueError(message)
    return MappingProxyType(found)


def _mirrored(row: Kind, rows: Kinds) -> bool:
    other = rows.get(row.reverse)
    return other is not None and other.reverse == row.id


def mirrored(change: Change, kinds: Kinds) -> tuple[object, ...]:
    """What identifies ``change`` when OLD and NEW change places: see :func:`identity`."""
    turned = replace(
        change,
        id=kinds[change.id].reverse,
        before=change.after,
        after=change.before,
        old=change.new,
        new=change.old,
    )
    return identity(turned)


def identity(change: Change) -> tuple[object, ...]:
    """What tells one change from another, whatever is said about it."""
    return (change.id, change.before, change.after, change.old, change.new)
