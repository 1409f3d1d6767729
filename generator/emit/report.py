"""What became of an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class WriteReport:
    """How a folder differed from the tree: what ``write`` did, or would have had to do.

    ``edited`` names the files among ``updated`` that somebody else changed; ``diff`` is only
    filled by ``check``.
    """

    created: tuple[PurePosixPath, ...] = ()
    updated: tuple[PurePosixPath, ...] = ()
    pruned: tuple[PurePosixPath, ...] = ()
    unchanged: int = 0
    edited: tuple[PurePosixPath, ...] = ()
    diff: str = ""

    @property
    def clean(self) -> bool:
        """Whether the folder was in step already."""
        return not (self.created or self.updated or self.pruned)

    @property
    def written(self) -> int:
        """How many files are new or changed."""
        return len(self.created) + len(self.updated)
