"""Locks on files, by which processes on one machine do not get in each other's way."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["locked"]

#: On Windows a byte is locked, and nobody can read it: one that no file is long enough to have.
_BYTE = 2**40

if sys.platform == "win32":

    def locked(file: BinaryIO) -> bool:
        """Lock ``file`` until it is closed, also by the end of the process; False: it is not free.

        Where the file system has no locks it is never free.
        """
        import msvcrt

        try:
            file.seek(_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        except OSError:
            return False
        return True

else:

    def locked(file: BinaryIO) -> bool:
        """Lock ``file`` until it is closed, also by the end of the process; False: it is not free.

        Where the file system has no locks it is never free.
        """
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
