"""Where the bytes of a download go: a path, which changes all at once, or a file of the caller's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional

from ...base.errors import InvalidRequestError, InvalidTypeError
from .versions import Version

if TYPE_CHECKING:
    from ...wire.transport import Transport

__all__ = ["Facts", "FileLanding", "Landing"]


class Facts:
    """What is known of the file that is being received; the sidecar of a partial file has it too.

    ``total`` is None if the server does not say how long the file is. ``checksums`` are those of
    the whole file. ``name`` is what it is called in a folder. ``sent`` is when the server sent it,
    in seconds since 1970, if only another operation can tell its version.
    """

    __slots__ = ("checksums", "content_type", "name", "sent", "total", "version")

    def __init__(
        self,
        version: Version,
        total: Optional[int],
        *,
        checksums: Mapping[str, str],
        content_type: str,
        name: str,
        sent: Optional[float] = None,
    ) -> None:
        self.version = version
        self.total = total
        self.checksums = dict(checksums)
        self.content_type = content_type
        self.name = name
        self.sent = sent

    @property
    def is_known(self) -> bool:
        """Whether it can be told later that a file is this one."""
        return bool(self.version.validator) or self.sent is not None

    def to_json(self) -> Dict[str, Any]:
        """As plain JSON."""
        return {
            "version": list(self.version),
            "total": self.total,
            "checksums": self.checksums,
            "content_type": self.content_type,
            "name": self.name,
            "sent": self.sent,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Facts:
        """What :meth:`to_json` gave.

        :raises Exception: it is something else.
        """
        return cls(
            Version(*map(str, data["version"])),
            None if data["total"] is None else int(data["total"]),
            checksums={str(name): str(value) for name, value in data["checksums"].items()},
            content_type=str(data["content_type"]),
            name=str(data["name"]),
            sent=None if data["sent"] is None else float(data["sent"]),
        )


class Landing:
    """Where bytes go. ``position`` is how many are there; ``facts`` say of which file, or None."""

    #: the partial file that a later call can go on with; None if it cannot
    partial: Optional[Path] = None

    def __init__(self) -> None:
        self.position = 0
        self.facts: Optional[Facts] = None

    async def begin(self, facts: Facts) -> None:
        """Take the file that ``facts`` are about, from its start; what was there is dropped."""
        raise NotImplementedError

    async def write(self, data: memoryview) -> None:
        """Append ``data``."""
        raise NotImplementedError

    def save(self, data: memoryview) -> None:
        """Append ``data`` at once, because the download is being interrupted."""
        raise NotImplementedError

    async def reread(self, use: Callable[[memoryview], object]) -> None:
        """Show ``use`` what an earlier call received."""

    async def finish(self) -> Optional[Path]:
        """Put the file in its place."""
        raise NotImplementedError

    def leave(self, *, keep: bool) -> None:
        """Give up. With ``keep`` what arrived stays for a later call, if one can use it."""


class FileLanding(Landing):
    """A file object of the caller's, from its current position. It is not closed."""

    def __init__(self, file: object, transport: Transport) -> None:
        super().__init__()
        mode = getattr(file, "mode", "b")
        if hasattr(file, "encoding") or (isinstance(mode, str) and "b" not in mode):
            raise InvalidTypeError("must be open in binary mode ('wb'), not in text mode", "to")
        self._file: Any = file
        self._transport = transport
        self._start = _told(self._file)

    async def begin(self, facts: Facts) -> None:
        if self.position:
            if self._start is None:
                raise InvalidRequestError(
                    "the download has to start again, but this file cannot go back", "to"
                )
            await self._transport.resolve(self._file.seek(self._start))
            await self._transport.resolve(self._file.truncate())
        self.position, self.facts = 0, facts

    async def write(self, data: memoryview) -> None:
        while data:
            written = await self._transport.resolve(self._file.write(data))
            # only a raw file writes in part; some files say nothing
            count = written if isinstance(written, int) else len(data)
            self.position += count
            data = data[count:]

    def save(self, data: memoryview) -> None:
        """The caller sees what arrived, and cannot go on with it."""

    async def finish(self) -> Optional[Path]:
        flush = getattr(self._file, "flush", None)
        if flush is not None:
            await self._transport.resolve(flush())
        return None


def _told(file: Any) -> Optional[int]:
    """The position of ``file``; None if it cannot go back to it."""
    try:
        return file.tell() if file.seekable() and hasattr(file, "truncate") else None
    except (AttributeError, OSError, TypeError):
        return None
