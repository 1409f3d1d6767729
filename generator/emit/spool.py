"""Finished contents that wait until all others are finished, too: the many on disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias, cast

if TYPE_CHECKING:
    from typing_extensions import Self

_MEMORY: Final = 4_000_000  # bytes that need no file


@dataclass(frozen=True, slots=True)
class Stored:
    """Content in the file of a :class:`Spool`, for as long as that is open."""

    file: BinaryIO
    start: int
    size: int
    digest: str

    def read(self) -> bytes:
        """The content."""
        self.file.seek(self.start)
        return self.file.read(self.size)


#: Content in memory, or on disk.
Content: TypeAlias = "bytes | Stored"


def digest(content: Content) -> str:
    """The SHA-256 of ``content``, in hex."""
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else content.digest


def loaded(content: Content) -> bytes:
    """``content`` in memory."""
    return content if isinstance(content, bytes) else content.read()


@dataclass(slots=True)
class Spool:
    """Keeps contents: the first ones in memory, all others in one file without a name.

    Mutable: it fills. The file is gone when the process is, however that ends.
    """

    size: int = 0
    file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.file is not None:
            self.file.close()

    def keep(self, content: bytes) -> Content:
        """Keep ``content``. Raises ``OSError`` when there is no space for it."""
        self.size += len(content)
        if self.size <= _MEMORY:
            return content
        if self.file is None:
            import tempfile  # noqa: PLC0415  (slow to import, and only much output needs it)

            file = tempfile.TemporaryFile(prefix="generated-")  # noqa: SIM115  (closed at exit)
            self.file = cast("BinaryIO", file)
        start = self.file.seek(0, 2)
        self.file.write(content)
        return Stored(self.file, start, len(content), digest(content))
