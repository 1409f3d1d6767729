"""The command ``lint``: advice that makes an SDK better."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from generator.cli import options
from generator.diagnostics.wording import counted

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.diagnostics.printers import Files
    from generator.pipeline import Result

#: Which advice lets the command fail.
_LEVELS: Final = ("none", "warning", "info")


@click.command()
@options.SPEC
@options.config("The configuration of the SDK (sdk.yaml). It can also name SPEC.")
@options.OVERLAY
@options.PACKAGE
@options.FORMAT
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="none",
    show_default=True,
    help="Exit with 1 for advice of this weight, and for all that weighs more.",
)
@click.pass_context
def lint(context: click.Context, /, **_: object) -> None:
    """Say what in SPEC would make the SDK better, with the lines to write.

    Advice that does not apply is switched off with "lint: {off: [L003]}" in sdk.yaml, or at one
    place of the document or an overlay with "x-sdk-lint-off: [L003]".
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.diagnostics import Severity  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import run  # noqa: PLC0415

    open_streams()
    given = context.params
    request = replace(options.request_of(context), targets=("python",))
    result = run(request, "plan")
    if not result.ok:
        print_diagnostics(context, result.sink.errors, result.files)
        context.exit(1)
    found = _advice(result)
    _print(context, found, result.files, given["style"])
    weights = {"info": (Severity.INFO, Severity.WARNING), "warning": (Severity.WARNING,)}
    failing = weights.get(given["fail_on"], ())
    context.exit(1 if any(item.severity in failing for item in found) else 0)


def _advice(result: Result) -> list[Diagnostic]:
    from generator.lint.run import advice  # noqa: PLC0415
    from generator.lint.subject import Subject  # noqa: PLC0415
    from generator.targets.tables.python import PythonTable  # noqa: PLC0415

    planned, settings = result.plans["python"], result.settings
    document, relations, table = result.document, result.relations, planned.table
    if document is None or relations is None or not isinstance(table, PythonTable):
        raise RuntimeError("a run that went well has a document and a table")
    if planned.names is None or settings is None:
        raise RuntimeError("a run that went well has names and settings")
    subject = Subject(document, relations, planned.names(), table)
    return list(advice(subject, settings.lint.off))


def _print(context: click.Context, found: list[Diagnostic], files: Files, style: str) -> None:
    from generator.cli.output import print_diagnostics  # noqa: PLC0415
    from generator.diagnostics import printers  # noqa: PLC0415

    if style == "json":
        click.echo(json.dumps({"advice": printers.as_data(found, files)}, indent=2))
        return
    if style == "ci":
        printers.print_annotations(found, files, sys.stdout)
    else:
        print_diagnostics(context, found, files)
    click.echo(_summary(found))


def _summary(found: Iterable[Diagnostic]) -> str:
    codes = [item.code for item in found]
    if not codes:
        return "Clean: no advice."
    places, kinds = counted(len(codes), "place"), counted(len(set(codes)), "kind")
    return f"Advice about {places}, of {kinds}."
