"""What a media type asks of the code that sends or reads it."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from generator.ir import media
from generator.ir.kinds import Kind
from generator.ir.model import MediaType
from generator.ir.types import AnyType, Array, Decl, DeclId, Primitive, TypeRef


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


_BINARY = Primitive(Kind.BINARY)
_TEXT = Primitive(Kind.STRING)


def media_kind(content_type: str) -> MediaKind:
    """The family of ``content_type``; parameters and case do not matter."""
    return MediaKind(media.media_kind(content_type))


def sent_type(body: MediaType, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """What a request body of this media type is made of.

    Octets stay octets whatever their schema says; a range such as ``*/*`` with an object or an
    array is sent as JSON.
    """
    if body.item is not None:
        return Array(body.item)
    kind = media_kind(body.content_type)
    if kind is MediaKind.BYTES and not (
        media.is_range(body.content_type) and media.is_structured(body.type, decls)
    ):
        return _BINARY
    if body.type is not None:
        return body.type
    return _TEXT if kind is MediaKind.TEXT else AnyType()


def received_type(reply: MediaType) -> TypeRef:
    """What a reply of this media type is decoded into; for a range the server names the type."""
    kind = media_kind(reply.content_type)
    if kind is MediaKind.BYTES and not (
        media.is_range(reply.content_type) and reply.type is not None
    ):
        return _BINARY
    if reply.type is not None:
        return reply.type
    return _TEXT if kind is MediaKind.TEXT else AnyType()
