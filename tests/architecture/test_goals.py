"""The goals for the shape of the generator; ``python bench/house.py`` prints the figures."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bench import shape
from bench.shape import FUNCTION_LINES, MODULE_LINES, Finding

ROOT = Path(__file__).parents[2]
MODULES = shape.read(ROOT / "generator")
EDGES = shape.imports(MODULES)
SCRIPTS = sorted((ROOT / "templates" / "docs" / "playground").glob("*.js"))


def _told(found: Iterable[Finding], above: int = 0) -> list[str]:
    return [
        f"{one.path.relative_to(ROOT).as_posix()}:{one.line} {one.what} {one.size}"
        for one in found
        if one.size > above
    ]


def _outside_document(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if ROOT / "generator" / "document" not in one.path.parents]


def _without_a_reason() -> list[Finding]:
    """The open dataclasses whose docstring does not say why they have to change."""
    return [
        one
        for one in shape.classes(MODULES).open
        for node in ast.walk(ast.parse(one.path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.lineno == one.line
        if "Mutable: " not in (ast.get_docstring(node) or "")
    ]


GOALS: dict[str, Callable[[], list[str]]] = {
    "modules are short": lambda: _told(
        (Finding(one.path, 1, one.name, one.lines) for one in MODULES), MODULE_LINES
    ),
    "functions are short": lambda: _told(shape.functions(MODULES), FUNCTION_LINES),
    "scripts are short": lambda: _told(shape.files(SCRIPTS), MODULE_LINES),
    "no modules import each other": lambda: [", ".join(one) for one in shape.circles(EDGES)],
    "no folders import each other": lambda: [
        ", ".join(one) for one in shape.circles(shape.between_folders(EDGES))
    ],
    "Any stays in document": lambda: _told(_outside_document(shape.any_uses(MODULES))),
    "long calls name their arguments": lambda: _told(shape.positional(MODULES)),
    "dataclasses are frozen or say why not": lambda: _told(_without_a_reason()),
}


@pytest.mark.parametrize("goal", GOALS)
def test_goal(goal: str) -> None:
    assert GOALS[goal]() == []


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 150
    assert len(EDGES) > 500
    assert len(SCRIPTS) > 3
