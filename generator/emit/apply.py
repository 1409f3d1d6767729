"""Putting changes in place: all of them, or none."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import generator
from generator.emit.files import MANIFEST, Manifest
from generator.emit.spool import Content, digest, loaded
from generator.emit.staging import Staging


@dataclass(frozen=True, slots=True)
class Change:
    """One file to replace; ``old`` is None where there is none, ``new`` None to remove it."""

    path: PurePosixPath
    old: bytes | None
    new: Content | None


def apply(changes: Sequence[Change], folder: Path, former: Manifest, manifest: Change) -> None:
    """Do ``changes`` below ``folder``, then replace the manifest.

    Every new content is staged before the first file is touched. Raises ``OSError`` when the
    file system refuses; what was done until then is undone.
    """
    new_folders: list[Path] = []
    done: list[Change] = []
    staging: _Replacement | None = None
    # While files are replaced the manifest answers for both contents: a run that is killed
    # half way leaves nothing behind that the next one would take for somebody else's.
    pending = {str(c.path): digest(c.new) for c in changes if c.new is not None}
    journal = Manifest(generator.__version__, former.files, {**former.pending, **pending}).dump()
    steps = [
        Change(MANIFEST, manifest.old, journal),
        *changes,
        Change(MANIFEST, journal, manifest.new),
    ]
    try:
        _make_folder(folder, new_folders)
        staging = _Replacement(folder, Staging.make(folder))
        for step in steps:
            staging.stage(step, new_folders)
        for number, step in enumerate(steps):
            done.append(step)
            staging.place(number, step)
    except BaseException:
        if staging is not None:
            for step in reversed(done):
                staging.restore(step)
            staging.shelf.close()
        for made in reversed(new_folders):
            with contextlib.suppress(OSError):
                made.rmdir()
        raise
    staging.shelf.close()
    _remove_empty(changes, folder)


def _make_folder(path: Path, made: list[Path]) -> None:
    if not path.exists():
        _make_folder(path.parent, made)
        path.mkdir()
        made.append(path)


@dataclass(slots=True)
class _Replacement:
    """Puts new contents in the place of old ones, from a folder on the same file system.

    Mutable: ``count`` numbers what was staged.
    """

    folder: Path
    shelf: Staging
    count: int = 0

    def stage(self, change: Change, made: list[Path]) -> None:
        """Write the new content, and make the folder that it goes to."""
        if change.new is not None:
            _make_folder((self.folder / change.path).parent, made)
            self._write(self.count, change.path, loaded(change.new))
        self.count += 1

    def place(self, number: int, change: Change) -> None:
        """Do the change that was staged as ``number``."""
        if change.new is None:
            (self.folder / change.path).unlink(missing_ok=True)
        else:
            (self.shelf.path / str(number)).replace(self.folder / change.path)

    def restore(self, change: Change) -> None:
        """Undo a change as well as the file system lets us."""
        with contextlib.suppress(OSError):
            if change.old is None:
                (self.folder / change.path).unlink(missing_ok=True)
            else:
                self._write(self.count, change.path, change.old)
                (self.shelf.path / str(self.count)).replace(self.folder / change.path)

    def _write(self, number: int, path: PurePosixPath, content: bytes) -> None:
        temporary = self.shelf.path / str(number)
        temporary.write_bytes(content)
        with contextlib.suppress(OSError):  # a script that was made executable stays so
            temporary.chmod(stat.S_IMODE((self.folder / path).lstat().st_mode))


def _remove_empty(changes: Sequence[Change], folder: Path) -> None:
    """Remove the folders that pruning emptied."""
    for change in changes:
        if change.new is None:
            for parent in change.path.parents[:-1]:
                with contextlib.suppress(OSError):
                    (folder / parent).rmdir()
