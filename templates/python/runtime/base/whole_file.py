"""Files that appear whole or not at all: written beside their place, and moved there at the end."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE
from typing import IO, TYPE_CHECKING, Any, Optional, Union
from uuid import uuid4

from .errors import InvalidTypeError
from .guards import is_path

if TYPE_CHECKING:
    PathLike = os.PathLike[str]
else:
    PathLike = os.PathLike  # Python 3.8 cannot subscript it

#: What is written to: a path (here a str is one), or an open file.
Target = Union[str, PathLike, IO[Any]]


class WholeFile:
    """A file that is open for writing: ``file``.

    :meth:`keep` puts it in place, :meth:`discard` leaves what was there before. A file that the
    caller opened is written to at once, and stays open. What is no regular file, such as a pipe or
    ``/dev/stdout``, is written to at once as well.

    :raises InvalidTypeError: it is neither a path nor a file that is open in this mode.
    """

    def __init__(self, target: Target, mode: str, **how: Any) -> None:
        self._path: Optional[Path] = None
        self._beside: Optional[Path] = None
        if not (isinstance(target, str) or is_path(target)):
            self.file = _opened(target, mode)
            return
        self._path = Path(os.path.realpath(target))  # the file that a link leads to
        if self._path.exists() and not self._path.is_file():
            self.file = self._path.open(mode, **how)
            return
        replaces = self._path.exists()
        if replaces:
            with self._path.open("r+b"):
                pass  # one that may not be written, or that Windows will not replace, is told now
        self._beside = self._path.with_name(f".{uuid4().hex}.part")
        self.file = self._beside.open(mode.replace("w", "x"), **how)
        if replaces:
            self._beside.chmod(S_IMODE(self._path.stat().st_mode))

    def keep(self) -> None:
        """Close the file and put it in its place."""
        if self._path is None:
            self.file.flush()
            return
        try:
            if self._beside is not None:
                self.file.flush()
                os.fsync(self.file.fileno())
            self.file.close()
            if self._beside is not None:
                self._beside.replace(self._path)
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Close the file and delete what was written."""
        if self._path is None:
            return
        self.file.close()
        if self._beside is not None and self._beside.exists():
            self._beside.unlink()


def _opened(file: IO[Any], mode: str) -> IO[Any]:
    """A file of the caller, if what is written fits it."""
    try:
        file.write(b"" if "b" in mode else "")
    except (AttributeError, TypeError):
        kind = "binary" if "b" in mode else "text"
        raise InvalidTypeError(f"must be a path, or a file open in {kind} mode", "target") from None
    return file
