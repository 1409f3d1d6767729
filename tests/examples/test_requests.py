"""What a request gives: values that fit their types, in one set for each name of examples."""

from __future__ import annotations

from typing import Any

import pytest

from generator.examples import request_examples

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
        ([ID], {}, [("", {"id": 12}, None)]),
        (
            [ID, _param("q", {"type": "boolean"}, example="True"), _param("r", {"type": "string"})],
            {},
            [("", {"id": 12, "q": True}, None)],
        ),
        (
            [ID],
            {JSON: {"schema": THING, "example": {"at": "2024-02-28", "count": "3"}}},
            [("", {"id": 12}, {"at": "2024-02-28", "count": 3})],
        ),
        (
            [ID],
            {JSON: {"schema": THING, "example": {"at": "2024-02-30", "more": "1"}}},
            [("", {"id": 12}, {"at": "2026-01-15", "more": "1"})],
        ),
        ([ID], {JSON: {"schema": THING, "example": "no thing"}}, [("", {"id": 12}, "invented")]),
        (
            [ID],
            {"text/csv": {"schema": THING, "example": "at,count\n"}},
            [("", {"id": 12}, "at,count\n")],
        ),
        (
            [ID, _param("q", {"type": "integer"}, examples={"b": {"value": "2"}})],
            {
                JSON: {
                    "schema": THING,
                    "examples": {"a": {"value": {"count": 1}}, "b": {"value": {"count": "2"}}},
                }
            },
            [("a", {"id": 12, "q": 2}, {"count": 1}), ("b", {"id": 12, "q": 2}, {"count": 2})],
        ),
        (
            [
                ID,
                _param("q", {"type": "integer"}, examples={"a": {"value": 1}, "b": {"value": "2"}}),
            ],
            {},
            [("", {"id": 12, "q": 1}, None), ("b", {"id": 12, "q": 2}, None)],
        ),
    ],
)
def test_sets(lowered: Any, parameters: Any, content: Any, expected: Any) -> None:
    api = lowered(paths=_operation(parameters, content)).api
    found = list(request_examples(api, api.operations[0]))
    assert [one.name for one in found] == [name for name, _, _ in expected]
    for one, (_, params, body) in zip(found, expected, strict=True):
        given = {parameter.name: value for parameter, value in one.params}
        assert given == params
        assert [type(value) for value in given.values()] == [type(v) for v in params.values()]
        value = one.body.value if one.body is not None else None
        assert value == ({"at": "2026-01-15", "count": 3} if body == "invented" else body)


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
    (first,) = request_examples(api, api.operations[0])
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
