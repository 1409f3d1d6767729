"""How the rows of the tables are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.compat.change import Kind, Verdict, sided

#: What the ids of all changes of a surface begin with.
PREFIX = "sdk-"


def kind(name: str, reverse: str, verdict: Verdict, *words: str) -> Kind:
    """A row; ``words`` are its meaning, its sentence and its advice."""
    meaning, sentence, *advice = words
    return Kind(
        id=PREFIX + name,
        reverse=PREFIX + (reverse or name),
        verdict=verdict,
        meaning=meaning,
        sentence=sentence,
        advice="".join(advice),
    )


def both(row: Kind, request: Verdict, response: Verdict) -> Iterator[Kind]:
    """The kinds of a change that matters to who builds a value, and to who reads one."""
    bare = replace(row, id=row.id.removeprefix(PREFIX), reverse=row.reverse.removeprefix(PREFIX))
    for one in sided(bare, request=request, response=response):
        yield replace(one, id=PREFIX + one.id, reverse=PREFIX + one.reverse)
