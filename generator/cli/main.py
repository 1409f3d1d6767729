"""The command line. It only reads options, calls the pipeline and prints what comes back.

Exit codes: 0 done, 1 the document or the check failed, 2 the command was used wrongly.
"""

from __future__ import annotations

import gc
import io
import json
import keyword
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.cli import mock as cli_mock
from generator.cli import serve as cli_serve
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.pipeline import Request, Result, Step

_STAGES = {
    "read": "reading the document",
    "resolve": "following references",
    "validate": "validating",
    "lower": "understanding the API",
    "plan": "planning files",
    "render": "rendering and formatting",
    "generate": "writing files",
    "check": "comparing files",
}


def main() -> None:
    """Run the command that the arguments of this process name, and exit."""
    # A run makes many objects that live until it ends; looking through them for garbage as
    # often as Python does by default costs a tenth of the time.
    gc.set_threshold(50_000, 20, 50)
    cli()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(generator.__version__, prog_name="generator")
def cli() -> None:
    """Turn an OpenAPI document into a typed Python SDK."""


cli.add_command(cli_mock.mock)
cli.add_command(cli_serve.serve)


def _options(function: Callable[..., None]) -> Callable[..., None]:
    """The options that every command has."""
    for option in reversed(
        (
            click.argument("spec", required=False, default=""),
            click.option(
                "--config",
                type=click.Path(path_type=Path),
                help="The sdk.yaml that says how the SDK looks.",
            ),
            click.option(
                "--overlay",
                "overlays",
                type=click.Path(path_type=Path),
                multiple=True,
                help="An OpenAPI overlay; repeatable. Replaces those that the configuration names.",
            ),
            click.option(
                "--output",
                type=click.Path(path_type=Path),
                help="The folder of the SDK. Default: generated/python.",
            ),
            click.option(
                "--target",
                "targets",
                metavar="NAME",
                multiple=True,
                help="What to make: python, samples, docs ...; repeatable. Default: as configured.",
            ),
            click.option("--package", default="", help="The name of the Python package."),
            click.option(
                "--format",
                "style",
                type=click.Choice(["text", "json", "ci"]),
                default="text",
                help="How results are printed.",
            ),
            click.option("--quiet", is_flag=True, help="Print nothing but errors."),
            click.option(
                "--strict", is_flag=True, help="Leaving out an operation is an error, too."
            ),
            click.option(
                "--allow-remote",
                "hosts",
                metavar="HOST",
                multiple=True,
                help="A host that references may be fetched from; repeatable.",
            ),
        )
    ):
        function = option(function)
    return function


def _formatting(function: Callable[..., None]) -> Callable[..., None]:
    """The options of the commands that format code."""
    function = click.option(
        "--no-cache", is_flag=True, help="Format everything anew, and remember nothing."
    )(function)
    return click.option(
        "--formatter",
        type=click.Choice(["black", "ruff"]),
        help="Formatter of the emitted code. Default: as configured, or black.",
    )(function)


@cli.command()
@_options
@_formatting
@click.option("--force", is_flag=True, help="Overwrite files that somebody edited.")
@click.pass_context
def generate(context: click.Context, /, **_: object) -> None:
    """Generate everything from SPEC ("-" reads standard input)."""
    _command(context, "generate")


@cli.command()
@_options
@_formatting
@click.pass_context
def check(context: click.Context, /, **_: object) -> None:
    """Fail when the output is not what SPEC gives; write nothing."""
    _command(context, "check")


@cli.command()
@_options
@click.pass_context
def validate(context: click.Context, /, **_: object) -> None:
    """Say what is wrong with SPEC, its overlays and the configuration."""
    _command(context, "validate")


def _command(context: click.Context, step: Step) -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that cannot show a character
            stream.reconfigure(errors="backslashreplace")
    style, quiet = context.params["style"], context.params["quiet"]
    progress = _Progress(shown=style == "text" and not quiet and sys.stderr.isatty())
    try:
        result = _run(_request(context), step, progress)
    finally:
        progress.clear()
    if style == "json":
        click.echo(json.dumps(_as_data(result, step), indent=2))
    else:
        _print(result, step, style, quiet=quiet)
    sys.stdout.flush()
    context.exit(0 if result.ok else 1)


def _print(result: Result, step: Step, style: str, *, quiet: bool) -> None:
    """Diagnostics to stderr (for CI services to stdout, where they look), results to stdout."""
    from generator.diagnostics import printers  # noqa: PLC0415  (--help needs none of this)

    shown = [d for d in result.sink if d.severity is Severity.ERROR or not quiet]
    if style == "ci":
        printers.print_annotations(shown, result.files, sys.stdout)
    else:
        printers.print_text(shown, result.files, sys.stderr)
    if quiet:
        return
    if result.report and result.report.diff:
        for line in result.report.diff.splitlines():
            click.echo(printers.printable(line.expandtabs(4)))
    click.echo(_summary(result, step))


def _summary(result: Result, step: Step) -> str:
    """One line: what came of the run."""
    from generator.diagnostics.printers import summary  # noqa: PLC0415

    parts = []
    if result.api:
        parts.append(_count(len(result.api.operations), "operation"))
        if result.api.skipped:
            parts.append(f"{len(result.api.skipped)} skipped")
    if found := summary(result.sink):
        parts.append(found)
    if report := result.report:
        changed = "out of step" if step == "check" else "written"
        parts.append(f"{_count(report.written, 'file')} {changed}")
        if report.pruned:
            parts.append(f"{len(report.pruned)} {'too many' if step == 'check' else 'removed'}")
        parts.append(f"{report.unchanged} unchanged")
    elif not result.ok and step == "generate":
        parts.append("nothing was written")
    head = "Done" if result.ok else "Failed"
    place = f" in {result.output}" if result.report else ""
    return f"{head}{place}: {', '.join(parts) or 'no faults'}."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _as_data(result: Result, step: Step) -> dict[str, object]:
    """Everything about the run as one JSON object."""
    from generator.diagnostics.printers import as_data  # noqa: PLC0415

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
        "diagnostics": as_data(result.sink, result.files),
        "seconds": {stage: round(value, 3) for stage, value in result.seconds.items()},
    }


def _request(context: click.Context) -> Request:
    from generator.emit.cache import Cache  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import STDIN, Request  # noqa: PLC0415

    given = context.params
    if not given["spec"] and given["config"] is None:
        raise click.UsageError("Give SPEC, or --config with an sdk.yaml that names it.")
    package = given["package"]
    if package and (not package.isidentifier() or keyword.iskeyword(package)):
        raise click.BadParameter(f"{package!r} is not a name that Python can import.")
    return Request(
        spec=given["spec"],
        stdin=sys.stdin.buffer.read() if given["spec"] == STDIN else b"",
        config=given["config"],
        overlays=given["overlays"],
        output=given["output"],
        targets=given.get("targets", ()),
        package=package,
        formatter=given.get("formatter"),
        strict=given["strict"],
        force=given.get("force", False),
        allow_remote=frozenset(given["hosts"]),
        cache=None if given.get("no_cache") else Cache.default(),
    )


def _run(request: Request, step: Step, progress: _Progress) -> Result:
    from generator.pipeline import Result, run  # noqa: PLC0415

    try:
        return run(request, step, progress)
    except Exception as error:
        if os.environ.get("SDK_GENERATOR_DEBUG"):
            raise
        result = Result()
        reason = f"{type(error).__name__}: {error}"[:500]
        result.sink.error(
            "P001",
            f"The generator failed while {progress.stage}: {reason}",
            hint="This is a fault of the generator: please report it with the document. "
            "SDK_GENERATOR_DEBUG=1 shows where it happened.",
        )
        return result


class _Progress:
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
