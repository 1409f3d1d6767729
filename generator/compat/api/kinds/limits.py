"""Kinds of changes of limits: a lower or an upper bound, and what else is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.compat.api.kinds.rows import A, B, D, Ways, way
from generator.compat.change import Kind

#: What sets a lower bound, by its field: the word for ids, the key of the document, and a noun.
LEAST: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "minimum": ("minimum", "minimum"),
        "above": ("exclusive-minimum", "exclusiveMinimum"),
        "min_length": ("min-length", "minLength"),
        "min_items": ("min-items", "minItems"),
        "min_properties": ("min-properties", "minProperties"),
    }
)
#: What sets an upper bound.
MOST: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "maximum": ("maximum", "maximum"),
        "below": ("exclusive-maximum", "exclusiveMaximum"),
        "max_length": ("max-length", "maxLength"),
        "max_items": ("max-items", "maxItems"),
        "max_properties": ("max-properties", "maxProperties"),
    }
)

_TIGHTER: Final[Ways] = (B, A)
_LOOSER: Final[Ways] = (A, D)
_SEND = "Send only values that are still allowed."


def _bound(word: str, key: str, *, raised: Ways, lowered: Ways) -> Iterator[Kind]:
    yield from way(
        f"{word}-raised",
        raised,
        "{what} of {where} has the " + key + " {after} instead of {before}.",
        meaning=f"{key} is higher.",
        reverse=f"{word}-lowered",
        advice=_SEND if raised == _TIGHTER else "",
    )
    yield from way(
        f"{word}-lowered",
        lowered,
        "{what} of {where} has the " + key + " {after} instead of {before}.",
        meaning=f"{key} is lower.",
        reverse=f"{word}-raised",
        advice=_SEND if lowered == _TIGHTER else "",
    )
    yield from _presence(word, key)


def _presence(word: str, key: str) -> Iterator[Kind]:
    yield from way(
        f"{word}-added",
        _TIGHTER,
        "{what} of {where} has the " + key + " {after} now.",
        meaning=f"{key} is added.",
        reverse=f"{word}-removed",
        advice=_SEND,
    )
    yield from way(
        f"{word}-removed",
        _LOOSER,
        "{what} of {where} no longer has the " + key + " {before}.",
        meaning=f"{key} is removed.",
        reverse=f"{word}-added",
    )


def _rows() -> Iterator[Kind]:
    for word, key in LEAST.values():
        yield from _bound(word, key, raised=_TIGHTER, lowered=_LOOSER)
    for word, key in MOST.values():
        yield from _bound(word, key, raised=_LOOSER, lowered=_TIGHTER)
    for word, key in (("multiple-of", "multipleOf"), ("pattern", "pattern")):
        yield from _presence(word, key)
        yield from way(
            f"{word}-changed",
            (B, D),
            "{what} of {where} has the " + key + " {after} instead of {before}.",
            meaning=f"{key} changed.",
            advice=_SEND,
        )
    yield from way(
        "rule-added",
        (D, A),
        "{what} of {where} has to pass another check: {after}.",
        meaning="A schema gains a keyword that no type can say: not, if, contains, ...",
        reverse="rule-removed",
        advice=_SEND,
    )
    yield from way(
        "rule-removed",
        (A, D),
        "{what} of {where} need not pass the check {before} any more.",
        meaning="A schema loses a keyword that no type can say.",
        reverse="rule-added",
    )
    yield from way(
        "rule-changed",
        (D, D),
        "{what} of {where} has to pass another check: {after} instead of {before}.",
        meaning="A keyword that no type can say has another value.",
        advice=_SEND,
    )


ROWS: Final = tuple(_rows())
