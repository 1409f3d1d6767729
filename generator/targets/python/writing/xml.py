"""The marks of XML: what the runtime must know to write and read a value as an element."""

from __future__ import annotations

from generator.emit.filters import py_str
from generator.ir.types import Xml
from generator.targets.python.writing.annotations import Annotator


def xml_info(xml: Xml, item: Xml | None, writer: Annotator) -> str:
    """The mark of one value; ``item`` is that of the items of an array."""
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
    if item is not None:
        parts.append(f"item={xml_info(item, None, writer)}")
    if xml.parts:
        inner = ", ".join(xml_info(part, None, writer) for part in xml.parts)
        parts.append(f"parts=({inner},)")
    return f"{info}({', '.join(parts)})"
