"""The command ``explain``: what a code means, and what to do about it."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator

import click

from generator.diagnostics import catalogue
from generator.diagnostics.catalogue import ROOMS, Block, Explanation, Section
from generator.diagnostics.suggest import closest

_WIDTH = 100  # columns at most: longer lines are hard to read
_HEADINGS = {"console": "The commands:", "text": "The message:"}


@click.command()
@click.argument("code", required=False, default="")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print the explanation.",
)
def explain(code: str, style: str) -> None:
    """Explain CODE, the code of a message such as D014.

    Without CODE, list all codes.
    """
    known = catalogue.known_codes()
    if code and code.upper() not in known:
        message = f"There is no code {code!r}. Leave it out to list all codes."
        if near := closest(code.upper(), known):
            message = f"There is no code {code!r}. Did you mean {near!r}?"
        raise click.UsageError(message)
    found = [catalogue.explanation(one) for one in known if code.upper() in {"", one}]
    if style == "json":
        data = [_as_data(one) for one in found]
        click.echo(json.dumps(data[0] if code else data, indent=2))
    else:
        click.echo("\n".join(_page(found[0]) if code else _list(found)))


def _list(found: list[Explanation]) -> Iterator[str]:
    """Every code with its title, by room."""
    room = ""
    for one in found:
        if one.code[0] != room:
            yield from ("",) if room else ()
            room = one.code[0]
            yield click.style(ROOMS[room], bold=True)
        yield f"  {one.code}  {one.title}"
    yield ""
    yield from _wrapped("Add a code to the command to read about it.")


def _page(one: Explanation) -> Iterator[str]:
    yield click.style(f"{one.code}: {one.title}", bold=True)
    yield ""
    yield from _section(one.meaning)
    yield click.style("Example", bold=True)
    yield ""
    yield from _section(one.example)
    yield click.style("What to do", bold=True)
    yield ""
    *lines, last = _section(one.remedy)
    yield from lines
    if last:
        yield last


def _section(section: Section) -> Iterator[str]:
    """The parts of a section, an empty line behind each."""
    for part in section:
        if isinstance(part, Block):
            yield _HEADINGS.get(part.language, f"{part.name}:")
            yield ""
            yield from (f"    {line}".rstrip() for line in part.text.splitlines())
        else:
            yield from _wrapped(part)
        yield ""


def _wrapped(paragraph: str) -> list[str]:
    width = min(shutil.get_terminal_size().columns, _WIDTH)
    return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)


def _as_data(one: Explanation) -> dict[str, object]:
    return {
        "code": one.code,
        "room": ROOMS[one.code[0]],
        "severity": one.severity,
        "title": one.title,
        "meaning": catalogue.prose_of(one.meaning),
        "example": {
            "text": catalogue.prose_of(one.example),
            "files": catalogue.files_of(one.example),
            "commands": list(catalogue.commands_of(one.example)),
            "output": catalogue.output_of(one.example),
        },
        "remedy": {
            "text": catalogue.prose_of(one.remedy),
            "files": catalogue.files_of(one.remedy),
        },
    }
