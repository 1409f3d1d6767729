"""The least that a request can say: of an example, what must be given, and nothing else.

A document that marks nothing of an object as required does not say what matters: then its example
stands. What names something of the caller's own is left out where that is possible, and else a
placeholder: an account refuses the name of somebody else's workspace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.examples.suggested import words_of
from generator.examples.values import Maker
from generator.examples.variants import variant_of
from generator.ir.kinds import Kind, look_of
from generator.ir.limits import Limits
from generator.ir.model import Api
from generator.ir.types import (
    Access,
    AnyType,
    Array,
    DeclId,
    JsonValue,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of

#: A UUID that nothing has.
_NO_UUID: Final = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Least:
    """Cuts the examples of one API."""

    api: Api

    def of(
        self,
        ref: TypeRef,
        value: JsonValue,
        *,
        sure: bool = False,
        inside: frozenset[DeclId] = frozenset(),
    ) -> JsonValue:
        """``value``, an example of ``ref``, with what must be given.

        ``sure`` is whether the document says of what holds it which parts must be given, and
        ``inside`` are the objects whose parts were invented on the way here.
        """
        ref = ref.inner if isinstance(ref, Nullable) else ref
        match target_of(ref, self.api.decls), value:
            case Array(item=item), tuple():
                return tuple(self.of(item, one, sure=sure, inside=inside) for one in value)
            case Map(value=inner), dict():
                return {
                    key: self.of(inner, one, sure=sure, inside=inside) for key, one in value.items()
                }
            case Union() as union, dict():
                variant = variant_of(self.api, union, value)
                if variant is None:
                    return value
                cut = self.of(variant, value, sure=sure, inside=inside)
                tag = union.discriminator.property if union.discriminator is not None else ""
                kept = {tag: value[tag]} if tag in value else {}
                return {**kept, **cut} if isinstance(cut, dict) else cut
            case Named(id=decl_id), dict() if isinstance(
                decl := self.api.decls[decl_id], ObjectDecl
            ):
                return self._object(decl, value, sure=sure, inside=inside)
            case _:
                return value

    def asks(self, ref: TypeRef) -> bool:
        """Whether a value of ``ref`` says anything: an object of which nothing must be given may not."""
        ref = ref.inner if isinstance(ref, Nullable) else ref
        match target_of(ref, self.api.decls):
            case AnyType() | Map():
                return False
            case Union(variants=variants):
                return any(self.asks(variant) for variant in variants)
            case Named(id=decl_id) if isinstance(decl := self.api.decls[decl_id], ObjectDecl):
                return bool(_needed(decl, _sent(self.api, decl), {}))
            case _:
                return True

    def _object(
        self,
        decl: ObjectDecl,
        value: Mapping[str, JsonValue],
        *,
        sure: bool,
        inside: frozenset[DeclId],
    ) -> JsonValue:
        properties = _sent(self.api, decl)
        needed = _needed(decl, properties, value)
        if not needed and not sure:
            return self._as_shown(properties, value, inside)
        found: dict[str, JsonValue] = {}
        for name, prop in properties.items():
            if name in needed or _goes_along(prop, found):
                given = name in value
                if given or decl.id not in inside:
                    within = inside if given else inside | {decl.id}
                    one = value[name] if given else _made(self.api, prop)
                    found[name] = self._property(prop, one, within)
        return found

    def _property(self, prop: Property, value: JsonValue, inside: frozenset[DeclId]) -> JsonValue:
        if prop.tenant:
            value = stand_in(self.api, prop.type, prop.tenant, value, prop.limits)
        return self.of(prop.type, value, sure=True, inside=inside)

    def _as_shown(
        self,
        properties: Mapping[str, Property],
        value: Mapping[str, JsonValue],
        inside: frozenset[DeclId],
    ) -> JsonValue:
        """All of an example of which nothing must be given."""
        return {
            name: self.of(properties[name].type, one, inside=inside) if name in properties else one
            for name, one in value.items()
            if name not in properties or not properties[name].tenant
        }


def stand_in(api: Api, ref: TypeRef, tenant: str, value: JsonValue, limits: Limits) -> JsonValue:
    """What stands for something of the caller's own: ``YOUR_WORKSPACE`` for a workspace.

    ``value`` stays where no placeholder is allowed.
    """
    ref = ref.inner if isinstance(ref, Nullable) else ref
    match target_of(ref, api.decls):
        case Array(item=item):
            items = value if isinstance(value, tuple) else (None,)
            return tuple(stand_in(api, item, tenant, one, limits) for one in items[:1])
        case Primitive(kind=kind) as text if kind.row.json == "string":
            look = look_of(text.format) if kind is Kind.STRING else kind.row.look
            inside = text.limits.within(limits)
            words = ("_".join(("your", *words_of(tenant))).upper(), _NO_UUID)
            return next((word for word in words if look(word) and _allows(inside, word)), value)
        case _:
            return value


def _sent(api: Api, decl: ObjectDecl) -> Mapping[str, Property]:
    """The properties that a request may have."""
    found = properties_of(decl, api.decls)
    return {one.name: one for one in found if one.access is not Access.READ}


def _allows(limits: Limits, text: str) -> bool:
    if limits.max_length is not None and len(text) > limits.max_length:
        return False
    if limits.min_length is not None and len(text) < limits.min_length:
        return False
    try:
        return not limits.pattern or bool(re.search(limits.pattern, text))
    except re.error:
        return False


def _needed(
    decl: ObjectDecl, properties: Mapping[str, Property], value: Mapping[str, JsonValue]
) -> set[str]:
    """The names of what must be given; of a choice what the example shows, else the first."""
    needed = {name for name, prop in properties.items() if prop.required}
    ranked = sorted(properties, key=lambda name: (name not in value, properties[name].tenant != ""))
    for rule in decl.requires:
        if rule.minimum and not needed.intersection(rule.properties):
            needed.update([name for name in ranked if name in rule.properties][:1])
    for _ in range(len(decl.demands)):  # one may ask for what another one speaks of
        before = len(needed)
        for demand in decl.demands:
            if demand.given and demand.given not in needed:
                continue
            if not any(needed.issuperset(choice) for choice in demand.choices):
                best = min(demand.choices, key=lambda choice: len(set(choice) - value.keys()))
                needed.update(name for name in best if name in properties)
        if len(needed) == before:
            break
    short = int(decl.limits.min_properties or 0) - len(needed)
    spare = [name for name in ranked if name not in needed and not properties[name].deprecated]
    return needed | set(spare[: max(short, 0)])


def _goes_along(prop: Property, found: Mapping[str, JsonValue]) -> bool:
    """Whether a property belongs to a value that is given before it."""
    if prop.sent_if is None:
        return False
    sibling, value = prop.sent_if
    return sibling in found and found[sibling] == value


def _made(api: Api, prop: Property) -> JsonValue:
    if prop.has_constant:
        return prop.constant
    if prop.has_example:
        return prop.example
    if prop.has_default and prop.default is not None:
        return prop.default
    return Maker(api, sending=True).value(prop.type, words_of(prop.name))
