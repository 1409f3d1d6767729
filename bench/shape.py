"""Measures of Python code: sizes, import circles, ``Any``, positional calls, frozen data.

Files are read and parsed, never imported. ``bench/house.py`` prints all of it for a checkout.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

# The goals: a module and a function have at most so many lines.
MODULE_LINES = 350
FUNCTION_LINES = 50
POSITIONAL = 6  # from this many on, a reader cannot tell which argument is which

_BUILTINS = frozenset(dir(builtins))
_DEFS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One file. ``name`` is dotted; that of a package is the name of its folder."""

    name: str
    path: Path
    is_package: bool
    lines: int
    tree: ast.Module


@dataclass(frozen=True)
class Finding:
    """Something that was counted: where it is, what it is called, and how large it is."""

    path: Path
    line: int
    what: str
    size: int = 1


@dataclass(frozen=True)
class Import:
    """One module imports another; ``kind`` is "top", "lazy" or "types"."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True)
class Classes:
    """How much of the data is frozen. ``mutable`` are plain classes whose methods set attributes."""

    dataclasses: int
    open: Sequence[Finding]  # dataclasses that are not frozen
    mutable: Sequence[Finding]


def read(folder: Path) -> list[Module]:
    """The modules below ``folder``, named from the folder on."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        parts = [folder.name, *path.relative_to(folder).with_suffix("").parts]
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, path, is_package, len(text.splitlines()), ast.parse(text)))
    return found


# -- sizes -------------------------------------------------------------------------------


def files(paths: Iterable[Path]) -> list[Finding]:
    """The lines of each file."""
    return [
        Finding(path, 1, path.name, len(path.read_text(encoding="utf-8").splitlines()))
        for path in paths
    ]


def functions(modules: Iterable[Module]) -> list[Finding]:
    """The lines of every function and method, from ``def`` on, docstring included."""
    return [
        Finding(module.path, node.lineno, node.name, (node.end_lineno or 0) - node.lineno + 1)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, _DEFS)
    ]


# -- imports -----------------------------------------------------------------------------


def imports(modules: Sequence[Module]) -> list[Import]:
    """What the modules import of each other: at the top, in functions, and for types only."""
    names = {module.name for module in modules}
    found = {
        Import(module.name, target, kind): None
        for module in modules
        for kind, node in _imports(module.tree, "top")
        for target in _targets(module, node, names)
        if target != module.name
    }
    return list(found)


def _imports(node: ast.AST, kind: str) -> Iterator[tuple[str, ast.Import | ast.ImportFrom]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            yield kind, child
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for inner in child.body:
                yield from _imports(ast.Module([inner], []), "types")
            for inner in child.orelse:
                yield from _imports(ast.Module([inner], []), kind)
        else:
            yield from _imports(child, "lazy" if isinstance(child, _DEFS) else kind)


def _targets(module: Module, node: ast.Import | ast.ImportFrom, names: set[str]) -> Iterator[str]:
    """The modules among ``names`` that an import statement reaches."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
        return
    base = node.module or ""
    if node.level:
        parts = module.name.split(".")
        parts = parts[: len(parts) - node.level + module.is_package]
        base = ".".join([*parts, base] if base else parts)
    for alias in node.names:
        full = f"{base}.{alias.name}"
        if full in names or base in names:
            yield full if full in names else base


def circles(edges: Iterable[Import]) -> list[list[str]]:
    """The groups of modules that reach each other, the largest first."""
    ahead: dict[str, set[str]] = {}
    for edge in edges:
        ahead.setdefault(edge.source, set()).add(edge.target)
    reached = {name: _reached(name, ahead) for name in ahead}
    groups = {
        tuple(sorted(other for other in near if name in reached.get(other, ())))
        for name, near in reached.items()
        if name in near
    }
    return [list(group) for group in sorted(groups, key=lambda group: (-len(group), group))]


def _reached(name: str, ahead: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    queue = list(ahead[name])
    while queue:
        if (one := queue.pop()) not in seen:
            seen.add(one)
            queue += ahead.get(one, ())
    return seen


def between_folders(edges: Iterable[Import]) -> list[Import]:
    """The same imports, between the folders or modules that stand side by side."""
    found: dict[tuple[str, str], Import] = {}
    for edge in edges:
        source, target = edge.source.split("."), edge.target.split(".")
        pairs = zip(source, target, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        if shared < min(len(source), len(target)):
            ends = ".".join(source[: shared + 1]), ".".join(target[: shared + 1])
            found.setdefault(ends, Import(*ends, edge.kind))
    return list(found.values())


# -- types -------------------------------------------------------------------------------


def signatures(modules: Iterable[Module]) -> list[tuple[Finding, ast.expr]]:
    """Every annotation of a parameter or a result."""
    return [
        (Finding(module.path, place.lineno, f"{node.name}({what})"), place)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, _DEFS)
        for what, place in _annotations(node)
    ]


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, ast.expr]]:
    every = node.args
    spread = [arg for arg in (every.vararg, every.kwarg) if arg is not None]
    for arg in (*every.posonlyargs, *every.args, *every.kwonlyargs, *spread):
        if arg.annotation is not None:
            yield arg.arg, arg.annotation
    if node.returns is not None:
        yield "return", node.returns


def bare_any(modules: Iterable[Module]) -> list[Finding]:
    """The parameters and results that are nothing but ``Any``."""
    return [place for place, annotation in signatures(modules) if _is_any(annotation)]


def any_uses(modules: Iterable[Module]) -> list[Finding]:
    """Every use of ``Any``: in signatures, in types of variables, inside other types."""
    return [
        Finding(module.path, node.lineno, ast.unparse(node))
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.expr) and _is_any(node)
    ]


def _is_any(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "Any" and isinstance(node.value, ast.Name)
    return isinstance(node, ast.Name) and node.id == "Any"


# -- calls -------------------------------------------------------------------------------


def positional(modules: Sequence[Module]) -> list[Finding]:
    """Calls of our own code with :data:`POSITIONAL` or more positional arguments, worst first.

    What only lands in ``*args`` does not count, nor do calls of builtins and of other packages.
    """
    limits = _spreading(modules)
    found: list[Finding] = []
    for module in modules:
        foreign = _foreign(module)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _root(node.func) not in foreign:
                name = ast.unparse(node.func)
                count = min(len(node.args), limits.get(name.rpartition(".")[2], len(node.args)))
                if count >= POSITIONAL:
                    found.append(Finding(module.path, node.lineno, name, count))
    return sorted(found, key=lambda one: -one.size)


def _spreading(modules: Iterable[Module]) -> dict[str, int]:
    """The functions that take ``*args``, with the number of positional parameters before it."""
    return {
        node.name: len(node.args.posonlyargs) + len(node.args.args)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, _DEFS) and node.args.vararg is not None
    }


def _foreign(module: Module) -> frozenset[str]:
    """The names in a module that stand for builtins and for things of other packages."""
    package = module.name.partition(".")[0]
    found = set(_BUILTINS)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and _top(node) not in {"", package}:
            found |= {alias.asname or alias.name for alias in node.names}
    return frozenset(found - {package})


def _top(node: ast.ImportFrom) -> str:
    """The package that an import is of; "" for a relative one."""
    return "" if node.level else (node.module or "").partition(".")[0]


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


# -- classes -----------------------------------------------------------------------------


def classes(modules: Iterable[Module]) -> Classes:
    """Which classes hold data, and which of them may change."""
    count = 0
    still_open: list[Finding] = []
    mutable: list[Finding] = []
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ClassDef):
                continue
            finding = Finding(module.path, node.lineno, node.name)
            marks = [ast.unparse(mark) for mark in node.decorator_list]
            marks = [mark for mark in marks if mark.split("(")[0].split(".")[-1] == "dataclass"]
            count += len(marks)
            if marks and "frozen=True" not in marks[0]:
                still_open.append(finding)
            elif not marks and _sets_attributes(node):
                mutable.append(finding)
    return Classes(count, still_open, mutable)


def _sets_attributes(node: ast.ClassDef) -> bool:
    return any(
        isinstance(inner, ast.Attribute)
        and isinstance(inner.ctx, ast.Store)
        and isinstance(inner.value, ast.Name)
        and inner.value.id == "self"
        for inner in ast.walk(node)
    )
