"""The command ``init``: a project for the SDK of any API, in one step."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from generator.cli import options

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.pipeline import Result

_LICENSES: Final = ("MIT", "none")


@click.command()
@click.argument("spec")
@click.argument(
    "folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False)
)
@options.PACKAGE
@click.option(
    "--license",
    "license_name",
    type=click.Choice(_LICENSES),
    default="none",
    show_default=True,
    help="The license of the SDK. Any other one can be set in sdk.yaml later.",
)
@click.option(
    "--refer",
    is_flag=True,
    help="Refer to SPEC where it is. Default: copy it into FOLDER, unless it is there already or "
    "consists of several files.",
)
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@click.pass_context
def init(context: click.Context, /, **_: object) -> None:
    """Start a project for the SDK of SPEC, an OpenAPI document, in FOLDER.

    Writes sdk.yaml with all resources and methods, an overlay for corrections, a Makefile,
    workflows, tests and whatever else a project needs. Files that exist are never touched.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.diagnostics import Diagnostic, Severity  # noqa: PLC0415
    from generator.document.fetch import Reach  # noqa: PLC0415
    from generator.pipeline import Request, run  # noqa: PLC0415
    from generator.project.files import there_already, write_all  # noqa: PLC0415

    open_streams()
    given = context.params
    folder: Path = given["folder"]
    reach = Reach(frozenset(given["hosts"]), given["folders"])
    request = Request(
        spec=given["spec"], package=options.package_of(context), targets=("python",), reach=reach
    )

    if there_already(folder, ["sdk.yaml"]):
        message = f"There is already a project in {folder.as_posix()}: it has the file sdk.yaml."
        hint = "Run `make generate` there, or give another FOLDER."
        _fail(context, Diagnostic("P010", Severity.ERROR, message, hint=hint))
    result = run(request, "plan")
    if not result.ok:
        print_diagnostics(context, result.sink.errors, result.files)
        click.echo("Failed: nothing was written.")
        context.exit(1)
    # with a configuration, faults that cost single operations end a run unless it says otherwise
    faultless = not result.sink.warnings or run(replace(request, strict=True), "plan").ok
    files = _files(context, result, is_tolerant=not faultless)
    kept = there_already(folder, files)
    try:
        write_all(folder, {path: text for path, text in files.items() if path not in kept})
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"The project cannot be written: {reason} ({error.filename}); nothing was kept."
        hint = "Check the permissions of the folder, and the space on the disk."
        _fail(context, Diagnostic("P011", Severity.ERROR, message, hint=hint))
    _tell(folder, files, kept)


def _fail(context: click.Context, error: Diagnostic) -> NoReturn:
    """End the command with an error."""
    from generator.cli.output import print_diagnostics  # noqa: PLC0415

    print_diagnostics(context, [error], {})
    context.exit(1)


def _files(context: click.Context, result: Result, *, is_tolerant: bool) -> dict[str, bytes]:
    """The files of the project, and the document if it is copied."""
    from generator.project.files import project_files, project_view  # noqa: PLC0415

    given = context.params
    planned, api = result.plans["python"], result.api
    if planned.names is None or api is None:
        raise RuntimeError("a run that went well has an API and its names")
    source = Path(given["spec"])
    inside = source.resolve().is_relative_to(given["folder"].resolve())
    copies = not (given["refer"] or inside or len(result.files) > 1)
    spec = f"openapi{_suffix(source)}" if copies else _relative(source, given["folder"])
    chosen = "" if given["license_name"] == "none" else given["license_name"]
    view = project_view(
        planned.names(), api.info.title, spec, license_name=chosen, is_tolerant=is_tolerant
    )
    files = project_files(view)
    return {spec: source.read_bytes(), **files} if copies else files


def _suffix(source: Path) -> str:
    return ".json" if source.suffix.lower() == ".json" else ".yaml"


def _relative(source: Path, folder: Path) -> str:
    """How sdk.yaml in ``folder`` names a file; on another drive, only its whole path does."""
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return source.resolve().as_posix()


def _tell(folder: Path, files: dict[str, bytes], kept: list[str]) -> None:
    """What was written, what was there, and what comes next."""
    for path in files:
        click.echo(f"  {'kept   ' if path in kept else 'written'} {path}")
    there = "" if folder == Path() else f"cd {folder.as_posix()}, then "
    click.echo(f"Done. Next: {there}make generate, make test.")
    if kept:
        click.echo("Files that were there before are as they were.")
