"""The ``xml`` object of a whole body: what no declaration of its own can say."""

from __future__ import annotations

from dataclasses import replace

from generator.document.tree import Json, Obj
from generator.ir.types import Xml
from generator.lower.reader import Context, items, xml_of
from generator.lower.trails import component_name

_PLAIN = Xml()


def root_xml(ctx: Context, schema: Json) -> Xml | None:
    """How the root of an XML document is written; None if its own class says it all."""
    target = ctx.tree.deref(schema)
    if not isinstance(target, Obj):
        return None
    own = xml_of(schema) if target is not schema else None
    lists = "items" in target or "prefixItems" in target
    if own is None and not lists:
        return None
    found = _merged(own, xml_of(target))
    if not lists:
        return found
    name = found.name or component_name(target.loc, ctx.tree.root.loc)
    parts = tuple(_of(ctx, node) for node in items(target, "prefixItems"))
    item = _of(ctx, target["items"]) if "items" in target else _PLAIN
    said = bool(name) or item != _PLAIN or any(part != _PLAIN for part in parts)
    return replace(found, name=name, item=item, parts=parts) if said else None


def _of(ctx: Context, node: Json) -> Xml:
    """The ``xml`` object of a schema, those of what it refers to included."""
    target = ctx.tree.deref(node)
    return _merged(xml_of(node), xml_of(target) if target is not node else None)


def _merged(near: Xml | None, far: Xml | None) -> Xml:
    """What is said where a schema is used wins over what the schema says itself."""
    if near is None or far is None:
        return near or far or _PLAIN
    return replace(
        near,
        name=near.name or far.name,
        namespace=near.namespace or far.namespace,
        prefix=near.prefix or far.prefix,
    )
