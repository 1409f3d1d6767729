"""What a changed annotation means: whether each value of the old type is one of the new type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

#: How a type differs from what it was. ``wider``: every old value is still one, and there are more.
Difference: TypeAlias = Literal["same", "wider", "narrower", "other"]

#: A type taken apart: the alternatives of a union, each as a name and the types in its brackets.
_One: TypeAlias = "tuple[str, tuple[_Shape, ...]]"
_Shape: TypeAlias = "frozenset[_One]"

_NAME: Final = re.compile(r"(?<![\w.\"'])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_STRING: Final = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')")
_LITERAL: Final = "Literal "
_ANYTHING: Final = frozenset({"Any", "object"})
#: Types whose values are accepted where the other one is asked for.
_WITHIN: Final = frozenset({("int", "float"), ("bool", "int"), ("bool", "float")})
#: A container that is read only, and those whose values it takes.
_READABLE: Final[Mapping[str, frozenset[str]]] = {
    "Sequence": frozenset({"list", "tuple"}),
    "Iterable": frozenset({"list", "tuple", "Sequence", "Iterator"}),
    "Mapping": frozenset({"dict"}),
}
_ALIASES: Final[Mapping[str, str]] = {
    "List": "list",
    "Dict": "dict",
    "Tuple": "tuple",
    "Set": "set",
    "Type": "type",
}


@dataclass(frozen=True, slots=True)
class Types:
    """What names in annotations mean in both states.

    ``renamed`` are the new names of models by the old ones; ``bases`` are the names of the classes
    that a class derives from, directly or not.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def difference(self, old: str, new: str) -> Difference:
        """How the annotation ``new`` differs from ``old``; no expressions differ as a whole."""
        old = with_names(old, self.renamed)
        if old == new:
            return "same"
        before, after = _shape_of(old), _shape_of(new)
        if before is None or after is None:
            return "other"
        grows, shrinks = self._within(before, after), self._within(after, before)
        if grows and shrinks:
            return "same"
        return "wider" if grows else "narrower" if shrinks else "other"

    def _within(self, inner: _Shape, outer: _Shape) -> bool:
        """Whether each value of ``inner`` is one of ``outer``, as far as the names say."""
        if any(name in _ANYTHING for name, _ in outer):
            return True
        return all(any(self._one_within(one, other) for other in outer) for one in inner)

    def _one_within(self, inner: _One, outer: _One) -> bool:
        name, items = inner
        other, others = outer
        if name.startswith(_LITERAL):
            return other in {name, _type_of(name.removeprefix(_LITERAL))}
        takes = name == other or (name, other) in _WITHIN or name in _READABLE.get(other, ())
        if not others:  # without brackets: of anything
            return takes or other in self.bases.get(name, ())
        return takes and len(items) == len(others) and all(map(self._within, items, others))


def literals_in(annotation: str) -> tuple[str, ...]:
    """The literals that an annotation lists on its own, as Python source."""
    names = (name for name, _ in _shape_of(annotation) or ())
    return tuple(sorted(n.removeprefix(_LITERAL) for n in names if n.startswith(_LITERAL)))


def names_in(annotation: str) -> Iterator[str]:
    """The names that an annotation uses, without the module before them."""
    for found in _NAME.finditer(_STRING.sub("''", annotation)):
        yield found[0].rpartition(".")[2]


def with_names(annotation: str, renamed: Mapping[str, str]) -> str:
    """``annotation`` with the new names of what is ``renamed``; literals stay as they are."""
    if not renamed or not any(name in annotation for name in renamed):
        return annotation

    def replaced(found: re.Match[str]) -> str:
        module, dot, name = found[0].rpartition(".")
        return f"{module}{dot}{renamed.get(name, name)}"

    pieces = _STRING.split(annotation)
    return "".join(p if i % 2 else _NAME.sub(replaced, p) for i, p in enumerate(pieces))


def _shape_of(annotation: str) -> _Shape | None:
    """The alternatives of a type; None for text that is no expression."""
    try:
        return _shape(_parsed(annotation))
    except (SyntaxError, ValueError, RecursionError):
        return None


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _shape(node: ast.expr) -> _Shape:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _shape(left) | _shape(right)
        case ast.Subscript(value=value, slice=inner):
            return _subscript(_plain(ast.unparse(value)), _items(inner))
        case ast.Constant(value=None):
            return frozenset({("None", ())})
        case ast.Constant(value=str(text)):  # a forward reference
            return _shape(_parsed(text))
        case _:
            return frozenset({(_plain(ast.unparse(node)), ())})


def _subscript(name: str, items: list[ast.expr]) -> _Shape:
    match name:
        case "Union":
            return frozenset(one for item in items for one in _shape(item))
        case "Optional":
            return _shape(items[0]) | {("None", ())}
        case "Annotated" | "Sent" | "Required" | "NotRequired" | "ClassVar" | "Final":
            return _shape(items[0])
        case "Literal":
            return frozenset((_LITERAL + ast.unparse(item), ()) for item in items)
        case _:
            return frozenset({(name, tuple(_shape(item) for item in items))})


def _items(inner: ast.expr) -> list[ast.expr]:
    return list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]


def _plain(name: str) -> str:
    last = name.rpartition(".")[2]
    return _ALIASES.get(last, last)


def _type_of(literal: str) -> str:
    try:
        return type(ast.literal_eval(literal)).__name__
    except ValueError:  # the member of an enumeration
        return ""
