"""Composed methods: those that are more than one operation, whatever it is that they do.

The kinds are in ``composed/``. Whoever writes, lists or documents methods needs only this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.diagnostics import Sink
from generator.ir.model import Api, Operation
from generator.relations.relate import Relations
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.naming.speller import Speller
from generator.targets.python.planning.methods import PlannedMethod


class Writer(Speller, Protocol):
    """What a kind needs to write its recipe and its results in the module of a resource."""

    def value(self, planned: PlannedMethod) -> tuple[str, str]:
        """What a method returns in each client."""
        ...

    def descriptor(self, planned: PlannedMethod) -> str:
        """The descriptor of a method of the same resource."""
        ...

    def shared(self, recipe: str) -> str:
        """The name of a recipe that this module has already; else the recipe as it is."""
        ...

    def reach(self, constant: Constant) -> str:
        """A function without arguments that returns a constant of any resource."""
        ...


@dataclass(frozen=True, slots=True)
class Constant:
    """What several recipes need to know, in the module of the resource that it is about.

    ``spell`` writes its annotation and its expression.
    """

    module: str
    name: str
    spell: Callable[[Writer], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A composed method as Python code: what it returns in each client, and its recipe."""

    result: str
    async_result: str
    annotation: str  # of the recipe
    recipe: str  # the expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A method that is more than one operation.

    ``about`` is the operation that it is named after, ``takes`` its signature. It calls
    ``operations``, in order. With ``iterates``, it returns an iterator, which the asynchronous
    client does not await.
    """

    kind: str
    name: str
    key: str  # what names.lock calls it: "upload openSession"
    about: Operation
    takes: PlannedMethod  # an operation's, with the arguments that this method has
    operations: tuple[Operation, ...]
    summary: str  # one imperative sentence, without the full stop
    text: str  # what else its docstring says
    returns: str
    raises: tuple[tuple[str, str], ...]  # exceptions of its own, and when
    spell: Callable[[Writer], Spelled]
    constants: tuple[Constant, ...] = ()  # that the recipe needs
    iterates: bool = False
    fake: str = ""  # the class of its fake in the runtime, if it has one of its own
    aliases: tuple[str, ...] = ()
    placed: bool = False  # sdk.yaml gives the name


@dataclass(frozen=True, slots=True)
class Scene:
    """What composed methods are made of: the methods of all resources, and what relates them."""

    api: Api
    relations: Relations
    resources: tuple[Resource, ...]
    methods: Mapping[str, tuple[PlannedMethod, ...]]  # by module of the resource
    sink: Sink

    def of(self, resource: Resource) -> dict[str, PlannedMethod]:
        """The methods of one resource by operation key; the first of several."""
        found: dict[str, PlannedMethod] = {}
        for planned in self.methods[resource.module]:
            found.setdefault(planned.method.operation.key, planned)
        return found

    def method(self, key: str) -> tuple[Resource, PlannedMethod]:
        """The first method of an operation, and where it is; every operation has one."""
        return next(
            (resource, planned)
            for resource, planned in self._all()
            if planned.method.operation.key == key
        )

    def _all(self) -> Iterator[tuple[Resource, PlannedMethod]]:
        for resource in walk(self.resources):
            for planned in self.methods[resource.module]:
                yield resource, planned


def operations_of(methods: Iterable[PlannedMethod]) -> tuple[Operation, ...]:
    """The operations of ``methods``."""
    return tuple(planned.method.operation for planned in methods)
