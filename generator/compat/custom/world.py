"""What values of the owner's code are, as far as the surface says it without running anything."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from generator.compat.custom.model import CUSTOM, EXTENDED, CustomClass, CustomCode, Extended
from generator.compat.surface import Argument, Call, Surface

_WRAPPERS: Final = frozenset({"Optional", "Annotated", "Awaitable", "ClassVar", "Final"})
_SEQUENCES: Final = frozenset(
    {"List", "list", "Sequence", "Iterable", "Iterator", "AsyncIterator", "SyncPage", "AsyncPage"}
    | {"Collection", "Tuple", "tuple", "Set", "set", "ListPage", "AsyncListPage"}
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What an expression is: the client, a resource, a model, one of their methods, a class.

    ``symbol`` is that of the surface ("" for the client and for a list, whose items are ``item``).
    """

    kind: Literal["client", "resource", "model", "method", "class", "list", "module"]
    symbol: str = ""
    item: Thing | None = None
    owner: CustomClass | None = None  # of the owner's, seen from inside or through ``super()``


#: What a dotted name of a module means.
Resolve: TypeAlias = Callable[[str], "Thing | None"]


@dataclass(frozen=True, slots=True)
class Runtime:
    """Names that are there whatever the document says: those of the base classes."""

    client: frozenset[str]
    resource: frozenset[str]
    model: frozenset[str]
    options: frozenset[str]  # keyword arguments of every call

    def of(self, kind: str) -> frozenset[str]:
        """Those of the base class of one kind of thing."""
        known = {"client": self.client, "resource": self.resource, "model": self.model}
        return known.get(kind, frozenset())


@dataclass(frozen=True)
class World:
    """The surface of the package, with what the owner adds to it."""

    surface: Surface
    code: CustomCode
    runtime: Runtime

    @cached_property
    def _resources(self) -> Mapping[str, str]:
        """Symbols of resources by the names of both classes."""
        found = self.surface.resources
        return {n: symbol for symbol, one in found.items() for n in (one.name, one.async_name)}

    @cached_property
    def _below(self) -> frozenset[tuple[str, str]]:
        """Resources below others: the symbol of the parent ("": the client), and the attribute."""
        pairs = (symbol.rpartition(".") for symbol in self.surface.resources)
        return frozenset((parent, name) for parent, _, name in pairs)

    def generated(self, kind: Extended, name: str) -> Thing | None:
        """An instance of a generated class; None if there is none of that name."""
        client = self.surface.client
        if kind == "client" and name in {client.name, client.async_name}:
            return Thing("client")
        if kind == "resources" and name in self._resources:
            return Thing("resource", self._resources[name])
        if kind == "models" and name in self.surface.models:
            return Thing("model", name)
        return None

    def instance(self, name: str) -> Thing | None:
        """An instance of what the package exports as ``name``, relative to it and dotted."""
        package, _, rest = name.partition(".")
        last = name.rpartition(".")[2]
        if package == CUSTOM:
            extends = next((c.extends for c in self.code.classes if c.name == last), None)
            return self.generated(*extends) if extends is not None else None
        for kind in EXTENDED:
            if package == kind or rest == f"{kind}.{last}":
                return self.generated(kind, last)
        if rest:
            return None
        return self.generated("models", last) or self.generated("client", last)

    def instance_of(self, cls: CustomClass) -> Thing | None:
        """What ``self`` is in the methods of a class of the owner's."""
        client = self.surface.client
        if cls.name in {f"{name}Extensions" for name in (client.name, client.async_name)}:
            return Thing("client")
        return self.generated(*cls.extends) if cls.extends is not None else None

    def resolve(self, name: str) -> Thing | None:
        """What a dotted name means where it stands for a class or a module."""
        if name == "models":
            return Thing("module", "models")
        found = self.instance(name)
        return Thing("class", found.symbol, found) if found is not None else None

    # -- members -------------------------------------------------------------------------

    def own_of(self, thing: Thing) -> CustomClass | None:
        """The owner's class in the place of that of ``thing``."""
        joined = self.code.joined
        match thing.kind:
            case "model":
                return joined.get(("models", thing.symbol))
            case "resource":
                one = self.surface.resources[thing.symbol]
                return joined.get(("resources", one.name)) or joined.get(
                    ("resources", one.async_name)
                )
            case "client":
                client = self.surface.client
                return joined.get(("client", client.name)) or joined.get(
                    ("client", client.async_name)
                )
            case _:
                return None

    def names_of(self, thing: Thing) -> frozenset[str]:
        """The public attributes of a value, without those of the owner's."""
        surface = self.surface
        start = f"{thing.symbol}." if thing.symbol else ""
        below = {name for parent, name in self._below if parent == thing.symbol}
        match thing.kind:
            case "client":
                return frozenset({*below, *self.runtime.client, *surface.client.former})
            case "resource":
                calls = (s.rpartition(".") for s in surface.calls if s.startswith(start))
                own = {name for parent, _, name in calls if parent == thing.symbol}
                others = surface.aliases
                own |= {s.rpartition(".")[2] for s in others if s.startswith(start)}
                former = surface.resources[thing.symbol].former
                return frozenset({*own, *below, *former, *self.runtime.resource})
            case "model":
                return frozenset({*self._members(thing.symbol), *self.runtime.model})
            case _:
                return frozenset()

    def _members(self, model: str) -> Iterator[str]:
        seen, stack = set[str](), [model]
        while stack:
            name = stack.pop()
            if name in seen or (found := self.surface.models.get(name)) is None:
                continue
            seen.add(name)
            yield from found.members
            stack += [base.removeprefix("models.") for base in found.bases]
        yield from (field.name for field in self.surface.fields_of(model))

    def call(self, symbol: str) -> Call | None:
        """A generated method, also by another name."""
        alias = self.surface.aliases.get(symbol)
        return self.surface.calls.get(alias.target if alias is not None else symbol)

    def attribute(self, thing: Thing, name: str) -> Thing | None:
        """What an attribute is, as far as that is known."""
        symbol = f"{thing.symbol}.{name}" if thing.symbol else name
        match thing.kind:
            case "client" | "resource":
                if name == "_client":
                    return Thing("client")
                if symbol in self.surface.resources:
                    return Thing("resource", symbol)
                return Thing("method", symbol) if self.call(symbol) is not None else None
            case "model":
                fields = self.surface.fields_of(thing.symbol)
                text = next((f.annotation for f in fields if f.name == name), "")
                return self.annotated(text) if text else None
            case "module":
                return self.resolve(symbol)
            case _:
                return None

    # -- annotations ---------------------------------------------------------------------

    def annotated(self, text: str) -> Thing | None:
        """What an annotation of the surface says."""
        try:
            return self.annotation(ast.parse(text, mode="eval").body, self.instance)
        except (SyntaxError, ValueError, RecursionError):
            return None

    def annotation(self, node: ast.expr, resolve: Resolve) -> Thing | None:
        """What an annotation says; ``resolve`` knows the names where it stands."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                return self.annotation(ast.parse(node.value, mode="eval").body, resolve)
            except (SyntaxError, ValueError, RecursionError):
                return None
        if isinstance(node, ast.Subscript):
            name = _words(node.value).rpartition(".")[2]
            inner = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
            if name in _WRAPPERS:
                return self.annotation(inner, resolve)
            if name in _SEQUENCES:
                return Thing("list", item=self.annotation(inner, resolve))
            return None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self.annotation(node.left, resolve) or self.annotation(node.right, resolve)
        words = _words(node)
        return resolve(words) if words else None

    def items_of(self, thing: Thing | None) -> Thing | None:
        """What iterating over a value gives."""
        if thing is None or thing.kind == "list":
            return thing.item if thing is not None else None
        if thing.kind == "model" and (model := self.surface.models.get(thing.symbol)) is not None:
            for base in model.bases:
                found = self.annotated(base)
                if found is not None and found.kind == "list":
                    return found.item
        return None


def _words(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def positional(arguments: tuple[Argument, ...]) -> list[str]:
    """The names of the arguments that can be given by position, in order."""
    found = [(one.position, one.name) for one in arguments if one.position is not None]
    return [name for _, name in sorted(found)]
