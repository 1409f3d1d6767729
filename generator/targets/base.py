"""What every target is: settings of its own, and a plan of files made from the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.emit.files import Data, FileJob
from generator.ir.model import Api

if TYPE_CHECKING:  # a run of targets that show no requests does not import them
    from generator.requests.model import Requests

#: Where a target keeps the names it gave, inside its own folder: ``{scope: {key: name}}``.
NAMES_LOCK: Final = PurePosixPath("names.lock")


class Table:
    """What a target publishes for those after it: the base of frozen dataclasses."""

    __slots__ = ()


_Table = TypeVar("_Table", bound=Table)


@dataclass(frozen=True, slots=True)
class Tables:
    """What the targets before have published; the class of a table is its key."""

    declared: tuple[type[Table], ...] = ()  # what the reading target says it reads
    published: tuple[Table, ...] = ()  # by the targets of this run that come before it

    def of(self, kind: type[_Table]) -> _Table | None:
        """The table of class ``kind``; None when its target is not part of this run.

        Raises LookupError when the reading target does not declare it.
        """
        if kind not in self.declared:
            raise LookupError(f"{kind.__name__} is not among the tables that the target reads")
        return next((table for table in self.published if isinstance(table, kind)), None)


@dataclass(frozen=True, slots=True)
class Definition:
    """The document as its author wrote it, overlays applied, for targets that pass it on."""

    value: Data
    is_json: bool  # written as JSON rather than YAML


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a target plans from: one value a run, but for the names and the tables."""

    api: Api
    settings: Settings  # those that all targets share
    sink: Sink
    requests: Callable[[], Requests]  # built when the first target asks, for all of them
    # What NAMES_LOCK of a former run holds; empty on the first.
    names_lock: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tables: Tables = Tables()
    definition: Definition | None = None  # None when it is spread over several files


@dataclass(frozen=True, slots=True)
class Planned:
    """What a target makes: files, relative to its folder, and a table for those after it."""

    jobs: tuple[FileJob, ...]
    table: Table | None = None


class Target(Protocol):
    """One kind of output."""

    @property
    def name(self) -> str:
        """The word in ``targets:`` of sdk.yaml, and the folder below the output."""
        ...

    @property
    def reads(self) -> tuple[type[Table], ...]:
        """The tables it wants from targets before it."""
        ...

    def plan(self, request: PlanRequest) -> Planned:
        """The files, and a table for other targets.

        Pure but for ``request.sink``: the same request gives the same plan. Raises
        :class:`generator.diagnostics.GenerationError` when no useful plan is possible.
        """
        ...
