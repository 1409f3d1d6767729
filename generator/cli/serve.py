"""The command ``serve``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import click


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
@click.option("--output", type=click.Path(path_type=Path), help="As for generate.")
@click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/docs"),
    show_default=True,
    help="The folder of the built pages.",
)
@click.option(
    "--root",
    "roots",
    metavar="URL",
    multiple=True,
    help="A root that the playground may reach through the proxy, beside the servers of SPEC; "
    "repeatable.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: a free one."
)
@click.option("--allow-remote", "hosts", metavar="HOST", multiple=True, help="As for generate.")
@click.pass_context
def serve(context: click.Context, /, **_: object) -> None:
    """Serve the documentation of SPEC, and build it again whenever SPEC changes.

    The playground reaches the API through a proxy of this server, which forwards to the servers
    of SPEC and the given roots only. Needs the extra [docs].
    """
    given = context.params
    if not given["spec"] and given["config"] is None:
        raise click.UsageError("Give SPEC, or --config with an sdk.yaml that names it.")
    for module in (
        "furo",
        "myst_parser",
        "sphinx",
        "sphinx_copybutton",
        "sphinx_design",
        "uvicorn",
    ):
        if importlib.util.find_spec(module) is None:
            message = f"The site needs {module}: pip install 'openapi-sdk-generator[docs]'"
            raise click.ClickException(message)
    from generator.diagnostics.printers import print_text  # noqa: PLC0415
    from generator.emit.cache import Cache  # noqa: PLC0415
    from generator.listen import Address, StartError  # noqa: PLC0415
    from generator.pipeline import Request, Result  # noqa: PLC0415
    from generator.serve.command import serve as run  # noqa: PLC0415
    from generator.serve.rebuild import Site  # noqa: PLC0415

    def report(result: Result) -> None:
        print_text(list(result.sink), result.files, sys.stderr)

    def say(text: str) -> None:
        click.echo(text, err=True)

    def ready(url: str, roots: tuple[str, ...]) -> None:
        say(f"The documentation is at {url}")
        for root in roots:
            say(f"  its playground reaches {root}")
        say("Press Ctrl-C to stop.")

    request = Request(
        spec=given["spec"],
        config=given["config"],
        overlays=given["overlays"],
        output=given["output"],
        targets=() if given["config"] else ("python", "samples", "docs"),
        allow_remote=frozenset(given["hosts"]),
        cache=Cache.default(),
    )
    site = Site(request, given["folder"], report, say)
    try:
        run(site, given["roots"], Address(given["host"], given["port"]), ready)
    except StartError as error:
        raise click.ClickException(str(error)) from error
