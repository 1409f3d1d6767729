"""The responses of packages whose raw responses are read at once, for both clients."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Iterator, Optional, TypeVar, cast

import httpx

from .pieces import LineSplitter, TextDecoder, regrouped
from .responses import APIResponse, BaseAPIResponse

if TYPE_CHECKING:
    from .responses import PathLike

T = TypeVar("T")


class LegacyAPIResponse(APIResponse[T]):
    """A response that was read already; the asynchronous client returns it, too."""

    def read(self) -> bytes:
        """The body."""
        return self._source.found.raw_data

    @property
    def text(self) -> str:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """The body as text."""
        return self._source.found.text


class HttpxBinaryResponseContent(BaseAPIResponse[bytes]):
    """A response whose body is a file that was read already; both clients return it."""

    @property
    def response(self) -> httpx.Response:
        """The response as an object of httpx."""
        return self.http_response

    @property
    def content(self) -> bytes:
        """The file."""
        return self._source.found.raw_data

    @property
    def text(self) -> str:
        """The file as text."""
        return self._source.found.text

    def json(self) -> object:
        """The file as JSON."""
        return cast("object", self.http_response.json())

    def read(self) -> bytes:
        """The file."""
        return self.content

    async def aread(self) -> bytes:
        """The file."""
        return self.content

    def iter_bytes(self, chunk_size: Optional[int] = None) -> Iterator[bytes]:
        """The file, piece by piece."""
        return regrouped(iter([self.content]), chunk_size)

    def iter_text(self, chunk_size: Optional[int] = None) -> Iterator[str]:
        """The file as text, piece by piece."""
        decoder = TextDecoder()
        for piece in self.iter_bytes(chunk_size):
            yield from decoder.feed(piece)
        yield from decoder.flush()

    def iter_lines(self) -> Iterator[str]:
        """The file as text, line by line."""
        lines = LineSplitter()
        yield from lines.feed(self.text)
        yield from lines.flush()

    def write_to_file(self, file: PathLike) -> None:
        """Write the content to a file."""
        Path(file).write_bytes(self.content)

    def stream_to_file(self, file: PathLike, *, chunk_size: Optional[int] = None) -> None:
        """Write the content to a file."""
        with Path(file).open("wb") as target:
            target.writelines(self.iter_bytes(chunk_size))

    def close(self) -> None:
        """There is nothing to release."""

    async def aclose(self) -> None:
        """There is nothing to release."""


