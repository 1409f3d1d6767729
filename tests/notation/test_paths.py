"""Text with names in braces, and paths made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.paths import BracedText, PathTemplate

TEXTS = st.text(alphabet="ab{}/?#&=.é", max_size=20)


@pytest.mark.parametrize(
    ("text", "pieces", "names", "only", "shape"),
    [
        ("", ("",), (), "", ""),
        ("pets", ("pets",), (), "", "pets"),
        ("{id}", ("", "id", ""), ("id",), "id", "{}"),
        ("{a}-{b}.json", ("", "a", "-", "b", ".json"), ("a", "b"), "", "{}-{}.json"),
        ("{a}{b}", ("", "a", "", "b", ""), ("a", "b"), "", "{}{}"),
        ("{a}/{a}", ("", "a", "/", "a", ""), ("a",), "", "{}/{}"),
        ("id{id}", ("id", "id", ""), ("id",), "", "id{}"),
        ("{}", ("", "", ""), (), "", "{}"),
        ("a{b", ("a{b",), (), "", "a{b"),
        ("{{a}}", ("{", "a", "}"), ("a",), "", "{{}}"),
    ],
)
def test_braced_text(
    text: str, pieces: tuple[str, ...], names: tuple[str, ...], only: str, shape: str
) -> None:
    found = BracedText.parse(text)
    assert (found.pieces, found.names, found.only_name, found.shape) == (pieces, names, only, shape)
    assert found.is_fixed is (len(pieces) == 1)


@pytest.mark.parametrize(
    ("text", "clear", "named"),
    [
        ("/a/{b}", True, True),
        ("/a/{b", False, True),
        ("/a/b}", False, True),
        ("/a/{{b}}", False, True),
        ("/a/{}", True, False),
        ("/a/{ }/{b}", True, False),
    ],
)
def test_faulty_braces(text: str, clear: bool, named: bool) -> None:
    found = BracedText.parse(text)
    assert (found.is_clear, found.is_named) == (clear, named)


def test_filling_never_looks_into_what_was_filled_in() -> None:
    values = {"a": "{b}", "b": "2"}
    found = BracedText.parse("{a}/{b}/x").filled(lambda name: values[name], str.upper)
    assert found == "{b}/2/X"


@given(TEXTS)
def test_text_and_back(text: str) -> None:
    found = BracedText.parse(text)
    assert str(found) == text
    assert BracedText.parse(found.shape).shape == found.shape
    assert len(found.pieces) % 2 == 1


@pytest.mark.parametrize(
    ("text", "path", "query", "fragment", "names"),
    [
        ("/pets/{id}", "/pets/{id}", "", "", ("id",)),
        ("pets", "/pets", "", "", ()),
        ("", "/", "", "", ()),
        ("/", "/", "", "", ()),
        ("/pets/", "/pets/", "", "", ()),
        ("/a?q={q}&b", "/a", "q={q}&b", "", ("q",)),
        ("/#Action={x}", "/", "", "Action={x}", ()),
        ("/{a}?b#c?d", "/{a}", "b", "c?d", ("a",)),
        ("/{a}/{a}/{b}", "/{a}/{a}/{b}", "", "", ("a", "b")),
    ],
)
def test_path(text: str, path: str, query: str, fragment: str, names: tuple[str, ...]) -> None:
    found = PathTemplate.parse(text)
    assert (str(found), found.query, found.fragment) == (path, query, fragment)
    assert found.names == names
    assert str(found.target) == (f"{path}?{query}" if query else path)


@pytest.mark.parametrize(
    ("path", "bare", "parent", "last", "fixed"),
    [
        ("/", "", "", "", ()),
        ("/pets", "/pets", "", "pets", ("pets",)),
        ("/pets/", "/pets", "", "pets", ("pets",)),
        ("/pets/{id}", "/pets/{id}", "/pets", "{id}", ("pets",)),
        ("/pets/{id}//", "/pets/{id}", "/pets", "{id}", ("pets",)),
        ("/{a}/x/{b}.zip/y?q#f", "/{a}/x/{b}.zip/y", "/{a}/x/{b}.zip", "y", ("x", "y")),
    ],
)
def test_ends(path: str, bare: str, parent: str, last: str, fixed: tuple[str, ...]) -> None:
    found = PathTemplate.parse(path)
    assert (str(found.bare), str(found.parent), str(found.last)) == (bare, parent, last)
    assert found.fixed_segments == fixed


@pytest.mark.parametrize(
    ("path", "name", "before"),
    [
        ("/pets/{id}", "id", "pets"),
        ("/pets/{pet}/toys/{id}", "id", "toys"),
        ("/pets/{pet}/{id}", "id", ""),  # what stands there is a name, not a word
        ("/{id}", "id", ""),
        ("/pets/id{id}", "id", "id"),
        ("/pets/{a}-{id}", "id", "-"),
        ("/pets", "id", ""),
    ],
)
def test_what_a_name_follows(path: str, name: str, before: str) -> None:
    assert PathTemplate.parse(path).before(name) == before


@pytest.mark.parametrize(
    ("path", "other", "below"),
    [
        ("/pets/{id}", "/pets", True),
        ("/pets", "/pets", False),
        ("/petshop", "/pets", False),
        ("/pets/{a}/b", "/pets/{c}", False),
    ],
)
def test_below(path: str, other: str, below: bool) -> None:
    assert PathTemplate.parse(path).is_below(PathTemplate.parse(other)) is below


@given(TEXTS)
def test_a_path_and_back(text: str) -> None:
    found = PathTemplate.parse(text)
    whole = str(found.target) + (f"#{found.fragment}" if found.fragment else "")
    assert PathTemplate.parse(whole) == found
