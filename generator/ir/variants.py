"""Which variant of a union a value is, as far as types say: tags, else constants and enumerations.

The runtime asks values the same (``codec/variants.py``): a constant speaks against every variant that
has another value there, an enumeration only where another variant lists other values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.ir.kinds import Kind
from generator.ir.members import only_values
from generator.ir.types import (
    AliasDecl,
    Array,
    Decl,
    DeclId,
    Discriminator,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of

_DEPTH = 3  # levels of types inside a variant whose constants are looked at

#: A step to every item of an array, or to every value of a map.
_EACH = None

_Path: TypeAlias = "tuple[str | None, ...]"


@dataclass(frozen=True, slots=True)
class Fact:
    """The values that are allowed at one place, and the property that says so."""

    values: frozenset[tuple[bool, Scalar]]
    owner: DeclId
    property: str


_Facts: TypeAlias = "dict[_Path, Fact]"


def objects_of(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> list[ObjectDecl]:
    """The objects that values of ``ref`` can be: one, or those of a union."""
    found: list[ObjectDecl] = []
    seen: set[DeclId] = set()
    stack = [ref]
    while stack:
        match stack.pop():
            case Union(variants=variants):
                stack += reversed(variants)
            case Nullable(inner=inner):
                stack.append(inner)
            case Named(id=decl_id) if decl_id not in seen:
                seen.add(decl_id)
                decl = decls.get(decl_id)
                found += [decl] if isinstance(decl, ObjectDecl) else []
                stack += [decl.target] if isinstance(decl, AliasDecl) else []
            case _:
                pass
    return found


def unions_in(ref: TypeRef) -> Iterator[Union]:
    """The unions that a type is made of, without those inside of declarations."""
    stack = [ref]
    while stack:
        match stack.pop():
            case Union(variants=variants) as union:
                yield union
                stack += variants
            case Nullable(inner=inner) | Array(item=inner) | Map(value=inner):
                stack.append(inner)
            case Tuple(items=items, rest=rest):
                stack += [*items, *([rest] if rest is not None else [])]
            case _:
                pass


def telling(union: Union, decls: Mapping[DeclId, Decl]) -> list[Fact]:
    """The constants and enumerations that tell the variants of a union without a tag apart."""
    alike: dict[str, list[TypeRef]] = {}
    for variant in union.variants:
        alike.setdefault(_kind_of(variant, decls), []).append(variant)
    return [
        fact
        for kind, variants in alike.items()
        if kind and len(variants) > 1
        for fact in _telling([f for v in variants for f in _facts(v, decls, _DEPTH)])
    ]


def _kind_of(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> str:
    """What tells variants apart before anything inside of them does; "" for scalars."""
    target = target_of(ref, decls)
    if isinstance(target, Array):
        return "array"
    return "object" if isinstance(target, Map) or objects_of(target, decls) else ""


def _telling(found: list[_Facts]) -> list[Fact]:
    by_path: dict[_Path, list[Fact]] = {}
    for facts in found:
        for path, fact in facts.items():
            by_path.setdefault(path, []).append(fact)
    return [
        fact
        for facts in by_path.values()
        if len({fact.values for fact in facts}) > 1 or any(len(f.values) == 1 for f in facts)
        for fact in facts
    ]


def _facts(ref: TypeRef, decls: Mapping[DeclId, Decl], depth: int) -> list[_Facts]:
    """The facts of each kind of value that a type has; ``depth`` also ends what holds itself."""
    if depth < 0:
        return [{}]
    match target_of(ref, decls):
        case Union(variants=variants, discriminator=tags):
            found = []
            for variant in variants:
                more = _tagged(variant, tags, decls) if tags is not None else {}
                found += [{**facts, **more} for facts in _facts(variant, decls, depth - 1)]
            return found
        case Array(item=inner) | Map(value=inner):
            return [_below(_EACH, facts) for facts in _facts(inner, decls, depth - 1)]
        case Named(id=decl_id):
            decl = decls.get(decl_id)
            if isinstance(decl, ObjectDecl):
                return [_facts_of_object(decl, decls, depth)]
            return [{}]
        case _:
            return [{}]


def _tagged(variant: TypeRef, tags: Discriminator, decls: Mapping[DeclId, Decl]) -> _Facts:
    """What the tags of a union inside of another say."""
    own = frozenset(_key(tag) for tag, named in tags.mapping if named == variant)
    objects = objects_of(variant, decls)
    if not own or not objects:
        return {}
    return {(tags.property,): Fact(own, objects[0].id, tags.property)}


def _facts_of_object(decl: ObjectDecl, decls: Mapping[DeclId, Decl], depth: int) -> _Facts:
    found: _Facts = {}
    for prop in properties_of(decl, decls):
        values = constants_of(prop.type, decls)
        if values:
            found[prop.name,] = Fact(frozenset(map(_key, values)), decl.id, prop.name)
        elif not isinstance(target_of(prop.type, decls), Union):
            inside = _facts(prop.type, decls, depth - 1)
            if len(inside) == 1:
                found.update(_below(prop.name, inside[0]))
    return found


def constants_of(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> tuple[Scalar, ...]:
    """The values of a constant or an enumeration, null included; () for other types."""
    target = target_of(ref, decls)
    if isinstance(target, Primitive):
        return (None,) if target.kind is Kind.NULL else ()
    values = only_values(target, decls)
    null = isinstance(ref, Nullable) and values and None not in values
    return (*values, None) if null else values


def _below(step: str | None, facts: _Facts) -> _Facts:
    return {(step, *path): fact for path, fact in facts.items()}


def _key(value: Scalar) -> tuple[bool, Scalar]:
    return isinstance(value, bool), value
