"""Examples of responses get what their schemas require, and keep what they have."""

from __future__ import annotations

from typing import Any

import pytest

from generator.examples import completed
from tests.lower.lowering import complete, lower_document

SCHEMAS = {
    "Cat": {
        "type": "object",
        "required": ["kind", "lives"],
        "properties": {
            "kind": {"type": "string", "enum": ["cat"]},
            "lives": {"type": "integer", "default": 9},
            "claws": {"type": "boolean"},
        },
    },
    "Dog": {
        "type": "object",
        "required": ["kind", "owner", "chip", "secret"],
        "properties": {
            "kind": {"type": "string", "enum": ["dog"]},
            "owner": {"type": "object", "required": ["name"], "properties": {"name": {}}},
            "chip": {"type": ["string", "null"]},
            "secret": {"type": "string", "writeOnly": True},
            "bark": {"type": "string"},
        },
    },
    "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]},
    "Pets": {
        "type": "object",
        "required": ["pets"],
        "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
    },
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"pets": ({"kind": "cat"},)}, {"pets": ({"kind": "cat", "lives": 9},)}),
        (
            {"pets": ({"lives": 1, "claws": True},)},
            {"pets": ({"lives": 1, "claws": True, "kind": "cat"},)},
        ),
        (
            {"pets": ({"bark": "loud", "owner": {"name": "Ann"}},)},
            {"pets": ({"bark": "loud", "owner": {"name": "Ann"}, "kind": "dog", "chip": None},)},
        ),
        ({"pets": ({"kind": "fish"},)}, {"pets": ({"kind": "fish"},)}),
        ({"pets": ("odd", None), "more": 1}, {"pets": ("odd", None), "more": 1}),
        ("text", "text"),
    ],
)
def test_what_is_required_is_there(value: Any, expected: Any) -> None:
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/Pets"}}}
    responses = {"200": {"description": "Pets.", "content": media}}
    paths = {"/pets": {"get": {"operationId": "listPets", "responses": responses}}}
    api = lower_document(complete(schemas=SCHEMAS, paths=paths)).api
    response = api.operations[0].reply_with_body()
    assert response is not None
    ref = response.media[0].type
    assert ref is not None
    assert completed(api, ref, value) == expected
