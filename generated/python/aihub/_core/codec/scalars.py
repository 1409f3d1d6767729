"""Scalars: how each one is written in JSON, URLs and headers, and how its text is read.

A :class:`Scalar` pairs a Python type with a wire form. ``write`` is strict (requests): it returns
the wire value, or raises a ValueError that says what is wrong without quoting the value. ``dump``
never fails: it writes what it can and leaves the rest unchanged.
"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation
from email.utils import format_datetime, parsedate_to_datetime
from math import isfinite
from typing import Any, Callable, Dict, Optional, Tuple, Type, Union
from uuid import UUID

_Bytes = Union[bytes, bytearray, memoryview]

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

_TIME = r"(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?"
_OFFSET = r"([Zz]|[+-]\d{2}:?\d{2})?"
_DATE_TIME_RE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[Tt ]" + _TIME + _OFFSET)
_TIME_RE = re.compile(_TIME + _OFFSET)
_DURATION_RE = re.compile(
    r"[+-]?P(?!$)(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?W)?(\d+([.,]\d+)?D)?"
    r"(T(?!$)(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?"
)


class Scalar:
    """One Python type and its wire form.

    ``kind`` is the mark of :class:`~.markers.Wire`, ``""`` for the usual form. ``phrase``
    completes "must be ...". ``format`` writes a value of ``type``; ``parse`` reads wire text.
    ``text`` says that the wire form is text, so that callers can also pass it as text.
    """

    __slots__ = ("_parse", "format", "kind", "phrase", "text", "type")

    def __init__(
        self,
        type: Type[Any],
        kind: str,
        phrase: str,
        format: Callable[[Any], Any],
        parse: Callable[[str], Any],
        *,
        text: bool = True,
    ) -> None:
        self.type = type
        self.kind = kind
        self.phrase = phrase
        self.format = format
        self._parse = parse
        self.text = text

    def accepts(self, value: object) -> bool:
        """Whether ``value`` has the Python type. A bool is not an int, a datetime not a date."""
        if isinstance(value, bool):
            return self.type is bool
        if self.type is date:
            return isinstance(value, date) and not isinstance(value, datetime)
        if self.type is float or self.type is Decimal:
            return isinstance(value, (self.type, int))
        if self.type is bytes:
            return isinstance(value, (bytes, bytearray, memoryview))
        return isinstance(value, self.type)

    def write(self, value: object) -> object:
        """The wire value for a request. A ValueError says what ``value`` must be."""
        if self.accepts(value):
            return self.format(value)
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
            return format_datetime_text(value)
        try:
            return self.format(value)
        except ValueError:
            return str(value) if self.type is Decimal else value

    def read(self, value: object) -> object:
        """The input for pydantic: text that can be parsed is parsed, anything else unchanged."""
        if isinstance(value, str):
            return self._parse(value)
        if self.kind == "unix-time" and isinstance(value, (int, float, Decimal)):
            return _from_unix(value)
        return value


def _identity(value: object) -> object:
    return value


def _str(value: str) -> str:
    return str.__str__(value)


def _float(value: float) -> object:
    if not isfinite(value):
        raise ValueError("must be a finite number")
    return value


def _parse_float(text: str) -> float:
    try:
        return int(text)
    except ValueError:
        return float(text)


def format_datetime_text(value: datetime) -> str:
    """RFC 3339. A naive value gets no offset, UTC is written as ``Z``."""
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def _format_request_time(value: datetime) -> str:
    return format_datetime_text(_aware(value))


def _aware(value: datetime) -> datetime:
    # a date-time without offset is not RFC 3339; it is taken as UTC, never as local time
    return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value


def _parse_datetime(text: str) -> datetime:
    match = _DATE_TIME_RE.fullmatch(text)
    if match is None:
        raise ValueError("not a date-time")
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    return datetime(
        int(year), int(month), int(day), int(hour), int(minute), int(second or 0),
        _microseconds(fraction), _offset(offset),
    )  # fmt: skip


def _parse_time(text: str) -> time:
    match = _TIME_RE.fullmatch(text)
    if match is None:
        raise ValueError("not a time")
    hour, minute, second, fraction, offset = match.groups()
    return time(
        int(hour), int(minute), int(second or 0), _microseconds(fraction), _offset(offset)
    )  # fmt: skip


def _microseconds(fraction: Optional[str]) -> int:
    return int((fraction or "0")[:6].ljust(6, "0"))


def _offset(text: Optional[str]) -> Optional[timezone]:
    if not text:
        return None
    if text in "Zz":
        return timezone.utc
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _parse_date(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("not a date")
    return date(int(text[:4]), int(text[5:7]), int(text[8:]))


def _format_http_date(value: datetime) -> str:
    return format_datetime(_aware(value).astimezone(timezone.utc), usegmt=True)


def _parse_http_date(text: str) -> datetime:
    try:
        value = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return _parse_datetime(text)  # servers mix the two formats
    return _aware(value)


def _format_unix(value: datetime) -> object:
    delta = _aware(value) - EPOCH
    whole = delta.days * 86400 + delta.seconds
    return whole + delta.microseconds / 1e6 if delta.microseconds else whole


def _from_unix(value: Union[float, Decimal]) -> datetime:
    try:
        return EPOCH + timedelta(seconds=value if isinstance(value, int) else float(value))
    except OverflowError:
        raise ValueError("the time is out of range") from None


def _parse_unix(text: str) -> datetime:
    try:
        return _from_unix(_parse_float(text))
    except ValueError:
        return _parse_datetime(text)


def format_duration(value: timedelta) -> str:
    """ISO 8601, for example ``P1DT2H`` or ``-PT0.5S``; never months or years."""
    sign, value = ("-", -value) if value < timedelta(0) else ("", value)
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{value.microseconds:06d}".rstrip("0") if value.microseconds else ""
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    clock += f"{seconds}{fraction}S" if seconds or fraction else ""
    days = f"{value.days}D" if value.days else ""
    return sign + "P" + ((days + ("T" + clock if clock else "")) or "T0S")


def _parse_duration(text: str) -> object:
    if not _DURATION_RE.fullmatch(text):
        raise ValueError("not a duration")
    return text  # pydantic parses the rest


def _format_seconds(value: timedelta) -> object:
    if value.microseconds:
        return value / timedelta(seconds=1)
    return value.days * 86400 + value.seconds


def _parse_seconds(text: str) -> object:
    try:
        return timedelta(seconds=float(text))
    except (ValueError, OverflowError):
        return _parse_duration(text)


def _format_decimal(value: Union[int, Decimal]) -> object:
    if isinstance(value, int):
        return value
    if not value.is_finite():
        raise ValueError("must be a finite number")
    if value == value.to_integral_value() and value.adjusted() < 400:
        return int(value)
    if Decimal(repr(float(value))) != value:
        raise ValueError("has more digits than a JSON number keeps")
    return float(value)


def _format_decimal_text(value: object) -> str:
    if isinstance(value, Decimal) and not value.is_finite():
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
    return base64.urlsafe_b64encode(bytes(value)).decode("ascii")


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
FLOAT = Scalar(float, "", "a number", _float, _parse_float, text=False)
BOOL = Scalar(bool, "", "a boolean", _identity, _parse_bool, text=False)

_DATE_TIME = "a datetime, or text such as 2024-05-01T12:00:00Z"
_BYTES = "bytes, or base64 text"

ALL: Tuple[Scalar, ...] = (
    STR,
    INT,
    FLOAT,
    BOOL,
    Scalar(float, "number", "a number", _float, _parse_float, text=False),
    Scalar(datetime, "", _DATE_TIME, _format_request_time, _parse_datetime),
    Scalar(
        datetime, "http-date", "a datetime, or an HTTP date", _format_http_date, _parse_http_date
    ),
    Scalar(datetime, "unix-time", "a datetime", _format_unix, _parse_unix, text=False),
    Scalar(date, "", "a date, or text such as 2024-05-01", date.isoformat, _parse_date),
    Scalar(time, "", "a time, or text such as 12:00:00", time.isoformat, _parse_time),
    Scalar(timedelta, "", "a timedelta, or text such as PT30M", format_duration, _parse_duration),
    Scalar(timedelta, "seconds", "a timedelta", _format_seconds, _parse_seconds, text=False),
    Scalar(UUID, "", "a UUID", str, UUID),
    Scalar(Decimal, "", "a Decimal", _format_decimal, _parse_decimal, text=False),
    Scalar(Decimal, "string", "a Decimal, or its text", _format_decimal_text, _parse_decimal),
    Scalar(int, "string", "an integer, or its text", str, int),
    Scalar(bool, "string", "a boolean, or its text", _format_bool, _parse_bool),
    Scalar(bytes, "base64", _BYTES, _format_base64, _parse_base64),
    Scalar(bytes, "base64url", _BYTES, _format_base64url, _parse_base64),
)

_BY_TYPE: Dict[Tuple[object, str], Scalar] = {(scalar.type, scalar.kind): scalar for scalar in ALL}


def find(type_: object, kind: str = "") -> Optional[Scalar]:
    """The scalar of a Python type and a kind of wire form; None when there is none."""
    try:
        return _BY_TYPE.get((type_, kind))
    except TypeError:  # not hashable
        return None
