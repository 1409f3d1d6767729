"""One cell of a table: a JSON value as the type of its column, or None where it is no such value.

A column has one type, whatever a server sends: text columns hold the JSON text of what is no text,
and a number that is written as text is a number. ``raw=True`` keeps what a cell cannot hold.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Callable, Dict, Mapping, Optional, Type

from pydantic_core import PydanticSerializationError, to_json

from ..base.guards import is_list
from ..spec.rows import Column
from .numbers import Digits, json_text, number
from .times import EPOCH, format_datetime_text, parse_datetime, parse_http_date

#: The last step of one output: of a column of this type, what a cell becomes there.
Finish = Mapping[str, Callable[[Column, Any], object]]

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,4})?")
_FINER = re.compile(r"[.,][0-9]{6}([0-9]{1,3})")
_BITS = 128  # of numbers that can be times
_NANOSECONDS = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}


class Cell:
    """How the cells of one column are made.

    Values of the type ``native`` need no conversion. :meth:`of` takes any JSON value, whose numbers
    may be :class:`.numbers.Digits`.
    """

    __slots__ = ("_convert", "_finish", "column", "native")

    def __init__(self, column: Column, finish: Finish) -> None:
        self.column = column
        self._convert = _JOINED if column.join is not None else _CONVERT[column.type]
        self._finish = finish.get(column.type)
        self.native: Optional[Type[object]] = None
        if column.join is None and self._finish is None:
            self.native = _NATIVE.get(column.type)

    def of(self, value: object) -> object:
        """The cell of a JSON value."""
        cell = None if value is None else self._convert(value, self.column)
        if cell is None or self._finish is None:
            return cell
        return self._finish(self.column, cell)


def text_of(value: object) -> str:
    """A JSON value, whose numbers may be :class:`.numbers.Digits`, as text in Unicode."""
    try:
        return to_json(value).decode("utf-8")
    except PydanticSerializationError:  # digits, or half a character
        return json_text(value, ascii=False)


def time_of(_column: Column, nanoseconds: int) -> Optional[datetime]:
    """A time as Python has it: in UTC, in microseconds. None where it is out of range."""
    try:
        return EPOCH + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return None


def time_text(column: Column, nanoseconds: int) -> Optional[str]:
    """A time as RFC 3339 has it, with all its digits."""
    found = time_of(column, nanoseconds)
    if found is None:
        return None
    finer = nanoseconds % 1000
    if not finer:
        return format_datetime_text(found)
    return f"{found.replace(tzinfo=None).isoformat(timespec='microseconds')}{finer:03}Z"


def _text(value: object, _column: Column) -> object:
    if type(value) is float:
        return repr(value)  # the versions of pydantic differ
    return value if isinstance(value, str) else text_of(value)


def _joined(value: object, column: Column) -> object:
    if not is_list(value):
        return _text(value, column)
    texts = ("" if each is None else str(_text(each, column)) for each in value)
    return (column.join or "").join(texts)


def _number(value: object, _column: Column) -> Optional[float]:
    if isinstance(value, (str, Digits)):
        text = str(value).strip()
        if not _NUMBER.fullmatch(text):
            return None
        value = number(text)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        float(value)
    except OverflowError:
        return None
    return value


def _integer(value: object, _column: Column) -> Optional[int]:
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    found = _exact(value)
    return int(found) if found is not None and found == found.to_integral_value() else None


def _boolean(value: object, _column: Column) -> Optional[bool]:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return bool(value) if isinstance(value, (bool, int)) and value in (0, 1) else None


def _time(value: object, column: Column) -> Optional[int]:
    """Nanoseconds since 1970."""
    found = _exact(value) if column.unit else None
    if found is not None:
        return int(found * _NANOSECONDS[column.unit])
    if not isinstance(value, str):
        return None
    try:
        moment = parse_datetime(value.strip())
    except ValueError:
        try:
            moment = parse_http_date(value)
        except ValueError:
            return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)  # never local time: see codec/times.py
    finer = _FINER.search(value)
    return (moment - EPOCH) // timedelta(microseconds=1) * 1000 + (
        int(finer[1].ljust(3, "0")) if finer else 0
    )


def _exact(value: object) -> Optional[Decimal]:
    """A number of reasonable size with all its digits, also one that is written as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Digits)):
        return None
    if isinstance(value, int):
        return Decimal(value) if value.bit_length() < _BITS else None
    text = str(value).strip()
    if len(text) > 100 or not _NUMBER.fullmatch(text):
        return None
    found = Decimal(text)
    return found if abs(found.adjusted()) < _BITS // 3 else None


_Convert = Callable[[Any, Column], object]
_NATIVE: Dict[str, Type[object]] = {"text": str, "integer": int, "number": float, "boolean": bool}
_CONVERT: Dict[str, _Convert] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "json": lambda value, _column: text_of(value),
    "time": _time,
}
_JOINED: _Convert = _joined

#: What the cells of ``rows()`` are made of: nothing but times differs from JSON.
AS_PYTHON: Finish = {"time": time_of}
#: The same as text, for CSV.
AS_TEXT: Finish = {
    "time": time_text,
    "boolean": lambda _column, value: "true" if value else "false",
}
