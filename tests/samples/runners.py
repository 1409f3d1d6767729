"""How the samples of each language are built and run, all of a language in one go."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.samples.bench import MARK, Bench, Case

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "build" / "node" / "node_modules"
DRIVERS = Path(__file__).parent / "drivers"


@dataclass(frozen=True)
class Runner:
    """One language: what it needs, and how it runs the samples ``files``.

    ``run`` gives what went wrong by the number of the case; a tool that is missing skips.
    """

    language: str
    extension: str
    tools: tuple[str, ...]  # programs, or packages of node, or modules of Python
    run: Callable[[Shop, Sequence[tuple[int, Path]]], Mapping[int, str]]

    def missing(self) -> list[str]:
        """The tools that are not here."""
        return [tool for tool in self.tools if not _is_here(tool)]


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

    def mark(self, case: int) -> None:
        """What follows belongs to this case."""
        host = self.bench.address
        urllib.request.urlopen(f"http://{host}{MARK}{case}").close()


Files = Sequence[tuple[int, Path]]


def _is_here(tool: str) -> bool:
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


def _each(*command: str | Path) -> Callable[[Shop, Files], Mapping[int, str]]:
    """A process for each sample."""

    def run(shop: Shop, files: Files) -> Mapping[int, str]:
        failed = {}
        for case, path in files:
            shop.mark(case)
            if said := shop.call(*command, path):
                failed[case] = said
        return failed

    return run


def _told(shop: Shop, said: str) -> Mapping[int, str]:
    """What went wrong with which case, from the lines ``case<TAB>text`` of a driver.

    A driver that came to no end died of the case it was at.
    """
    if not said:
        return {}
    found = re.findall(r"^(\d+)\t", said, re.MULTILINE)
    return {int(number): said for number in found} or {shop.bench.current: said}


def _all(said: str, files: Files) -> Mapping[int, str]:
    """A compiler that failed leaves no sample to run."""
    return {case: said for case, _ in files}


def _one(*command: str | Path) -> Callable[[Shop, Files], Mapping[int, str]]:
    """A driver runs all samples."""

    def run(shop: Shop, files: Files) -> Mapping[int, str]:
        pairs = [str(part) for pair in files for part in pair]
        return _told(shop, shop.call(*command, shop.bench.address, *pairs))

    return run


def _python(shop: Shop, files: Files) -> Mapping[int, str]:
    """One process a document: each has its own SDK."""
    failed: dict[int, str] = {}
    for title, package in shop.packages.items():
        own = [(case, path) for case, path in files if shop.cases[case].api.info.title == title]
        pairs = [str(part) for pair in own for part in pair]
        driver = DRIVERS / "driver.py"
        said = shop.call(sys.executable, driver, shop.bench.address, package, *pairs)
        failed.update(_told(shop, said))
    return failed


_node = _one("node", DRIVERS / "driver.mjs")
_ruby = _one("ruby", "-W:no-deprecated", DRIVERS / "driver.rb")


def _typescript(shop: Shop, files: Files) -> Mapping[int, str]:
    """One strict compilation, then Node."""
    source, built = shop.folder / "source", shop.folder / "built"
    source.mkdir()
    (shop.folder / "node_modules").symlink_to(NODE_MODULES)
    (shop.folder / "package.json").write_text('{"type": "module"}')
    for case, path in files:
        (source / f"case{case}.ts").write_bytes(path.read_bytes())
    said = shop.call(
        NODE_MODULES / ".bin" / "tsc",
        *("--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"),
        *("--rootDir", source, "--outDir", built),
        *(source / f"case{case}.ts" for case, _ in files),
    )
    if said:
        return _all(said, files)
    compiled = [(case, built / f"case{case}.js") for case, _ in files]
    return _node(shop, compiled)


def _go(shop: Shop, files: Files) -> Mapping[int, str]:
    """One program: the main function of each sample gets a name of its own."""
    (shop.folder / "go.mod").write_text("module samples\n\ngo 1.18\n")
    for case, path in files:
        text = path.read_text(encoding="utf-8")
        own = text.replace("\nfunc main() {\n", f"\nfunc sample{case}() {{\n")
        assert own != text
        (shop.folder / f"case{case}.go").write_text(own, encoding="utf-8")
    table = "".join(f"\t{{{case}, sample{case}}},\n" for case, _ in files)
    driver = (DRIVERS / "driver.go.txt").read_text(encoding="utf-8")
    (shop.folder / "driver.go").write_text(driver.replace("\t// table\n", table))
    if said := shop.call("go", "build", "-o", "samples", "."):
        return _all(said, files)
    return _told(shop, shop.call(shop.folder / "samples", shop.bench.address))


def _classes(files: Files, word: str) -> Iterator[str]:
    for case, path in files:
        names = [
            line.removeprefix("class ").removesuffix(" {")
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("class ")
        ]
        yield f"{case}{word}{names[0]}"


def _java(shop: Shop, files: Files) -> Mapping[int, str]:
    """One compilation and one virtual machine a document, whose class names are its own."""
    failed: dict[int, str] = {}
    for number, title in enumerate(shop.packages):
        own = [(case, path) for case, path in files if shop.cases[case].api.info.title == title]
        built = shop.folder / f"built{number}"
        paths = [path for _, path in own]
        said = shop.call(
            "javac", "-d", built, "-encoding", "UTF-8", DRIVERS / "Driver.java", *paths
        )
        if said:
            failed.update(_all(said, own))
            continue
        names = list(_classes(own, "="))
        command = ("java", "-Xshare:auto", "-cp", built, "Driver")
        failed.update(_told(shop, shop.call(*command, shop.bench.address, *names)))
    return failed


def _csharp(shop: Shop, files: Files) -> Mapping[int, str]:
    """One program a document, compiled and run by mono."""
    failed: dict[int, str] = {}
    for number, title in enumerate(shop.packages):
        own = [(case, path) for case, path in files if shop.cases[case].api.info.title == title]
        program = shop.folder / f"samples{number}.exe"
        said = shop.call(
            *("mcs", "-nologo", "-langversion:7.2", "-r:System.Net.Http", "-main:Driver"),
            *(f"-out:{program}", DRIVERS / "Driver.cs"),
            *(path for _, path in own),
        )
        if said:
            failed.update(_all(said, own))
            continue
        said = shop.call("mono", program, shop.bench.address, *_classes(own, "="))
        failed.update(_told(shop, said))
    return failed


RUNNERS = (
    Runner("curl", "sh", ("curl",), _each("sh")),
    Runner("python", "py", ("python:pydantic", "python:httpx"), _python),
    Runner("python-requests", "py", ("python:requests",), _python),
    Runner("python-httpx", "py", ("python:httpx",), _python),
    Runner("typescript", "ts", ("node", "node:typescript", "node:@types/node"), _typescript),
    Runner("javascript", "mjs", ("node",), _node),
    Runner("go", "go", ("go",), _go),
    Runner("java", "java", ("javac",), _java),
    Runner("csharp", "cs", ("mcs", "mono"), _csharp),
    Runner("ruby", "rb", ("ruby",), _ruby),
    Runner("php", "php", ("php", "php:curl"), _each("php", "-d", "display_errors=stderr")),
)


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
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1",
    }
