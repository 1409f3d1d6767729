"""A report as workflow commands, which GitHub shows beside the lines of the definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.cli.reports.places import Printed, advised, sides, summary
from generator.compat.change import Verdict
from generator.compat.report import Entry
from generator.diagnostics import Loc, Mark
from generator.diagnostics.printers import annotation

_LEVELS: Final = {
    Verdict.BREAKING: "error",
    Verdict.DANGEROUS: "warning",
    Verdict.ADDITIVE: "notice",
    Verdict.DOCS: "notice",
}


def github_of(printed: Printed) -> str:
    """The whole report; prose is one annotation."""
    return "".join(f"{line}\n" for line in _lines(printed))


def _lines(printed: Printed) -> Iterator[str]:
    report = printed.report
    for entry in sorted(report.entries, key=lambda entry: entry.verdict.rank):
        title = f"{entry.verdict.value} ({sides(entry)})"
        said = " ".join((entry.head.sentence, *entry.details))
        text = f"{said} {entry.head.advice}".strip()
        yield annotation(_LEVELS[entry.verdict], text, title, *_place(printed, entry))
    for hint in report.hints:
        mark = printed.new_mark(hint.loc) if hint.loc else None
        yield annotation("notice", f"{hint.sentence} {hint.advice}", "hint", hint.loc, mark)
    yield annotation("notice", f"{summary(report)}. {advised(report)}".strip(), "diff", None, None)


def _place(printed: Printed, entry: Entry) -> tuple[Loc | None, Mark | None]:
    """In the new document, where a request shows lines; what is gone is where its file is."""
    if entry.new is not None:
        return entry.new, printed.new_mark(entry.new)
    return entry.old, None
