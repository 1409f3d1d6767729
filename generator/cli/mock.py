"""The command ``mock``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import click

from generator.diagnostics import Severity


@click.command()
@click.argument("spec", required=False, default="")
@click.option("--config", type=click.Path(path_type=Path), help="An sdk.yaml that names SPEC.")
@click.option(
    "--overlay",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    help="An OpenAPI overlay; repeatable. Replaces those that the configuration names.",
)
@click.option("--allow-remote", "hosts", metavar="HOST", multiple=True, help="As for generate.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=4010, show_default=True, help="0: a free one."
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Keep the state in this folder. Default: in memory.",
)
@click.option(
    "--latency",
    type=click.IntRange(0),
    default=0,
    metavar="MS",
    help="Milliseconds before every reply.",
)
@click.option(
    "--faults",
    default="",
    metavar="RULES",
    help="Misbehave, e.g. '503:2,drop:1' or 'GET /pets/*=slow:500ms;POST *=429:1:2s'.",
)
@click.option(
    "--token", "tokens", multiple=True, help="A credential to accept; repeatable. Default: any."
)
@click.option(
    "--work",
    default="2",
    show_default=True,
    metavar="POLLS|TIME",
    help="How long work in the background takes: a number of polls, or a time such as 1.5s.",
)
@click.option(
    "--page-size",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Entries of a page when the request does not say.",
)
@click.option(
    "--part-size",
    type=click.IntRange(0),
    default=0,
    metavar="BYTES",
    help="Size of a part of an upload. Default: that of the document's example.",
)
@click.option("--empty", is_flag=True, help="Start without what the document has examples of.")
@click.option("--quiet", is_flag=True, help="Print nothing for each request.")
@click.pass_context
def mock(context: click.Context, /, **_: object) -> None:
    """Serve SPEC: check requests, answer, remember, and misbehave when told to.

    Needs the extra [mock].
    """
    given = context.params
    if not given["spec"] and given["config"] is None:
        raise click.UsageError("Give SPEC, or --config with an sdk.yaml that names it.")
    _check_extra()
    from generator.diagnostics.printers import print_text  # noqa: PLC0415
    from generator.emit.cache import Cache  # noqa: PLC0415  (--help needs none of this)
    from generator.listen import Address, StartError  # noqa: PLC0415
    from generator.mock import Options  # noqa: PLC0415
    from generator.mock.command import mock as serve  # noqa: PLC0415
    from generator.mock.command import work_of  # noqa: PLC0415
    from generator.pipeline import STDIN, Request, run  # noqa: PLC0415

    try:
        polls, seconds = work_of(given["work"])
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--work") from error
    options = Options(
        seed=not given["empty"],
        tokens=frozenset(given["tokens"]),
        latency=given["latency"] / 1000,
        faults=given["faults"],
        polls=polls,
        work_seconds=seconds,
        page_size=given["page_size"],
        part_size=given["part_size"],
        state=given["state"],
    )
    address = Address(given["host"], given["port"])
    request = Request(
        spec=given["spec"],
        stdin=sys.stdin.buffer.read() if given["spec"] == STDIN else b"",
        config=given["config"],
        overlays=given["overlays"],
        allow_remote=frozenset(given["hosts"]),
        cache=Cache.default(),
    )
    result = run(request, "lower")
    errors = [one for one in result.sink if one.severity is Severity.ERROR]
    print_text(errors, result.files, sys.stderr)
    if not result.ok or result.document is None or result.api is None:
        context.exit(1)
    try:
        serve(result.document, result.api, options, address, quiet=given["quiet"])
    except StartError as error:
        raise click.ClickException(str(error)) from error


def _check_extra() -> None:
    for module in ("starlette", "uvicorn"):
        if importlib.util.find_spec(module) is None:
            message = f"The mock server needs {module}: pip install 'openapi-sdk-generator[mock]'"
            raise click.ClickException(message)
