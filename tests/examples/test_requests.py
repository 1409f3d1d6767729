"""What a request gives: values that fit their types, in one set for each name of examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.examples import full_example, request_examples

CASES = yaml.safe_load((Path(__file__).parent / "requests.yaml").read_text(encoding="utf-8"))
JSON = "application/json"


def _operation(parameters: list[dict[str, Any]], content: dict[str, Any]) -> dict[str, Any]:
    body = {"requestBody": {"content": content}} if content else {}
    return {"/things/{id}": {"put": {"operationId": "put", "parameters": parameters, **body}}}


def _param(name: str, schema: dict[str, Any], place: str = "query", **more: Any) -> dict[str, Any]:
    required = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "schema": schema, **required, **more}


ID = _param("id", {"type": "integer"}, "path", example="12")
THING = {
    "type": "object",
    "properties": {
        "at": {"type": "string", "format": "date"},
        "count": {"type": "integer"},
        "made": {"type": "string", "readOnly": True},
    },
}


@pytest.mark.parametrize(
    ("parameters", "content", "expected"),
    [
        ([ID], {}, ({"id": 12}, None)),
        (
            [ID, _param("q", {"type": "boolean"}, example="True"), _param("r", {"type": "string"})],
            {},
            ({"id": 12, "q": True, "r": "r"}, None),
        ),
        (
            [ID],
            {JSON: {"schema": THING, "example": {"at": "2024-02-28", "count": "3"}}},
            ({"id": 12}, {"at": "2024-02-28", "count": 3}),
        ),
        (
            [ID],
            {JSON: {"schema": THING, "example": {"at": "2024-02-30", "more": "1"}}},
            ({"id": 12}, {"at": "2026-01-15", "more": "1"}),
        ),
        ([ID], {JSON: {"schema": THING, "example": "no thing"}}, ({"id": 12}, "invented")),
        (
            [ID],
            {"text/csv": {"schema": THING, "example": "at,count\n"}},
            ({"id": 12}, "at,count\n"),
        ),
    ],
)
def test_values_fit_their_types(lowered: Any, parameters: Any, content: Any, expected: Any) -> None:
    api = lowered(paths=_operation(parameters, content)).api
    one = full_example(api, api.operations[0])
    given = {parameter.name: value for parameter, value in one.params}
    params, body = expected
    assert given == params
    assert [type(value) for value in given.values()] == [type(v) for v in params.values()]
    value = one.body.value if one.body is not None else None
    assert value == ({"at": "2026-01-15", "count": 3} if body == "invented" else body)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_sets(lowered: Any, case: Any) -> None:
    operation = {"operationId": "op", **case["operation"]}
    components = {"components": {"schemas": case["schemas"]}} if "schemas" in case else {}
    path = {case.get("path", "/things"): {case.get("method", "post"): operation}}
    api = lowered(paths=path, **components).api
    found = {}
    for one in request_examples(api, api.operations[0]):
        shown: dict[str, Any] = {p.name: value for p, value in one.params}
        if one.body is not None:
            shown["body"] = one.body.value
        found[one.name] = json.loads(json.dumps(shown))
    assert {name: found.get(name) for name in case["gives"]} == case["gives"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("statuses", ("status",)),
        ("addresses", ("address",)),
        ("orderItems", ("order-item",)),
        ("series", ("series",)),
        ("sha256", ("sha256",)),
        ("имена", ("text",)),
        ("emails", ("user@example.com",)),
    ],
)
def test_an_item_is_called_like_one_of_many(lowered: Any, name: str, value: Any) -> None:
    array = {"type": "array", "items": {"type": "string"}}
    api = lowered(paths=_operation([ID, _param(name, array, required=True)], {})).api
    first = next(request_examples(api, api.operations[0]))
    assert first.params[1][1] == value


@pytest.mark.parametrize(
    ("path", "chained"),
    [("/batches/{id}", "batch_id"), ("/statuses/{id}", "status_id"), ("/{id}", "id")],
)
def test_an_id_in_a_path_is_of_what_stands_before_it(lowered: Any, path: str, chained: str) -> None:
    schema = {"type": "integer"}
    one = {"operationId": "a", "parameters": [_param("id", schema, "path")]}
    other = {"operationId": "b", "parameters": [_param(chained, schema, required=True)]}
    api = lowered(paths={path: {"get": one}, "/x": {"get": other}}).api
    found = [next(request_examples(api, operation)) for operation in api.operations]
    assert found[0].params[0][1] == found[1].params[0][1]
