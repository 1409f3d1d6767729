"""The transports of a fake: requests end here, in either client, and no network is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, AsyncIterator, Iterator

from ..base.errors import ConfigurationError
from ..wire.async_transport import AsyncTransport
from ..wire.messages import AsyncHttpReply, HttpReply, HttpRequest, Unlimited
from ..wire.sync_transport import SyncTransport
from ..wire.transport import Transport
from .server import Response, Server, fail

if TYPE_CHECKING:
    from ..spec.settings import Settings
    from ..wire.crews import Crew


def transport(server: Server, settings: Settings) -> Transport:
    """What sends the requests of a client to ``server``."""
    made = (FakeAsyncTransport if settings.asynchronous else FakeSyncTransport)(settings)
    made.server = server
    made.now = server.clock.now
    made.monotonic = server.clock.monotonic
    made.random = _highest
    return made


def _highest() -> float:
    """In place of a random number, so that a test can tell how long a client waits."""
    return 1.0


class FakeSyncTransport(SyncTransport):
    """For the blocking client."""

    server: Server

    async def send(self, request: HttpRequest) -> HttpReply:
        if self.closed:
            raise ConfigurationError("this client is closed")
        step = self.server.begin(request)
        try:
            body = b"".join(request.content or ())
        except Exception as error:
            request.content_error = error
            raise
        response = self.server.finish(step, request, body)
        return HttpReply(response.status, response.headers, _Body(response))

    async def sleep(self, seconds: float) -> None:
        self.server.clock.wait(seconds)

    def crew(self, limit: int) -> Crew:
        """One at a time, so that a test sees the same order of requests each time."""
        return super().crew(min(limit, 1))

    def preload(self) -> None:
        """There is no network to prepare."""


class FakeAsyncTransport(AsyncTransport):
    """For event loops. Other tasks run while a request is on its way, or while a client waits."""

    server: Server

    async def send(self, request: HttpRequest) -> HttpReply:
        if self.closed:
            raise ConfigurationError("this client is closed")
        await super().sleep(0)
        step = self.server.begin(request)
        body = b""
        try:
            if request.content is not None:
                body = b"".join([chunk async for chunk in request.content])
        except Exception as error:
            request.content_error = error
            raise
        response = self.server.finish(step, request, body)
        return AsyncHttpReply(response.status, response.headers, _Body(response))

    async def sleep(self, seconds: float) -> None:
        self.server.clock.wait(seconds)
        await super().sleep(0)

    def crew(self, limit: int) -> Crew:
        """One at a time, so that a test sees the same order of requests each time."""
        return super().crew(min(limit, 1))

    def preload(self) -> None:
        """There is no network to prepare."""


class _Body(Unlimited):
    """The body of a response, for either client, and what then goes wrong."""

    def __init__(self, response: Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        if self._response.body:
            yield self._response.body
        if self._response.fault:
            fail(self._response.fault)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        """There is nothing to release."""

    async def aclose(self) -> None:
        """There is nothing to release."""
