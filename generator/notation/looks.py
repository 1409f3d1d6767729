"""What texts of a notation look like: each function says whether a text is written that way."""

from __future__ import annotations

import datetime
import ipaddress
import re
from collections.abc import Callable
from typing import Final, TypeAlias

#: Whether a text is written in some way.
Looks: TypeAlias = Callable[[str], bool]

_DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_ZONE: Final = r"([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
_WEEKDAY: Final = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH: Final = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_AMOUNT: Final = r"\d+([.,]\d+)?"


def pattern(text: str) -> Looks:
    """Texts that a regular expression matches from end to end, digits in ASCII."""
    compiled = re.compile(text, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


def anything(_text: str) -> bool:
    """Any text."""
    return True


def date(text: str) -> bool:
    """A day of the calendar: ``2026-01-15``."""
    return _is_date(text) and _in_calendar(text)


def date_time(text: str) -> bool:
    """A moment as RFC 3339 has it, a space in place of the T included."""
    return _is_date_time(text) and _in_calendar(text[:10])


def email(text: str) -> bool:
    """An address of mail, as far as a look can tell."""
    return "@" in text


def ipv4(text: str) -> bool:
    """``192.0.2.10``."""
    return _made(ipaddress.IPv4Address, text)


def ipv6(text: str) -> bool:
    """``2001:db8::10``, without a zone."""
    return "%" not in text and _made(ipaddress.IPv6Address, text)


def base64(text: str) -> bool:
    """Base64 with its padding; line breaks do not count."""
    digits = "".join(text.split())
    return len(digits) % 4 == 0 and _is_base64(digits)


_is_date: Final = pattern(_DATE)
_is_date_time: Final = pattern(f"{_DATE}[Tt ]{_TIME}{_ZONE}")
_is_base64: Final = pattern("[A-Za-z0-9+/]*={0,2}")

#: A time of day, with or without an offset.
time: Final = pattern(f"{_TIME}{_ZONE}?")
#: A duration as ISO 8601 has it: ``PT1H30M``, ``P1W``, ``-P1DT0.5S``.
duration: Final = pattern(
    rf"[+-]?P(?!$)({_AMOUNT}Y)?({_AMOUNT}M)?({_AMOUNT}W)?({_AMOUNT}D)?"
    rf"(T(?!$)({_AMOUNT}H)?({_AMOUNT}M)?({_AMOUNT}S)?)?"
)
#: The one form of a moment that HTTP lets senders write: ``Thu, 15 Jan 2026 09:30:00 GMT``.
http_date: Final = pattern(
    rf"{_WEEKDAY}, \d\d {_MONTH} \d{{4}} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d GMT"
)
uuid: Final = pattern("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
#: Base64 in the alphabet for urls, with or without padding.
base64url: Final = pattern("[A-Za-z0-9_-]*={0,2}")
integer: Final = pattern(r"[+-]?\d+")
decimal: Final = pattern(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
boolean: Final = pattern("(?i:true|false)")


def _in_calendar(text: str) -> bool:
    return _made(datetime.date.fromisoformat, text)


def _made(make: Callable[[str], object], text: str) -> bool:
    """Whether ``make`` takes the text; what it refuses it refuses with ValueError."""
    try:
        make(text)
    except ValueError:
        return False
    return True
