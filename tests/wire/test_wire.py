"""Every case of the table, with both clients."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.wire.difference import apply
from tests.wire.differences import DIFFERENCES, expectation
from tests.wire.expression import why_not_async
from tests.wire.table import Case, load

if TYPE_CHECKING:
    from tests.wire.replay import Bench

CASES = load()
ASYNC = [case for case in CASES if not why_not_async(case.call)]


def _ids(cases: list[Case]) -> list[str]:
    return [case.id for case in cases]


@pytest.mark.parametrize("case", CASES, ids=_ids(CASES))
def test_sync(bench: Bench, case: Case) -> None:
    serve, expected = expectation(case)
    problems = bench.compare(expected, bench.run(case, "sync", serve))
    assert not problems, "\n".join([case.call, *problems])


@pytest.mark.parametrize("case", ASYNC, ids=_ids(ASYNC))
def test_async(bench: Bench, case: Case) -> None:
    serve, expected = expectation(case)
    problems = bench.compare(expected, bench.run(case, "async", serve))
    assert not problems, "\n".join([case.call, *problems])


def test_the_table_is_whole() -> None:
    assert len(CASES) == 430
    assert len(set(_ids(CASES))) == 430
    assert sum(len(case.recorded.requests) for case in CASES) == 399


def test_what_async_cannot_say_is_counted() -> None:
    reasons = Counter(why_not_async(case.call) for case in CASES)
    assert reasons == {
        None: 381,
        "sends nothing": 20,
        "the former low-level classes are synchronous": 27,
        "attributes that 0.14.0 had are those of its one client": 1,
        "awaits inside a lambda": 1,
    }


@pytest.mark.parametrize("number", range(len(DIFFERENCES)))
def test_every_difference_is_needed(number: int) -> None:
    entry = DIFFERENCES[number]
    for pattern in entry.cases:
        assert any(
            entry._replace(cases=(pattern.lstrip("!"),)).matches(case.id) for case in CASES
        ), f"{pattern} names no case"
    for case in CASES:
        if entry.matches(case.id):
            serve, expected = apply(case, DIFFERENCES[: number + 1])
            before = apply(case, DIFFERENCES[:number])
            assert (serve, expected) != before, f"{case.id} {entry.why}"


def test_every_defect_has_a_difference() -> None:
    assert {entry.defect for entry in DIFFERENCES if isinstance(entry.defect, int)} == set(
        range(1, 13)
    )
