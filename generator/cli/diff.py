"""The command ``diff``: what changed between two states, for the API and for users of its SDK."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli import options

if TYPE_CHECKING:
    from generator.cli.reports.places import Printed
    from generator.compat.lock import State
    from generator.compat.report import Report
    from generator.states import Survey

_FORMATS: Final = ("text", "json", "markdown", "github")
_LIMITS: Final = ("breaking", "dangerous", "additive", "docs", "none")


@click.command()
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@options.config("The configuration of the SDK (sdk.yaml); its last release is the default of OLD.")
@click.option(
    "--format",
    "style",
    type=click.Choice(_FORMATS),
    default="text",
    help="How to print the report: for people, as JSON, as the text of a pull request, or as "
    "annotations that GitHub shows.",
)
@click.option(
    "--fail-on",
    "limit",
    type=click.Choice(_LIMITS),
    default="none",
    show_default=True,
    help="End with exit code 1 if a change is as bad as this, or worse.",
)
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@click.pass_context
def diff(context: click.Context, /, **_: object) -> None:
    """Report what changed from OLD to NEW.

    Each is a document, an sdk.yaml or an api.lock.json, or one of them at a revision of git, as
    in main:specs/sdk.yaml. With --config, OLD defaults to the last release and NEW to the files as
    they are.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415

    open_streams()
    old, new = _surveys(context)
    for found in (old, new):
        print_diagnostics(context, found.sink.errors, found.files)
    if old.state is None or new.state is None:
        context.exit(1)
    printed = _printed(context, (old, old.state), (new, new.state))
    _print(printed, context.params["style"])
    context.exit(_status(printed.report, context.params["limit"]))


def _surveys(context: click.Context) -> tuple[Survey, Survey]:
    """Both states; the second one has the names of the first."""
    from generator.document.fetch import Reach  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import Request  # noqa: PLC0415
    from generator.states import survey  # noqa: PLC0415

    given = context.params
    config: Path | None = given["config"]
    if config is None and not (given["old"] and given["new"]):
        raise click.UsageError("Give OLD and NEW, or --config with an sdk.yaml.")
    reach = Reach(frozenset(given["hosts"]), given["folders"])
    request = Request(config=config, reach=reach)
    old = survey(given["old"], request) if given["old"] else _released(config or Path())
    names = old.state.names if old.state is not None else None
    return old, survey(given["new"] or str(config), request, names=names)


def _released(config: Path) -> Survey:
    """The last release of the project with ``config``."""
    from generator.diagnostics import GenerationError, Sink  # noqa: PLC0415
    from generator.states import Survey, released  # noqa: PLC0415
    from generator.targets.base import API_LOCK  # noqa: PLC0415

    sink = Sink()
    try:
        state = released(config.parent)
    except GenerationError as error:
        for diagnostic in error.diagnostics:
            sink.add(diagnostic)
        return Survey(None, sink, {})
    if state is None:
        message = f"Nothing was released yet: there is no {(config.parent / API_LOCK).as_posix()}."
        hint = "Run `release`, or give OLD."
        sink.error("P020", message, hint=hint)
    return Survey(state, sink, {})


def _printed(
    context: click.Context, old: tuple[Survey, State], new: tuple[Survey, State]
) -> Printed:
    from generator.cli.reports.places import Printed  # noqa: PLC0415
    from generator.compat.compare import report_on  # noqa: PLC0415
    from generator.compat.proposals import proposed  # noqa: PLC0415

    (before, was), (after, now) = old, new
    report = report_on(was, now, was.history)
    operations = {one.key: f"{one.method} {one.path}" for one in was.api.operations}
    operations |= {one.key: f"{one.method} {one.path}" for one in now.api.operations}
    return Printed(
        report=report,
        old=context.params["old"] or "the last release",
        new=context.params["new"] or str(context.params["config"]),
        old_files=before.files,
        new_files=after.files,
        old_version=was.version,
        new_version=now.version,
        lines=proposed(report.proposals, was.surface, now.surface),
        operations=operations,
    )


def _print(printed: Printed, style: str) -> None:
    match style:
        case "json":
            from generator.cli.reports.data import data_of  # noqa: PLC0415  (one format a run)

            text = json.dumps(data_of(printed), indent=2) + "\n"
        case "markdown":
            from generator.cli.reports.markdown import markdown_of  # noqa: PLC0415

            text = markdown_of(printed)
        case "github":
            from generator.cli.reports.github import github_of  # noqa: PLC0415

            text = github_of(printed)
        case _:
            from generator.cli.reports.text import text_of  # noqa: PLC0415

            text = text_of(printed, color=sys.stdout.isatty())
    click.echo(text, nl=False)


def _status(report: Report, limit: str) -> int:
    """1 where a change is as bad as ``limit``."""
    from generator.compat.change import Verdict  # noqa: PLC0415

    if limit == "none" or report.verdict is None:
        return 0
    return int(report.verdict.rank <= Verdict(limit).rank)
