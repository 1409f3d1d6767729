"""ARCHITECTURE.md and CONTRIBUTING.md name what is there: modules, import order, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def block(start: str) -> str:
    """The fenced block that begins with ``start``."""
    found = re.search(
        rf"^```\n({re.escape(start)}.*?)^```$", ARCHITECTURE, re.DOTALL | re.MULTILINE
    )
    assert found, f"no block begins with {start!r}"
    return found[1]


def listed() -> Iterator[str]:
    """The modules of the list of rooms; how far a line is indented tells its folder."""
    folders: list[tuple[int, str]] = []
    for line in block("generator/\n").splitlines():
        indent = len(line) - len(line.lstrip())
        name = line.split()[0]
        while folders and folders[-1][0] >= indent:
            folders.pop()
        path = f"{folders[-1][1] if folders else ''}{name}"
        if name.endswith("/"):
            folders.append((indent, path))
        elif name.endswith(".py"):
            yield path


def test_every_module_has_its_line() -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for folder in ("generator", "templates/python/runtime", "bench")
        for path in (ROOT / folder).rglob("*.py")
    }
    # The __init__.py of a room is told by the line of its folder.
    packages = {path for path in there if path.endswith("/__init__.py")} - {"generator/__init__.py"}
    assert sorted(listed()) == sorted(there - packages)


def test_imports_run_as_the_page_says() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert layers
    enforced = [re.findall(r"generator\.(\w+)", line) for line in layers[1].splitlines()]
    told = [re.findall(r"\w+", layer) for layer in block("__main__ > ").split(">")]
    assert told == enforced


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
        strangers = [path for path in paths if not path.startswith(tuple(rooms[letter]))]
        assert not strangers, f"{letter} is not the letter of {strangers}"


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_make_targets_that_are_named_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert named <= known
    if name == "CONTRIBUTING.md":
        assert known <= named
