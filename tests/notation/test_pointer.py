"""JSON Pointers: text to keys and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.pointer import (
    covers,
    escape,
    index_of,
    parent_of,
    pointer_to,
    steps_of,
    tokens_of,
    unescape,
)

TOKENS = st.text(alphabet="ab~/01 é", max_size=6)


@pytest.mark.parametrize(
    ("pointer", "tokens"),
    [
        ("", []),
        ("/", [""]),
        ("/a/0", ["a", "0"]),
        ("/a//b", ["a", "", "b"]),
        ("/a~1b/m~0n", ["a/b", "m~n"]),
        ("/~01", ["~1"]),  # not a slash: ~1 is looked for before ~0
        ("/%20", ["%20"]),  # only in the fragment of a URI does a percent sign say anything
    ],
)
def test_tokens(pointer: str, tokens: list[str]) -> None:
    assert tokens_of(pointer) == tokens
    assert pointer_to(tokens) == pointer


@pytest.mark.parametrize(
    ("token", "index"),
    [
        ("0", 0),
        ("10", 10),
        ("01", None),
        ("-1", None),
        ("-", None),
        ("", None),
        ("1e3", None),
        ("٣", None),  # a digit, but not of JSON
        ("²", None),
        ("9" * 5000, None),  # more than int() takes
    ],
)
def test_indices(token: str, index: int | None) -> None:
    assert index_of(token) == index
    assert steps_of(f"/{token}") == (token if index is None else index,)


@pytest.mark.parametrize(
    ("pointer", "parent", "key"),
    [
        ("", "", ""),
        ("/a", "", "a"),
        ("/a/b~1c", "/a", "b/c"),
        ("#/components/schemas/a~1b", "#/components/schemas", "a/b"),
    ],
)
def test_the_last_step(pointer: str, parent: str, key: str) -> None:
    assert parent_of(pointer) == (parent, key)


@pytest.mark.parametrize(
    ("outer", "inner", "covered"),
    [
        ("", "", True),
        ("", "/a", True),
        ("/a", "/a", True),
        ("/a", "/a/b", True),
        ("/a", "/ab", False),
        ("/a/b", "/a", False),
    ],
)
def test_covers(outer: str, inner: str, covered: bool) -> None:
    assert covers(outer, inner) is covered


@given(TOKENS)
def test_a_token_and_back(token: str) -> None:
    assert unescape(escape(token)) == token
    assert "/" not in escape(token)


@given(st.lists(TOKENS))
def test_keys_and_back(tokens: list[str]) -> None:
    pointer = pointer_to(tokens)
    assert tokens_of(pointer) == tokens
    if tokens:
        assert parent_of(pointer) == (pointer_to(tokens[:-1]), tokens[-1])
        assert covers(parent_of(pointer)[0], pointer)
