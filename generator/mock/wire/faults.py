"""Misbehaviour on demand.

A rule is ``[METHOD ][PATTERN=]FAULT[,FAULT...]``, rules are separated by ``;``. The pattern is
compared with the path of a request (``*`` stands for anything); without one a rule holds for
every request. Faults:

- ``503`` (any status from 400): that response; ``429:2s`` says ``Retry-After: 2``
- ``drop``: the connection closes before the request was acted on; ``lost``: after that
- ``cut``: it closes in the middle of the response body; ``cut-request``: of the request body.
  ``cut:0.9`` says how much of the body comes through, ``cut:64kB`` how many bytes
- ``slow:500ms``: the response comes later
- ``garbage``: a good status, and a body that is no JSON
- ``soft``: an error with a good status, where the document has such
- ``cors``: no CORS headers
- ``ends=FAILED``: work that the request starts ends in that state; ``ends=STOPPED>DONE``: it stops
  in the first one, and goes on as long again

``503:2`` happens to two requests, ``503:20%`` to a fifth of them: which ones is drawn from a
seed, so that a run repeats. ``503@listBatches`` happens to that operation only. All of it can
be combined: ``GET *=slow:1s:20%@readFile``.
"""

from __future__ import annotations

import enum
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final

from generator.diagnostics.suggest import closest

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"})


class FaultKind(enum.Enum):
    """What happens; the value is the word of a rule, but for a status, which is its own."""

    STATUS = "status"
    SLOW = "slow"
    ENDS = "ends"
    DROP = "drop"
    LOST = "lost"
    CUT = "cut"
    CUT_REQUEST = "cut-request"
    GARBAGE = "garbage"
    SOFT = "soft"
    CORS = "cors"


_SIDE_EFFECTS: Final = frozenset({FaultKind.SLOW, FaultKind.ENDS, FaultKind.CORS})
_WORDS: Final = {
    kind.value: kind for kind in FaultKind if kind not in {FaultKind.STATUS, FaultKind.ENDS}
}
_TIMED: Final = frozenset({FaultKind.STATUS, FaultKind.SLOW})
_PLACED: Final = frozenset({FaultKind.CUT, FaultKind.CUT_REQUEST})


class FaultError(ValueError):
    """A rule cannot be understood; the text says why."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a body ends too early: after ``size`` bytes, else after a ``part`` of it."""

    part: float = 0.5
    size: int | None = None

    def of(self, length: int) -> int:
        """After how many of ``length`` bytes."""
        return int(length * self.part) if self.size is None else self.size

    def __str__(self) -> str:
        return f"{self.part:g}" if self.size is None else f"{self.size}B"


_MIDDLE: Final = Cut()


@dataclass(slots=True)
class Fault:
    """One kind of misbehaviour.

    Mutable: ``left`` counts the requests that it still happens to; -1 never ends. ``dice`` says
    which of them a ``share`` means.
    """

    kind: FaultKind
    left: int = -1
    share: float = 1.0  # of the requests
    status: int = 0
    seconds: float = 0.0  # slow: the delay; status: Retry-After
    cut: Cut = _MIDDLE
    state: str = ""  # ends
    operation: str = "*"  # a pattern of operationIds
    dice: random.Random = field(default_factory=random.Random, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What happens, in one word."""
        match self.kind:
            case FaultKind.STATUS:
                return str(self.status)
            case FaultKind.ENDS:
                return f"ends={self.state}"
            case kind:
                return str(kind.value)

    def happens(self) -> bool:
        """Whether the next request that it can happen to is one of its share."""
        return self.share >= 1 or self.dice.random() < self.share

    def __str__(self) -> str:
        told = [self.name]
        if self.kind in _PLACED and self.cut != _MIDDLE:
            told.append(str(self.cut))
        if self.kind is FaultKind.SLOW:
            told.append(f"{self.seconds:g}s")
        if self.share < 1:
            told.append(f"{self.share * 100:g}%")
        if self.left >= 0:
            told.append(str(self.left))
        if self.kind is FaultKind.STATUS and self.seconds:
            told.append(f"{self.seconds:g}s")
        return ":".join(told) + (f"@{self.operation}" if self.operation != "*" else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What rules look at in a request, before its body is read."""

    method: str
    path: str
    operation: str = ""  # its key; "" for none
    has_body: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """Faults of the requests that fit."""

    method: str  # "" for any
    pattern: str
    faults: tuple[Fault, ...]

    def live(self, asked: Asked) -> Iterator[Fault]:
        """The faults that can happen to a request, whatever the dice say."""
        if self.method not in {"", asked.method} or not fnmatchcase(asked.path, self.pattern):
            return
        for fault in self.faults:
            reaches = asked.has_body or fault.kind is not FaultKind.CUT_REQUEST
            if fault.left and reaches and fnmatchcase(asked.operation, fault.operation):
                yield fault

    def __str__(self) -> str:
        head = f"{self.method} " if self.method else ""
        return f"{head}{self.pattern}={','.join(str(fault) for fault in self.faults)}"


@dataclass(slots=True)
class Faults:
    """All rules, in the order they were given; used up one request after the other.

    Mutable: rules are added while the server runs. ``operations`` are those that rules can
    name; None: any.
    """

    operations: frozenset[str] | None = None
    seed: int = 0
    rules: list[Rule] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add the rules in ``text``. Raises FaultError."""
        added = parse(text)
        for rule in added if self.operations is not None else ():
            for fault in rule.faults:
                self._check(fault, text)
        for rule in added:
            for index, fault in enumerate(rule.faults):
                fault.dice.seed(f"{self.seed}/{len(self.rules)}/{index}")
            self.rules.append(rule)

    def _check(self, fault: Fault, text: str) -> None:
        """Raise FaultError for an operation that is not there."""
        known = self.operations or frozenset()
        if fault.operation == "*" or any(fnmatchcase(key, fault.operation) for key in known):
            return
        message = f"The rule {text!r} names the unknown operation {fault.operation!r}."
        if guess := closest(fault.operation, sorted(known)):
            message = f"{message} Did you mean {guess}?"
        raise FaultError(message)

    def take(self, asked: Asked) -> tuple[Fault, ...]:
        """What happens to a request: delays and side effects, and at most one failure."""
        found: list[Fault] = []
        failed = False
        for fault in self.live(asked):
            fails = fault.kind not in _SIDE_EFFECTS
            # the dice are thrown for every request, whatever else happens to it
            if not fault.happens() or (fails and failed):
                continue
            failed = failed or fails
            found.append(fault)
        for fault in found:
            if fault.left > 0:
                fault.left -= 1
        return tuple(found)

    def live(self, asked: Asked) -> Iterator[Fault]:
        """The faults that can happen to a request."""
        for rule in self.rules:
            yield from rule.live(asked)


def parse(text: str) -> list[Rule]:
    """The rules in ``text``. Raises FaultError."""
    return [_rule(one.strip()) for one in text.split(";") if one.strip()]


#: A pattern ends at the last "=" that does not belong to ``ends=STATE``.
_RULE: Final = re.compile(
    r"(?:(?P<pattern>.*)(?<!^ends)(?<!,ends)(?<!=ends)=)?"
    r"(?P<faults>(?:ends=)?[^,=]+(?:,(?:ends=)?[^,=]+)*)"
)


def _rule(text: str) -> Rule:
    found = _RULE.fullmatch(text)
    if found is None:
        raise FaultError(f"The rule {text!r} has no fault.")
    method, _, path = (found["pattern"] or "").strip().rpartition(" ")
    if not method and path in _METHODS:
        method, path = path, "*"
    method = method.strip().upper()
    if method and method not in _METHODS:
        raise FaultError(f"The rule {text!r} has the unknown method {method!r}.")
    faults = found["faults"].split(",")
    return Rule(method, path or "*", tuple(_fault(one.strip(), text) for one in faults))


def _fault(text: str, rule: str) -> Fault:
    what, _, operation = text.partition("@")
    word, *told = what.split(":")
    fault = _named(word, text, rule)
    fault.operation = operation.strip() or "*"
    said: set[str] = set()
    for one in told:
        about = _say(fault, one)
        if not about:
            raise FaultError(f"The rule {rule!r} has {text!r}, where {one!r} has no meaning.")
        if about in said:
            raise FaultError(f"The rule {rule!r} has {text!r}, which says its {about} twice.")
        said.add(about)
    if fault.kind is FaultKind.SLOW and "time" not in said:
        raise FaultError(f"The rule {rule!r} has {text!r} without a time, such as slow:500ms.")
    return fault


def _named(word: str, text: str, rule: str) -> Fault:
    if word.startswith("ends="):
        return Fault(FaultKind.ENDS, state=word.removeprefix("ends="))
    if word in _WORDS:
        return Fault(_WORDS[word])
    if word.isdecimal() and 400 <= int(word) <= 599:
        return Fault(FaultKind.STATUS, status=int(word))
    known = ", ".join(("a status from 400 to 599", "ends=STATE", *sorted(_WORDS)))
    raise FaultError(
        f"The rule {rule!r} has the unknown fault {text!r}. Use one of these: {known}."
    )


_SHARE: Final = re.compile(r"(\d+(?:\.\d+)?)%")
_TIME: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_PART: Final = re.compile(r"0\.\d+")
_SIZE: Final = re.compile(r"(\d+)(B|kB|MB)", re.IGNORECASE)
_UNITS: Final = {"b": 1, "kb": 1_000, "mb": 1_000_000}


def _say(fault: Fault, text: str) -> str:
    """Let a fault be as ``text`` says; what it is about, "" when the fault has no such thing.

    Each thing that can be said looks different, so their order does not matter.
    """
    if text.isdecimal():
        fault.left = int(text)
        return "count"
    if found := _SHARE.fullmatch(text):
        fault.share = float(found[1]) / 100
        return "share"
    if fault.kind in _TIMED and (found := _TIME.fullmatch(text)):
        fault.seconds = float(found[1]) / (1000 if found[2] == "ms" else 1)
        return "time"
    if fault.kind in _PLACED and _PART.fullmatch(text):
        fault.cut = Cut(part=float(text))
        return "place"
    if fault.kind in _PLACED and (found := _SIZE.fullmatch(text)):
        fault.cut = Cut(size=int(found[1]) * _UNITS[found[2].lower()])
        return "place"
    return ""
