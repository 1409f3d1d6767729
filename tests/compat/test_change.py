"""Kinds of changes: how they are declared, and what a table refuses."""

from __future__ import annotations

import pytest

from generator.compat.change import Kind, Side, Verdict, sided, table, worst

ADDED = Kind(
    id="thing-added",
    meaning="A thing is added.",
    verdict=Verdict.ADDITIVE,
    sentence="{what} is new in {where}.",
    reverse="thing-removed",
)
REMOVED = Kind(
    id="thing-removed",
    meaning="A thing is removed.",
    verdict=Verdict.BREAKING,
    sentence="{what} is gone from {where}.",
    reverse="thing-added",
)


def test_a_kind_speaks_of_what_changed() -> None:
    assert ADDED.tell(what="the `lid`", where="`Pot`") == "The `lid` is new in `Pot`."


def test_braces_in_names_stay() -> None:
    assert ADDED.tell(what="`{id}`", where="`/a/{b}`") == "`{id}` is new in `/a/{b}`."


def test_what_travels_both_ways_has_the_worse_verdict() -> None:
    rows = sided(ADDED, request=Verdict.ADDITIVE, response=Verdict.DANGEROUS)
    assert [(row.id, row.verdict, row.side) for row in rows] == [
        ("request-thing-added", Verdict.ADDITIVE, Side.REQUEST),
        ("response-thing-added", Verdict.DANGEROUS, Side.RESPONSE),
        ("shared-thing-added", Verdict.DANGEROUS, Side.SHARED),
    ]
    assert {row.reverse for row in rows} == {
        f"{side.value}-thing-removed" for side in Side if side.value
    }


def test_a_kind_without_a_reverse_is_its_own() -> None:
    changed = Kind(id="c", meaning="C.", verdict=Verdict.DOCS, sentence="c")
    assert table(changed)["c"].reverse == "c"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((ADDED,), "thing-added"),
        ((ADDED, REMOVED, ADDED), "twice"),
    ],
    ids=["the reverse is missing", "an id is used twice"],
)
def test_a_table_is_complete(rows: tuple[Kind, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        table(*rows)


def test_the_worst_verdict() -> None:
    assert worst([Verdict.DOCS, Verdict.DANGEROUS, Verdict.ADDITIVE]) is Verdict.DANGEROUS
    assert worst([]) is None
