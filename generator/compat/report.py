"""The report on two states: what changed for callers of the API and for users of its SDK, joined.

An :class:`Entry` is one thing that changed. What the API does and what that does to the surface of the
SDK stand in one entry; what has an effect on only one side stands alone. The verdict of an entry is
that of the surface where the surface changed, else that of the API: an upgrade of the SDK breaks code
only by what its surface lost, and where it lost nothing, calls can still meet another API.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from generator.compat.change import Change, Verdict, worst
from generator.compat.sdk.telling import Renaming
from generator.compat.versions import LEVELS, Level, next_version
from generator.diagnostics import Loc


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed: on the side of the API, of the SDK, or both."""

    api: tuple[Change, ...] = ()
    sdk: tuple[Change, ...] = ()
    _: KW_ONLY
    renamings: tuple[Renaming, ...] = ()  # among ``sdk``
    undoes: str = ""  # the version whose changes this takes back

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of it, that of the SDK first."""
        return self.sdk + self.api

    @property
    def api_verdict(self) -> Verdict | None:
        """What it means for callers of the API; None where only the SDK is different."""
        return worst(change.verdict for change in self.api)

    @property
    def sdk_verdict(self) -> Verdict | None:
        """What it means for users of the SDK; None where its surface stays as it is."""
        return worst(change.verdict for change in self.sdk)

    @property
    def verdict(self) -> Verdict:
        """The one that counts."""
        found = self.sdk_verdict or self.api_verdict
        return found if found is not None else Verdict.DOCS

    @property
    def head(self) -> Change:
        """The change that says it best: the worst of the side that counts."""
        return min(self.sdk or self.api, key=lambda change: change.verdict.rank)

    @property
    def undone(self) -> str:
        """The sentence about what it takes back; "" where it takes nothing back."""
        return f"This undoes what {self.undoes} changed." if self.undoes else ""

    @property
    def sentence(self) -> str:
        """What is said of it first."""
        return f"{self.head.sentence} {self.undone}".rstrip()

    @property
    def details(self) -> tuple[str, ...]:
        """What else there is to say, each once."""
        told = dict.fromkeys(change.sentence for change in self.changes)
        return tuple(sentence for sentence in told if sentence != self.head.sentence)

    @property
    def advice(self) -> str:
        """What to do about what can break code; "" for anything else."""
        grave = self.verdict in {Verdict.BREAKING, Verdict.DANGEROUS}
        return self.head.advice if grave else ""

    @property
    def group(self) -> str:
        """What it is listed under: an operation, else a model, a schema or a symbol."""
        operations = dict.fromkeys(key for change in self.changes for key in change.operations)
        if len(operations) == 1:
            return next(iter(operations))
        return (self.sdk or self.api)[0].subject

    @property
    def old(self) -> Loc | None:
        """Where the old document says it."""
        return next((c.old for c in (self.head, *self.changes) if c.old is not None), None)

    @property
    def new(self) -> Loc | None:
        """Where the new document says it."""
        return next((c.new for c in (self.head, *self.changes) if c.new is not None), None)


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that would make the next release better, with a place in the new document."""

    sentence: str
    advice: str
    loc: Loc | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    """All changes from one state to another.

    ``version`` is that of the old state, "" where it has none; ``history`` are the changes of the
    last releases in short form, the newest first: see :mod:`generator.compat.history`.
    """

    entries: tuple[Entry, ...] = ()
    prose: tuple[Change, ...] = ()
    hints: tuple[Hint, ...] = ()
    version: str = ""

    @cached_property
    def verdict(self) -> Verdict | None:
        """The worst of all that counts; None where nothing changed."""
        found = [entry.verdict for entry in self.entries]
        return worst([*found, Verdict.DOCS] if self.prose else found)

    @property
    def level(self) -> Level:
        """How far the next version has to move."""
        return LEVELS[self.verdict.value] if self.verdict is not None else Level.NONE

    @property
    def next(self) -> str:
        """The version that may follow; "" where the old state has none."""
        return next_version(self.version, self.level) if self.version else ""

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many entries have each verdict; of prose, how many places."""
        found = Counter(entry.verdict for entry in self.entries)
        found[Verdict.DOCS] += len(self.prose)
        return found

    @property
    def proposals(self) -> tuple[Renaming, ...]:
        """The lines of ``renamed:`` that would keep old names working."""
        found = (one for entry in self.entries for one in entry.renamings if not one.declared)
        return tuple(dict.fromkeys(found))

    def of(self, verdict: Verdict) -> tuple[Entry, ...]:
        """The entries with one verdict."""
        return tuple(entry for entry in self.entries if entry.verdict is verdict)
