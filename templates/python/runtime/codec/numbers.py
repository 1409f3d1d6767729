"""JSON numbers whose text says more than a float holds: ``1.10``, ``1e400``, twenty digits.

A response keeps such a number as :class:`Number`, which is a float with its text. What is about to
be written as JSON has :class:`Digits` in its place, which :func:`json_text` writes as it stands.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, List, Union
from uuid import uuid4

#: How many long numbers of a part are looked at before it is taken for granted that all are floats.
_BUDGET = 50
_CHUNK = 1 << 14
_LONGEST = 64  # of a number across the border of two chunks
#: Digits and points as 0, so that a long number can be found without looking at each byte in Python.
_DIGITS = bytes(48 if 48 <= byte <= 57 or byte == 46 else 32 for byte in range(256))
_LONG = b"0" * 19  # a float holds 17 digits, or 18 characters
_NUMBER = re.compile(rb"[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?")


class Number(float):
    """A float, and the text that it was read from."""

    __slots__ = ("text",)

    text: str

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> Any:
        return number, (self.text,)


class Digits:
    """A number that is written as its text."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digits) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


def number(text: str) -> float:
    """The float that ``text`` is; a :class:`Number` if Python would write it otherwise."""
    value = float(text)
    if repr(value) == text:
        return value
    exact = Number(value)
    exact.text = text
    return exact


def number_of(value: Decimal) -> Union[int, float]:
    """A finite decimal number as an integer or a float that keeps its digits."""
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() and text != "-0" else number(text)


def digits_of(value: Union[int, float, Decimal]) -> object:
    """A number as it is written: itself, or :class:`Digits` if it holds more than a float."""
    found = number_of(value) if isinstance(value, Decimal) else value
    return Digits(found.text) if isinstance(found, Number) else found


def loads(text: Union[str, bytes, bytearray]) -> Any:
    """JSON in which no digit of a number is lost.

    :raises ValueError: the text is not JSON.
    """
    return json.loads(text, parse_float=number)


def has_long_numbers(data: Union[bytes, bytearray]) -> bool:
    """Whether JSON has, among its first long numbers, one that a float does not hold."""
    if len(data) <= _CHUNK:
        return _has_long(data)
    parts = range(0, len(data), _CHUNK)
    return any(_has_long(data[at : at + _CHUNK + _LONGEST]) for at in parts)


def _has_long(data: Union[bytes, bytearray]) -> bool:
    digits = data.translate(_DIGITS)
    at = digits.find(_LONG)
    budget = _BUDGET if at >= 0 else 0
    while at >= 0 and budget:
        budget -= 1
        end = digits.find(b" ", at)
        end = len(data) if end < 0 else end
        if data.find(b".", at, end) >= 0:
            found = _NUMBER.match(data, at)
            if found is not None and _is_long(found.group().decode("ascii")):
                return True
        at = digits.find(_LONG, end)
    return False


def _is_long(text: str) -> bool:
    digits = text.lower().partition("e")[0].replace(".", "").lstrip("-0")
    return len(digits) > 15 and Decimal(repr(float(text))) != Decimal(text)


def json_text(value: object, *, ascii: bool = True) -> str:
    """JSON-ready ``value``, which may contain :class:`Digits`, as JSON text."""
    found: List[str] = []
    mark = ""

    def place(item: object) -> str:
        nonlocal mark
        if not isinstance(item, Digits):
            raise TypeError(f"{type(item).__name__} cannot be converted to JSON")
        mark = mark or uuid4().hex
        found.append(item.text)
        return f"{mark} {len(found) - 1}."

    text = json.dumps(value, default=place, ensure_ascii=ascii)
    for at, digits in enumerate(found):
        text = text.replace(f'"{mark} {at}."', digits, 1)
    return text
