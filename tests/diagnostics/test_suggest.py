"""Did you mean: which name is offered, and when all of them are."""

from __future__ import annotations

import pytest

from generator.diagnostics.suggest import closest, did_you_mean


@pytest.mark.parametrize(
    ("word", "names", "said"),
    [
        ("nmae", ["name", "size"], "Did you mean 'name'?"),
        ("NAME", ["nam", "name"], "Did you mean 'name'?"),  # case comes before likeness
        ("xyz", ["name", "size"], "Use one of 'name', 'size'."),
        ("xyz", ["name"], "Use 'name'."),
        ("xyz", [], ""),
        ("xyz", list("abcdefghi"), "Use one of 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', ...."),
    ],
)
def test_hint(word: str, names: list[str], said: str) -> None:
    assert did_you_mean(word, names) == said


def test_a_set_has_one_order_in_every_run() -> None:
    assert did_you_mean("xyz", set("hgfedcba")) == did_you_mean("xyz", list("abcdefgh"))


def test_nothing_near() -> None:
    assert closest("xyz", ["name"]) == ""
