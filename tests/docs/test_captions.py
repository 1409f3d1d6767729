"""Captions of the navigation: each stands above the guide that it names, and those after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.test_pages import OPERATIONS, made

#: the setting, and the captions in the navigation with their pages
CASES = {
    "none": ("", [("Guides", ["a", "b", "c"])]),
    "from the first on": (
        "captions: {One: a.md, Two: c.md}",
        [("One", ["a", "b"]), ("Two", ["c"])],
    ),
    "those before have the usual one": (
        "captions: {Two: b.md}",
        [("Guides", ["a"]), ("Two", ["b", "c"])],
    ),
    "a caption of several lines": (
        'captions: {"One\\n:hidden:": a.md}',
        [("One :hidden:", ["a", "b", "c"])],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_groups_of_guides(name: str, tmp_path: Path) -> None:
    setting, expected = CASES[name]
    for page in "abc":
        (tmp_path / f"{page}.md").write_text(f"# {page}\n", encoding="utf-8")
    config = f"docs:\n  guides: [a.md, b.md, c.md]\n  {setting}\n"
    result, docs = made(tmp_path, OPERATIONS, config)
    assert result.ok, [d.message for d in result.sink]
    index = (docs / "index.md").read_text(encoding="utf-8")
    trees = re.findall(r":hidden:\n:caption: (.*)\n\n((?:guides/.*\n)+)", index)
    found = [(caption, re.findall(r"guides/(\w)", pages)) for caption, pages in trees]
    assert found == expected


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("{One: d.md}", "puts 'One' above 'd.md', which is none of the guides"),
        ("{One: a.md, Two: a.md}", "puts both 'One' and 'Two' above 'a.md'"),
    ],
)
def test_a_caption_that_stands_nowhere(setting: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# a\n", encoding="utf-8")
    config = f"docs:\n  guides: [a.md]\n  captions: {setting}\n"
    result, docs = made(tmp_path, OPERATIONS, config)
    assert [d.code for d in result.sink] == ["C003"]
    assert said in next(iter(result.sink)).message
    assert not docs.exists()
