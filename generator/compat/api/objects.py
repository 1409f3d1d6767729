"""Objects of OLD and NEW: their properties, and what else they may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.compat.api import facts
from generator.compat.api.book import BOTH, RECEIVED, SENT, Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.pairs import by_name
from generator.compat.api.words import code, listed
from generator.ir.limits import NO_LIMITS, Limits
from generator.ir.members import limits_of
from generator.ir.types import (
    Access,
    AnyType,
    Decl,
    DeclId,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Property,
    Requirement,
    Tuple,
    TypeRef,
    Xml,
)
from generator.ir.walk import properties_of

#: An object with listed properties, or one with free keys.
Object: TypeAlias = "ObjectDecl | Map"

_WAYS = {Access.BOTH: BOTH, Access.READ: RECEIVED, Access.WRITE: SENT}


@dataclass(frozen=True, slots=True)
class _View:
    """An object, whichever way it is described."""

    properties: Mapping[str, Property]  # with those that are inherited
    own: frozenset[str]
    extra: TypeRef | None = None
    closed: bool = False
    bases: tuple[DeclId, ...] = ()
    limits: Limits = NO_LIMITS
    requires: tuple[Requirement, ...] = ()
    xml: Xml | None = None
    example: tuple[object, ...] = ()
    place: DeclId | None = None


def compare(
    values: Comparing, node: Node, spot: Spot, pair: tuple[Object, Object], *, told: bool = False
) -> None:
    """Write down in ``node`` what is different between two objects.

    If they are ``told`` of already, as the values of a property, what is said of them is left out.
    """
    old, new = _view(pair[0], values.old), _view(pair[1], values.new)
    inherited = _bases(values, node, spot, old, new)
    names = old.own | new.own if inherited else old.properties.keys() | new.properties.keys()
    if isinstance(pair[0], ObjectDecl) or isinstance(pair[1], ObjectDecl):
        facts.limits(node, spot, old.limits, new.limits)
    home = replace(spot, owner=_owner(spot))
    mine = {name: one for name, one in old.properties.items() if name in names}
    theirs = {name: one for name, one in new.properties.items() if name in names}
    pairs = by_name(mine, theirs)
    for gone in pairs.gone:
        _lone(node, _spot(home, gone, None), gone, "removed")
    for fresh in pairs.new:
        _lone(node, _spot(home, None, fresh), fresh, "added")
    for before, after in pairs.both:
        _property(values, node, _spot(home, before, after), before, after)
    _requirements(node, spot, old, new)
    _extra(values, node, spot, old, new)
    if not told:
        if old.xml != new.xml:
            node.tell("xml-changed", spot)
        facts.examples(node, spot, old.example, new.example)


def _view(one: Object, decls: Mapping[DeclId, Decl]) -> _View:
    if isinstance(one, Map):
        extra = None if isinstance(one.value, AnyType) else one.value
        return _View({}, frozenset(), extra, limits=one.limits)
    return _View(
        {prop.name: prop for prop in properties_of(one, decls)},
        frozenset(prop.name for prop in one.properties),
        one.extra,
        one.closed,
        one.bases,
        limits=one.limits,
        requires=one.requires,
        xml=one.xml,
        example=(one.example,) if one.has_example else (),
        place=one.id,
    )


def _owner(spot: Spot) -> str:
    """What the properties of an object belong to; of a named one, its name says it."""
    return spot.owner if spot.part == "an object" else spot.whole


def _spot(home: Spot, old: Property | None, new: Property | None) -> Spot:
    name = old.name if old else new.name if new else ""
    dot = "." if home.member else ""
    return replace(
        home,
        part=f"the property {code(name)}",
        member=f"{home.member}{dot}{name}",
        old=old.loc if old else home.old,
        new=new.loc if new else home.new,
        ways=home.ways & (_ways(old) | _ways(new)) or home.ways,
    )


def _ways(one: Property | None) -> int:
    return _WAYS[one.access] if one else 0


def _bases(values: Comparing, node: Node, spot: Spot, old: _View, new: _View) -> bool:
    """Whether both inherit from the same, which is then compared on its own."""
    if not old.bases or len(old.bases) != len(new.bases):
        return False
    for mine, theirs in zip(old.bases, new.bases, strict=True):
        values.compare(node, spot, Named(mine), Named(theirs))
    return True


# -- properties --------------------------------------------------------------------------


def _lone(node: Node, spot: Spot, one: Property, step: str) -> None:
    """A property that only one of the objects has."""
    node.tell(f"property-{'required-' if _needed(one) else ''}{step}", spot)


def _needed(one: Property) -> bool:
    """Whether whoever makes such an object has to give the property."""
    return one.required and not one.has_default and not one.has_constant


def _property(values: Comparing, node: Node, spot: Spot, old: Property, new: Property) -> None:
    if old.name != new.name:
        names = code(old.name), code(new.name)
        node.tell("property-name-case-changed", spot, before=names[0], after=names[1])
    if old.required != new.required:
        given = "" if _needed(old) or _needed(new) else "with-default-"
        step = "required" if new.required else "optional"
        node.tell(f"property-{given}became-{step}", spot)
    if old.access is not new.access:
        _access(node, spot, old.access, new.access)
    words = ("property-deprecated", "property-no-longer-deprecated")
    facts.flag(node, spot, words, old=old.deprecated, new=new.deprecated)
    words = ("property-always-sent", "property-not-always-sent")
    facts.flag(node, spot, words, old=old.always, new=new.always)
    if facts.value_key(old.sent_if) != facts.value_key(new.sent_if):
        node.tell("property-condition-changed", spot)
    if old.explicit != new.explicit:
        names = code(old.explicit or old.name), code(new.explicit or new.name)
        node.tell("sdk-name-changed", spot, before=names[0], after=names[1])
    facts.formers(node, spot, old.former, new.former)
    if old.secret != new.secret:
        node.tell("secret-changed", spot)
    if old.xml != new.xml:
        node.tell("xml-changed", spot)
    if not _constant(old) or not _constant(new):
        facts.defaults(node, spot, old, new)
    facts.prose(node, spot, old.doc, new.doc)
    facts.examples(node, spot, _example(old), _example(new))
    value_of(values, node, spot, (old.limits, old.type), (new.limits, new.type))


def value_of(
    values: Comparing,
    node: Node,
    spot: Spot,
    old: tuple[Limits, TypeRef],
    new: tuple[Limits, TypeRef],
) -> None:
    """The types of two properties or parameters, and the limits that stand in place."""
    named = all(isinstance(_bare(ref), Named) for _, ref in (old, new))
    if named:
        facts.limits(node, spot, old[0], new[0])
    elif not any(isinstance(_bare(ref), Literals) for _, ref in (old, new)):
        mine, theirs = limits_of(*old, values.old), limits_of(*new, values.new)
        if any(isinstance(_bare(ref), Tuple) for _, ref in (old, new)):  # its positions say it
            mine = replace(mine, min_items=None, max_items=None)
            theirs = replace(theirs, min_items=None, max_items=None)
        facts.limits(node, spot, mine, theirs)
    values.compare(node, spot, old[1], new[1], limits=named)


def _bare(ref: TypeRef) -> TypeRef:
    return ref.inner if isinstance(ref, Nullable) else ref


def _constant(one: Property) -> bool:
    """Whether the default is the only value: then the type says it."""
    bare = _bare(one.type)
    return one.has_default and isinstance(bare, Literals) and bare.values == (one.default,)


def _example(one: Property) -> tuple[object, ...]:
    return (one.example,) if one.has_example else ()


def _access(node: Node, spot: Spot, old: Access, new: Access) -> None:
    """Whether a property can be sent, and whether it is returned."""
    if (old is Access.READ) != (new is Access.READ):
        word = "read-only" if new is Access.READ else "sendable"
        node.tell(f"property-became-{word}", replace(spot, ways=spot.ways & SENT or spot.ways))
    if (old is Access.WRITE) != (new is Access.WRITE):
        word = "write-only" if new is Access.WRITE else "readable"
        node.tell(f"property-became-{word}", replace(spot, ways=spot.ways & RECEIVED or spot.ways))


# -- the rest ----------------------------------------------------------------------------


def _requirements(node: Node, spot: Spot, old: _View, new: _View) -> None:
    mine, theirs = ({_told(one) for one in view.requires} for view in (old, new))
    for gone in sorted(mine - theirs):
        node.tell("property-requirement-removed", spot, before=gone)
    for fresh in sorted(theirs - mine):
        node.tell("property-requirement-added", spot, after=fresh)


def _told(one: Requirement) -> str:
    number = f"{one.minimum} to {one.maximum}" if one.minimum != one.maximum else f"{one.maximum}"
    return f"{number} of {listed([code(name) for name in one.properties])}"


def _extra(values: Comparing, node: Node, spot: Spot, old: _View, new: _View) -> None:
    """Properties that are not listed."""
    if old.closed != new.closed:
        step = "closed" if new.closed else "opened"
        node.tell(f"extra-properties-{step}", spot)
    elif old.extra is not None and new.extra is not None:
        values.compare(node, spot.inside("another property of", "{}"), old.extra, new.extra)
    elif old.extra is not None:
        node.tell("extra-properties-untyped", spot, before=values.old_name(old.extra))
    elif new.extra is not None:
        node.tell("extra-properties-typed", spot, after=values.new_name(new.extra))
