"""Scalars: how each one is written in JSON, URLs and headers, and how its text is read.

A :class:`Scalar` pairs a Python type with a wire form. ``write`` is strict (requests): it returns
the wire value, or raises a ValueError that says what is wrong without quoting the value. ``dump``
never fails: it writes what it can and leaves the rest unchanged.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import TYPE_CHECKING, Any, Callable, Dict, Optional, Tuple, Type, Union
from uuid import UUID

from . import times
from .numbers import Number, digits_of, number_of

if TYPE_CHECKING:
    from typing_extensions import TypeGuard

_Bytes = Union[bytes, bytearray, memoryview]

# for regular expressions of pydantic (Rust): what is written as it came
_QUARTET = r"[A-Za-z0-9%s]{4}"
_TAILS = r"([A-Za-z0-9%s][AQgw]%s|[A-Za-z0-9%s]{2}[AEIMQUYcgkosw048]%s)?"

class Scalar:
    """One Python type and its wire form.

    ``kind`` is the mark of :class:`~.markers.Wire`, ``""`` for the usual form. ``phrase``
    completes "must be ...". ``format`` writes a value of ``type``; ``parse`` reads wire text.
    ``text`` says that the wire form is text, so that callers can also pass it as text; such text
    is written as it was read where ``written``, a regular expression, describes it.
    """

    __slots__ = ("_parse", "format", "kind", "phrase", "text", "type", "written")

    def __init__(
        self,
        type: Type[Any],
        kind: str,
        phrase: str,
        format: Callable[[Any], Any],
        parse: Callable[[str], Any],
        *,
        text: bool = True,
        written: str = "",
    ) -> None:
        self.type = type
        self.kind = kind
        self.phrase = phrase
        self.format = format
        self._parse = parse
        self.text = text
        self.written = f"^({written})$"

    def accepts(self, value: object) -> bool:
        """Whether ``value`` has the Python type. A bool is not an int, a datetime not a date."""
        if isinstance(value, bool):
            return self.type is bool
        if self.type is date:
            return isinstance(value, date) and not isinstance(value, datetime)
        if self.type is float or self.type is Decimal:
            return isinstance(value, (Decimal, int) if self.text else (float, Decimal, int))
        if self.type is bytes:
            return isinstance(value, (bytes, bytearray, memoryview))
        return isinstance(value, self.type)

    def write(self, value: object) -> object:
        """The wire value for a request. A ValueError says what ``value`` must be."""
        if self.accepts(value):
            return self.format(value)
        if self.type in (datetime, timedelta) and not self.text and _is_number(value):
            return digits_of(value)  # it is the number that is sent
        if self.text and isinstance(value, str):
            try:
                self._parse(value)
            except ValueError:
                raise ValueError(f"must be {self.phrase}") from None
            return value
        raise ValueError(f"must be {self.phrase}, not {type(value).__name__}")

    def dump(self, value: object) -> object:
        """The wire value, or ``value`` itself if it has another type.

        Unlike :meth:`write` it keeps a naive datetime naive and every digit of a Decimal, so that
        the value can be read back unchanged.
        """
        if not self.accepts(value):
            return value
        if isinstance(value, datetime) and not self.kind:
            return times.format_datetime_text(value)
        if isinstance(value, float):
            return value
        if isinstance(value, Decimal) and value.is_finite() and not self.text:
            return number_of(value)
        try:
            return self.format(value)
        except ValueError:
            return str(value) if self.type is Decimal else value

    def read(self, value: object) -> object:
        """The input for pydantic: text that can be parsed is parsed, anything else unchanged."""
        if isinstance(value, str):
            return self._parse(value)
        if self.kind == "unix-time" and isinstance(value, (int, float, Decimal)):
            return times.from_unix(value)
        return value


class Instant(Scalar):
    """A number, or its text, that counts a unit since 1970: a datetime is accepted as well."""

    __slots__ = ("unit",)

    def __init__(self, base: Scalar, unit: str) -> None:
        phrase = f"{base.phrase}, or a datetime"
        super().__init__(base.type, base.kind, phrase, base.format, base._parse, text=base.text)
        self.unit = unit

    def write(self, value: object) -> object:
        if isinstance(value, datetime):
            return in_units(value, self.unit, self.type)
        return super().write(value)


def in_units(value: datetime, unit: str, type_: object) -> object:
    """A datetime as what counts a unit since 1970: a number, or its text where the type is text."""
    count = times.to_units(value, unit)
    return str(count) if type_ is str else count


def _identity(value: object) -> object:
    return value


def _str(value: str) -> str:
    return str.__str__(value)


def _number(value: Union[int, float, Decimal]) -> object:
    if not (isinstance(value, (int, Number)) or _is_finite(value)):
        raise ValueError("must be a finite number")
    return digits_of(value)


def _is_number(value: object) -> TypeGuard[Union[int, float, Decimal]]:
    if isinstance(value, int):
        return not isinstance(value, bool)
    return isinstance(value, (float, Decimal)) and _is_finite(value)


def _is_finite(value: Union[float, Decimal]) -> bool:
    return value.is_finite() if isinstance(value, Decimal) else isfinite(value)


def _parse_float(text: str) -> float:
    try:
        return int(text)
    except ValueError:
        return float(text)


def _format_decimal_text(value: Union[int, Decimal]) -> str:
    if not (isinstance(value, int) or _is_finite(value)):
        raise ValueError("must be a finite number")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _parse_decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("not a number") from None


def _format_base64(value: _Bytes) -> str:
    return base64.b64encode(bytes(value)).decode("ascii")


def _format_base64url(value: _Bytes) -> str:
    return base64.urlsafe_b64encode(bytes(value)).decode("ascii").rstrip("=")


def _parse_base64(text: str) -> bytes:
    """Either alphabet, with or without padding, line breaks allowed."""
    data = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("not base64") from None


def _parse_bool(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError("not a boolean")
    return text.lower() == "true"


def _format_bool(value: bool) -> str:
    return "true" if value else "false"


STR = Scalar(str, "", "a string", _str, _identity)
INT = Scalar(int, "", "an integer", _identity, int, text=False)
FLOAT = Scalar(float, "", "a number", _number, _parse_float, text=False)
BOOL = Scalar(bool, "", "a boolean", _identity, _parse_bool, text=False)

_DATE_TIME = "a datetime, or text such as 2024-05-01T12:00:00Z"
_BYTES = "bytes, or base64 text"

ALL: Tuple[Scalar, ...] = (
    STR,
    INT,
    FLOAT,
    BOOL,
    Scalar(float, "number", "a number", _number, _parse_float, text=False),
    Scalar(
        datetime, "", _DATE_TIME, times.format_request_time, times.parse_datetime,
        written=f"{times.DAY}T{times.CLOCK}{times.ZONE}",
    ),
    Scalar(
        datetime, "http-date", "a datetime, or an HTTP date", times.format_http_date, times.parse_http_date,
        written="[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
    ),
    Scalar(
        datetime, "unix-time", "a datetime, or a number of seconds", times.format_unix, times.parse_unix,
        text=False,
    ),
    Scalar(
        date, "", "a date, or text such as 2024-05-01", date.isoformat, times.parse_date, written=times.DAY
    ),
    Scalar(
        time, "", "a time, or text such as 12:00:00", times.format_time, times.parse_time,
        written=f"{times.CLOCK}{times.ZONE}?",
    ),
    Scalar(
        timedelta, "", "a timedelta, or text such as PT30M", times.format_duration, times.parse_duration,
        written=times.SPAN,
    ),
    Scalar(
        timedelta, "seconds", "a timedelta, or a number of seconds", times.format_seconds,
        times.parse_seconds, text=False,
    ),
    Scalar(UUID, "", "a UUID", str, UUID, written="[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    Scalar(Decimal, "", "a Decimal", _number, _parse_decimal, text=False),
    Scalar(Decimal, "number", "a Decimal", _number, _parse_decimal, text=False),
    Scalar(
        Decimal, "string", "a Decimal, or its text", _format_decimal_text, _parse_decimal,
        written=r"-?(0|[1-9][0-9]*)(\.[0-9]+)?",
    ),
    Scalar(int, "string", "an integer, or its text", str, int, written="0|-?[1-9][0-9]*"),
    Scalar(
        bool, "string", "a boolean, or its text", _format_bool, _parse_bool, written="true|false"
    ),
    Scalar(
        bytes, "base64", _BYTES, _format_base64, _parse_base64,
        written=f"({_QUARTET % '+/'})*{_TAILS % ('+/', '==', '+/', '=')}",
    ),
    Scalar(
        bytes, "base64url", _BYTES, _format_base64url, _parse_base64,
        written=f"({_QUARTET % '_-'})*{_TAILS % ('_-', '', '_-', '')}",
    ),
)  # fmt: skip

_BY_TYPE: Dict[Tuple[object, str], Scalar] = {(scalar.type, scalar.kind): scalar for scalar in ALL}


def of_value(value: object) -> Optional[Scalar]:
    """The scalar in its usual form that is meant by a value without a type."""
    if isinstance(value, Decimal):
        return find(Decimal)
    return next((scalar for scalar in ALL if not scalar.kind and scalar.accepts(value)), None)


def find(type_: object, kind: str = "") -> Optional[Scalar]:
    """The scalar of a Python type and a kind of wire form; None when there is none."""
    try:
        return _BY_TYPE.get((type_, kind))
    except TypeError:  # not hashable
        return None
