"""Debug lines: method, URL, status, time and headers.

They never contain a body, and header values only if they cannot be secret.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, Mapping, Optional

if TYPE_CHECKING:
    from ..wire.messages import HttpReply, HttpRequest
    from .prepare import Call

#: The only headers whose values are shown.
_SHOWN = frozenset(
    {
        "accept",
        "accept-encoding",
        "content-length",
        "content-range",
        "content-type",
        "range",
        "retry-after",
        "user-agent",
        "x-request-id",
        "request-id",
    }
)


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """Identifies the handler that ``debug=True`` adds, so that it is added only once."""


def enable(package: str) -> None:
    """Show the debug lines of ``package`` on stderr."""
    logger = logging.getLogger(package)
    logger.setLevel(logging.DEBUG)
    if not any(isinstance(handler, _Handler) for handler in logger.handlers):
        handler = _Handler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        logger.addHandler(handler)


def logger_for(package: str) -> Optional[logging.Logger]:
    """The logger of ``package`` if debug lines are enabled, else None."""
    logger = logging.getLogger(package)
    return logger if logger.isEnabledFor(logging.DEBUG) else None


def log_request(logger: Optional[logging.Logger], call: Call, request: HttpRequest) -> None:
    """One line for a request that is about to be sent."""
    if logger is not None:
        url = call.shown_url(request.url)
        logger.debug("> %s %s %s", request.method, url, _headers(dict(request.headers)))


def log_reply(
    logger: Optional[logging.Logger], request: HttpRequest, reply: HttpReply, seconds: float
) -> None:
    """One line for a response."""
    if logger is not None:
        shown = _headers(reply.headers)
        logger.debug("< %s %s in %.3f s %s", reply.status, request.method, seconds, shown)


def log_retry(logger: Optional[logging.Logger], why: object, attempt: int, seconds: float) -> None:
    """One line for a retry."""
    if logger is not None:
        logger.debug("attempt %d: %s; retrying in %.2f s", attempt, why, seconds)


def _headers(headers: Mapping[str, Any]) -> str:
    return ", ".join(f"{n}: {v if n.lower() in _SHOWN else '***'}" for n, v in headers.items())
