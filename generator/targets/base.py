"""What every target is: a name, settings of its own, and a plan of files made from the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from generator.config.section import Sections
from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.emit.files import Data, FileJob
from generator.ir.model import Api
from generator.names.lock import LockedNames

if TYPE_CHECKING:  # a run that asks for neither surface nor requests does not import them
    from generator.compat.surface import Surface
    from generator.document.source import SourceFile
    from generator.names.tree import Names
    from generator.relations.relate import Relations
    from generator.requests.model import Requests

#: A file of the owner's in the output: its path below the folder that was asked for, how messages
#: call it, and its text.
OwnFile: TypeAlias = tuple[PurePosixPath, str, str]

#: Where the names that a target gave are kept, inside its own folder.
NAMES_LOCK: Final = PurePosixPath("names.lock")
#: Where ``release`` keeps what was released, beside ``sdk.yaml``.
API_LOCK: Final = "api.lock.json"


class Table:
    """What a target publishes for those after it: a frozen dataclass, known by its class."""

    __slots__ = ()


_Table = TypeVar("_Table", bound=Table)


@dataclass(frozen=True, slots=True)
class Definition:
    """The document as its author wrote it, overlays applied, for targets that pass it on."""

    value: Data
    is_json: bool  # written as JSON rather than YAML

    @classmethod
    def of(cls, source: SourceFile, files: Iterable[str]) -> Definition | None:
        """That of ``source``; None when the document consists of more than its layers."""
        own = {source.uri, *(layer.uri for layer in source.layers)}
        return cls(source.value, source.is_json) if own.issuperset(files) else None


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a target plans from: one value a run, but for the names and the tables."""

    api: Api
    relations: Relations
    settings: Settings  # those that all targets share
    sink: Sink
    _: KW_ONLY
    requests: Callable[[], Requests]  # built when the first target asks, for all of them
    # What NAMES_LOCK of a former run holds; empty on the first.
    names_lock: LockedNames = field(default_factory=dict)
    tables: tuple[Table, ...] = ()  # of the targets whose tables this one reads
    definition: Definition | None = None  # None when it is spread over several files, or not asked
    thorough: bool = False  # whether to report what was inferred, one by one
    # The owner's Python files in a folder below that of the target.
    own_files: Callable[[PurePosixPath], Iterable[OwnFile]] = lambda _: ()

    def table(self, kind: type[_Table]) -> _Table | None:
        """The table of class ``kind``; None when its target is not part of this run."""
        for table in self.tables:
            if isinstance(table, kind):
                return table
        return None


@dataclass(frozen=True, slots=True)
class Planned:
    """What a target makes: files, relative to its folder, and a table for those after it.

    ``surface`` is what user code can name in it, found out when it is asked for; None where nobody
    writes code for it. ``locked`` are kept in ``NAMES_LOCK`` for the next run, and ``version`` is
    what is published.
    """

    jobs: tuple[FileJob, ...]
    table: Table | None = None
    surface: Callable[[], Surface] | None = None
    names: Callable[[], Names] | None = None  # and why everything is called what it is
    locked: LockedNames = field(default_factory=dict)
    version: str = ""


#: A target with its settings: what plans the files, and a table for other targets. It is pure but
#: for ``request.sink``: the same request gives the same plan. Raises
#: :class:`generator.diagnostics.GenerationError` when no useful plan is possible.
Target: TypeAlias = Callable[[PlanRequest], Planned]


@dataclass(frozen=True, slots=True)
class Entry:
    """A target as the registry lists it: known by name, and not imported yet."""

    name: str  # the word in ``targets:`` of sdk.yaml, and the folder below the output
    configure: Callable[[Sections], Target]  # imports it; {} gives it its default settings
    sections: tuple[str, ...] = ()  # the keys of sdk.yaml that it alone reads
    reads: tuple[str, ...] = ()  # the targets before it whose tables it gets
    copies: bool = False  # whether it passes the document on


#: The targets there are, in the order in which they plan: who reads a table stands behind it.
Registry: TypeAlias = tuple[Entry, ...]
