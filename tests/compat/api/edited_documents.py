"""A document with edits, as an API: what the cases compare."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from generator.ir.model import Api
from tests.lower.lowering import lower_text

HERE = Path(__file__).parent
GONE = "<gone>"


@cache
def _base() -> str:
    return json.dumps(yaml.safe_load((HERE / "base.yaml").read_text("utf-8")))


@cache
def _lowered(text: str) -> Api:
    return lower_text(text).api


def base() -> dict:
    """The document that cases edit."""
    return json.loads(_base())


def edited(edits: Mapping[str, object]) -> dict:
    """The base with ``edits``: places with their new values.

    A place is a JSON Pointer, ``@operationId/...`` for an operation, or ``Pet/...`` for a schema.
    ``<gone>`` removes; a place that ends with ``/-`` appends to an array; ``{"<from>": place}`` copies
    what is there in the base.
    """
    document = base()
    for pointer, value in edits.items():
        edit(document, pointer, value)
    return document


def edit(document: dict, place: str, value: object) -> None:
    """Change one place of ``document``."""
    *way, last = _tokens(place)
    node: dict | list = document
    for part in way:
        node = node[int(part)] if isinstance(node, list) else node.setdefault(part, {})
    if isinstance(value, dict) and "<from>" in value:
        value = copy.deepcopy(_at(base(), value["<from>"]))
    if isinstance(node, list):
        if last == "-":
            node.append(value)
        elif value == GONE:
            del node[int(last)]
        else:
            node[int(last)] = value
    elif value == GONE:
        del node[last]
    else:
        node[last] = value


def _at(node: dict | list, place: str) -> object:
    for part in _tokens(place):
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def _tokens(place: str) -> list[str]:
    first, *rest = [part.replace("~1", "/").replace("~0", "~") for part in place.split("/")]
    if first.startswith("@"):
        return [*_operation(first[1:]), *rest]
    return rest if not first else ["components", "schemas", first, *rest]


def _operation(name: str) -> list[str]:
    for path, item in base()["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and operation.get("operationId") == name:
                return ["paths", path, method]
    raise KeyError(name)


def api_of(document: dict) -> Api:
    """``document`` as an API; the same one is read once."""
    return _lowered(json.dumps(document))
