"""The listening sockets of our own servers: the mock, and the site."""

from __future__ import annotations

import socket
import sys
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, GenerationError, Severity

#: Connections that may wait to be accepted; from then on clients wait instead of being refused.
_BACKLOG = 128


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; port 0 is a free one."""

    host: str
    port: int


def listen(address: Address) -> socket.socket:
    """A socket that accepts connections at ``address``. Raises :class:`GenerationError`.

    The protocol is named, for only then does asyncio switch off Nagle's algorithm on the
    connections. With it, every reply on a kept connection waits 40 ms for an acknowledgement.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two servers share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address.host, address.port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The server cannot listen on {address.host}:{address.port}: {reason}."
        hint = "Choose another --port (0 takes a free one) or another --host."
        raise GenerationError(Diagnostic("M002", Severity.ERROR, message, hint=hint)) from error
    return listener


def url_of(listener: socket.socket) -> str:
    """The address of a listening socket as the start of a URL, without a slash at its end."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
