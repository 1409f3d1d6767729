"""Which texts a value can be: the same of parameters and of properties, in place or referred to."""

from __future__ import annotations

import pytest

from generator.ir.types import TextLimits
from tests.lower.lowering import lower_document

#: the schema, and what it limits
CASES = {
    "nothing": ({"type": "string"}, TextLimits()),
    "both": ({"type": "string", "maxLength": 9, "pattern": "^a"}, TextLimits(9, "^a")),
    "referred to": ({"$ref": "#/components/schemas/Name"}, TextLimits(20, "^[a-z]+$")),
    "beside a reference": (
        {"$ref": "#/components/schemas/Name", "maxLength": 5},
        TextLimits(5, "^[a-z]+$"),
    ),
    "in a conjunction": (
        {"allOf": [{"$ref": "#/components/schemas/Name"}, {"maxLength": 7}]},
        TextLimits(7, "^[a-z]+$"),
    ),
    "no number": ({"type": "string", "maxLength": True}, TextLimits()),
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
    assert api.operations[0].parameters[0].limits == limits
    (decl,) = (found for found in api.decls.values() if hasattr(found, "properties"))
    assert decl.properties[0].limits == limits
