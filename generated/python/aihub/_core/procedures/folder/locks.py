"""Locks on open files: the system frees them when their process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

#: Of file systems that have no locks. Then two processes are not kept apart.
_NONE = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)

if sys.platform == "win32":
    import msvcrt

    #: The byte that is locked, far behind the end: a locked byte cannot be read by others.
    _BYTE = 0x7FFF0000

    def take(descriptor: int) -> bool:
        """Lock an open file; False if somebody has locked it."""
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def release(descriptor: int) -> None:
        """Unlock it."""
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def take(descriptor: int) -> bool:
        """Lock an open file; False if somebody has locked it."""
        try:
            import fcntl
        except ImportError:  # a system without locks, such as WebAssembly
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NONE
        return True

    def release(descriptor: int) -> None:
        """Unlock it, also for children of this process that have inherited it."""
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_UN)
