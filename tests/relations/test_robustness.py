"""Relating never fails: on the cases of every stage, on odd names, on documents that go in circles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.ir.model import Api
from generator.relations.relate import Relations, relate
from tests.cases.case import Case, load
from tests.lower.lowering import complete, lower_document, lower_text
from tests.relations.test_cases import CASES, related

HERE = Path(__file__).parent
LOWERED = sorted((HERE.parent / "lower" / "cases").glob("*.yaml"))
WHOLE = [case for case in load() if case.text.startswith("{") and not case.files]

#: Names that split into no words, into many, or that look like paths and placeholders.
NAMES = st.sampled_from(
    [
        "",
        " ",
        *["_", "id", "ID", "@id", "a/b", "{x}", "data", "items", "status", "next", "日本", "-1"],
    ]
)
STEPS = st.sampled_from(
    [
        "pets",
        "{id}",
        "{petId}",
        "{}",
        "search",
        "list",
        ":x",
        "a:b",
        "{id}:feed",
        "x.json",
        "{id}.json",
        "a.list",
        "getPet",
        "v1",
        "{a}-{b}",
        "%20",
        "*",
        "Pets({id})",
        "jobs",
        "?q=1",
        "#f",
        "/",
    ]
)
TYPES = st.recursive(
    st.sampled_from(
        [
            {},
            {"type": "string"},
            {"enum": ["running", "done"]},
            {"$ref": "#/nowhere"},
            {"$ref": "#/components/schemas/Round"},
        ]
    ),
    lambda inner: st.one_of(
        st.builds(lambda item: {"type": "array", "items": item}, inner),
        st.builds(
            lambda some: {"type": "object", "properties": some}, st.dictionaries(NAMES, inner)
        ),
        st.builds(lambda some: {"oneOf": some}, st.lists(inner, min_size=1, max_size=2)),
    ),
    max_leaves=6,
)
ROUND = {"type": "object", "properties": {"data": {"$ref": "#/components/schemas/Round"}}}


def everything(api: Api) -> Relations:
    """Relations of which all parts were asked for."""
    relations = relate(api)
    for part in ("places", "work", "uploads", "roles", "pages", "links", "needs", "workflows"):
        getattr(relations, part)
    assert relations.roles.keys() == {operation.key for operation in api.operations}
    for operation in api.operations:
        relations.place(operation)
        relations.through(operation)
    return relations


@pytest.mark.parametrize("path", LOWERED, ids=lambda path: path.stem)
def test_cases_of_lower(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    case.pop("about")
    case.pop("expect")
    everything(lower_document(complete(**case)).api)


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.id)
def test_cases_of_the_whole_way(case: Case) -> None:
    everything(lower_text(case.text).api)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_order_of_questions_changes_nothing(path: Path) -> None:
    relations, _ = related(path)
    other = Relations(relations.api)
    assert other.workflows == everything(relations.api).workflows
    assert (other.roles, other.pages) == (relations.roles, relations.pages)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.lists(STEPS, max_size=4),
            st.sampled_from(["get", "post", "put", "patch", "delete", "head"]),
            st.dictionaries(NAMES, TYPES, max_size=4),
            TYPES,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_odd_documents(operations: list[tuple[list[str], str, dict[str, Any], Any]]) -> None:
    paths: dict[str, dict[str, Any]] = {}
    for steps, method, sent, given_back in operations:
        body = {"type": "object", "properties": sent}
        paths.setdefault("/" + "/".join(steps), {})[method] = {
            "parameters": [{"name": n, "in": "query", "schema": {}} for n in sent if n],
            "requestBody": {"content": {"application/json": {"schema": body}}},
            "responses": {
                "202": {
                    "description": "x",
                    "headers": {"Location": {"schema": {}}, "Link": {"schema": {}}},
                    "content": {"application/json": {"schema": given_back}},
                }
            },
        }
    everything(lower_document(complete(paths=paths, schemas={"Round": ROUND})).api)


def test_a_path_of_many_steps() -> None:
    reply = {"200": {"description": "x"}}
    paths = {"/" + "/".join(["a", "{b}"] * 150): {"get": {"responses": reply}}}
    assert len(everything(lower_document(complete(paths=paths)).api).places) == 150


def test_twice_the_operations_cost_twice_as_much() -> None:
    """Counted in calls, not in seconds: things in a ring, each made with the id of the next."""
    once, twice = (_calls(_ring(size)) for size in (60, 120))
    assert twice < 2.2 * once


def _ring(size: int) -> Api:
    answer = {"type": "object", "properties": {"id": {}}}
    reply = {"201": {"description": "x", "content": {"application/json": {"schema": answer}}}}
    paths: dict[str, Any] = {}
    for number in range(size):
        needs = {"type": "object", "properties": {f"t{(number + 1) % size}_id": {"example": 1}}}
        body = {"content": {"application/json": {"schema": needs}}}
        paths[f"/t{number}"] = {"post": {"requestBody": body, "responses": reply}}
        paths[f"/t{number}/{{t{number}_id}}"] = {"delete": {"responses": reply}}
    return lower_document(complete(paths=paths)).api


def _calls(api: Api) -> int:
    """How many functions are called to relate an API."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        everything(api)
    finally:
        sys.setprofile(None)
    return count
