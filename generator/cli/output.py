"""What the commands print: results, one line to sum up, diagnostics, and how far a run is."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from generator.diagnostics import Diagnostic, Severity, printers
from generator.diagnostics.wording import counted

if TYPE_CHECKING:
    from generator.pipeline import Result, Step

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


def print_result(
    context: click.Context, result: Result, step: Step, style: str, *, quiet: bool
) -> None:
    """Everything about a run, as ``--format`` has it: text, json or ci."""
    if style == "json":
        click.echo(json.dumps(_as_data(result, step), indent=2))
    else:
        _print(context, result, step, style, quiet=quiet)
    sys.stdout.flush()


def print_diagnostics(
    context: click.Context, diagnostics: Iterable[Diagnostic], files: printers.Files
) -> None:
    """Diagnostics to stderr, and how to read more about the worst of them."""
    program = context.find_root().info_name or ""
    printers.print_text(diagnostics, files, sys.stderr, program=program)


def errors_of(result: Result) -> list[Diagnostic]:
    """What kept a run from its end."""
    return [d for d in result.sink if d.severity is Severity.ERROR]


def _print(context: click.Context, result: Result, step: Step, style: str, *, quiet: bool) -> None:
    """Diagnostics to stderr (for CI services to stdout, where they look), results to stdout."""
    shown = errors_of(result) if quiet else list(result.sink)
    if style == "ci":
        printers.print_annotations(shown, result.files, sys.stdout)
    elif quiet:
        printers.print_text(shown, result.files, sys.stderr)
    else:
        print_diagnostics(context, shown, result.files)
    if quiet:
        return
    if result.report and result.report.diff:
        for line in result.report.diff.splitlines():
            click.echo(printers.printable(line.expandtabs(4)))
    click.echo(_summary(result, step))


def _summary(result: Result, step: Step) -> str:
    """One line: what came of the run."""
    parts = []
    if result.api:
        parts.append(counted(len(result.api.operations), "operation"))
        if result.api.skipped:
            parts.append(f"{len(result.api.skipped)} skipped")
    if found := printers.summary(result.sink):
        parts.append(found)
    if report := result.report:
        changed = "out of date" if step == "check" else "written"
        parts.append(f"{counted(report.written, 'file')} {changed}")
        if report.pruned:
            parts.append(f"{len(report.pruned)} {'to remove' if step == 'check' else 'removed'}")
        parts.append(f"{report.unchanged} unchanged in {result.output}")
    elif not result.ok and step == "generate":
        parts.append("nothing was written")
    return f"{'Done' if result.ok else 'Failed'}: {', '.join(parts) or 'no problems'}."


def _as_data(result: Result, step: Step) -> dict[str, object]:
    """Everything about the run as one JSON object."""
    api, report = result.api, result.report
    return {
        "command": step,
        "ok": result.ok,
        "output": str(result.output) if result.output else None,
        "operations": len(api.operations) if api else None,
        "skipped": [
            {"method": item.method, "path": item.path, "reason": item.reason}
            for item in (api.skipped if api else ())
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
        "diagnostics": printers.as_data(result.sink, result.files),
        "seconds": {stage: round(value, 3) for stage, value in result.seconds.items()},
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
