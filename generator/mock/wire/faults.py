"""Misbehaviour on demand.

A rule is ``[METHOD ][PATTERN=]FAULT[:COUNT][,FAULT...]``, rules are separated by ``;``. The pattern
is compared with the path of a request (``*`` stands for anything); without one a rule holds for
every request. A count says how often a fault happens, without it always. Faults:

- ``503`` (any status from 400): that reply; ``429:1:2s`` says ``Retry-After: 2``
- ``drop``: the connection closes instead of a reply; ``cut``: in the middle of one
- ``slow:500ms`` or ``slow:2s:3``: the reply comes later
- ``garbage``: a good status, and a body that is no JSON
- ``soft``: an error with a good status, where the document has such
- ``cors``: no CORS headers
- ``ends=FAILED``: work that the request starts ends in that state
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"})
_TIME: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


class FaultKind(enum.Enum):
    """What happens; the value is the word of a rule, but for a status, which is its own."""

    STATUS = "status"
    SLOW = "slow"
    ENDS = "ends"
    DROP = "drop"
    CUT = "cut"
    GARBAGE = "garbage"
    SOFT = "soft"
    CORS = "cors"


_SPECIAL: Final = frozenset({FaultKind.STATUS, FaultKind.SLOW, FaultKind.ENDS})
_PLAIN: Final = {kind.value: kind for kind in FaultKind if kind not in _SPECIAL}
_FAILURES: Final = frozenset(
    {FaultKind.STATUS, FaultKind.DROP, FaultKind.CUT, FaultKind.GARBAGE, FaultKind.SOFT}
)


class FaultError(ValueError):
    """A rule cannot be understood; the text says why."""


@dataclass(slots=True)
class Fault:
    """One kind of misbehaviour.

    Mutable: ``left`` counts the requests that it still happens to; -1 never ends.
    """

    kind: FaultKind
    left: int = -1
    status: int = 0
    seconds: float = 0.0  # slow: the delay; status: Retry-After
    state: str = ""  # ends

    def __str__(self) -> str:
        match self.kind:
            case FaultKind.STATUS:
                text = str(self.status)
            case FaultKind.ENDS:
                text = f"ends={self.state}"
            case FaultKind.SLOW:
                text = f"slow:{self.seconds:g}s"
            case kind:
                text = kind.value
        return text if self.left < 0 else f"{text}:{self.left}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Faults of the requests that fit."""

    method: str  # "" for any
    pattern: str
    faults: tuple[Fault, ...]

    def fits(self, method: str, path: str) -> bool:
        """Whether the rule holds for a request."""
        return self.method in {"", method} and fnmatchcase(path, self.pattern)

    def __str__(self) -> str:
        head = f"{self.method} " if self.method else ""
        return f"{head}{self.pattern}={','.join(str(fault) for fault in self.faults)}"


@dataclass(slots=True)
class Faults:
    """All rules, in the order they were given; used up one request after the other.

    Mutable: rules are added while the server runs.
    """

    rules: list[Rule] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add the rules in ``text``. Raises FaultError."""
        self.rules += parse(text)

    def take(self, method: str, path: str) -> tuple[Fault, ...]:
        """What happens to a request: delays and side effects, and at most one failure."""
        found: list[Fault] = []
        failed = False
        for fault in self._live(method, path):
            fails = fault.kind in _FAILURES
            if fails and failed:
                continue
            failed = failed or fails
            found.append(fault)
        for fault in found:
            if fault.left > 0:
                fault.left -= 1
        return tuple(found)

    def _live(self, method: str, path: str) -> Iterator[Fault]:
        for rule in self.rules:
            if rule.fits(method, path):
                yield from (fault for fault in rule.faults if fault.left)


def parse(text: str) -> list[Rule]:
    """The rules in ``text``. Raises FaultError."""
    return [_rule(one.strip()) for one in text.split(";") if one.strip()]


def _rule(text: str) -> Rule:
    head, equals, tail = text.rpartition("=")
    if equals and head.rpartition(",")[2].rpartition("=")[2].strip() == "ends":
        # the "=" of ends=STATE, not that of a pattern
        before = head.rpartition(",")[0]
        pattern, _, first = before.rpartition("=") if before else ("", "", "")
        if not before and "=" in head:
            pattern = head.rpartition("=")[0]
        faults = [*(one for one in first.split(",") if one), f"ends={tail}"]
    else:
        pattern, faults = head, tail.split(",")
    method, _, path = pattern.strip().rpartition(" ")
    if not method and path in _METHODS:
        method, path = path, "*"
    method = method.strip().upper()
    if method and method not in _METHODS:
        raise FaultError(f"The rule {text!r} has the unknown method {method!r}.")
    return Rule(method, path or "*", tuple(_fault(one.strip(), text) for one in faults))


def _fault(text: str, rule: str) -> Fault:
    if text.startswith("ends="):
        state, _, count = text.removeprefix("ends=").partition(":")
        return Fault(FaultKind.ENDS, left=_count(count, rule), state=state)
    kind, *rest = text.split(":")
    if kind == "slow" and rest:
        return Fault(
            FaultKind.SLOW, _count(rest[1] if rest[1:] else "", rule), seconds=_time(rest[0], rule)
        )
    if kind in _PLAIN and len(rest) <= 1:
        return Fault(_PLAIN[kind], _count(rest[0] if rest else "", rule))
    if kind.isdecimal() and 400 <= int(kind) <= 599 and len(rest) <= 2:
        seconds = _time(rest[1], rule) if rest[1:] else 0.0
        left = _count(rest[0] if rest else "", rule)
        return Fault(FaultKind.STATUS, left, int(kind), seconds)
    known = ", ".join(("a status from 400 to 599", "slow:TIME", "ends=STATE", *sorted(_PLAIN)))
    raise FaultError(
        f"The rule {rule!r} has the unknown fault {text!r}. Use one of these: {known}."
    )


def _count(text: str, rule: str) -> int:
    if not text:
        return -1
    if not text.isdecimal():
        raise FaultError(f"The rule {rule!r} has the count {text!r}, which is not a number.")
    return int(text)


def _time(text: str, rule: str) -> float:
    found = _TIME.fullmatch(text)
    if found is None:
        raise FaultError(f"The rule {rule!r} has {text!r} instead of a time such as 500ms or 2s.")
    return float(found[1]) / (1000 if found[2] == "ms" else 1)
