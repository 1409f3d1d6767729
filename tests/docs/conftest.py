"""The site of AI Hub, built once; a browser; the mock server. What is not installed skips."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.emit.cache import Cache
from generator.pipeline import Request, Result, run
from tests.docs.browser import Browser, Page, browser, executable

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "specs" / "aihub" / "sdk.yaml"
TARGETS = ("python", "samples", "docs")
AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


def missing(what: str, how: str) -> None:
    """Skip the test; where everything has to be there, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed: {how}")


def generate(output: Path, spec: str = "", config: Path | None = None) -> Result:
    """All targets that the site shows, below ``output``."""
    request = Request(spec, config=config, output=output, targets=TARGETS, cache=Cache.default())
    return run(request, "generate")


def build(source: Path, output: Path) -> None:
    """Build a site; a warning is a failure."""
    for module in ("myst_parser", "sphinx"):
        if importlib.util.find_spec(module) is None:
            missing(module, "make docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going"]
    command += ["-d", f"{output}.doctrees", str(source), str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert not done.returncode, done.stderr
    assert not done.stderr, done.stderr


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of AI Hub's site."""
    output = tmp_path_factory.mktemp("generated")
    result = generate(output, config=CONFIG)
    assert result.ok, [d.message for d in result.sink]
    return output / "docs"


@pytest.fixture(scope="session")
def site(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """AI Hub's site, built."""
    output = tmp_path_factory.mktemp("site") / "docs"
    build(sources, output)
    return output


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser for the session."""
    if not executable():
        missing("chromium", ".ci/install")
    if importlib.util.find_spec("websockets") is None:
        missing("websockets", "make docs")
    with browser() as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab."""
    with chromium.page() as tab:
        yield tab


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    if not AXE.is_file():
        missing("axe-core", ".ci/install")
    return AXE.read_text(encoding="utf-8")
