"""The command ``release``: the next version, its changelog, its lock, and the code of it."""

from __future__ import annotations

import datetime
import difflib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.cli import options

if TYPE_CHECKING:
    from generator.document.source import SourceFile
    from generator.releasing import Edit, Release, Wish


@click.command()
@options.config("The configuration of the SDK (sdk.yaml).")
@click.option(
    "--version",
    "wanted",
    default="",
    help="The version to release. Default: the one that the changes ask for.",
)
@click.option(
    "--allow-lower", is_flag=True, help="Release a version lower than the changes ask for."
)
@click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what is released: for people, or as JSON.",
)
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@options.FORMATTER
@options.FORCE
@options.NO_CACHE
@click.pass_context
def release(context: click.Context, /, **_: object) -> None:
    """Release the SDK as the definition is now.

    Sets `package: version:` in sdk.yaml, writes the section of the changelog, keeps the state in
    api.lock.json for the next `diff`, and generates. The first release keeps the version that
    sdk.yaml names.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.diagnostics import GenerationError  # noqa: PLC0415
    from generator.releasing import carried_out, prepared  # noqa: PLC0415

    open_streams()
    wish = _wish(context)
    try:
        plan = prepared(wish)
    except GenerationError as error:
        print_diagnostics(context, error.diagnostics, _files(wish))
        context.exit(1)
    dry = bool(context.params["dry_run"])
    if not dry:
        result = carried_out(plan)
        print_diagnostics(context, result.sink.errors, result.files)
        if not result.ok:
            click.echo("Failed: nothing was written.")
            context.exit(1)
    if context.params["style"] == "json":
        click.echo(json.dumps(_data(plan, dry=dry), indent=2))
    else:
        for line in _lines(plan, dry=dry):
            click.echo(line)


def _wish(context: click.Context) -> Wish:
    from generator.compat.versions import is_version  # noqa: PLC0415  (--help needs none of this)
    from generator.document.fetch import Reach  # noqa: PLC0415
    from generator.pipeline import Request  # noqa: PLC0415
    from generator.releasing import Wish  # noqa: PLC0415

    given = context.params
    if given["config"] is None:
        raise click.UsageError("Give --config with the sdk.yaml of the SDK.")
    if given["wanted"] and not is_version(given["wanted"]):
        message = f"{given['wanted']!r} is not a version such as 1.2.0 or 2.0.0rc1."
        raise click.BadParameter(message, param_hint="--version")
    request = Request(
        formatter=given["formatter"],
        force=given["force"],
        reach=Reach(frozenset(given["hosts"]), given["folders"]),
        cache=options.cache_of(context),
    )
    return Wish(
        config=given["config"],
        request=request,
        version=given["wanted"],
        allow_lower=given["allow_lower"],
        today=datetime.datetime.now(tz=datetime.timezone.utc).date().isoformat(),
    )


def _files(wish: Wish) -> dict[str, SourceFile]:
    """The configuration, into which messages point."""
    from generator.diagnostics import GenerationError  # noqa: PLC0415
    from generator.document.source import load_file  # noqa: PLC0415

    try:
        return {wish.config.as_posix(): load_file(wish.config)}
    except GenerationError:
        return {}


def _lines(plan: Release, *, dry: bool) -> Iterator[str]:
    from generator.cli.reports.places import advised, summary  # noqa: PLC0415

    if plan.report is not None:
        yield f"Since {plan.former}: {summary(plan.report)}. {advised(plan.report)}"
    if dry:
        for edit in plan.edits:
            yield from _shown(edit)
    if not plan.edits:
        yield f"Done: {plan.choice.version} is released as it is; nothing changed since."
        return
    names = ", ".join(edit.path.as_posix() for edit in plan.edits)
    verb = "Would release" if dry else "Released"
    wrote = "would write" if dry else "wrote"
    yield f"{verb} {plan.choice.version}: {wrote} {names}, and the generated files."


def _shown(edit: Edit) -> Iterator[str]:
    """The difference that an edit makes; of a lock, only how large it is."""
    from generator.diagnostics.printers import printable  # noqa: PLC0415
    from generator.targets.base import API_LOCK  # noqa: PLC0415

    path = edit.path.as_posix()
    lines = difflib.unified_diff(
        (edit.old or "").splitlines(),
        edit.new.splitlines(),
        path if edit.old is not None else "/dev/null",
        path,
        lineterm="",
    )
    if edit.path.name == API_LOCK:
        count = sum(line[:1] in {"+", "-"} for line in lines)
        yield f"{path}: {count} lines differ"
        return
    for line in lines:
        yield printable(line.expandtabs(4))


def _data(plan: Release, *, dry: bool) -> dict[str, object]:
    """The release as JSON."""
    report = plan.report
    return {
        "version": plan.choice.version,
        "former": plan.former or None,
        "asked": plan.choice.asked,
        "verdict": report.verdict.value if report is not None and report.verdict else None,
        "dry_run": dry,
        "files": [edit.path.as_posix() for edit in plan.edits],
    }
