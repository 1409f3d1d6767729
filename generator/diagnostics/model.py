"""What the generator has to say, and where in the source it says it.

A :class:`Diagnostic` is data. It is collected in a :class:`Sink` while the stages run and
printed once, at the end, by the command line.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from typing import Final, TypeAlias

from generator.notation.pointer import escape

#: The next step when the fault is our own.
REPORT_BUG: Final = "Report this bug of the generator, together with the document."


class Severity(enum.Enum):
    """How much a diagnostic weighs. Only an ERROR stops the run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Loc:
    """The identity of one node of one source file, as its author wrote it.

    ``uri`` is the file as the user named it; ``pointer`` is a JSON Pointer into that file
    (``""`` is the whole of it). Line and column are looked up only when something is printed.
    """

    uri: str
    pointer: str = ""

    def child(self, key: str | int) -> Loc:
        """The location of one member of this node."""
        return Loc(self.uri, f"{self.pointer}/{escape(key)}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text file; both numbers count from 1."""

    line: int
    column: int


_Place: TypeAlias = tuple[str, str]  # uri and pointer

#: A diagnostic as JSON can hold it: its fields in their order.
Dumped: TypeAlias = tuple[
    str, str, str, _Place | None, tuple[int, int] | None, str, tuple[tuple[str, _Place], ...]
]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: a stable code, what is wrong, where, and what to do next."""

    code: str
    severity: Severity
    message: str
    loc: Loc | None = None
    _: KW_ONLY
    mark: Mark | None = None
    hint: str = ""
    related: tuple[tuple[str, Loc], ...] = ()
    subject: str = ""  # what is gone from the definition, by its name there

    def dump(self) -> Dumped:
        """The diagnostic as data."""
        loc, mark = self.loc, self.mark
        return (
            self.code,
            self.severity.value,
            self.message,
            (loc.uri, loc.pointer) if loc else None,
            (mark.line, mark.column) if mark else None,
            self.hint,
            tuple((text, (where.uri, where.pointer)) for text, where in self.related),
        )

    @classmethod
    def load(cls, data: Dumped) -> Diagnostic:
        """What :meth:`dump` was called on."""
        code, severity, message, place, mark, hint, related = data
        return cls(
            code,
            Severity(severity),
            message,
            Loc(*place) if place else None,
            mark=Mark(*mark) if mark else None,
            hint=hint,
            related=tuple((text, Loc(*where)) for text, where in related),
        )


@dataclass(slots=True)
class Sink:
    """Collects diagnostics in the order they are found; an equal one is kept once.

    Mutable: every stage of a run adds to the one sink.
    """

    _items: dict[Diagnostic, None] = field(default_factory=dict)
    strict: bool = False  # whether what no longer fits the definition stops the run

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep ``diagnostic``."""
        self._items.setdefault(diagnostic)

    def error(self, code: str, message: str, loc: Loc | None = None, *, hint: str = "") -> None:
        """Report something that stops the run."""
        self.add(Diagnostic(code, Severity.ERROR, message, loc, hint=hint))

    def warning(self, code: str, message: str, loc: Loc | None = None, *, hint: str = "") -> None:
        """Report a fault whose meaning is clear enough to go on."""
        self.add(Diagnostic(code, Severity.WARNING, message, loc, hint=hint))

    def outdated(
        self, code: str, message: str, loc: Loc | None = None, *, hint: str = "", subject: str = ""
    ) -> None:
        """Report what fitted the definition once, and is left out because it does not any more.

        ``subject`` is what is gone, as the definition calls it: an operationId, or where an action
        of an overlay leads.
        """
        severity = Severity.ERROR if self.strict else Severity.WARNING
        self.add(Diagnostic(code, severity, message, loc, hint=hint, subject=subject))

    def info(self, code: str, message: str, loc: Loc | None = None, *, hint: str = "") -> None:
        """Report something worth knowing."""
        self.add(Diagnostic(code, Severity.INFO, message, loc, hint=hint))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    @property
    def errors(self) -> list[Diagnostic]:
        """What stops the run."""
        return [d for d in self._items if d.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """What stops no run, and should be mended."""
        return [d for d in self._items if d.severity is Severity.WARNING]

    @property
    def failed(self) -> bool:
        """Whether an ERROR was reported."""
        return bool(self.errors)


class GenerationError(Exception):
    """Raised by a stage that cannot go on; the reasons are in ``diagnostics``."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics
