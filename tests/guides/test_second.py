"""The README and the docstrings of an SDK that nobody wrote a word for run as they are."""

from __future__ import annotations

import ast
import asyncio
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.mock import Options, Running, serve
from tests.guides.blocks import of_docstrings, of_text
from tests.guides.second import NAME, second, written

#: The report of the mock that their examples wait for is never done.
ENDLESS = {"Reports.wait", "Reports.watch"}
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def mock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    made = second().result
    assert made.document is not None
    with serve(made.document, made.relations, Options(polls=0)) as running:
        monkeypatch.setenv(f"{NAME.upper()}_BASE_URL", running.root)
        for name in ("KEY", "LOGIN"):
            monkeypatch.setenv(f"{NAME.upper()}_{name}", "name:word")
        with second().imported():
            yield running


def test_the_readme(mock: Running) -> None:
    blocks = of_text(second().files["README.md"])
    assert sum(block.runs for block in blocks) >= 4
    names: dict[str, object] = {"__name__": "readme"}
    for block in blocks:
        if block.runs:
            assert block.language == "python"
            exec(compile("\n" * block.line + block.code, "README.md", "exec"), names)
    assert {one.status for one in mock.requests} == {200}


def test_the_docstrings(mock: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # some of them write files
    examples = of_docstrings(written(tmp_path))
    examples = {k: v for k, v in examples.items() if k.removeprefix("Async") not in ENDLESS}
    assert len(examples) > 20
    for name, text in examples.items():
        code = compile(text, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        mock.reset()
        found = eval(code, {"__name__": "example"})
        if inspect.iscoroutine(found):
            asyncio.run(found)
    assert NAME in sys.modules
