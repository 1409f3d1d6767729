"""Example values of types: the document's own, else invented ones."""

from __future__ import annotations

from dataclasses import dataclass

from generator.examples.suggested import Words, one_of, owner_of, scalar, words_of
from generator.ir.model import Api
from generator.ir.types import (
    Access,
    AliasDecl,
    AnyType,
    Array,
    DeclId,
    Discriminator,
    EnumDecl,
    JsonValue,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of

_DEPTH = 5  # values in values in an invented one; further in, there is what is required
_FULL_DEPTH = 2  # further in, an object shows what it requires, or its plain values
_BUDGET = 500  # values in an invented one, beside those that are required
_MOST = 5_000  # values in an invented one, all in all


def example_of(api: Api, ref: TypeRef, name: str = "") -> JsonValue:
    """An example of ``ref``; ``name`` is what holds it (``batch_id``)."""
    return Maker(api, sending=False).value(ref, words_of(name))


@dataclass(slots=True)
class Maker:
    """Makes one value. ``sending`` leaves out what only a server may write.

    What is sent has what must be given, or all that may be given with ``whole``. Mutable: ``budget``
    counts the values that may still be made.
    """

    api: Api
    sending: bool
    whole: bool = False
    budget: int = _BUDGET

    def value(
        self,
        ref: TypeRef,
        words: Words,
        depth: int = 0,
        inside: frozenset[DeclId] = frozenset(),
    ) -> JsonValue:
        """A value of ``ref`` in something called ``words``.

        ``inside`` are the declarations that it is a part of.
        """
        self.budget -= 1
        match ref:
            case Primitive():
                return scalar(ref, words)
            case Literals(values=values):
                return values[0]
            case Nullable(inner=inner):
                return self.value(inner, words, depth, inside)
            case Array(item=item):
                if depth > _DEPTH or _closes_cycle(item, inside):
                    return ()
                return (self.value(item, one_of(words), depth + 1, inside),)
            case Tuple(items=items):
                return tuple(self.value(item, words, depth + 1, inside) for item in items)
            case Map(value=inner):
                if depth > _DEPTH or _closes_cycle(inner, inside):
                    return {}
                return {"key": self.value(inner, words, depth + 1, inside)}
            case Union(variants=variants, discriminator=tags):
                open_ones = [one for one in variants if not _closes_cycle(one, inside)]
                chosen = (open_ones or variants)[0]
                made = self.value(chosen, words, depth, inside)
                return _tagged(made, chosen, tags) if tags is not None else made
            case Named(id=decl_id):
                return self._declared(decl_id, words, depth, inside)
            case AnyType():
                return {} if depth else {"key": "value"}

    def _declared(
        self, decl_id: DeclId, words: Words, depth: int, inside: frozenset[DeclId]
    ) -> JsonValue:
        decl = self.api.decls[decl_id]
        if decl_id in inside or self.budget < _BUDGET - _MOST:
            return {} if isinstance(decl, ObjectDecl) else None
        within = inside | {decl_id}
        match decl:
            case EnumDecl(values=values):
                return values[0]
            case AliasDecl(target=target):
                return self.value(target, words, depth, within)
            case ObjectDecl():
                hidden = Access.READ if self.sending else Access.WRITE
                properties = properties_of(decl, self.api.decls)
                shown = [one for one in properties if one.access is not hidden]
                if decl.has_example and isinstance(decl.example, dict):
                    names = {one.name for one in properties} - {one.name for one in shown}
                    return {key: v for key, v in decl.example.items() if key not in names}
                owner = owner_of(decl.hint) or words
                made = {
                    one.name: self._property(one, owner, depth + 1, within)
                    for one in self._chosen(shown, depth)
                    if one.required or not _closes_cycle(one.type, within)
                }
                return _allowed(decl, shown, made) if self.whole else made

    def _chosen(self, properties: list[Property], depth: int) -> list[Property]:
        """The properties to show: in a request what must be given, or everything if nothing."""
        needed = [p for p in properties if p.required or p.has_example or p.has_constant]
        if depth > _DEPTH:
            return [p for p in properties if p.required]
        if self.budget < 0 or (self.sending and needed and not self.whole):
            return needed
        if depth > _FULL_DEPTH:
            return needed or [one for one in properties if isinstance(one.type, Primitive)]
        return [one for one in properties if one.required or not one.deprecated]

    def _property(
        self, prop: Property, owner: Words, depth: int, inside: frozenset[DeclId]
    ) -> JsonValue:
        if prop.has_constant:
            return prop.constant
        if prop.has_example:
            return prop.example
        if prop.has_default and prop.default is not None:
            return prop.default
        words = words_of(prop.name)
        words = (*owner, *words) if words == ("id",) else words
        return self.value(prop.type, words, depth, inside)


def _allowed(
    decl: ObjectDecl, properties: list[Property], made: dict[str, JsonValue]
) -> dict[str, JsonValue]:
    """``made`` without what must not be sent beside the rest of it."""
    barred = {
        name
        for rule in decl.requires
        for name in [one for one in rule.properties if one in made][rule.maximum :]
    }
    for prop in properties:
        if prop.sent_if is not None and not prop.required:
            sibling, value = prop.sent_if
            if sibling in barred or made.get(sibling) != value:
                barred.add(prop.name)
    return {name: value for name, value in made.items() if name not in barred}


def _tagged(made: JsonValue, chosen: TypeRef, tags: Discriminator) -> JsonValue:
    """An example of the variant ``chosen``, with a tag that names it."""
    own = [tag for tag, target in tags.mapping if target == chosen]
    if not own or not isinstance(made, dict) or made.get(tags.property) in own:
        return made
    return {tags.property: own[0]} | made | {tags.property: own[0]}


def _closes_cycle(ref: TypeRef, inside: frozenset[DeclId]) -> bool:
    while isinstance(ref, Nullable | Array | Map):
        ref = (
            ref.value if isinstance(ref, Map) else ref.item if isinstance(ref, Array) else ref.inner
        )
    return isinstance(ref, Named) and ref.id in inside
