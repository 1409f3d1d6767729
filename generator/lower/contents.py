"""What media types say beside their schemas: how values are written, and examples of them."""

from __future__ import annotations

import json

from generator.document.tree import Json, Obj
from generator.ir.model import Encoding, Example
from generator.ir.types import JsonValue
from generator.ir.wire import Style
from generator.lower.reader import Context, flag, items, members, obj, text, value_at
from generator.notation.media import MediaKind, media_kind


def encodings_of(media: Obj | None) -> tuple[Encoding, ...]:
    """How the properties of a form are written."""
    pairs = members(media, "encoding")
    return tuple(encoding_of(name, value) for name, value in pairs if isinstance(value, Obj))


def encoding_of(name: str, node: Obj) -> Encoding:
    """How one property of a form is written; a part of a body has headers as well."""
    explode, style = node.get("explode"), text(node, "style")
    return Encoding(
        property=name,
        content_type=text(node, "contentType"),
        style=next((one for one in Style if one.value == style), None),
        explode=explode if isinstance(explode, bool) else None,
        allow_reserved=flag(node, "allowReserved"),
        positions=positions_of(node),
        each=each_of(node),
    )


def positions_of(node: Obj) -> tuple[Encoding, ...]:
    """How the first parts of a multipart body without names are written."""
    return tuple(
        encoding_of("", part) for part in items(node, "prefixEncoding") if isinstance(part, Obj)
    )


def each_of(node: Obj) -> Encoding | None:
    """How any other part of such a body is written."""
    inner = obj(node, "itemEncoding")
    return None if inner is None else encoding_of("", inner)


def examples_of(ctx: Context, node: Json, content_type: str = "") -> tuple[Example, ...]:
    """``examples`` or ``example`` of a parameter, header or media type.

    An example that shows only how a value is written counts where ``content_type`` tells how.
    """
    found: list[Example] = []
    for name, entry in (obj(node, "examples") or {}).items():
        example = ctx.tree.deref(entry)
        key = "value" if isinstance(example, Obj) and "value" in example else "dataValue"
        has_value, value = value_at(example, key)
        if not has_value and content_type:
            has_value, value = _written(text(example, "serializedValue"), content_type)
        if has_value:
            found.append(Example(name, value, text(example, "summary")))
    if not found:
        has_value, value = value_at(node, "example")
        if has_value:
            found.append(Example("", value))
    return tuple(found)


def _written(serialized: str, content_type: str) -> tuple[bool, JsonValue]:
    """The value that a text stands for in a media type; text stands for itself."""
    kind = media_kind(content_type)
    if not serialized or kind not in {MediaKind.JSON, MediaKind.TEXT, MediaKind.XML}:
        return False, None
    if kind is not MediaKind.JSON:
        return True, serialized
    try:
        return True, _frozen(json.loads(serialized))
    except (ValueError, RecursionError):
        return False, None


def _frozen(value: object) -> JsonValue:
    """Plain JSON data with tuples for lists."""
    if isinstance(value, dict):
        return {str(key): _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value if isinstance(value, str | int | float | bool) else None
