"""A report as Markdown: the text of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.cli.reports.places import Printed, advised, sides, summary
from generator.compat.change import Verdict
from generator.compat.report import Entry
from generator.diagnostics.wording import counted
from generator.emit.markdown import md_code, md_sentence

#: Services refuse longer texts (65,536 characters), and nobody reads them.
_LONGEST: Final = 60_000
_SHOWN: Final = 200  # entries of one verdict, and changes of prose

_TITLES: Final = {
    Verdict.BREAKING: "Breaking",
    Verdict.DANGEROUS: "Dangerous",
    Verdict.ADDITIVE: "Additive",
    Verdict.DOCS: "Documentation",
}


def markdown_of(printed: Printed) -> str:
    """The whole report; what is too long for a pull request is cut at the end of a line."""
    text = ""
    for line in _lines(printed):
        if len(text) + len(line) > _LONGEST:
            return f"{text}\n... and more; `diff --format json` lists all.\n"
        text += f"{line}\n"
    return text


def _lines(printed: Printed) -> Iterator[str]:
    report = printed.report
    yield f"**{summary(report).capitalize()}.** {md_sentence(advised(report))}".rstrip()
    yield ""
    if report.entries:
        yield from _table(printed)
    for verdict in Verdict:
        if entries := report.of(verdict):
            yield f"### {_TITLES[verdict]}"
            yield ""
            for entry in entries[:_SHOWN]:
                yield from _entry(printed, entry)
            if (more := len(entries) - _SHOWN) > 0:
                yield f"- ... and {counted(more, 'more change')}"
            yield ""
    yield from _renamed(printed)
    if report.hints:
        yield "### Hints"
        yield ""
        for hint in report.hints:
            yield f"- {md_sentence(hint.sentence)} {md_sentence(hint.advice)}"
        yield ""
    yield from _prose(printed)


def _table(printed: Printed) -> Iterator[str]:
    """How many changes there are, by verdict and side."""
    yield "| | All | of the API | of the SDK |"
    yield "|---|---|---|---|"
    entries = printed.report.entries
    for verdict in Verdict:
        counts = (
            len(printed.report.of(verdict)),
            sum(entry.api_verdict is verdict for entry in entries),
            sum(entry.sdk_verdict is verdict for entry in entries),
        )
        if any(counts):
            yield f"| {_TITLES[verdict]} | {counts[0]} | {counts[1]} | {counts[2]} |"
    yield ""


def _entry(printed: Printed, entry: Entry) -> Iterator[str]:
    where = printed.operations.get(entry.group, "")
    place = f" {md_code(where)}" if where else ""
    yield f"- {md_sentence(entry.sentence)}{place} *({sides(entry)})*"
    for detail in entry.details:
        yield f"  - {md_sentence(detail)}"
    if entry.advice:
        yield f"  - *What to do:* {md_sentence(entry.advice)}"


def _renamed(printed: Printed) -> Iterator[str]:
    if printed.lines:
        yield "These lines in `sdk.yaml` keep old names working; check that they are right:"
        yield ""
        yield "```yaml"
        yield "renamed:"
        for line in printed.lines:
            yield f"  {line.text} # {line.confidence:.0%} certain"
        yield "```"
        yield ""


def _prose(printed: Printed) -> Iterator[str]:
    prose = printed.report.prose
    if prose:
        yield f"<details><summary>{counted(len(prose), 'change')} of prose</summary>"
        yield ""
        for change in prose[:_SHOWN]:
            yield f"- {md_sentence(change.sentence)}"
        if (more := len(prose) - _SHOWN) > 0:
            yield f"- ... and {more} more"
        yield ""
        yield "</details>"
