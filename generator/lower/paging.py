"""``x-sdk-paging``: how a list goes on from page to page, and whether that fits the operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
#: What each style needs beside ``style`` and ``items``.
_NEEDS: Final = MappingProxyType(
    {
        PagingStyle.OFFSET: ("argument",),
        PagingStyle.PAGE: ("argument",),
        PagingStyle.CURSOR: ("argument", "next_token"),
        PagingStyle.KEYSET: ("argument", "key"),
        PagingStyle.URL: ("next",),
        PagingStyle.LINK: (),
    }
)
_COUNTED: Final = frozenset({PagingStyle.OFFSET, PagingStyle.PAGE})


def read_paging(node: Obj, sink: Sink) -> Paging | None:
    """``x-sdk-paging`` of an operation."""
    reader = HintReader(sink)
    own = {name for names in _NEEDS.values() for name in names}
    inner = reader.mapping(node, KEY, {*_ANY_STYLE, *own, "start"})
    if inner is None or not reader.needs(inner, "style", "items"):
        return None
    style = reader.word(inner, "style", _STYLES)
    if style is None or not reader.needs(inner, *_NEEDS[style]):
        return None
    known = {*_ANY_STYLE, *_NEEDS[style], *(("start",) if style in _COUNTED else ())}
    for name in inner:
        if name not in known and name in {*own, "start"}:
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


def check_paging(operation: Operation, decls: Mapping[DeclId, Decl], sink: Sink) -> None:
    """Report every pointer that leads nowhere in the response, as far as that is described."""
    paging, response = operation.hints.paging, operation.reply_with_body()
    media = json_of(response.media) if response is not None else None
    if paging is None or media is None or media.type is None:
        return
    items = type_at(media.type, paging.items, decls)
    item = item_type(items, decls)
    places: list[tuple[TypeRef | None, str, bool]] = [
        (media.type, paging.items, True),
        (media.type, paging.next, False),
        (media.type, paging.has_more, False),
        (item, paging.each, True),
        (item, paging.key, False),
    ]
    for ref, pointer, is_array in places:
        for problem, hint in _problems(ref, pointer, is_array=is_array, decls=decls):
            message = f"{KEY!r} names {pointer!r}, and the response of {operation.key!r} {problem}."
            sink.error("L302", message, operation.loc.child(KEY), hint=hint)


def _problems(
    ref: TypeRef | None, pointer: str, *, is_array: bool, decls: Mapping[DeclId, Decl]
) -> Iterator[tuple[str, str]]:
    """What is wrong with a pointer into values of ``ref``, and what to do."""
    if ref is None:
        return
    for token in tokens_of(pointer):
        known = properties(ref, decls)
        if not known:
            return  # nothing is said of it
        if token not in known:
            yield f"has no {token!r} there", did_you_mean(token, known, "Correct the pointer.")
            return
        ref = known[token].type
    untold = isinstance(target_of(ref, decls), AnyType | Union)
    if is_array and pointer and not untold and item_type(ref, decls) is None:
        yield "has no array there", "Name the property that has the items."
