"""The file that says which files of a folder went in, so that the next run goes on from there.

One JSON document a line, the first says what the file is. A line is appended in one write as soon
as a file has gone in, so that a killed process loses nothing; a line that was cut off counts for
nothing, and its file is sent again. The file stands in the user's own folder for state, not in the
folder that is uploaded, which may be read-only and is not ours.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Dict, Mapping, NamedTuple, Optional

from ...base.errors import InvalidRequestError
from ...base.guards import is_dict
from . import locks

_FORMAT = 1
_FULL = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)  # what a disk says that takes no more
_LONGEST_LINE = 1 << 20  # bytes; the first line of a file that is not ours could be long


class Done(NamedTuple):
    """A file that went in: its size in bytes, its time in nanoseconds, its name on the server."""

    size: int
    time: int
    name: str


class Ledger:
    """Keeps what went in, by path. Without a file it forgets at the end."""

    def __init__(self, place: str = "", target: Optional[Mapping[str, object]] = None) -> None:
        """Open and lock the file at ``place``, or make it. ``target`` is where the files go.

        :raises InvalidRequestError: it is not such a file, or is in use.
        :raises OSError: it cannot be opened.
        """
        #: None as long as nothing is written down, and when nothing can be any more.
        self.place: Optional[str] = place or None
        self.entries: Dict[str, Done] = {}
        self._file: Optional[io.FileIO] = None
        if place:
            self._open(place, target or {})

    @property
    def parts(self) -> str:
        """The folder for what is known of files that are sent in parts; "" without a file."""
        return f"{self.place}.parts" if self.place else ""

    def checkpoint(self, path: str) -> Optional[str]:
        """The file for what is known of one file that is sent in parts; None without a file."""
        digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()
        return str(Path(self.parts, f"{digest[:32]}.json")) if self.parts else None

    def done(self, path: str, entry: Done) -> None:
        """Note that a file went in. Threads may call it at the same time."""
        self.entries[path] = entry
        self._write({"path": path, "size": entry.size, "mtime_ns": entry.time, "name": entry.name})

    def close(self) -> None:
        """Let the next run have the file."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # there is none, or something is left in it
                Path(self.parts).rmdir()
            locks.release(file.fileno())
            file.close()

    def _open(self, place: str, target: Mapping[str, object]) -> None:
        Path(place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # unbuffered, so that each line is one write; "a": two writers would not overwrite each other
        file = io.FileIO(place, "a+", opener=_private)
        try:
            _lock(file, place)
            self._load(file, place, target)
        except BaseException:
            file.close()
            raise
        self._file = file

    def _load(self, file: io.FileIO, place: str, target: Mapping[str, object]) -> None:
        head = _line({"upload_folder": _FORMAT, **target})
        file.seek(0)
        lines = io.BufferedReader(file)
        try:
            line = first = lines.readline(_LONGEST_LINE)
            if first == head:
                for line in lines:
                    self._take(line)
        finally:
            lines.detach()
        if first == head:
            _append(file, b"" if line.endswith(b"\n") else b"\n")
        elif head.startswith(first):  # new, or cut off in its first line
            file.truncate(0)
            _append(file, head)
        else:
            raise _foreign(place, first)

    def _take(self, line: bytes) -> None:
        """Take over one line; one that is no such line was cut off."""
        try:
            found = json.loads(line)
            path, name = found["path"], found["name"]
            entry = Done(int(found["size"]), int(found["mtime_ns"]), name)
        except (KeyError, TypeError, ValueError):
            return
        if isinstance(path, str) and isinstance(name, str):
            self.entries[path] = entry

    def _write(self, document: Mapping[str, object]) -> None:
        file = self._file
        if file is None:
            return
        try:
            _append(file, _line(document))
        except (OSError, ValueError) as error:  # ValueError: another thread has closed it
            self._give_up(error)

    def is_full(self, error: BaseException) -> bool:
        """Whether ``error`` says that nothing can be written here; then nothing is, from now on.

        It may come from a checkpoint: reading a file never ends in such an error.
        """
        full = isinstance(error, OSError) and error.errno in _FULL
        if full:
            self._give_up(error)
        return full

    def _give_up(self, error: BaseException) -> None:
        """Write nothing any more: what goes in is worth more than to know of it."""
        place = self.place
        if place is not None:
            self.close()
            self.place = None
            name = __name__.split(".")[0]
            logging.getLogger(name).warning("%s cannot be written: %s", place, error)


def default_place(package: str, target: Mapping[str, object], folder: str) -> str:
    """Where the state of one upload stands: a file for each folder and each target of it."""
    text = json.dumps([target, str(Path(folder).resolve())], sort_keys=True)
    digest = hashlib.sha256(text.encode("ascii")).hexdigest()[:32]
    return str(_state_home() / package / "upload_folder" / f"{digest}.jsonl")


def _state_home() -> Path:
    """The folder in which programs of this user keep their state.

    :raises OSError: nobody knows where the user is at home.
    """
    given = Path(os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", ""))
    if given.is_absolute():
        return given
    try:
        home = Path.home()
    except RuntimeError as error:
        raise OSError(str(error)) from None
    if os.name == "nt":
        return home / "AppData" / "Local"
    return home / ("Library/Application Support" if sys.platform == "darwin" else ".local/state")


def _lock(file: io.FileIO, place: str) -> None:
    if not locks.take(file.fileno()):
        message = f"another upload of this folder is running; it uses {place}"
        raise InvalidRequestError(message, "state")


def _private(place: str, flags: int) -> int:
    return os.open(place, flags, 0o600)


def _append(file: io.FileIO, line: bytes) -> None:
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, "the disk is full")


def _line(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, sort_keys=True).encode("ascii") + b"\n"


def _foreign(place: str, first: bytes) -> InvalidRequestError:
    try:
        found = json.loads(first)
    except ValueError:
        found = None
    ours = is_dict(found) and "upload_folder" in found
    what = "belongs to an upload to somewhere else" if ours else "is not the state of an upload"
    return InvalidRequestError(f"{place} {what}; choose another file", "state")
