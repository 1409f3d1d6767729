"""A folder for new contents beside the files that they replace, which a killed run may leave behind.

It is on the same file system as those files, so that a rename puts them in place. Version control
ignores it. Whoever made it holds a lock that ends with the process: a folder without one is swept.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PREFIX: Final = ".staging-"
_LOCK: Final = "lock"
_STALE_AFTER: Final = 3600  # seconds: without a lock to ask, a folder this old is left behind


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder of one run; ``lock`` is the open file that says that the run goes on."""

    path: Path
    lock: int

    @classmethod
    def make(cls, folder: Path) -> Staging:
        """A new one below ``folder``. Raises ``OSError``, and leaves nothing then."""
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        try:
            (path / ".gitignore").write_text("*\n", encoding="utf-8")
            # locked before it has its name: nobody finds it free
            lock = os.open(path / "new", os.O_RDWR | os.O_CREAT)
            _take(lock)
            (path / "new").rename(path / _LOCK)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        return cls(path, lock)

    def close(self) -> None:
        """Remove it."""
        os.close(self.lock)
        shutil.rmtree(self.path, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left below ``folder``."""
    for path in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_abandoned(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_abandoned(path: Path) -> bool:
    try:
        lock = os.open(path / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return path.lstat().st_mtime < time.time() - _STALE_AFTER
    try:
        return _take(lock)
    finally:
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _take(lock: int) -> bool:
        """Lock an open file until it is closed; whether nobody else has it."""
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(lock: int) -> bool:
        """Lock an open file until it is closed; whether nobody else has it."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
