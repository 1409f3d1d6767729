"""Ends work in other threads: nothing ends a thread from outside, so it has to look itself.

Work that :mod:`.concurrency` gives to threads looks before it sends the next chunk of a body, and
while it waits for a retry. A thread that waits for a server is woken: its connection is shut down,
which looks as if the server had closed it. Tasks of event loops are cancelled instead, and never
see any of this.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import Callable, Iterator, List, Optional, TypeVar

__all__ = ["Stop", "StoppedError", "check", "current", "sleep", "within"]

A = TypeVar("A")
R = TypeVar("R")

#: Seconds after which a thread that sleeps looks whether to go on.
_LOOK = 0.1


class StoppedError(BaseException):
    """The result of this work is not wanted any more. Not an ``Exception``: nobody handles it."""


class Stop:
    """Whether some work is to end. ``outer`` is that of the work which this work is a part of."""

    __slots__ = ("_called", "_waiting", "outer")

    def __init__(self, outer: Optional[Stop] = None) -> None:
        self._called = False
        #: what threads wait for at this moment
        self._waiting: List[socket.socket] = []
        self.outer = outer

    def call(self) -> None:
        """End the work."""
        self._called = True
        for sock in list(self._waiting):
            with suppress(OSError):
                # that of an encrypted socket would also change what its thread works with
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    @property
    def called(self) -> bool:
        """Whether the work is to end."""
        return self._called or (self.outer is not None and self.outer.called)

    def during(self, sock: socket.socket, act: Callable[[A], R], argument: A) -> R:
        """``act(argument)``, which waits for ``sock``.

        :raises StoppedError: this work is to end.
        """
        lists = list(self._lists())
        for waiting in lists:
            waiting.append(sock)
        try:
            check()
            return act(argument)
        finally:
            for waiting in lists:
                waiting.remove(sock)

    def _lists(self) -> Iterator[List[socket.socket]]:
        stop: Optional[Stop] = self
        while stop is not None:
            yield stop._waiting
            stop = stop.outer


#: That of the work which this thread does for another one.
_STOP: ContextVar[Optional[Stop]] = ContextVar("stop", default=None)


def current() -> Optional[Stop]:
    """What ends the work of this thread; None if it works for itself."""
    return _STOP.get()


def within(stop: Stop) -> None:
    """From here on, this context does work that ``stop`` ends."""
    _STOP.set(stop)


def check() -> None:
    """:raises StoppedError: this work is to end."""
    stop = _STOP.get()
    if stop is not None and stop.called:
        raise StoppedError


def sleep(seconds: float) -> None:
    """Wait.

    :raises StoppedError: this work is to end.
    """
    if _STOP.get() is None:
        time.sleep(seconds)
        return
    end = time.monotonic() + seconds
    left = seconds
    while left > 0:
        check()
        time.sleep(min(left, _LOOK))
        left = end - time.monotonic()
