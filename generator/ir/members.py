"""What values of a type hold: properties, items, and what stands at a pointer into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from generator.ir.limits import Limits
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of
from generator.notation.pointer import tokens_of

Form: TypeAlias = Literal["scalar", "array", "object"]


def form_of(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> Form:
    """Whether values of ``ref`` are written as one text, as items or as pairs."""
    if ref is None:
        return "scalar"
    match target_of(ref, decls):
        case Array() | Tuple():
            return "array"
        case Map():
            return "object"
        case Named(id=decl_id):
            return "object" if isinstance(decls.get(decl_id), ObjectDecl) else "scalar"
        case Union(variants=variants):
            forms: list[Form] = [form_of(one, decls) for one in variants]
            # one text is a value of the scalar variant, if there is one
            return "scalar" if "scalar" in forms else forms[0]
        case _:
            return "scalar"


def limits_of(own: Limits, ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> Limits:
    """The limits of values of ``ref`` where ``own`` limits are written in place."""
    match target_of(ref, decls) if ref is not None else None:
        case Primitive(limits=outer) | Array(limits=outer) | Map(limits=outer):
            return own.within(outer)
        case _:
            return own


def properties(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> dict[str, Property]:
    """The properties of the objects that ``ref`` describes, by name; none for other types."""
    target = target_of(ref, decls) if ref is not None else None
    decl = decls.get(target.id) if isinstance(target, Named) else None
    if not isinstance(decl, ObjectDecl):
        return {}
    return {one.name: one for one in properties_of(decl, decls)}


def is_closed(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether objects of ``ref`` have no other properties than the declared ones."""
    target = target_of(ref, decls) if ref is not None else None
    decl = decls.get(target.id) if isinstance(target, Named) else None
    return isinstance(decl, ObjectDecl) and decl.closed


def says_null(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether ``ref`` names null as a value, rather than allowing anything."""
    seen: set[DeclId] = set()
    while isinstance(ref, Named) and ref.id not in seen:
        seen.add(ref.id)
        decl = decls.get(ref.id)
        if not isinstance(decl, AliasDecl):
            return False
        ref = decl.target
    return isinstance(ref, Nullable)


def type_at(ref: TypeRef | None, pointer: str, decls: Mapping[DeclId, Decl]) -> TypeRef | None:
    """The type of what stands at ``pointer`` in values of ``ref``; None if it is not declared."""
    for token in tokens_of(pointer):
        if ref is None:
            return None
        target = target_of(ref, decls)
        prop = properties(target, decls).get(token)
        if prop is not None:
            ref = prop.type
        elif isinstance(target, Map):
            ref = target.value
        else:
            ref = item_type(target, decls) if token.isdecimal() else None
    return ref


def item_type(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> TypeRef | None:
    """The type of the items of an array; None for everything else."""
    target = target_of(ref, decls) if ref is not None else None
    match target:
        case Array(item=item):
            return item
        case Tuple(rest=rest):
            return rest or AnyType()
        case _:
            return None


def only_values(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> tuple[Scalar, ...]:
    """The values of an enumeration; () for other types."""
    match target_of(ref, decls) if ref is not None else None:
        case Literals(values=values):
            return values
        case Named(id=decl_id):
            decl = decls.get(decl_id)
            return decl.values if isinstance(decl, EnumDecl) else ()
        case _:
            return ()
