"""Discriminators of unions: what is stated, what is implied, and what can be inferred."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.document.tree import Json, Obj
from generator.ir.types import Discriminator, Named, Scalar, TypeRef, Union
from generator.lower.allof import Parts, flatten
from generator.lower.closed import leaves
from generator.lower.family import explicit_tags
from generator.lower.lowering import Lowering
from generator.lower.reader import distinct, obj, text, texts
from generator.lower.scalars import types_of
from generator.lower.trails import Spot, component_name
from generator.notation.pointer import parent_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union: what it was taken apart to, its type, and what it refers to.

    ``leaves`` has several members if the variant is a union itself.
    """

    leaves: tuple[Parts, ...]
    type: TypeRef
    target: Loc | None


def leaves_of(schemas: Lowering, node: Json, beside: Parts) -> tuple[Parts, ...]:
    """The kinds of objects that the variant ``node`` can be, with what holds beside the choice."""
    return tuple(
        beside + flatten(schemas.ctx, [(leaf, Spot(""))]) for leaf in leaves(schemas.ctx, node)
    )


def stated(schemas: Lowering, disc: Obj, variants: Sequence[Variant]) -> Discriminator | None:
    """What a ``discriminator`` says, completed by what it implies."""
    name = text(disc, "propertyName")
    if not name:
        return None
    by_target = {v.target: v for v in variants if v.target is not None}
    mapping: dict[Scalar, TypeRef] = {}
    mapped: set[Loc] = set()
    for word, target in explicit_tags(schemas.ctx, disc):
        mapped.add(target.loc)
        parts = leaves_of(schemas, target, Parts())[0]
        tag = schemas.closed.meant(parts, name, word)
        known = by_target.get(target.loc)
        mapping[tag] = known.type if known is not None else _listed(schemas, disc, target, word)
    for tag, variant in _implied(schemas, variants, name, mapped):
        mapping.setdefault(tag, variant.type)
    _, word = parent_of(text(disc, "defaultMapping"))
    default = next(
        (v.type for loc, v in by_target.items() if word and _name(schemas, loc) == word), None
    )
    return _discriminator(name, list(mapping.items()), variants, default)


def _discriminator(
    name: str,
    mapping: Sequence[tuple[Scalar, TypeRef]],
    variants: Sequence[Variant],
    default: TypeRef | None = None,
) -> Discriminator | None:
    kept = tuple((tag, found) for tag, found in mapping if isinstance(found, Named | Union))
    if not kept or len({tag for tag, _ in kept}) < len(kept):
        return None
    optional = not all(name in _required(leaf) for leaf in _objects(variants))
    return Discriminator(name, kept, default, optional)


def _name(schemas: Lowering, loc: Loc) -> str:
    return component_name(loc, schemas.ctx.tree.root.loc)


def _listed(schemas: Lowering, disc: Obj, target: Obj, tag: str) -> TypeRef:
    """A schema that only the mapping names is a variant all the same."""
    schemas.ctx.sink.warning(
        "L115",
        f"The discriminator maps {tag!r} to a schema that is not one of the variants; it was "
        "added to them.",
        disc.loc.child("mapping").child(tag),
        hint="List the schema among the variants.",
    )
    schemas.component(target)
    return Named(target.loc)


def _implied(
    schemas: Lowering, variants: Sequence[Variant], name: str, mapped: Collection[Loc]
) -> list[tuple[Scalar, Variant]]:
    """Tags that the variants imply: the constants of the property, else the schemas' names.

    A schema that is ``mapped`` to another tag is not called by its name.
    """
    narrowed = tags_of(schemas, variants, name)
    found: list[tuple[Scalar, Variant]] = []
    if narrowed is None:
        return found
    for variant, tags in zip(variants, narrowed, strict=True):
        named = variant.target is not None and variant.target not in mapped
        component = _name(schemas, variant.target) if named and variant.target else ""
        found += [(tag, variant) for tag in tags or ([component] if component else [])]
    return found


def tags_of(schemas: Lowering, variants: Sequence[Variant], name: str) -> list[list[Scalar]] | None:
    """The values of the property ``name`` that each variant has for itself; None: they overlap.

    null that several variants allow stands for a property that is not there.
    """
    found: list[list[Scalar]] = [
        distinct(value for leaf in variant.leaves for value in schemas.closed.of(leaf, name))
        for variant in variants
    ]
    if sum(None in values for values in found) > 1:
        found = [[value for value in values if value is not None] for values in found]
    # a dict of Python has one place for 1 and true
    every = [value for values in found for value in values]
    return found if len(set(every)) == len(every) else None


def inferred(schemas: Lowering, variants: Sequence[Variant]) -> Discriminator | None:
    """The discriminator that nobody wrote down.

    Objects that each have other values of one property are told apart by it, and so are children
    of one base with a discriminator; then nobody need try them one by one.
    """
    objects = [variant for variant in variants if _is_object(schemas, variant)]
    others = [variant for variant in variants if variant not in objects]
    if len(objects) < 2 or not all(_is_no_object(schemas, variant) for variant in others):
        return None
    for name in _candidates(objects[0]):
        found = tags_of(schemas, objects, name)
        if found is not None and all(found):
            pairs = [(tag, v.type) for tags, v in zip(found, objects, strict=True) for tag in tags]
            return _discriminator(name, pairs, objects)
    return _of_family(schemas, objects) if not others else None


def _candidates(variant: Variant) -> list[str]:
    """The properties of a variant: those first that are always there."""
    names = {n: None for leaf in variant.leaves for n in _declared(leaf)}
    needed = {name for leaf in variant.leaves for name in _required(leaf)}
    return sorted(names, key=lambda name: name not in needed)


def _declared(parts: Parts) -> list[str]:
    return [name for node in parts.nodes for name in obj(node, "properties") or ()]


def _is_object(schemas: Lowering, variant: Variant) -> bool:
    """Whether all values of a variant are objects with properties, or unions of them."""
    named = isinstance(variant.type, Named | Union)
    return named and all(
        _declared(leaf) and not _types(schemas, leaf) - {"object", "null"}
        for leaf in variant.leaves
    )


def _is_no_object(schemas: Lowering, variant: Variant) -> bool:
    """Whether no value of a variant is an object."""
    types = [_types(schemas, leaf) for leaf in variant.leaves]
    return all(found and "object" not in found for found in types)


def _types(schemas: Lowering, parts: Parts) -> set[str]:
    return {t for node in parts.nodes for t in types_of(node, schemas.ctx.sink) or ()}


def _objects(variants: Sequence[Variant]) -> list[Parts]:
    return [leaf for variant in variants for leaf in variant.leaves if _declared(leaf)]


def _of_family(schemas: Lowering, variants: Sequence[Variant]) -> Discriminator | None:
    """The tags of the base that all variants inherit from."""
    leaf = {v.target: v.leaves[0] for v in variants if v.target is not None and len(v.leaves) == 1}
    types = {v.target: v.type for v in variants if v.target in leaf}
    if len(leaf) < len(variants):
        return None
    for base in variants[0].leaves[0].targets:
        family = schemas.families.of(base)
        if family is not None and all(id(base) in parts.seen for parts in leaf.values()):
            tags = [(tag, target.loc) for tag, target in family.tags if target.loc in leaf]
            if len({loc for _, loc in tags}) == len(variants):
                pairs = [(tag, types[loc]) for tag, loc in tags]
                return _discriminator(family.property, pairs, variants)
    return None


def _required(parts: Parts) -> list[str]:
    return [name for node in parts.nodes for name in texts(node, "required")]
