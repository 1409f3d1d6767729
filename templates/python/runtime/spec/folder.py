"""The recipe of an upload of all files of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from ..base.frozen import Frozen
from .operation import Recipe

if TYPE_CHECKING:
    from ..base.report import FolderReport  # noqa: F401


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

    ``name`` and ``data`` are its arguments for the name of the file and for its content. ``renamed``
    tells which of the arguments of this method have another name than in ``OWN``, because an
    operation has an argument of that name. ``largest`` is in bytes, 0 means no limit.
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

    __slots__ = ("data", "largest", "name", "naming", "renamed", "upload")
    procedure = "folder.upload"

    def __init__(
        self,
        *,
        upload: Recipe[Any],
        name: str,
        data: str,
        naming: Naming,
        largest: int = 0,
        renamed: Optional[Mapping[str, str]] = None,
    ) -> None:
        self.upload = upload
        self.name = name
        self.data = data
        self.naming = naming
        self.largest = largest
        self.renamed: Mapping[str, str] = renamed or {}
