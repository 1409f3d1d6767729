"""Streams of items: server-sent events, JSON Lines and JSON text sequences.

A stream combines the bytes of a response, a decoder of :mod:`.framing` and the type of an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Optional, TypeVar, Union, cast

from ..base.process import exclusive
from ..codec.shapes import ScalarShape, bare, shape_of
from ..codec.values import decode_bytes, decode_value
from . import media
from .events import content_of, event_models, holds_text
from .framing import JSONLinesDecoder, JSONSequenceDecoder, ServerSentEvent, SSEDecoder
from .messages import Closing, end

if TYPE_CHECKING:
    from logging import Logger
    from typing import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator

    from ..base.response import ApiResponse
    from .parts import PartDecoder, ReceivedPart

T = TypeVar("T")

_DONE = "[DONE]"


class _Items:
    """Turns bytes into typed items. ``done`` is set by the end marker of some servers."""

    def __init__(
        self, item: object, content_type: str, strict: bool, logger: Optional[Logger]
    ) -> None:
        self.item = item
        self.strict = strict
        self.logger = logger
        self.done = False
        self.decoder = _decoder(content_type)
        self.shape = bare(shape_of(item))
        self.text = isinstance(self.shape, ScalarShape) and self.shape.scalar.type is str
        #: the item describes the whole event (3.2: an object with data, event, id, retry)
        self.events = event_models(self.shape)

    def feed(self, chunk: bytes) -> Iterator[Any]:
        for payload in self.decoder.feed(chunk):
            yield from self._one(payload)

    def flush(self) -> Iterator[Any]:
        for payload in self.decoder.flush():
            yield from self._one(payload)

    def _one(self, payload: Union[ServerSentEvent, ReceivedPart, bytes]) -> Iterator[object]:
        if self.done:
            return
        if isinstance(payload, bytes):
            yield self._decode(payload)
            return
        if not isinstance(payload, ServerSentEvent):
            yield self._part(payload)
            return
        if self.item is ServerSentEvent:
            yield payload
        elif payload.data.strip() == _DONE:
            self.done = True
        elif self.events:
            yield self._event(payload)
        elif self.text:
            yield payload.data
        elif payload.data.strip():  # an empty event is a sign of life
            yield self._data(payload.data)

    def _part(self, part: ReceivedPart) -> object:
        from .parts import read_part

        return read_part(part, self.item, shape_of(self.item), self.strict)

    def _event(self, event: ServerSentEvent) -> object:
        fields = {name: getattr(event, name) for name in event.__slots__}
        given = {name: value for name, value in fields.items() if value not in ("", None)}
        whole = {"data": "", **given, **content_of(self.events, event)}
        return decode_value(self.item, whole, strict=self.strict, logger=self.logger)

    def _data(self, data: str) -> object:
        if holds_text(self.shape, data):
            return decode_value(self.item, data, strict=self.strict, logger=self.logger)
        return self._decode(data.encode("utf-8", "surrogatepass"))

    def _decode(self, data: bytes) -> object:
        return decode_bytes(self.item, data, strict=self.strict, logger=self.logger)


def _decoder(
    content_type: str,
) -> Union[SSEDecoder, JSONLinesDecoder, JSONSequenceDecoder, PartDecoder]:
    if media.kind(content_type) == "sse":
        return SSEDecoder()
    if media.kind(content_type) == "multipart":
        with exclusive:  # hardly any API needs it
            from .parts import PartDecoder

        return PartDecoder(content_type)
    sequence = media.essence(content_type).endswith("json-seq")
    return JSONSequenceDecoder() if sequence else JSONLinesDecoder()


class Stream(Generic[T]):
    """The items of a response, as they arrive.

    A stream can be iterated once. If you stop early, use it as a context manager or call
    :meth:`close`. ``response`` is the response that it belongs to, if the client sets it.
    """

    def __init__(
        self,
        chunks: Iterable[bytes],
        item: object,
        content_type: str,
        *,
        close: Optional[Callable[[], object]] = None,
        strict: bool = False,
        logger: Optional[Logger] = None,
        response: Optional[ApiResponse[Any]] = None,
    ) -> None:
        self.response = cast("ApiResponse[Any]", response)
        self._close = close
        self._items = _Items(item, content_type, strict, logger)
        self._iterator = self._iterate(chunks)

    def _iterate(self, chunks: Iterable[bytes]) -> Iterator[T]:
        try:
            for chunk in chunks:
                yield from self._items.feed(chunk)
                if self._items.done:
                    return
            yield from self._items.flush()
        finally:
            self.close()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._iterator)

    def __enter__(self) -> Stream[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading and release the connection."""
        close, self._close = self._close, None
        if close is not None:
            close()


class AsyncStream(Generic[T]):
    """The same as :class:`Stream`, for the async client."""

    def __init__(
        self,
        chunks: AsyncIterable[bytes],
        item: object,
        content_type: str,
        *,
        close: Optional[Callable[[], object]] = None,
        strict: bool = False,
        logger: Optional[Logger] = None,
        response: Optional[ApiResponse[Any]] = None,
    ) -> None:
        self.response = cast("ApiResponse[Any]", response)
        self._close = close
        self._items = _Items(item, content_type, strict, logger)
        self._iterator = self._iterate(chunks)

    async def _iterate(self, chunks: AsyncIterable[bytes]) -> AsyncIterator[T]:
        try:
            async with Closing(chunks) as pieces:
                async for piece in pieces:
                    for item in self._items.feed(piece):
                        yield item
                    if self._items.done:
                        return
            for item in self._items.flush():
                yield item
        finally:
            await self._release()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await self._iterator.__anext__()

    async def __aenter__(self) -> AsyncStream[T]:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop reading and release the connection."""
        await self._release()
        await end(self._iterator)

    async def _release(self) -> None:
        close, self._close = self._close, None
        if close is not None:
            waiting = close()
            if hasattr(waiting, "__await__"):
                await cast("Awaitable[object]", waiting)
