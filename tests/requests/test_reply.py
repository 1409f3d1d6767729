"""The type of a reply as TypeScript: each row is a schema, and what samples show of it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.pipeline import Request, run
from generator.requests.reply import reply_type

ROWS: dict[str, tuple[Any, str]] = {
    "required and optional": (
        {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "integer"}, "a-b": {}},
        },
        'interface Reply {\n  id: number;\n  "a-b"?: unknown;\n}',
    ),
    "lists": (
        {"type": "array", "items": {"type": ["string", "null"]}},
        "type Reply = (string | null)[];",
    ),
    "enumerations": ({"enum": ["a", 'it\'s "b"']}, 'type Reply = "a" | "it\'s \\"b\\"";'),
    "many values": ({"enum": list("abcdef")}, "type Reply = string;"),
    "free keys": (
        {"type": "object", "additionalProperties": {"type": "boolean"}},
        "type Reply = Record<string, boolean>;",
    ),
    "unions": (
        {"oneOf": [{"type": "string"}, {"type": "number"}]},
        "type Reply = string | number;",
    ),
    "a circle": (
        {"$ref": "#/components/schemas/Node"},
        """interface Reply {
  next?: {
    next?: {
      next?: Record<string, unknown>;
    };
  };
}""",
    ),
    "many properties": (
        {"type": "object", "properties": {f"p{n}": {"type": "null"} for n in range(13)}},
        "interface Reply {\n"
        + "".join(f"  p{n}?: null;\n" for n in range(12))
        + "  [name: string]: unknown;\n}",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_the_type_of_a_reply(name: str) -> None:
    schema, expected = ROWS[name]
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "ok", "content": content}}
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": responses}}},
        "components": {"schemas": {"Node": node}},
    }
    api = run(
        Request("-", stdin=yaml.safe_dump(document, sort_keys=False).encode()), "validate"
    ).api
    assert api is not None
    assert "\n".join(reply_type(api, api.operations[0])) == expected
