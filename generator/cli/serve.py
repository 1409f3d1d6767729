"""The command ``serve``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli import options

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.pipeline import Result
    from generator.serve.command import Roots

#: What the pages are built and served with.
_MODULES: Final = (
    "myst_parser",
    "sphinx",
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
@options.ALLOW_PATH
@click.pass_context
def serve(context: click.Context, /, **_: object) -> None:
    """Serve the documentation of SPEC, and rebuild it on changes.

    The playground of the pages reaches the API through a proxy of this server, which forwards
    only to the servers of SPEC and to the URLs given with --root. Servers of SPEC at link-local
    addresses, where clouds keep credentials, count only if --root names them. Needs the extra
    [docs].
    """
    options.check_extra(context, "docs", "The site", _MODULES)
    from generator.cli.output import print_diagnostics  # noqa: PLC0415  (--help needs none of this)
    from generator.diagnostics import GenerationError  # noqa: PLC0415
    from generator.listen import Address  # noqa: PLC0415
    from generator.serve.command import check_roots  # noqa: PLC0415
    from generator.serve.command import serve as run  # noqa: PLC0415
    from generator.serve.rebuild import LiveSite  # noqa: PLC0415

    def show(result: Result, diagnostics: Iterable[Diagnostic]) -> None:
        print_diagnostics(context, diagnostics, result.files)

    def say(text: str) -> None:
        click.echo(text, err=True)

    def ready(url: str, roots: Roots) -> None:
        say(f"The documentation is at {url}")
        for root in (*roots.given, *roots.servers):
            say(f"  Its playground can reach {root}")
        for root in roots.refused:
            say(f"  It cannot reach {root}, a link-local address, unless you give it as --root")
        say("Press Ctrl-C to stop.")

    given = context.params
    request = options.request_of(context)
    if request.config is None:
        request = replace(request, targets=("python", "samples", "docs"))
    try:
        check_roots(given["roots"])
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--root") from error
    site = LiveSite(request, given["folder"], show, say)
    try:
        run(site, given["roots"], Address(given["host"], given["port"]), ready)
    except GenerationError as error:
        print_diagnostics(context, error.diagnostics, {})
        context.exit(1)
