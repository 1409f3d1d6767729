"""What a caller's middleware sees of a request, and how the calls of several are nested.

A middleware is a function ``handle(request, call_next)`` that returns a :class:`Response`; for an
async client it is a coroutine function and awaits ``call_next``. It runs around every attempt, and
around every request that a redirect causes. It can change the request, pass it on, look at the
response, pass it on again, or return a response of its own.

What concerns the whole call goes through ``request.call``, which all requests of one call share:
``state`` keeps what a middleware wants to find again, and ``when_over`` calls a function when the
call is over, also if it failed, was cancelled, or if its response is a stream. For example, a
middleware that measures calls, not attempts::

    def measure(request, call_next):
        if "started" not in request.call.state:
            request.call.state["started"] = started = time.monotonic()
            request.call.when_over(lambda error: note(time.monotonic() - started, error))
        return call_next(request)

A call that fails before its first request, for example because there is no access token, never
reaches a middleware.
"""

# pyright: reportPrivateUsage=false
# (the HttpReply behind a Response is for this module, not for a middleware)

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Dict,
    Iterator,
    List,
    Mapping,
    Optional,
    Union,
    cast,
)

from typing_extensions import Protocol

from ..base.errors import ConfigurationError
from ..wire.messages import AsyncHttpReply, HttpReply, HttpRequest, Unlimited
from ..wire.transport import run
from .context import CallContext

if TYPE_CHECKING:
    from .state import CallState

__all__ = [
    "AsyncHandler",
    "AsyncMiddleware",
    "AsyncNext",
    "CallContext",
    "Handler",
    "Middleware",
    "Next",
    "Request",
    "Response",
    "around",
]


class Request:
    """A request that is about to be sent, with its credentials.

    ``headers`` can be changed: a mapping whose names keep their case. ``operation`` is the
    operationId of the API definition, ``attempt`` counts from 1, and ``redirects`` is the number
    of redirects that led here. ``path`` is that of the operation with its placeholders, for use
    as the name of a metric. ``call`` is shared by all requests of the call. The body cannot be seen
    or changed.
    """

    __slots__ = ("attempt", "call", "headers", "method", "operation", "path", "redirects", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: Dict[str, str],
        *,
        operation: str = "",
        path: str = "",
        attempt: int = 1,
        redirects: int = 0,
        call: Optional[CallContext] = None,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.operation = operation
        self.path = path
        self.attempt = attempt
        self.redirects = redirects
        self.call = CallContext() if call is None else call

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.operation} attempt={self.attempt}>"


class Response:
    """A response that a middleware receives, or makes: status, headers and the bytes of the body.

    ``content`` is None while the body is not read: it is read after all middleware.
    """

    __slots__ = ("_reply", "content", "headers", "status_code")

    def __init__(
        self,
        status_code: int,
        headers: Optional[Mapping[str, str]] = None,
        content: bytes = b"",
    ) -> None:
        self.status_code = status_code
        self.headers: Mapping[str, str] = headers or {}
        self.content: Optional[bytes] = content
        self._reply: Optional[HttpReply] = None

    def __repr__(self) -> str:
        return f"<Response {self.status_code}>"


#: Passes a request on: to the next middleware, or to the server.
Next = Callable[[Request], Response]
AsyncNext = Callable[[Request], Awaitable[Response]]


class Handler(Protocol):
    """A middleware as an object."""

    def handle(self, request: Request, call_next: Next) -> Response:
        """Answer the request, usually with what ``call_next`` returns."""
        ...


class AsyncHandler(Protocol):
    """A middleware of an async client as an object; it may have a ``handle`` for sync ones too."""

    async def handle_async(self, request: Request, call_next: AsyncNext) -> Response:
        """Answer the request, usually with what ``call_next`` returns."""
        ...


Middleware = Union[Callable[[Request, Next], Response], Handler]
AsyncMiddleware = Union[Callable[[Request, AsyncNext], Awaitable[Response]], AsyncHandler]
_Next = Callable[[Request], Any]
_Handler = Callable[[Request, _Next], Any]


async def around(state: CallState, request: HttpRequest) -> HttpReply:
    """Send ``request`` through all middleware of the client.

    :raises ConfigurationError: a middleware returned something else than a response.
    """
    state.shared.sent = request
    shown = Request(
        request.method,
        request.url,
        dict(request.headers),
        operation=state.op.id,
        path=state.op.path,
        attempt=state.attempts,
        redirects=state.hops,
        call=state.shared,
    )
    sending = _Sending(state, request)
    chosen: Optional[HttpReply] = None
    try:
        response = await sending.answer(shown)
        if not isinstance(response, Response):
            raise ConfigurationError(
                f"a middleware returned {type(response).__name__}, not a Response"
            )
        chosen = _made(state, response) if response._reply is None else response._reply
        return chosen
    finally:
        for reply in sending.replies:
            if reply is not chosen:
                await state.transport.shielded(reply.close())


class _Sending:
    """One request on its way through the middleware. ``replies`` are what the server answered."""

    def __init__(self, state: CallState, request: HttpRequest) -> None:
        self._state = state
        self._request = request
        self.replies: List[HttpReply] = []

    async def answer(self, shown: Request) -> object:
        """What the outermost middleware returns."""
        settings = self._state.session.settings
        following: _Next = self._asend if settings.asynchronous else self._send
        for handler in reversed(settings.middleware):
            following = _bound(handler, following)
        found: object = following(shown)
        if settings.asynchronous:
            found = await cast("Awaitable[object]", found)
        return found

    def _send(self, shown: Request) -> Response:
        return run(self._asend(shown))

    async def _asend(self, shown: Request) -> Response:
        reply = await self._state.transmit(_changed(self._request, shown))
        self.replies.append(reply)
        return _shown(reply)


def _bound(handler: _Handler, following: _Next) -> _Next:
    return lambda request: handler(request, following)


def _changed(request: HttpRequest, shown: Request) -> HttpRequest:
    """``request`` with what a middleware changed. A second sending needs the body once more."""
    if request.content is not None:
        request.content.reset()
    request.method, request.url = shown.method, shown.url
    request.headers = list(shown.headers.items())
    return request


def _shown(reply: HttpReply) -> Response:
    response = Response(reply.status, reply.headers)
    response.content = None
    response._reply = reply
    return response


class _Memory(Unlimited):
    """The body of a response that a middleware made, for either client."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content

    def close(self) -> None:
        """There is nothing to release."""

    async def aclose(self) -> None:
        """There is nothing to release."""


def _made(state: CallState, response: Response) -> HttpReply:
    kind = AsyncHttpReply if state.session.settings.asynchronous else HttpReply
    return kind(
        response.status_code, list(response.headers.items()), _Memory(response.content or b"")
    )
