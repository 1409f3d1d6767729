"""What type checkers, and a run of the program, say of a release, as symbols that no longer work."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.compat.usage.program import Program

_MYPY: Final = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+): error: (?P<text>.*)$")


@dataclass(frozen=True, slots=True, order=True)
class Gone:
    """A symbol that no longer works as it did, and what was said of it."""

    symbol: str
    said: str


def said_by_mypy(program: Program, output: str, name: str) -> Iterator[Gone]:
    """The errors of mypy about the program, which is the file ``name``."""
    for line in output.splitlines():
        found = _MYPY.match(line)
        if found is not None and found["file"].replace("\\", "/").endswith(name):
            yield Gone(program.symbol_at(int(found["line"])), found["text"])


def said_by_pyright(program: Program, output: str) -> Iterator[Gone]:
    """The errors of pyright, from its JSON."""
    for one in json.loads(output)["generalDiagnostics"]:
        if one["severity"] == "error":
            line = one["range"]["start"]["line"] + 1
            yield Gone(program.symbol_at(line), " ".join(one["message"].split()))


def said_by_run(output: str) -> Iterator[Gone]:
    """What the program itself prints when it is run: a symbol and a problem a line."""
    for line in output.splitlines():
        symbol, _, said = line.partition("\t")
        if said:
            yield Gone(symbol, said)


def each_once(found: Iterable[Gone]) -> list[Gone]:
    """One entry for each symbol, in the order of symbols; what was said first counts."""
    first: dict[str, Gone] = {}
    for one in found:
        first.setdefault(one.symbol, one)
    return [first[symbol] for symbol in sorted(first)]
