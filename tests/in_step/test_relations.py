"""What operations have to do with one another is one thing in the mock, in Postman and in the SDK.

Each of the two documents was once understood by one of them and not by another one: a list
beside a list of warnings, and a key of which a path parameter holds only the end.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import httpx

from generator.mock import Options, serve
from generator.notation.pointer import tokens_of
from generator.relations.model import OutBody, Purpose
from generator.relations.relate import Relations
from tests.cases.sdk import generate
from tests.postman.made import collection, document, reply, script

USER = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
}
DOC = {"type": "object", "properties": {"file": {"type": "string"}, "name": {"type": "string"}}}


def operation(name: str, schema: dict[str, Any], *parameters: str, **more: Any) -> dict[str, Any]:
    taken = [
        {"name": one, "in": "path", "required": True, "schema": {"type": "string"}}
        for one in parameters
    ]
    return {"operationId": name, "parameters": taken, "responses": reply(schema), **more}


LISTED = {
    "type": "object",
    "properties": {
        "data": {"type": "array", "items": USER},
        "warnings": {"type": "array", "items": {"type": "string"}},
    },
}
USERS = document(
    {
        "/users": {"get": operation("getUsers", LISTED)},
        "/users/{userId}": {"get": operation("getUser", USER, "userId")},
    }
)
BODY = {"content": {"application/json": {"schema": DOC, "example": {"name": "notes"}}}}
DOCS = document(
    {
        "/docs": {"post": operation("addDoc", DOC, requestBody=BODY)},
        "/docs/{docfile}": {"get": operation("getDoc", DOC, "docfile")},
    }
)


@dataclass(frozen=True)
class Outputs:
    """What became of a document."""

    relations: Relations
    sets: dict[str, dict[str, str]]  # by operationId: variable -> expression, in Postman
    calls: dict[str, str]  # by operationId: the method of the SDK
    mocked: dict[str, Any]  # by operationId: replies of the mock

    def source(self, name: str) -> OutBody:
        """Where the relations find a value first of all."""
        link = next(one for one in self.relations.links if " ".join(one.name) == name)
        output = link.best[0].output
        assert isinstance(output, OutBody)
        return output


def outputs(spec: dict[str, Any], sends: dict[str, tuple[str, str]]) -> Outputs:
    """All of them, from one document; ``sends`` are requests by operationId."""
    sdk = generate(json.dumps(spec).encode(), "related")
    result = sdk.result
    assert result.document is not None
    assert result.relations is not None
    made = collection(spec)
    titles = {"getUsers": "Get users", "addDoc": "Add doc"}
    sets = {key: _sets(script(made.request(titles[key]))) for key in sends}
    calls = {key: entry["call"] for key, entry in sdk.manifest["operations"].items()}
    mocked = {}
    with serve(result.document, result.relations, Options()) as running:
        for key, (method, path) in sends.items():
            mocked[key] = [_send(running.root + path, method)]
            at = next(one for one in result.relations.links if one.places).best[0].output
            assert isinstance(at, OutBody)
            found = _at(mocked[key][0].json(), at.pointer)
            for one in (found, "no-such-thing"):
                mocked[key].append(_send(f"{running.root}{path}/{one}", "GET"))
    return Outputs(result.relations, sets, calls, mocked)


def test_a_list_beside_warnings() -> None:
    found = outputs(USERS, {"getUsers": ("GET", "/users")})
    role = found.relations.roles["getUsers"]
    assert (role.purpose, role.items and role.items.pointer) == (Purpose.LIST, "/data")
    source = found.source("user id")
    assert source.pointer == "/data/0/id"
    assert found.sets["getUsers"] == {"user_id": _expression(source.pointer)}
    assert found.calls == {"getUsers": "client.users.list", "getUser": "client.users.get"}
    listed, read, _ = found.mocked["getUsers"]
    assert read.json() == _at(listed.json(), "/data/0")


def test_a_key_with_more_words_than_its_property() -> None:
    found = outputs(DOCS, {"addDoc": ("POST", "/docs")})
    assert found.relations.roles["addDoc"].purpose is Purpose.CREATE
    assert found.relations.places["/docs"].key_name == "file"
    source = found.source("docfile")
    assert source.pointer == "/file"
    assert found.sets["addDoc"] == {"docfile": _expression(source.pointer)}
    assert found.calls == {"addDoc": "client.docs.add", "getDoc": "client.docs.get"}
    made, read, missing = found.mocked["addDoc"]
    assert read.json() == made.json()
    assert made.json()["name"] == "notes"
    assert missing.status_code == 404


def _send(url: str, method: str) -> httpx.Response:
    body = {"name": "notes"} if method == "POST" else None
    return httpx.request(method, url, json=body, trust_env=False)


def _sets(source: str) -> dict[str, str]:
    values = dict(re.findall(r"const (found\d+) = (.*);", source))
    keeps = re.findall(r'collectionVariables\.set\("(.*?)", (found\d+)\)', source)
    return {name: values[found] for name, found in keeps}


def _expression(pointer: str) -> str:
    """A pointer as the scripts of Postman write it."""
    return "reply" + "".join(
        f"?.[{step}]" if step.isdecimal() else f"?.{step}" for step in tokens_of(pointer)
    )


def _at(value: Any, pointer: str) -> Any:
    for step in tokens_of(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
