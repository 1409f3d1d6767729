"""What both kinds of link know: until when to wait, and what the server can have read.

**When a request was certainly not read.** A server may close a connection that it keeps for us at
the moment at which we send a request on it. That request may be repeated, whatever its method, only
if the server cannot have read it. An end of the connection without a response is no proof: a
server that read the request and crashed looks the same. On Linux, where ``TCP_INFO`` tells what the
server's system confirmed, there are two proofs:

1. The connection had ended before the first byte was to be written. Then none is written.
2. The server closed its side in good order (FIN), no byte of the request was confirmed, then or
   later, and the request was answered with a reset. A FIN confirms all that arrived before it, so
   the server decided to close before it had any of the request; a reset says that there is no
   socket left to read it from. A server that closed only its sending side, and may still read,
   confirms the request instead. That takes a round trip, which ``Link._judge`` waits for.

A reset alone proves nothing: it discards the confirmation that it carries, and a server that read
the request and then aborted sends the same. So does one that closes with the request unread in its
system's buffer, which happens where the way to the server is shorter than the time it takes to
close. A proxy in between does not matter: it ends this connection, and what its system never had,
nobody has. Elsewhere than on Linux only a request of which no byte was written was not sent.
"""

from __future__ import annotations

import select
import socket
import struct
import time
from typing import Any, Iterator, NamedTuple, Optional, Type

import httpcore

from .attempt import Attempt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Protocol

    class Socket(Protocol):
        """What is used of a socket, also of those that event loops show."""

        def fileno(self) -> int: ...

        def getsockopt(self, __level: int, __name: int, __size: int) -> bytes: ...


__all__ = ["Link"]

#: tcpi_state, tcpi_unacked, tcpi_bytes_acked and tcpi_notsent_bytes of Linux' struct tcp_info.
_TCP_INFO = struct.Struct("=B23xI92xQ16xI")
_ESTABLISHED, _CLOSED, _CLOSE_WAIT = 1, 7, 8
_OPTION: Optional[int] = getattr(socket, "TCP_INFO", None)

#: Seconds between looks at how the server's system answers: a round trip should have passed.
_PAUSES = (0.0, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128)


class _Seen(NamedTuple):
    """``waiting``: bytes or packets that the other side has not confirmed."""

    state: int
    confirmed: int
    waiting: int


def _look(sock: Optional[Socket]) -> Optional[_Seen]:
    """What the system knows of the connection; None where it does not tell, or after the end."""
    if _OPTION is None or sock is None:
        return None
    try:
        found = sock.getsockopt(socket.IPPROTO_TCP, _OPTION, _TCP_INFO.size)
        state, packets, confirmed, unsent = _TCP_INFO.unpack(found)
    except (OSError, struct.error):
        return None
    return _Seen(state, confirmed, packets + unsent)


class Link:
    """What both kinds of link have in common. One request at a time uses it."""

    def __init__(self) -> None:
        self._attempt = Attempt()
        self._poll: Any = None
        self._encrypted = False
        self._before: Optional[_Seen] = None
        self._head = b""
        self._holds_head = False
        self._failed = False
        self._ended = False

    def begin(self, attempt: Attempt, *, has_content: bool) -> None:
        """Serve this request from now on.

        With content, its head is held until the first bytes of the content are there: they leave
        in one packet, and when the content cannot be read, nothing was sent.
        """
        self._attempt = attempt
        self._before = None
        self._head = b""
        self._holds_head = has_content
        #: a write failed
        self._failed = False
        #: the server has certainly closed its side in good order
        self._ended = False

    def unlimit(self) -> None:
        """Let what remains of the current request take as long as it makes progress."""
        self._attempt.deadline = None

    def _socket(self) -> Optional[Socket]:
        raise NotImplementedError

    def _outgoing(self, data: bytes) -> bytes:
        """What to write now that ``data`` is to be written."""
        if self._holds_head:
            self._holds_head = False
            self._head = data
            return b""
        if self._head:
            data, self._head = self._head + data, b""
        if not data:
            return data
        now = _look(self._socket())
        if self._before is None:
            self._before = now
        if now is not None and now.state != _ESTABLISHED:
            # what the server has to say was said; asyncio would lose it if the write failed
            self._ended = now.state == _CLOSE_WAIT
            raise httpcore.WriteError("the server has closed the connection")
        return data

    def _check(self) -> None:
        """Before reading: raise what made the request end early.

        The library takes every failed write for a server that has responded already, and goes on
        to read. That may be right, but not when nothing was sent, nor when it was the content that
        raised such an error.
        """
        if self._attempt.content_error is not None:
            raise self._attempt.content_error
        if not self._attempt.written:
            raise httpcore.ReadError("the server has closed the connection")

    def _judge(self, *, at_end: bool) -> Iterator[float]:
        """After an end without a response: find out whether the request can have been read.

        ``at_end``: the end was read, and not only told by a write. Gives seconds to wait before
        each further look.
        """
        before, attempt = self._before, self._attempt
        if attempt.received or not attempt.written or before is None or before.waiting:
            return
        # a reset reads as an end, too, once a write has reported it, and under TLS in any case
        in_good_order = self._ended or (at_end and not (self._failed or self._encrypted))
        for pause in _PAUSES:
            yield pause
            now = _look(self._socket())
            if now is None or now.confirmed != before.confirmed:
                return
            if now.state == _CLOSED:
                attempt.unread = in_good_order
                return
            in_good_order = in_good_order or now.state == _CLOSE_WAIT

    def _left(self, timeout: Optional[float], late: Type[Exception]) -> Optional[float]:
        """Seconds that the next step may take."""
        deadline = self._attempt.deadline
        if deadline is None:
            return timeout
        left = deadline - time.monotonic()
        if left <= 0:
            self._attempt.expired = True
            raise late("the deadline has passed")
        return left if timeout is None or left < timeout else timeout

    def _late(self) -> None:
        """Note whose time it was that ran out."""
        deadline = self._attempt.deadline
        if deadline is not None and time.monotonic() >= deadline:
            self._attempt.expired = True

    def _readable(self) -> bool:
        """Whether there is something to read: while idle, only the end of the connection."""
        sock = self._socket()
        number = -1 if sock is None else sock.fileno()
        if number < 0:
            return True
        if not hasattr(select, "poll"):
            return bool(select.select([number], [], [], 0)[0])
        if self._poll is None:
            self._poll = select.poll()
            self._poll.register(number, select.POLLIN)
        return bool(self._poll.poll(0))
