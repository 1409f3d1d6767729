"""What a media type asks of the code that sends or reads it."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from generator.ir.model import MediaType
from generator.ir.types import (
    AnyType,
    Array,
    Decl,
    DeclId,
    Kind,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import target_of


class MediaKind(enum.Enum):
    """The families of media types that the runtime tells apart."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    XML = "xml"
    LINES = "lines"
    EVENTS = "events"
    BYTES = "bytes"


_LINES = frozenset(
    {
        "application/jsonl",
        "application/json-lines",
        "application/json-seq",
        "application/jsonlines",
        "application/ndjson",
        "application/stream+json",
        "application/x-jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
        "text/jsonl",
        "text/ndjson",
    }
)
_BINARY = Primitive(Kind.BINARY)
_TEXT = Primitive(Kind.STRING)


def media_kind(content_type: str) -> MediaKind:
    """The family of ``content_type``; parameters and case do not matter."""
    essence = content_type.partition(";")[0].strip().lower()
    main, _, sub = essence.partition("/")
    if essence in _LINES or sub.endswith("+json-seq"):
        return MediaKind.LINES
    if essence == "text/event-stream":
        return MediaKind.EVENTS
    if sub == "json" or sub.endswith("+json"):
        return MediaKind.JSON
    if essence == "application/x-www-form-urlencoded":
        return MediaKind.FORM
    if main == "multipart":
        return MediaKind.MULTIPART
    if (sub == "xml" or sub.endswith("+xml")) and main != "image":
        return MediaKind.XML
    if main == "text":
        return MediaKind.TEXT
    return MediaKind.BYTES


def sent_type(media: MediaType, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """What a request body of this media type is made of.

    Octets stay octets whatever their schema says; a range such as ``*/*`` with an object or an
    array is sent as JSON.
    """
    if media.item is not None:
        return Array(media.item)
    kind = media_kind(media.content_type)
    if kind is MediaKind.BYTES and not (_is_range(media) and _is_structured(media.type, decls)):
        return _BINARY
    if media.type is not None:
        return media.type
    return _TEXT if kind is MediaKind.TEXT else AnyType()


def received_type(media: MediaType) -> TypeRef:
    """What a reply of this media type is decoded into; for a range the server names the type."""
    kind = media_kind(media.content_type)
    if kind is MediaKind.BYTES and not (_is_range(media) and media.type is not None):
        return _BINARY
    if media.type is not None:
        return media.type
    return _TEXT if kind is MediaKind.TEXT else AnyType()


def _is_range(media: MediaType) -> bool:
    return "*" in media.content_type


def _is_structured(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> bool:
    match None if ref is None else target_of(ref, decls):
        case Array() | Map() | Tuple() | Union():
            return True
        case Named(id=decl_id):
            return isinstance(decls[decl_id], ObjectDecl)
        case _:
            return False
