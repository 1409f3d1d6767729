"""Unions of OLD and NEW: their variants, and how these are told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.compat.api import facts
from generator.compat.api.book import Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.pairs import Pairs, by_likeness, likeness
from generator.compat.api.scalars import shown
from generator.compat.api.words import code
from generator.ir.types import (
    AnyType,
    Array,
    Decl,
    DeclId,
    Discriminator,
    Literals,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of

# How alike variants are, from what is certain to what is better than nothing.
_SAME_TAG, _SAME_SHAPE, _SAME_KIND = 3.0, 2.0, 0.6


@dataclass(frozen=True, slots=True)
class _Side:
    """A union, or a type that meets one."""

    variants: tuple[TypeRef, ...]
    tags: Discriminator | None
    decls: Mapping[DeclId, Decl]
    exclusive: bool = False


def compare(values: Comparing, node: Node, spot: Spot, old: TypeRef, new: TypeRef) -> None:
    """Two types of which one at least is a union."""
    mine, theirs = _side(old, values.old), _side(new, values.new)
    pairs = _paired(mine, theirs)
    if not pairs.both:
        node.tell("type-changed", spot, before=values.old_name(old), after=values.new_name(new))
        return
    both_unions = isinstance(old, Union) and isinstance(new, Union)
    if not both_unions:
        word = "type-widened" if isinstance(new, Union) else "type-narrowed"
        if pairs.gone and pairs.new:
            word = "type-changed"
        node.tell(word, spot, before=values.old_name(old), after=values.new_name(new))
    else:
        for gone in pairs.gone:
            node.tell("variant-removed", spot, before=values.old_name(gone))
        for fresh in pairs.new:
            node.tell("variant-added", spot, after=values.new_name(fresh))
        words = ("any-of-became-one-of", "one-of-became-any-of")
        facts.flag(node, spot, words, old=mine.exclusive, new=theirs.exclusive)
        _tags(values, node, spot, (mine, theirs), pairs)
    for before, after in pairs.both:
        name = values.new_name(after)
        where = replace(
            spot.inside(f"the variant {name} of", ""), member=f"{spot.member}|{name.strip('`')}"
        )
        values.compare(node, where, before, after)


def _side(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> _Side:
    if isinstance(ref, Union):
        return _Side(ref.variants, ref.discriminator, decls, ref.exclusive)
    return _Side((ref,), None, decls)


def _paired(old: _Side, new: _Side) -> Pairs[TypeRef]:
    """The variants that belong together: of one name, of the same properties, the most alike."""
    both: list[tuple[TypeRef, TypeRef]] = []
    mine, theirs = list(old.variants), list(new.variants)
    for key in (_component, _form):
        left, right = _keyed(mine, old, key), _keyed(theirs, new, key)
        same = [(one, right[name]) for name, one in left.items() if name in right]
        both += same
        taken = {one for pair in same for one in pair}
        mine = [one for one in mine if one not in taken]
        theirs = [one for one in theirs if one not in taken]
    rest = by_likeness(mine, theirs, lambda a, b: _likeness(old, new, a, b))
    return Pairs((*both, *rest.both), rest.gone, rest.new)


def _keyed(
    variants: Sequence[TypeRef], side: _Side, key: Callable[[TypeRef, _Side], str]
) -> dict[str, TypeRef]:
    """The variants by their keys, as far as these are theirs alone."""
    groups: dict[str, list[TypeRef]] = {}
    for one in variants:
        groups.setdefault(key(one, side), []).append(one)
    return {name: group[0] for name, group in groups.items() if name and len(group) == 1}


def _component(ref: TypeRef, side: _Side) -> str:
    return side.decls[ref.id].hint.component if isinstance(ref, Named) else ""


def _form(ref: TypeRef, side: _Side) -> str:
    """The names of an object's properties, unless its tag says more of it."""
    decl = side.decls.get(ref.id) if isinstance(ref, Named) else None
    if side.tags is not None or not isinstance(decl, ObjectDecl):
        return ""
    return repr(sorted(one.name for one in properties_of(decl, side.decls)))


def _likeness(old: _Side, new: _Side, mine: TypeRef, theirs: TypeRef) -> float:
    if isinstance(mine, Named) and isinstance(theirs, Named):
        left, right = old.decls[mine.id], new.decls[theirs.id]
        named = bool(left.hint.component and right.hint.component)
        score = likeness(left, right, old.decls, new.decls)
        if not named and _tags_of(old, mine) & _tags_of(new, theirs):
            return _SAME_TAG
        return score + (_SAME_SHAPE - 1 if score == 1.0 else 0.0)
    before, after = target_of(mine, old.decls), target_of(theirs, new.decls)
    match before, after:
        case Primitive(), Primitive():
            if before.kind.row.json != after.kind.row.json:
                return 0.0
            return _SAME_SHAPE if before == after else _SAME_KIND
        case (Literals(), Literals()) | (Array(), Array()) | (Tuple(), Tuple()):
            return _SAME_SHAPE if before == after else _SAME_KIND
        case (Map(), Map()) | (AnyType(), AnyType()) | (Union(), Union()):
            return _SAME_KIND
        case (Named() | Map(), Named() | Map()):
            return _objects(old, new, before, after)
        case _:
            return 0.0


def _objects(old: _Side, new: _Side, before: TypeRef, after: TypeRef) -> float:
    """A named object and one that is written in place."""
    left = old.decls.get(before.id) if isinstance(before, Named) else None
    right = new.decls.get(after.id) if isinstance(after, Named) else None
    if left is None or right is None:
        return _SAME_KIND if isinstance(left or right, ObjectDecl) else 0.0
    return likeness(left, right, old.decls, new.decls)


# -- tags --------------------------------------------------------------------------------


def _tags_of(side: _Side, variant: TypeRef) -> set[str]:
    mapping = side.tags.mapping if side.tags is not None else ()
    return {shown(tag) for tag, target in mapping if target == variant}


def _tags(
    values: Comparing,
    node: Node,
    spot: Spot,
    sides: tuple[_Side, _Side],
    pairs: Pairs[TypeRef],
) -> None:
    """How variants are told apart. What their own constants say is told where these are."""
    old, new = sides[0].tags, sides[1].tags
    if old is None or new is None:
        said = old or new
        side = sides[0] if old is not None else sides[1]
        if said is not None and not all(_tells(side, said, t, one) for t, one in said.mapping):
            word = "discriminator-removed" if old is not None else "discriminator-added"
            name = code(said.property)
            node.tell(word, spot, before=name if old is not None else "", after=name if new else "")
        return
    if old.property != new.property:
        names = code(old.property), code(new.property)
        node.tell("discriminator-property-changed", spot, before=names[0], after=names[1])
        return
    partner = dict(pairs.both)
    _default(values, node, spot, (old.default, new.default), partner)
    _mapping(values, node, spot, sides, pairs)


def _default(
    values: Comparing,
    node: Node,
    spot: Spot,
    pair: tuple[TypeRef | None, TypeRef | None],
    partner: Mapping[TypeRef, TypeRef],
) -> None:
    old, new = pair
    if (old is None) != (new is None) or (old is not None and partner.get(old, new) != new):
        names = (
            values.old_name(old) if old is not None else "an error",
            values.new_name(new) if new is not None else "an error",
        )
        node.tell("discriminator-default-changed", spot, before=names[0], after=names[1])


def _mapping(
    values: Comparing,
    node: Node,
    spot: Spot,
    sides: tuple[_Side, _Side],
    pairs: Pairs[TypeRef],
) -> None:
    partner = dict(pairs.both)
    mine, theirs = (_by_tag(side) for side in sides)
    for tag, (raw, target) in mine.items():
        if tag not in theirs:
            if target not in pairs.gone and not _own(sides[0], raw, target):
                node.tell("discriminator-tag-removed", spot, before=code(tag))
            continue
        after = theirs[tag][1]
        if partner.get(target, after) != after and target in partner:
            member = replace(spot, member=f"{spot.member}={tag}")
            names = values.old_name(target), values.new_name(after)
            node.tell("discriminator-tag-changed", member, before=names[0], after=names[1])
    for tag, (raw, target) in theirs.items():
        if tag not in mine and target not in pairs.new and not _own(sides[1], raw, target):
            node.tell("discriminator-tag-added", spot, after=code(tag))


def _by_tag(side: _Side) -> dict[str, tuple[Scalar, TypeRef]]:
    mapping = side.tags.mapping if side.tags is not None else ()
    return {shown(tag): (tag, target) for tag, target in mapping}


def _own(side: _Side, tag: Scalar, variant: TypeRef) -> bool:
    return side.tags is not None and _tells(side, side.tags, tag, variant)


def _tells(side: _Side, tags: Discriminator, tag: Scalar, variant: TypeRef) -> bool:
    """Whether a variant has the tag as a constant, or in an enumeration of its own."""
    target = target_of(variant, side.decls)
    decl = side.decls.get(target.id) if isinstance(target, Named) else None
    if not isinstance(decl, ObjectDecl):
        return False
    for one in properties_of(decl, side.decls):
        if one.name == tags.property:
            found = target_of(one.type, side.decls)
            return isinstance(found, Literals) and tag in found.values
    return False
