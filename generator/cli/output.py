"""What the commands print: results, one line to sum up, diagnostics, and how far a run is."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from generator.diagnostics import Diagnostic, printers
from generator.diagnostics.wording import counted

if TYPE_CHECKING:
    from generator.cli.outcome import Outcome

_STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "read": "reading the document",
        "resolve": "resolving references",
        "validate": "validating the document",
        "lower": "understanding the API",
        "relate": "relating its operations",
        "plan": "planning the files",
        "render": "rendering and formatting the files",
        "generate": "writing the files",
        "check": "comparing the files",
    }
)


def open_streams() -> None:
    """Let consoles that cannot show a character show its code instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_outcome(context: click.Context, outcome: Outcome, style: str, *, quiet: bool) -> None:
    """Everything about a run, as ``--format`` has it: text, json or ci."""
    if style == "json":
        click.echo(json.dumps(_as_data(outcome), indent=2))
    else:
        _print(context, outcome, style, quiet=quiet)
    sys.stdout.flush()


def print_diagnostics(
    context: click.Context, diagnostics: Iterable[Diagnostic], files: printers.Files
) -> None:
    """Diagnostics to stderr, and how to read more about the worst of them."""
    program = context.find_root().info_name or ""
    printers.print_text(diagnostics, files, sys.stderr, program=program)


def _print(context: click.Context, outcome: Outcome, style: str, *, quiet: bool) -> None:
    """Diagnostics to stderr (for CI services to stdout, where they look), results to stdout."""
    shown = outcome.errors if quiet else outcome.diagnostics
    if style == "ci":
        printers.print_annotations(shown, outcome.files, sys.stdout)
    elif quiet:
        printers.print_text(shown, outcome.files, sys.stderr)
    else:
        print_diagnostics(context, shown, outcome.files)
    if quiet:
        return
    if outcome.report and outcome.report.diff:
        for line in outcome.report.diff.splitlines():
            click.echo(printers.printable(line.expandtabs(4)))
    click.echo(_summary(outcome))


def _summary(outcome: Outcome) -> str:
    """One line: what came of the run."""
    parts = []
    checks = outcome.step == "check"
    if outcome.operations is not None:
        parts.append(counted(outcome.operations, "operation"))
        if outcome.skipped:
            parts.append(f"{len(outcome.skipped)} skipped")
    if found := printers.summary(outcome.diagnostics):
        parts.append(found)
    if report := outcome.report:
        parts.append(f"{counted(report.written, 'file')} {'out of date' if checks else 'written'}")
        if report.pruned:
            parts.append(f"{len(report.pruned)} {'to remove' if checks else 'removed'}")
        parts.append(f"{report.unchanged} unchanged in {outcome.output}")
    elif outcome.errors and outcome.step == "generate":
        parts.append("nothing was written")
    return f"{'Failed' if outcome.errors else 'Done'}: {', '.join(parts) or 'no problems'}."


def _as_data(outcome: Outcome) -> dict[str, object]:
    """Everything about the run as one JSON object."""
    report = outcome.report
    return {
        "command": outcome.step,
        "ok": not outcome.errors,
        "output": str(outcome.output) if outcome.output else None,
        "operations": outcome.operations,
        "skipped": [
            {"method": method, "path": path, "reason": reason}
            for method, path, reason in outcome.skipped
        ],
        "files": report
        and {
            "written": report.written,
            "unchanged": report.unchanged,
            "created": [str(path) for path in report.created],
            "updated": [str(path) for path in report.updated],
            "pruned": [str(path) for path in report.pruned],
            "edited": [str(path) for path in report.edited],
        },
        "diff": report.diff if report else "",
        "diagnostics": printers.as_data(outcome.diagnostics, outcome.files),
        "seconds": {stage: round(value, 3) for stage, value in outcome.seconds.items()},
    }


class Progress:
    """Says on a terminal what goes on; one line that is wiped at the end."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.stage = "starting"

    def __call__(self, stage: str) -> None:
        self.stage = _STAGES[stage]
        if self.shown:
            click.echo(f"\r\x1b[K{self.stage} ...", nl=False, err=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)
