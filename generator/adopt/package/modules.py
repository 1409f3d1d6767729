"""The modules of a package as syntax: what each defines, and where the names that it uses come from."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from generator.adopt.package.files import PackageFiles

#: A name that a module defines: the dotted module below the package ("" is the package), the name.
Symbol: TypeAlias = "tuple[str, str]"


@dataclass(frozen=True)
class Module:
    """One module."""

    name: str  # dotted, below the package: resources.pets
    package: str  # the package that it is in, or that it is
    tree: ast.Module

    @cached_property
    def classes(self) -> Mapping[str, ast.ClassDef]:
        """The classes that it defines."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.ClassDef)}

    @cached_property
    def aliases(self) -> Mapping[str, ast.expr]:
        """The names that stand for other types."""
        found: dict[str, ast.expr] = {}
        for node in _statements(self.tree.body):
            match node:
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    found[name] = value
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    found[name] = value
                case _:
                    pass
        return found

    @cached_property
    def imports(self) -> Mapping[str, Symbol]:
        """Where the names come from that it imports from its own package."""
        found: dict[str, Symbol] = {}
        for node in _statements(self.tree.body):
            if isinstance(node, ast.ImportFrom) and node.level:
                parts = self.package.split(".") if self.package else []
                base = parts[: len(parts) - node.level + 1]
                home = ".".join([*base, *([node.module] if node.module else [])])
                for name in node.names:
                    found[name.asname or name.name] = (home, name.name)
        return found

    @cached_property
    def exports(self) -> tuple[str, ...]:
        """``__all__``, as far as it is written down."""
        value = self.aliases.get("__all__")
        items = value.elts if isinstance(value, ast.List | ast.Tuple) else []
        return tuple(item.value for item in items if _is_text(item))  # type: ignore[attr-defined]


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those under ``if`` included."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from _statements([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from _statements(node.body)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@dataclass(frozen=True)
class Modules:
    """All modules; each is parsed when it is first asked for."""

    files: PackageFiles
    _parsed: dict[str, Module | None] = field(default_factory=dict)

    def get(self, name: str) -> Module | None:
        """The module ``name``; None when there is none, or its syntax is not understood."""
        if name not in self._parsed:
            path = name.replace(".", "/")
            below = self.files.modules
            own, package = f"{path}.py", f"{path}/__init__.py".lstrip("/")
            text = below.get(own, below.get(package))
            home = name if own not in below else name.rpartition(".")[0]
            try:
                tree = ast.parse(text) if text is not None else None
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                tree = None
            self._parsed[name] = Module(name, home, tree) if tree is not None else None
        return self._parsed[name]

    def below(self, name: str) -> list[str]:
        """The modules below a package, packages included, sorted."""
        start = f"{name.replace('.', '/')}/"
        return sorted(
            path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for path in self.files.modules
            if path.startswith(start)
        )

    def resolve(self, module: Module, name: str) -> Symbol | None:
        """Where ``name`` of a module is defined, however often it is passed on."""
        for _ in range(20):
            if name in module.classes or name in module.aliases:
                return module.name, name
            origin = module.imports.get(name)
            if origin is None:
                return None
            home, name = origin
            below = self.get(f"{home}.{name}".lstrip("."))
            following = self.get(home)
            if below is not None and (following is None or not _has(following, name)):
                return below.name, ""  # the module itself
            if following is None or following is module:
                return None
            module = following
        return None

    def class_of(self, symbol: Symbol | None) -> tuple[Module, ast.ClassDef] | None:
        """The class that a symbol is."""
        module = self.get(symbol[0]) if symbol is not None else None
        node = module.classes.get(symbol[1]) if module is not None and symbol is not None else None
        return (module, node) if module is not None and node is not None else None


def _has(module: Module, name: str) -> bool:
    return name in module.classes or name in module.aliases


def base_names(node: ast.ClassDef) -> list[str]:
    """The last words of the bases of a class, without what is in brackets."""
    found = []
    for base in node.bases:
        inner = base.value if isinstance(base, ast.Subscript) else base
        found.append(last_word(inner))
    return found


def last_word(node: ast.expr | None) -> str:
    """``a.b.C`` and ``C`` give ``C``; anything else gives ""."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def text_of(node: ast.expr | None) -> str:
    """The text of a literal; "" for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
