"""The body of a method: property by property as arguments, or whole as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.media import sent_type
from generator.ir.model import MediaType, Operation
from generator.ir.types import (
    Access,
    AliasDecl,
    Decl,
    DeclId,
    Named,
    ObjectDecl,
    Property,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of
from generator.notation.media import MediaKind

_FLAT = frozenset({MediaKind.JSON, MediaKind.FORM, MediaKind.MULTIPART, MediaKind.XML})


@dataclass(frozen=True, slots=True)
class BodyPlan:
    """How the body of a method is given: property by property, or whole."""

    media: tuple[MediaType, ...]
    required: bool
    decl: ObjectDecl | None = None  # set: its properties are arguments
    properties: tuple[Property, ...] = ()


NO_BODY = BodyPlan((), False)


def plan_body(operation: Operation, decls: Mapping[DeclId, Decl]) -> BodyPlan:
    """Decide whether the properties of the body become arguments."""
    body = operation.body
    if body is None or not body.media:
        return NO_BODY
    whole = BodyPlan(body.media, body.required)
    types = {media.type for media in body.media}
    if len(types) != 1 or any(m.kind not in _FLAT for m in body.media):
        return whole
    decl = _object(body.media[0].type, decls)
    if decl is None:
        return whole
    properties = tuple(p for p in properties_of(decl, decls) if p.access is not Access.READ)
    return BodyPlan(body.media, body.required, decl, properties) if properties else whole


def _object(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> ObjectDecl | None:
    seen: set[DeclId] = set()
    while isinstance(ref, Named) and ref.id not in seen:
        seen.add(ref.id)
        decl = decls[ref.id]
        if isinstance(decl, ObjectDecl):
            return decl
        if not isinstance(decl, AliasDecl):
            return None
        ref = decl.target
    return None


def whole_type(body: BodyPlan, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """The type of a body that is given whole: what any of its media types takes."""
    types = dict.fromkeys(sent_type(media, decls) for media in body.media)
    return next(iter(types)) if len(types) == 1 else Union(tuple(types))
