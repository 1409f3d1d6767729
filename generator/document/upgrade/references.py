"""References that stand where OpenAPI has none, or lead to a schema where more is wanted.

What they mean is clear, so both are written out: no later stage meets them.
"""

from __future__ import annotations

from generator.document.shape import SHAPES, Shape, containers, reference
from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.context import Context, new_obj, origin_at
from generator.notation.media import JSON


def written_out(node: Obj | Arr, shape: Shape, context: Context) -> Obj | Arr:
    """``node`` with references of its own, and in place of its members, written out."""
    if not (context.document.links.wholes or context.document.links.typings):
        return node
    if isinstance(node, Obj):
        node = typed(node, shape.name, context)
    if isinstance(node, Arr):
        return _joined(node, shape, context)
    found: dict[str | int, Json] = {}
    for key, item, inner in containers(node, shape):
        value: Json = item
        if isinstance(item, Obj) and item.origin in context.document.links.wholes:
            value = _whole(item, inner, context)
        found[key] = _joined(value, inner, context) if isinstance(value, Arr) else value
    return Obj({key: found.get(key, item) for key, item in node.items()}, node.origin)


def typed(node: Obj, kind: str, context: Context) -> Obj:
    """The parameter, response and so on whose schema is all that a reference leads to."""
    if "$ref" not in node or node.origin not in context.document.links.typings:
        return node
    own = {key: value for key, value in node.items() if key != "$ref"}
    if kind == "parameter" and "in" not in own:
        own = {"name": "body", "in": "body", **own}
    if kind == "content":
        path: tuple[str, ...] = (JSON, "schema")
    elif kind == "request_body" or (kind == "response" and not context.swagger):
        path = ("content", JSON, "schema")
    else:
        path = ("schema",)
    inner = _moved(node, path, context)
    for depth in range(len(path) - 1, 0, -1):
        inner = new_obj({path[depth]: inner}, node, *path[:depth])
    return Obj({**own, path[0]: inner}, node.origin)


def parameter_of(node: Json, context: Context) -> Json:
    """The parameter that a list names: itself, or what a chain of references leads to."""
    while isinstance(node, Obj) and reference(node) is not None:
        if node.origin in context.document.links.typings:
            return typed(node, "parameter", context)
        node = context.document.hop(node)
    return node


def _joined(items: Arr, shape: Shape, context: Context) -> Arr:
    """A list with the references among its items written out.

    Where one leads to a list, that list's items take its place, once: what a parameter, a server or
    a tag says again adds nothing.
    """
    wholes = context.document.links.wholes
    if not shape.items or not any(isinstance(one, Obj) and one.origin in wholes for one in items):
        return items
    found: list[Json] = []
    met: set[int] = set()
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        if isinstance(item, Obj) and item.origin in wholes:
            item = _whole(item, SHAPES[shape.items], context)
            if isinstance(item, Arr):
                waiting.extend(reversed(item) if id(item) not in met else ())
                met.add(id(item))
                continue
        found.append(item)
    return Arr(found, items.origin)


def _whole(node: Obj, shape: Shape, context: Context) -> Json:
    """What a reference in place of a whole value leads to; members of its own win."""
    document = context.document
    target: Json = node
    while isinstance(target, Obj) and target.origin in document.links.wholes:
        target = document.hop(target)
    if not isinstance(target, Obj):
        return target
    if shape.items:  # one of what there may be several of
        one = node if SHAPES[shape.items].may_ref else target
        return Arr([one], origin_at(node))
    if shape.name == "content":
        target = _content(node, target, context)
    own = {key: value for key, value in node.items() if key != "$ref"}
    return Obj({**target, **own}, target.origin) if own else target


def _content(node: Obj, target: Obj, context: Context) -> Obj:
    """The map of media types that is meant by a media type, a request body or a response."""
    found = next(shape for one, shape in context.document.links.targets if one is target)
    if found.name == "media_type":
        return new_obj({JSON: _moved(node, (JSON,), context)}, node)
    if found.name in {"request_body", "response"}:
        holder = context.document.deref(target)
        content = holder.get("content") if isinstance(holder, Obj) else None
        return content if isinstance(content, Obj) else new_obj({}, node)
    return target


def _moved(node: Obj, path: tuple[str, ...], context: Context) -> Obj:
    """The reference of ``node``, as a node of its own further in."""
    inner = new_obj({"$ref": node["$ref"]}, node, *path)
    context.moved[inner.origin] = node.origin
    return inner
