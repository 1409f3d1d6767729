"""What a path says in words, and what operations without a tag are grouped by."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.names.paths import (
    first_segment,
    group_title,
    group_words,
    path_words,
    title_words,
)
from generator.notation.paths import PathTemplate


@pytest.mark.parametrize(
    ("path", "words", "all_words", "first"),
    [
        ("/", (), (), ""),
        ("/api/v2/pets/{petId}", ("pets",), ("pets", "pet", "id"), "pets"),
        (
            "/rest/v1beta1/{tenant}/user-groups",
            ("user", "groups"),
            ("tenant", "user", "groups"),
            "user-groups",
        ),
        ("/3.0/lists", ("lists",), ("lists",), "lists"),
        ("/{a}/{b}", (), ("a", "b"), ""),
        ("/pets/{id}.json/photo", ("pets", "photo"), ("pets", "id", "json", "photo"), "pets"),
        # a query says nothing, a fragment tells operations of one path apart
        ("/pets?draft=true", ("pets",), ("pets",), "pets"),
        ("/#Action=Publish", ("action", "publish"), ("action", "publish"), ""),
    ],
)
def test_words(path: str, words: tuple[str, ...], all_words: tuple[str, ...], first: str) -> None:
    template = PathTemplate.parse(path)
    assert path_words(template) == words
    assert path_words(template, parameters=True) == all_words
    assert first_segment(template) == first


@pytest.mark.parametrize(
    ("tags", "path", "title"),
    [
        (("My pets",), "/v1/pets", "My pets"),
        ((), "/v1/userGroups/{id}", "User groups"),
        ((), "/v1/{id}", ""),
    ],
)
def test_groups(tags: tuple[str, ...], path: str, title: str) -> None:
    operation = Operation("GET", path, Loc("openapi.yaml"), tags=tags)
    assert group_title(operation) == title


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Lago API documentation", ("lago",)),
        ("Swagger Petstore - OpenAPI 3.0", ("petstore",)),
        ("Pets REST API v2", ("pets",)),
        ("The API Reference", ("the",)),
        ("REST API", ("rest", "api")),
        ("", ()),
    ],
)
def test_titles(title: str, words: tuple[str, ...]) -> None:
    assert title_words(title) == words


@pytest.mark.parametrize(
    ("tags", "path", "words"),
    [
        (("api",), "/api/users/", ("users",)),
        (("v1", "Pets"), "/v1/pets", ("pets",)),
        (("public",), "/public/orders", ("orders",)),
        (("Docs",), "/docs", ("docs",)),
        (("docs",), "/spaces/{id}/docs", ("docs",)),
        (("Chat API",), "/rooms", ("chat",)),
        (("API Keys",), "/keys", ("api", "keys")),
        (("user-controller",), "/users", ("user",)),
        (("Api20100401Call",), "/Calls.json", ("call",)),
        ((), "/rest_api/v1/API-keys.json", ("api", "keys")),
        ((), "/{id}", ()),
    ],
)
def test_resources(tags: tuple[str, ...], path: str, words: tuple[str, ...]) -> None:
    operation = Operation("GET", path, Loc("openapi.yaml"), tags=tags)
    assert group_words(operation) == words
