"""Units of numbers (``x-sdk-unit``): how readers are told, and which numbers are points in time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.ir.types import Doc
from generator.names.words import split_words

#: The units of time that points in time are counted in, and how many of each a second has.
PER_SECOND: Final[Mapping[str, int]] = MappingProxyType(
    {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
)
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ns": "nanoseconds",
        "us": "microseconds",
        "ms": "milliseconds",
        "s": "seconds",
        "m": "minutes",
        "h": "hours",
    }
)
_EPOCH: Final = re.compile(r"\b(unix|epoch|1970|timestamps?)\b", re.IGNORECASE)
#: Words at the end of a name that say the unit, not the thing.
_UNIT_WORDS: Final = frozenset(
    {"s", "sec", "secs", "seconds", "ms", "millis", "milliseconds", "us", "micros", "ns", "nanos"}
)


def unit_word(unit: str) -> str:
    """A unit in words, as far as it has a word of its own."""
    return _WORDS.get(unit, unit)


def unit_note(name: str, doc: Doc, shown: str) -> str:
    """What readers have to be told of the unit: nothing if there is none, or ``shown`` says it."""
    word = unit_word(doc.unit)
    if not doc.unit or re.search(rf"\b{re.escape(word)}\b", shown, re.IGNORECASE):
        return ""
    return f"in {word} since 1970-01-01 UTC" if is_instant(name, doc) else f"in {word}"


def is_instant(name: str, doc: Doc) -> bool:
    """Whether a number, or its text, is a point in time, counted since 1970; else it is a length.

    The unit alone does not say it: that of ``timeout`` is one of time as well.
    """
    if doc.unit not in PER_SECOND:
        return False
    words = bare_words(name)
    named = "timestamp" in split_words(name) or (len(words) > 1 and words[-1] == "at")
    return named or _EPOCH.search(f"{doc.summary} {doc.description}") is not None


def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name without its unit: those of ``created_at`` for ``created_at_ms``."""
    words = split_words(name)
    while len(words) > 1 and words[-1] in _UNIT_WORDS:
        words = words[:-1]
    return words
