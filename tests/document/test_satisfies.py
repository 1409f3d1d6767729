from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for
from jsonschema_specifications import REGISTRY
from referencing import Resource

from generator.document import validate
from generator.document.schema_check import Schema, UnsupportedError

OPERATION: dict[str, Any] = {
    "operationId": "a",
    "parameters": [
        {"name": "q", "in": "query", "schema": {"type": "integer", "minimum": 1}},
        {"$ref": "#/components/parameters/P"},
    ],
    "responses": {
        "200": {
            "description": "ok",
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
        "default": {"$ref": "#/components/responses/E"},
    },
    "x-own": {"anything": [1, None]},
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "T", "version": "1", "license": {"name": "MIT"}},
    "servers": [{"url": "https://a.example", "variables": {"v": {"default": "1", "enum": ["1"]}}}],
    "paths": {"/a": {"get": OPERATION, "parameters": []}},
    "components": {
        "schemas": {
            "S": {"allOf": [{"$ref": "#/components/schemas/T"}], "required": ["a"]},
            "T": {"type": "object", "properties": {"a": {"type": "string", "enum": ["x"]}}},
        },
        "parameters": {"P": {"name": "p", "in": "header", "content": {"text/plain": {}}}},
        "responses": {"E": {"description": "e"}},
        "securitySchemes": {"s": {"type": "http", "scheme": "bearer"}},
    },
}
SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/a": {
            "get": {
                "parameters": [
                    {"name": "q", "in": "query", "type": "array", "items": {"type": "string"}}
                ],
                "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/S"}}},
            }
        }
    },
    "definitions": {"S": {"type": "object", "required": ["a"], "minProperties": 1}},
}

#: where, and what is put there (None: it is taken away)
CHANGES: list[tuple[str, Any]] = [
    ("info/title", None),
    ("info/extra", 1),
    ("info/x-extra", 1),
    ("paths/a", {}),
    ("paths//a/get/responses", None),
    ("paths//a/get/responses", {}),
    ("paths//a/get/responses/2000", {"description": "?"}),
    ("paths//a/get/responses/200/description", 3),
    ("paths//a/get/parameters/0/in", "path"),
    ("paths//a/get/parameters/0/in", "elsewhere"),
    ("paths//a/get/parameters/0/schema", None),
    ("paths//a/get/parameters/0/content", {"a/b": {}, "c/d": {}}),
    ("paths//a/get/parameters/0/style", "deepObject"),
    ("paths//a/get/parameters/1/description", "beside a reference"),
    ("paths//a/get/parameters/0", {"$ref": 1}),
    ("paths//a/get/tags", ["a", "a"]),
    ("paths//a/get/deprecated", 1),
    ("servers/0/variables/v/enum", []),
    ("servers/0/variables/v/enum", [1, True, 1.0]),
    ("components/schemas/S/required", ["a", "a"]),
    ("components/schemas/S/required", []),
    ("components/schemas/T/properties/a/enum", [1, True, 0, False]),
    ("components/schemas/T/properties/a/enum", [1, 1.0]),
    ("components/schemas/T/type", ["object", "null"]),
    ("components/schemas/T/minLength", 1.0),
    ("components/schemas/T/minLength", -1),
    ("components/schemas/T/multipleOf", 0),
    ("components/schemas/T/maximum", True),
    ("components/schemas/a b", {}),
    ("components/securitySchemes/s/scheme", None),
    ("components/securitySchemes/s/bearerFormat", "JWT"),
    ("components/securitySchemes/s/type", "oauth2"),
    ("definitions/S/minProperties", -1),
    ("definitions/S/additionalProperties", 1),
    ("paths//a/get/parameters/0/collectionFormat", "tabs"),
]
DOCUMENTS = {
    "2.0": SWAGGER,
    "3.0": DOCUMENT,
    "3.1": {**DOCUMENT, "openapi": "3.1.0"},
    "3.2": {**DOCUMENT, "openapi": "3.2.0"},
}


def changed(document: dict[str, Any], path: str, value: Any) -> dict[str, Any] | None:
    """A copy with one change; None where the document has no such place."""
    copied = copy.deepcopy(document)
    *parents, last = path.replace("//", "/~").split("/")
    node: Any = copied
    for step in parents:
        key = f"/{step[1:]}" if step.startswith("~") else step
        try:
            node = node[int(key)] if isinstance(node, list) else node[key]
        except (KeyError, IndexError):
            return None
    if isinstance(node, list):
        node[int(last)] = value
    elif value is None:
        node.pop(last, None)
    else:
        node[last] = value
    return copied


def jsonschema_says(version: str, document: dict[str, Any]) -> bool:
    schema = validate._official_schema(version)
    resource = Resource.from_contents(schema)
    name = resource.id() or "urn:openapi"
    resolver = REGISTRY.with_resource(name, resource).crawl().resolver(name)
    return bool(validator_for(schema)(schema, _resolver=resolver).is_valid(document))


@pytest.mark.parametrize("version", DOCUMENTS)
def test_the_answer_is_the_one_of_jsonschema(version: str) -> None:
    answers = []
    for path, value in [("x-nothing", None), *CHANGES]:
        document = changed(DOCUMENTS[version], path, value)
        if document is not None:
            schema = Schema(validate._official_schema(version), validate._metaschemas())
            answers.append(schema.satisfied_by(document))
            assert answers[-1] == jsonschema_says(version, document), (path, value)
    assert answers[0]
    assert False in answers


@pytest.mark.parametrize(
    ("schema", "valid", "invalid"),
    [
        ({"contains": {"type": "string"}, "maxContains": 1}, ["a", 1], ["a", "b"]),
        ({"propertyNames": {"pattern": "^a"}}, {"a1": 1}, {"b": 1}),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1, "b": 2}, {"a": 1}),
        ({"const": False}, False, 0),
        ({"type": "integer"}, 1.0, True),
        (
            {
                "anyOf": [{"properties": {"a": True}}, {"required": ["z"]}],
                "if": {"required": ["b"]},
                "then": {"properties": {"b": True}},
                "unevaluatedProperties": False,
            },
            {"a": 1, "b": 2},
            {"a": 1, "c": 2},
        ),
    ],
)
def test_keywords_of_the_newer_dialect(schema: dict[str, Any], valid: Any, invalid: Any) -> None:
    assert Schema(schema, {}).satisfied_by(valid)
    assert not Schema(schema, {}).satisfied_by(invalid)


@pytest.mark.parametrize(
    "schema",
    [
        {"multipleOf": 2},
        {"exclusiveMinimum": 2},
        {"items": [{}]},
        {"$ref": "#/nowhere"},
        {"$ref": "https://a.example/schema"},
        {"$dynamicRef": "#nowhere"},
    ],
)
def test_what_is_not_known_is_not_answered(schema: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedError):
        Schema(schema, {}).satisfied_by([])


def test_a_valid_document_needs_no_jsonschema(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(DOCUMENT))
    script = (
        "import sys\nfrom pathlib import Path\nfrom generator.diagnostics import Sink\n"
        "from generator.document.refs import resolve\nfrom generator.document.source import load_file\n"
        "from generator.document.validate import validate\nsink = Sink()\n"
        f"validate(resolve(load_file(Path({str(path)!r})), sink), sink)\n"
        "print(len(sink), 'jsonschema' in sys.modules)\n"
    )
    root = Path(validate.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "0 False\n"


def test_a_part_that_is_shared_is_looked_at_once() -> None:
    node: Any = {"type": "string"}
    for _ in range(60):
        node = {"allOf": [node, node]}
    document = changed(DOCUMENT, "components/schemas/Bomb", node)
    assert Schema(validate._official_schema("3.0"), {}).satisfied_by(document)
