"""Groups of operations: tags below those that they are part of."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir.model import Api, Info, Operation, Tag
from generator.names.groups import Group, groups_of

_AT = Loc("openapi.yaml")


def _api(tags: dict[str, str], used: list[str]) -> Api:
    operations = tuple(
        Operation("GET", f"/{number}", _AT, tags=(name,)) for number, name in enumerate(used)
    )
    return Api(
        info=Info(),
        operations=operations,
        tags=tuple(Tag(name, parent=parent) for name, parent in tags.items()),
    )


def _shown(groups: tuple[Group, ...]) -> str:
    return " ".join(
        group.name
        + str(len(group.operations))
        + (f"({_shown(group.children)})" if group.children else "")
        for group in groups
    )


@pytest.mark.parametrize(
    ("tags", "used", "shown"),
    [
        ({"a": "", "b": "a"}, ["a", "b", "b"], "a1(b2)"),
        ({"b": "a", "a": ""}, ["b"], "a0(b1)"),
        ({"b": "a"}, ["b"], "a0(b1)"),
        ({"c": "b", "b": "a", "a": ""}, ["c", "a"], "a1(b0(c1))"),
        ({"a": "", "b": "a"}, ["a"], "a1"),
        ({"a": "b", "b": "a", "c": "a"}, ["a", "b", "c"], "a1(c1) b1"),
        ({"a": "a"}, ["a"], "a1"),
        ({}, ["x", "y", "x"], "x2 y1"),
    ],
)
def test_groups(tags: dict[str, str], used: list[str], shown: str) -> None:
    assert _shown(groups_of(_api(tags, used), "Other")) == shown
