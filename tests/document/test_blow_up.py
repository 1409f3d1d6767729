"""Documents whose references multiply: each takes a moment, whatever they would unfold to."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from generator.diagnostics import Sink
from generator.document.refs import resolve
from generator.document.source import load_text
from generator.document.upgrade import upgrade
from generator.lower.api import lower

_LEVELS = 40
_INFO: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}


def _lists() -> dict[str, Any]:
    """Each list of parts is twice in the one before it."""
    levels: dict[str, Any] = {
        f"l{i}": [{"allOf": {"$ref": f"#/x-l/l{i + 1}"}}] * 2 for i in range(_LEVELS)
    }
    levels[f"l{_LEVELS}"] = [{"type": "object", "properties": {"z": {"type": "string"}}}]
    schemas = {"A": {"type": "object", "allOf": {"$ref": "#/x-l/l0"}}}
    return {**_INFO, "x-l": levels, "components": {"schemas": schemas}}


def _generics() -> dict[str, Any]:
    """Each schema binds a name and uses the next one, which leaves other names open."""
    schemas: dict[str, Any] = {}
    for i in range(_LEVELS):
        below = {"$ref": f"#/components/schemas/l{i + 1}"}
        open_ = {"$dynamicRef": f"#n{i * 7 % _LEVELS}"}
        schemas[f"l{i}"] = {
            "$dynamicAnchor": f"n{i}",
            "type": "object",
            "properties": {"a": below, "b": dict(below), "c": open_},
        }
    schemas[f"l{_LEVELS}"] = {"type": "object", "properties": {"z": {"$dynamicRef": "#n0"}}}
    return {**_INFO, "components": {"schemas": schemas}}


@pytest.mark.parametrize(("document", "said"), [(_lists(), "R007"), (_generics(), "R008")])
def test_references_that_multiply(document: dict[str, Any], said: str) -> None:
    sink = Sink()
    start = time.process_time()
    source = load_text(json.dumps(document), "openapi.json")
    api = lower(upgrade(resolve(source, sink), sink), sink)
    assert time.process_time() - start < 10
    assert len(api.decls) < 5000
    assert said in {diagnostic.code for diagnostic in sink}
