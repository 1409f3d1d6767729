"""One request and one response at the boundary to the HTTP library."""

from __future__ import annotations

import io
import time
from types import AsyncGeneratorType
from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Iterator, List, Optional, Tuple, Union

from ..base.response import Headers
from .decoding import Decoder

if TYPE_CHECKING:
    from typing import AsyncIterable, Mapping

    from typing_extensions import Protocol

    from ..spec.operation import Operation

    class Origin(Protocol):
        """The call that a request belongs to: what was called, and with which arguments.

        It is the same object for every request of the call. ``url`` has no query, and ``path`` is
        relative to the base URL.
        """

        op: Operation[Any]
        arguments: Mapping[str, Any]
        url: str
        path: str

    class Content(Protocol):
        """A request body, for both clients.

        ``replayable``: it can be read again; ``unread_or_replayable``: it can be read now.
        """

        replayable: bool

        @property
        def unread_or_replayable(self) -> bool: ...

        def reset(self) -> None: ...

        def __iter__(self) -> Iterator[bytes]: ...

        def __aiter__(self) -> AsyncIterator[bytes]: ...

    class RawBody(Protocol):
        """A response body as it arrives, still compressed, and what releases the connection."""

        def __iter__(self) -> Iterator[bytes]: ...

        def close(self) -> None: ...

        def unlimit(self) -> None: ...

    class AsyncRawBody(Protocol):
        """The same for an async client."""

        def __aiter__(self) -> AsyncIterator[bytes]: ...

        async def aclose(self) -> None: ...

        def unlimit(self) -> None: ...


async def end(chunks: object) -> None:
    """Close an async generator, unless it runs: then it reads, or is being closed already."""
    if isinstance(chunks, AsyncGeneratorType) and not chunks.ag_running:
        await chunks.aclose()


class Closing:
    """Iterates over an async generator, and closes it when the iteration ends early.

    Generators that read from one another have to be closed from the outside in. The event loop, to
    which they are left otherwise, closes all of them at once, and complains.
    """

    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks.__aiter__()

    async def __aenter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def __aexit__(self, *_: object) -> None:
        await end(self._chunks)


class Unlimited:
    """What bodies are made of that know of no deadline."""

    __slots__ = ()

    def unlimit(self) -> None:
        """There is nothing to lift."""


class _Pieces:
    """Chunks of a body, of any size, that are read into memory of the caller's."""

    __slots__ = ("_chunks", "_rest")

    def __init__(self, chunks: Any) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readinto(self, view: memoryview) -> int:
        while not self._rest:
            chunk: Optional[bytes] = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        return self._take(view)

    async def areadinto(self, view: memoryview) -> int:
        while not self._rest:
            try:
                self._rest = memoryview(await self._chunks.__anext__())
            except StopAsyncIteration:
                return 0
        return self._take(view)

    async def end(self) -> None:
        await end(self._chunks)

    def _take(self, view: memoryview) -> int:
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


class DeadlineError(Exception):
    """The deadline of the call passed while a response was read."""


class HttpRequest:
    """One request to send. ``url`` is already encoded; ``timeouts`` are the four of httpx.

    ``deadline`` is a point on the monotonic clock. ``isolated`` says that nothing from a caller's
    ``http_client`` (headers, cookies, auth) may be added. ``content_error`` is what the caller's
    own code raised while the body was read. ``origin`` is None for a request that the client makes
    on its own: for an access token.
    """

    __slots__ = (
        "content",
        "content_error",
        "deadline",
        "headers",
        "isolated",
        "method",
        "not_received",
        "origin",
        "timeouts",
        "transmissions",
        "url",
    )

    def __init__(
        self,
        method: str,
        url: str,
        headers: List[Tuple[str, str]],
        *,
        content: Optional[Content] = None,
        timeouts: Optional[Dict[str, Optional[float]]] = None,
        deadline: Optional[float] = None,
        isolated: bool = False,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.timeouts = timeouts or {}
        self.deadline = deadline
        self.isolated = isolated
        self.content_error: Optional[BaseException] = None
        #: after a failure: the server has certainly not read the request
        self.not_received = False
        #: how often it was handed to the transport; a middleware can do so several times
        self.transmissions = 0
        self.origin: Optional[Origin] = None

    def repeated(self) -> HttpRequest:
        """The same request, to be sent once more."""
        return HttpRequest(
            self.method, self.url, self.headers, content=self.content, isolated=self.isolated
        )


class _Whole:
    """Collects the chunks of a body. Joining a list of them would need its size twice."""

    __slots__ = ("_buffer", "_first")

    def __init__(self) -> None:
        self._first = b""
        self._buffer: Optional[io.BytesIO] = None

    def add(self, chunk: bytes) -> None:
        """Append ``chunk``; most bodies have only one."""
        if self._buffer is not None:
            self._buffer.write(chunk)
        elif self._first:
            self._buffer = io.BytesIO()
            self._buffer.write(self._first)
            self._buffer.write(chunk)
            self._first = b""
        else:
            self._first = chunk

    def joined(self) -> bytes:
        """All of it."""
        return self._first if self._buffer is None else self._buffer.getvalue()


class HttpReply:
    """A response whose body was not read yet; :meth:`read` reads it."""

    __slots__ = ("_pieces", "_raw", "body", "deadline", "headers", "limit", "reason", "status")

    def __init__(
        self,
        status: int,
        headers: List[Tuple[str, str]],
        raw: Union[RawBody, AsyncRawBody],
        *,
        reason: str = "",
        deadline: Optional[float] = None,
    ) -> None:
        """``raw`` is a :class:`RawBody`, or an :class:`AsyncRawBody` for an async client."""
        self.status = status
        self.reason = reason
        self.headers = Headers(headers)
        self.body = b""
        self.deadline = deadline
        #: bytes that the decompressed body may have; None is in proportion to what arrives
        self.limit: Optional[int] = None
        self._raw: Any = raw
        self._pieces: Optional[_Pieces] = None

    async def read(self) -> bytes:
        """Read and decompress the body, and release the connection."""
        body = _Whole()
        for chunk in self._chunks(whole=True):
            body.add(chunk)
        self.body = body.joined()
        return self.body

    async def close(self) -> None:
        """Discard what was not read."""
        self._raw.close()

    def stream(self) -> Tuple[Any, Any]:
        """The iterator over the decompressed body as it arrives, and what releases it."""
        return self._chunks(whole=False), self._raw.close

    async def readinto(self, view: memoryview) -> int:
        """Read the body, not decompressed: at least one byte into ``view``; 0 at the end."""
        read = getattr(self._raw, "readinto", None)
        if read is None:
            self._pieces = self._pieces or _Pieces(iter(self._raw))
            read = self._pieces.readinto
        count: int = read(view)
        self._check()
        if not count:
            self._raw.close()
        return count

    def unlimit(self) -> None:
        """Let the body take longer than the deadline of the request, as long as it comes."""
        self.deadline = None
        self._raw.unlimit()

    def _decoder(self, whole: bool) -> Decoder:
        size = self.headers.get("content-length", "")
        return Decoder(
            self.headers.get("content-encoding", ""),
            length=int(size) if size.isdigit() else None,
            limit=self.limit,
            whole=whole,
        )

    def _check(self) -> None:
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise DeadlineError

    def _chunks(self, whole: bool) -> Iterator[bytes]:
        decoder = self._decoder(whole)
        for chunk in self._raw:
            yield from decoder.feed(chunk)
            self._check()
        decoder.finish()
        self._raw.close()


class AsyncHttpReply(HttpReply):
    """The same for an async client."""

    __slots__ = ()

    async def read(self) -> bytes:
        """Read and decompress the body, and release the connection."""
        body = _Whole()
        async for chunk in self._achunks(whole=True):
            body.add(chunk)
        self.body = body.joined()
        return self.body

    async def close(self) -> None:
        """Discard what was not read."""
        if self._pieces is not None:
            await self._pieces.end()
        await self._raw.aclose()

    async def readinto(self, view: memoryview) -> int:
        """Read the body, not decompressed: at least one byte into ``view``; 0 at the end."""
        self._pieces = self._pieces or _Pieces(self._raw.__aiter__())
        count = await self._pieces.areadinto(view)
        self._check()
        if not count:
            await self._raw.aclose()
        return count

    def stream(self) -> Tuple[Any, Any]:
        """The iterator over the decompressed body as it arrives, and what releases it."""
        return self._achunks(whole=False), self._raw.aclose

    async def _achunks(self, whole: bool) -> AsyncIterator[bytes]:
        decoder = self._decoder(whole)
        async with Closing(self._raw) as chunks:
            async for chunk in chunks:
                for piece in decoder.feed(chunk):
                    yield piece
                self._check()
        decoder.finish()
        await self._raw.aclose()
