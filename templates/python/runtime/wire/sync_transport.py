"""The transport of the sync client."""

from __future__ import annotations

import threading
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncContextManager,
    Callable,
    Coroutine,
    Dict,
    Optional,
    TypeVar,
    cast,
)

from ..base.errors import ConfigurationError
from ..base.process import STATE, exclusive
from . import direct, library, stopping, ways
from .messages import HttpReply, HttpRequest
from .transport import Transport, run

if TYPE_CHECKING:
    from ..spec.settings import Settings
    from .crews import Crew
    from .library import HttpClient
    from .pools import SyncPool

T = TypeVar("T")


class SyncTransport(Transport):
    """Blocking."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._own: Optional[HttpClient] = None
        self._pool: Optional[SyncPool] = None
        self._locks: Dict[str, _SyncLock] = {}
        self._generation = STATE.generation

    async def send(self, request: HttpRequest) -> HttpReply:
        pool = self._direct()
        if pool is not None:
            return await direct.send(pool, request)
        return library.send(self._client(), self._given is not None, request)

    async def sleep(self, seconds: float) -> None:
        stopping.sleep(seconds)

    async def resolve(self, value: object) -> object:
        if hasattr(value, "__await__"):
            getattr(value, "close", lambda: None)()
            raise ConfigurationError("an async callable works only with the async client")
        return value

    async def aside(self, work: Callable[[], T]) -> T:
        return work()

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        return await work

    def lock(self, key: str) -> AsyncContextManager[None]:
        with exclusive:
            self._renew()
            return self._locks.setdefault(key, _SyncLock())

    def crew(self, limit: int) -> Crew:
        with exclusive:
            from .crews import Threads

        return Threads(limit, run)

    async def close(self) -> None:
        self.closed = True
        client, self._own = self._own, None
        pool, self._pool = self._pool, None
        if self._generation == STATE.generation:
            if client is not None:
                client.close()
            if pool is not None:
                await pool.close()

    def is_open(self) -> bool:
        opened = self._own is not None or (self._pool is not None and self._pool.is_open)
        return opened and self._generation == STATE.generation

    def _direct(self) -> Optional[SyncPool]:
        """Our own connections; None if requests go through the library."""
        if self._pool is None and self._goes_direct():
            with exclusive:
                if self._pool is None:
                    from .pools import SyncPool

                    self._pool = SyncPool(self._context)
        return None if self._pool is None or ways.is_replaced() else self._pool

    def _renew(self) -> None:
        """Forget what belongs to the parent process."""
        if self._generation != STATE.generation:
            self._own, self._locks, self._generation = None, {}, STATE.generation

    def _client(self) -> HttpClient:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return cast("HttpClient", self._given)
        if self._own is None or self._generation != STATE.generation:
            with exclusive:
                self._renew()
                if self._own is None:
                    self._own = cast("HttpClient", self._make("Client"))
        return self._own


class _SyncLock:
    def __init__(self) -> None:
        self._lock = threading.Lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._lock.release()
