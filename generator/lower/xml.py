"""The ``xml`` objects that hold for a value: those where it is used, and those it refers to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.document.tree import Json, Obj
from generator.ir.types import Property, Xml
from generator.lower.facts import Facts
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
    parts = tuple(item_xml(ctx, node) or _PLAIN for node in items(target, "prefixItems"))
    item = item_xml(ctx, target.get("items")) or _PLAIN
    said = bool(name) or item != _PLAIN or any(part != _PLAIN for part in parts)
    return replace(found, name=name, item=item, parts=parts) if said else None


def item_xml(ctx: Context, node: Json) -> Xml | None:
    """How the items of an array are written, of which ``node`` is the schema."""
    return value_xml(Facts.of(ctx, [node], named=False))


def value_xml(facts: Facts) -> Xml | None:
    """How a value is written: as is said in place, else as the schema says that it refers to."""
    found: Xml | None = None
    for node in (*facts.own, *facts.referred):
        said = xml_of(node)
        found = said if found is None or said is None else _merged(found, said)
    return found


def told_apart(properties: Sequence[Property]) -> list[Property]:
    """Properties of one object; those whose elements would have the same name have their own.

    Two properties of one class are meant, whose name is that of a whole document.
    """
    names = Counter((p.xml.name if p.xml is not None else "") or p.name for p in properties)
    return [
        (
            replace(p, xml=replace(p.xml, name=""))
            if p.xml is not None and p.xml.name and names[p.xml.name] > 1
            else p
        )
        for p in properties
    ]


def _merged(near: Xml | None, far: Xml | None) -> Xml:
    """What is said where a schema is used wins over what the schema says itself."""
    if near is None or far is None:
        return near or far or _PLAIN
    return replace(
        near,
        name=near.name or far.name,
        namespace=near.namespace or far.namespace,
        prefix=near.prefix or far.prefix,
        attribute=near.attribute or far.attribute,
        wrapped=near.wrapped or far.wrapped,
        text=near.text or far.text,
        cdata=near.cdata or far.cdata,
    )
