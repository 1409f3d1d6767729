"""What every request of a worker passes: a bound for the whole cluster, and the driver's right."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generator

from ..calls.middleware import Next, Request, Response
from .lease import Fence

if TYPE_CHECKING:
    from .libraries import Semaphore

__all__ = ["Gate", "gate_name"]


def gate_name(owner: str) -> str:
    """What the semaphore of a driver is called."""
    return f"bulk-{owner}"


class Gate:
    """A middleware, and a context manager for a thread that sends many requests, one at a time.

    ``semaphore`` is one of Dask: the scheduler counts its leases over all workers, and takes back
    those of a worker that is gone. A lease costs two messages to the scheduler, more than a small
    request costs, so a thread keeps the one it has from document to document.
    """

    def __init__(self, semaphore: Semaphore, fence: Fence) -> None:
        self._semaphore = semaphore
        self._fence = fence
        self._thread = threading.local()

    def handle(self, request: Request, call_next: Next) -> Response:
        """Send a request when it is its turn.

        :raises SupersededError: the driver of this work is gone.
        """
        self._fence.check()
        with self.held():
            return call_next(request)

    @contextmanager
    def held(self) -> Generator[None, None, None]:
        """Have a turn for as long as the block takes."""
        if getattr(self._thread, "holds", False):
            yield
            return
        self._semaphore.acquire()
        self._thread.holds = True
        try:
            yield
        finally:
            self._thread.holds = False
            self._semaphore.release()
