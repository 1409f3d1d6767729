"""What the symbols of an SDK mean today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from generator.ir.types import DeclId, ObjectDecl, Property
from generator.ir.walk import properties_of
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.fields import field_names
from generator.targets.python.naming.package import ERRORS
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.symbols import joined
from generator.targets.tables.python import ConstructorArgument


@dataclass(frozen=True, slots=True)
class MethodOf:
    """A method, and where it is; ``name`` is the one that it was looked up by."""

    resource: Resource
    method: PlannedMethod | Composed

    @property
    def takes(self) -> PlannedMethod:
        """What has its arguments."""
        return self.method.takes if isinstance(self.method, Composed) else self.method


@dataclass(frozen=True, slots=True)
class ArgumentOf:
    """An argument of a method or of the constructor: ``owner`` is the symbol of that."""

    owner: str
    argument: Argument | ConstructorArgument


@dataclass(frozen=True, slots=True)
class ModelOf:
    """A model: its name, and its module below ``models``. Objects have declarations."""

    name: str
    module: str
    decl: DeclId | None = None


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field: the declaration of its class, and the property."""

    decl: DeclId
    property: Property


@dataclass(frozen=True, slots=True)
class ExceptionOf:
    """An exception."""

    name: str


@dataclass(frozen=True, slots=True)
class ModuleOf:
    """A module, relative to the package, with the names that it exports."""

    module: str
    names: tuple[str, ...]


Meaning: TypeAlias = Resource | MethodOf | ArgumentOf | ModelOf | FieldOf | ExceptionOf | ModuleOf
#: How messages call what a symbol means.
Kind: TypeAlias = Literal["resource", "method", "argument", "model", "field", "exception", "module"]


@dataclass(frozen=True)
class Index:
    """The symbols of an SDK."""

    plan: SdkPlan

    @cached_property
    def meanings(self) -> Mapping[str, Meaning]:
        """What each symbol means."""
        return dict(self._all())

    def _all(self) -> Iterator[tuple[str, Meaning]]:
        plan = self.plan
        yield from self._modules()
        for name in (*ERRORS, *(old for old, _ in plan.exceptions)):
            yield f"exceptions.{name}", ExceptionOf(name)
        for decl in plan.decls:
            yield from self._model(decl.id)
        for result in plan.results.values():
            names = (result.name, result.async_name, *([result.row_name] if result.rows else []))
            for name in names:
                yield name, ModelOf(name, result.module)
        for argument in plan.client.arguments:
            owner = plan.client.name
            yield joined(owner, argument.name, argument=True), ArgumentOf(owner, argument)
        for resource in walk(plan.resources):
            path = ".".join(resource.path)
            yield path, resource
            for planned in plan.methods[resource.module]:
                yield from self._method(path, planned.method.name, MethodOf(resource, planned))
                for alias in planned.method.aliases:
                    yield from self._method(path, alias, MethodOf(resource, planned))
            for one in plan.composed[resource.module]:
                for name in (one.name, *one.aliases):
                    yield from self._method(path, name, MethodOf(resource, one))

    def _method(self, path: str, name: str, found: MethodOf) -> Iterator[tuple[str, Meaning]]:
        symbol = joined(path, name, argument=False)
        yield symbol, found
        takes = found.takes
        further = (takes.whole, *takes.own)
        for argument in (*takes.arguments, *(a for a in further if a is not None)):
            yield joined(symbol, argument.name, argument=True), ArgumentOf(symbol, argument)

    def _model(self, decl_id: DeclId) -> Iterator[tuple[str, Meaning]]:
        models = self.plan.models
        decl, name, module = models.decls[decl_id], models.names[decl_id], models.modules[decl_id]
        yield name, ModelOf(name, module, decl_id)
        if decl_id in models.inputs:
            yield models.inputs[decl_id], ModelOf(models.inputs[decl_id], module)
        if isinstance(decl, ObjectDecl):
            properties = {prop.name: prop for prop in properties_of(decl, models.decls)}
            for wire, own in field_names(properties.values()).items():
                symbol = joined(name, own, argument=False)
                yield symbol, FieldOf(decl_id, properties[wire])

    def _modules(self) -> Iterator[tuple[str, Meaning]]:
        plan = self.plan
        found: dict[str, list[str]] = {}
        for decl in plan.decls:
            names = found.setdefault(f"models.{plan.models.modules[decl.id]}", [])
            names.append(plan.models.names[decl.id])
            if decl.id in plan.models.inputs:
                names.append(plan.models.inputs[decl.id])
        for result in plan.results.values():
            names = found.setdefault(f"models.{result.module}", [])
            names += [result.name, result.async_name]
        for resource in walk(plan.resources):
            both = (resource.class_name, f"Async{resource.class_name}")
            found[f"resources.{resource.module}"] = list(both)
        for module, listed in found.items():
            yield f"{plan.names.package}.{module}", ModuleOf(module, tuple(dict.fromkeys(listed)))


def kind_of(meaning: Meaning) -> Kind:
    """What a symbol names, for messages."""
    kinds: dict[type, Kind] = {
        Resource: "resource",
        MethodOf: "method",
        ArgumentOf: "argument",
        ModelOf: "model",
        FieldOf: "field",
        ExceptionOf: "exception",
        ModuleOf: "module",
    }
    return kinds[type(meaning)]
