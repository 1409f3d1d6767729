"""Facts as the extensions that would state them: YAML on one line, to be copied."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from generator.never import assert_never
from generator.notation.pointer import tokens_of
from generator.relations.model import (
    InBody,
    Input,
    OutBody,
    OutHeader,
    Output,
    OutUrl,
    Pages,
    PageStyle,
)
from generator.relations.processes import Start, Work

_PLAIN: Final = re.compile(r"[\w./@-]+\Z")
_LISTED: Final = 3


def stated_pages(pages: Pages) -> str:
    """The value of ``x-sdk-paging`` that states these pages."""
    return f"{{{', '.join(f'{name}: {_plain(value)}' for name, value in _entries(pages))}}}"


def _entries(pages: Pages) -> Iterator[tuple[str, str]]:
    yield "style", pages.style.value
    yield "items", pages.items
    for name, where in (("argument", pages.argument), ("size_argument", pages.size)):
        if where is not None:
            yield name, _name(where)
    if pages.next:
        yield "next_token" if pages.style is PageStyle.CURSOR else "next", pages.next
    if pages.key:
        yield "key", pages.key
    if pages.has_more is not None and pages.has_more.more:
        yield "has_more", pages.has_more.pointer
    if pages.start and pages.style in {PageStyle.OFFSET, PageStyle.PAGE}:
        yield "start", str(pages.start)


def _name(where: Input) -> str:
    return tokens_of(where.pointer)[-1] if isinstance(where, InBody) else where.name


def _plain(text: str) -> str:
    return text if _PLAIN.match(text) else json.dumps(text)


def stated_work(work: Work) -> str:
    """The extensions that state this work, and where each belongs."""
    states = {"succeeded": work.succeeded, "failed": work.failed, "waiting": work.waiting}
    listed = "".join(f", {name}: [{', '.join(v)}]" for name, v in states.items() if v)
    told = [f"'x-sdk-polling: {{state: {work.state}{listed}}}' to the operation"]
    told += [_start(start, work.poll.key) for start in work.starts[:_LISTED]]
    return ", ".join(told)


def _start(start: Start, poll: str) -> str:
    """What would state that an operation starts the work."""
    handles = ", ".join(map(_handle, start.handles))
    said = f"{{poll: {poll}, argument: {start.argument.name}, handle: [{handles}]}}"
    return f"'x-sdk-starts: {said}' to {start.operation.key!r}"


def _handle(output: Output) -> str:
    match output:
        case OutBody():
            return output.pointer
        case OutHeader():
            return f'"header:{output.name}"'
        case OutUrl():
            return f'"header:{output.header}"'
        case _:
            assert_never(output)
