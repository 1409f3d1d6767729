"""Response headers as typed values (style ``simple``)."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Tuple

from ..base.response import Headers
from ..spec.operation import TypeThunk
from .shapes import ListShape, MapShape, ModelShape, OptionalShape, Shape, TupleShape, shape_of
from .values import decode_value


def typed_headers(
    declared: Tuple[Tuple[str, TypeThunk], ...], headers: Headers
) -> Dict[str, Any]:
    """The declared headers of a response; a header that does not match its type stays text."""
    return {
        name: _cookies(headers.get_list(name), type_())
        if name.lower() == "set-cookie"
        else decode(headers[name], type_())
        for name, type_ in declared
        if name in headers
    }


def _cookies(lines: List[str], type_: object) -> object:
    """The header that has a line a value, for its values contain commas: a list, an object, text."""
    shape = _inside(type_)
    if isinstance(shape, (ListShape, TupleShape)):
        return decode_value(type_, lines)
    if isinstance(shape, (MapShape, ModelShape)):
        pairs = [line.partition("=") for line in lines]
        return decode_value(type_, {name.strip(): value for name, _, value in pairs})
    return decode_value(type_, "\n".join(lines))


def _inside(type_: object) -> Shape:
    shape = shape_of(type_)
    return shape.inner if isinstance(shape, OptionalShape) else shape


def decode(text: str, type_: object) -> object:
    """One header as ``type_``."""
    shape = _inside(type_)
    if not isinstance(shape, (ListShape, MapShape, ModelShape, TupleShape)):
        return decode_value(type_, text)
    if text[:1] in ("[", "{"):  # described by a media type
        try:
            return decode_value(type_, json.loads(text))
        except ValueError:
            return text
    items = [item.strip() for item in text.split(",")]
    if isinstance(shape, (ListShape, TupleShape)):
        return decode_value(type_, items)
    exploded = all("=" in item for item in items)
    pairs = [item.split("=", 1) for item in items] if exploded else zip(items[::2], items[1::2])  # noqa: B905
    return decode_value(type_, dict(pairs))
