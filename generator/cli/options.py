"""What commands have in common: options, the request that they make, and the extras they need."""

from __future__ import annotations

import importlib.util
import keyword
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO, TypeAlias

import click

from generator.diagnostics import Diagnostic, Severity
from generator.emit.style import FORMATTERS

if TYPE_CHECKING:
    from generator.emit.cache import Cache
    from generator.pipeline import Request

#: What adds an option or an argument to a command.
Option: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]

SPEC: Final[Option] = click.argument("spec", required=False, default="")
OVERLAY: Final[Option] = click.option(
    "--overlay",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    help="An OpenAPI overlay to apply to SPEC; repeatable. Replaces the overlays of the "
    "configuration.",
)
OUTPUT: Final[Option] = click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The folder of the first target; others get folders below it. Default: generated, with a "
    "folder for each target.",
)
TARGET: Final[Option] = click.option(
    "--target",
    "targets",
    metavar="NAME",
    multiple=True,
    help="What to generate, such as python or docs; repeatable. Default: the targets of the "
    "configuration, or python.",
)
PACKAGE: Final[Option] = click.option(
    "--package", default="", help="The import name of the Python package."
)
FORMAT: Final[Option] = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "ci"]),
    default="text",
    help="How to print the results: for people, as JSON, or as annotations for CI.",
)
QUIET: Final[Option] = click.option("--quiet", is_flag=True, help="Print only errors.")
STRICT: Final[Option] = click.option(
    "--strict", is_flag=True, help="Treat an operation that is skipped as an error."
)
ALLOW_REMOTE: Final[Option] = click.option(
    "--allow-remote",
    "hosts",
    metavar="HOST",
    multiple=True,
    help="A host from which files that SPEC refers to may be fetched; repeatable.",
)
ALLOW_PATH: Final[Option] = click.option(
    "--allow-path",
    "folders",
    metavar="DIR",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A folder in which files that SPEC refers to may be, beside its own; repeatable.",
)
FORMATTER: Final[Option] = click.option(
    "--formatter",
    type=click.Choice(FORMATTERS),
    help="The formatter of the generated code. Default: that of the configuration, or black.",
)
NO_CACHE: Final[Option] = click.option(
    "--no-cache", is_flag=True, help="Neither read nor write the cache of formatted code."
)
FORCE: Final[Option] = click.option(
    "--force", is_flag=True, help="Overwrite generated files that were edited by hand."
)
HOST: Final[Option] = click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on."
)


def config(text: str) -> Option:
    """The option ``--config``; what it is good for depends on the command."""
    return click.option("--config", type=click.Path(path_type=Path), help=text)


def port(default: int) -> Option:
    """The option ``--port`` of a server."""
    return click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=default,
        show_default=True,
        help="The port to listen on; 0 takes a free one.",
    )


def check_extra(context: click.Context, extra: str, who: str, modules: Sequence[str]) -> None:
    """End the command when a module of ``extra`` is not installed. ``who`` needs it."""
    from generator.cli.output import print_diagnostics  # noqa: PLC0415  (--help needs none of this)

    for module in modules:
        if importlib.util.find_spec(module) is None:
            message = f"{who} needs the package {module!r}, which is not installed."
            hint = f"Run `pip install 'openapi-sdk-generator[{extra}]'`."
            missing = Diagnostic("M001", Severity.ERROR, message, hint=hint)
            print_diagnostics(context, [missing], {})
            context.exit(1)


def cache_of(context: click.Context) -> Cache | None:
    """The cache of this user, unless the command shall not use it."""
    from generator.emit.cache import Cache  # noqa: PLC0415  (--help needs none of this)

    return None if context.params.get("no_cache") else Cache.default()


def request_of(context: click.Context) -> Request:
    """The run that a command asks for; options that it does not have are as if not given.

    Reads standard input when SPEC is "-".
    """
    from generator.document.fetch import Reach  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import STDIN, Request  # noqa: PLC0415

    given = context.params
    if not given["spec"] and given["config"] is None:
        raise click.UsageError("Give SPEC, or --config with an sdk.yaml that names it.")
    return Request(
        spec=given["spec"],
        stdin=_stdin() if given["spec"] == STDIN else b"",
        config=given["config"],
        overlays=given["overlays"],
        output=given.get("output"),
        targets=given.get("targets", ()),
        package=package_of(context),
        formatter=given.get("formatter"),
        strict=given.get("strict", False),
        force=given.get("force", False),
        reach=Reach(frozenset(given["hosts"]), given["folders"]),
        cache=cache_of(context),
    )


def package_of(context: click.Context) -> str:
    """The import name that the command line gives; "" for none."""
    package: str = context.params.get("package", "")
    if package and (not package.isidentifier() or keyword.iskeyword(package)):
        message = f"{package!r} is not a name that Python can import."
        raise click.BadParameter(message, param_hint="--package")
    return package


def _stdin() -> bytes:
    """What is read from standard input, which a caller may have closed."""
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise click.UsageError("SPEC is '-', but standard input is closed.")
    return stream.buffer.read()
