"""Files on a server that are read like local ones."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, NoReturn

from ..base.errors import InvalidTypeError
from .transport import run

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Optional, Type

    from typing_extensions import Buffer, Protocol, Self

    class Version(Protocol):
        """What identifies one version of a file; "" where the server does not say it."""

        @property
        def etag(self) -> str: ...

        @property
        def last_modified(self) -> str: ...

    class Blocks(Protocol):
        """The bytes of a file by their positions."""

        @property
        def size(self) -> int: ...

        @property
        def version(self) -> Version: ...

        async def read(self, position: int, view: memoryview) -> int: ...

        async def read_bytes(self, position: int, count: int) -> bytes: ...

        def close(self) -> None: ...


#: Bytes that are asked for at once, at least: what one request brings in any case.
_BUFFER = 256 * 1024

__all__ = ["AsyncRemoteFile", "RemoteFile"]


class _Raw(io.RawIOBase):
    """The unbuffered file of :class:`RemoteFile`."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        self._checkClosed()
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._checkClosed()
        self._position = _sought(offset, whence, self._position, self.blocks.size)
        return self._position

    def readinto(self, buffer: Buffer) -> int:
        self._checkClosed()
        view = memoryview(buffer).cast("B")
        count = run(self.blocks.read(self._position, view))
        self._position += count
        return count

    def readall(self) -> bytes:
        self._checkClosed()
        data = run(self.blocks.read_bytes(self._position, self.blocks.size))
        self._position += len(data)
        return data

    def close(self) -> None:
        self.blocks.close()
        super().close()

    def _checkClosed(self) -> None:  # noqa: N802 - the name of the base class
        if self.closed:
            raise ValueError("I/O operation on closed file")


class _Known:
    """What is known of a remote file, whatever the client."""

    _blocks: Blocks

    @property
    def size(self) -> int:
        """The length of the file in bytes."""
        return self._blocks.size

    @property
    def etag(self) -> str:
        """The ETag of the file, or ""."""
        return self._blocks.version.etag

    @property
    def last_modified(self) -> str:
        """When the file was changed, as the server writes it, or ""."""
        return self._blocks.version.last_modified


class RemoteFile(_Known, io.BufferedReader):
    """A file on the server, open for reading: everything that takes a binary file takes it.

    It can be read at any position, by ``zipfile``, ``pypdf`` or ``pyarrow`` for example, and only
    what is read is transferred, in blocks that are kept for a while: a few MB at most. If the server
    cannot send parts of files, the first read brings the whole one into a temporary file.

    ``size`` is in bytes. ``etag`` and ``last_modified`` are the headers of the server, or "". When
    the server has another file by now, reading raises ``FileChangedError``. Close it, or use it in a
    ``with`` block. Threads can share it as they can share a local file: each read is whole, but a
    ``seek`` with the ``read`` after it is not.
    """

    def __init__(self, blocks: Blocks) -> None:
        super().__init__(_Raw(blocks), _BUFFER)
        self._blocks = blocks

    def __repr__(self) -> str:
        return f"<RemoteFile of {self.size} bytes>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("an open file cannot be pickled; open it where it is read")


class AsyncRemoteFile(_Known):
    """A file on the server, open for reading at any position, for the async client.

    ``await file.read(size)`` reads from the current position, ``await file.read_at(position,
    size)`` from any other; both return fewer bytes at the end of the file. Several tasks may read
    at the same time. It is made for programs that need some parts of a large file. Libraries
    that take a binary file cannot await: they need the file of the synchronous client, in a thread.

    ``size``, ``etag``, ``last_modified`` and ``FileChangedError`` are as for :class:`RemoteFile`.
    """

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._position = 0
        self.closed = False

    def __repr__(self) -> str:
        return f"<AsyncRemoteFile of {self.size} bytes>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an open file cannot be pickled; open it where it is read")

    def tell(self) -> int:
        """The current position."""
        self._check()
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move the current position, which costs nothing."""
        self._check()
        self._position = _sought(offset, whence, self._position, self.size)
        return self._position

    async def read(self, size: int = -1) -> bytes:
        """Read ``size`` bytes, or all that follow, from the current position on."""
        self._check()
        start = self._position
        left = max(0, self.size - start)
        count = left if size < 0 else min(size, left)
        self._position += count  # before anything is waited for: another task reads what follows
        return await self.read_at(start, count)

    async def read_at(self, position: int, size: int) -> bytes:
        """Read ``size`` bytes at ``position``. The current position stays."""
        self._check()
        if position < 0 or size < 0:
            raise ValueError("a position and a size are not negative")
        return await self._blocks.read_bytes(position, size)

    async def aclose(self) -> None:
        """Release what was kept. Further reads raise ``ValueError``."""
        self.closed = True
        self._blocks.close()

    close = aclose

    async def __aenter__(self) -> Self:
        self._check()
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.aclose()

    def _check(self) -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file")


def _sought(offset: object, whence: int, position: int, size: int) -> int:
    """Where a seek leads.

    :raises ValueError: before the start of the file, or with another ``whence``.
    """
    starts = {os.SEEK_SET: 0, os.SEEK_CUR: position, os.SEEK_END: size}
    if whence not in starts:
        raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
    if not isinstance(offset, int):
        raise InvalidTypeError("must be an int", "offset")
    found = starts[whence] + offset
    if found < 0:
        raise ValueError(f"negative seek position {found}")
    return found
