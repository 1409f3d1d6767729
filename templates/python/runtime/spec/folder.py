"""The recipe of an upload of all files of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional, Sequence, Union

from ..base.frozen import Frozen
from .operation import Recipe
from .transfer import PathInput
from .upload import FileUpload

if TYPE_CHECKING:
    from ..base.report import FolderReport  # noqa: F401


#: One pattern of paths, or several.
PatternInput = Union[str, Sequence[str]]

#: Gets the path of a file in the folder, with ``/``, and returns its name; None leaves it out.
NameInput = Callable[[str], Optional[str]]

#: The path of the file that keeps what was uploaded; False keeps nothing.
StateInput = Union[PathInput, bool]


class Naming(Frozen):
    """Which names files can have on the server.

    ``separator`` joins the folders of a path: ``/`` where names can hold paths. ``longest`` is in
    characters, 0 means no limit, ``pattern`` a regular expression that matches part of each name.
    """

    __slots__ = ("longest", "pattern", "separator")

    longest: int
    pattern: str
    separator: str

    def __init__(self, *, separator: str = "~", longest: int = 255, pattern: str = "") -> None:
        self._fill(separator=separator, longest=longest, pattern=pattern)


class FolderUpload(Recipe["FolderReport"]):
    """Uploads each file of a folder as ``upload`` does.

    ``renamed`` tells which of the arguments of this method have another name than in ``OWN``, because
    an operation has an argument of that name. ``largest`` is in bytes, 0 means no limit.
    """

    #: The arguments that no operation has.
    OWN = (
        "folder",
        "pattern",
        "exclude",
        "name",
        "hidden",
        "concurrency",
        "state",
        "progress",
        "check",
    )

    __slots__ = ("largest", "naming", "renamed", "upload")
    procedure = "folder.upload"

    def __init__(
        self,
        *,
        upload: FileUpload[Any],
        naming: Naming,
        largest: int = 0,
        **renamed: str,
    ) -> None:
        self.upload = upload
        self.naming = naming
        self.largest = largest
        self.renamed = renamed
