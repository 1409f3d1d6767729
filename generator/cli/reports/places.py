"""What all ways to print a report are handed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.compat.change import Verdict
from generator.compat.proposals import Line
from generator.compat.report import Entry, Report
from generator.diagnostics import Loc, Mark
from generator.diagnostics.printers import Files
from generator.diagnostics.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report with what is needed to show it.

    ``old`` and ``new`` are the states as the user named them; files are those that were read for
    each. What a lock keeps has places, but no file to show lines of.
    """

    report: Report
    old: str
    new: str
    old_files: Files
    new_files: Files
    old_version: str
    new_version: str
    lines: tuple[Line, ...] = ()  # of ``renamed:``
    operations: Mapping[str, str] = field(default_factory=dict)  # GET /path, by key

    def old_mark(self, loc: Loc) -> Mark | None:
        """Line and column in the old document."""
        return _mark(loc, self.old_files)

    def new_mark(self, loc: Loc) -> Mark | None:
        """Line and column in the new document."""
        return _mark(loc, self.new_files)

    def place(self, entry: Entry) -> str:
        """Where an entry is written: in the new document, else in the old one."""
        if entry.new is not None:
            return shown(entry.new, self.new_mark(entry.new))
        return shown(entry.old, self.old_mark(entry.old)) if entry.old is not None else ""


def _mark(loc: Loc, files: Files) -> Mark | None:
    file = files.get(loc.uri)
    return file.mark(loc.pointer) if file is not None else None


def shown(loc: Loc, mark: Mark | None) -> str:
    """A place as people find it; without a line, as a pointer."""
    return f"{loc.uri}:{mark.line}:{mark.column}" if mark else f"{loc.uri}#{loc.pointer}"


def summary(report: Report) -> str:
    """``2 breaking and 1 additive change, 12 changes of prose``."""
    found = [
        f"{len(entries)} {verdict.value}" for verdict in Verdict if (entries := report.of(verdict))
    ]
    total = len(report.entries)
    parts = [f"{_joined(found)} {'change' if total == 1 else 'changes'}"] if found else []
    if report.prose:
        parts.append(f"{counted(len(report.prose), 'change')} of prose")
    return ", ".join(parts) or "no changes"


def advised(report: Report) -> str:
    """Which version comes next, and why."""
    if not report.version:
        return ""
    if report.verdict is None:
        return f"The version stays {report.version}."
    worst = report.of(report.verdict)
    sides = [
        name
        for name, found in (("SDK", [e.sdk for e in worst]), ("API", [not e.sdk for e in worst]))
        if any(found)
    ]
    by = f" (what counts is the {' and the '.join(sides)})" if sides else ""
    return f"The version after {report.version} is {report.next}: {_REASONS[report.verdict]}{by}."


_REASONS: Final = {
    Verdict.BREAKING: "code that worked breaks",
    Verdict.DANGEROUS: "code can meet something that was not there before",
    Verdict.ADDITIVE: "users can do more",
    Verdict.DOCS: "only prose is different",
}


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def sides(entry: Entry) -> str:
    """The verdicts of both sides, where they say more than the one that counts."""
    if entry.sdk_verdict is None:
        return "API only"
    if entry.api_verdict is None:
        return "SDK only"
    return f"API {entry.api_verdict.value}, SDK {entry.sdk_verdict.value}"
