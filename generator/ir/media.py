"""What the media types of the IR ask of whoever sends or reads a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.ir.kinds import Kind
from generator.ir.members import properties
from generator.ir.model import Encoding, MediaType, Operation
from generator.ir.types import (
    AnyType,
    Array,
    Decl,
    DeclId,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import target_of
from generator.notation.media import MediaKind, is_range

_BINARY = Primitive(Kind.BINARY)
_TEXT = Primitive(Kind.STRING)


def json_of(media: Sequence[MediaType]) -> MediaType | None:
    """The first media type whose bodies are one JSON value."""
    return next((one for one in media if one.is_json), None)


def preferred(media: Sequence[MediaType]) -> MediaType:
    """Of several media types the one to show or send: JSON if there is any, else the first."""
    return json_of(media) or media[0]


def part_types(encoding: Encoding | None) -> tuple[str, ...]:
    """The media types that an encoding allows, in the document's order."""
    words = encoding.content_type.split(",") if encoding is not None else []
    return tuple(word.strip() for word in words if word.strip())


def part_type(encoding: Encoding | None) -> str:
    """The first media type of an encoding that can be sent as it stands; "" for none."""
    return next((one for one in part_types(encoding) if not is_range(one)), "")


def sends_octets(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a request body of this type is octets: a range with a structure is JSON."""
    return is_octets(media.type, decls) or _is_opaque(media, told=_is_told(media, decls))


def gives_octets(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a reply of this type is octets; for a range with a schema the server says which."""
    return is_octets(media.type, decls) or _is_opaque(media, told=media.type is not None)


def holds_file(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a body of this type is the content of a file.

    A schema with a structure says that it is not: then its octets are another notation of the
    same data, such as YAML. Of a range, so does the schema of a number or of a truth value.
    """
    if is_octets(media.type, decls):
        return True
    plain = media.item is None and media.kind is MediaKind.BYTES
    return plain and not _is_told(media, decls)


def file_argument(operation: Operation, decls: Mapping[DeclId, Decl]) -> str | None:
    """The property of the request body that is a file, "" for the body itself.

    None if there is no file, or more than one.
    """
    for media in operation.body.media if operation.body is not None else ():
        if sends_octets(media, decls):
            return ""
        named = [p.name for p in properties(media.type, decls).values() if is_octets(p.type, decls)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def sent_type(media: MediaType, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """What a request body of this type is made of; octets stay octets whatever the schema says."""
    if media.item is not None:
        return Array(media.item)
    if _is_opaque(media, told=_is_told(media, decls)):
        return _BINARY
    return _type_of(media)


def received_type(media: MediaType) -> TypeRef:
    """What a reply of this type is decoded into; for a range the server names the type."""
    return _BINARY if _is_opaque(media, told=media.type is not None) else _type_of(media)


def is_octets(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a value of ``ref`` is raw octets."""
    target = target_of(ref, decls) if ref is not None else None
    return isinstance(target, Primitive) and target.kind is Kind.BINARY


def is_structured(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a value of ``ref`` is an object, an array, or one of several types."""
    match None if ref is None else target_of(ref, decls):
        case Array() | Map() | Tuple() | Union():
            return True
        case Named(id=decl_id):
            return isinstance(decls[decl_id], ObjectDecl)
        case _:
            return False


def _is_told(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether the schema says what the octets are: a structure, or of a range a JSON scalar."""
    target = target_of(media.type, decls) if media.type is not None else None
    scalar = isinstance(target, Primitive) and target.kind.row.json not in {"string", "null"}
    return is_structured(media.type, decls) or (scalar and is_range(media.content_type))


def _is_opaque(media: MediaType, *, told: bool) -> bool:
    """Whether the name says no more than "octets"; ``told``: for a range the schema does."""
    return media.kind is MediaKind.BYTES and not (told and is_range(media.content_type))


def _type_of(media: MediaType) -> TypeRef:
    if media.type is not None:
        return media.type
    return _TEXT if media.kind is MediaKind.TEXT else AnyType()
