"""The runtime is layered: imports run one way, also lazy ones and those for type checkers."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.targets.python.beside.runtime import runtime_version

ROOT = Path(__file__).parents[2] / "templates" / "python" / "runtime"

#: From the bottom to the top. The modules beside the folders are the top.
LAYERS = ("base", "spec", "codec", "wire", "calls", "procedures", "")
#: Above the top: what stands on clients and resources.
ABOVE = ("bulk", "compat", "testing")


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT)
        name = ".".join(place.with_suffix("").parts)
        found[name.removesuffix(".__init__").removesuffix("__init__")] = path
    return found


def imports(name: str, path: Path, known: set[str]) -> set[str]:
    """The modules of the runtime that ``name`` imports, wherever in the file."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            base = [part for part in base if part]
            for alias in node.names:
                whole = ".".join([*base, alias.name])
                found.add(whole if whole in known else ".".join(base))
    return {target for target in found if target != name and target in known}


def layer(name: str) -> int:
    folder = name.partition(".")[0] if "." in name or name in (*LAYERS, *ABOVE) else ""
    return len(LAYERS) if folder in ABOVE else LAYERS.index(folder)


GRAPH = {name: imports(name, path, set(modules())) for name, path in modules().items()}


@pytest.mark.parametrize("name", sorted(GRAPH))
def test_no_import_against_the_arrow(name: str) -> None:
    # the folder of the package itself says which version it is
    assert [t for t in GRAPH[name] if layer(t) > layer(name) and t] == []


def test_no_circle_of_imports() -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join([*above[above.index(name) :], name])
        if name not in done:
            for target in sorted(GRAPH[name]):
                visit(target, (*above, name))
            done.add(name)

    for name in sorted(GRAPH):
        visit(name, ())


def test_the_graph_is_seen() -> None:
    assert "base.errors" in GRAPH["client"] or "calls.session" in GRAPH["client"]
    assert "wire.stores" in GRAPH["procedures.upload"]


def test_the_runtime_says_its_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", runtime_version())


def test_few_signatures_say_nothing() -> None:
    """``Any`` alone in a signature switches the type checker off for whoever calls it."""
    bare = []
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                hints = [node.returns, *(argument.annotation for argument in taken)]
                bare += [name for h in hints if isinstance(h, ast.Name) and h.id == "Any"]
    assert len(bare) <= 60, bare
