"""The transport of the async client, for asyncio and trio."""

from __future__ import annotations

import asyncio
import time
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncContextManager,
    Awaitable,
    Callable,
    Coroutine,
    Dict,
    Optional,
    Tuple,
    TypeVar,
    cast,
)

import anyio

from ..base.errors import ConfigurationError
from ..base.process import STATE, exclusive
from . import direct, library, ways
from .messages import DeadlineError, HttpReply, HttpRequest
from .transport import Transport

if TYPE_CHECKING:
    from ..spec.settings import Settings
    from .crews import Crew
    from .library import AsyncHttpClient
    from .pools import AsyncPool

T = TypeVar("T")


class AsyncTransport(Transport):
    """For event loops. Each loop has its own connections, created on its first request."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._own: Dict[object, Tuple[int, AsyncHttpClient]] = {}
        self._pools: Dict[object, AsyncPool] = {}
        self._locks: Dict[Tuple[object, str], AsyncContextManager[None]] = {}

    async def send(self, request: HttpRequest) -> HttpReply:
        pool = self._direct()
        if pool is not None:
            return await direct.asend(pool, request)
        sending = library.asend(self._client(), self._given is not None, request)
        if request.deadline is None:
            return await sending
        return await _within(request.deadline - time.monotonic(), sending)

    async def sleep(self, seconds: float) -> None:
        if _running_loop() is None:
            await anyio.sleep(seconds)
        else:
            await asyncio.sleep(seconds)

    async def resolve(self, value: object) -> object:
        return await cast("Awaitable[object]", value) if hasattr(value, "__await__") else value

    async def aside(self, work: Callable[[], T]) -> T:
        return await anyio.to_thread.run_sync(work)

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        with anyio.CancelScope(shield=True):
            return await work
        raise AssertionError  # a scope that is cancelled ends here, but nobody cancels this one

    def lock(self, key: str) -> AsyncContextManager[None]:
        loop = _running_loop()
        with exclusive:
            self._forget_closed()
            found = self._locks.get((loop, key))
            if found is None:
                found = self._locks[loop, key] = _new_lock(loop)
        return found

    def crew(self, limit: int) -> Crew:
        with exclusive:
            from .crews import Tasks

        return Tasks(limit)

    async def close(self) -> None:
        self.closed = True
        generation, client = self._own.pop(_running_loop(), (0, None))
        pool = self._pools.pop(_running_loop(), None)
        self._own.clear()  # connections of other loops cannot be closed here
        self._pools.clear()
        if client is not None and generation == STATE.generation:
            await client.aclose()
        if pool is not None:
            await pool.close()

    def is_open(self) -> bool:
        if any(pool.is_open for pool in self._pools.values()):
            return True
        return any(generation == STATE.generation for generation, _ in self._own.values())

    def _direct(self) -> Optional[AsyncPool]:
        """Our own connections of this loop; None if requests go through the library."""
        loop = _running_loop()
        pool = self._pools.get(loop)
        if pool is None and self._goes_direct():
            with exclusive:
                self._forget_closed()
                from .pools import AsyncPool

                pool = self._pools[loop] = AsyncPool(self._context)
        return None if pool is None or ways.is_replaced() else pool

    def _client(self) -> AsyncHttpClient:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return cast("AsyncHttpClient", self._given)
        loop = _running_loop()
        generation, client = self._own.get(loop, (0, None))
        if client is None or generation != STATE.generation:
            with exclusive:
                self._forget_closed()
                client = cast("AsyncHttpClient", self._make("AsyncClient"))
                self._own[loop] = (STATE.generation, client)
        return client

    def _forget_closed(self) -> None:
        """Forget the connections and locks of event loops that are closed."""
        for loop in list(self._pools):
            if _is_closed(loop):
                del self._pools[loop]
        for loop in list(self._own):
            if _is_closed(loop):
                del self._own[loop]
        for loop, key in list(self._locks):
            if _is_closed(loop):
                del self._locks[loop, key]


def _is_closed(loop: object) -> bool:
    return bool(getattr(loop, "is_closed", lambda: False)())


def _new_lock(loop: object) -> AsyncContextManager[None]:
    if loop is None:
        return cast("AsyncContextManager[None]", anyio.Lock())
    return asyncio.Lock()


def _running_loop() -> object:
    """The running asyncio loop; None under another async library."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None



async def _within(seconds: float, work: Awaitable[T]) -> T:
    """The result of ``work``.

    :raises DeadlineError: it takes longer.
    """
    with anyio.move_on_after(max(seconds, 0.001)):
        return await work
    raise DeadlineError
