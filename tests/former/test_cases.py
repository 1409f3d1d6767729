"""Names of before, one small file a case: ``cases/NAME.yaml``.

A case says:

- ``about``: one sentence.
- ``overlay``: actions of an OpenAPI Overlay for ``zoo.yaml``.
- ``settings``: what ``sdk.yaml`` says beside the package, whose version is 1.2.0.
- ``uses``: code of users; each with the sync client, then (awaited) with the async one.

  - ``old``: what they wrote before: statements; ``client``, ``fake`` and ``zoo`` are there. A
    lone expression is awaited in the async client if that is possible.
  - ``new``: what they write today. Both must send the same requests and give the same JSON.
  - ``warns``: the beginnings of all warnings of ``old``. ``new`` warns of nothing. A module warns
    when it is imported first; ``once`` names one that is forgotten before.
  - ``raises``: the exception of ``old`` and a part of its text, instead of ``new``.

- ``warns``: code that nothing replaces, with all that it warns of.
- ``says``: every message of the generator: ``code line:column a part of the text``. The line is in
  ``sdk.yaml``, of which ``settings`` begin at line 1.
- ``has``: expressions about ``zoo`` and ``resources``, and what they give.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import json
import re
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.document.source import mark_of
from tests.cases.sdk import generate

if TYPE_CHECKING:
    from types import ModuleType

    from tests.cases.sdk import Sdk

FOLDER = Path(__file__).parent
CASES = sorted((FOLDER / "cases").glob("*.yaml"))
_KEYS = {"about", "overlay", "package", "settings", "uses", "warns", "says", "has"}
_FILE = "user.py"


def build(case: dict[str, Any], folder: Path) -> Sdk:
    """The SDK of a case."""
    package = {"name": "zoo", "version": "1.2.0", **case.get("package", {})}
    text = f"{case.get('settings', '')}\npackage: {json.dumps(package)}\n"
    config = folder / "sdk.yaml"
    overlays: tuple[Path, ...] = ()
    if "overlay" in case:
        overlays = (folder / "overlay.yaml",)
        info = {"title": "Case", "version": "1"}
        overlay = {"overlay": "1.0.0", "info": info, "actions": case["overlay"]}
        overlays[0].write_text(yaml.safe_dump(overlay), encoding="utf-8")
    config.write_text(text, encoding="utf-8")
    return generate(FOLDER / "zoo.yaml", "zoo", config=config, overlays=overlays)


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not case.keys() - _KEYS, "unknown keys"
    assert case["about"]
    sdk = build(case, tmp_path)
    said = [_said(diagnostic, sdk) for diagnostic in sdk.result.sink]
    expected = case.get("says", [])
    assert len(said) == len(expected), said
    for one, wanted in zip(said, expected, strict=True):
        code, place, text = wanted.split(" ", 2)
        assert one.startswith(f"{code} {place} "), one
        assert text in one, one
    if not sdk.result.ok:
        assert "uses" not in case
        return
    for name, text in sdk.emitted.items():
        ast.parse(text, name)
    with sdk.imported() as zoo:
        resources = importlib.import_module("zoo.resources")
        for expression, value in case.get("has", {}).items():
            assert eval(expression, {"zoo": zoo, "resources": resources}) == value, expression
        for use in case.get("uses", []):
            for kind in ("sync", "async"):
                _check(use, zoo, kind)


def _said(diagnostic: Any, sdk: Sdk) -> str:
    mark = mark_of(diagnostic.loc, sdk.result.files) if diagnostic.loc is not None else None
    place = f"{mark.line}:{mark.column}" if mark is not None else "-"
    return f"{diagnostic.code} {place} {diagnostic.message} | {diagnostic.hint}"


@dataclass(frozen=True)
class _Seen:
    """What came of a piece of code."""

    value: object
    requests: list[object]
    warned: list[str]


def _check(use: dict[str, Any], zoo: ModuleType, kind: str) -> None:
    where = f"{kind}: {use['old']}"
    if "raises" in use:
        name, text = use["raises"].split(" ", 1)
        with pytest.raises(Exception, match=re.escape(text)) as caught:
            _run(use["old"], zoo, kind)
        assert type(caught.value).__name__ == name, where
        return
    sys.modules.pop(use.get("once", ""), None)
    old, new = _run(use["old"], zoo, kind), _run(use["new"], zoo, kind)
    assert old.requests == new.requests, where
    assert old.value == new.value, where
    assert new.warned == [], where
    wanted = use.get("warns", [])
    assert len(old.warned) == len(wanted), f"{where}: {old.warned}"
    for found, start in zip(old.warned, wanted, strict=True):
        assert found.startswith(start), f"{where}: {found}"


def _run(code: str, zoo: ModuleType, kind: str) -> _Seen:
    fake = zoo.testing.FakeZooClient(examples=True)
    names: dict[str, Any] = {"zoo": zoo, "fake": fake}
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        if kind == "sync":
            with fake.client() as names["client"]:
                value = _evaluated(code, names)
        else:
            value = asyncio.run(_awaited(code, names, fake))
    for one in said:
        assert issubclass(one.category, DeprecationWarning), str(one.message)
        if not str(one.message).startswith("zoo."):  # a module: the importer of tests is in the way
            assert one.filename == _FILE, f"{one.message} is about {one.filename}"
    requests = [(c.request.method, c.request.url, c.request.body) for c in fake.calls]
    return _Seen(zoo.to_jsonable(value), [*requests], [str(one.message) for one in said])


async def _awaited(code: str, names: dict[str, Any], fake: Any) -> object:
    async with fake.async_client() as names["client"]:
        value = _evaluated(code, names)
        exec(compile("async def wait(it): return await it", _FILE, "exec"), names)
        return await names["wait"](value) if inspect.isawaitable(value) else value


def _evaluated(code: str, names: dict[str, Any]) -> object:
    """The value of the last line, if that is an expression."""
    *first, last = ast.parse(code).body
    exec(compile(ast.Module([*first], []), _FILE, "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), _FILE, "eval"), names)
    exec(compile(ast.Module([last], []), _FILE, "exec"), names)
    return None
