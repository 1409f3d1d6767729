"""Numbers and booleans written as text, and scalars as text as they were spelled."""

from __future__ import annotations

import math
import re
from typing import Final, TypeVar

T = TypeVar("T")

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,400}")
_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "on", "y"), True),
    **dict.fromkeys(("false", "no", "off", "n"), False),
}
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})([eE][+-]?\d{1,4})?")


class SpelledInt(int):
    """An integer of a document that was not written as Python writes it: ``007``, ``0x1F``."""

    spelling: str


class SpelledFloat(float):
    """A number of a document that was not written as Python writes it: ``1.10``, ``1e3``."""

    spelling: str


def spelled(value: float, text: str) -> int | float:
    """``value``, which remembers that it was written as ``text`` if it cannot be seen from it."""
    if str(value) == text:
        return value
    found = SpelledInt(value) if isinstance(value, int) else SpelledFloat(value)
    found.spelling = text
    return found


def spelled_float(text: str) -> float:
    """The float that ``text`` writes, with its spelling."""
    return spelled(float(text), text)


def plain(value: T) -> T | int | float:
    """``value`` itself; a number without its spelling."""
    match value:
        case SpelledInt():
            return int(value)
        case SpelledFloat():
            return float(value)
        case _:
            return value


def number_of(text: str) -> int | float | None:
    """The number that ``text`` writes in decimal: ``"-7"``, ``"+1.5"``, ``".5e3"``; else None.

    Infinities, NaN and what is too large for a float are no numbers: JSON has none of them.
    """
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and math.isfinite(found := float(text)):
        return found
    return None


def boolean_of(text: str) -> bool | None:
    """The boolean that people mean by ``text``, in any case of letters; else None."""
    return {"true": True, "false": False}.get(text.lower())


def flag_of(text: str) -> bool | None:
    """The same, also by the words that were booleans before YAML 1.2: ``yes``, ``off``; else None."""
    return _FLAGS.get(text.lower())


def text_of(value: str | float | bool | None) -> str:
    """A scalar as JSON writes it, but for text, which stays as it is without quotes.

    A number of a document is text as its author spelled it.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case SpelledInt() | SpelledFloat():
            return value.spelling
        case _:
            return str(value)
