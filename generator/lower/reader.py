"""Small readers over the document tree: what a key holds, or a harmless default.

A document is written by people: any key may hold any value. These functions never raise; a
value of the wrong type reads as absent (the structural layer of the validator reported it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Loc, Sink
from generator.document.model import Document
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.ir.types import Doc, JsonValue, Scalar, Xml
from generator.notation.scalars import flag_of, text_of

# A value nested deeper than this is no example that anyone would read, nor a default.
_VALUE_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Context:
    """What every part of lowering is handed."""

    tree: Document
    sink: Sink


class TooDeepError(ValueError):
    """A default or example is nested deeper than anything we can carry."""


def obj(node: Json, key: str) -> Obj | None:
    """The mapping under ``key`` of ``node``."""
    value = node.get(key) if isinstance(node, Obj) else None
    return value if isinstance(value, Obj) else None


def items(node: Json, key: str) -> Arr | tuple[Json, ...]:
    """The sequence under ``key`` of ``node``; empty when there is none."""
    value = node.get(key) if isinstance(node, Obj) else None
    return value if isinstance(value, Arr) else ()


def text(node: Json, key: str) -> str:
    """The text under ``key`` of ``node``; a number is read as its text, all else as ""."""
    value = node.get(key) if isinstance(node, Obj) else None
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text_of(value)
    return ""


def flag(node: Json, key: str) -> bool:
    """Whether ``key`` of ``node`` is true."""
    return isinstance(node, Obj) and node.get(key) is True


def whole(node: Json, key: str) -> int | None:
    """The count under ``key`` of ``node``."""
    value = node.get(key) if isinstance(node, Obj) else None
    return int(value) if isinstance(value, int | float) and value >= 0 and value % 1 == 0 else None


def texts(node: Json, key: str) -> tuple[str, ...]:
    """The texts of the sequence under ``key`` of ``node``."""
    return tuple(value for value in items(node, key) if isinstance(value, str))


def members(node: Json, key: str) -> Iterator[tuple[str, Json]]:
    """The entries of the mapping under ``key`` of ``node``, without ``x-`` extensions."""
    mapping = obj(node, key)
    if mapping is not None:
        for name, value in mapping.items():
            if not name.startswith("x-"):
                yield name, value


def freeze(value: Json, depth: int = _VALUE_DEPTH) -> JsonValue:
    """``value`` as plain data: tuples and dicts. Raises :class:`TooDeepError`."""
    if isinstance(value, Obj):
        if depth == 0:
            raise TooDeepError
        return {key: freeze(item, depth - 1) for key, item in value.items()}
    if isinstance(value, Arr):
        if depth == 0:
            raise TooDeepError
        return tuple(freeze(item, depth - 1) for item in value)
    return value


def value_at(node: Json, key: str) -> tuple[bool, JsonValue]:
    """Whether ``node`` has a usable value under ``key``, and the value.

    A scalar is read as the type of a schema wants it: ``1.10`` as text, ``yes`` as true.
    """
    if not isinstance(node, Obj) or key not in node:
        return False, None
    value = node[key]
    names = [name for name in (items(node, "type") or [node.get("type")]) if name != "null"]
    if isinstance(value, int | float) and names == ["string"]:
        return True, text_of(value)
    if isinstance(value, str) and names == ["boolean"] and flag_of(value) is not None:
        return True, flag_of(value)
    try:
        return True, freeze(value)
    except TooDeepError:
        return False, None


def example_at(node: Json) -> tuple[bool, JsonValue]:
    """Whether a schema has an example, and the (first) one."""
    found, value = value_at(node, "example")
    if found:
        return found, value
    found, values = value_at(node, "examples")
    if found and isinstance(values, tuple) and values:
        return True, values[0]
    return False, None


def is_scalar(value: Json) -> bool:
    """Whether ``value`` is neither a mapping nor a sequence."""
    return not isinstance(value, Obj | Arr)


def distinct(values: Iterable[Scalar]) -> list[Scalar]:
    """``values`` without repetitions; in JSON ``1`` equals ``1.0``, but not ``true``."""
    first: dict[tuple[bool, Scalar], Scalar] = {}
    for value in values:
        first.setdefault((isinstance(value, bool), value), value)
    return list(first.values())


def common(left: Iterable[Scalar], right: Iterable[Scalar]) -> list[Scalar]:
    """The values of ``left`` that are in ``right`` too."""
    known = {(isinstance(value, bool), value) for value in right}
    return [value for value in left if (isinstance(value, bool), value) in known]


def doc_of(node: Json) -> Doc:
    """The prose of a node."""
    return Doc(
        title=text(node, "title"),
        summary=text(node, "summary"),
        description=text(node, "description"),
        unit=text(node, "x-sdk-unit"),
    )


def xml_of(node: Json) -> Xml | None:
    """The ``xml`` object of a schema (3.2's ``nodeType`` read into the older flags)."""
    xml = obj(node, "xml")
    if xml is None:
        return None
    kind = text(xml, "nodeType")
    return Xml(
        name=text(xml, "name"),
        namespace=text(xml, "namespace"),
        prefix=text(xml, "prefix"),
        attribute=kind == "attribute" or flag(xml, "attribute"),
        # from 3.2 on an array is wrapped when its node is an element of its own
        wrapped=flag(xml, "wrapped") or (kind == "element" and _may_be_array(node)),
        text=kind in {"text", "cdata"},
        cdata=kind == "cdata",
    )


def _may_be_array(node: Json) -> bool:
    """Whether a schema is of an array, or a reference, which may lead to one."""
    kinds = (text(node, "type"), *texts(node, "type"))
    return "array" in kinds or reference(node) is not None


def place(node: Json, parent: Obj | Arr, key: str | int) -> Loc:
    """Where ``node``, the value of ``key`` in ``parent``, was written."""
    return node.loc if isinstance(node, Obj | Arr) else parent.loc.child(key)
