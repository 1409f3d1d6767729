"""When a request is retried, and after how long."""

from __future__ import annotations

from typing import Callable, Mapping, Optional

#: Methods whose repetition has the same effect as a single request.
IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})

#: In seconds: the longest requested wait that is honored, and the longest and first backoff.
LONGEST_ASKED = 60.0
LONGEST_BACKOFF = 8.0
FIRST_BACKOFF = 0.5


class Failure:
    """Why there is no response. ``unsent``: the server cannot have received the request."""

    __slots__ = ("lasting", "message", "timeout", "unsent")

    def __init__(
        self, message: str, *, timeout: bool = False, unsent: bool = False, lasting: bool = False
    ) -> None:
        self.message = message
        self.timeout = timeout
        self.unsent = unsent
        self.lasting = lasting  # another attempt would fail in the same way


def classify(error: BaseException) -> Optional[Failure]:
    """The kind of failure that ``error`` of the HTTP library is; None if it is none.

    Recognized by class name, so that httpx, its forks and clients built on them all work.
    """
    names = {base.__name__ for base in type(error).__mro__}
    text = str(error) or type(error).__name__
    if "TimeoutException" in names:
        for name, message in (
            ("ConnectTimeout", "timed out while connecting"),
            ("PoolTimeout", "timed out waiting for a free connection"),
            ("WriteTimeout", "timed out while sending the request"),
        ):
            if name in names:
                return Failure(message, timeout=True, unsent=name != "WriteTimeout")
        return Failure("timed out waiting for the response", timeout=True)
    if "ConnectError" in names:
        # the certificate will be the same next time
        lasting = "CERTIFICATE_VERIFY_FAILED" in text
        return Failure(f"cannot connect: {text}", unsent=True, lasting=lasting)
    if names & {"UnsupportedProtocol", "InvalidURL", "ProxyError"}:
        return Failure(text, unsent=True, lasting=True)
    if "LocalProtocolError" in names:  # its text may contain a header value
        return Failure("the request is not valid HTTP", unsent=True, lasting=True)
    if "DecodingError" in names:
        return Failure(f"the response cannot be decompressed: {text}", lasting=True)
    if names & {"TransportError", "RequestError"}:
        return Failure(f"the connection broke: {text}")
    return None


def may_repeat(method: str, rule: str, harmless: bool) -> bool:
    """Whether a retry is safe; ``rule`` is that of the operation (``safe``, ``never`` or "").

    ``harmless`` says that the server has certainly not acted on the request.
    """
    return rule != "never" and (rule == "safe" or harmless or method in IDEMPOTENT)


def wait_after_failure(
    method: str, rule: str, failure: Failure, attempt: int, random: Callable[[], float]
) -> Optional[float]:
    """Seconds to wait after the ``attempt``-th attempt (1, 2 ...); None: do not retry."""
    if failure.lasting or not may_repeat(method, rule, failure.unsent):
        return None
    return backoff(attempt, random)


def wait_after_reply(
    method: str,
    rule: str,
    status: int,
    headers: Mapping[str, str],
    *,
    attempt: int,
    random: Callable[[], float],
    now: Callable[[], float],
) -> Optional[float]:
    """Seconds to wait before a retry; None: return this response."""
    asked = retry_after(headers, now)
    retryable = (
        status in (408, 429) or 500 <= status <= 599 or (status == 413 and asked is not None)
    )
    if not retryable or not may_repeat(method, rule, status == 429):
        return None
    if asked is not None:
        return asked if asked <= LONGEST_ASKED else None
    return backoff(attempt, random)


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """Full jitter: a random time between 0 and a limit that doubles with each attempt."""
    return random() * min(LONGEST_BACKOFF, FIRST_BACKOFF * 2.0 ** (attempt - 1))


def retry_after(headers: Mapping[str, str], now: Callable[[], float]) -> Optional[float]:
    """Seconds that the server asks to wait; None if it does not, or in an unknown format."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "").strip()
    seconds = _number(text)
    if seconds is not None or not text:
        return seconds
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
