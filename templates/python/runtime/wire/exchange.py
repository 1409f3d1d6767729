"""Requests and responses on their way through the pool."""

from __future__ import annotations

from contextlib import suppress
from typing import (
    Any,
    AsyncIterable,
    AsyncIterator,
    Iterable,
    Iterator,
    List,
    Mapping,
    Optional,
    Tuple,
    cast,
)

import httpcore

from .attempt import Attempt
from .messages import end
from .targets import Origin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Coroutine, Protocol

    from .sockets import SyncLink

    class Owner(Protocol):
        """What the pool does for a response."""

        def give_back(self, held: Any) -> Coroutine[Any, Any, None]:
            """Take back a connection whose response was read to its end."""
            ...

        def discard(self, held: Any) -> Coroutine[Any, Any, None]:
            """Close a connection."""
            ...

        def unlimit(self, held: Any) -> None:
            """Lift the deadline of its request."""
            ...

        def straight(self, held: Any) -> Optional[Any]:
            """Its link, if what comes next can be read from it."""
            ...


__all__ = [
    "AsyncBody",
    "AsyncResponse",
    "OneChunk",
    "Response",
    "SyncBody",
    "SyncResponse",
    "framed",
    "unread",
]

HeaderLines = List[Tuple[bytes, bytes]]


#: Bytes of a body for which a new connection afterwards costs less than the way through the library.
_LARGE = 4 * 1024 * 1024


def _length(headers: HeaderLines) -> Optional[int]:
    """The length of a body that ends after so many bytes and in no other way."""
    found = {name.lower(): value for name, value in headers}
    size = found.get(b"content-length", b"")
    return int(size) if size.isdigit() and b"transfer-encoding" not in found else None


def framed(method: bytes, headers: HeaderLines, content: object, origin: Origin) -> HeaderLines:
    """``headers`` with those that HTTP asks for, and that are not there yet."""
    names = {name.lower() for name, _ in headers}
    lines = list(headers)
    if b"host" not in names:
        lines.insert(0, (b"Host", origin.authority))
    if origin.user and b"authorization" not in names:
        lines.append((b"Authorization", origin.user))
    if b"content-length" not in names and b"transfer-encoding" not in names:
        if content is None:
            if method in (b"POST", b"PUT", b"PATCH"):
                lines.append((b"Content-Length", b"0"))
        elif isinstance(content, bytes):
            lines.append((b"Content-Length", b"%d" % len(content)))
        else:
            lines.append((b"Transfer-Encoding", b"chunked"))
    return lines


def unread(http: object) -> Optional[bytes]:
    """The bytes that came from the server and that nobody has read; None: it cannot be told.

    They wait in h11, below what httpcore shows. Behind a response they would be taken for the next
    one; where they cannot be told, that is seen when the connection is used next.
    """
    state = getattr(getattr(http, "_connection", None), "_h11_state", None)
    rest: Tuple[Optional[bytes], bool] = getattr(state, "trailing_data", (None, False))
    return rest[0]


class SyncBody:
    """The caller's content. What it raises is noted: it may look like an error of the library."""

    def __init__(self, content: Iterable[bytes], attempt: Attempt) -> None:
        self._content = content
        self._attempt = attempt
        self._chunks: Iterator[bytes] = iter(())

    def __iter__(self) -> SyncBody:
        try:
            self._chunks = iter(self._content)
        except BaseException as error:
            self._attempt.content_error = error
            raise
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._chunks)
        except StopIteration:
            raise
        except BaseException as error:
            self._attempt.content_error = error
            raise


class AsyncBody:
    """The same for async content. A cancelled request is not an error of the content."""

    def __init__(self, content: AsyncIterable[bytes], attempt: Attempt) -> None:
        self._content = content
        self._attempt = attempt
        self._chunks: Any = None

    def __aiter__(self) -> AsyncBody:
        try:
            self._chunks = self._content.__aiter__()
        except BaseException as error:
            self._attempt.content_error = error
            raise
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk: bytes = await self._chunks.__anext__()
        except StopAsyncIteration:
            raise
        except Exception as error:
            self._attempt.content_error = error
            raise
        return chunk


class OneChunk:
    """Content of one piece. Not a generator: those complain when they are not read to the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __aiter__(self) -> OneChunk:
        return self

    async def __anext__(self) -> bytes:
        if not self._data:
            raise StopAsyncIteration
        data, self._data = self._data, b""
        return data


class Response:
    """A response whose body was not read yet. ``headers`` are as they came."""

    def __init__(self, owner: Owner, held: object, response: httpcore.Response) -> None:
        self._owner = owner
        self._held = held
        self._stream: Any = response.stream
        self._begun = False
        self._done = False
        self.status = response.status
        self.headers: HeaderLines = response.headers
        extensions = cast("Mapping[str, bytes]", cast("Any", response).extensions)
        self.reason = extensions.get("reason_phrase", b"").decode("latin-1")
        self.http_version = extensions.get("http_version", b"HTTP/1.1").decode("ascii")

    def unlimit(self) -> None:
        """Let the body take longer than the deadline of the request, as long as it comes."""
        self._owner.unlimit(self._held)

    def _begin(self) -> None:
        if self._begun:
            raise RuntimeError("the body of a response can be read only once")
        self._begun = True


class SyncResponse(Response):
    """Of a blocking request."""

    def __init__(self, owner: Owner, held: object, response: httpcore.Response) -> None:
        super().__init__(owner, held, response)
        self._chunks: Optional[Iterator[bytes]] = None
        self._rest = memoryview(b"")
        self._left: Optional[int] = None
        self._link: Optional[SyncLink] = None

    def readinto(self, view: memoryview) -> int:
        """Read the body, not decoded: at least one byte into ``view``; 0 at the end.

        What remains of a large body of known length comes straight from the connection into the
        memory of the caller, past the library, which would copy every byte three times. It closes
        the connection at its end.
        """
        if self._link is not None:
            return self._readinto(self._link, view)
        if not self._rest:
            if self._chunks is None:
                self._left = _length(self.headers)
                self._chunks = self.iter_raw()
            elif self._left is not None and self._left >= _LARGE:
                self._link = self._owner.straight(self._held)
                if self._link is not None:
                    return self._readinto(self._link, view)
            self._rest = memoryview(next(self._chunks, b""))
            if self._left is not None:  # a response to HEAD has a length, and no body
                self._left = self._left - len(self._rest) if self._rest else None
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _readinto(self, link: SyncLink, view: memoryview) -> int:
        left = self._left or 0
        try:
            count = link.readinto(view[:left]) if left else 0
        except BaseException:
            self.close()
            raise
        if left and not count:
            self.close()
            raise httpcore.RemoteProtocolError(f"the server closed {left} bytes before the end")
        self._left = left - count
        if not self._left:
            self.close()
        return count

    def iter_raw(self) -> Iterator[bytes]:
        """The body as it arrives, not decoded. The connection is free again at its end."""
        self._begin()
        try:
            yield from self._stream
            self._stream.close()
        except BaseException:
            self.close()
            raise
        self._done = True
        _drive(self._owner.give_back(self._held))

    def close(self) -> None:
        """Close the connection, unless the body was read to its end."""
        if not self._done:
            self._done = True
            _drive(self._owner.discard(self._held))


class AsyncResponse(Response):
    """Of an async request."""

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        """The body as it arrives, not decoded. The connection is free again at its end."""
        self._begin()
        chunks = self._stream.__aiter__()
        try:
            async for chunk in chunks:
                yield chunk
            await self._stream.aclose()
        except BaseException:
            await self.aclose()
            await end(chunks)
            raise
        self._done = True
        await self._owner.give_back(self._held)

    async def aclose(self) -> None:
        """Close the connection, unless the body was read to its end."""
        if not self._done:
            self._done = True
            await self._owner.discard(self._held)


def _drive(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits."""
    with suppress(StopIteration):
        coroutine.send(None)
