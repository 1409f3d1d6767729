"""Properties that have one value in every object of a class: constants, and tags of unions.

They need not be given, and are always sent. A constant that is required or its own default is one;
one that is optional only where it tells the variants of a union apart. The tag of a variant is one
if all unions know the variant by the same tag, though the schema may allow any text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from generator.ir.model import Api
from generator.ir.types import (
    AliasDecl,
    Decl,
    DeclId,
    Nullable,
    ObjectDecl,
    Property,
    Scalar,
    TypeRef,
    Union,
)
from generator.ir.variants import constants_of, objects_of, telling, unions_in
from generator.ir.walk import operations_of, properties_of, request_types, response_types

#: What unions say of the properties of objects: the tags of each union, none for a constant.
_Said: TypeAlias = "dict[tuple[DeclId, str], set[frozenset[Scalar]]]"


def with_constants(api: Api) -> Api:
    """``api`` with the constants of its objects marked."""
    said: _Said = {}
    for union in _unions(api):
        _listen(union, api.decls, said)
    bases = {b for decl in api.decls.values() if isinstance(decl, ObjectDecl) for b in decl.bases}
    # the tag of a base is none of its heirs
    said = {key: tags for key, tags in said.items() if key[0] not in bases}
    decls = {
        decl_id: _marked(decl, api.decls, said) if isinstance(decl, ObjectDecl) else decl
        for decl_id, decl in api.decls.items()
    }
    return replace(api, decls=decls)


def _unions(api: Api) -> Iterator[Union]:
    for decl in api.decls.values():
        for ref in _types(decl):
            yield from unions_in(ref)
    for operation, _ in operations_of(api):
        for ref in (*request_types(operation), *response_types(operation)):
            yield from unions_in(ref)


def _types(decl: Decl) -> Iterator[TypeRef]:
    match decl:
        case ObjectDecl():
            yield from (prop.type for prop in decl.properties)
            if decl.extra is not None:
                yield decl.extra
        case AliasDecl(target=target):
            yield target
        case _:
            pass


def _listen(union: Union, decls: Mapping[DeclId, Decl], said: _Said) -> None:
    tags = union.discriminator
    if tags is None:
        for fact in telling(union, decls):
            said.setdefault((fact.owner, fact.property), set())
        return
    for variant in dict.fromkeys(target for _, target in tags.mapping):
        own = frozenset(tag for tag, target in tags.mapping if target == variant)
        for decl in objects_of(variant, decls):
            said.setdefault((decl.id, tags.property), set()).add(own)


def _marked(decl: ObjectDecl, decls: Mapping[DeclId, Decl], said: _Said) -> ObjectDecl:
    own = {
        prop.name: _constant(prop, decls, said.get((decl.id, prop.name)))
        for prop in decl.properties
    }
    inherited = {
        prop.name: marked
        for prop in properties_of(decl, decls)
        if prop.name not in own and (tags := said.get((decl.id, prop.name))) is not None
        if (marked := _constant(prop, decls, tags)) != prop
    }
    if not inherited and all(own[prop.name] is prop for prop in decl.properties):
        return decl
    return replace(decl, properties=(*own.values(), *inherited.values()))


def _constant(
    prop: Property, decls: Mapping[DeclId, Decl], tags: set[frozenset[Scalar]] | None
) -> Property:
    """``prop``, marked if it has one value."""
    values = constants_of(prop.type, decls)
    real: list[Scalar] = [value for value in values if value is not None] or [*values]
    if len(real) == 1:
        (value,) = real
        is_default = prop.has_default and prop.default == value
        if (
            is_default
            or tags is not None
            or (prop.required and not isinstance(prop.type, Nullable))
        ):
            return replace(prop, has_constant=True, constant=value)
        return prop
    if tags and len(tags) == 1 and len(own := next(iter(tags))) == 1:
        return replace(prop, has_constant=True, constant=next(iter(own)))
    return prop
