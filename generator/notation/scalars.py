"""Numbers and booleans written as text, and scalars as text."""

from __future__ import annotations

import math
import re
from typing import Final

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,400}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})([eE][+-]?\d{1,4})?")


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


def text_of(value: str | float | bool | None) -> str:
    """A scalar as JSON writes it, but for text, which stays as it is without quotes."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case _:
            return str(value)
