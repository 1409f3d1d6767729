"""How far an upload in parts is: in memory, and in a file if it is to be resumed after a crash.

The file is JSON and is replaced as a whole, so it is never half written. It says which upload it is
about: the operation, the server, a hash of the arguments, and the file by path, size and time of
change, or by a hash where there is no file. An upload of something else in the same place begins
anew, and aborts the former one. What is no such file is never overwritten.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import Dict, Mapping, Optional, cast

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict
from ..base.response import UploadState

__all__ = ["Record", "default_place"]

_FORMAT = "upload in parts, 1"


class Record:
    """An upload. Mutable: it grows with each part.

    ``parts`` are what the server said of each part that it has, by index from 0. ``committed`` is
    the time at which the request to put them together was first sent, in seconds since 1970.
    """

    def __init__(
        self, path: Optional[Path] = None, about: Optional[Mapping[str, object]] = None
    ) -> None:
        self.path = path
        self._about = dict(about or {})
        self.session: object = None
        self.part_size = 0
        self.parts: Dict[int, Dict[str, object]] = {}
        self.committed: Optional[float] = None
        #: the session of another upload that was in the same place
        self.former: object = None
        #: the file is about this session
        self.saved = False

    def load(self, *, lenient: bool) -> None:
        """Go on where the file says, if it is about this upload.

        :raises InvalidRequestError: it is no such file, or about an upload to elsewhere; with
            ``lenient`` it is as if there were none.
        """
        if self.path is None or not self.path.exists() or not self.path.stat().st_size:
            return
        held = _read(self.path)
        about = held.get("upload")
        if is_dict(about) and all(about.get(k) == self._about[k] for k in ("operation", "server")):
            self._take(held, same=about == self._about)
        elif not lenient:
            what = "no checkpoint of an upload" if about is None else "that of an upload to elsewhere"
            message = f"{self.path} is {what}: delete it, or name another file"
            raise InvalidRequestError(message, "checkpoint")

    def _take(self, held: Mapping[str, object], *, same: bool) -> None:
        committed = held["committed"]
        if not same:
            self.former = held["session"] if committed is None else None
            return
        self.saved = True
        self.session = held["session"]
        self.part_size = cast("int", held["part_size"])
        parts = cast("Dict[str, Dict[str, object]]", held["parts"])
        self.parts = {int(index): said for index, said in parts.items()}
        self.committed = cast("Optional[float]", committed)

    def restart(self) -> None:
        """Begin anew: the session is gone."""
        self.session, self.parts, self.committed, self.saved = None, {}, None, False

    def save(self) -> None:
        """Write the file, if there is to be one.

        :raises OSError: it cannot be written.
        """
        if self.path is None:
            return
        held = {
            "format": _FORMAT,
            "upload": self._about,
            "session": self.session,
            "part_size": self.part_size,
            "parts": self.parts,
            "committed": self.committed,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        folder, prefix = str(self.path.parent), self.path.name + "."
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=".new", dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(held, file)
            Path(name).replace(self.path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        self.saved = True

    def remove(self) -> None:
        """Delete the file: the upload is complete, or cannot be."""
        if self.path is None:
            return
        # a process that was killed while it wrote left a new one behind
        for path in (self.path, *self.path.parent.glob(escape(self.path.name) + ".*.new")):
            with suppress(OSError):
                path.unlink()

    def state(self, *, kept: bool) -> UploadState:
        """What an error says of it; ``kept``: the file stays, to go on with."""
        state = UploadState()
        state.session = self.session
        state.parts = [self.parts[index] for index in sorted(self.parts)]
        state.committed = self.committed is not None
        state.checkpoint = str(self.path) if kept and self.path is not None else None
        return state


def _read(path: Path) -> Dict[str, object]:
    """What is in a checkpoint; nothing if it is none."""
    try:
        held = json.loads(path.read_bytes().decode("utf-8"))
    except ValueError:
        return {}
    if not is_dict(held) or held.get("format") != _FORMAT:
        return {}
    parts, size, committed = held.get("parts"), held.get("part_size"), held.get("committed")
    sound = (
        held.get("session") is not None
        and isinstance(size, int)
        and size > 0
        and (committed is None or isinstance(committed, (int, float)))
        and is_dict(parts)
        and all(index.isdecimal() and is_dict(said) for index, said in parts.items())
    )
    return held if sound else {}


def default_place(package: str, digest: str) -> Path:
    """Where ``checkpoint=True`` keeps a file: in the folder for the state of programs."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        folder = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(folder) / package / "uploads" / f"{digest[:32]}.json"
