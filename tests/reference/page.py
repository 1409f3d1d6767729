"""The page of all settings: a table for each level of ``sdk.yaml``, and one of the extensions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from generator.config import shapes
from generator.config.shapes import Schema
from generator.ir.types import JsonValue
from generator.lower.hints import REGISTRY, Where
from tests.reference.reading import Level, levels, meanings, read_every_key

_HEAD = """\
# Settings

Every key of `sdk.yaml`, and every `x-sdk-*` key of a document or an overlay. `make reference` writes
this page and `sdk.schema.json` from the code that reads them; `python -m generator schema` prints
the schema, which editors use for completion and for checks.

Paths are relative to the folder of `sdk.yaml`. A key that is missing, or that has no value, has its
default. A key that does not exist is an error, as is a value of another type.
"""
_WORDS: tuple[tuple[Schema, str], ...] = (
    (shapes.ANY, "any value"),
    (shapes.FLAG, "true or false"),
    (shapes.ONLY_TRUE, "true"),
    (shapes.COUNT, "whole number"),
    (shapes.SECONDS, "seconds, or null"),
    (shapes.FLAG_OR_MAPPING, "true, false or a mapping"),
    (shapes.PATH, "string"),
    (shapes.TEXT, "string"),
    (shapes.PYTHON, 'version of Python, "3.7" or later'),
    (shapes.IDENTIFIER, "name of Python"),
    (shapes.NEEDED_IDENTIFIER, "name of Python; required"),
)
_PLACES = {
    Where.ROOT: "document",
    Where.PATH_ITEM: "path item",
    Where.OPERATION: "operation",
    Where.PARAMETER: "parameter",
    Where.RESPONSE: "response",
    Where.SCHEMA: "schema",
}


def page() -> str:
    """The whole page."""
    top, kinds = read_every_key()
    parts = [_HEAD, *(text for found in levels(top, kinds) for text in _level(*found))]
    parts.append(_extensions())
    return "\n".join(parts)


def _level(path: str, level: Level) -> Iterator[str]:
    if not level.keys:
        return
    meant = meanings(level)
    yield f"## `{path}`\n" if path else "## The file\n"
    yield "| Key | Value | Meaning | Example |\n|---|---|---|---|"
    for key, shape in level.keys.items():
        example = level.examples.get(key)
        shown = "" if isinstance(example, Mapping) or _is_long(example) else _code(example)
        yield f"| `{key}` | {_words(shape, level.below.get(key))} | {_cell(meant[key])} | {shown} |"
    yield ""


def _is_long(value: JsonValue) -> bool:
    """Whether an example needs more room than a cell has."""
    return isinstance(value, Sequence) and any(isinstance(item, Mapping) for item in value)


def _words(shape: Schema, below: Level | None) -> str:
    """What a key may hold."""
    for known, words in _WORDS:
        if shape == known:
            return words
    if "enum" in shape:
        given = shape["enum"]
        assert isinstance(given, tuple)
        return _cell("one of " + ", ".join(f"`{one}`" for one in given if one))
    items = shape.get("items")
    if isinstance(items, Mapping):
        of = items["type"]
        named = {"string": "strings", "object": "mappings"}
        assert isinstance(of, tuple)
        return f"list of {' or '.join(named[str(kind)] for kind in of)}"
    if "object" in str(shape["type"]):
        return "mapping of names" if below is None or below.open is not None else "mapping"
    return "string"


def _code(value: JsonValue) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value)
    return _cell(f"`{text}`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _extensions() -> str:
    rows = ["## `x-sdk-*`\n", "| Key | Where | Meaning |\n|---|---|---|"]
    for key in REGISTRY:
        where = ", ".join(name for place, name in _PLACES.items() if place in key.where)
        rows.append(f"| `{key.name}` | {where} | {_cell(key.doc)} |")
    return "\n".join([*rows, ""])
