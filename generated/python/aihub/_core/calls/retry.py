"""When a request is repeated, and after how long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable, Iterable, Mapping, Optional

from ..base.process import exclusive
from .outcome import ANSWERED, NOT_SENT

if TYPE_CHECKING:
    from .outcome import Outcome

#: Methods whose repetition has the same effect as a single request.
IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
#: Methods that change nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
#: Headers that make a request depend on the state that an earlier attempt may have changed.
_CONDITIONS = frozenset({"if-match", "if-none-match", "if-unmodified-since"})
_RETRYABLE = frozenset({408, 425, 429})

#: In seconds: the longest requested wait that is honored, and the longest and first backoff.
LONGEST_ASKED = 60.0
LONGEST_BACKOFF = 8.0
FIRST_BACKOFF = 0.5


class Budget:
    """What a client may still spend on retries, so that it does not make an outage worse.

    A token bucket. A retry costs 5 of 500 tokens: after an incident, each of 100 connections can
    repeat its request once. Every answered request and every 0.2 seconds bring one back. The
    wait that a 429 asks for costs nothing: it relieves the server. Threads may update it at the
    same time; an update that is lost makes no difference that matters.
    """

    CAPACITY = 500.0
    COST = 5.0
    PER_SECOND = 5.0

    __slots__ = ("_clock", "_seen", "_tokens")

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tokens = self.CAPACITY
        self._seen = clock()

    def earn(self) -> None:
        """A request was answered."""
        if self._tokens < self.CAPACITY:
            self._tokens += 1

    def spend(self) -> bool:
        """Pay for a retry; False if too little is left."""
        now = self._clock()
        earned = (now - self._seen) * self.PER_SECOND
        self._tokens, self._seen = min(self.CAPACITY, self._tokens + earned), now
        if self._tokens < self.COST:
            return False
        self._tokens -= self.COST
        return True


def is_conditional(method: str, header_names: Iterable[str]) -> bool:
    """Whether a second attempt may fail because the first one succeeded."""
    return method not in SAFE and any(name.lower() in _CONDITIONS for name in header_names)


def may_repeat(outcome: Outcome, method: str, rule: str, conditional: bool) -> bool:
    """Whether a request with this outcome is worth repeating, and safe to repeat.

    ``rule`` is that of the operation: ``safe``, ``never`` or "".
    """
    if rule == "never" or outcome.lasting:
        return False
    if outcome.kind == ANSWERED:
        status = outcome.status
        asked = status == 413 and outcome.reply is not None and "retry-after" in outcome.reply.headers
        if not (status in _RETRYABLE or 500 <= status <= 599 or asked):
            return False
    if outcome.kind == NOT_SENT or outcome.refused or rule == "safe":
        return True
    return method in IDEMPOTENT and (not conditional or outcome.status == 503)


def asked_wait(outcome: Outcome, now: Callable[[], float]) -> Optional[float]:
    """Seconds that the server asked to wait; None if it did not."""
    if outcome.kind != ANSWERED or outcome.reply is None:
        return None
    return retry_after(outcome.reply.headers, now)


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """Full jitter: a random time between 0 and a limit that doubles with each attempt."""
    return random() * min(LONGEST_BACKOFF, FIRST_BACKOFF * 2.0 ** (attempt - 1))


def jittered(asked: float, random: Callable[[], float]) -> float:
    """At least the time that the server asked for, and a little more, so that not all clients
    that it asked come back at once."""
    return asked + random() * max(FIRST_BACKOFF, asked / 10)


def retry_after(headers: Mapping[str, str], now: Callable[[], float]) -> Optional[float]:
    """Seconds that the server asks to wait; None if it does not, or in an unknown format."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "").strip()
    seconds = _number(text)
    if seconds is not None or not text:
        return seconds
    with exclusive:
        from email.utils import mktime_tz, parsedate_tz

    moment = parsedate_tz(text)
    if moment is None:
        return None
    try:
        return max(0.0, mktime_tz(moment) - now())
    except (OverflowError, ValueError):
        return None


def _number(text: str) -> Optional[float]:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None
