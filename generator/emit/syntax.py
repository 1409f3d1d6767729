"""The syntax of templates, for those that turn one into code of another language.

A small tree of what templates of samples are made of: text, printed values, conditions and loops.
Anything else is refused, with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jinja2 import nodes

from generator.emit.engine import Engine


class UnknownSyntaxError(Exception):
    """A template has something that is not in the tree."""


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a value."""

    value: Value
    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    value: Value


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal."""

    value: object


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter makes of values."""

    function: Callable[..., object]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Print:
    """A value that is printed."""

    value: Value


@dataclass(frozen=True, slots=True)
class Choice:
    """The first branch whose condition holds, else the last statements."""

    branches: tuple[tuple[Value, tuple[Statement, ...]], ...]
    otherwise: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """Statements for each item; ``names`` are what it is taken apart into."""

    names: tuple[str, ...]
    is_tuple: bool
    values: Value
    body: tuple[Statement, ...]


Value: TypeAlias = "Name | Attribute | Not | Constant | Filtered"
Statement: TypeAlias = "Text | Print | Choice | Loop"


def syntax_of(engine: Engine, name: str, source: str) -> tuple[Statement, ...]:
    """The statements of the template ``name``, which reads ``source``."""
    return tuple(_Reader(engine, name).statements(engine.environment.parse(source, name).body))


@dataclass(frozen=True, slots=True)
class _Reader:
    engine: Engine
    name: str

    def statements(self, body: Iterable[nodes.Node]) -> Iterator[Statement]:
        for node in body:
            match node:
                case nodes.Output():
                    for one in node.nodes:
                        if isinstance(one, nodes.TemplateData):
                            yield Text(one.data)
                        else:
                            yield Print(self._value(one))
                case nodes.If():
                    branches = [(node.test, node.body), *((o.test, o.body) for o in node.elif_)]
                    yield Choice(
                        tuple((self._value(t), tuple(self.statements(b))) for t, b in branches),
                        tuple(self.statements(node.else_)),
                    )
                case nodes.For() if not node.else_ and node.test is None and not node.recursive:
                    body_ = tuple(self.statements(node.body))
                    names, is_tuple = self._target(node.target)
                    yield Loop(names, is_tuple, self._value(node.iter), body_)
                case _:
                    raise self._refused(node)

    def _target(self, node: nodes.Node) -> tuple[tuple[str, ...], bool]:
        match node:
            case nodes.Name():
                return (node.name,), False
            case nodes.Tuple() if all(isinstance(one, nodes.Name) for one in node.items):
                return tuple(one.name for one in node.items if isinstance(one, nodes.Name)), True
            case _:
                raise self._refused(node)

    def _value(self, node: nodes.Node) -> Value:
        match node:
            case nodes.Name():
                return Name(node.name)
            case nodes.Getattr():
                return Attribute(self._value(node.node), node.attr)
            case nodes.Not():
                return Not(self._value(node.node))
            case nodes.Const():
                return Constant(node.value)
            case nodes.Filter() if node.node is not None and not node.kwargs:
                function = self.engine.environment.filters[node.name]
                given = tuple(self._value(one) for one in [node.node, *node.args])
                return Filtered(function, given)
            case _:
                raise self._refused(node)

    def _refused(self, node: nodes.Node) -> UnknownSyntaxError:
        place = f"{self.name}:{node.lineno}"
        return UnknownSyntaxError(f"{place}: {type(node).__name__} cannot become JavaScript")
