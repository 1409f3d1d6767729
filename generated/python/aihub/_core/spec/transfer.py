"""What callers say of transfers, and learn about them. Resource modules import it."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Callable, NamedTuple, Optional, Union

if TYPE_CHECKING:
    PathInput = Union[str, os.PathLike[str]]
else:
    PathInput = Union[str, os.PathLike]  # Python 3.8 cannot subscript it

__all__ = ["CheckpointInput", "FileTarget", "PathInput", "Progress", "ProgressInput"]


class Progress(NamedTuple):
    """How far a transfer is.

    ``done`` never decreases, and ``total`` is None as long as it is not known. Both are numbers of
    bytes if ``unit`` is ``"B"``, or of files if it is ``"files"``. ``name`` says what is
    transferred, for example the name of a file.
    """

    done: int
    total: Optional[int] = None
    unit: str = "B"
    name: str = ""


#: True shows a bar. A callable is called with a :class:`Progress`: at the start, at most ten times
#: a second, and at the end. With the async client, it can be an async function.
ProgressInput = Union[bool, Callable[[Progress], object]]

#: Where a file can be stored: a path, an existing folder, or a file opened in binary mode.
FileTarget = Union[PathInput, IO[bytes]]

#: The path of the file that keeps how far an upload is, or True for one in the user's state folder.
CheckpointInput = Union[PathInput, bool]
