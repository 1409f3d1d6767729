"""What the driver gives the workers, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping, NamedTuple

from .recipe import Recipe

__all__ = ["Job", "Outcome", "TroubleError"]


@dataclass(frozen=True, eq=False)
class Job:
    """What all batches have in common. It travels to the workers, so it holds no credential.

    Equal for one ``owner``, the driver, so that a worker makes one client for it.
    """

    owner: str
    recipe: Recipe
    client: Callable[[], Any]
    place: str
    label: str
    arguments: Mapping[str, Mapping[str, Any]]  # of the create, start and results methods
    storage_options: Mapping[str, Any]
    source_options: Mapping[str, Any]
    max_requests: int
    senders: int  # threads that upload a batch
    attempts: int  # runs of a batch
    cleanup: bool
    rows: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Job) and other.owner == self.owner

    def __hash__(self) -> int:
        return hash(self.owner)


class Outcome(NamedTuple):
    """What became of a batch.

    ``kind`` is ``done``, ``waiting`` (for a person), ``failed``, ``stopped`` (nothing else can
    work either) or ``superseded``. ``failed`` counts its documents without a result.
    """

    kind: str
    key: str
    documents: int = 0
    failed: int = 0
    reason: str = ""


class TroubleError(Exception):
    """A batch could not go on for a reason that may pass."""
