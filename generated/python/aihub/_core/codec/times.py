"""Times as text and numbers: RFC 3339, HTTP dates, seconds since 1970, durations of ISO 8601.

Functions that read raise a ValueError for what is no such text.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from email.utils import format_datetime, parsedate_to_datetime
from typing import Optional, Union

#: How many of a unit a second has.
PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

# what is written as it came, for the regular expressions of pydantic (Rust)
_FRACTION = (
    r"(\.([0-9]{2}[1-9]|[0-9][1-9]0|[1-9]00|[0-9]{3}([0-9]{2}[1-9]|[0-9][1-9]0|[1-9]00)))?"
)
CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}" + _FRACTION
ZONE = r"(Z|[+-](0[1-9]|1[0-9]|2[0-3]):[0-9]{2}|[+-]00:(0[1-9]|[1-5][0-9]))"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SIXTY = r"([1-9]|[1-5][0-9])"
_SECONDS = r"(([0-9]|[1-5][0-9])\.[0-9]{0,5}[1-9]|" + _SIXTY + ")"
SPAN = (
    r"-?P([1-9][0-9]*D)?(T([1-9]|1[0-9]|2[0-3])H(%sM)?(%sS)?|T%sM(%sS)?|T%sS)?|PT0S"
    % (_SIXTY, _SECONDS, _SIXTY, _SECONDS, _SECONDS)
)
_TIME = r"(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?"
_OFFSET = r"([Zz]|[+-]\d{2}:?\d{2})?"
_YEAR_RE = re.compile(r" ([0-9]{4})\b")
_DATE_TIME_RE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[Tt ]" + _TIME + _OFFSET)
_TIME_RE = re.compile(_TIME + _OFFSET)
_DURATION_RE = re.compile(
    r"[+-]?P(?!$)(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?W)?(\d+([.,]\d+)?D)?"
    r"(T(?!$)(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?"
)


def format_datetime_text(value: datetime) -> str:
    """RFC 3339. A naive value gets no offset, UTC is written as ``Z``."""
    return _utc_as_z(value.isoformat(timespec=_timespec(value)))


def format_time(value: time) -> str:
    """RFC 3339, as :func:`format_datetime_text`."""
    return _utc_as_z(value.isoformat(timespec=_timespec(value)))


def _timespec(value: Union[datetime, time]) -> str:
    if not value.microsecond:
        return "seconds"
    return "microseconds" if value.microsecond % 1000 else "milliseconds"


def _utc_as_z(text: str) -> str:
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def format_request_time(value: datetime) -> str:
    """The same for requests: a naive value is in UTC."""
    return format_datetime_text(_aware(value))


def _aware(value: datetime) -> datetime:
    # a date-time without offset is not RFC 3339; it is taken as UTC, never as local time
    return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value


def parse_datetime(text: str) -> datetime:
    """RFC 3339; seconds and the offset may be missing."""
    match = _DATE_TIME_RE.fullmatch(text)
    if match is None:
        raise ValueError("not a date-time")
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    return datetime(
        int(year), int(month), int(day), int(hour), int(minute), int(second or 0),
        _microseconds(fraction), _offset(offset),
    )  # fmt: skip


def parse_time(text: str) -> time:
    """RFC 3339; seconds and the offset may be missing."""
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


def parse_date(text: str) -> date:
    """ISO 8601, for example ``2024-05-01``."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("not a date")
    return date(int(text[:4]), int(text[5:7]), int(text[8:]))


def format_http_date(value: datetime) -> str:
    """RFC 9110, for example ``Wed, 01 May 2024 12:00:00 GMT``."""
    return format_datetime(_aware(value).astimezone(timezone.utc), usegmt=True)


def parse_http_date(text: str) -> datetime:
    """RFC 9110, or RFC 3339."""
    try:
        value = parsedate_to_datetime(text)
        year = _YEAR_RE.search(text)
        if year is not None:  # the library takes 0001 for 2001
            value = value.replace(year=int(year[1]))
    except (TypeError, ValueError, IndexError):
        return parse_datetime(text)  # servers mix the two formats
    return _aware(value)


def format_unix(value: datetime) -> object:
    """Seconds since 1970: an integer, or a float if there is a fraction."""
    delta = _aware(value) - EPOCH
    whole = delta.days * 86400 + delta.seconds
    return whole + delta.microseconds / 1e6 if delta.microseconds else whole


def from_unix(value: Union[float, Decimal]) -> datetime:
    """The time in UTC that is so many seconds after 1970."""
    try:
        return EPOCH + timedelta(seconds=value if isinstance(value, int) else float(value))
    except OverflowError:
        raise ValueError("the time is out of range") from None


def parse_unix(text: str) -> datetime:
    """Seconds since 1970 as text, or RFC 3339."""
    try:
        return from_unix(float(text))
    except ValueError:
        return parse_datetime(text)


def to_units(value: datetime, unit: str) -> int:
    """The whole units since 1970, ``s`` to ``ns``; a naive value is in UTC."""
    delta = _aware(value) - EPOCH
    micros = (delta.days * 86400 + delta.seconds) * 10**6 + delta.microseconds
    return micros * PER_SECOND[unit] // 10**6


def from_units(value: object, unit: str) -> datetime:
    """The time in UTC that is so many units, a number or its text, after 1970, to the microsecond."""
    try:
        count = Decimal(str(value))
        return EPOCH + timedelta(microseconds=int(count * 10**6 // PER_SECOND[unit]))
    except (ArithmeticError, ValueError):
        raise ValueError(f"{value!r} {unit} after 1970 is no point in time") from None


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


def parse_duration(text: str) -> object:
    """ISO 8601, checked; it stays text."""
    if not _DURATION_RE.fullmatch(text):
        raise ValueError("not a duration")
    return text  # pydantic parses the rest


def format_seconds(value: timedelta) -> object:
    """Seconds: an integer, or a float if there is a fraction."""
    if value.microseconds:
        return value / timedelta(seconds=1)
    return value.days * 86400 + value.seconds


def parse_seconds(text: str) -> object:
    """Seconds as text, or ISO 8601."""
    try:
        return timedelta(seconds=float(text))
    except (ValueError, OverflowError):
        return parse_duration(text)
