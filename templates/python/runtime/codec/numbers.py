"""JSON numbers whose text says more than a float holds: ``1.10``, ``1e400``, twenty digits.

A response keeps such a number as :class:`Number`, which is a float with its text. What is about to
be written as JSON has :class:`Digits` in its place, which :func:`json_text` writes as it stands.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import islice
from typing import Any, List, Union
from uuid import uuid4

#: How many long numbers of a part are looked at before it is taken for granted that all are floats.
_BUDGET = 50
_PART = 1 << 14
_LONGEST = 64  # of a number across the border of two parts
#: The point of any number with 16 digits (a float holds all that have less) and of a few others.
#: To look for points is what takes the least time, and all alternatives fail soon at short numbers.
_LONG = re.compile(rb"\.(?:[0-9]{12}|(?<=[0-9]{5}\.)(?:[0-9]{8}|(?<=[0-9]{9}\.)))")
_FRACTION = re.compile(rb"\.[0-9]+(?:[eE][-+]?[0-9]+)?")


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
    """Whether JSON has, among the first long numbers of a part, one that a float does not hold."""
    first = _LONG.search(data)
    if first is None:
        return False
    starts = range(first.start(), len(data), _PART)
    return any(_has_long(data, start, start + _PART + _LONGEST) for start in starts)


def _has_long(data: Union[bytes, bytearray], start: int, end: int) -> bool:
    for point in islice(_LONG.finditer(data, start, end), _BUDGET):
        at = point.start()
        head = data[max(0, at - _LONGEST) : at]
        fraction = _FRACTION.match(data, at)
        if fraction is not None:
            whole = head[len(head.rstrip(b"0123456789")) :]
            if _is_long((whole + fraction.group()).decode("ascii")):
                return True
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
