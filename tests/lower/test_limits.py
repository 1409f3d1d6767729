"""Which values are allowed: the same of parameters and of properties, in place or referred to."""

from __future__ import annotations

import pytest

from generator.ir.limits import Limits
from generator.ir.members import limits_of
from generator.ir.types import AliasDecl, Array, Map, Primitive
from tests.lower.lowering import lower_document

#: the schema, and what it limits
CASES = {
    "nothing": ({"type": "string"}, Limits()),
    "both": (
        {"type": "string", "maxLength": 9, "pattern": "^a"},
        Limits(max_length=9, pattern="^a"),
    ),
    "referred to": (
        {"$ref": "#/components/schemas/Name"},
        Limits(max_length=20, pattern="^[a-z]+$"),
    ),
    "beside a reference": (
        {"$ref": "#/components/schemas/Name", "maxLength": 5},
        Limits(max_length=5, pattern="^[a-z]+$"),
    ),
    "in a conjunction": (
        {"allOf": [{"$ref": "#/components/schemas/Name"}, {"maxLength": 7}]},
        Limits(max_length=7, pattern="^[a-z]+$"),
    ),
    "no number": ({"type": "string", "maxLength": True}, Limits()),
}


@pytest.mark.parametrize("about", CASES)
def test_limits(about: str) -> None:
    schema, limits = CASES[about]
    media = {"schema": {"type": "object", "properties": {"name": schema}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Files", "version": "1"},
        "paths": {
            "/files": {
                "post": {
                    "operationId": "add",
                    "parameters": [{"name": "name", "in": "query", "schema": schema}],
                    "requestBody": {"content": {"application/json": media}},
                    "responses": {"204": {"description": "Added."}},
                }
            }
        },
        "components": {
            "schemas": {"Name": {"type": "string", "maxLength": 20, "pattern": "^[a-z]+$"}}
        },
    }
    api = lower_document(document).api
    parameter = api.operations[0].parameters[0]
    assert limits_of(parameter.limits, parameter.type, api.decls) == limits
    (decl,) = (found for found in api.decls.values() if hasattr(found, "properties"))
    name = decl.properties[0]
    assert limits_of(name.limits, name.type, api.decls) == limits


#: the schema of an array's items, and their limits
ITEMS = {
    "of numbers": (
        {"type": "number", "minimum": 1, "exclusiveMaximum": 9, "multipleOf": 0.5},
        Limits(minimum=1, below=9, multiple=0.5),
    ),
    "of arrays": (
        {"type": "array", "items": {}, "minItems": 1, "maxItems": 2},
        Limits(min_items=1, max_items=2),
    ),
    "of maps": ({"type": "object", "minProperties": 1}, Limits(min_properties=1)),
    "the tightest counts": (
        {"allOf": [{"type": "string", "minLength": 2}, {"type": "string", "minLength": 3}]},
        Limits(min_length=3),
    ),
    "what types cannot say": (
        {"type": "string", "not": {"const": "x"}},
        Limits(others=(("not", '{"const": "x"}'),)),
    ),
}


@pytest.mark.parametrize("about", ITEMS)
def test_limits_of_types(about: str) -> None:
    schema, limits = ITEMS[about]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Items", "version": "1"},
        "paths": {},
        "components": {"schemas": {"List": {"type": "array", "items": schema}}},
    }
    (decl,) = lower_document(document).api.decls.values()
    assert isinstance(decl, AliasDecl)
    assert isinstance(decl.target, Array)
    item = decl.target.item
    assert isinstance(item, Primitive | Array | Map)
    assert item.limits == limits
