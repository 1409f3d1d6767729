"""The way of a request over connections of our own, as the transport sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, AsyncIterator, Iterator, List, Tuple

from .attempt import Attempt
from .messages import AsyncHttpReply, HttpReply, HttpRequest
from .pool import L, Message, Pool, R

if TYPE_CHECKING:
    from .exchange import AsyncResponse, SyncResponse
    from .pools import AsyncPool, SyncPool


async def send(pool: SyncPool, request: HttpRequest) -> HttpReply:
    """Send ``request``; never waits."""
    response = await _sent(pool, request)
    return HttpReply(
        response.status,
        _text(response.headers),
        _Raw(response),
        reason=response.reason,
        deadline=request.deadline,
    )


async def asend(pool: AsyncPool, request: HttpRequest) -> HttpReply:
    """The same for an async client."""
    response = await _sent(pool, request)
    return AsyncHttpReply(
        response.status,
        _text(response.headers),
        _AsyncRaw(response),
        reason=response.reason,
        deadline=request.deadline,
    )


async def _sent(pool: Pool[L, R], request: HttpRequest) -> R:
    """The response of the pool; after a failure, ``request`` says what the outcome has to know."""
    headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in request.headers]
    message = Message(request.method.encode("ascii"), request.url, headers, request.content)
    attempt = Attempt(request.timeouts, request.deadline)
    try:
        return await pool.send(message, attempt)
    except BaseException:
        request.content_error = attempt.content_error
        request.not_received = attempt.sent == "no"
        raise


def _text(headers: List[Tuple[bytes, bytes]]) -> List[Tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]


class _Raw:
    def __init__(self, response: SyncResponse) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_raw()

    def readinto(self, view: memoryview) -> int:
        return self._response.readinto(view)

    def unlimit(self) -> None:
        self._response.unlimit()

    def close(self) -> None:
        self._response.close()


class _AsyncRaw:
    def __init__(self, response: AsyncResponse) -> None:
        self._response = response

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._response.aiter_raw()

    def unlimit(self) -> None:
        self._response.unlimit()

    async def aclose(self) -> None:
        await self._response.aclose()
