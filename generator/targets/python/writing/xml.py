"""The marks of XML: what the runtime must know to write and read a value as an element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.emit.filters import py_str
from generator.ir.types import Array, Decl, DeclId, TypeRef, Xml
from generator.ir.walk import target_of
from generator.targets.python.writing.annotations import Annotator


def items_xml(
    ref: TypeRef, decls: Mapping[DeclId, Decl], around: tuple[Array, ...] = ()
) -> Xml | None:
    """How the items of an array are written, and theirs if they are arrays; None: nothing is said."""
    target = target_of(ref, decls)
    if not isinstance(target, Array) or target in around:
        return None
    inner = items_xml(target.item, decls, (*around, target))
    return target.xml if inner is None else replace(target.xml or Xml(), item=inner)


def xml_info(xml: Xml, writer: Annotator) -> str:
    """The mark of one value."""
    info = writer.marker("XmlInfo")
    parts = [
        f"{key}={py_str(value)}"
        for key, value in (
            ("name", xml.name),
            ("namespace", xml.namespace),
            ("prefix", xml.prefix),
        )
        if value
    ]
    flags = (
        ("attribute", xml.attribute),
        ("wrapped", xml.wrapped),
        ("text", xml.text),
        ("cdata", xml.cdata),
    )
    parts.extend(f"{key}=True" for key, value in flags if value)
    if xml.item is not None:
        parts.append(f"item={xml_info(xml.item, writer)}")
    if xml.parts:
        inner = ", ".join(xml_info(part, writer) for part in xml.parts)
        parts.append(f"parts=({inner},)")
    return f"{info}({', '.join(parts)})"
