"""The boundary to the HTTP library, and the one place where sync and async differ.

The engine is written once, as coroutines on top of :class:`Transport`. With the sync transport
they never wait: :func:`run` runs them to their end. The HTTP library is httpx or a compatible
one; none of its types leaves this module.
"""

from __future__ import annotations

import os
import random
import threading
import time
from typing import Any, Coroutine, Dict, Iterable, Tuple, TypeVar

from ..base.errors import ConfigurationError
from . import tls
from .messages import AsyncHttpReply, HttpReply, HttpRequest

T = TypeVar("T")

_MAX_CONNECTIONS = 100


class _Guard:
    """The lock that is held while HTTP clients and the TLS context are created."""

    lock = threading.Lock()

    @classmethod
    def renew(cls) -> None:
        """Replace the lock in a forked child: a thread that no longer exists may hold it."""
        cls.lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_Guard.renew)


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits: one that uses :class:`SyncTransport`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
    coroutine.close()
    raise RuntimeError("an async operation in a sync client")


class Transport:
    """Sends requests. Also provides time, randomness and locks, so that tests can replace them.

    ``certificate`` is what :meth:`ssl.SSLContext.load_cert_chain` accepts: a path, or a tuple.
    """

    def __init__(self, http_client: Any = None, certificate: Any = None) -> None:
        self._given = http_client
        self._certificate = certificate
        self._library: Any = None
        self._encodings = ""
        self.closed = False
        #: OAuth2 access tokens of this client, each with the time at which to replace it
        self.tokens: Dict[str, Tuple[str, float]] = {}
        self.now = time.time
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

    def lock(self, key: str) -> Any:
        """An async context manager that only one task or thread at a time can hold for ``key``."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close the connections that this transport opened."""
        raise NotImplementedError

    def preload(self) -> None:
        """Import the HTTP library and prepare TLS."""
        self._client()

    def accept_encoding(self) -> str:
        """What the HTTP library can decompress."""
        if not self._encodings:
            headers = getattr(self._client(), "headers", None) or {}
            self._encodings = headers.get("accept-encoding") or "gzip, deflate"
        return self._encodings

    def _client(self) -> Any:
        raise NotImplementedError

    def _make(self, kind: str) -> Any:
        """A new ``Client`` or ``AsyncClient`` of the HTTP library."""
        if self.closed:
            raise ConfigurationError("this client is closed")
        self._library = _http_library()
        limits = self._library.Limits(
            max_connections=_MAX_CONNECTIONS, max_keepalive_connections=_MAX_CONNECTIONS
        )
        context = tls.with_certificate(self._certificate) if self._certificate else tls.shared()
        return getattr(self._library, kind)(
            verify=context, trust_env=False, limits=limits, follow_redirects=False
        )

    def _request(
        self, client: Any, request: HttpRequest, content: Any
    ) -> Tuple[Any, Dict[str, Any]]:
        """The library's request, and the keywords to send it with."""
        headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in request.headers]
        library = self._library or _library_of(client)
        values = {
            "headers": headers,
            "content": content,
            "extensions": {"timeout": request.timeouts},
        }
        if library is None or (client is self._given and not request.isolated):
            return client.build_request(request.method, request.url, **values), {}
        # nothing of the client is added; auth=None also excludes its credentials
        return library.Request(request.method, request.url, **values), {"auth": None}


class _SyncBody:
    """Body bytes for the HTTP library to iterate over, without the other methods it looks for."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self._content = content

    def __iter__(self) -> Any:
        return iter(self._content)


class _AsyncBody:
    def __init__(self, content: Any) -> None:
        self._content = content

    def __aiter__(self) -> Any:
        return self._content.__aiter__()


class SyncTransport(Transport):
    """Blocking. Connections belong to the process that opened them."""

    def __init__(self, http_client: Any = None, certificate: Any = None) -> None:
        super().__init__(http_client, certificate)
        self._own: Any = None
        self._pid = 0
        self._locks: Dict[str, _SyncLock] = {}

    async def send(self, request: HttpRequest) -> HttpReply:
        client = self._client()
        content = None if request.content is None else _SyncBody(request.content)
        built, extra = self._request(client, request, content)
        return HttpReply(client.send(built, stream=True, follow_redirects=False, **extra))

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def resolve(self, value: Any) -> Any:
        if hasattr(value, "__await__"):
            getattr(value, "close", lambda: None)()
            raise ConfigurationError("an async callable works only with the async client")
        return value

    def lock(self, key: str) -> Any:
        with _Guard.lock:
            return self._locks.setdefault(key, _SyncLock())

    async def close(self) -> None:
        self.closed = True
        client, self._own = self._own, None
        if client is not None and self._pid == os.getpid():
            client.close()

    def _client(self) -> Any:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return self._given
        client = self._own
        if client is None or self._pid != os.getpid():
            with _Guard.lock:
                if self._own is None or self._pid != os.getpid():
                    # a forked child must not touch its parent's sockets: do not close them
                    self._own, self._pid = self._make("Client"), os.getpid()
                client = self._own
        return client


class _SyncLock:
    def __init__(self) -> None:
        self._lock = threading.Lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._lock.release()


class AsyncTransport(Transport):
    """For event loops. Each loop has its own connections, created on its first request."""

    def __init__(self, http_client: Any = None, certificate: Any = None) -> None:
        super().__init__(http_client, certificate)
        self._own: Dict[Any, Tuple[int, Any]] = {}
        self._locks: Dict[Any, Any] = {}

    async def send(self, request: HttpRequest) -> HttpReply:
        client = self._client()
        content = None if request.content is None else _AsyncBody(request.content)
        built, extra = self._request(client, request, content)
        raw = await client.send(built, stream=True, follow_redirects=False, **extra)
        return AsyncHttpReply(raw)

    async def sleep(self, seconds: float) -> None:
        if _running_loop() is None:
            import anyio

            await anyio.sleep(seconds)
        else:
            import asyncio

            await asyncio.sleep(seconds)

    async def resolve(self, value: Any) -> Any:
        return await value if hasattr(value, "__await__") else value

    def lock(self, key: str) -> Any:
        loop = _running_loop()
        self._forget_closed(self._locks)
        found = self._locks.get((loop, key))
        if found is None:
            if loop is None:
                import anyio

                found = anyio.Lock()
            else:
                import asyncio

                found = asyncio.Lock()
            found = self._locks.setdefault((loop, key), found)
        return found

    async def close(self) -> None:
        self.closed = True
        pid, client = self._own.pop(_running_loop(), (0, None))
        self._own.clear()  # connections of other loops cannot be closed here
        if client is not None and pid == os.getpid():
            await client.aclose()

    def _client(self) -> Any:
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is not None:
            return self._given
        loop, here = _running_loop(), os.getpid()
        pid, client = self._own.get(loop, (0, None))
        if client is None or pid != here:
            with _Guard.lock:
                self._forget_closed(self._own)
                client = self._make("AsyncClient")
                self._own[loop] = (here, client)
        return client

    @staticmethod
    def _forget_closed(table: Dict[Any, Any]) -> None:
        for key in list(table):
            loop = key[0] if isinstance(key, tuple) else key
            if loop is not None and loop.is_closed():
                table.pop(key, None)


def _running_loop() -> Any:
    """The running asyncio loop; None under another async library."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _http_library() -> Any:
    try:
        import httpx
    except ImportError:
        from importlib import import_module

        return import_module("httpx2")
    return httpx


def _library_of(client: Any) -> Any:
    """The module of a caller's client, if it has a Request class to build requests with."""
    import sys

    for base in type(client).__mro__:
        if base.__name__ in ("Client", "AsyncClient"):
            module = sys.modules.get(base.__module__.partition(".")[0])
            if hasattr(module, "Request"):
                return module
    return None
