"""The boundary to the HTTP library, and the one place where sync and async differ.

Calls are written once, as coroutines on top of :class:`Transport`. With the sync transport they
never wait: :func:`run` runs them to their end.
"""

from __future__ import annotations

import random
import time
import warnings
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncContextManager,
    Awaitable,
    Callable,
    Coroutine,
    Dict,
    Tuple,
    TypeVar,
    cast,
)

from ..base.errors import ConfigurationError
from ..base.process import STATE, exclusive
from . import library
from .decoding import accept_encoding
from .messages import DeadlineError, HttpReply, HttpRequest

if TYPE_CHECKING:
    from threading import Lock

    from ..spec.settings import Settings

T = TypeVar("T")
Drive = Callable[[Coroutine[Any, Any, object]], object]


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits: one that uses :class:`SyncTransport`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return cast("T", stop.value)
    coroutine.close()
    raise RuntimeError("an async operation in a sync client")


def transport_for(settings: Settings) -> Transport:
    """The transport of a new client."""
    return (AsyncTransport if settings.asynchronous else SyncTransport)(settings)


class Transport:
    """Sends requests. Also provides time, randomness and locks, so that tests can replace them.

    Connections, and the locks of a client, belong to the process that made them: a forked child
    makes its own, and does not touch those of its parent.
    """

    def __init__(self, settings: Settings) -> None:
        self._given: Any = settings.options.http_client
        self._certificate: Any = settings.certificate()
        self._trust_env = settings.options.trust_env
        self._encodings = ""
        self._name = settings.spec.name
        self.closed = False
        self.now = time.time
        self.monotonic = time.monotonic
        self.random = random.random

    async def send(self, request: HttpRequest) -> HttpReply:
        """Send ``request``; the response body is not read yet. Raises the library's exceptions."""
        raise NotImplementedError

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        raise NotImplementedError

    async def resolve(self, value: Any) -> Any:
        """``value``, or its result if it can be awaited."""
        raise NotImplementedError

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of ``work``, which is not cancelled when the call is."""
        raise NotImplementedError

    def lock(self, key: str) -> AsyncContextManager[None]:
        """What only one task or thread at a time can hold for ``key``."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close the connections that this transport opened."""
        raise NotImplementedError

    def preload(self) -> None:
        """Import the HTTP library and prepare TLS."""
        self._client()

    def accept_encoding(self) -> str:
        """What can be decompressed here."""
        if not self._encodings:
            self._encodings = accept_encoding()
        return self._encodings

    def is_open(self) -> bool:
        """Whether connections may be open that :meth:`close` would close."""
        raise NotImplementedError

    def __del__(self) -> None:
        # as for a socket or a file; at the end of the process nobody can act on it
        try:
            if self.is_open() and not self.closed:
                warnings.warn(
                    f"unclosed {self._name} client: use it in a with block, or call close()",
                    ResourceWarning,
                    source=self,
                    stacklevel=2,
                )
        except AttributeError:  # not even made
            pass

    def _client(self) -> Any:
        raise NotImplementedError

    def _make(self, kind: str) -> Any:
        """A new ``Client`` or ``AsyncClient`` of the HTTP library."""
        if self.closed:
            raise ConfigurationError("this client is closed")
        return library.make_client(kind, self._certificate, self._trust_env)


class SyncTransport(Transport):
    """Blocking."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._own: Any = None
        self._locks: Dict[str, _SyncLock] = {}
        self._generation = STATE.generation

    async def send(self, request: HttpRequest) -> HttpReply:
        return library.send(self._client(), self._given is not None, request)

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def resolve(self, value: Any) -> Any:
        if hasattr(value, "__await__"):
            getattr(value, "close", lambda: None)()
            raise ConfigurationError("an async callable works only with the async client")
        return value

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        return await work

    def lock(self, key: str) -> AsyncContextManager[None]:
        with exclusive:
            self._renew()
            return self._locks.setdefault(key, _SyncLock())

    async def close(self) -> None:
        self.closed = True
        client, self._own = self._own, None
        if client is not None and self._generation == STATE.generation:
            client.close()

    def is_open(self) -> bool:
        return self._own is not None and self._generation == STATE.generation

    def _renew(self) -> None:
        """Forget what belongs to the parent process."""
        if self._generation != STATE.generation:
            self._own, self._locks, self._generation = None, {}, STATE.generation

    def _client(self) -> Any:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return self._given
        if self._own is None or self._generation != STATE.generation:
            with exclusive:
                self._renew()
                if self._own is None:
                    self._own = self._make("Client")
        return self._own


class _SyncLock:
    def __init__(self) -> None:
        from threading import Lock

        self._lock: Lock = Lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._lock.release()


class AsyncTransport(Transport):
    """For event loops. Each loop has its own connections, created on its first request."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._own: Dict[object, Tuple[int, Any]] = {}
        self._locks: Dict[Tuple[object, str], AsyncContextManager[None]] = {}

    async def send(self, request: HttpRequest) -> HttpReply:
        sending = library.asend(self._client(), self._given is not None, request)
        if request.deadline is None:
            return await sending
        return await _within(request.deadline - time.monotonic(), sending)

    async def sleep(self, seconds: float) -> None:
        if _running_loop() is None:
            import anyio

            await anyio.sleep(seconds)
        else:
            import asyncio

            await asyncio.sleep(seconds)

    async def resolve(self, value: Any) -> Any:
        return await value if hasattr(value, "__await__") else value

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        import anyio

        with anyio.CancelScope(shield=True):
            found = await work
        return found  # noqa: RET504 - a scope may swallow, say type checkers

    def lock(self, key: str) -> AsyncContextManager[None]:
        loop = _running_loop()
        with exclusive:
            self._forget_closed()
            found = self._locks.get((loop, key))
            if found is None:
                found = self._locks[loop, key] = _new_lock(loop)
        return found

    async def close(self) -> None:
        self.closed = True
        generation, client = self._own.pop(_running_loop(), (0, None))
        self._own.clear()  # connections of other loops cannot be closed here
        if client is not None and generation == STATE.generation:
            await client.aclose()

    def is_open(self) -> bool:
        return any(generation == STATE.generation for generation, _ in self._own.values())

    def _client(self) -> Any:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return self._given
        loop = _running_loop()
        generation, client = self._own.get(loop, (0, None))
        if client is None or generation != STATE.generation:
            with exclusive:
                self._forget_closed()
                client = self._make("AsyncClient")
                self._own[loop] = (STATE.generation, client)
        return client

    def _forget_closed(self) -> None:
        """Forget the connections and locks of event loops that are closed."""
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
        import anyio

        return cast("AsyncContextManager[None]", anyio.Lock())
    import asyncio

    return asyncio.Lock()


def _running_loop() -> object:
    """The running asyncio loop; None under another async library."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None



async def _within(seconds: float, work: Awaitable[T]) -> T:
    """The result of ``work``.

    :raises DeadlineError: it takes longer.
    """
    import anyio

    done = False
    with anyio.move_on_after(max(seconds, 0.001)):
        found = await work
        done = True
    if done:
        return found
    raise DeadlineError
