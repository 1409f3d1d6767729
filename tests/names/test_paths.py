"""What a path says in words, and what operations without a tag are grouped by."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.names.paths import first_segment, group_title, path_words
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
