"""A response whose body is decoded, and maybe even read, when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NoReturn, Optional, cast

from ...base.response import ApiResponse
from ...calls import replies
from ...calls.exchange import Exchange
from ...spec.operation import Operation, Reply, StreamOperation
from ...spec.options import Options
from .errors import translate

if TYPE_CHECKING:
    from typing import Mapping

    from ...calls.session import Session
    from ...wire.messages import HttpReply


class Result:
    """The response behind the result of a method, when both are there already."""

    unread = False
    is_stream = False

    def __init__(self, found: ApiResponse[Any], value: object) -> None:
        self.found = found
        self._value = value

    def value(self) -> object:
        """The result of the method."""
        return self._value

    def close(self) -> object:
        """Release the connection; for the async client, something to await."""


class Fetched(Result):
    """The response to one request. ``unread`` says that its body is still at the server."""

    def __init__(self, exchange: Exchange, reply: HttpReply, *, unread: bool) -> None:
        super().__init__(replies.response_of(exchange, reply), None)
        self.unread = unread
        self.is_stream = unread and (
            isinstance(exchange.op, StreamOperation) or replies.is_stream(exchange.op, reply)
        )
        self._exchange = exchange
        self._reply = reply
        self._decoded = False
        self._close: Optional[Callable[[], Any]] = None

    def value(self) -> object:
        """The decoded body, or the stream.

        :raises APIError: it does not match the API definition.
        """
        if not self._decoded:
            try:
                response = replies.interpret(self._exchange, self._reply, stream=self.is_stream)
            except BaseException as error:
                self._exchange.over(error)
                translate(error)  # the call may have been over before
                raise
            self._value, self._decoded = response.data, True
            self._close = getattr(response.data, "close", None) if self.is_stream else None
        return self._value

    def chunks(self) -> object:
        """The pieces of the body as they come."""
        chunks, self._close = self._reply.stream()
        return cast("object", chunks)

    async def read(self) -> bytes:
        """The whole body."""
        if self.unread:
            try:
                self.found.raw_data = await self._reply.read()
            except BaseException as error:  # noqa: BLE001
                self.broken(error)
            self.over()
        return self.found.raw_data

    def over(self) -> None:
        """Nothing more comes."""
        self.unread = False
        self._exchange.over(None)

    def broken(self, error: BaseException) -> NoReturn:
        """Raise what went wrong while the body was read."""
        if isinstance(error, GeneratorExit):  # nobody wants more, which is not an end
            raise error
        self.unread = False
        self._exchange.raise_broken(error, self._reply)

    def close(self) -> object:
        """Release the connection; for the async client, something to await."""
        if not self.unread:
            return None
        self.over()
        return (self._close or self._reply.stream()[1])()


async def fetch(
    session: Session,
    op: Operation[Any],
    arguments: Mapping[str, Any],
    options: Options,
    *,
    streaming: bool,
) -> Fetched:
    """Call ``op``. With ``streaming``, the body of a success is left unread.

    :raises APIError: there is no response, or the server returned an error.
    """
    streaming = streaming or isinstance(op, StreamOperation)
    exchange = Exchange(session, op, arguments, options, streaming=streaming)
    try:
        reply = await exchange.reply()
        unread = exchange.streams(reply)
        if not 200 <= reply.status < 300:
            replies.interpret(exchange, reply, stream=False)
    except BaseException as error:
        exchange.over(error)
        raise
    if not unread:
        exchange.over(None)
    return Fetched(exchange, reply, unread=unread)


def decoded(found: ApiResponse[Any], to: object) -> object:
    """The body of a response as another type."""
    media = found.headers.get("content-type", "application/json")
    return replies.decode(Reply("2XX", media, lambda: to), found, False)
