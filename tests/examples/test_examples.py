"""Example values: the document's own first, else invented ones that chain."""

from __future__ import annotations

from generator.examples import example_of, full_example, request_example, response_example
from generator.ir.types import Array, Named

BATCH = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string"},
        "created": {"type": "string", "format": "date-time"},
        "parent": {"$ref": "#/components/schemas/Batch"},
    },
}


def _document() -> dict:
    path_id = {"name": "batch_id", "in": "path", "required": True, "schema": {"type": "integer"}}
    batch = {"$ref": "#/components/schemas/Batch"}
    reply = {"200": {"description": "ok", "content": {"application/json": {"schema": batch}}}}
    return {
        "schemas": {"Batch": BATCH},
        "paths": {
            "/batches": {
                "post": {
                    "operationId": "create",
                    "requestBody": {"content": {"application/json": {"schema": batch}}},
                    "responses": reply,
                }
            },
            "/batches/{batch_id}": {"get": {"operationId": "get", "parameters": [path_id]}},
            "/batches/{id}": {"delete": {"operationId": "drop"}},
        },
    }


def test_ids_chain_from_reply_to_request(lowered) -> None:
    api = lowered(**_document()).api
    create, get, _ = api.operations
    answer = response_example(api, create.responses[0])
    assert answer is not None
    batch = answer.value
    assert answer.media.content_type == "application/json"
    assert isinstance(batch, dict)
    assert batch["id"] == request_example(api, get).params[0][1]
    assert isinstance(batch["id"], int)


def test_path_id_belongs_to_the_segment_before_it(lowered) -> None:
    api = lowered(**_document()).api
    drop = api.operations[2]
    named = example_of(api, drop.parameters[0].type, "batch_id")
    assert request_example(api, drop).params == ((drop.parameters[0], named),)


def test_requests_leave_out_what_only_the_server_writes(lowered) -> None:
    api = lowered(**_document()).api
    body = request_example(api, api.operations[0]).body
    assert body is not None
    assert body.media.content_type == "application/json"
    assert body.value == {"name": "example"}


def test_recursion_ends(lowered) -> None:
    api = lowered(
        schemas={
            "Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "Node": {
                "type": "object",
                "required": ["next"],
                "properties": {"next": {"$ref": "#/components/schemas/Node"}},
            },
            "Either": {"anyOf": [{"$ref": "#/components/schemas/Either"}, {"type": "string"}]},
        }
    ).api
    tree, node, either = (example_of(api, Named(decl)) for decl in api.decls)
    assert tree == ()
    assert node == {"next": {}}
    assert isinstance(either, str)


def test_wide_and_deep_schemas_stay_small(lowered) -> None:
    schemas = {
        f"L{level}": {
            "type": "object",
            "properties": {
                f"p{n}": {"$ref": f"#/components/schemas/L{level + 1}"} for n in range(30)
            },
        }
        for level in range(6)
    }
    schemas["L6"] = {"type": "object", "properties": {"x": {"type": "string"}}}
    api = lowered(schemas=schemas).api
    assert len(str(example_of(api, Named(next(iter(api.decls)))))) < 100_000


def test_deep_objects_have_what_they_require(lowered) -> None:
    schemas: dict = {
        f"L{level}": {
            "type": "object",
            "required": ["next"],
            "properties": {"next": {"$ref": f"#/components/schemas/L{level + 1}"}},
        }
        for level in range(9)
    }
    last = {"word": {"enum": ["x", "y"]}, "more": {"type": "string"}}
    schemas["L9"] = {"type": "object", "required": ["word"], "properties": last}
    api = lowered(schemas=schemas).api
    found = example_of(api, Named(next(iter(api.decls))))
    for _ in range(9):
        assert isinstance(found, dict)
        found = found["next"]
    assert found == {"word": "x"}


def test_the_documents_own_examples_win(lowered) -> None:
    api = lowered(
        schemas={
            "Pet": {
                "type": "object",
                "properties": {
                    "a": {"type": "string", "examples": ["Rex"]},
                    "b": {"type": "string", "default": "brown"},
                    "c": {"enum": ["x", "y"]},
                    "d": {"type": "string", "format": "email"},
                },
            },
            "Whole": {
                "type": "object",
                "properties": {"a": {"type": "string"}},
                "example": {"a": "z"},
            },
        },
        paths={
            "/a": {
                "get": {
                    "operationId": "a",
                    "parameters": [
                        {
                            "name": "q",
                            "in": "query",
                            "schema": {"type": "string"},
                            "example": "cat",
                        },
                        {"name": "r", "in": "query", "schema": {"type": "string"}},
                    ],
                }
            }
        },
    ).api
    pet, whole = (example_of(api, Named(decl)) for decl in api.decls)
    assert pet == {"a": "Rex", "b": "brown", "c": "x", "d": "user@example.com"}
    assert whole == {"a": "z"}
    assert [value for _, value in full_example(api, api.operations[0]).params] == ["cat", "r"]
    assert example_of(api, Array(Named(list(api.decls)[1]))) == ({"a": "z"},)
