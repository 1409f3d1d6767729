"""The tags that a discriminator allows: JSON Schema itself does not look at it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.model import Document
from generator.document.tree import Arr, Json, Obj
from generator.notation.pointer import parent_of
from generator.notation.scalars import text_of

_DEPTH = 8  # unions in unions that are looked into


def tags_of(document: Document, node: Obj) -> tuple[str, list[str]] | None:
    """The property that names the variant of a union, and its values as text.

    None: the schema is no union with a discriminator, or says of values that are not listed what
    they are.
    """
    disc = node.get("discriminator")
    name = disc.get("propertyName") if isinstance(disc, Obj) else None
    variants = list(_leaves(document, node, 0))
    if not isinstance(disc, Obj) or not isinstance(name, str) or len(variants) < 2:
        return None
    if "defaultMapping" in disc:
        return None
    found = dict.fromkeys(document.mapping(disc))
    for variant in variants:
        target = document.deref(variant)
        values = _values(document, target, name)
        _, component = parent_of(target.loc.pointer) if isinstance(target, Obj) else ("", "")
        found.update(dict.fromkeys(values or [component]))
    return name, list(found)


def _leaves(document: Document, node: Json, depth: int) -> Iterator[Json]:
    """The variants of a union, and those of unions among them."""
    target = document.deref(node)
    for keyword in ("oneOf", "anyOf"):
        listed = target.get(keyword) if isinstance(target, Obj) else None
        if isinstance(listed, Arr) and depth < _DEPTH:
            for variant in listed:
                yield from _leaves(document, variant, depth + 1)
            return
    yield node


def _values(document: Document, node: Json, name: str, depth: int = 0) -> list[str]:
    """The values that a property is limited to, as text; by the last schema that limits it."""
    target = document.deref(node)
    if not isinstance(target, Obj) or depth > _DEPTH:
        return []
    properties = target.get("properties")
    schema = document.deref(properties.get(name)) if isinstance(properties, Obj) else None
    found = _listed(document, schema, 0)
    if not found and isinstance(parts := target.get("allOf"), Arr):
        every = [_values(document, part, name, depth + 1) for part in reversed(parts)]
        found = next((values for values in every if values), [])
    return found


def _listed(document: Document, node: Json, depth: int) -> list[str]:
    """The constants and enumerations of a schema, also those of the schemas it is made of."""
    target = document.deref(node)
    if not isinstance(target, Obj) or depth > _DEPTH:
        return []
    values: list[Json] = [target["const"]] if "const" in target else []
    if isinstance(enum := target.get("enum"), Arr):
        values += enum
    found = [text_of(value) for value in values if not isinstance(value, Obj | Arr)]
    for keyword in ("allOf", "oneOf", "anyOf"):
        if isinstance(parts := target.get(keyword), Arr):
            found += [text for part in parts for text in _listed(document, part, depth + 1)]
    return found
