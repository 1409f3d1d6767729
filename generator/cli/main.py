"""The command line: it reads options, calls the pipeline or a server, and prints what comes back.

Exit codes: 0 done, 1 the document or the check failed, 2 the command was used wrongly.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import click

import generator


def main() -> None:
    """Run the command that the arguments of this process name, and exit."""
    # A run makes many objects that live until it ends, and next to no cycles; looking through
    # them for garbage as often as Python does by default costs a tenth of the time.
    gc.set_threshold(200_000, 50, 1_000)
    cli()


def _adopt() -> click.Command:
    from generator.cli.adopt import adopt  # noqa: PLC0415

    return adopt


def _custom() -> click.Command:
    from generator.cli.custom import custom  # noqa: PLC0415

    return custom


def _explain() -> click.Command:
    from generator.cli.explain import explain  # noqa: PLC0415

    return explain


def _generate() -> click.Command:
    from generator.cli.generate import generate  # noqa: PLC0415

    return generate


def _check() -> click.Command:
    from generator.cli.generate import check  # noqa: PLC0415

    return check


def _validate() -> click.Command:
    from generator.cli.generate import validate  # noqa: PLC0415

    return validate


def _init() -> click.Command:
    from generator.cli.init import init  # noqa: PLC0415

    return init


def _lint() -> click.Command:
    from generator.cli.lint import lint  # noqa: PLC0415

    return lint


def _names() -> click.Command:
    from generator.cli.names import names  # noqa: PLC0415

    return names


def _diff() -> click.Command:
    from generator.cli.diff import diff  # noqa: PLC0415

    return diff


def _release() -> click.Command:
    from generator.cli.release import release  # noqa: PLC0415

    return release


def _mock() -> click.Command:
    from generator.cli.mock import mock  # noqa: PLC0415

    return mock


def _old_code() -> click.Command:
    from generator.cli.old_code import old_code  # noqa: PLC0415

    return old_code


def _schema() -> click.Command:
    from generator.cli.schema import schema  # noqa: PLC0415

    return schema


def _serve() -> click.Command:
    from generator.cli.serve import serve  # noqa: PLC0415

    return serve


def _watch() -> click.Command:
    from generator.cli.watch import watch  # noqa: PLC0415

    return watch


#: Each command is imported when it is run, or shown in a list.
_COMMANDS: Final[Mapping[str, Callable[[], click.Command]]] = MappingProxyType(
    {
        "adopt": _adopt,
        "check": _check,
        "custom": _custom,
        "diff": _diff,
        "explain": _explain,
        "generate": _generate,
        "init": _init,
        "lint": _lint,
        "mock": _mock,
        "names": _names,
        "old-code": _old_code,
        "release": _release,
        "schema": _schema,
        "serve": _serve,
        "validate": _validate,
        "watch": _watch,
    }
)


class _Commands(click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  (click's signature)
        cmd_name: str,
    ) -> click.Command | None:
        load = _COMMANDS.get(cmd_name)
        return load() if load is not None else None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(generator.__version__, prog_name="openapi-sdk-generator")
def cli() -> None:
    """Turn an OpenAPI document into a typed Python SDK."""
