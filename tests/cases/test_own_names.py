"""Schemas and tags keep their names, whatever our own code uses: our names step aside."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from generator.names.words import pascal, snake, split_words
from generator.targets.python.naming.package import ERRORS, TYPES
from tests.cases.sdk import Sdk, generate

#: What emitted modules import, define or name, beside what starts with an underscore.
OURS = (
    *("Annotated", "Any", "BaseModel", "ClassVar", "Dict", "FrozenSet", "List", "Literal"),
    *("Mapping", "Optional", "Sequence", "Tuple", "Union", "Unpack"),
    *("Discriminated", "Model", "OpenEnum", "Wire", "XmlInfo"),
    *("AsyncResource", "AsyncStream", "Body", "CallOptions", "CheckpointInput", "FileInput"),
    "FileUpload",
    *("Operation", "Param", "ProgressInput"),
    *("Part", "Reply", "Rule", "Stream", "StreamOperation", "SyncResource", "Upload"),
    *("Pages", "SyncPage", "AsyncPage", "BareSyncPage", "BareAsyncPage", "Iterator", "Self"),
    *("AsyncIterator", "Iterable"),
    *("Sent", "SENT"),
    *("FolderReport", "FolderUpload", "NameInput", "Naming", "PathInput", "PatternInput"),
    "StateInput",
    *("AsyncRows", "BareAsyncRows", "BareSyncRows", "Column", "Rows", "SyncRows", "Table"),
    *("NotRequired", "Target", "TypedDict"),
    *("AsyncRemoteFile", "Callable", "Download", "DownloadedFile", "FileTarget", "OpenFile"),
    *(
        "AsyncIterator",
        "Handle",
        "Instant",
        "RemoteFile",
        "Start",
        "StartAndWait",
        "Wait",
        "Watch",
        "Work",
    ),
    *("AsyncStarted", "AsyncStartedWork", "StartedWork", "Starts", "SyncStarted"),
)
#: What documents call things as well, and what was reserved once.
OTHERS = (
    *("Array", "Client", "Date", "Error", "Field", "Map", "Object", "Resource"),
    *("Response", "Set", "String", "Type"),
)
NAMES = tuple(
    dict.fromkeys((*OURS, *OTHERS, *ERRORS, *(n for n in TYPES if n[0] + n[1:2] != "NO")))
)


def schema(name: str) -> dict[str, Any]:
    """An object whose properties take every way of our code to write a type."""
    own = {"$ref": f"#/components/schemas/{name}"}
    pets = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
    return {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "when": {"type": "string", "format": "date-time"},
            "size": {"type": "string", "contentEncoding": "base64"},
            "kind": {"enum": ["a", "b"]},
            "one": own,
            "many": {"type": "array", "items": own},
            "named": {"type": "object", "additionalProperties": own},
            "either": {"oneOf": [own, {"type": "integer"}]},
            "maybe": {"type": ["string", "null"]},
            "pet": {"oneOf": pets, "discriminator": {"propertyName": "type"}},
            "pair": {"type": "array", "prefixItems": [own, {"type": "integer"}], "items": False},
            "anything": {},
            "made": {"type": "string", "readOnly": True},
            "sure": {"type": "string", "x-sdk-always-sent": True},
        },
        "additionalProperties": {"type": "integer"},
    }


def operation(name: str) -> dict[str, Any]:
    """An operation of a resource called ``name``."""
    own = {"$ref": f"#/components/schemas/{name}"}
    text = {"type": "string"}
    parameters = [
        {"name": "q", "in": "query", "schema": {"type": "array", "items": text}},
        {"name": "x", "in": "query", "schema": {"enum": ["a", "b"]}},
        {"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
    ]
    return {
        "operationId": f"swap {name}",
        "tags": [name],
        "parameters": parameters,
        "requestBody": {"content": {"application/json": {"schema": own}}},
        "responses": {
            "200": {"description": "x", "content": {"application/json": {"schema": own}}},
            "400": {"description": "x"},
        },
    }


@pytest.fixture(scope="module")
def sdk() -> Sdk:
    pet = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}}
    spec = {
        "openapi": "3.1.0",
        "info": {"title": "Own names", "version": "1"},
        "paths": {f"/swap/{name}": {"post": operation(name)} for name in NAMES},
        "components": {"schemas": {"Cat": pet, "Dog": pet} | {n: schema(n) for n in NAMES}},
    }
    found = generate(json.dumps(spec).encode(), "own_names")
    assert found.result.ok, [d.message for d in found.result.sink]
    return found


def test_every_name_is_kept_and_works(sdk: Sdk) -> None:
    value = {
        "id": "6b1f6b2e-8f7b-4a0e-9a25-0c4ac5b7ab8e",
        "kind": "a",
        "maybe": None,
        "pet": {"type": "Cat"},
        "extra": 3,
    }
    value |= {"one": dict(value), "many": [dict(value)], "named": {"x": dict(value)}}
    with sdk.imported() as package:
        for name in NAMES:
            made = getattr(package.models, name).from_dict(value)
            assert type(made).__name__ == name
            assert type(made.many[0]) is type(made.named["x"]) is type(made.one) is type(made)
            assert made.to_dict() == value
        client = package.OwnNamesClient(base_url="http://127.0.0.1:9")
        for name in NAMES:
            resource = getattr(client, snake(split_words(name)).rstrip("_") or name, None)
            resource = resource or getattr(client, f"{snake(split_words(name))}_")
            assert callable(resource.swap)
    assert _classes(sdk) >= {
        pascal(split_words(name)) for name in NAMES if not name.startswith("Async")
    }


def _classes(sdk: Sdk) -> set[str]:
    """The classes of resources in the emitted text."""
    return {
        node.name
        for path, text in sdk.emitted.items()
        if path.startswith("resources/")
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef)
    }


def test_the_table_is_complete() -> None:
    """Everything that the modules of a real SDK import under a name of a class is in the table."""
    package = Path(__file__).parents[2] / "generated" / "python" / "aihub"
    modules = [*package.glob("models/*.py"), *package.glob("resources/*.py")]
    nodes = [node for path in modules for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    froms = [n for n in nodes if isinstance(n, ast.ImportFrom) and not (n.level == 1 and n.module)]
    found = {(a.asname or a.name) for node in froms for a in node.names}
    classes = {name for name in found if name[0].isupper() and not name.isupper()}
    # ClientValue and classes of the former SDK are only there where sdk.yaml asks for them
    classes = {name for name in classes if not name.endswith(("Api", "ClientValue"))}
    assert len(classes) > 20
    assert classes <= {*OURS, *TYPES}, sorted(classes - {*OURS, *TYPES})
