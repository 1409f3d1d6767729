"""File content that a caller can pass, and how it is read: in chunks, and again if necessary.

A ``str`` is refused because it could be a path or text. A file is never opened merely because a
string looks like a path.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import (
    IO,
    TYPE_CHECKING,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Optional,
    Tuple,
    Union,
    cast,
)

from typing_extensions import Annotated

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_binary, is_path, is_tuple
from ..codec.markers import RawBytes

if TYPE_CHECKING:
    from typing_extensions import Protocol

    class BinaryFile(Protocol):
        """What is used of a file that is open in binary mode."""

        def read(self, __size: int) -> bytes: ...

        def seek(self, __offset: int, __whence: int = ...) -> int: ...

        def tell(self) -> int: ...

        def fileno(self) -> int: ...

        def close(self) -> object: ...

    PathLike = os.PathLike[str]
else:
    PathLike = os.PathLike  # Python 3.8 cannot subscript it


#: Bytes handed to the HTTP library at once. httpx is slow with larger chunks (quadratic above
#: 1 MB), and smaller ones cost more calls.
CHUNK = 256 * 1024

#: They are JSON, or a mistake; not content that is yet to come.
_COLLECTIONS: Tuple[type, ...] = (list, dict, set, frozenset)

FileContent = Union[
    bytes,
    bytearray,
    memoryview,
    PathLike,
    IO[bytes],
    Iterable[bytes],
    AsyncIterable[bytes],
]

#: Bytes, a path, a file open in binary mode (read from its current position), or an iterator of
#: bytes; or ``(file name, content)``, or ``(file name, content, content type)``.
FileInput = Annotated[
    Union[FileContent, Tuple[str, FileContent], Tuple[str, FileContent, str]], RawBytes()
]


class Source:
    """Bytes that can be read in chunks.

    ``size`` is None when it is not known in advance; ``replayable`` says whether the bytes can be
    read again from the start. ``name`` and ``content_type`` are "" when they are not known.
    """

    replayable = True
    asynchronous = False

    def __init__(self, size: Optional[int], name: str = "") -> None:
        self.size = size
        self.name = name
        self.content_type = ""

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the start, at most :data:`CHUNK` at a time."""
        raise NotImplementedError

    async def achunks(self) -> AsyncIterator[bytes]:
        """The same for an async client."""
        for chunk in self.chunks():
            yield chunk


class BytesSource(Source):
    """Bytes in memory."""

    def __init__(self, data: Union[bytes, bytearray, memoryview], name: str = "") -> None:
        view = memoryview(data)
        # a strided view is not contiguous
        self.data = view.cast("B") if view.c_contiguous and view.nbytes else memoryview(bytes(view))
        super().__init__(len(self.data), name)

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self.data), CHUNK):
            yield bytes(self.data[start : start + CHUNK])


class Stamp:
    """Size and time of a file when it was opened, to see whether it changed since.

    ``file`` is a path or an open file. What has no file of the system behind it never changes.
    """

    def __init__(self, file: object) -> None:
        self._file = file
        #: size in bytes and time of the last change in nanoseconds; None if there is no such file
        self.first = self._now()

    def check(self) -> None:
        """:raises InvalidRequestError: the file changed, so that the bytes do not fit together."""
        if self.first is not None and self._now() != self.first:
            raise InvalidRequestError("the file changed while it was being sent")

    def _now(self) -> Optional[Tuple[int, int]]:
        try:
            if is_path(self._file):
                found = Path(self._file).stat()
            else:
                found = os.fstat(cast("BinaryFile", self._file).fileno())
        except (AttributeError, OSError, TypeError, ValueError):
            return None
        return found.st_size, found.st_mtime_ns


class PathSource(Source):
    """A file on disk, opened again for each read."""

    def __init__(self, path: os.PathLike[str]) -> None:
        self.path = Path(path)
        super().__init__(self.path.stat().st_size, self.path.name)
        self._stamp = Stamp(self.path)

    def chunks(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            yield from _exactly(file.read, self.size or 0, self._stamp)


class SeekableSource(Source):
    """An open file, from its current position to its end."""

    def __init__(self, file: BinaryFile, start: int, size: int) -> None:
        self.file = file
        self.start = start
        super().__init__(size, _name_of(file))
        self._stamp = Stamp(file)

    def chunks(self) -> Iterator[bytes]:
        self.file.seek(self.start)
        yield from _exactly(self.file.read, self.size or 0, self._stamp)


class OnceSource(Source):
    """A pipe or generator: it can be read only once, and its size is not known."""

    replayable = False

    def __init__(self, items: Iterable[object], name: str = "") -> None:
        self.items: Optional[Iterable[object]] = items
        super().__init__(None, name)

    def chunks(self) -> Iterator[bytes]:
        items, self.items = self.items, None
        for item in items or ():
            yield from _pieces(item)


class AsyncSource(Source):
    """An async iterator, for async clients only."""

    replayable = False
    asynchronous = True

    def __init__(self, items: AsyncIterable[object]) -> None:
        self.items: Optional[AsyncIterable[object]] = items
        super().__init__(None)

    def chunks(self) -> Iterator[bytes]:
        raise InvalidTypeError("an async iterator works only with the async client")

    async def achunks(self) -> AsyncIterator[bytes]:
        items, self.items = self.items, None
        if items is not None:
            async for item in items:
                for piece in _pieces(item):
                    yield piece


def is_file(value: object) -> bool:
    """Whether ``value`` is file content rather than JSON."""
    if is_tuple(value):
        named = len(value) in (2, 3) and isinstance(value[0], (str, type(None)))
        return named and is_file(value[1])
    if isinstance(value, (bytes, bytearray, memoryview, os.PathLike, Source)):
        return True
    return hasattr(value, "read") or hasattr(value, "__anext__") or hasattr(value, "__next__")


def source_of(value: object, path: str = "") -> Source:
    """The source of what a caller passed. :class:`InvalidTypeError` names the argument ``path``."""
    if isinstance(value, Source):
        return value
    if is_tuple(value) and len(value) in (2, 3):
        name, content, content_type = cast("Tuple[str, object, str]", (*value, "")[:3])
        source = source_of(content, path)
        source.name = name or source.name
        source.content_type = content_type or ""
        return source
    if is_binary(value):
        return BytesSource(value)
    if isinstance(value, str):
        raise InvalidTypeError(
            "must not be a str: pass pathlib.Path(...) to send a file, or .encode() to send text",
            path,
        )
    if is_path(value):
        return PathSource(value)
    if hasattr(value, "read") and not hasattr(value, "__anext__"):
        return _file_source(value, path)
    if hasattr(value, "__aiter__"):
        return AsyncSource(cast("AsyncIterable[object]", value))
    if hasattr(value, "__iter__") and not isinstance(value, _COLLECTIONS):
        return OnceSource(cast("Iterable[object]", value))
    raise InvalidTypeError(
        f"must be bytes, a path, a binary file or an iterator of bytes, not {type(value).__name__}",
        path,
    )


def _file_source(value: object, path: str) -> Source:
    mode = getattr(value, "mode", "b")  # for compressed files it is a number
    if isinstance(value, io.TextIOBase) or (isinstance(mode, str) and "b" not in mode):
        raise InvalidTypeError("must be open in binary mode ('rb'), not in text mode", path)
    file = cast("BinaryFile", value)
    try:
        start = file.tell()
        size = file.seek(0, os.SEEK_END) - start
        file.seek(start)
    except (AttributeError, OSError, TypeError, ValueError):
        # a pipe, a socket, or a compressed file of unknown size
        return OnceSource(iter(lambda: file.read(CHUNK), b""), _name_of(file))
    return SeekableSource(file, start, left_of(start + size, start, path))


def left_of(end: int, start: int, path: str = "") -> int:
    """How many bytes there are from ``start`` to ``end`` of a file.

    :raises InvalidRequestError: none: who reads a file and then sends it means all of it.
    """
    if 0 < end <= start:
        raise InvalidRequestError("the file was read to its end; call seek(0) to send it", path)
    return max(0, end - start)


def _name_of(file: object) -> str:
    name = getattr(file, "name", "")
    return Path(name).name if isinstance(name, str) else ""


def _exactly(read: Callable[[int], bytes], size: int, stamp: Stamp) -> Iterator[bytes]:
    """``size`` bytes, which were announced already.

    :raises InvalidRequestError: the file changes meanwhile; then the last bytes are not given out,
        and no server takes the request for a whole one.
    """
    left = size
    while left:
        chunk = read(min(CHUNK, left))
        if not chunk:
            raise InvalidRequestError(f"the file shrank by {left} bytes while it was being sent")
        left -= len(chunk)
        if not left:
            stamp.check()
        yield chunk


def _pieces(item: object) -> Iterator[bytes]:
    if not is_binary(item):
        raise InvalidTypeError(f"an iterator must yield bytes, not {type(item).__name__}")
    return BytesSource(item).chunks()
