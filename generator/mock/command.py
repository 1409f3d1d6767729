"""``python -m generator mock``: the mock server in the foreground."""

from __future__ import annotations

import re
import sys
from typing import Final

from generator.diagnostics.wording import counted
from generator.document.model import Document
from generator.ir.model import Api
from generator.listen import Address
from generator.mock.app import Served
from generator.mock.options import Options
from generator.mock.server import Running, make_app, run
from generator.relations.relate import Relations

_WORK: Final = re.compile(r"(\d+)|(\d+(?:\.\d+)?)s")


def work_of(text: str) -> tuple[int, float]:
    """How long work takes: ``2`` is the number of polls, ``1.5s`` a time. Raises ValueError."""
    found = _WORK.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is neither a number of polls nor a time, such as 1.5s.")
    return (int(found[1]), 0.0) if found[1] else (0, float(found[2]))


def mock(
    document: Document, relations: Relations, options: Options, address: Address, *, quiet: bool
) -> None:
    """Serve until the process is interrupted. Raises GenerationError, FaultError."""
    app = make_app(document, relations, options, _quiet if quiet else _print)
    run(app, address, lambda running: _banner(running, relations.api, options))


def _banner(running: Running, api: Api, options: Options) -> None:
    title = "".join(c for c in api.info.title if c.isprintable())[:100] or "The API"
    count = counted(len(api.operations), "operation")
    lines = [
        f"{title}: {count}, mocked at {running.root}",
        f"  {running.url}/__requests  GET lists the requests so far, DELETE forgets them",
        f"  {running.url}/__faults    POST adds fault rules, such as 503:2 or drop:1",
        f"  {running.url}/__state     DELETE starts again from the examples",
    ]
    if options.state is not None:
        lines.append(f"  The state is kept in {options.state}.")
    lines.append("Press Ctrl-C to stop.")
    _say("\n".join(lines))


def _print(served: Served) -> None:
    path = "".join(c if c.isprintable() else "?" for c in served.path)
    status = served.status or "---"
    note = f"  {served.note}" if served.note else ""
    text = f"{served.method:7} {path} {status} {served.seconds * 1000:.0f} ms{note}"
    _say(text)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _quiet(_served: Served) -> None:
    """Say nothing."""
