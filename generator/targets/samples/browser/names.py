"""Names, constants and classes: what an expression of Python stands on, as JavaScript has it.

What differs between the two languages is a helper of ``templates/docs/samples/python.js``, called
``$``: ``$.t`` is the truth of a value, ``$.a`` makes an array of what can be iterated.
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodDescriptorType, ModuleType
from typing import Final

from generator.targets.samples.browser.data import js_data, js_text
from generator.targets.samples.browser.scope import (
    Source,
    Symbol,
    UntranslatableError,
    native,
    script_name,
)

# Those that are also handed around without being called.
_BOUND: Final = frozenset({"append", "get", "issuperset", "join"})


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one module mean; ``use`` gives the name of something of a module."""

    source: Source
    use: Callable[[Symbol], str]
    names: frozenset[str] = frozenset()  # of the function, and of what is nested in it
    owner: type | None = None  # the class that ``cls`` is

    def js(self, node: ast.expr) -> str:
        """``node`` as JavaScript."""
        name = f"_{type(node).__name__.lower()}"
        made = getattr(self, name, None)
        if made is None:
            raise self.refused(node)
        return str(made(node))

    def refused(self, node: ast.AST) -> UntranslatableError:
        """What to raise for a node that has no JavaScript."""
        place = f"{self.source.module.__name__}:{getattr(node, 'lineno', 0)}"
        return UntranslatableError(f"{place}: {type(node).__name__} cannot become JavaScript")

    def truth(self, node: ast.expr) -> str:
        """A condition."""
        match node:
            case ast.Compare():
                return self.js(node)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return f"!{self.truth(inner)}"
            case ast.BoolOp(op=op, values=values):
                joiner = " && " if isinstance(op, ast.And) else " || "
                return f"({joiner.join(self.truth(value) for value in values)})"
            case _:
                return f"$.t({self.js(node)})"

    def value_of(self, node: ast.expr) -> object:
        """The value that an expression of globals has, such as a class or a module; else raises."""
        match node:
            case ast.Name(id=name):
                return self.source.find(name)[1]
            case ast.Attribute(value=value, attr=attr):
                return getattr(self.value_of(value), attr)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return (self.value_of(left), self.value_of(right))
            case ast.Tuple(elts=elts):
                return tuple(self.value_of(one) for one in elts)
            case ast.Constant(value=None):
                return type(None)
            case _:
                raise self.refused(node)

    def is_a(self, subject: str, kind: object) -> str:
        """Whether ``subject`` is of a class, or of one of several."""
        if isinstance(kind, tuple):
            return f"({' || '.join(self.is_a(subject, one) for one in kind)})"
        if not isinstance(kind, type):
            raise UntranslatableError(f"{kind} is no class")
        if kind.__module__.startswith("generator"):
            return f"{subject} instanceof {self.use(Symbol(kind.__module__, kind.__qualname__))}"
        return f"$.is.{kind.__name__}({subject})"

    # -- names and constants -------------------------------------------------------------

    def _constant(self, node: ast.Constant) -> str:
        return js_data(node.value, self.use)

    def _name(self, node: ast.Name) -> str:
        if node.id in self.names:
            return script_name(node.id)
        symbol, value = self.source.find(node.id)
        if isinstance(value, str | int | bool | None) and not (
            isinstance(value, str) and len(value) > 40
        ):
            return js_data(value, self.use)
        if symbol.module:
            return self.use(symbol)
        return f"$.{symbol.name}"

    def _attribute(self, node: ast.Attribute) -> str:
        try:
            found = self.value_of(node) if _root(node) not in self.names else None
        except (UntranslatableError, AttributeError):
            found = None
        if isinstance(found, enum.Enum | MethodDescriptorType):
            return js_data(found, self.use)
        if isinstance(node.value, ast.Name) and node.value.id not in self.names:
            owner = self.source.find(node.value.id)[1]
            if isinstance(owner, ModuleType) and owner.__name__.startswith("generator"):
                return self.use(Symbol(owner.__name__, node.attr))
            if isinstance(owner, ModuleType):
                return f"$.{native(owner.__name__, node.attr)}"
        value = self.js(node.value)
        if node.attr in _BOUND:
            return f"$.bound({value}, {js_text(node.attr)})"
        return f"{value}.{node.attr}"


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
