"""Every program in the README, the guides, the site and the docstrings runs against the mock."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import gc
import inspect
import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.mock import Running
from tests.extras import needed
from tests.guides.blocks import PAGES, SAMPLES, Block, of_docstrings, of_page, programs

#: What the pages call the server, as far as it is not in the environment.
SERVERS = ("https://aihub.instabase.com", "http://127.0.0.1:4010")
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
    blocks = of_page(page)
    if any("to_parquet(" in block.code for block in blocks):
        needed("pandas")
    groups = programs(page)
    for together in groups:
        if len(groups) > 1:  # one example may delete what the next one reads
            server.reset()
        names: dict[str, object] = {"__name__": "__main__"}
        for block in together:
            run_block(block, page.name, names, server, reader)
        names.clear()
    gc.collect()


def run_block(
    block: Block, name: str, names: dict[str, object], server: Running, folder: Path
) -> None:
    """Run a block of the page ``name``, whose programs have ``names``."""
    block.parse()
    if not block.runs or block.file or block.code in SAMPLES:
        return
    code = block.code
    for url in SERVERS:
        code = code.replace(url, server.url)
    if block.language == "python":
        with placeholders(code):
            exec(compile("\n" * block.line + code, name, "exec"), names)
    else:
        run_shell(code, name, folder)


@contextlib.contextmanager
def placeholders(code: str) -> Iterator[None]:
    """What readers replace, such as YOUR_DRIVE, is all that the server may not find."""
    try:
        yield
    except Exception as error:
        if "YOUR_" not in code or "YOUR_" not in str(error) or getattr(error, "status", 0) != 404:
            raise


def run_shell(code: str, name: str, folder: Path) -> None:
    """Run a block of a shell; a command that fails, or an error of the server, is a failure.

    It finds no commands but those of :func:`_commands`: a block that would install something, or
    change this machine in another way, fails, so that its fence says why it does not run.
    """
    variables = {
        "API_ROOT": os.environ["AIHUB_API_ROOT"],
        "API_TOKEN": "token",
        "IB_CONTEXT": "acme",
        "FILE": "scan.pdf",
    }
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-euo", "pipefail", "-c", code],
        env={"HOME": str(folder), "PATH": str(_commands(folder)), **variables},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, f"{name}: {code}\n{done.stdout}{done.stderr}"


def _commands(folder: Path) -> Path:
    """A folder with the commands that blocks may use, as the only one in which they are looked for.

    That curl fails when the server does belongs to the test: readers want to see its body.
    """
    commands = folder / "commands"
    commands.mkdir(exist_ok=True)
    curl = commands / "curl"
    curl.write_text(
        f'#!/bin/sh\nexec {shutil.which("curl")} --silent --show-error --fail-with-body "$@"\n'
    )
    curl.chmod(0o755)
    return commands


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_a_docstring(name: str, server: Running, reader: Path) -> None:
    code = compile(EXAMPLES[name], name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    with placeholders(EXAMPLES[name]):
        found = eval(code, {"__name__": "example"})
        if inspect.iscoroutine(found):
            asyncio.run(found)
        assert {one.status // 100 for one in server.requests} <= {2}


def test_every_method_of_an_operation_has_an_example() -> None:
    assert len(EXAMPLES) >= 2 * 27
