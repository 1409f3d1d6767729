"""The command ``mock``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options


@click.command()
@options.SPEC
@options.config("A configuration (sdk.yaml) that names SPEC.")
@options.OVERLAY
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@options.HOST
@options.port(4010)
@click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Keep the state in this folder. Default: keep it in memory.",
)
@click.option(
    "--latency",
    type=click.IntRange(0),
    default=0,
    metavar="MS",
    help="Wait this many milliseconds before each reply.",
)
@click.option(
    "--faults",
    default="",
    metavar="RULES",
    help="Misbehave on purpose, e.g. '503:20%,drop:1' or "
    "'GET /pets/*=slow:500ms;cut:0.9@getPhoto'.",
)
@click.option(
    "--fault-seed",
    type=int,
    default=0,
    metavar="NUMBER",
    help="Draw the faults that happen to a share of the requests in another way.",
)
@click.option(
    "--token",
    "tokens",
    multiple=True,
    help="Accept this credential; repeatable. Default: accept any.",
)
@click.option(
    "--check-names",
    is_flag=True,
    help="Refuse workspaces and the like of other accounts: those that no example has.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help="Accept this name as well, and refuse others as --check-names does; repeatable.",
)
@click.option(
    "--work",
    default="2",
    show_default=True,
    metavar="POLLS|TIME",
    help="How long background work takes: a number of polls, or a time such as 1.5s.",
)
@click.option(
    "--page-size",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Entries of a page when the request gives no number.",
)
@click.option(
    "--page-cap",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Entries of a page at most, even if the request wants more; 0 for no limit.",
)
@click.option(
    "--part-size",
    type=click.IntRange(0),
    default=0,
    metavar="BYTES",
    help="The size of an upload's parts. Default: that of the document's example.",
)
@click.option("--empty", is_flag=True, help="Start without the examples of the document.")
@click.option(
    "--stateless",
    is_flag=True,
    help="Answer every request with an example, whatever was created or deleted before.",
)
@click.option("--quiet", is_flag=True, help="Do not print a line for each request.")
@click.pass_context
def mock(context: click.Context, /, **_: object) -> None:
    """Serve a mock of the API that SPEC describes.

    It checks requests, answers them, remembers what they changed, and misbehaves when told to.
    Needs the extra [mock].
    """
    options.check_extra(context, "mock", "The mock server", ("starlette", "uvicorn"))
    # --help needs none of this
    from generator.cli.output import print_diagnostics  # noqa: PLC0415
    from generator.diagnostics import GenerationError  # noqa: PLC0415
    from generator.listen import Address  # noqa: PLC0415
    from generator.mock import Options  # noqa: PLC0415
    from generator.mock.command import mock as serve  # noqa: PLC0415
    from generator.mock.command import work_of  # noqa: PLC0415
    from generator.mock.wire.faults import FaultError  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415

    given = context.params
    try:
        polls, seconds = work_of(given["work"])
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--work") from error
    chosen = Options(
        seed=not given["empty"],
        stateless=given["stateless"],
        tokens=frozenset(given["tokens"]),
        names=frozenset(given["names"]) if given["check_names"] or given["names"] else None,
        latency=given["latency"] / 1000,
        faults=given["faults"],
        fault_seed=given["fault_seed"],
        polls=polls,
        work_seconds=seconds,
        page_size=given["page_size"],
        page_cap=given["page_cap"],
        part_size=given["part_size"],
        state=given["state"],
    )
    address = Address(given["host"], given["port"])
    result = run(options.request_of(context), "lower")
    print_diagnostics(context, result.sink.errors, result.files)
    if not result.ok or result.document is None or result.relations is None:
        context.exit(1)
    try:
        serve(result.document, result.relations, chosen, address, quiet=given["quiet"])
    except FaultError as error:
        raise click.BadParameter(str(error), param_hint="--faults") from error
    except GenerationError as error:
        print_diagnostics(context, error.diagnostics, {})
        context.exit(1)
