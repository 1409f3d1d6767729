"""The command ``custom``: a file for code of the owner's, with the imports that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.compat.custom.model import CUSTOM
from generator.diagnostics.suggest import closest

if TYPE_CHECKING:
    from generator.compat.custom.model import Extended
    from generator.compat.surface import Surface


@click.command()
@click.argument("names", nargs=-1, required=True)
@options.config("The configuration of the SDK. If omitted, sdk.yaml.")
@options.OUTPUT
@click.option("--file", "file", help="The name of the file, instead of that of the first NAME.")
@click.pass_context
def custom(context: click.Context, /, **_: object) -> None:
    """Write a file for code of your own, which extends what NAMES name.

    A NAME is a resource such as apps.runs, a model or result such as Batch, or "client". The file
    goes to the folder _custom of the package; the next run of generate makes it part of the SDK. A
    file that exists is never touched.
    """
    from generator.cli.output import open_streams, print_diagnostics  # noqa: PLC0415
    from generator.pipeline import Request, run  # noqa: PLC0415  (--help needs none)

    open_streams()
    given = context.params
    config, output = given["config"] or Path("sdk.yaml"), given["output"]
    result = run(Request(config=config, output=output, targets=("python",)), "plan")
    planned = result.plans.get("python")
    if not result.ok or planned is None or planned.surface is None or result.output is None:
        print_diagnostics(context, result.sink.errors, result.files)
        context.exit(1)
    surface = planned.surface()
    found = [one for name in given["names"] for one in _extended(surface, name)]
    home = output if output is not None else result.output / "python"
    folder = home / surface.package / CUSTOM
    _refuse_again(folder, found)
    name = given["file"] or _file(given["names"][0])
    if not name.isidentifier():
        raise click.UsageError(f"{name!r} cannot be the name of a module. Use another --file.")
    path = folder / f"{name}.py"
    _write(path, _text(found))
    click.echo(f"Wrote {path.as_posix()}. Run generate to make it part of the SDK.")


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of the file."""

    kind: Extended
    name: str
    doc: str


def _extended(surface: Surface, name: str) -> Iterator[_Class]:
    """The classes for one name: of both clients, where there are two."""
    client = surface.client
    if name in {"client", client.name}:
        yield _Class("client", client.name, "The client, with what we add to it.")
        yield _Class("client", client.async_name, "The same for asyncio.")
        return
    by_class = {one.name: one for one in surface.resources.values()}
    resource = surface.resources.get(name)
    model = surface.models.get(name)
    if model is not None and model.kind in {"object", "result"}:
        yield _Class("models", name, f"{name}, with what we add to it.")
    elif (resource := resource or by_class.get(name)) is not None:
        yield _Class("resources", resource.name, "The resource, with what we add to it.")
        yield _Class("resources", resource.async_name, "The same for asyncio.")
    else:
        known = ["client", *surface.resources, *surface.models]
        near = closest(name, known) or known[0]
        raise click.UsageError(f"There is no resource or model {name!r}. Try {near!r}.")


def _refuse_again(folder: Path, classes: list[_Class]) -> None:
    """Raise an error for a class that the owner's code extends already."""
    from generator.compat.custom.read import read_module  # noqa: PLC0415  (--help needs none)

    for path in sorted(folder.rglob("*.py")):
        text, below = path.read_text(encoding="utf-8"), PurePosixPath(path.relative_to(folder))
        module = read_module(below, text, path.as_posix(), package=folder.parent.name)
        extended = {one.extends for one in module.classes}
        for one in classes:
            if (one.kind, one.name) in extended:
                message = f"{one.name!r} is extended in {path.as_posix()}. Add the code there."
                raise click.UsageError(message)


def _file(name: str) -> str:
    from generator.names.words import snake, split_words  # noqa: PLC0415

    return "clients" if name == "client" else snake(split_words(name.replace(".", "_")))


def _text(found: list[_Class]) -> str:
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise click.UsageError(f"Two classes would be named {twice!r}. Write two files.")
    imports = sorted(
        f"from .._generated.{one.kind} import {one.name} as Generated{one.name}" for one in found
    )
    classes = (f'class {n.name}(Generated{n.name}):\n    """{n.doc}"""\n' for n in found)
    head = '"""Code of our own: each class takes the place of the generated one that it extends."""'
    start = "\n".join([head, "", "from __future__ import annotations", "", *imports])
    return "\n\n\n".join([start, *(text.rstrip() for text in classes)]) + "\n"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path.as_posix()} exists, and is yours: add the code there, or use --file."
        raise click.UsageError(message) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.UsageError(f"{path.as_posix()} cannot be written: {reason}.") from None
