"""Where the types of a package are by the rules of Stainless, when there is no package to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.adopt.casing import Casing, one_of_many
from generator.adopt.endpoints import Endpoints
from generator.adopt.stainless.resources import SHARED, Asked, Model
from generator.ir.members import item_type, type_at
from generator.ir.model import MediaType, Operation
from generator.ir.types import (
    AliasDecl,
    Array,
    DeclId,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    TypeRef,
    Union,
)
from generator.ir.walk import needs, references
from generator.ir.wire import ParamIn

_LONGEST: Final = 250  # characters of a name: types can hold themselves


@dataclass(slots=True)
class TypeRules:
    """Names the types of methods and models.

    Mutable: it fills the table of modules.
    """

    endpoints: Endpoints
    casing: Casing
    models: Mapping[DeclId, Model]
    paged: Mapping[str, str]  # resource.method -> pointer to the items, of those that are paged
    table: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, asked: Iterable[Asked]) -> dict[str, dict[str, str]]:
        """Names by module below ``types``, and what each stands for."""
        asked = list(asked)
        sent = self._reached(m for one in asked for m in _sent(one.operation))
        told = self._reached(m for one in asked for m in _told(one.operation))
        sent |= {d for one in asked for p in one.operation.parameters for d in references(p.type)}
        for decl, model in self.models.items():
            self._model(decl, model, given=decl in sent, returned=decl in told or decl not in sent)
        for one in asked:
            self._method(one)
        return {name: self.table[name] for name in sorted(self.table)}

    def _reached(self, media: Iterable[MediaType]) -> set[DeclId]:
        stack = [d for one in media for ref in (one.type, one.item) if ref for d in references(ref)]
        seen: set[DeclId] = set()
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack.extend(needs(self.endpoints.api.decls[node]))
        return seen

    # -- what gets a name ----------------------------------------------------------------

    def _model(self, decl: DeclId, model: Model, *, given: bool, returned: bool) -> None:
        home = "shared" if model.home == SHARED else _above(model.home)
        params = "shared_params" if model.home == SHARED else home
        if returned:
            self._add(home, model.key, model.name, decl, "")
            if model.home == SHARED:
                self._put("", model.name, decl)
        if given:
            name = model.name if model.home == SHARED else f"{model.name}Param"
            key = model.key if model.home == SHARED else f"{model.key}_param"
            self._add(params, key, name, decl, "")

    def _method(self, one: Asked) -> None:
        resource, _, method = one.path.rpartition(".")
        home = _above(resource)
        own = f"{one_of_many(resource.rpartition('.')[2])}_{method}"
        pascal = self.casing.pascal(own)
        ref = self._response(one)
        if isinstance(ref, Named) and ref.id not in self.models:
            name = f"{pascal}Response"
            self._add(home, f"{own}_response", name, ref.id, name)
        elif ref is not None and not isinstance(ref, Named):
            module = f"{home}.{own}_response".lstrip(".")
            for place in (module, home):
                self.table.setdefault(place, {})[f"{pascal}Response"] = one.path
            if isinstance(item := _item(ref), Named) and item.id not in self.models:
                self._nested(module, item.id, f"{pascal}ResponseItem")
        if _takes(one.operation):
            module = f"{home}.{own}_params".lstrip(".")
            for place in (module, home):
                self.table.setdefault(place, {})[f"{pascal}Params"] = f"{one.path}(*)"
            for parameter in one.operation.parameters:
                self._inside(module, parameter.type, "", parameter.name)
            for media in _sent(one.operation):
                if isinstance(media.type, Named) and media.type.id not in self.models:
                    self._members(module, media.type.id, "")

    def _response(self, one: Asked) -> TypeRef | None:
        media = next(iter(_told(one.operation)), None)
        ref = (media.type or media.item) if media is not None else None
        pointer = self.paged.get(one.path)
        if pointer is None or ref is None:
            return ref
        decls = self.endpoints.api.decls
        return item_type(type_at(ref, pointer, decls), decls)

    # -- names inside --------------------------------------------------------------------

    def _add(self, home: str, key: str, name: str, decl: DeclId, prefix: str) -> None:
        """A name in a module of its own, passed on by the package that it is in."""
        module = f"{home}.{key}".lstrip(".")
        self._put(module, name, decl)
        self._put(home, name, decl)
        self._members(module, decl, prefix)

    def _put(self, module: str, name: str, decl: DeclId) -> bool:
        names = self.table.setdefault(module, {})
        if name in names:
            return False
        names[name] = self.endpoints.path_of(decl)
        return True

    def _nested(self, module: str, decl: DeclId, name: str) -> None:
        if len(name) < _LONGEST and self._put(module, name, decl):
            self._members(module, decl, name)

    def _members(self, module: str, decl: DeclId, prefix: str) -> None:
        """The types of the properties of an object, or of the variants of a union."""
        found = self.endpoints.api.decls[decl]
        match found:
            case ObjectDecl():
                for prop in found.properties:
                    self._inside(module, prop.type, prefix, prop.name)
            case AliasDecl():
                self._inside(module, found.target, prefix, "")
            case _:
                pass

    def _inside(self, module: str, ref: TypeRef, prefix: str, word: str) -> None:
        """The types in the type of a property that is called ``word``."""
        name = prefix + (self.casing.pascal(word) if word else "")
        match ref:
            case Nullable(inner=inner):
                self._inside(module, inner, prefix, word)
            case Array(item=item):
                self._inside(module, item, prefix, one_of_many(word))
            case Map(value=value):
                self._inside(module, value, prefix, word)
            case Union(variants=variants):
                for number, variant in enumerate(variants):
                    self._inside(module, variant, f"{name}{self._variant(variant, number)}", "")
            case Named(id=decl) if name and decl not in self.models:
                known = self.endpoints.api.decls[decl]
                target = known.target if isinstance(known, AliasDecl) else None
                if isinstance(target, Array | Nullable):
                    self._inside(module, target, prefix, word)
                elif isinstance(known, ObjectDecl) or isinstance(target, Union):
                    self._nested(module, decl, name)
            case _:
                pass

    def _variant(self, ref: TypeRef, number: int) -> str:
        if isinstance(ref, Named):
            hint = self.endpoints.api.decls[ref.id].hint
            if word := hint.component or hint.title:
                return self.casing.pascal(word)
        return f"UnionMember{number}" if isinstance(ref, Named) else ""


def _above(path: str) -> str:
    """The resources above the last one."""
    return path.rpartition(".")[0]


def _sent(operation: Operation) -> tuple[MediaType, ...]:
    return operation.body.media[:1] if operation.body is not None else ()


def _told(operation: Operation) -> Iterator[MediaType]:
    reply = operation.reply_with_body()
    yield from (m for m in (reply.media if reply is not None else ()) if m.type or m.item)


def _takes(operation: Operation) -> bool:
    """Whether there are arguments beside the parameters of the path."""
    elsewhere = (p for p in operation.parameters if p.location is not ParamIn.PATH)
    return operation.body is not None or any(elsewhere)


def _item(ref: TypeRef) -> TypeRef | None:
    return ref.item if isinstance(ref, Array) else None
