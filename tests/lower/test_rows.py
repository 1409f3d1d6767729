"""x-sdk-rows: what is read, what is taken from the schema, and what is refused."""

from __future__ import annotations

import pytest

from generator.ir.rows import RowColumn

FIELD = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "description": "The name.\n\nMore."},
        "kind": {"type": "string", "enum": ["a", "b"]},
        "count": {"type": ["integer", "null"]},
        "score": {"type": "number"},
        "ok": {"type": "boolean"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "box": {"type": "object", "properties": {"x": {"type": "number"}}},
        "read_at": {"type": "string", "format": "date-time"},
        "sent_at": {"type": "integer", "x-sdk-unit": "ms"},
        "took": {"type": "integer", "x-sdk-unit": "ms"},
        "free": {},
        "more": {"type": "object"},
    },
}
REPLY = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "files": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"fields": {"type": "array", "items": FIELD}},
            },
        },
    },
}
LEVELS = [{"name": "file", "items": "/files"}, {"name": "field", "items": "/fields"}]


def lower(lowered, columns, levels=LEVELS, schema=REPLY, **more):
    operation = {
        "operationId": "results",
        "x-sdk-rows": {"levels": levels, "columns": columns, **more},
        "responses": {
            "200": {"description": "ok", "content": {"application/json": {"schema": schema}}}
        },
    }
    return lowered(paths={"/a": {"get": operation}})


def column(lowered, **given) -> RowColumn:
    result = lower(lowered, [{"name": "c", "level": "field", **given}])
    assert result.codes == []
    (operation,) = result.api.operations
    assert operation.hints.rows is not None
    return operation.hints.rows.columns[0]


@pytest.mark.parametrize(
    ("given", "kind", "unit"),
    [
        ({"value": "/name"}, "text", ""),
        ({"value": "/kind"}, "text", ""),
        ({"value": "/count"}, "integer", ""),
        ({"value": "/score"}, "number", ""),
        ({"value": "/ok"}, "boolean", ""),
        ({"value": "/tags"}, "json", ""),
        ({"value": "/tags", "join": ", "}, "text", ""),
        ({"value": "/tags/0"}, "text", ""),
        ({"value": "/box"}, "json", ""),
        ({"value": "/box/x"}, "number", ""),
        ({"value": "/read_at"}, "time", ""),
        ({"value": "/took"}, "integer", ""),
        ({"value": "/sent_at", "type": "time"}, "time", "ms"),
        ({"value": "/count", "type": "time", "unit": "s"}, "time", "s"),
        ({"value": "/free", "type": "text"}, "text", ""),
        ({"value": "/more/any/thing", "type": "number"}, "number", ""),
        ({"value": "/free", "join": "; "}, "text", ""),
        ({"value": ""}, "json", ""),
        ({"value": "/files", "level": "response"}, "json", ""),
        ({"index": True}, "integer", ""),
        ({"constant": "x"}, "text", ""),
        ({"constant": 1}, "integer", ""),
        ({"constant": 1.5}, "number", ""),
        ({"constant": True}, "boolean", ""),
        ({"constant": 1, "type": "text"}, "text", ""),
    ],
)
def test_types_come_from_the_schema(lowered, given, kind, unit) -> None:
    found = column(lowered, **given)
    assert (found.type, found.unit) == (kind, unit)


def test_prose_comes_from_the_schema(lowered) -> None:
    assert column(lowered, value="/name").doc == "The name."
    assert column(lowered, value="/name", description="Another.").doc == "Another."


def test_levels_are_counted_from_the_response(lowered) -> None:
    columns = [
        {"name": "id", "value": "/id"},
        {"name": "file", "level": "file", "index": True},
        {"name": "field", "level": "field", "value": "/name"},
    ]
    rows = lower(lowered, columns).api.operations[0].hints.rows
    assert [(level.name, level.items) for level in rows.levels] == [
        ("file", "/files"),
        ("field", "/fields"),
    ]
    assert [(one.name, one.level, one.pointer, one.index) for one in rows.columns] == [
        ("id", 0, "/id", False),
        ("file", 1, "", True),
        ("field", 2, "/name", False),
    ]


def test_a_list_at_the_root_is_a_level(lowered) -> None:
    levels = [{"name": "field", "items": ""}]
    columns = [{"name": "c", "level": "field", "value": "/score"}]
    result = lower(lowered, columns, levels, {"type": "array", "items": FIELD})
    assert result.codes == []
    assert result.api.operations[0].hints.rows.columns[0].type == "number"


def _said(result) -> list[str]:
    return [" ".join(filter(None, (one.message, one.hint))) for one in result.sink]


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ({}, "L301", "The column 'c' must have exactly one of value, index, constant."),
        (
            {"value": "/name", "index": True},
            "L301",
            "The column 'c' must have exactly one of value, index, constant.",
        ),
        ({"value": "name"}, "L301", "'value' must be a JSON Pointer such as /items."),
        ({"index": False}, "L301", "'index' must be true."),
        ({"constant": [1]}, "L301", "'constant' must be a string, a number or a boolean."),
        ({"value": "/name", "type": "string"}, "L301", "'type' must be one of 'text', 'integer'"),
        ({"value": "/name", "of": 1}, "L301", "An entry of 'columns' cannot have the key 'of'."),
        ({"name": "a b", "value": "/name"}, "L301", "'name' must be letters, digits and underscores"),
        ({"name": "raw", "value": "/name"}, "L301", "The name 'raw' is already taken."),
        ({"name": "id", "value": "/name"}, "L301", "The name 'id' is already taken."),
        (
            {"level": "fields", "value": "/name"},
            "L302",
            "The column 'c' names the level 'fields', which does not exist. Did you mean 'field'?",
        ),
        ({"value": "/free"}, "L305", "The schema does not say what '/free' is."),
        ({"value": "/name", "join": ","}, "L305", "'/name' is not an array"),
        ({"value": "/count", "type": "time"}, "L305", "Nothing says what the numbers of '/count'"),
        ({"value": "/name", "unit": "ms"}, "L305", "Only times have a unit here."),
        ({"level": "response", "index": True}, "L305", "Only the items of a list have a position"),
    ],
)  # fmt: skip
def test_columns_that_mean_nothing(lowered, given, code, says) -> None:
    columns = [{"name": "id", "value": "/id"}, {"name": "c", "level": "field", **given}]
    result = lower(lowered, columns)
    assert result.codes == [code]
    assert any(one.startswith(says) for one in _said(result))
    assert result.api.operations[0].hints.rows is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (
            "/nam",
            "'/nam' does not exist in the response; the column is left out. Did you mean 'name'?",
        ),
        ("/name/x", "'/name/x' does not exist in the response; the column is left out."),
        ("/box/y", "'/box/y' does not exist in the response; the column is left out."),
    ],
)
def test_columns_that_are_gone_are_left_out(lowered, value, says) -> None:
    columns = [{"name": "id", "value": "/id"}, {"name": "c", "level": "field", "value": value}]
    result = lower(lowered, columns)
    assert result.codes == ["L305"]
    assert any(one.startswith(says) for one in _said(result))
    rows = result.api.operations[0].hints.rows
    assert [column.name for column in rows.columns] == ["id"]


@pytest.mark.parametrize(
    ("levels", "code", "says"),
    [
        ([], "L301", "'levels' must be a list of objects."),
        ([5], "L301", "An entry of 'levels' must be an object."),
        ([{"name": "file"}], "L301", "The key 'items' is missing."),
        ([{"name": "response", "items": "/files"}], "L301", "The name 'response' is already taken."),
        ([{"name": "file", "items": "/id"}], "L305", "'/id' is not an array"),
        ([{"name": "file", "items": "/file"}], "L305", "'/file' does not exist in the response; "),
    ],
)  # fmt: skip
def test_levels_that_mean_nothing(lowered, levels, code, says) -> None:
    result = lower(lowered, [{"name": "id", "value": "/id"}], levels)
    assert result.codes == [code]
    assert any(one.startswith(says) for one in _said(result))
    assert result.api.operations[0].hints.rows is None


def test_rows_need_a_response(lowered) -> None:
    result = lower(lowered, [{"name": "id", "value": "/id"}], schema={"type": "string"})
    assert set(result.codes) == {"L305"}


def test_an_unknown_key_is_told(lowered) -> None:
    result = lower(lowered, [{"name": "id", "value": "/id"}], level=[])
    assert result.codes == ["L301"]
