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

from ..base.errors import REQUEST_ID_HEADERS
from ..base.secrets import HIDDEN
from .outcome import without_password

if TYPE_CHECKING:
    from ..wire.messages import HttpReply, HttpRequest
    from .state import CallState

#: Headers whose value is a URL: it is shown like that of a request.
_URLS = frozenset({"content-location", "location"})
#: The only other headers whose values are shown.
PUBLIC_HEADERS = frozenset(
    {
        *REQUEST_ID_HEADERS,
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
        "retry-after",
        "server",
        "traceparent",
        "transfer-encoding",
        "user-agent",
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
        logger.debug("> %s %s %s", request.method, url, _headers(state, dict(request.headers)))


def log_reply(state: CallState, request: HttpRequest, reply: HttpReply, seconds: float) -> None:
    """One line for a response."""
    logger = state.logger
    if logger.isEnabledFor(logging.DEBUG):
        shown = _headers(state, reply.headers)
        logger.debug("< %s %s in %.3f s %s", reply.status, request.method, seconds, shown)


def log_retry(state: CallState, why: str, seconds: float) -> None:
    """One line for a retry, before the wait."""
    state.logger.info(
        "%s: attempt %d: %s; retrying in %.2f s", state.op.id, state.attempts, why, seconds
    )


def _headers(state: CallState, headers: Mapping[str, str]) -> str:
    def shown(name: str, value: str) -> str:
        if name in _URLS:
            return state.call.hiding.url(without_password(value.partition("#")[0]))
        return value if name in PUBLIC_HEADERS else HIDDEN

    return ", ".join(f"{name}: {shown(name.lower(), value)}" for name, value in headers.items())
