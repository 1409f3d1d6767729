"""What the definition knows of the things of a surface: where each is written, and its prose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.compat.sdk.annotations import names_in
from generator.compat.surface import Argument, Call, Field, Model, Surface
from generator.diagnostics import Loc
from generator.ir.members import properties
from generator.ir.model import Api, Operation
from generator.ir.types import Decl, DeclId, Doc, ObjectDecl
from generator.ir.walk import (
    properties_of,
    reachable,
    request_types,
    response_types,
    used_in_requests,
    used_in_responses,
)
from generator.names.words import snake, split_words


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something of the surface comes from."""

    loc: Loc | None = None
    doc: Doc = Doc()


#: Of what is not written anywhere.
NOWHERE: Final = Origin()


@dataclass(frozen=True)
class Facts:
    """One state: the API, and the surface of its SDK."""

    api: Api
    surface: Surface

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations by their keys."""
        return {operation.key: operation for operation in self.api.operations}

    @cached_property
    def worded(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of operations by their operationIds, as OpenAPI Generator writes them."""
        found: dict[str, list[str]] = {}
        for operation in self.api.operations:
            if operation.operation_id:
                name = snake(split_words(operation.operation_id))
                found.setdefault(name, []).append(operation.key)
        return {name: tuple(keys) for name, keys in found.items()}

    @cached_property
    def named(self) -> frozenset[str]:
        """The models that a signature names, directly or not: others are there to be imported."""
        return self._reached((*self._taken, *self._returned))

    @cached_property
    def written(self) -> frozenset[str]:
        """The models that callers build: those that requests hold, directly or not."""
        return self._used(used_in_requests(self.api)) | self._reached(self._taken)

    @cached_property
    def read(self) -> frozenset[str]:
        """The models that callers get: those that responses hold, directly or not."""
        return self._used(used_in_responses(self.api)) | self._reached(self._returned)

    @cached_property
    def _taken(self) -> tuple[str, ...]:
        """The annotations of all arguments."""
        arguments = [a for call in self.surface.calls.values() for a in call.arguments]
        arguments += [a for one in self.surface.functions.values() for a in one.arguments]
        return tuple(a.annotation for a in (*arguments, *self.surface.client.arguments))

    @cached_property
    def _returned(self) -> tuple[str, ...]:
        """The annotations of all results."""
        calls = self.surface.calls.values()
        results = [text for call in calls for text in (call.result, call.async_result)]
        return (*results, *(function.result for function in self.surface.functions.values()))

    def reached_by(self, symbol: str) -> frozenset[str]:
        """The models that one method takes or returns, directly or not."""
        call = self.surface.calls.get(symbol)
        if call is None:
            return frozenset()
        operations = [self.operations[key] for key in call.operations if key in self.operations]
        types = [t for one in operations for t in (*request_types(one), *response_types(one))]
        named = [call.result, call.async_result, *(a.annotation for a in call.arguments)]
        return self._used(reachable(self.api.decls, types)) | self._reached(named)

    def of_call(self, call: Call) -> Origin:
        """The operation that a method is named after."""
        operation = self.operations.get(call.about)
        return Origin(operation.loc, operation.doc) if operation is not None else Origin()

    def of_argument(self, call: Call, argument: Argument) -> Origin:
        """The parameter that an argument fills, or the property of the body."""
        for key in dict.fromkeys((call.about, *call.operations)):
            operation = self.operations.get(key)
            if operation and (found := self._in_operation(operation, argument)):
                return found
        return Origin()

    def of_model(self, model: Model) -> Origin:
        """The schema of a model."""
        decl = self._decl(model)
        return Origin(decl.id, decl.doc) if decl is not None else Origin()

    def of_field(self, model: Model, one: Field) -> Origin:
        """The property of a field."""
        decl = self._decl(model)
        if isinstance(decl, ObjectDecl):
            for prop in (*decl.properties, *properties_of(decl, self.api.decls)):
                if prop.name == one.wire:
                    return Origin(prop.loc, prop.doc)
        return Origin()

    def _in_operation(self, operation: Operation, argument: Argument) -> Origin | None:
        if argument.location == "body" and operation.body is not None:
            for media in operation.body.media:
                found = properties(media.type, self.api.decls).get(argument.wire)
                if found is not None:
                    return Origin(found.loc, found.doc)
        elif argument.location == "body_root" and operation.body is not None:
            return Origin(operation.body.loc, operation.body.doc)
        for parameter in operation.parameters:
            named = (parameter.location.value, parameter.name)
            if named == (argument.location, argument.wire):
                return Origin(parameter.loc, parameter.doc)
        return None

    @cached_property
    def _decls(self) -> Mapping[str, list[Decl]]:
        """The declarations by the pointer of their schema, whatever file that is in."""
        found: dict[str, list[Decl]] = {}
        for decl in self.api.decls.values():
            found.setdefault(decl.id.pointer, []).append(decl)
        return found

    def _decl(self, model: Model) -> Decl | None:
        file, _, pointer = model.pointer.partition("#")
        known = self._decls.get(pointer, [])
        named = [decl for decl in known if file and decl.id.uri.endswith(file)]
        return next(iter(named or known), None)

    def _used(self, ids: Collection[DeclId]) -> frozenset[str]:
        """The models of these declarations."""
        found = ((name, self._decl(model)) for name, model in self.surface.models.items())
        return frozenset(name for name, decl in found if decl is not None and decl.id in ids)

    def _reached(self, annotations: Iterable[str]) -> frozenset[str]:
        models = self.surface.models
        found: set[str] = set()
        queue = [name for text in annotations for name in names_in(text)]
        while queue:
            name = queue.pop()
            if name in found or name not in models:
                continue
            found.add(name)
            model = models[name]
            held = [field.annotation for field in model.fields]
            queue += [one for text in (*held, *model.bases, model.target) for one in names_in(text)]
        return frozenset(found)
