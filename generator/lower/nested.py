"""Unions of unions: which of them are taken apart, so that one property tells all variants apart."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.tree import Json, Obj
from generator.ir.types import Named
from generator.lower.allof import STRUCTURAL, Parts, is_ref, landing, only_requires
from generator.lower.family import explicit_tags
from generator.lower.lowering import Lowering
from generator.lower.reader import items, obj, text
from generator.lower.tags import Variant, inferred, leaves_of, tags_of

_EXPANSION = 8  # unions of unions are opened this far for a discriminator

# What holds beside a choice without changing what its variants are.
BESIDE = frozenset(
    {"oneOf", "anyOf", "discriminator", "type", "required", "not", "if", "x-sdk-requires"}
)


def opened(
    schemas: Lowering, disc: Obj | None, variants: Sequence[tuple[int, Json]], rest: Parts
) -> Sequence[tuple[int, Json]]:
    """Variants that are unions themselves opened, if one property tells all their leaves apart.

    One that the discriminator means as a whole stays closed.
    """
    name = text(disc, "propertyName")
    if disc is None:
        leaves = _expanded(schemas, variants)
        found = [_apart(schemas, node, rest) for _, node in leaves]
        return leaves if len(leaves) > len(variants) and inferred(schemas, found) else variants
    mapped = {id(target) for _, target in explicit_tags(schemas.ctx, disc)}
    result: list[tuple[int, Json]] = []
    for entry in variants:
        inside = _expanded(schemas, [entry])
        parts = [_apart(schemas, node, rest) for _, node in inside]
        whole = id(target_of(schemas, entry[1])) in mapped or not _tells(schemas, parts, name)
        result += [entry] if whole else inside
    return result


def _apart(schemas: Lowering, node: Json, rest: Parts) -> Variant:
    """A variant before its type is known: as good as any other for what it can be told by."""
    target = target_of(schemas, node)
    loc = target.loc if target is not None else None
    return Variant(leaves_of(schemas, node, rest), Named(loc or rest.nodes[0].loc), loc)


def _tells(schemas: Lowering, variants: Sequence[Variant], name: str) -> bool:
    """Whether a discriminator tells variants apart: they declare it, and share no value."""
    declared = any(
        name in (obj(node, "properties") or ())
        for variant in variants
        for leaf in variant.leaves
        for node in leaf.nodes
    )
    return declared and tags_of(schemas, variants, name) is not None


def _expanded(
    schemas: Lowering, variants: Sequence[tuple[int, Json]], depth: int = 0
) -> list[tuple[int, Json]]:
    """Variants that are unions themselves opened, for a discriminator tells all leaves apart."""
    found: list[tuple[int, Json]] = []
    for index, node in variants:
        target = target_of(schemas, node)
        inner = target or node
        nested = items(inner, "oneOf") or items(inner, "anyOf")
        plain = isinstance(inner, Obj) and not (inner.keys() & (STRUCTURAL | {"allOf"})) - BESIDE
        if nested and plain and depth < _EXPANSION and not all(map(only_requires, nested)):
            inside = [(index * 100 + at, variant) for at, variant in enumerate(nested)]
            found += _expanded(schemas, inside, depth + 1)
        else:
            found.append((index, node))
    return found


def target_of(schemas: Lowering, node: Json) -> Obj | None:
    """What a variant refers to."""
    target = landing(schemas.ctx, node) if is_ref(node) else None
    return target if isinstance(target, Obj) else None
