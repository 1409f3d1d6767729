"""What an entry of ``differences.py`` is made of: changes of an expectation, one small function each.

A change takes the case and what is expected so far and gives what happens now. Every entry has to
change every case that it names; one that changes nothing fails the tests.
"""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.wire.table import Case, Expectation, Request

if TYPE_CHECKING:  # what 3.7 cannot subscript
    from collections.abc import Callable, Sequence

    from tests.wire.table import Body

    Serve = tuple[dict[str, Any], ...]
    Change = Callable[[Case, Expectation], Expectation]


class Difference(NamedTuple):
    """``defect`` is the number in the list of 0.14.0's defects, or a word for what is no defect of it.

    ``cases`` are ids or fnmatch patterns, ``!`` in front takes away. ``serve`` replaces the answers
    of the recorder where the case had none, or too few.
    """

    defect: int | str
    why: str
    cases: tuple[str, ...]
    change: Change
    serve: Serve | None = None

    def matches(self, case_id: str) -> bool:
        """Whether this is about the case."""
        found = False
        for pattern in self.cases:
            if fnmatch.fnmatchcase(case_id, pattern.lstrip("!")):
                found = not pattern.startswith("!")
        return found


def refused(name: str = "InvalidRequestError") -> Change:
    """Nothing is sent, ``aihub.exceptions.<name>`` is raised."""

    def change(_case: Case, _expected: Expectation) -> Expectation:
        return Expectation((), raises={"class": "aihub.exceptions." + name})

    return change


def raises(name: str, **attributes: Any) -> Change:
    """The same is sent, but ``aihub.exceptions.<name>`` is raised."""

    def change(_case: Case, expected: Expectation) -> Expectation:
        error = dict(attributes, **{"class": "aihub.exceptions." + name})
        return expected._replace(result=None, raises=error)

    return change


def gives(type_name: str, **outcome: Any) -> Change:
    """The same is sent; the result is of this type.

    What of it: ``value=``, ``to_dict=``, ``includes=`` (at least these items), or nothing more.
    """

    def change(_case: Case, expected: Expectation) -> Expectation:
        return expected._replace(result=dict(outcome, type=type_name), raises=None)

    return change


def gives_served(type_name: str) -> Change:
    """The result is the model ``type_name`` (or ``dict``) with exactly what the server sent."""

    def change(case: Case, expected: Expectation) -> Expectation:
        key = "value" if type_name == "dict" else "to_dict"
        result = {"type": type_name, key: case.serve[-1]["body"]}
        return expected._replace(result=result, raises=None)

    return change


def keeps_all(case: Case, expected: Expectation) -> Expectation:
    """What the server sent is kept: no key and no null is lost, and none comes that was not sent."""
    assert expected.result is not None
    key = "to_dict" if "to_dict" in expected.result else "value"
    result = dict(expected.result, **{key: case.serve[-1]["body"]})
    return expected._replace(result=result)


def sends(*requests: Request, then: Change | None = None) -> Change:
    """Exactly these requests, and the outcome of ``then``."""

    def change(case: Case, expected: Expectation) -> Expectation:
        expected = expected._replace(requests=requests)
        return then(case, expected) if then else expected

    return change


def body(text: Body) -> Change:
    """The last request has this body."""

    def change(_case: Case, expected: Expectation) -> Expectation:
        last = expected.requests[-1]._replace(body=text)
        return expected._replace(requests=(*expected.requests[:-1], last))

    return change


def headers(**changes: str | None) -> Change:
    """Every request has these headers (``_`` stands for ``-``), not those that are None."""

    def change(_case: Case, expected: Expectation) -> Expectation:
        requests = tuple(request.with_headers(**changes) for request in expected.requests)
        return expected._replace(requests=requests)

    return change


def attempts(count: int) -> Change:
    """The last request is sent ``count`` times, since its answer asks for it."""

    def change(_case: Case, expected: Expectation) -> Expectation:
        return expected._replace(requests=expected.requests[:-1] + expected.requests[-1:] * count)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(case: Case, expected: Expectation) -> Expectation:
        for one in changes:
            expected = one(case, expected)
        return expected

    return change


def apply(case: Case, differences: Sequence[Difference]) -> tuple[Serve, Expectation]:
    """What the recorder answers and what is expected; ``ValueError`` for an entry without effect."""
    serve, expected = case.serve, case.recorded
    for entry in differences:
        if entry.matches(case.id):
            changed = entry.change(case._replace(serve=entry.serve or serve), expected)
            if changed == expected and entry.serve is None:
                raise ValueError(f"{case.id}: {entry.why!r} changes nothing")
            serve, expected = entry.serve or serve, changed
    return serve, expected
