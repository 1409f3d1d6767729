"""Objects: the properties of all parts of a schema, merged into one declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.diagnostics import Loc
from generator.document.tree import Obj
from generator.ir.types import (
    AnyType,
    DeclId,
    Demand,
    Named,
    Nullable,
    ObjectDecl,
    Property,
    Requirement,
    TypeRef,
)
from generator.lower.allof import CHOICES, Part, Parts, Seed, flatten, only_requires
from generator.lower.bounds import limits_of
from generator.lower.facts import Facts
from generator.lower.hints import read_former, read_requires, read_sent_if, read_tenant
from generator.lower.limits import allowed_types, report_lossy
from generator.lower.lowering import Lowering, Site
from generator.lower.reader import (
    Context,
    doc_of,
    example_at,
    flag,
    items,
    obj,
    place,
    text,
    texts,
    xml_of,
)
from generator.lower.scalars import is_secret
from generator.lower.trails import spot_of
from generator.lower.unions import choices, join
from generator.lower.xml import told_apart, value_xml


@dataclass(slots=True)
class _Slot:
    """One property on its way: every schema that speaks of it, the strongest last.

    Mutable: schemas add to it one after the other.
    """

    name: str
    seeds: list[Seed] = field(default_factory=list)
    locs: list[Loc] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def is_object(parts: Parts) -> bool:
    """Whether a conjunction of object schemas deserves a declaration, not only a map."""
    for node in parts.nodes:
        if obj(node, "properties"):
            return True
        if node.get("additionalProperties") is False and not obj(node, "patternProperties"):
            return True
        if obj(node, "discriminator") is not None:
            return True
    return False


def build(schemas: Lowering, parts: Parts, site: Site) -> ObjectDecl:
    """Declare the object that ``parts`` describe together."""
    report_lossy(schemas.ctx, parts)
    parts = _with_conditions(schemas.ctx, parts)
    slots = _slots(parts)
    required = _required(parts)
    base = _base(schemas, parts, site)
    properties = [
        _property(schemas, slot, parts.targets, site, required=slot.name in required)
        for slot in slots.values()
        if base is None or not _inherited(slot, base, required)
    ]
    extra, closed = extra_of(schemas, parts, site, 0)
    has_example, example = example_at(site.node)
    return ObjectDecl(
        id=site.id,
        hint=site.spot.hint(site.node, schemas.ctx.sink),
        doc=doc_of(site.node),
        properties=tuple(told_apart(properties)),
        extra=None if isinstance(extra, AnyType) else extra,
        bases=() if base is None else (base.id,),
        closed=closed,
        deprecated=flag(site.node, "deprecated"),
        xml=xml_of(site.node),
        requires=tuple(_requirements(schemas.ctx, parts, set(slots))),
        demands=tuple(_demands(parts)),
        limits=limits_of(parts.nodes),
        has_example=has_example,
        example=example,
    )


def extra_of(
    schemas: Lowering, parts: Parts, site: Site, depth: int
) -> tuple[TypeRef | None, bool]:
    """The type of undeclared keys (None: nothing is said), and whether there may be none."""
    seeds: list[Seed] = []
    patterns: list[TypeRef] = []
    closed = False
    for part in parts.parts:
        spot = part.spot.child("value")
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            value = part.node.get(keyword)
            closed |= value is False and not part.optional
            if isinstance(value, Obj) and value:
                seeds.append((value, spot))
        patterns += [
            schemas.use(value, spot, depth + 1)
            for value in (obj(part.node, "patternProperties") or {}).values()
        ]
    where = replace(
        site,
        spot=site.spot.child("value"),
        known_id=site.id.child("additionalProperties"),
        variant=None,
    )
    if seeds:
        patterns.append(schemas.use_all(seeds, where, depth + 1))
    if not patterns:
        return None, closed
    nullable = any(isinstance(found, Nullable) for found in patterns)
    extra = join(patterns)
    return (Nullable(extra) if nullable and not isinstance(extra, AnyType) else extra), False


# -- merging -----------------------------------------------------------------------------


def _with_conditions(ctx: Context, parts: Parts) -> Parts:
    """``parts`` and what ``then``, ``else`` and ``dependentSchemas`` add under a condition."""
    extra = Parts()
    for part in parts.parts:
        nodes = [part.node.get("then"), part.node.get("else")] if "if" in part.node else []
        nodes += (obj(part.node, "dependentSchemas") or {}).values()
        for node in nodes:
            extra += flatten(ctx, [(node, part.spot)])
    return parts + extra.marked(optional=True) if extra.parts else parts


def _slots(parts: Parts) -> dict[str, _Slot]:
    slots: dict[str, _Slot] = {}
    for part in parts.parts:
        properties = obj(part.node, "properties")
        if properties is None:
            continue
        for name, schema in properties.items():
            slot = slots.setdefault(name, _Slot(name))
            if part.optional and slot.seeds:
                continue  # a condition may narrow what is declared; the wider type stays
            slot.seeds.append((schema, part.spot.child("property", name)))
            slot.locs.append(place(schema, properties, name))
            slot.parts.append(part)
    return slots


def _required(parts: Parts) -> set[str]:
    return {n for p in parts.parts if not p.optional for n in texts(p.node, "required")}


@dataclass(frozen=True, slots=True)
class _Base:
    id: DeclId
    nodes: frozenset[int]  # id() of the schemas it is made of
    required: frozenset[str]


def _base(schemas: Lowering, parts: Parts, site: Site) -> _Base | None:
    """What this object extends: the component that it is a variant by, else a base of a family."""
    families = [
        target
        for target in parts.targets
        if schemas.families.of(target) is not None and target is not site.node
    ]
    for target in ([site.variant] if site.variant is not None else []) + families:
        inherited = flatten(schemas.ctx, [(target, site.spot)])
        if _only_object(schemas, inherited, site):
            schemas.component(target)
            nodes = frozenset(id(node) for node in inherited.nodes)
            return _Base(target.loc, nodes, frozenset(_required(inherited)))
    return None


def _only_object(schemas: Lowering, parts: Parts, site: Site) -> bool:
    """Whether a conjunction is one object with a declaration of its own."""
    return (
        is_object(parts)
        and not choices(schemas, parts)
        and allowed_types(schemas.ctx, parts, site.node) == ("object",)
    )


def _inherited(slot: _Slot, base: _Base, required: set[str]) -> bool:
    """Whether the base says all that there is to say about a property."""
    same = (slot.name in required) == (slot.name in base.required)
    return same and all(id(part.node) in base.nodes for part in slot.parts)


def _requirements(ctx: Context, parts: Parts, names: set[str]) -> Iterator[Requirement]:
    for node in parts.nodes:
        yield from read_requires(node, names, ctx.sink)
        for keyword in CHOICES:
            variants = items(node, keyword)
            listed = [texts(variant, "required") for variant in variants]
            single = {one[0] for one in listed if len(one) == 1}
            if (
                len(single) == len(variants) > 1
                and single <= names
                and all(
                    only_requires(v) and isinstance(v, Obj) and "not" not in v for v in variants
                )
            ):
                given = tuple(one[0] for one in listed)
                yield Requirement(given, 1, 1 if keyword == "oneOf" else len(given))


def _demands(parts: Parts) -> Iterator[Demand]:
    """What else must be given, of what can be told by names alone."""
    for part in parts.parts:
        if part.optional:
            continue
        for keyword in CHOICES:
            variants = items(part.node, keyword)
            if len(variants) > 1 and all(map(only_requires, variants)):
                choices = tuple(names for one in variants if (names := texts(one, "required")))
                if choices:
                    yield Demand(choices)
        depending = obj(part.node, "dependentRequired")
        for name in depending or ():
            yield Demand((texts(depending, name),), name)


# -- one property ------------------------------------------------------------------------


def _property(
    schemas: Lowering, slot: _Slot, targets: tuple[Obj, ...], site: Site, *, required: bool
) -> Property:
    _prefer_opened(schemas.ctx, slot)
    found = _type_of(schemas, slot, targets, site)
    inner = found.inner if isinstance(found, Nullable) else found
    facts = Facts.of(schemas.ctx, [node for node, _ in slot.seeds], named=isinstance(inner, Named))
    has_default, default = facts.value("default")
    has_example, example = facts.example()
    return Property(
        name=slot.name,
        type=found,
        required=required,
        loc=slot.locs[-1],
        doc=facts.doc(),
        access=facts.access(schemas.ctx, slot.locs[-1]),
        deprecated=any(flag(node, "deprecated") for node in facts.own),
        has_default=has_default,
        default=default,
        has_example=has_example,
        example=example,
        xml=value_xml(facts),
        secret=any(is_secret(node) for node in (*facts.own, *facts.referred)),
        always=any(flag(node, "x-sdk-always-sent") for node in facts.own),
        sent_if=next(
            (s for n in facts.own if (s := read_sent_if(n, schemas.ctx.sink)) is not None), None
        ),
        tenant=read_tenant(facts.own, slot.name, schemas.ctx.sink),
        explicit=next((name for n in facts.own if (name := text(n, "x-sdk-name"))), ""),
        former=tuple(name for n in facts.own for name in read_former(n, schemas.ctx.sink)),
        limits=facts.limits(),
    )


def _type_of(schemas: Lowering, slot: _Slot, targets: tuple[Obj, ...], site: Site) -> TypeRef:
    """The type of what stands in ``slot`` of the object at ``site``."""
    if len(slot.seeds) == 1:
        return schemas.use(*slot.seeds[0])
    home = _home(schemas, slot, targets, site)
    last = slot.seeds[-1][0]
    where = replace(
        home,
        node=last if isinstance(last, Obj) else home.node,
        spot=home.spot.child("property", slot.name),
        known_id=home.id.child("properties").child(slot.name),
        variant=None,
    )
    return schemas.use_all(slot.seeds, where, 0)


def _prefer_opened(ctx: Context, slot: _Slot) -> None:
    """Of schemas that meet, keep those of what is inside a text rather than those of the text."""
    opened = ctx.tree.opened
    if opened and any(isinstance(node, Obj) and node.loc in opened for node, _ in slot.seeds):
        slot.seeds = [s for s in slot.seeds if isinstance(s[0], Obj) and s[0].loc in opened]


def _home(schemas: Lowering, slot: _Slot, targets: tuple[Obj, ...], site: Site) -> Site:
    """Where the schemas of a property meet first: here, or in a schema that is inherited.

    There its type is declared if they have to be merged, so that the heirs share it.
    """
    meeting = {id(part.node) for part in slot.parts}
    for target in reversed(targets if len(meeting) > 1 else ()):
        spot = spot_of(target.loc, schemas.ctx.tree)
        if meeting <= {id(node) for node in flatten(schemas.ctx, [(target, spot)]).nodes}:
            return replace(site, node=target, spot=spot, known_id=target.loc, merging=None)
    return site
