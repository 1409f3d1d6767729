"""What the runners of samples share: where they work, what is there, and how drivers are understood."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.samples.bench import MARK, Bench, Case

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
NODE_MODULES = BUILD / "node" / "node_modules"
DRIVERS = Path(__file__).parent / "drivers"


@dataclass(frozen=True)
class Runner:
    """One language: what it needs, and how it runs the samples ``files``.

    ``run`` gives what went wrong by the number of the case; a tool that is missing skips.
    """

    language: str
    extension: str
    tools: tuple[str, ...]  # programs, packages of node, modules of Python, files in build/
    run: Callable[[Shop, Sequence[tuple[int, Path]]], Mapping[int, str]]
    sends: bool = True  # else samples are only read by a grammar of the language

    def missing(self) -> list[str]:
        """The tools that are not here."""
        return [tool for tool in self.tools if not is_here(tool)]


@dataclass(frozen=True)
class Shop:
    """Where a language works."""

    bench: Bench
    folder: Path  # empty, and where samples are run
    environment: Mapping[str, str]
    packages: Mapping[str, Path]  # title of the document -> folder of its SDK
    cases: Sequence[Case]

    def call(self, *command: str | Path, cwd: Path | None = None) -> str:
        """Run a program; what it said when it failed, at least its exit code, else ""."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd or self.folder,
            env=dict(self.environment),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}\nexit {done.returncode}"

    def output(self, *command: str | Path) -> str:
        """Run a program that succeeds whatever it finds; what it printed."""
        return subprocess.run(
            [str(part) for part in command],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        ).stdout

    def mark(self, case: int) -> None:
        """What follows belongs to this case."""
        host = self.bench.address
        urllib.request.urlopen(f"http://{host}{MARK}{case}").close()


Files = Sequence[tuple[int, Path]]


def is_here(tool: str) -> bool:
    if tool.startswith("build:"):
        return (BUILD / tool.removeprefix("build:")).exists()
    if tool.startswith("node:"):
        return (NODE_MODULES / tool.removeprefix("node:")).is_dir()
    if tool.startswith("python:"):
        code = f"import {tool.removeprefix('python:')}"
        return subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    if tool.startswith("php:"):
        code = f"exit(extension_loaded('{tool.removeprefix('php:')}') ? 0 : 1);"
        php = shutil.which("php")
        return bool(php) and subprocess.run([php, "-r", code], check=False).returncode == 0
    return shutil.which(tool) is not None


def told(shop: Shop, said: str) -> Mapping[int, str]:
    """What went wrong with which case, from the lines ``case<TAB>text`` of a driver.

    A driver that came to no end died of the case it was at.
    """
    if not said:
        return {}
    found = re.findall(r"^(\d+)\t", said, re.MULTILINE)
    return {int(number): said for number in found} or {shop.bench.current: said}


def all_of(said: str, files: Files) -> Mapping[int, str]:
    """A compiler that failed leaves no sample to run."""
    return {case: said for case, _ in files}


def clean_environment(home: Path) -> dict[str, str]:
    """Only what programs need to start; proxies and settings of the developer stay outside."""
    kept = ("PATH", "JAVA_HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "GOROOT")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    cache = os.environ.get("GOCACHE") or str(Path.home() / ".cache" / "go-build")
    return {
        **found,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "GOCACHE": cache,
        "GOFLAGS": "-mod=mod",
        "GOTOOLCHAIN": "local",
        "GOTELEMETRY": "off",
        "PYTHONDONTWRITEBYTECODE": "1",
        "CARGO_HOME": os.environ.get("CARGO_HOME") or str(Path.home() / ".cargo"),
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME") or str(Path.home() / ".rustup"),
        "CARGO_TARGET_DIR": str(BUILD / "rust" / "target"),
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1",
    }
