"""A report for people, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

from generator.cli.reports.places import Printed, advised, shown, sides, summary
from generator.compat.change import Verdict
from generator.compat.report import Entry
from generator.diagnostics.printers import printable
from generator.diagnostics.wording import counted

_COLORS: Final = {
    Verdict.BREAKING: "red",
    Verdict.DANGEROUS: "yellow",
    Verdict.ADDITIVE: "green",
    Verdict.DOCS: "cyan",
}
_WIDTH: Final = 9  # of the longest verdict


def text_of(printed: Printed, *, color: bool) -> str:
    """The whole report."""
    return "".join(f"{line}\n" for line in _lines(printed, color=color))


def _lines(printed: Printed, *, color: bool) -> Iterator[str]:
    report = printed.report
    groups: dict[str, list[Entry]] = {}
    for entry in report.entries:
        groups.setdefault(entry.group, []).append(entry)
    for name, entries in sorted(groups.items(), key=lambda g: _worst(g[1])):
        where = printed.operations.get(name, "")
        title = click.style(printable(name), bold=True) if color else printable(name)
        yield f"{title}{f'  ({printable(where)})' if where and where != name else ''}"
        for entry in sorted(entries, key=_rank):
            yield from _entry(printed, entry, color=color)
        yield ""
    if report.prose:
        files = len({change.new.uri if change.new else "" for change in report.prose})
        places = counted(len(report.prose), "change")
        yield f"Prose: {places} in {counted(files, 'file')}; --format json lists them."
        yield ""
    for hint in report.hints:
        place = f"{shown(hint.loc, printed.new_mark(hint.loc))}: " if hint.loc else ""
        yield f"hint: {printable(place + hint.sentence)}"
        yield f"  help: {printable(hint.advice)}"
    if report.hints:
        yield ""
    if printed.lines:
        yield "These lines in sdk.yaml keep old names working; check that they are right:"
        yield "  renamed:"
        width = max(len(line.text) for line in printed.lines)
        for line in printed.lines:
            yield f"    {line.text:<{width}}  # {line.confidence:.0%} certain"
        yield ""
    yield f"{summary(report).capitalize()}. {advised(report)}".rstrip()


def _entry(printed: Printed, entry: Entry, *, color: bool) -> Iterator[str]:
    verdict = f"{entry.verdict.value:<{_WIDTH}}"
    if color:
        verdict = click.style(verdict, fg=_COLORS[entry.verdict], bold=True)
    indent = " " * (_WIDTH + 4)
    yield f"  {verdict}  {printable(entry.sentence)}  [{sides(entry)}]"
    for detail in entry.details:
        yield f"{indent}{printable(detail)}"
    if place := printed.place(entry):
        yield f"{indent}{printable(place)}"
    if entry.advice:
        yield f"{indent}help: {printable(entry.advice)}"


def _rank(entry: Entry) -> int:
    return entry.verdict.rank


def _worst(entries: list[Entry]) -> int:
    return min(map(_rank, entries))
