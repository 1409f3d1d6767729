"""Streams of items: server-sent events, JSON Lines and JSON text sequences.

The decoders only turn bytes, in chunks of any size, into payloads. A stream combines the bytes of
a response, a decoder and the type of an item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, List, Optional, Set, TypeVar, Union, cast

from ..base.errors import ResponseValidationError
from ..codec.shapes import ModelShape, OptionalShape, ScalarShape, shape_of
from ..codec.values import decode_bytes, decode_value
from . import media

if TYPE_CHECKING:
    from logging import Logger
    from typing import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator

    from ..base.response import ApiResponse

T = TypeVar("T")

#: The longest line in bytes; a stream with a longer one is treated as broken.
MAX_LINE = 64 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_DONE = "[DONE]"
_ENDS = re.compile(rb"\r\n|\r|\n")
_LF = re.compile(rb"\n")
_FIELD = re.compile(r"([^:]*)(?::[ ]?(.*))?", re.DOTALL)


class ServerSentEvent:
    """One event of ``text/event-stream``. ``retry`` is in milliseconds, ``id`` the last ID seen."""

    __slots__ = ("data", "event", "id", "retry")

    def __init__(
        self, data: str, event: str = "", id: str = "", retry: Optional[int] = None
    ) -> None:
        self.data = data
        self.event = event
        self.id = id
        self.retry = retry

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ServerSentEvent):
            return NotImplemented
        return all(getattr(self, slot) == getattr(other, slot) for slot in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"ServerSentEvent({self.data!r}, event={self.event!r}, id={self.id!r})"


class LineDecoder:
    """Splits a stream into lines that end with CR, LF or CRLF, however the chunks are cut.

    ``only_lf`` is for JSON Lines, where a single CR does not end a line.
    """

    def __init__(self, only_lf: bool = False) -> None:
        self._ends = _LF if only_lf else _ENDS
        self._buffer = bytearray()
        self._searched = 0
        self._begun = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> List[bytes]:
        """The lines that ``chunk`` completes, without their line endings."""
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk[1:] if chunk[:1] == b"\n" else chunk  # the other half of CRLF
        self._buffer += chunk
        if not self._begun:
            if len(self._buffer) < len(_BOM) and _BOM.startswith(self._buffer):
                return []
            self._begun = True
            if self._buffer.startswith(_BOM):
                del self._buffer[: len(_BOM)]
        lines: List[bytes] = []
        start = 0
        for match in self._ends.finditer(self._buffer, self._searched):
            lines.append(bytes(self._buffer[start : match.start()]))
            start = match.end()
            self._after_cr = match.group() == b"\r" and start == len(self._buffer)
        del self._buffer[:start]
        if len(self._buffer) > MAX_LINE:
            raise ResponseValidationError(f"a line of the stream is longer than {MAX_LINE} bytes")
        self._searched = len(self._buffer)
        return lines

    def flush(self) -> List[bytes]:
        """The rest at the end: a line without a line ending."""
        rest, self._buffer, self._searched = bytes(self._buffer), bytearray(), 0
        return [rest] if rest else []


class SSEDecoder:
    """Server-sent events as defined by the HTML standard."""

    def __init__(self) -> None:
        self._lines = LineDecoder()
        self._data: List[str] = []
        self._event = ""
        self._id = ""
        self._retry: Optional[int] = None

    def feed(self, chunk: bytes) -> List[ServerSentEvent]:
        """The events that ``chunk`` completes."""
        found = (self._line(line.decode("utf-8", "replace")) for line in self._lines.feed(chunk))
        return [event for event in found if event is not None]

    def flush(self) -> List[ServerSentEvent]:
        """The end of the stream. An event without its final blank line is incomplete: dropped."""
        return []

    def _line(self, line: str) -> Optional[ServerSentEvent]:
        if not line:
            return self._dispatch()
        name, value = _FIELD.fullmatch(line).groups("")  # type: ignore[union-attr]
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and re.fullmatch(r"[0-9]+", value):
            self._retry = int(value)
        return None

    def _dispatch(self) -> Optional[ServerSentEvent]:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event, self._retry = [], "", None
        if not data:
            return None
        return ServerSentEvent("\n".join(data), event, self._id, retry)


class JSONLinesDecoder:
    """JSON Lines (also known as NDJSON)."""

    def __init__(self) -> None:
        self._lines = LineDecoder(only_lf=True)

    def feed(self, chunk: bytes) -> List[bytes]:
        """The texts that ``chunk`` completes."""
        return self._texts(self._lines.feed(chunk))

    def flush(self) -> List[bytes]:
        """The last text, if no line feed follows it."""
        return self._texts(self._lines.flush())

    def _texts(self, lines: List[bytes]) -> List[bytes]:
        stripped = (line.strip(b"\x1e \t\r") for line in lines)  # RS: it is a text sequence
        return [line for line in stripped if line]


class JSONSequenceDecoder:
    """JSON text sequences (RFC 7464): RS starts a text, which can contain line feeds."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, chunk: bytes) -> List[bytes]:
        """The texts that ``chunk`` completes."""
        *texts, self._buffer = (self._buffer + chunk).split(b"\x1e")
        if len(self._buffer) > MAX_LINE:
            raise ResponseValidationError(f"an item of the stream is longer than {MAX_LINE} bytes")
        return [text.strip() for text in texts if text.strip()]

    def flush(self) -> List[bytes]:
        """The last text."""
        rest, self._buffer = self._buffer.strip(), b""
        return [rest] if rest else []


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
        shape = shape_of(item)
        shape = shape.inner if isinstance(shape, OptionalShape) else shape
        self.text = isinstance(shape, ScalarShape) and shape.scalar.type is str
        names: Set[str] = set(shape.by_wire) if isinstance(shape, ModelShape) and shape.fields else set()
        #: the item describes the whole event (3.2: an object with data, event, id, retry)
        self.whole = "data" in names and bool(names & {"event", "id", "retry"})

    def feed(self, chunk: bytes) -> Iterator[Any]:
        for payload in self.decoder.feed(chunk):
            yield from self._one(payload)

    def flush(self) -> Iterator[Any]:
        for payload in self.decoder.flush():
            yield from self._one(payload)

    def _one(self, payload: Union[ServerSentEvent, bytes]) -> Iterator[object]:
        if self.done:
            return
        if isinstance(payload, bytes):
            yield self._decode(payload)
            return
        if self.item is ServerSentEvent:
            yield payload
        elif payload.data.strip() == _DONE:
            self.done = True
        elif self.whole:
            yield self._event(payload)
        elif self.text:
            yield payload.data
        elif payload.data.strip():  # an empty event is a sign of life
            yield self._decode(payload.data.encode("utf-8", "surrogatepass"))

    def _event(self, event: ServerSentEvent) -> object:
        fields = {name: getattr(event, name) for name in event.__slots__}
        given = {name: value for name, value in fields.items() if value not in ("", None)}
        return decode_value(self.item, {"data": "", **given}, strict=self.strict)

    def _decode(self, data: bytes) -> object:
        return decode_bytes(self.item, data, strict=self.strict, logger=self.logger)


def _decoder(content_type: str) -> Union[SSEDecoder, JSONLinesDecoder, JSONSequenceDecoder]:
    if media.kind(content_type) == "sse":
        return SSEDecoder()
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
            async for chunk in chunks:
                for item in self._items.feed(chunk):
                    yield item
                if self._items.done:
                    return
            for item in self._items.flush():
                yield item
        finally:
            await self.close()

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
        close, self._close = self._close, None
        if close is not None:
            waiting = close()
            if hasattr(waiting, "__await__"):
                await cast("Awaitable[object]", waiting)
