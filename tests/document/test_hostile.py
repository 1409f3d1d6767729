"""Documents that were damaged at random: an answer or a refusal, and shapes that hold."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import GenerationError, Sink
from generator.document.refs import resolve
from generator.document.rules import check_rules
from generator.document.shape import ROOT, Shape, containers
from generator.document.source import load_text
from generator.document.structure import mend
from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade import upgrade
from generator.document.validate import validate

SCHEMA = {
    "type": "object",
    "nullable": True,
    "required": ["a"],
    "properties": {
        "a": {"$ref": "#/components/schemas/B", "nullable": True},
        "b": {"type": "file"},
    },
    "allOf": [{"$ref": "#/components/schemas/B"}],
    "discriminator": {"propertyName": "a", "mapping": {"x": "B"}},
    "items": [{"type": "string", "example": 1}],
    "enum": [None, 1],
    "minimum": 1,
    "exclusiveMinimum": True,
    "default": {},
}
OPERATION = {
    "operationId": "x",
    "tags": ["t"],
    "parameters": [
        {"name": "q", "in": "query", "schema": SCHEMA, "examples": {"e": {"value": 1}}},
        {"name": "f", "in": "formData", "type": "array", "items": {"type": "string"}},
        {"$ref": "#/components/parameters/P"},
    ],
    "requestBody": {"content": {"a/b": {"schema": SCHEMA, "encoding": {"a": {"headers": {}}}}}},
    "responses": {"200": {"description": "d", "schema": SCHEMA, "content": {"a/b": {}}}},
    "callbacks": {"c": {"{$url}": {"post": {"responses": {"2xx": {}}}}}},
    "security": [{"s": []}],
    "servers": [{"url": "u", "variables": {"v": {"default": "d", "enum": ["d"]}}}],
}
COMPONENTS = {
    "schemas": {"A": SCHEMA, "B": {"type": "string"}},
    "parameters": {"P": {"name": "p", "in": "path", "required": True, "schema": {}}},
    "securitySchemes": {"s": {"type": "oauth2", "flow": "application", "scopes": {}}},
}
DOCUMENTS = {
    "3": {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a/{p}": {"get": OPERATION, "parameters": [], "x-sdk-a": 1}},
        "components": COMPONENTS,
        "security": [{"s": []}],
    },
    "2": {
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "host": "h",
        "schemes": ["https"],
        "consumes": ["a/b"],
        "paths": {"/a/{p}": {"get": OPERATION, "parameters": [{"in": "body", "name": "b"}]}},
        "definitions": COMPONENTS["schemas"],
        "parameters": COMPONENTS["parameters"],
        "securityDefinitions": COMPONENTS["securitySchemes"],
    },
}
JUNK = st.sampled_from(
    [
        *(None, True, 0, 1.5, "", "x", "#/components/schemas/A", [], [1], [None], {}, {"a": 1}),
        *({"$ref": "#/paths"}, {"$ref": "#/components/schemas/A"}, {"$ref": 1}, ["null", None]),
    ]
)


def places(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    members = enumerate(node) if isinstance(node, list) else ()
    members = node.items() if isinstance(node, dict) else members
    for key, item in members:
        found += places(item, (*path, key))
    return found


@st.composite
def damaged(draw: st.DrawFn) -> dict:
    document = json.loads(json.dumps(DOCUMENTS[draw(st.sampled_from("23"))]))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(places(document)))
        node = document
        for key in way:
            node = node[key]
        node[last] = copy.deepcopy(draw(JUNK))
    return document


@settings(max_examples=150, deadline=None)
@given(damaged(), st.booleans())
def test_damaged_documents(document: dict, tolerant: bool) -> None:
    sink = Sink()
    source = load_text(json.dumps(document), "a.json")
    try:
        resolved = resolve(source, sink, tolerant=tolerant)
    except GenerationError:
        return
    validate(resolved, sink, tolerant=tolerant, thorough=False)
    upgraded = upgrade(resolved, sink)
    check_rules(upgraded, sink, tolerant=tolerant, known_hints=frozenset())
    for diagnostic in sink:
        assert diagnostic.loc is not None
        upgraded.mark(diagnostic.loc)
    shapes_hold(upgraded.root, ROOT)
    for target, shape in upgraded.links.targets:
        shapes_hold(target, shape)
    again = Sink()
    validate(upgraded, again, thorough=False)
    assert not [d for d in again if d.code in {"V001", "V002", "V003"}]


ODD = ("http://[", "//[", "#/%zz", "//", "file://", "a\0b", "#/~2", "?x", "C:\\x", "mailto:x", "#")
ODD += ("", " ", "#%00", "file:///", "..", "/", "https://\u2603/x", "http://a:b/", "x" * 5_000)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("key", ["$ref", "$dynamicRef", "$id", "$anchor"])
def test_odd_references(text: str, key: str) -> None:
    document = {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "$self": text,
        "components": {
            "schemas": {
                "A": {key: text, "properties": {"b": {"$ref": "#/components/schemas/B"}}},
                "B": {"discriminator": {"propertyName": "p", "mapping": {"x": text}}},
            }
        },
    }
    sink = Sink()
    resolved = resolve(load_text(json.dumps(document), "a.json"), sink)
    upgraded = upgrade(resolved, sink)
    schemas = upgraded.root["components"]["schemas"]  # type: ignore[index, call-overload]
    target = upgraded.deref(schemas["A"]["properties"]["b"])  # type: ignore[index, call-overload]
    assert target is schemas["B"]  # type: ignore[index, call-overload]


def shapes_hold(root: Json, shape: Shape) -> None:
    """Every known key holds the right kind of value."""
    stack: list[tuple[Json, Shape]] = [(root, shape)]
    seen: set[int] = set()
    while stack:
        node, shape = stack.pop()
        if not isinstance(node, Obj | Arr) or id(node) in seen:
            continue
        seen.add(id(node))
        mended, faults = mend(node, shape)
        assert [f for f in faults if f.code != "V004"] == []
        assert mended == node
        stack.extend((item, inner) for _, item, inner in containers(node, shape))
