"""Discriminators of unions: what is stated, what is implied, and what can be inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.document.tree import Obj
from generator.ir.types import Discriminator, Named, TypeRef
from generator.lower.allof import Parts
from generator.lower.family import explicit_tags, tags_in
from generator.lower.lowering import Lowering
from generator.lower.reader import text, texts
from generator.lower.trails import component_name
from generator.notation.pointer import parent_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union: what it was taken apart to, its type, and what it refers to."""

    parts: Parts
    type: TypeRef
    target: Loc | None


def stated(schemas: Lowering, disc: Obj, variants: Sequence[Variant]) -> Discriminator | None:
    """What a ``discriminator`` says, completed by what it implies."""
    name = text(disc, "propertyName")
    if not name:
        return None
    by_target = {v.target: v.type for v in variants if v.target is not None}
    mapping: dict[str, TypeRef] = {}
    mapped: set[Loc] = set()
    for tag, target in explicit_tags(schemas.ctx, disc):
        mapped.add(target.loc)
        mapping[tag] = by_target.get(target.loc) or _listed(schemas, disc, target, tag)
    for tag, variant in _implied(schemas, variants, name):
        if variant.target not in mapped:
            mapping.setdefault(tag, variant.type)
    kept = tuple((tag, found) for tag, found in mapping.items() if isinstance(found, Named))
    _, word = parent_of(text(disc, "defaultMapping"))
    default = next(
        (t for loc, t in by_target.items() if word and _name(schemas, loc) == word), None
    )
    return Discriminator(name, kept, default) if kept else None


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
    schemas: Lowering, variants: Sequence[Variant], name: str
) -> list[tuple[str, Variant]]:
    """Tags that the variants imply: the constants of the property, else the schemas' names."""
    narrowed = [tags_in(schemas.ctx, variant.parts, name) for variant in variants]
    every = [tag for tags in narrowed for tag in tags]
    found: list[tuple[str, Variant]] = []
    for variant, tags in zip(variants, narrowed, strict=True):
        own = tags if len(set(every)) == len(every) else []
        component = _name(schemas, variant.target) if variant.target is not None else ""
        found += [(tag, variant) for tag in own or ([component] if component else [])]
    return found


def inferred(schemas: Lowering, variants: Sequence[Variant]) -> Discriminator | None:
    """The discriminator that nobody wrote down.

    Objects that each require another constant of one property have one all the same, and so
    have children of one base with a discriminator; then nobody need try them one by one.
    """
    if len(variants) < 2 or not all(isinstance(variant.type, Named) for variant in variants):
        return None
    for name in _required(variants[0].parts):
        if not all(name in _required(variant.parts) for variant in variants):
            continue
        tags = [tags_in(schemas.ctx, variant.parts, name) for variant in variants]
        every = [tag for found in tags for tag in found]
        if all(len(found) == 1 for found in tags) and len(set(every)) == len(every):
            pairs = zip(tags, variants, strict=True)
            return Discriminator(name, tuple((found[0], v.type) for found, v in pairs))
    return _of_family(schemas, variants)


def _of_family(schemas: Lowering, variants: Sequence[Variant]) -> Discriminator | None:
    """The tags of the base that all variants inherit from."""
    by_target = {v.target: v.type for v in variants if v.target is not None}
    for base in variants[0].parts.targets:
        family = schemas.families.of(base)
        if family is not None and all(id(base) in v.parts.seen for v in variants):
            tags = [(tag, target.loc) for tag, target in family.tags if target.loc in by_target]
            if len({loc for _, loc in tags}) == len(variants):
                return Discriminator(
                    family.property, tuple((tag, by_target[loc]) for tag, loc in tags)
                )
    return None


def _required(parts: Parts) -> list[str]:
    return [name for node in parts.nodes for name in texts(node, "required")]
