"""JSON data that may be changed, pointers into it, and what its types say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeGuard

from generator.ir.model import Api
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    JsonValue,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Property,
    Scalar,
    Tuple,
    TypeRef,
)
from generator.ir.walk import properties_of, target_of
from generator.names.words import split_words
from generator.notation.pointer import index_of, tokens_of

Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"


class MissingType:
    """The type of :data:`MISSING`."""


#: What a pointer finds where nothing is.
MISSING = MissingType()


def thaw(value: JsonValue) -> Data:
    """A value of the document as data of our own."""
    if isinstance(value, dict):
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value


def freeze(value: Data) -> JsonValue:
    """Data of our own as a value of the document."""
    if isinstance(value, dict):
        return {key: freeze(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value


def as_object(value: Data | MissingType) -> dict[str, Data]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def find(value: Data, pointer: str) -> Data | MissingType:
    """What stands at ``pointer``, or MISSING."""
    for token in tokens_of(pointer):
        index = index_of(token)
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and index is not None and index < len(value):
            value = value[index]
        else:
            return MISSING
    return value


def put(value: Data, pointer: str, new: Data) -> Data:
    """``value`` with ``new`` at ``pointer``; objects on the way are made."""
    *way, last = tokens_of(pointer) or [""]
    if not pointer:
        return new
    root: Data = value if isinstance(value, dict) else {}
    here = as_object(root)
    for token in way:
        inner = here.get(token)
        if not isinstance(inner, dict):
            inner = here[token] = {}
        here = inner
    here[last] = new
    return root


def is_number(value: Data | MissingType) -> TypeGuard[int | float]:
    """Whether ``value`` is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def like(value: Data, sample: Data) -> Data:
    """``value`` in the JSON type of ``sample`` where that can be: 7 beside "12" is "7"."""
    if isinstance(sample, str) and is_number(value):
        return str(value)
    if is_number(sample) and isinstance(value, str) and value.isdecimal():
        return int(value)
    return value


def fits(value: Data, sample: Data) -> bool:
    """Whether ``value`` may take the place of ``sample``; null says nothing of its type."""
    if value is None or sample is None:
        return True
    if is_number(sample):
        return is_number(value)
    return type(value) is type(sample)


# -- what types say ----------------------------------------------------------------------


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


def nullable(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether ``ref`` says that null is a value."""
    seen: set[DeclId] = set()
    while isinstance(ref, Named) and ref.id not in seen:
        seen.add(ref.id)
        decl = decls.get(ref.id)
        if not isinstance(decl, AliasDecl):
            return False
        ref = decl.target
    return isinstance(ref, Nullable)


def type_at(ref: TypeRef | None, pointer: str, api: Api) -> TypeRef | None:
    """The type of what stands at ``pointer`` in values of ``ref``; None if it is not declared."""
    for token in tokens_of(pointer):
        if ref is None:
            return None
        target = target_of(ref, api.decls)
        prop = properties(target, api.decls).get(token)
        if prop is not None:
            ref = prop.type
        elif isinstance(target, Map):
            ref = target.value
        else:
            return None
    return ref


def item_type(ref: TypeRef | None, api: Api) -> TypeRef | None:
    """The type of the items of an array; None for everything else."""
    target = target_of(ref, api.decls) if ref is not None else None
    match target:
        case Array(item=item):
            return item
        case Tuple(rest=rest):
            return rest or AnyType()
        case _:
            return None


def words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case."""
    return split_words(name)
