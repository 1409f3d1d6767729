"""Every program in the README, the guides and the docstrings runs against the mock server."""

from __future__ import annotations

import ast
import asyncio
import gc
import inspect
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.mock import Running
from tests.extras import needed
from tests.guides.blocks import PAGES, of_docstrings, of_page

#: The address of the mock server in the guide that starts it.
MOCK = "http://127.0.0.1:4010"
EXAMPLES = of_docstrings()


#: Programs end without closing their client, as those of readers do.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """Loggers as they were, whatever a program configures."""
    root, own = logging.getLogger(), logging.getLogger("aihub")
    handlers, levels = root.handlers[:], (root.level, own.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    own.setLevel(levels[1])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page(page: Path, server: Running, reader: Path) -> None:
    if "to_parquet(" in page.read_text(encoding="utf-8"):
        needed("pandas")
    names: dict[str, object] = {"__name__": "__main__"}
    for block in of_page(page):
        if block.runs and not block.file:
            code = "\n" * block.line + block.code.replace(MOCK, server.url)
            exec(compile(code, page.name, "exec"), names)
    names.clear()
    gc.collect()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_a_docstring(name: str, server: Running, reader: Path) -> None:
    code = compile(EXAMPLES[name], name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    found = eval(code, {"__name__": "__main__"})
    if inspect.iscoroutine(found):
        asyncio.run(found)
    assert {one.status // 100 for one in server.requests} == {2}


def test_every_method_of_an_operation_has_an_example() -> None:
    assert len(EXAMPLES) >= 2 * 27
