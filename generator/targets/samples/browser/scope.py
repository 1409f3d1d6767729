"""What a name means in the code of a module, and which JavaScript stands for it."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

#: Words that are no names in JavaScript, and names that the helpers have.
_TAKEN: Final = frozenset(
    [
        "arguments",
        "await",
        "case",
        "catch",
        "class",
        "const",
        "debugger",
        "default",
        "delete",
        "do",
        "enum",
        "eval",
        "export",
        "extends",
        "function",
        "implements",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "false",
        "typeof",
        "undefined",
        "var",
        "void",
        "with",
        "yield",
        "$",
    ]
)


class UntranslatableError(Exception):
    """Code that is outside the part of Python or Jinja that becomes JavaScript."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something of a module: a function, a class or a constant."""

    module: str
    name: str

    @property
    def script(self) -> str:
        """Its name in JavaScript; modules whose names end alike must not both be used."""
        return f"{'_'.join(self.module.split('.')[-2:])}${self.name}"


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one module: its statements by the name that they define."""

    module: ModuleType
    defined: dict[str, ast.stmt] = field(default_factory=dict)
    imported: dict[str, Symbol] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str) -> Source:
        """Read the module ``name``."""
        module = importlib.import_module(name)
        source = cls(module)
        tree = ast.parse(Path(inspect.getfile(module)).read_text(encoding="utf-8"))
        for node in tree.body:
            source._read(node)
        return source

    def _read(self, node: ast.stmt) -> None:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                self.defined[name] = node
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                self.defined[name] = node
            case ast.ImportFrom(module=str() as module, names=names):
                for alias in names:
                    self.imported[alias.asname or alias.name] = Symbol(module, alias.name)
            case _:
                pass

    def find(self, name: str) -> tuple[Symbol, object]:
        """What the global ``name`` is: where it comes from, and its value.

        What is not the generator's has no module, and the name of its helper.
        """
        value = vars(self.module).get(name, getattr(builtins, name, _NOTHING))
        if value is _NOTHING:
            raise UntranslatableError(f"{self.module.__name__} has no {name}")
        symbol = Symbol(self.module.__name__, name) if name in self.defined else None
        symbol = symbol or self.imported.get(name)
        if symbol is None:
            return Symbol("", name), value
        if not symbol.module.startswith("generator"):
            return Symbol("", native(symbol.module, symbol.name)), value
        origin = source_of(symbol.module)
        return (symbol, value) if symbol.name in origin.defined else origin.find(symbol.name)


_NOTHING: Final = object()


def native(module: str, name: str) -> str:
    """The helper for something of another library: ``json_dumps``."""
    return f"{module.replace('.', '_')}_{name}"


@cache
def source_of(name: str) -> Source:
    """The source of the module ``name``, read once."""
    return Source.of(name)


def script_name(name: str) -> str:
    """A local name as JavaScript writes it."""
    return f"{name}$" if name in _TAKEN else name
