"""The command ``adopt``: from the configuration or the package of another generator to sdk.yaml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from generator.cli import options
from generator.diagnostics import GenerationError


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="[CONFIGURATION] SPEC [FOLDER]")
@click.option(
    "--package",
    type=click.Path(path_type=Path, exists=True),
    help="The published package: the folder of it, or its source distribution. It is read, never "
    "run. What users can import is taken from it, the rest from CONFIGURATION.",
)
@options.FORMAT
@options.QUIET
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@click.option("--force", is_flag=True, help="Overwrite an sdk.yaml that is there.")
@click.pass_context
def adopt(context: click.Context, /, **_: object) -> None:
    """Adopt the SDK that Stainless generated from SPEC.

    CONFIGURATION is its stainless.yml. sdk.yaml and overlay.yaml are written to FOLDER, by default
    the one of SPEC. The package that is generated with them has the names that users know.
    """
    from generator.adopt import command  # noqa: PLC0415  (--help needs none of this)
    from generator.cli.outcome import Outcome  # noqa: PLC0415
    from generator.cli.output import open_streams, print_outcome  # noqa: PLC0415
    from generator.document.fetch import Reach  # noqa: PLC0415

    params = context.params
    open_streams()
    adoption = command.Adoption()
    try:
        sources = command.sort_out(params["sources"], params["package"], adoption.result.sink)
    except GenerationError as error:
        sources = None
        for diagnostic in error.diagnostics:
            adoption.result.sink.add(diagnostic)
    if sources is not None:
        reach = Reach(frozenset(params["hosts"]), params["folders"])
        adoption = command.read(replace(sources, reach=reach, force=params["force"]))
    outcome = Outcome.of(adoption.result, "validate")
    print_outcome(context, outcome, params["style"], quiet=params["quiet"])
    if adoption.written and not params["quiet"] and params["style"] == "text":
        click.echo(f"Wrote {', '.join(path.as_posix() for path in adoption.written)}.")
    context.exit(1 if outcome.errors else 0)
