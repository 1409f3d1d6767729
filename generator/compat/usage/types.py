"""Annotations of a surface as code outside of its package can write them."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

#: What the program imports from ``typing``.
TYPING: Final = (
    "Any", "AsyncIterator", "Awaitable", "Callable", "Dict", "FrozenSet", "Iterable", "Iterator",
    "List", "Mapping", "Optional", "Sequence", "Set", "Tuple", "Union",
)  # fmt: skip
_MODULES: Final = frozenset({"datetime", "decimal", "uuid"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """Writes annotations. ``models`` are the names of models, ``types`` what is imported beside."""

    models: Collection[str]
    types: Collection[str]

    def annotation(self, text: str) -> str:
        """``text``, in which what only the package can name is ``Any``."""
        return ast.unparse(self._known(ast.parse(text, mode="eval").body))

    def given(self, text: str) -> str:
        """The annotation without None: of something that is given."""
        node = self._known(ast.parse(text, mode="eval").body)
        return ast.unparse(_without_none(node))

    def _known(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.Name(id="Any"):
                return node
            case ast.Name(id=name) if name in self.models:
                return ast.parse(f"models.{name}", mode="eval").body
            case ast.Name(id=name):
                known = name in TYPING or name in self.types or hasattr(builtins, name)
                return node if known else ast.Name("Any")
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                known = owner in _MODULES or (owner == "models" and name in self.models)
                return node if known else ast.Name("Any")
            case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *_])):
                return self._known(first)
            case ast.Subscript(value=ast.Name(id="Literal")):
                return node
            case ast.Subscript(value=value, slice=inner):
                generic = self._known(value)
                if ast.unparse(generic) == "Any":
                    return generic
                return ast.Subscript(generic, self._known(inner))
            case ast.Tuple(elts=items):
                return ast.Tuple([self._known(item) for item in items])
            case ast.List(elts=items):
                return ast.List([self._known(item) for item in items])
            case ast.BinOp(left=left, op=ast.BitOr() as op, right=right):
                return ast.BinOp(self._known(left), op, self._known(right))
            case ast.Constant():
                return node
            case _:
                return ast.Name("Any")


def _without_none(node: ast.expr) -> ast.expr:
    match node:
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return inner
        case ast.Subscript(value=ast.Name(id="Union") as union, slice=ast.Tuple(elts=items)):
            kept = [item for item in items if not _is_none(item)]
            return kept[0] if len(kept) == 1 else ast.Subscript(union, ast.Tuple(kept))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right) if _is_none(right):
            return left
        case _:
            return node


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
