"""The reply to a request that went well: which of the declared ones it is."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir.model import MediaType, Operation, Response

_LOC = Loc("openapi.yaml")


def operation(statuses: str) -> Operation:
    """An operation with these replies; one with ``+`` has a body."""
    return Operation(
        "GET",
        "/a",
        _LOC,
        responses=tuple(
            Response(word.rstrip("+"), _LOC, media=(MediaType("text/plain", _LOC),) * ("+" in word))
            for word in statuses.split()
        ),
    )


@pytest.mark.parametrize(
    ("declared", "successes", "with_body"),
    [
        ("", "", None),
        ("404+ 500+", "", None),
        ("101 404", "", None),
        ("200", "200", None),
        ("200+ 404+ default+", "200", "200"),
        # the order of the document counts, not that of the numbers
        ("202 200+", "202 200", "200"),
        ("204 2XX+ 201+", "204 2XX 201", "2XX"),
        # a redirect, or "not modified", only where nothing is a plain success
        ("304 302+ 200", "200", None),
        ("404+ 302 300+ default+", "302 300", "300"),
        # default describes every status that is not listed: also the success that nobody listed
        ("default+", "default", "default"),
        ("default 404+", "default", None),
        ("404+ 4XX+ default+", "default", "default"),
        ("204 default+", "204", None),
    ],
)
def test_success(declared: str, successes: str, with_body: str | None) -> None:
    one = operation(declared)
    assert [r.status for r in one.successes()] == successes.split()
    assert one.reply() == next(iter(one.successes()), None)
    found = one.reply_with_body()
    assert (found.status if found is not None else None) == with_body
