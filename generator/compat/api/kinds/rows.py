"""How the tables are written: a row for each kind, and the letters of verdicts."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kind, Verdict, sided

B: Final = Verdict.BREAKING
D: Final = Verdict.DANGEROUS
A: Final = Verdict.ADDITIVE
P: Final = Verdict.DOCS  # prose

#: The verdicts of a change in requests, and in responses.
Ways = tuple[Verdict, Verdict]


def row(
    name: str, verdict: Verdict, sentence: str, *, meaning: str, reverse: str = "", advice: str = ""
) -> tuple[Kind, ...]:
    """A kind with one verdict."""
    return (
        Kind(
            id=name,
            meaning=meaning,
            verdict=verdict,
            sentence=sentence,
            advice=advice,
            reverse=reverse,
        ),
    )


def way(
    name: str, verdicts: Ways, sentence: str, *, meaning: str, reverse: str = "", advice: str = ""
) -> tuple[Kind, ...]:
    """The kinds of a change in requests, in responses, and in both."""
    (kind,) = row(name, A, sentence, meaning=meaning, reverse=reverse, advice=advice)
    return sided(kind, request=verdicts[0], response=verdicts[1])
