"""``x-sdk-paging``: how a list goes on from page to page, and whether that fits the operation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Obj
from generator.ir.hints import Paging, PagingStyle
from generator.ir.media import json_of
from generator.ir.members import item_type, properties, type_at
from generator.ir.model import Operation
from generator.ir.types import AnyType, Decl, DeclId, TypeRef, Union
from generator.ir.walk import target_of
from generator.lower.hints import HintReader
from generator.notation.pointer import tokens_of

KEY: Final = "x-sdk-paging"

_STYLES: Final = MappingProxyType({style.value: style for style in PagingStyle})
_ANY_STYLE: Final = frozenset({"style", "items", "each", "size_argument", "has_more"})
#: What each style needs beside ``style``.
_NEEDS: Final = MappingProxyType(
    {
        PagingStyle.OFFSET: ("items", "argument"),
        PagingStyle.PAGE: ("items", "argument"),
        PagingStyle.CURSOR: ("items", "argument", "next_token"),
        PagingStyle.KEYSET: ("items", "argument", "key"),
        PagingStyle.URL: ("items", "next"),
        PagingStyle.LINK: ("items",),
        PagingStyle.NONE: (),
    }
)
_COUNTED: Final = frozenset({PagingStyle.OFFSET, PagingStyle.PAGE})


def read_paging(node: Obj, sink: Sink) -> Paging | None:
    """``x-sdk-paging`` of an operation."""
    reader = HintReader(sink)
    own = {name for names in _NEEDS.values() for name in names}
    inner = reader.mapping(node, KEY, {*_ANY_STYLE, *own, "start"})
    if inner is None or not reader.needs(inner, "style"):
        return None
    style = reader.word(inner, "style", _STYLES)
    if style is None or not reader.needs(inner, *_NEEDS[style]):
        return None
    known = {*_ANY_STYLE, *_NEEDS[style], *(("start",) if style in _COUNTED else ())}
    known = {"style"} if style is PagingStyle.NONE else known
    for name in inner:
        if name not in known and name in {*_ANY_STYLE, *own, "start"}:
            message = f"{name!r} means nothing with the style {style.value!r}."
            sink.error("L301", message, inner.at(name), hint=f"Remove {name!r}.")
    return Paging(
        style=style,
        items=reader.pointer(inner, "items"),
        each=reader.pointer(inner, "each"),
        argument=reader.text(inner, "argument"),
        size_argument=reader.text(inner, "size_argument"),
        next=reader.pointer(inner, "next") or reader.pointer(inner, "next_token"),
        key=reader.pointer(inner, "key"),
        has_more=reader.pointer(inner, "has_more"),
        start=reader.integer(inner, "start", 0),
    )


def check_paging(operation: Operation, decls: Mapping[DeclId, Decl], sink: Sink) -> bool:
    """Whether every pointer leads somewhere in the response, as far as that is described."""
    paging, response = operation.hints.paging, operation.reply_with_body()
    media = json_of(response.media) if response is not None else None
    if paging is None or media is None:
        return True
    item = item_type(type_at(media.type, paging.items, decls), decls)
    places: tuple[tuple[TypeRef | None, str, bool], ...] = (
        (media.type, paging.items, True),
        (media.type, paging.next, False),
        (media.type, paging.has_more, False),
        (item, paging.each, True),
        (item, paging.key, False),
    )
    loc, fits = operation.loc.child(KEY), True
    for ref, pointer, is_array in places:
        head = f"{KEY!r} names {pointer!r}, and the response of {operation.key!r}"
        gone, known = lost(ref, pointer, decls)
        if gone:
            hint = did_you_mean(gone, known, "Correct the pointer.")
            message = f"{head} has no {gone!r} there; it is ignored."
            sink.outdated("L302", message, loc, hint=hint, subject=pointer)
            fits = False
        elif is_array and pointer and _is_other(type_at(ref, pointer, decls), decls):
            hint = "Use the property that has the items."
            sink.outdated("L302", f"{head} has no array there; it is ignored.", loc, hint=hint)
            fits = False
    return fits


def lost(
    ref: TypeRef | None, pointer: str, decls: Mapping[DeclId, Decl]
) -> tuple[str, tuple[str, ...]]:
    """The first name of a pointer that described values lack, and the names that they have."""
    for token in tokens_of(pointer):
        known = properties(ref, decls)
        if not known:
            break  # nothing is said of it
        if token not in known:
            return token, tuple(known)
        ref = known[token].type
    return "", ()


def _is_other(ref: TypeRef | None, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether values are certainly no arrays."""
    untold = ref is None or isinstance(target_of(ref, decls), AnyType | Union)
    return not untold and item_type(ref, decls) is None
