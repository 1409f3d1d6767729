"""The bases of result classes are described as they are in the runtime."""

from __future__ import annotations

import importlib
import inspect
import sys
from pathlib import Path

import pytest

from generator.targets.python.planning import pages, started, tables
from generator.targets.python.planning.results import Member, ResultBase

BASES = [
    base
    for module in (pages, started, tables)
    for base in vars(module).values()
    if isinstance(base, ResultBase)
]
MEMBERS = [(base, member) for base in BASES for member in base.members]


@pytest.mark.parametrize("client", ["Sync", "Async"])
@pytest.mark.parametrize(
    ("base", "member"), MEMBERS, ids=[f"{base.name}-{member.name}" for base, member in MEMBERS]
)
def test_both_forms_of_a_base_have_each_member(
    base: ResultBase, member: Member, client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).parents[2] / "generated" / "python"
    monkeypatch.setattr(sys, "path", [str(root), *sys.path])
    module = importlib.import_module(f"aihub._core.{base.module}")
    if client == "Async" and member.sync_only:
        return
    full = getattr(module, f"{client}{base.name}")
    bare = getattr(module, f"Bare{client}{base.name}")
    for cls, name in ((full, member.name), (bare, f"_{member.name}")):
        found = inspect.getattr_static(cls, name)
        assert inspect.isfunction(found) is not member.is_property
        awaited = member.awaited and client == "Async"
        assert inspect.iscoroutinefunction(found) is awaited
    assert not hasattr(bare, member.name)
