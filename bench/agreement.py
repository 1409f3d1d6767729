"""Do our names agree with those of the SDKs that the owners of APIs publish?

    python bench/agreement.py DOCUMENT=PACKAGE... [--misses]

PACKAGE is a folder of Python modules: the official SDK of the API that DOCUMENT describes, as it is
installed. Its source is read, not run: each method of a class whose body has a path and a method of
HTTP is a call. A call that sends what an operation of the document describes is compared with our
method for that operation.

Prints for each pair how many operations both have, how many methods have the same name, and how many
calls say the same: the same words in resource and method, in any order and number, where verbs of
one meaning count as one (``wallets.create_transaction``, ``WalletTransactionClient.create``). With
``--misses``, the names of every other operation follow.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Sink
from generator.names.plurals import singular
from generator.names.words import split_words
from generator.pipeline import Request, run
from generator.relations.model import Purpose
from generator.relations.relate import relate
from generator.relations.vocabulary import VERBS
from generator.targets.python.naming.resources import build_tree, walk

METHODS = ("get", "post", "put", "patch", "delete")
#: What generators add to the name of a method.
_ADDED = re.compile(r"^_+|_(with_http_info|serialize|without_preload_content|async|raw)$")
#: Words that say nothing of what a call does, and purposes that APIs do not tell apart.
_EMPTY = frozenset(
    {"client", "service", "operation", "resource", "sdk", "by", "id", "all", "list"}
    | {"api", "apis", "async", "raw", "with", "response", "for", "of"}
)
_ALIKE = {Purpose.REPLACE: Purpose.MERGE, Purpose.LIST: Purpose.READ}
_VALUE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Call:
    """A call of an SDK: the class and the method, and what it sends."""

    owner: str
    name: str
    method: str
    shape: str  # the path with {} for values


@dataclass
class Source:
    """The classes and functions of a package. Mutable while its modules are read."""

    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)

    def read(self, folder: Path) -> None:
        """Add every module below ``folder``."""
        for path in sorted(folder.rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8", "replace")).body:
                if isinstance(node, ast.ClassDef):
                    self.classes.setdefault(node.name, node)
                elif isinstance(node, ast.FunctionDef):
                    self.functions.setdefault(node.name, node)

    def calls(self) -> Iterator[Call]:
        """The calls of every class, those that it inherits included."""
        for name, node in self.classes.items():
            line = list(self._line(node))
            constants: dict[str, str] = {}
            methods: dict[str, ast.FunctionDef] = {}
            for one in reversed(line):
                constants |= _constants(one)
                methods |= {f.name: f for f in one.body if isinstance(f, ast.FunctionDef)}
            for function in methods.values():
                yield from self._sent(name, function, constants)

    def _line(self, node: ast.ClassDef, depth: int = 0) -> Iterator[ast.ClassDef]:
        yield node
        for base in node.bases if depth < 4 else ():
            bare = base.value if isinstance(base, ast.Subscript) else base
            if isinstance(bare, ast.Name) and (found := self.classes.get(bare.id)) is not None:
                yield from self._line(found, depth + 1)

    def _sent(
        self, owner: str, function: ast.FunctionDef, constants: Mapping[str, str]
    ) -> Iterator[Call]:
        nodes = list(ast.walk(function))
        for node in list(nodes):  # what a builder of requests holds belongs to its caller
            called = (
                node.func.id
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                else ""
            )
            if called.startswith("build_") and called in self.functions:
                nodes += ast.walk(self.functions[called])
        methods = {method for node in nodes for method in _methods(node)}
        paths = [shape for node in nodes if (shape := _shape(node, constants))]
        name = _ADDED.sub("", _ADDED.sub("", function.name))
        if len(methods) == 1 and paths and name:
            yield Call(owner, name, methods.pop(), max(paths, key=len))


def _constants(node: ast.ClassDef) -> Mapping[str, str]:
    """The texts that a class keeps for its methods."""
    found = {}
    for one in node.body:
        target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
        value = getattr(one, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            found[target.id] = str(value.value)
    return found


def _methods(node: ast.AST) -> Iterator[str]:
    text = node.value if isinstance(node, ast.Constant) else None
    if isinstance(text, str) and text.lower() in METHODS and text in {text.lower(), text.upper()}:
        yield text.lower()
    if isinstance(node, ast.Call):
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        words = name.strip("_").split("_")
        if name.startswith(("_", "send_")) and (said := [w for w in words if w in METHODS]):
            yield said[0]


def _shape(node: ast.AST, constants: Mapping[str, str]) -> str:
    """The path that an expression stands for, with {} for its values; "" for no path."""
    text = ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (_part(value, constants) for value in node.values)
        text = "".join(parts)
    elif isinstance(node, ast.keyword) and node.arg == "path_parts":
        if isinstance(node.value, ast.Tuple):
            text = "/" + "/".join(_part(item, constants) for item in node.value.elts)
    elif isinstance(node, ast.Attribute) and node.attr == "_base_url":
        text = constants.get(node.attr, "")
    text = text.partition("?")[0]
    plain = re.fullmatch(r"/[\w/{}.:+-]*", text.replace(" ", ""))
    return _VALUE.sub("{}", text).rstrip("/") if plain and len(text) > 1 else ""


def _part(node: ast.AST, constants: Mapping[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    if isinstance(inner, ast.Attribute) and inner.attr in constants:
        return constants[inner.attr]
    return "{}"


# -- comparing ---------------------------------------------------------------------------


def ours(document: Path) -> Mapping[tuple[str, str], str]:
    """Our names by method and shape of the path."""
    result = run(Request(spec=str(document)), "lower")
    if result.api is None:
        raise SystemExit(f"{document}: cannot be read")
    tree = build_tree(relate(result.api), {}, {}, Sink())
    return {
        (m.operation.method.lower(), m.operation.template.shape): f"{'.'.join(one.path)}.{m.name}"
        for one in walk(tree)
        for m in one.methods
    }


def pairs(names: Mapping[tuple[str, str], str], calls: Iterable[Call]) -> Mapping[str, set[str]]:
    """Their names of an operation by ours: several, where an SDK has several."""
    found: dict[str, set[str]] = {}
    ends: dict[tuple[str, str], list[str]] = {}
    for (method, shape), name in names.items():
        steps = shape.strip("/").split("/")
        for at in range(min(len(steps), 4)):
            ends.setdefault((method, "/" + "/".join(steps[at:])), []).append(name)
    for call in calls:
        exact = names.get((call.method, call.shape))
        match = [exact] if exact else ends.get((call.method, call.shape), [])
        if len(match) == 1:
            found.setdefault(match[0], set()).add(f"{call.owner}.{call.name}")
    return found


def said(name: str) -> frozenset[str]:
    """What a call says: its words, and what its verb is there for."""
    words = [w for part in name.split(".") for w in split_words(part.replace("o_auth", "oauth"))]
    first = _last(name).split("_")[0]
    verb = _ALIKE.get(VERBS[first], VERBS[first]).value if first in VERBS else first
    rest = {singular(word) for word in words if word != first}
    return frozenset({verb, *rest} - _EMPTY)


def report(document: Path, package: Path, *, misses: bool) -> Iterator[str]:
    """The lines on one pair."""
    source = Source()
    source.read(package)
    found = pairs(ours(document), source.calls())
    same = {n for n, ways in found.items() if any(_last(n) == _last(way) for way in ways)}
    alike = {n for n, ways in found.items() if any(said(n) == said(way) for way in ways)} | same
    total = len(found) or 1
    yield (
        f"{document.stem}: {len(found)} operations in both, {len(same)} with the same name "
        f"({len(same) / total:.0%}), {len(alike)} that say the same ({len(alike) / total:.0%})"
    )
    if misses:
        for name in sorted(set(found) - alike):
            yield f"  {name}: {', '.join(sorted(found[name]))}"


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def main(arguments: list[str]) -> None:
    """Print the report on every pair that the command line names."""
    for pair in (a for a in arguments if a != "--misses"):
        document, _, package = pair.partition("=")
        for line in report(Path(document), Path(package), misses="--misses" in arguments):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
