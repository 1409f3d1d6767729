"""oneOf and anyOf: unions, their discriminators, and what holds beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.document.tree import Json, Obj
from generator.ir.kinds import Kind
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Decl,
    Discriminator,
    Doc,
    Literals,
    Named,
    NameHint,
    Nullable,
    Primitive,
    Scalar,
    Step,
    TypeRef,
    Union,
)
from generator.lower.allof import (
    CHOICES,
    MAX_DEPTH,
    STRUCTURAL,
    Nulls,
    Part,
    Parts,
    essence,
    flatten,
    is_ref,
    only_ref,
    only_requires,
)
from generator.lower.family import Family
from generator.lower.lowering import Lowering, Site
from generator.lower.nested import BESIDE, opened, target_of
from generator.lower.reader import distinct, doc_of, items, obj, text, texts
from generator.lower.scalars import enumerated, types_of
from generator.lower.tags import Variant, inferred, leaves_of, stated
from generator.lower.trails import Spot, component_name


@dataclass(frozen=True, slots=True)
class Choice:
    """One ``oneOf`` or ``anyOf`` of a conjunction, without its null variant."""

    part: Part
    keyword: str
    variants: tuple[tuple[int, Json], ...]


def choices(schemas: Lowering, parts: Parts) -> list[Choice]:
    """The choices that still matter in a conjunction.

    A choice that leads back to a schema of the conjunction is the base's list of its
    children, met while one of them inherits from it: it says nothing about the child.
    """
    found: list[Choice] = []
    for part in parts.parts:
        if part.settled:
            continue
        for keyword in CHOICES:
            variants = items(part.node, keyword)
            if not variants or all(only_requires(variant) for variant in variants):
                continue
            kept: list[tuple[int, Json]] = []
            for index, variant in enumerate(variants):
                target = target_of(schemas, variant)
                if target is part.node:
                    continue
                if target is not None and id(target) in parts.seen:
                    break
                if schemas.nulls.of(variant) is not Nulls.ONLY:
                    kept.append((index, variant))
            else:
                if kept:
                    found.append(Choice(part, keyword, tuple(kept)))
    return found


def lower(
    schemas: Lowering, parts: Parts, found: Sequence[Choice], site: Site, depth: int
) -> TypeRef:
    """The type of a conjunction with choices, without null."""
    main, others = found[0], found[1:]
    literals = _literals(schemas, main)
    if literals is not None:
        return literals
    rest = parts.marked(settled=True)
    for other in others:
        rest += _widened(schemas, other)
    if len(main.variants) == 1:
        return _single(schemas, main, rest, site, depth)
    disc = obj(main.part.node, "discriminator")
    listed = opened(schemas, disc, main.variants, rest)
    variants = [_variant(schemas, main, entry, rest, site, depth=depth) for entry in listed]
    tags = stated(schemas, disc, variants) if disc is not None else inferred(schemas, variants)
    types = [variant.type for variant in variants]
    if tags is not None:
        types += [target for _, target in tags.mapping]
    found_type = join(types, tags)
    if isinstance(found_type, Union) and main.keyword == "oneOf":
        return replace(found_type, exclusive=True)
    return found_type


def join(types: Sequence[TypeRef], discriminator: Discriminator | None = None) -> TypeRef:
    """One type for several: flat, without null and without repetitions."""
    flat: list[TypeRef] = []
    literals: list[Scalar] = []
    for member in types:
        inner = member.inner if isinstance(member, Nullable) else member
        nested = isinstance(inner, Union) and inner.discriminator is None
        for one in inner.variants if isinstance(inner, Union) and nested else (inner,):
            if isinstance(one, AnyType):
                return one
            if isinstance(one, Literals):
                if not literals:
                    flat.append(one)
                literals += one.values
            elif one not in flat:
                flat.append(one)
    flat = [
        Literals(tuple(distinct(literals))) if isinstance(one, Literals) else one for one in flat
    ]
    if any(one == Primitive(Kind.NUMBER, getattr(one, "format", "")) for one in flat):
        flat = [o for o in flat if not (isinstance(o, Primitive) and o.kind is Kind.INTEGER)]
    return flat[0] if len(flat) == 1 else Union(tuple(flat), discriminator)


def declare_family(schemas: Lowering, family: Family, spot: Spot) -> Decl:
    """The union that stands where the base of ``family`` is used."""
    mapping: list[tuple[Scalar, TypeRef]] = []
    for tag, target in family.tags:
        schemas.component(target)
        mapping.append((tag, Named(target.loc)))
    variants = tuple(dict.fromkeys(target for _, target in mapping))
    doc = doc_of(family.base)
    hint = NameHint(owner=spot.component, trail=(Step("variant"),))
    tags = Discriminator(family.property, tuple(mapping))
    return AliasDecl(
        family.id, hint, Doc(description=doc.description), target=Union(variants, tags)
    )


def value_docs(parts: Parts, values: tuple[Scalar, ...]) -> tuple[str, ...]:
    """Prose for each of ``values``, from ``x-enum-descriptions`` or from constants with prose."""
    for node in parts.nodes:
        described = obj(node, "x-enum-descriptions")
        if described is not None:
            return tuple(text(described, str(value)) for value in values)
        listed = texts(node, "x-enum-descriptions")
        if listed:
            # aligned with the enum as written, which may hold null
            written = [value for value in items(node, "enum") if value is not None]
            listed = listed if len(written) == len(listed) else listed[: len(values)]
            return listed + ("",) * (len(values) - len(listed))
        for keyword in CHOICES:
            prose = {
                str(variant.get("const")): text(variant, "description") or text(variant, "title")
                for variant in items(node, keyword)
                if isinstance(variant, Obj)
            }
            if any(prose.values()):
                return tuple(prose.get(str(value), "") for value in values)
    return ()


# -- variants --------------------------------------------------------------------------------


def _variant(
    schemas: Lowering, main: Choice, entry: tuple[int, Json], rest: Parts, site: Site, *, depth: int
) -> Variant:
    """Lower one variant together with what holds beside the choice."""
    index, node = entry
    word = str(index)
    sub = flatten(schemas.ctx, [(node, main.part.spot.child("variant", word))])
    target = target_of(schemas, node)
    loc = target.loc if target is not None else None
    carried = _constrains(schemas, rest, sub) and not _too_deep(schemas, main, depth)
    if carried and isinstance(node, Obj):
        name = component_name(loc, schemas.ctx.tree.root.loc) if loc is not None else ""
        where = replace(
            site,
            node=target or node,
            spot=site.spot.child("variant", word, name),
            known_id=site.id.child(main.keyword).child(index),
            variant=target if name else None,
        )
        found = schemas.merged(rest + sub, where, depth + 1)
    else:
        found = schemas.use(node, main.part.spot.child("variant", word), depth + 1)
    inner = found.inner if isinstance(found, Nullable) else found
    return Variant(leaves_of(schemas, node, rest), inner, loc)


def _single(schemas: Lowering, main: Choice, rest: Parts, site: Site, depth: int) -> TypeRef:
    """A choice of one is no choice: the variant and what holds beside it are one schema."""
    node, _ = essence(schemas.ctx, main.variants[0][1])
    sub = flatten(schemas.ctx, [(node, main.part.spot)])
    if only_ref(node) and not _constrains(schemas, rest, sub):
        found = schemas.use(node, main.part.spot, depth)
        return found.inner if isinstance(found, Nullable) else found
    if _too_deep(schemas, main, depth):
        return schemas.use(node, main.part.spot.child("variant", "0"), depth)
    return schemas.meaning(rest + sub, site, depth + 1)


def _too_deep(schemas: Lowering, main: Choice, depth: int) -> bool:
    """Whether to stop carrying what holds beside a choice into choices inside of it."""
    if depth <= MAX_DEPTH:
        return False
    schemas.ctx.sink.warning(
        "L116",
        f"This schema nests oneOf and anyOf more than {MAX_DEPTH} levels deep; what stands next to "
        "them is not applied further in.",
        main.part.node.at(main.keyword),
        hint="Reduce the nesting.",
    )
    return True


def _constrains(schemas: Lowering, rest: Parts, sub: Parts) -> bool:
    """Whether what holds beside a choice changes the variant ``sub``."""
    inside = {id(node) for node in sub.nodes}
    beside = [node for node in rest.nodes if id(node) not in inside]
    keys = {key for node in beside for key in node.keys() & STRUCTURAL} - BESIDE
    if not keys:
        typed = any(types_of(node, schemas.ctx.sink) for node in beside)
        bare = not any(
            node.keys() & {"type", "oneOf", "anyOf", "properties", "enum", "const", "allOf"}
            for node in sub.nodes
        )
        return typed and bare
    if keys <= {"properties", "additionalProperties"} and not any(
        isinstance(node.get("additionalProperties"), Obj) for node in beside
    ):
        names = {name for node in beside for name in obj(node, "properties") or ()}
        known = {name for node in sub.nodes for name in obj(node, "properties") or ()}
        return not names <= known
    return True


def _literals(schemas: Lowering, main: Choice) -> TypeRef | None:
    """A choice between constants is an enumeration."""
    values: list[Scalar] = []
    types = types_of(main.part.node, schemas.ctx.sink)
    for _, node in main.variants:
        if not isinstance(node, Obj) or is_ref(node) or node.keys() & {"allOf", "oneOf", "anyOf"}:
            return None
        if not node.keys() & {"const", "enum"}:
            return None
        found = enumerated(node, types_of(node, schemas.ctx.sink) or types, schemas.ctx.sink)
        if found is None:
            return None
        values += found
    return Literals(tuple(distinct(values)))


def _widened(schemas: Lowering, choice: Choice) -> Parts:
    """A second choice beside the first: its properties, none of them required."""
    schemas.ctx.sink.warning(
        "L110",
        "This schema combines several choices; for this one, the properties of all its variants "
        "are accepted.",
        choice.part.node.at(choice.keyword),
        hint="Merge the choices into one oneOf for a precise type.",
    )
    found = Parts()
    for index, node in choice.variants:
        found += flatten(schemas.ctx, [(node, choice.part.spot.child("variant", str(index)))])
    kept = tuple(part for part in found.parts if obj(part.node, "properties"))
    return replace(found, parts=kept).marked(optional=True, settled=True)
