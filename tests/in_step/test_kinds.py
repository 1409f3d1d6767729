"""Every kind of scalar goes the whole way: into all outputs, to the mock server and back.

The document is made of the rows themselves, so whoever adds a kind has it tried here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest

from generator.ir.kinds import Kind
from generator.mock import Running, serve
from generator.targets.registry import TARGETS
from tests.cases.sdk import Sdk, generate

#: Octets are the whole of a body, and null is the type of a value that is not there.
KINDS = [kind for kind in Kind if kind not in {Kind.BINARY, Kind.NULL}]
BAD = "~ no such text ~"


def _schema(kind: Kind) -> dict[str, Any]:
    formats = kind.row.formats
    return {"type": kind.row.json} | ({"format": formats[0]} if formats else {})


def _path(kind: Kind) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["value"],
        "properties": {"value": _schema(kind)},
        "additionalProperties": False,
    }
    content = {"application/json": {"schema": schema}}
    replies = {"200": {"description": "The value.", "content": content}}
    query = {"name": "same", "in": "query", "required": True, "schema": _schema(kind)}
    body = {"required": True, "content": content}
    get = {"operationId": f"read-{kind.value}", "tags": ["kinds"], "responses": replies}
    put = get | {"operationId": f"write-{kind.value}", "parameters": [query], "requestBody": body}
    return {"get": get, "put": put}


@pytest.fixture(scope="module")
def sdk() -> Sdk:
    """What all targets make of a document that has every kind."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Kinds", "version": "1"},
        "paths": {f"/kinds/{kind.value}": _path(kind) for kind in KINDS},
    }
    targets = tuple(target.name for target in TARGETS)
    made = generate(json.dumps(document).encode(), "every_kind", targets=targets)
    assert made.result.ok, [d.message for d in made.result.sink]
    return made


@pytest.fixture(scope="module")
def package(sdk: Sdk) -> Iterator[ModuleType]:
    with sdk.imported() as package:
        yield package


@pytest.fixture(scope="module")
def server(sdk: Sdk) -> Iterator[Running]:
    assert sdk.result.document is not None
    assert sdk.result.api is not None
    with serve(sdk.result.document, sdk.result.relations) as running:
        yield running


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_there_and_back(kind: Kind, sdk: Sdk, package: ModuleType, server: Running) -> None:
    """What the SDK reads it can send again, in a body and in a query."""
    calls = {key: entry["call"] for key, entry in sdk.manifest["operations"].items()}
    read, write = (calls[f"{verb}-{kind.value}"].rpartition(".")[2] for verb in ("read", "write"))
    server.clear()
    with package.EveryKindClient(base_url=server.root, strict=True) as client:
        reply = getattr(client.kinds, read)()
        again = getattr(client.kinds, write)(same=reply.value, value=reply.value)
    assert again.value == reply.value
    assert type(reply).from_dict(reply.to_dict()) == reply
    assert [request.status for request in server.requests] == [200, 200]


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if kind.row.json == "string" and not kind.row.look(BAD)],
    ids=lambda kind: kind.value,
)
def test_the_mock_refuses_text_that_does_not_look_so(kind: Kind, server: Running) -> None:
    url = f"{server.root}/kinds/{kind.value}"
    reply = httpx.put(url, params={"same": BAD}, json={"value": BAD}, trust_env=False)
    assert reply.status_code == 400
    assert [one["in"] for one in reply.json()["errors"]] == ["query", "body"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_the_site_describes_it(kind: Kind, sdk: Sdk) -> None:
    key = f'operation: "write-{kind.value}"'
    (page,) = (
        text
        for path, text in sdk.files.items()
        if path.startswith("docs/reference/") and key in text
    )
    assert f">`value`</a> *{kind.row.words}*" in page
    data = json.loads(
        re.findall(r"<script type=\"application/json\">\n(.*?)</script>", page, re.DOTALL)[0]
    )
    (form,) = data["params"]
    assert form["type"] == ("enum" if kind.row.form.choices else kind.row.form.type)
    shown = "int32" if kind is Kind.INTEGER else kind.row.form.format  # the document says so
    assert form.get("format", "") == shown
