"""What a media type asks of whoever sends or reads a body of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from generator.ir.kinds import Kind
from generator.ir.model import MediaType
from generator.ir.types import (
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

MediaKind: TypeAlias = Literal[
    "json", "lines", "events", "form", "multipart", "xml", "text", "bytes"
]

OCTETS: Final = "application/octet-stream"

_LINES: Final = frozenset(
    {
        "application/json-lines",
        "application/json-seq",
        "application/jsonl",
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


def essence(content_type: str) -> str:
    """``type/subtype`` in lower case, without parameters."""
    return content_type.partition(";")[0].strip().lower()


def media_kind(content_type: str) -> MediaKind:
    """The family of ``content_type``; parameters and case do not matter."""
    name = essence(content_type)
    main, _, sub = name.partition("/")
    if name in _LINES or sub.endswith("+json-seq"):
        return "lines"
    if name == "text/event-stream":
        return "events"
    if sub == "json" or sub.endswith("+json"):
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if main == "multipart":
        return "multipart"
    if main != "image" and (sub == "xml" or sub.endswith("+xml")):
        return "xml"
    return "text" if main == "text" else "bytes"


def is_range(content_type: str) -> bool:
    """``*/*``, ``image/*``: no type that can be sent."""
    return "*" in essence(content_type)


def matches(declared: str, actual: str) -> bool:
    """Whether ``actual`` is the declared type, or lies in the declared range."""
    wanted, got = essence(declared), essence(actual)
    return wanted in (got, "*/*", "*") or (wanted.endswith("/*") and got.startswith(wanted[:-1]))


def sends_file(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a request body of this type is octets: a range with a structure is JSON."""
    if media.type is not None and is_file(media.type, decls):
        return True
    structured = is_range(media.content_type) and is_structured(media.type, decls)
    return media_kind(media.content_type) == "bytes" and not structured


def is_binary_reply(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a reply of this type is octets; for a range with a schema the server says which."""
    if media.type is not None and is_file(media.type, decls):
        return True
    told = is_range(media.content_type) and media.type is not None
    return media_kind(media.content_type) == "bytes" and not told


def is_file(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a value of ``ref`` is raw octets."""
    target = target_of(ref, decls)
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
