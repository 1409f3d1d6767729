"""What became of the files of a folder: values without a connection, which can be kept and pickled."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from .frozen import Frozen

#: Lines of :meth:`FolderReport.__str__` for each kind of outcome.
_SHOWN = 10


class FileReport(Frozen):
    """One file of a folder; or a folder that was left out as a whole: its path ends in ``/``.

    ``path`` is relative to the folder, with ``/`` on every system. ``name`` is the name on the
    server, ``""`` if the file never got one. ``size`` is in bytes; None if it is not known.
    ``reason`` says why the file did not go in, or what is special about how it did; it is ``""``
    for an ordinary upload. ``error`` is the exception of a failed file. ``attempts`` counts how
    often the upload of the file was begun.
    """

    __slots__ = ("attempts", "error", "name", "path", "reason", "size")

    attempts: int
    error: Optional[BaseException]
    name: str
    path: str
    reason: str
    size: Optional[int]

    def __init__(
        self,
        path: str,
        name: str = "",
        size: Optional[int] = None,
        *,
        reason: str = "",
        error: Optional[BaseException] = None,
        attempts: int = 0,
    ) -> None:
        self._fill(
            path=path, name=name, size=size, reason=reason, error=error, attempts=attempts
        )

    def __repr__(self) -> str:
        values = [repr(self.path)]
        values += [f"name={self.name!r}"] if self.name != self.path else []
        values += [f"reason={self.reason!r}"] if self.reason else []
        return f"FileReport({', '.join(values)})"

    def __str__(self) -> str:
        return f"{printable(self.path)}: {self.reason}" if self.reason else printable(self.path)

    def to_dict(self) -> Dict[str, Any]:
        """The same as plain JSON. Bytes of a path that are no text become ``\\udcXX``."""
        return {
            "path": printable(self.path),
            "name": printable(self.name),
            "size": self.size,
            "reason": printable(self.reason),
            "error": None if self.error is None else type(self.error).__name__,
            "attempts": self.attempts,
        }


class FolderReport(Frozen):
    """What became of a folder.

    ``uploaded`` went in now. ``skipped`` was left out: it went in before, is hidden or no file, or the
    API does not allow its name or size. ``failed`` should have gone in; call the method again to send
    what is missing. Each entry has its ``reason``.
    ``excluded`` is the number of files and folders that ``pattern`` and ``exclude`` leave out.
    ``seconds`` is the time it took, and ``state`` the file that a later call continues from, None
    if there is none.
    """

    __slots__ = ("excluded", "failed", "folder", "seconds", "skipped", "state", "uploaded")

    excluded: int
    failed: Tuple[FileReport, ...]
    folder: str
    seconds: float
    skipped: Tuple[FileReport, ...]
    state: Optional[str]
    uploaded: Tuple[FileReport, ...]

    def __init__(
        self,
        folder: str,
        *,
        uploaded: Sequence[FileReport] = (),
        skipped: Sequence[FileReport] = (),
        failed: Sequence[FileReport] = (),
        excluded: int = 0,
        seconds: float = 0.0,
        state: Optional[str] = None,
    ) -> None:
        self._fill(
            folder=folder,
            uploaded=tuple(uploaded),
            skipped=tuple(skipped),
            failed=tuple(failed),
            excluded=excluded,
            seconds=seconds,
            state=state,
        )

    @property
    def bytes(self) -> int:
        """The size of all files that were uploaded now."""
        return sum(entry.size or 0 for entry in self.uploaded)

    def to_dict(self) -> Dict[str, Any]:
        """The same as plain JSON."""
        return {
            "folder": printable(self.folder),
            "uploaded": [entry.to_dict() for entry in self.uploaded],
            "skipped": [entry.to_dict() for entry in self.skipped],
            "failed": [entry.to_dict() for entry in self.failed],
            "excluded": self.excluded,
            "bytes": self.bytes,
            "seconds": self.seconds,
            "state": None if self.state is None else printable(self.state),
        }

    def __repr__(self) -> str:
        counts = f"{len(self.uploaded)} uploaded, {len(self.skipped)} skipped"
        return f"<FolderReport of {self.folder!r}: {counts}, {len(self.failed)} failed>"

    def __str__(self) -> str:
        counts = (
            f"{printable(self.folder)}: {len(self.uploaded)} uploaded ({self.bytes:,} bytes), "
            f"{len(self.skipped)} skipped, {len(self.failed)} failed, "
            f"{self.excluded} excluded, in {self.seconds:.1f} s"
        )
        told = [entry for entry in self.uploaded if entry.reason]
        lines = [counts, *_lines("failed", self.failed), *_lines("skipped", self.skipped)]
        return "\n".join(lines + _lines("uploaded", told))


def _lines(what: str, entries: Sequence[FileReport]) -> List[str]:
    """A line for each reason, those of most files last, with the paths of some."""
    by_reason: Dict[str, List[str]] = {}
    for entry in entries:
        by_reason.setdefault(entry.reason, []).append(printable(entry.path))
    lines: List[str] = []
    for reason, paths in sorted(by_reason.items(), key=lambda item: len(item[1])):
        shown = ", ".join(paths[:3])
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        lines.append(f"  {what}: {shown}{more}: {printable(reason)}")
    if len(lines) > _SHOWN:
        lines[_SHOWN:] = [f"  {what}: {len(lines) - _SHOWN} other reasons"]
    return lines


def printable(text: str) -> str:
    """``text``, whose characters can all be encoded and take one line."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
