"""Server-sent events whose ``data`` is JSON: the schema of the content takes the place of the text.

An event is modeled as an object of strings, and ``contentMediaType`` with ``contentSchema`` says
what the text of its ``data`` holds. Whoever reads a stream wants what it holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Loc
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj, Origin
from generator.notation.media import MediaKind, is_json, media_kind

Hops = dict[Origin, Json]
_JOINS = ("allOf", "oneOf", "anyOf")


def open_data(contents: Iterable[Obj], hops: Hops) -> frozenset[Loc]:
    """Put the schemas of JSON in events into place, for all maps of media types in ``contents``.

    The upgraded schemas are changed in place. Returns where the ``data`` is that was replaced.
    """
    found: set[Loc] = set()
    for content in contents:
        for name, media in content.items():
            if media_kind(name) is MediaKind.EVENTS:
                node = _end(media, hops)
                item = node.get("itemSchema", node.get("schema")) if node is not None else None
                found.update(_open(item, hops))
    return frozenset(found)


def _end(node: Json, hops: Hops) -> Obj | None:
    """What a chain of references leads to."""
    while isinstance(node, Obj) and reference(node) is not None:
        node = hops.get(node.origin)
    return node if isinstance(node, Obj) else None


def _open(event: Json, hops: Hops) -> Iterable[Loc]:
    """Replace the data of an event, of what it refers to and of its variants."""
    stack: list[Json] = [event]
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if not isinstance(node, Obj) or id(node) in seen:
            continue
        seen.add(id(node))
        if reference(node) is not None:
            stack.append(hops.get(node.origin))
        for key in _JOINS:
            members = node.get(key)
            stack.extend(members if isinstance(members, Arr) else ())
        properties = node.get("properties")
        data = properties.get("data") if isinstance(properties, Obj) else None
        if isinstance(properties, Obj) and isinstance(data, Obj):
            media, inner = data.get("contentMediaType"), data.get("contentSchema")
            if isinstance(media, str) and is_json(media) and isinstance(inner, Obj):
                properties["data"] = _inside(data, inner, hops)
                yield data.loc


def _inside(data: Obj, inner: Obj, hops: Hops) -> Obj:
    """The schema of what is in the text ``data``, with the prose of both."""
    if inner.origin in hops:
        hops[data.origin] = hops[inner.origin]
    prose = {key: data[key] for key in ("description", "title") if key in data}
    return Obj({**prose, **inner}, data.origin)
