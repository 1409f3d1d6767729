"""Bytes of known number that can be read in any order, by several threads or tasks at once.

That is what an upload in parts sends: each part is a section of a store, and a part that fails is
read again. Data that has no size, or can be read only once, is first written to a temporary file.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Iterator, Optional, cast

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_binary, is_mapping, is_path
from ..base.process import exclusive
from .files import CHUNK, BytesSource, Source, Stamp, left_of

if TYPE_CHECKING:
    from typing import AsyncIterable, Iterable

    from ..base.guards import Bytes
    from .files import BinaryFile
    from .transport import Transport

__all__ = ["Store", "open_store"]

#: Bytes of a file that are read at once. Less than of a whole file: many parts are on their way.
_CHUNK = CHUNK // 2
#: A read that would wait for the disk fails at once; where the system has no such read, 0.
_NO_WAIT: int = getattr(os, "RWF_NOWAIT", 0) if hasattr(os, "preadv") else 0
#: What a system says that has no data at hand, or has no such read for this kind of file.
_NOT_NOW = (errno.EAGAIN, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS)


class Store:
    """``size`` bytes; ``name`` is that of a file, or ""."""

    def __init__(self, size: int, name: str = "") -> None:
        self.size = size
        self.name = name

    def section(self, start: int, length: int) -> Source:
        """A part of it, as a body that can be sent any number of times."""
        raise NotImplementedError

    def identity(self) -> Dict[str, object]:
        """What tells these bytes from others, as JSON. Reads all of them if nothing else does."""
        digest = sha256()
        for chunk in self.section(0, self.size).chunks():
            digest.update(chunk)
        return {"size": self.size, "sha256": digest.hexdigest()}

    def check(self) -> None:
        """:raises InvalidRequestError: the bytes are no longer those of the beginning."""

    def close(self) -> None:
        """Close what was opened here."""


class _Memory(Store):
    def __init__(self, data: Bytes, name: str = "") -> None:
        self._source = BytesSource(data)
        super().__init__(len(self._source.data), name)

    def section(self, start: int, length: int) -> Source:
        return BytesSource(self._source.data[start : start + length])


class _File(Store):
    """A file from its current position to its end.

    Where the system can read at a position, the file's own is left alone, so that others can use
    the file meanwhile. Elsewhere it is put back in the end.
    """

    def __init__(self, file: BinaryFile, name: str = "") -> None:
        self._file = file
        self._raw = _descriptor(file)
        self._lock = threading.Lock()
        self._start = file.tell()
        end = 0
        if self._raw is None:
            end = file.seek(0, os.SEEK_END)  # also writes what waits in a buffer
            file.seek(self._start)
        self.stamp = Stamp(file)
        if self._raw is not None and self.stamp.first is not None:
            end = self.stamp.first[0]
        super().__init__(left_of(end, self._start), name)

    def section(self, start: int, length: int) -> Source:
        return _Section(self, start, length)

    def read(self, start: int, size: int) -> bytes:
        """At most ``size`` bytes from ``start`` of the store."""
        if self._raw is not None:
            return os.pread(self._raw, size, self._start + start)
        with self._lock:
            self._file.seek(self._start + start)
            return self._file.read(size)

    def read_now(self, start: int, size: int) -> Optional[bytes]:
        """The same without waiting for a disk, and maybe less; None if that is not possible."""
        if self._raw is None:
            return self.read(start, size)
        if not _NO_WAIT:
            return None
        buffer = bytearray(size)
        try:
            count = os.preadv(self._raw, [buffer], self._start + start, _NO_WAIT)
        except OSError as error:
            if error.errno in _NOT_NOW:
                return None
            raise
        return bytes(memoryview(buffer)[:count])

    def check(self) -> None:
        self.stamp.check()

    def close(self) -> None:
        if self._raw is None:
            with suppress(OSError, ValueError):  # the caller closed it
                self._file.seek(self._start)


class _Own(_File):
    """A file that was opened here."""

    def close(self) -> None:
        self._file.close()


class _Path(_Own):
    """A file on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__(path.open("rb", buffering=0), path.name)

    def identity(self) -> Dict[str, object]:
        if self.stamp.first is None:
            return super().identity()
        size, changed = self.stamp.first
        return {"path": str(self._path.resolve()), "size": size, "mtime_ns": changed}


class _Section(Source):
    """Reads a part of a file. Every reader has its own position."""

    def __init__(self, file: _File, start: int, length: int) -> None:
        super().__init__(length, file.name)
        self._file = file
        self._start = start
        self._length = length

    def chunks(self) -> Iterator[bytes]:
        done = 0
        while done < self._length:
            chunk = self._file.read(self._start + done, min(_CHUNK, self._length - done))
            done += self._checked(len(chunk), done)
            yield chunk
            del chunk  # before there is the next one: many sections are read at a time

    async def achunks(self) -> AsyncIterator[bytes]:
        with exclusive:
            from anyio.to_thread import run_sync
        done = 0
        while done < self._length:
            start, size = self._start + done, min(_CHUNK, self._length - done)
            chunk = self._file.read_now(start, size)
            if chunk is None:  # the event loop does not wait for a disk
                chunk = await run_sync(self._file.read, start, size)
            done += self._checked(len(chunk), done)
            yield chunk
            del chunk

    def _checked(self, count: int, done: int) -> int:
        """``count``, if the bytes are what was announced. What goes out last makes a part whole."""
        if not count:
            raise InvalidRequestError("the file shrank while it was being sent")
        if done + count == self._length:
            self._file.check()
        return count


def _descriptor(file: object) -> Optional[int]:
    """The descriptor of the file whose bytes ``file`` gives; None if they come from elsewhere.

    An object that decompresses, for example, has a descriptor too, but with other bytes.
    """
    if not hasattr(os, "pread"):
        return None
    if isinstance(file, io.BufferedRandom):
        file.flush()
    raw = file
    if isinstance(file, (io.BufferedReader, io.BufferedRandom)):
        raw = cast("io.BufferedReader", file).raw
    if type(raw) is not io.FileIO or not S_ISREG(os.fstat(raw.fileno()).st_mode):
        return None
    return raw.fileno()


async def open_store(data: object, transport: Transport) -> Store:
    """What a caller passed: a path (here a str is a path), bytes, a file, or an iterator of bytes.

    :raises InvalidTypeError: it is text, or cannot be read.
    """
    if isinstance(data, str) or is_path(data):
        path = Path(data)
        if path.exists() and not S_ISREG(path.stat().st_mode) and not path.is_dir():
            with path.open("rb") as pipe:
                return await _spooled(pipe, transport)
        return _Path(path)
    if is_binary(data):
        return _Memory(data)
    if isinstance(data, io.TextIOBase):
        raise InvalidTypeError("a text file cannot be uploaded; open it in binary mode ('rb')")
    if isinstance(data, io.BytesIO):
        start = data.tell()
        view = memoryview(data.getvalue())
        left_of(len(view), start)
        return _Memory(view[start:])
    if hasattr(data, "read"):
        if _seekable(data):
            return _File(cast("BinaryFile", data), _name(data))
        return await _spooled(data, transport)
    if hasattr(data, "__aiter__") or (hasattr(data, "__iter__") and not is_mapping(data)):
        return await _spooled(data, transport)
    raise InvalidTypeError(
        f"{type(data).__name__} cannot be uploaded; pass a path, bytes, a file or an iterator"
    )


def _name(file: object) -> str:
    name = getattr(file, "name", "")
    return Path(name).name if isinstance(name, str) else ""


def _seekable(file: Any) -> bool:
    try:
        if not file.seekable():
            return False
        return isinstance(file.tell(), int)
    except (AttributeError, OSError, TypeError):
        return False


async def _spooled(data: object, transport: Transport) -> Store:
    """``data`` in a temporary file, which the system deletes when it is closed."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        if hasattr(data, "read"):
            read = cast("BinaryFile", data).read
            while True:
                chunk = await transport.resolve(read(CHUNK))
                if not chunk:
                    break
                spool.write(_bytes(chunk))
        elif hasattr(data, "__aiter__"):
            iterator = cast("AsyncIterable[object]", data).__aiter__()
            while True:
                try:
                    chunk = await transport.resolve(iterator.__anext__())
                except StopAsyncIteration:
                    break
                spool.write(_bytes(chunk))
        else:
            for chunk in cast("Iterable[object]", data):
                spool.write(_bytes(chunk))
        spool.seek(0)
        return _Own(cast("BinaryFile", spool), _name(data))
    except BaseException:
        spool.close()
        raise


def _bytes(chunk: object) -> Bytes:
    if not is_binary(chunk):
        raise InvalidTypeError(f"an upload must yield bytes, not {type(chunk).__name__}")
    return chunk
