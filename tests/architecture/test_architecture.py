"""ARCHITECTURE.md and CONTRIBUTING.md name what is there: modules, imports, codes."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.architecture import rooms

ROOT = Path(__file__).parents[2]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_page_is_made_from_the_code() -> None:
    assert rooms.made(ARCHITECTURE) == ARCHITECTURE, "make architecture"


@pytest.mark.parametrize(
    "path", rooms.modules(), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert 8 <= len(rooms.summary(path)) <= 110


def test_every_room_has_its_layer() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert layers
    named = re.findall(r"generator\.(\w+)", layers[1])
    assert sorted(named) == sorted((*rooms.rooms(), "__main__"))


def test_every_letter_of_a_code_has_its_room() -> None:
    used: dict[str, set[str]] = {}
    for path in (ROOT / "generator").rglob("*.py"):
        for letter in re.findall(r'"([A-Z])\d{3}"', path.read_text(encoding="utf-8")):
            used.setdefault(letter, set()).add(path.relative_to(ROOT / "generator").as_posix())
    rows = re.findall(r"^\| ([A-Z](?:, [A-Z])*) \| (.*) \|$", CONTRIBUTING, re.MULTILINE)
    rooms = {
        letter: re.findall("`(.+?)`", row)
        for row_letters, row in rows
        for letter in row_letters.split(", ")
    }
    assert rooms.keys() == used.keys()
    for letter, paths in used.items():
        homes = [f"{room}*" for room in rooms[letter]]
        strangers = [path for path in paths if not any(fnmatchcase(path, home) for home in homes)]
        assert not strangers, f"{letter} is not the letter of {strangers}"


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_make_targets_that_are_named_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
    assert named <= known
    if name == "CONTRIBUTING.md":
        assert known <= named
