"""Types of OLD and NEW: what is different between the values that they describe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.compat.api import facts, objects, scalars, unions
from generator.compat.api.book import Book, Node, Spot
from generator.compat.api.pairs import component_key, likeness
from generator.compat.api.words import code, decl_name, type_name
from generator.ir.limits import NO_LIMITS
from generator.ir.members import limits_of
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import takes_null, target_of


@dataclass(frozen=True)
class Values:
    """The comparison of types; a pair of declarations is compared once."""

    old: Mapping[DeclId, Decl]
    new: Mapping[DeclId, Decl]
    book: Book
    homes: tuple[str, str] = ("", "")  # the root files

    @cached_property
    def components(self) -> tuple[dict[str, Decl], dict[str, Decl]]:
        """The named schemas of both by their places."""
        sides = ((self.old, self.homes[0]), (self.new, self.homes[1]))
        found = [
            {key: decl for decl in decls.values() if (key := component_key(decl, home))}
            for decls, home in sides
        ]
        return found[0], found[1]

    def compare(
        self, node: Node, spot: Spot, old: TypeRef, new: TypeRef, *, limits: bool = True
    ) -> None:
        """Write down in ``node`` what is different between two types."""
        old, new = self._without_null(node, spot, old, new)
        if isinstance(old, Named) and isinstance(new, Named):
            mine, theirs = self.old[old.id], self.new[new.id]
            if self._belong(mine, theirs):
                self._lead(node, spot, mine, theirs)
                return
        before, after = self._plain(old, self.old), self._plain(new, self.new)
        if limits:
            self._in_place(node, spot, before, after)
        else:
            self._shapes(node, spot, before, after)

    def old_name(self, ref: TypeRef | None) -> str:
        """A type of OLD in words."""
        return code(type_name(ref, self.old))

    def new_name(self, ref: TypeRef | None) -> str:
        """A type of NEW in words."""
        return code(type_name(ref, self.new))

    # -- declarations ------------------------------------------------------------------

    def pair(self, mine: Decl, theirs: Decl, spot: Spot) -> Node:
        """The node of two declarations; ``spot`` is one use of them."""
        return self.book.node(
            ("decl", mine.id, theirs.id), lambda node: self._decls(node, spot, mine, theirs)
        )

    def _lead(self, node: Node, spot: Spot, mine: Decl, theirs: Decl) -> None:
        node.leads_to(self.pair(mine, theirs, spot), spot.ways)

    def _belong(self, mine: Decl, theirs: Decl) -> bool:
        """Whether two declarations that meet are to be compared as one and the same.

        They are if they have the same place, if one of them has no name, or if they are alike.
        What is plain enough to be compared where it is used is not, unless it is the same.
        """
        keys = component_key(mine, self.homes[0]), component_key(theirs, self.homes[1])
        if keys[0] == keys[1] and keys[0]:
            return True
        if not isinstance(mine, ObjectDecl) or not isinstance(theirs, ObjectDecl):
            left, right = target_of(Named(mine.id), self.old), target_of(Named(theirs.id), self.new)
            deep = (Array, Tuple, Map, Union)
            return isinstance(left, deep) and isinstance(right, deep)
        return "" in keys or likeness(mine, theirs, self.old, self.new) >= 0.5

    def _decls(self, node: Node, use: Spot, mine: Decl, theirs: Decl) -> None:
        spot = self._decl_spot(use, mine, theirs)
        named = mine.hint.component or theirs.hint.component
        # what is said of an inline object is said of the property that it is written for
        told = not named and (use.old, use.new) == (mine.id, theirs.id)
        if not told:
            self._about(node, spot, mine, theirs)
        match mine, theirs:
            case ObjectDecl(), ObjectDecl():
                objects.compare(self, node, spot, (mine, theirs), told=told)
            case AliasDecl(target=old, xml=xml), AliasDecl(target=new, xml=other):
                if xml != other and not told:
                    node.tell("xml-changed", spot)
                self.compare(node, spot, old, new)
            case _:
                if isinstance(mine, EnumDecl) and isinstance(theirs, EnumDecl):
                    self._value_docs(node, spot, mine, theirs)
                self._in_place(
                    node,
                    spot,
                    self._plain(Named(mine.id), self.old),
                    self._plain(Named(theirs.id), self.new),
                )

    def _about(self, node: Node, spot: Spot, mine: Decl, theirs: Decl) -> None:
        """What is said of a declaration itself."""
        names = mine.hint.component, theirs.hint.component
        about = replace(spot, part="", owner=f"the schema {spot.owner}") if names[1] else spot
        if self._renamed(mine, theirs):
            node.tell("schema-renamed", about, before=code(names[0]), after=code(names[1]))
        if mine.hint.explicit != theirs.hint.explicit:
            node.tell(
                "sdk-name-changed",
                about,
                before=code(mine.hint.explicit or decl_name(mine)),
                after=code(theirs.hint.explicit or decl_name(theirs)),
            )
        facts.formers(node, about, mine.hint.former, theirs.hint.former)
        facts.prose(node, about, mine.doc, theirs.doc)
        words = ("schema-deprecated", "schema-no-longer-deprecated")
        facts.flag(node, about, words, old=mine.deprecated, new=theirs.deprecated)

    def _value_docs(self, node: Node, spot: Spot, mine: EnumDecl, theirs: EnumDecl) -> None:
        prose = [
            {repr(one): text for one, text in zip(decl.values, decl.value_docs, strict=False)}
            for decl in (mine, theirs)
        ]
        if any(prose[0][one] != prose[1][one] for one in prose[0].keys() & prose[1].keys()):
            node.tell("description-changed", spot)

    def _renamed(self, mine: Decl, theirs: Decl) -> bool:
        """Whether a named schema is gone, and the other is new."""
        old, new = self.components
        left = component_key(mine, self.homes[0])
        right = component_key(theirs, self.homes[1])
        return bool(left and right and left not in new and right not in old)

    def _decl_spot(self, use: Spot, mine: Decl, theirs: Decl) -> Spot:
        """How the parts of a declaration are spoken of."""
        named = theirs.hint.component or mine.hint.component
        what = "an object" if isinstance(theirs, ObjectDecl) else "a value"
        return Spot(
            what if named else use.part,
            code(named) if named else use.owner,
            f"#{mine.id.pointer}",
            old=mine.id,
            new=theirs.id,
        )

    # -- shapes ------------------------------------------------------------------------

    def _without_null(
        self, node: Node, spot: Spot, old: TypeRef, new: TypeRef
    ) -> tuple[TypeRef, TypeRef]:
        before, after = isinstance(old, Nullable), isinstance(new, Nullable)
        mine = old.inner if isinstance(old, Nullable) else old
        theirs = new.inner if isinstance(new, Nullable) else new
        if before != after:
            rest, decls = (theirs, self.new) if before else (mine, self.old)
            if not takes_null(rest, decls):
                node.tell("became-not-nullable" if before else "became-nullable", spot)
        return mine, theirs

    def _plain(self, ref: TypeRef, decls: Mapping[DeclId, Decl]) -> TypeRef:
        """``ref`` without names for what is no object."""
        found = target_of(ref, decls)
        decl = decls.get(found.id) if isinstance(found, Named) else None
        return Literals(decl.values) if isinstance(decl, EnumDecl) else found

    def _in_place(self, node: Node, spot: Spot, old: TypeRef, new: TypeRef) -> None:
        """Compare two types without names, with the limits that they carry."""
        before = limits_of(NO_LIMITS, old, self.old)
        facts.limits(node, spot, before, limits_of(NO_LIMITS, new, self.new))
        self._shapes(node, spot, old, new)

    def _shapes(self, node: Node, spot: Spot, old: TypeRef, new: TypeRef) -> None:
        """Compare two types without names and null."""
        match old, new:
            case AnyType(), AnyType():
                return
            case AnyType(), _:
                self._told(node, spot, "type-narrowed", old, new)
            case _, AnyType():
                self._told(node, spot, "type-widened", old, new)
            case (Union(), _) | (_, Union()):
                unions.compare(self, node, spot, old, new)
            case (Primitive() | Literals(), Primitive() | Literals()):
                scalars.compare(self, node, spot, old, new)
            case (Array(), Array()):
                words = ("items-became-unique", "items-no-longer-unique")
                facts.flag(node, spot, words, old=old.unique, new=new.unique)
                if old.xml != new.xml:
                    node.tell("xml-changed", spot)
                self.compare(node, spot.inside("an item of", "[]"), old.item, new.item)
            case (Tuple(), Tuple()):
                self._tuples(node, spot, old, new)
            case (Tuple(), Array()):
                self._told(node, spot, "type-widened", old, new)
            case (Array(), Tuple()):
                self._told(node, spot, "type-narrowed", old, new)
            case (Map() | Named(), Map() | Named()):
                self._objects(node, spot, old, new)
            case _:
                self._told(node, spot, "type-changed", old, new)

    def _told(self, node: Node, spot: Spot, word: str, old: TypeRef, new: TypeRef) -> None:
        node.tell(word, spot, before=self.old_name(old), after=self.new_name(new))

    def _objects(self, node: Node, spot: Spot, old: TypeRef, new: TypeRef) -> None:
        mine = self.old[old.id] if isinstance(old, Named) else old
        theirs = self.new[new.id] if isinstance(new, Named) else new
        if isinstance(mine, ObjectDecl) and isinstance(theirs, ObjectDecl):
            if self._belong(mine, theirs):
                self._lead(node, spot, mine, theirs)
            else:
                self._told(node, spot, "type-changed", old, new)
        elif isinstance(mine, ObjectDecl | Map) and isinstance(theirs, ObjectDecl | Map):
            objects.compare(self, node, spot, (mine, theirs))

    def _tuples(self, node: Node, spot: Spot, old: Tuple, new: Tuple) -> None:
        for index, (mine, theirs) in enumerate(zip(old.items, new.items, strict=False)):
            where = spot.inside(f"position {index} of", f"[{index}]")
            self.compare(node, where, mine, theirs)
        least = min(len(old.items), len(new.items))
        for index, gone in enumerate(old.items[least:], least):
            where = replace(spot, member=f"{spot.member}[{index}]")
            node.tell("position-removed", where, before=self.old_name(gone))
        for index, fresh in enumerate(new.items[least:], least):
            where = replace(spot, member=f"{spot.member}[{index}]")
            node.tell("position-added", where, after=self.new_name(fresh))
        if len(old.items) == len(new.items) and old.optional != new.optional:
            more = new.optional > old.optional
            word = "positions-became-optional" if more else "positions-became-required"
            node.tell(word, spot)
        if old.rest is not None and new.rest is not None:
            self.compare(node, spot.inside("a further item of", "[]"), old.rest, new.rest)
        else:
            words = ("positions-opened", "positions-closed")
            facts.flag(node, spot, words, old=old.rest is not None, new=new.rest is not None)
