"""How the samples of each language are built and run, all of a language in one go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.samples.compiled import csharp, go, java, kotlin, read_only, rust
from tests.samples.shop import BUILD, DRIVERS, NODE_MODULES, Files, Runner, Shop, all_of, told


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


def _one(*command: str | Path) -> Callable[[Shop, Files], Mapping[int, str]]:
    """A driver runs all samples."""

    def run(shop: Shop, files: Files) -> Mapping[int, str]:
        pairs = [str(part) for pair in files for part in pair]
        return told(shop, shop.call(*command, shop.bench.address, *pairs))

    return run


def _python(shop: Shop, files: Files) -> Mapping[int, str]:
    """One process a document: each has its own SDK."""
    failed: dict[int, str] = {}
    for title, package in shop.packages.items():
        own = [(case, path) for case, path in files if shop.cases[case].api.info.title == title]
        pairs = [str(part) for pair in own for part in pair]
        driver = DRIVERS / "driver.py"
        said = shop.call(sys.executable, driver, shop.bench.address, package, *pairs)
        failed.update(told(shop, said))
    return failed


_node = _one("node", DRIVERS / "driver.mjs")
_ruby = _one("ruby", "-W:no-deprecated", DRIVERS / "driver.rb")


def _typescript(shop: Shop, files: Files) -> Mapping[int, str]:
    """One strict compilation, then Node."""
    source, built = shop.folder / "source", shop.folder / "built"
    if not source.exists():
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
        return all_of(said, files)
    compiled = [(case, built / f"case{case}.js") for case, _ in files]
    return _node(shop, compiled)


_httpie = _one(BUILD / "samples" / "bin" / "python", DRIVERS / "http_command.py")


RUNNERS = (
    Runner("curl", "sh", ("curl",), _each("sh")),
    Runner("python", "py", ("python:pydantic", "python:httpx"), _python),
    Runner("python-requests", "py", ("python:requests",), _python),
    Runner("python-httpx", "py", ("python:httpx",), _python),
    Runner("typescript", "ts", ("node", "node:typescript", "node:@types/node"), _typescript),
    Runner("javascript", "mjs", ("node",), _node),
    Runner("go", "go", ("go",), go),
    Runner("java", "java", ("javac",), java),
    Runner("csharp", "cs", ("build:samples/bin/python", "build:samples/roslyn"), csharp),
    Runner("ruby", "rb", ("ruby",), _ruby),
    Runner("php", "php", ("php", "php:curl"), _each("php", "-d", "display_errors=stderr")),
    Runner("kotlin", "kt", ("java", "build:kotlin/node_modules/kotlin-compiler"), kotlin),
    Runner("swift", "swift", ("build:samples/bin/python",), read_only("swift"), sends=False),
    Runner("rust", "rs", ("cargo", "rustfmt", "build:rust/target"), rust),
    Runner(
        "powershell",
        "ps1",
        ("build:samples/bin/python",),
        read_only("powershell"),
        sends=False,
    ),
    Runner("httpie", "sh", ("build:samples/bin/http", "sh"), _httpie),
)
