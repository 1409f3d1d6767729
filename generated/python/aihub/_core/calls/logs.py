"""The lines that the package logs under its own name.

DEBUG: a line for each request and each response, with method, URL, status, time and headers. They
are too many for a program that works. INFO: a line for each retry, with its reason, because it
explains why a call took long, and nobody else tells. Nothing is logged at WARNING or above: what
the caller has to act on is raised as an exception, and a retry needs no action. So a program that
does not configure logging prints nothing.

The lines never contain a body. URLs lose the values of secret parameters, and header values are
shown only if they cannot be secret.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Mapping

from ..base.secrets import HIDDEN

if TYPE_CHECKING:
    from ..wire.messages import HttpReply, HttpRequest
    from .state import CallState

#: The only headers whose values are shown.
PUBLIC_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "allow",
        "connection",
        "content-encoding",
        "content-length",
        "content-range",
        "content-type",
        "date",
        "range",
        "request-id",
        "retry-after",
        "server",
        "traceparent",
        "transfer-encoding",
        "user-agent",
        "x-request-id",
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


def log_request(state: CallState, request: HttpRequest) -> None:
    """One line for a request that is about to be sent."""
    logger = state.logger
    if logger.isEnabledFor(logging.DEBUG):
        url = state.call.hiding.url(request.url)
        logger.debug("> %s %s %s", request.method, url, _headers(dict(request.headers)))


def log_reply(state: CallState, request: HttpRequest, reply: HttpReply, seconds: float) -> None:
    """One line for a response."""
    logger = state.logger
    if logger.isEnabledFor(logging.DEBUG):
        shown = _headers(reply.headers)
        logger.debug("< %s %s in %.3f s %s", reply.status, request.method, seconds, shown)


def log_retry(state: CallState, why: str, seconds: float) -> None:
    """One line for a retry, before the wait."""
    state.logger.info(
        "%s: attempt %d: %s; retrying in %.2f s", state.op.id, state.attempts, why, seconds
    )


def _headers(headers: Mapping[str, str]) -> str:
    return ", ".join(
        f"{n}: {v if n.lower() in PUBLIC_HEADERS else HIDDEN}" for n, v in headers.items()
    )
