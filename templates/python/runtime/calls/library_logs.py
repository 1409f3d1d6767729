"""Keeps secrets out of what the HTTP library logs about our requests.

httpx logs every URL at INFO, with an API key in its query; httpcore logs the headers of every
response at DEBUG, with its cookies. Their loggers are shared by the whole process, and other code
uses them for requests of its own. So the filter below changes a record only if it was made while
one of our requests was being sent, in the thread or task that sends it. All other records, also
those of a client of the same library beside ours, stay as they are.

A record keeps its place, level and logger. In its text, URLs lose the values of secret
parameters, headers are shown as in our own lines, and the credentials of the request are replaced
wherever else they occur, for example in the text of an exception.
"""

from __future__ import annotations

import logging
import re
from contextvars import ContextVar
from typing import TYPE_CHECKING, Match, Optional, Tuple

from ..base.secrets import HIDDEN
from .logs import PUBLIC_HEADERS

if TYPE_CHECKING:
    from contextvars import Token

    from ..wire.messages import HttpRequest
    from .hiding import Hiding

_PARTS = ("connection", "http11", "http2", "proxy", "socks")
LOGGERS = (
    *("httpx", "httpx2", "hpack.hpack", "hpack.table"),
    *(f"{library}.{part}" for library in ("httpcore", "httpcore2") for part in _PARTS),
)

_BYTES = r"""b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*\""""
#: A header, or the user name and password of a proxy, as the ``repr`` of a pair of bytes.
_PAIR = re.compile(rf"\(({_BYTES}), ({_BYTES})\)")

#: The request that this thread or task is sending. It belongs to a context, not to the process.
_SENDING: ContextVar[Optional[Tuple[Hiding, HttpRequest]]] = ContextVar("sending", default=None)


class sending:  # noqa: N801
    """``with sending(hiding, request):`` hides what is secret in ``request``."""

    __slots__ = ("_token", "_what")

    def __init__(self, hiding: Hiding, request: HttpRequest) -> None:
        self._what = (hiding, request)

    def __enter__(self) -> None:
        self._token: Token[Optional[Tuple[Hiding, HttpRequest]]] = _SENDING.set(self._what)

    def __exit__(self, *exc_info: object) -> None:
        _SENDING.reset(self._token)


class _Filter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        found = _SENDING.get()
        if found is not None:
            hiding, request = found
            text = record.getMessage()
            shown = hiding.text(_PAIR.sub(_shown_pair, text), request)
            if shown != text:
                record.msg, record.args = shown, ()
        return True


def _shown_pair(found: Match[str]) -> str:
    name, value = found.groups()
    return f"({name}, {value if name[2:-1].lower() in PUBLIC_HEADERS else HIDDEN})"


def _attach() -> None:
    keeper = _Filter()
    for name in LOGGERS:
        logging.getLogger(name).addFilter(keeper)


_attach()
