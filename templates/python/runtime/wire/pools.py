"""The pools themselves: what of :mod:`.pool` differs between sync and async."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import AsyncIterable, Iterable, Optional, cast

import anyio
import httpcore

from .attempt import Attempt
from .exchange import AsyncBody, AsyncResponse, OneChunk, SyncBody, SyncResponse
from .pool import Held, Payload, Pool
from .sockets import AsyncLink, SyncLink
from .targets import Origin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .pool import Event

__all__ = ["AsyncPool", "SyncPool"]


def _of(origin: Origin) -> httpcore.Origin:
    return httpcore.Origin(origin.scheme, origin.host, origin.port)


class SyncPool(Pool[SyncLink, SyncResponse]):
    """Blocking; all threads of a process can use it."""

    def _make(self, origin: Origin) -> Held[SyncLink]:
        link = SyncLink()
        http = httpcore.HTTPConnection(
            _of(origin), self._tls, keepalive_expiry=self._keepalive, network_backend=link
        )
        return Held(origin, link, http)

    def _body(self, content: Payload, attempt: Attempt) -> Payload:
        if content is None or isinstance(content, bytes):
            return content
        return SyncBody(cast("Iterable[bytes]", content), attempt)

    def _event(self) -> threading.Event:
        return threading.Event()

    async def _wait(self, event: Event, limit: Optional[float]) -> None:
        blocking = cast("threading.Event", event)
        blocking.wait(limit if limit is None else min(limit, threading.TIMEOUT_MAX))

    async def _handle(self, held: Held[SyncLink], request: httpcore.Request) -> httpcore.Response:
        return cast("httpcore.HTTPConnection", held.http).handle_request(request)

    async def _shut(self, link: SyncLink) -> None:
        link.close()

    def _forget(self, link: SyncLink) -> None:
        link.close()  # closes this process's copy of the socket, and sends nothing

    def _responded(self, held: Held[SyncLink], response: httpcore.Response) -> SyncResponse:
        return SyncResponse(self, held, response)


class AsyncPool(Pool[AsyncLink, AsyncResponse]):
    """For one event loop of asyncio or trio."""

    def _make(self, origin: Origin) -> Held[AsyncLink]:
        link = AsyncLink()
        http = httpcore.AsyncHTTPConnection(
            _of(origin), self._tls, keepalive_expiry=self._keepalive, network_backend=link
        )
        return Held(origin, link, http)

    def _body(self, content: Payload, attempt: Attempt) -> Payload:
        if content is None or isinstance(content, bytes):
            return OneChunk(content or b"")
        return AsyncBody(cast("AsyncIterable[bytes]", content), attempt)

    def _event(self) -> anyio.Event:
        return anyio.Event()

    async def _wait(self, event: Event, limit: Optional[float]) -> None:
        with anyio.move_on_after(limit):
            await cast("anyio.Event", event).wait()

    async def _handle(self, held: Held[AsyncLink], request: httpcore.Request) -> httpcore.Response:
        return await cast("httpcore.AsyncHTTPConnection", held.http).handle_async_request(request)

    async def _shut(self, link: AsyncLink) -> None:
        with anyio.CancelScope(shield=True), suppress(OSError, anyio.BrokenResourceError):
            await link.aclose()

    def _forget(self, link: AsyncLink) -> None:
        """Its event loop does not exist in this process; the socket is closed when collected."""

    def _responded(self, held: Held[AsyncLink], response: httpcore.Response) -> AsyncResponse:
        return AsyncResponse(self, held, response)
