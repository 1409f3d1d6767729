"""What callers see of a file that was downloaded, or that could not be downloaded whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Optional, Tuple

from .frozen import Frozen

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DownloadState", "DownloadedFile"]


class DownloadedFile(Frozen):
    """A file that was downloaded whole. ``open(result)`` works: it is the path of the file.

    ``path`` is None if the bytes went to a file object. ``size`` is in bytes, and ``resumed`` of
    them were already there: an earlier call had got them. ``checked`` are the names of the
    checksums that were compared, such as ``sha-256``; it is empty if the server sent none.
    ``etag``, ``last_modified`` and ``content_type`` are the headers of the response, or "".
    """

    __slots__ = ("checked", "content_type", "etag", "last_modified", "path", "resumed", "size")

    path: Optional[Path]
    size: int
    resumed: int
    checked: Tuple[str, ...]
    etag: str
    last_modified: str
    content_type: str

    def __init__(
        self,
        path: Optional[Path],
        size: int,
        *,
        resumed: int = 0,
        checked: Tuple[str, ...] = (),
        etag: str = "",
        last_modified: str = "",
        content_type: str = "",
    ) -> None:
        self._fill(
            path=path,
            size=size,
            resumed=resumed,
            checked=checked,
            etag=etag,
            last_modified=last_modified,
            content_type=content_type,
        )

    def __fspath__(self) -> str:
        if self.path is None:
            raise TypeError("the download went to a file object, which has no path")
        return os.fspath(self.path)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DownloadedFile):
            return NotImplemented
        return self._held() == other._held()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        where = "" if self.path is None else f"{str(self.path)!r}, "
        return f"DownloadedFile({where}size={self.size}, resumed={self.resumed})"


class DownloadState(Frozen):
    """How far a download came, on the ``download`` of its error.

    ``received`` are bytes, of ``total`` if that is known. ``partial`` is the file that has them if
    the same call can go on from there, also in another process; else it is None.
    """

    __slots__ = ("partial", "received", "total")

    partial: Optional[Path]
    received: int
    total: Optional[int]

    def __init__(self, partial: Optional[Path], received: int, total: Optional[int]) -> None:
        self._fill(partial=partial, received=received, total=total)

    def __repr__(self) -> str:
        partial = None if self.partial is None else str(self.partial)
        return f"DownloadState({partial!r}, {self.received} of {self.total or '?'} bytes)"
