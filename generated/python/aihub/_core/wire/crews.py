"""Who does work beside the thread or task that leads it: threads, or tasks of an event loop.

:func:`.concurrency.each` leads them, and says what they promise.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Callable, Coroutine, Deque, Optional, Set, Tuple

import anyio

from . import stopping

if TYPE_CHECKING:
    Work = Callable[[Any], Coroutine[Any, Any, object]]
    Main = Callable[[], Coroutine[Any, Any, None]]
    Drive = Callable[[Coroutine[Any, Any, object]], object]
    #: The number of an item, and the result of the work on it or the error that ended it.
    Result = Tuple[int, object, Optional[BaseException]]

__all__ = ["Crew", "Tasks", "Threads"]

#: Seconds after which a wait can be interrupted on systems where waiting itself cannot be.
_LOOK = 0.5


class Crew:
    """Does work beside the thread or task that leads it. Used once.

    ``limit``: how many pieces of work are begun at most before a result is asked for.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit

    async def run(self, main: Main) -> None:
        """Run ``main``, which starts work and asks for results, and leave nothing behind."""
        raise NotImplementedError

    def start(self, work: Work, number: int, item: object) -> None:
        """Begin the work on one item."""
        raise NotImplementedError

    async def result(self) -> Tuple[int, object]:
        """The number and the result of the next work that ends.

        :raises BaseException: the error with which it ends.
        """
        raise NotImplementedError


class Threads(Crew):
    """A thread for each piece of work; with a limit of 1, the thread of the caller.

    ``drive`` completes a coroutine that waits for nothing but blocking calls.
    """

    def __init__(self, limit: int, drive: Drive) -> None:
        super().__init__(limit)
        self._drive = drive
        self._stop = stopping.Stop(stopping.current())
        self._running: Set[threading.Thread] = set()
        self._ended: SimpleQueue[Result] = SimpleQueue()

    async def run(self, main: Main) -> None:
        try:
            await main()
        except BaseException:
            self._stop.call()
            raise
        finally:
            for thread in list(self._running):
                while thread.is_alive():
                    thread.join(_LOOK)

    def start(self, work: Work, number: int, item: object) -> None:
        if self.limit == 1:
            self._ended.put(self._outcome(work, number, item))
            return
        # a context of its own, with what the caller has in it: traces go on in the thread
        context = copy_context()
        context.run(stopping.within, self._stop)
        thread = threading.Thread(
            target=context.run, args=(self._do, work, number, item), daemon=True
        )
        self._running.add(thread)
        try:
            thread.start()
        except RuntimeError:  # no more threads, here or at this moment
            self._running.discard(thread)
            context.run(self._do, work, number, item)

    def _do(self, work: Work, number: int, item: object) -> None:
        if not self._stop.called:  # the caller may have been interrupted while it started this one
            self._ended.put(self._outcome(work, number, item))
        self._running.discard(threading.current_thread())

    def _outcome(self, work: Work, number: int, item: object) -> Result:
        try:
            return number, self._drive(work(item)), None
        except BaseException as error:  # noqa: BLE001 - it is raised by who asks for the result
            return number, None, error

    async def result(self) -> Tuple[int, object]:
        ended: Optional[Result] = None
        while ended is None:
            with suppress(Empty):
                ended = self._ended.get(timeout=_LOOK)
        number, result, error = ended
        if error is None:
            return number, result
        try:
            raise error
        finally:
            del error, ended  # no circle with the traceback


class Tasks(Crew):
    """Tasks of asyncio or trio."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._ended: Deque[Tuple[int, object]] = deque()
        self._error: Optional[BaseException] = None
        self._news = anyio.Event()

    async def run(self, main: Main) -> None:
        cancelled = anyio.get_cancelled_exc_class()
        async with anyio.create_task_group() as self._group:
            try:
                await main()
            except (cancelled, GeneratorExit):
                raise
            except BaseException as error:  # noqa: BLE001 - the group would wrap it
                self._fail(error)
        first, self._error = self._error, None
        if first is not None:
            try:
                raise first
            finally:
                del first  # no circle with the traceback

    def start(self, work: Work, number: int, item: object) -> None:
        self._group.start_soon(self._do, work, number, item)

    async def _do(self, work: Work, number: int, item: object) -> None:
        try:
            self._ended.append((number, await work(item)))
        except BaseException as error:  # also what somebody else cancelled
            self._fail(error)
            if isinstance(error, (anyio.get_cancelled_exc_class(), GeneratorExit)):
                raise
        else:
            self._news.set()

    def _fail(self, error: BaseException) -> None:
        """End all with this error, if it is the first."""
        if self._error is None:
            self._error = error
        self._group.cancel_scope.cancel()

    async def result(self) -> Tuple[int, object]:
        while not self._ended:
            self._news = anyio.Event()
            await self._news.wait()
        return self._ended.popleft()
