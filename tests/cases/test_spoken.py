"""Docstrings name the calls of the SDK where the document names its operations."""

from __future__ import annotations

import json

import pytest

from tests.cases.sdk import Sdk, generate

#: what a description says, and what the docstring of the method says then
TEXTS = {
    "First call `GET /pets/{petId}`.": "First call `client.pets.get`.",
    "First call GET /pets/{petId}.": "First call `client.pets.get`.",
    "See *Get a pet* and **List pets**.": "See `client.pets.get` and `client.pets.list`.",
    "What `getPet` returned.": "What `client.pets.get` returned.",
    "What [Get a pet](#operation/getPet) returned.": "What `client.pets.get` returned.",
    "Never `GET /cats`, *Get a cat* or `getCat`.": "Never `GET /cats`, *Get a cat* or `getCat`.",
    "A *get* in `limit`.": "A *get* in `limit`.",
}


def sdk(text: str) -> Sdk:
    """The SDK of a document in which one operation says ``text`` in all places."""
    pet = {"200": {"description": "A pet."}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}, "description": text}
    listing = {
        "operationId": "listPets",
        "tags": ["pets"],
        "summary": "List pets",
        "description": text,
        "parameters": [limit],
        "responses": {"200": {"description": "Pets."}, "404": {"description": text}},
    }
    get = {"operationId": "getPet", "tags": ["pets"], "summary": "Get a pet", "responses": pet}
    path = {"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.test"}],
        "paths": {"/pets": {"get": listing}, "/pets/{petId}": {"parameters": [path], "get": get}},
    }
    return generate(json.dumps(document).encode(), "spoken_pets")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text(text: str) -> None:
    emitted = sdk(text).emitted["resources/pets.py"]
    docstring = emitted.partition('"""List pets')[2].partition('"""')[0]
    words = " ".join(docstring.split())
    said = TEXTS[text]
    assert words.count(said) == 3
    assert f"limit: {said}" in words
    assert f"HTTP 404. {said}" in words
