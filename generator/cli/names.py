"""The command ``names``: the SDK as it will be, and why everything is called what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.diagnostics.wording import counted

if TYPE_CHECKING:
    from generator.compat.surface import Call
    from generator.names.tree import NamedMethod, NamedResource, Names, Why


@click.command()
@options.SPEC
@options.config("The configuration of the SDK (sdk.yaml). It can also name SPEC.")
@options.OVERLAY
@options.OUTPUT
@options.PACKAGE
@options.ALLOW_REMOTE
@options.ALLOW_PATH
@click.option("--models", "with_models", is_flag=True, help="Show the models as well.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print the names.",
)
@click.option("--yaml", "as_yaml", is_flag=True, help="Print the section resources of sdk.yaml.")
@click.pass_context
def names(context: click.Context, /, **_: object) -> None:
    """Show the SDK as it will be: resources, methods and arguments, and why they are named so.

    "+" marks a method that the last release did not have, "~" one whose arguments or result are
    different there, "-" one that is gone; without a release, they are compared with the last run.
    Writes nothing.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.pipeline import run  # noqa: PLC0415  (--help needs none of this)
    from generator.project.tree import tree_lines  # noqa: PLC0415

    open_streams()
    given = context.params
    result = run(replace(options.request_of(context), targets=("python",)), "plan")
    planned = result.plans.get("python")
    if not result.ok or planned is None or planned.names is None:
        print_diagnostics(context, result.sink.errors, result.files)
        context.exit(1)
    found, former = planned.names(), _released(given["config"])
    if planned.surface is not None and former is not None:
        changes = _Changes.of(former, planned.surface().calls)
    else:
        changes = _Changes.since_last_run(found)
    if given["as_yaml"]:
        lines: Iterable[str] = ("resources:", *tree_lines(found.resources))
    elif given["style"] == "json":
        lines = (json.dumps(_as_data(found, changes, models=given["with_models"]), indent=2),)
    else:
        lines = _text(found, changes, models=given["with_models"])
    for line in lines:
        click.echo(line)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is different, by symbols of methods."""

    new: frozenset[str]
    changed: frozenset[str]
    gone: tuple[str, ...] = ()

    @classmethod
    def of(cls, old: Mapping[str, Call], new: Mapping[str, Call]) -> _Changes:
        """From the calls of the last release to those of today."""
        changed = {symbol for symbol in old.keys() & new.keys() if old[symbol] != new[symbol]}
        gone = sorted(old.keys() - new.keys())
        return cls(frozenset(new.keys() - old.keys()), frozenset(changed), tuple(gone))

    @classmethod
    def since_last_run(cls, found: Names) -> _Changes:
        """What the names that the last run kept tell."""
        methods = [(f"{r.symbol}.{m.name}", m) for r in _walk(found.resources) for m in r.methods]
        return cls(
            frozenset(symbol for symbol, method in methods if method.is_new),
            frozenset(symbol for symbol, method in methods if method.was),
        )

    def mark(self, symbol: str) -> str:
        """The sign in front of a method."""
        return "+" if symbol in self.new else "~" if symbol in self.changed else " "


def _released(config: Path | None) -> Mapping[str, Call] | None:
    """The methods of the last release; None where there was none."""
    from generator.states import survey  # noqa: PLC0415
    from generator.targets.base import API_LOCK  # noqa: PLC0415

    if config is None or not (lock := config.parent / API_LOCK).is_file():
        return None
    state = survey(str(lock)).state
    return None if state is None else state.surface.calls


# -- text --------------------------------------------------------------------------------


def _text(found: Names, changes: _Changes, *, models: bool) -> Iterator[str]:
    from generator.diagnostics.printers import printable  # noqa: PLC0415
    from generator.project.tree import reason  # noqa: PLC0415

    methods = sum(len(one.methods) for one in _walk(found.resources))
    yield click.style(
        f"{found.distribution} {found.version}: import {found.package}, client {found.client}",
        bold=True,
    )
    for resource in _walk(found.resources):
        yield ""
        head = click.style(f"client.{resource.symbol}", bold=True)
        yield f"{head}  {resource.class_name}, {printable(reason(resource.why))}"
        for method in resource.methods:
            mark = changes.mark(f"{resource.symbol}.{method.name}")
            yield from map(printable, _method(method, mark))
    if changes.gone:
        yield ""
        yield from (f"  - {symbol}" for symbol in changes.gone)
    if models:
        yield ""
        yield click.style(f"{found.package}.models", bold=True)
        for model in found.models:
            yield f"    {model.name}  {model.module}, {model.kind}, {printable(reason(model.why))}"
    yield ""
    parts = [counted(methods, "method")]
    parts += [counted(len(found.models), "model")] if models else []
    told = {"new": changes.new, "changed": changes.changed, "gone": changes.gone}
    parts += [f"{len(symbols)} {word}" for word, symbols in told.items() if symbols]
    yield f"{', '.join(parts)}."


def _method(method: NamedMethod, mark: str) -> Iterator[str]:
    from generator.project.tree import reason, signature  # noqa: PLC0415

    yield f"  {mark} {signature(method)}"
    kind = f"{method.kind} of " if method.kind else ""
    was = f", was {method.was}" if method.was else ""
    yield f"        {kind}{method.method} {method.path}: {reason(method.why)}{was}"


def _walk(resources: Iterable[NamedResource]) -> Iterator[NamedResource]:
    for resource in resources:
        yield resource
        yield from _walk(resource.resources)


# -- JSON --------------------------------------------------------------------------------


def _as_data(found: Names, changes: _Changes, *, models: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "distribution": found.distribution,
        "package": found.package,
        "version": found.version,
        "client": found.client,
        "resources": [
            {
                "symbol": resource.symbol,
                "class": resource.class_name,
                "why": _why(resource.why),
                "methods": [_method_data(resource, method, changes) for method in resource.methods],
            }
            for resource in _walk(found.resources)
        ],
    }
    data["gone"] = list(changes.gone)
    if models:
        data["models"] = [
            {
                "symbol": model.name,
                "kind": model.kind,
                "module": model.module,
                "pointer": model.pointer,
                "why": _why(model.why),
            }
            for model in found.models
        ]
    return data


def _method_data(
    resource: NamedResource, method: NamedMethod, changes: _Changes
) -> Mapping[str, object]:
    symbol = f"{resource.symbol}.{method.name}"
    return {
        "symbol": symbol,
        "kind": method.kind or "operation",
        "operation": method.key,
        "request": f"{method.method} {method.path}",
        "arguments": [
            {
                "name": one.name,
                "wire": one.wire or one.name,
                "required": one.required,
                "positional": one.positional,
            }
            for one in method.arguments
        ],
        "aliases": list(method.aliases),
        "new": symbol in changes.new,
        "changed": symbol in changes.changed,
        "was": method.was,
        "why": _why(method.why),
    }


def _why(why: Why) -> Mapping[str, str]:
    return {
        "source": why.source,
        "said": why.said,
        "wanted": why.wanted,
        "holder": why.holder,
    }
