"""The command ``serve``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from generator.cli import options

#: What the pages are built and served with.
_MODULES: Final = (
    "furo",
    "myst_parser",
    "sphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "uvicorn",
)


@click.command()
@options.SPEC
@options.config("A configuration (sdk.yaml) that names SPEC.")
@options.OVERLAY
@options.OUTPUT
@click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/docs"),
    show_default=True,
    help="The folder to build the pages in.",
)
@click.option(
    "--root",
    "roots",
    metavar="URL",
    multiple=True,
    help="A URL that the playground may reach through the proxy, in addition to the servers of "
    "SPEC; repeatable.",
)
@options.HOST
@options.port(8000)
@options.ALLOW_REMOTE
@click.pass_context
def serve(context: click.Context, /, **_: object) -> None:
    """Serve the documentation of SPEC, and rebuild it on changes.

    The playground of the pages reaches the API through a proxy of this server, which forwards
    only to the servers of SPEC and to the URLs given with --root. Needs the extra [docs].
    """
    options.check_extra("docs", "The site", _MODULES)
    from generator.cli.output import print_diagnostics  # noqa: PLC0415  (--help needs none of this)
    from generator.listen import Address, StartError  # noqa: PLC0415
    from generator.serve.command import serve as run  # noqa: PLC0415
    from generator.serve.rebuild import Site  # noqa: PLC0415

    def say(text: str) -> None:
        click.echo(text, err=True)

    def ready(url: str, roots: tuple[str, ...]) -> None:
        say(f"The documentation is at {url}")
        for root in roots:
            say(f"  Its playground can reach {root}")
        say("Press Ctrl-C to stop.")

    given = context.params
    request = options.request_of(context)
    if request.config is None:
        request = replace(request, targets=("python", "samples", "docs"))
    site = Site(request, given["folder"], print_diagnostics, say)
    try:
        run(site, given["roots"], Address(given["host"], given["port"]), ready)
    except StartError as error:
        raise click.ClickException(str(error)) from error
