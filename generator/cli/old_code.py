"""The command ``old-code``: whether code of the last release works with the package of today."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from generator.compat.usage.findings import Gone
    from generator.compat.usage.program import Program

#: What the program is called while it is checked.
_NAME: Final = "old_code.py"
_CHECKERS: Final = ("run", "mypy", "pyright")


@click.command("old-code")
@click.argument("source", metavar="RELEASE")
@click.option(
    "--against",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder with the package of today, for example generated/python: use it.",
)
@click.option(
    "--checker",
    "checkers",
    type=click.Choice(_CHECKERS),
    multiple=True,
    help="What uses it: run the program, or a type checker; repeatable. Default: all installed.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the program there. Default: nowhere with --against, else standard output.",
)
@click.pass_context
def old_code(
    context: click.Context,
    source: str,
    against: Path | None,
    checkers: tuple[str, ...],
    output: Path | None,
) -> None:
    """Write a Python program that uses everything of RELEASE, and see whether it still works.

    RELEASE is the api.lock.json of a release, an sdk.yaml, a document, or one of them at a revision
    of git: REV:path. What no longer works is reported by its symbol.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.compat.usage.program import program  # noqa: PLC0415  (--help needs none of this)
    from generator.states import survey  # noqa: PLC0415

    open_streams()
    found = survey(source)
    if found.state is None:
        print_diagnostics(context, found.sink.errors, found.files)
        context.exit(1)
    made = program(found.state.surface)
    if output is not None:
        output.write_text(made.text, encoding="utf-8")
    elif against is None:
        click.echo(made.text, nl=False)
    if against is not None:
        _report(context, found.state.version, list(_gone(made, against, checkers)))


def _gone(made: Program, against: Path, checkers: tuple[str, ...]) -> Iterator[Gone]:
    from generator.compat.usage.findings import (  # noqa: PLC0415
        said_by_mypy,
        said_by_pyright,
        said_by_run,
    )

    chosen = checkers or [c for c in _CHECKERS if c == "run" or importlib.util.find_spec(c)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / _NAME).write_text(made.text, encoding="utf-8")
        place = str(against.resolve())
        options = {"include": [_NAME], "extraPaths": [place]}
        (folder / "pyrightconfig.json").write_text(json.dumps(options), encoding="utf-8")
        for checker in chosen:
            if checker == "run":
                yield from said_by_run(_python(folder, place, _NAME))
            elif checker == "mypy":
                words = ("-m", "mypy", "--strict", "--follow-imports=silent", _NAME)
                yield from said_by_mypy(made, _python(folder, place, *words), _NAME)
            else:
                words = ("-m", "pyright", "--pythonpath", sys.executable, "--outputjson")
                yield from said_by_pyright(made, _python(folder, place, *words))


def _python(folder: Path, package: str, *words: str) -> str:
    """What a process prints that has the package of today."""
    paths = {"PYTHONPATH": package, "MYPYPATH": package}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise click.ClickException(f"`python {' '.join(words)}` failed: {done.stderr.strip()}.")
    if done.returncode == 1 and not done.stdout.strip():
        raise click.ClickException(f"The program failed: {done.stderr.strip()[-2000:]}.")
    return done.stdout


def _report(context: click.Context, version: str, found: list[Gone]) -> None:
    from generator.cli.output import print_diagnostics  # noqa: PLC0415
    from generator.compat.usage.findings import each_once  # noqa: PLC0415
    from generator.diagnostics import Diagnostic, Severity  # noqa: PLC0415
    from generator.diagnostics.wording import counted  # noqa: PLC0415

    hint = (
        "Declare what it is called today under `renamed:` in sdk.yaml, or release a new major "
        "version."
    )
    gone = [
        Diagnostic(
            "P040",
            Severity.ERROR,
            f"`{one.symbol}` of release {version} does not work as it did: {one.said}.",
            hint=hint,
        )
        for one in each_once(found)
    ]
    print_diagnostics(context, gone, {})
    if gone:
        click.echo(f"{counted(len(gone), 'symbol')} of release {version} failed.")
    else:
        click.echo(f"Everything of release {version} still works.")
    context.exit(1 if gone else 0)
