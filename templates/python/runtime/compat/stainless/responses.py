"""What ``with_raw_response`` and ``with_streaming_response`` return."""

from __future__ import annotations

from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Generic,
    Iterator,
    Optional,
    TypeVar,
    Union,
    cast,
)

import httpx

from ...wire.transport import run
from .fetched import Fetched, Result, decoded
from .http import http_request, http_response
from .pieces import LineSplitter, TextDecoder, regrouped, regrouped_async

if TYPE_CHECKING:
    import os

    PathLike = Union[str, os.PathLike[str]]

R = TypeVar("R", bound="BaseAPIResponse[Any]")
T = TypeVar("T")


class BaseAPIResponse(Generic[T]):
    """A response: its facts, and the result that the method itself would have returned."""

    def __init__(self, source: Result, *, lasting: bool = False) -> None:
        """``lasting`` says that it counts as open until its context ends."""
        self._source = source
        self._lasting = lasting

    @property
    def headers(self) -> httpx.Headers:
        """The headers; their names are not case-sensitive."""
        return self.http_response.headers

    @property
    def http_request(self) -> httpx.Request:
        """The request without its secrets."""
        return http_request(self._source.found.request)

    @property
    def http_response(self) -> httpx.Response:
        """The response as an object of httpx; one that was not read has no body."""
        return http_response(self._source.found)

    @property
    def status_code(self) -> int:
        """The status."""
        return self._source.found.status_code

    @property
    def url(self) -> httpx.URL:
        """The URL that was asked for."""
        return self.http_request.url

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.http_request.method

    @property
    def retries_taken(self) -> int:
        """How often the request was sent again."""
        return self._source.found.attempts - 1

    @property
    def request_id(self) -> Optional[str]:
        """The ID that the server gave the request."""
        return self._source.found.headers.get("x-request-id")

    @property
    def is_closed(self) -> bool:
        """Whether the connection is released."""
        return not (self._lasting or self._source.unread)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.status_code}]>"

    def _parsed(self, to: object) -> T:
        source = self._source
        return cast("T", source.value() if to is None else decoded(source.found, to))


class APIResponse(BaseAPIResponse[T]):
    """A response of the synchronous client."""

    def parse(self, *, to: object = None) -> T:
        """The result of the method, or the body as the type ``to``.

        :raises APIError: the body does not match the API definition.
        """
        if not self._source.is_stream:
            self.read()
        return self._parsed(to)

    def read(self) -> bytes:
        """The body."""
        source = self._source
        return run(source.read()) if isinstance(source, Fetched) else source.found.raw_data

    @property
    def content(self) -> bytes:
        """The body."""
        return self.read()

    def text(self) -> str:
        """The body as text."""
        self.read()
        return self._source.found.text

    def json(self) -> object:
        """The body as JSON."""
        self.read()
        return cast("object", self.http_response.json())

    def close(self) -> None:
        """Release the connection."""
        self._lasting = False
        self._source.close()

    def iter_bytes(self, chunk_size: Optional[int] = None) -> Iterator[bytes]:
        """The body, piece by piece."""
        return regrouped(self._pieces(), chunk_size)

    def iter_text(self, chunk_size: Optional[int] = None) -> Iterator[str]:
        """The body as text, piece by piece."""
        decoder = TextDecoder()
        for piece in self.iter_bytes(chunk_size):
            yield from decoder.feed(piece)
        yield from decoder.flush()

    def iter_lines(self) -> Iterator[str]:
        """The body as text, line by line."""
        lines = LineSplitter()
        for text in self.iter_text():
            yield from lines.feed(text)
        yield from lines.flush()

    def _pieces(self) -> Iterator[bytes]:
        source = self._source
        if not (isinstance(source, Fetched) and source.unread):
            yield source.found.raw_data
            return
        try:
            yield from cast("Iterator[bytes]", source.chunks())
        except BaseException as error:  # noqa: BLE001
            source.broken(error)
        source.over()


class AsyncAPIResponse(BaseAPIResponse[T]):
    """A response of the asynchronous client."""

    async def parse(self, *, to: object = None) -> T:
        """The result of the method, or the body as the type ``to``.

        :raises APIError: the body does not match the API definition.
        """
        if not self._source.is_stream:
            await self.read()
        return self._parsed(to)

    async def read(self) -> bytes:
        """The body."""
        source = self._source
        return await source.read() if isinstance(source, Fetched) else source.found.raw_data

    async def text(self) -> str:
        """The body as text."""
        await self.read()
        return self._source.found.text

    async def json(self) -> object:
        """The body as JSON."""
        await self.read()
        return cast("object", self.http_response.json())

    async def close(self) -> None:
        """Release the connection."""
        self._lasting = False
        waiting = self._source.close()
        if hasattr(waiting, "__await__"):
            await cast("Awaitable[object]", waiting)

    def iter_bytes(self, chunk_size: Optional[int] = None) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        return regrouped_async(self._pieces(), chunk_size)

    async def iter_text(self, chunk_size: Optional[int] = None) -> AsyncIterator[str]:
        """The body as text, piece by piece."""
        decoder = TextDecoder()
        async for piece in self.iter_bytes(chunk_size):
            for text in decoder.feed(piece):
                yield text
        for text in decoder.flush():
            yield text

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body as text, line by line."""
        lines = LineSplitter()
        async for text in self.iter_text():
            for line in lines.feed(text):
                yield line
        for line in lines.flush():
            yield line

    async def _pieces(self) -> AsyncIterator[bytes]:
        source = self._source
        if not (isinstance(source, Fetched) and source.unread):
            yield source.found.raw_data
            return
        try:
            async for piece in cast("AsyncIterator[bytes]", source.chunks()):
                yield piece
        except BaseException as error:  # noqa: BLE001
            source.broken(error)
        source.over()


class BinaryAPIResponse(APIResponse[bytes]):
    """A response whose body is a file."""

    def write_to_file(self, file: PathLike) -> None:
        """Write the body to a file."""
        with Path(file).open("wb") as target:
            target.writelines(self.iter_bytes())


class AsyncBinaryAPIResponse(AsyncAPIResponse[bytes]):
    """A response whose body is a file."""

    async def write_to_file(self, file: PathLike) -> None:
        """Write the body to a file."""
        with Path(file).open("wb") as target:
            async for piece in self.iter_bytes():
                target.write(piece)


class StreamedBinaryAPIResponse(APIResponse[bytes]):
    """A file that is read as it comes."""

    def stream_to_file(self, file: PathLike, *, chunk_size: Optional[int] = None) -> None:
        """Write the body to a file."""
        with Path(file).open("wb") as target:
            target.writelines(self.iter_bytes(chunk_size))


class AsyncStreamedBinaryAPIResponse(AsyncAPIResponse[bytes]):
    """A file that is read as it comes."""

    async def stream_to_file(self, file: PathLike, *, chunk_size: Optional[int] = None) -> None:
        """Write the body to a file."""
        with Path(file).open("wb") as target:
            async for piece in self.iter_bytes(chunk_size):
                target.write(piece)


class ResponseContextManager(Generic[R]):
    """Sends the request when the context begins, and releases the connection when it ends."""

    def __init__(self, send: Callable[[], R]) -> None:
        self._send = send
        self._response: Optional[R] = None

    def __enter__(self) -> R:
        self._response = self._send()
        return self._response

    def __exit__(self, *exc_info: object) -> None:
        if self._response is not None:
            cast("APIResponse[Any]", self._response).close()


class AsyncResponseContextManager(Generic[R]):
    """Sends the request when the context begins, and releases the connection when it ends."""

    def __init__(self, send: Callable[[], Awaitable[R]]) -> None:
        self._send = send
        self._response: Optional[R] = None

    async def __aenter__(self) -> R:
        self._response = await self._send()
        return self._response

    async def __aexit__(self, *exc_info: object) -> None:
        if self._response is not None:
            await cast("AsyncAPIResponse[Any]", self._response).close()
