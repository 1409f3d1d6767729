"""Types in the words of a reader: what a value is, and which fields it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from generator.ir.kinds import Kind
from generator.ir.limits import NO_LIMITS, Limits
from generator.ir.members import limits_of
from generator.ir.model import Header, Parameter
from generator.ir.types import (
    Access,
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    Doc,
    EnumDecl,
    JsonValue,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of
from generator.never import assert_never

_DEPTH: Final = 5  # fields within fields that one table shows
_BUDGET: Final = 300  # fields of one table
_VARIANTS: Final = 6  # of a union that are named


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a phrase: words, or the name of a model that has a section of its own."""

    text: str
    model: DeclId | None = None


Phrase: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One named value: a parameter, a property, a header."""

    name: str
    phrase: Phrase
    doc: Doc
    required: bool = False
    deprecated: bool = False
    access: Access = Access.BOTH
    choices: tuple[Scalar, ...] = ()
    has_default: bool = False
    default: JsonValue = None
    limits: Limits = NO_LIMITS
    item_limits: Limits = NO_LIMITS  # of each item of a list
    children: tuple[Field, ...] = ()


def documented(decl: Decl) -> bool:
    """Whether a declaration has a section of its own: its author gave it a name."""
    return bool(decl.hint.component) and not decl.hint.trail


@dataclass(slots=True)
class FieldReader:
    """Reads types: make a reader for each table.

    Mutable: ``budget`` counts the fields that may still be shown, ``inside`` is where it reads.
    """

    decls: Mapping[DeclId, Decl]
    received: bool = (
        False  # the values come from the server: nobody has to know how short they can be
    )
    budget: int = _BUDGET
    inside: frozenset[DeclId] = field(default_factory=frozenset)

    def parameter(self, parameter: Parameter) -> Field:
        """A parameter, with the fields of an object that has no name."""
        return Field(
            parameter.name,
            self.phrase(parameter.type),
            parameter.doc,
            required=parameter.required,
            deprecated=parameter.deprecated,
            choices=self.choices(parameter.type),
            has_default=parameter.has_default,
            default=parameter.default,
            limits=limits_of(parameter.limits, parameter.type, self.decls),
            item_limits=self.item_limits(parameter.type),
            children=self.inline_fields(parameter.type, 1),
        )

    def header(self, header: Header) -> Field:
        """A header of a reply."""
        phrase, choices = self.phrase(header.type), self.choices(header.type)
        return Field(header.name, phrase, header.doc, choices=choices)

    def fields(self, ref: TypeRef, hidden: Access) -> tuple[Field, ...]:
        """The fields of a body, of a named object too; those of access ``hidden`` are left out."""
        target = self._object(ref)
        return self._properties(target, 0, hidden) if target is not None else ()

    def own_fields(self, decl: ObjectDecl) -> tuple[Field, ...]:
        """The fields of a model, those it inherits first."""
        return self._properties(decl, 0, None)

    def inline_fields(
        self, ref: TypeRef, depth: int, hidden: Access | None = None
    ) -> tuple[Field, ...]:
        """The fields of an object that is described in place, inside lists and maps too."""
        target = self._object(ref)
        if target is None or documented(target) or depth > _DEPTH or self.budget <= 0:
            return ()
        return self._properties(target, depth, hidden)

    def _properties(self, decl: ObjectDecl, depth: int, hidden: Access | None) -> tuple[Field, ...]:
        if decl.id in self.inside:
            return ()
        before, self.inside = self.inside, self.inside | {decl.id}
        shown = [p for p in properties_of(decl, self.decls) if p.access is not hidden]
        self.budget -= len(shown)
        found = tuple(self._property(prop, depth, hidden) for prop in shown)
        self.inside = before
        return found

    def _property(self, prop: Property, depth: int, hidden: Access | None) -> Field:
        return Field(
            prop.name,
            self.phrase(prop.type),
            prop.doc,
            required=prop.required,
            deprecated=prop.deprecated,
            access=prop.access,
            choices=self.choices(prop.type),
            has_default=prop.has_default,
            default=prop.default,
            limits=self._told(limits_of(prop.limits, prop.type, self.decls)),
            item_limits=self._told(self.item_limits(prop.type)),
            children=self.inline_fields(prop.type, depth + 1, hidden),
        )

    def _told(self, limits: Limits) -> Limits:
        """``limits`` as readers want to know them: of what comes, not that it is more than nothing."""
        if not self.received:
            return limits
        positive = limits.minimum in (0, 1) and limits.maximum is None
        filled = limits.min_length == 1 and limits.max_length is None
        return replace(
            limits,
            minimum=None if positive else limits.minimum,
            min_length=None if filled else limits.min_length,
        )

    def _object(self, ref: TypeRef) -> ObjectDecl | None:
        """The object that ``ref`` is, or is a list or map of."""
        seen: set[DeclId] = set()
        while True:
            match ref:
                case Nullable(inner=inner) | Array(item=inner) | Map(value=inner):
                    ref = inner
                case Named(id=decl_id) if decl_id not in seen:
                    seen.add(decl_id)
                    decl = self.decls[decl_id]
                    if isinstance(decl, ObjectDecl):
                        return decl
                    if not isinstance(decl, AliasDecl):
                        return None
                    ref = decl.target
                case _:
                    return None

    def item_limits(self, ref: TypeRef) -> Limits:
        """The limits of each item, of a list."""
        target = target_of(ref, self.decls)
        if not isinstance(target, Array):
            return NO_LIMITS
        return limits_of(NO_LIMITS, target.item, self.decls)

    def choices(self, ref: TypeRef) -> tuple[Scalar, ...]:
        """The values of an enumeration in place, or of a list of them."""
        seen: set[DeclId] = set()
        while True:
            match ref:
                case Nullable(inner=inner) | Array(item=inner):
                    ref = inner
                case Literals(values=values):
                    return values
                case Named(id=decl_id) if decl_id not in seen:
                    seen.add(decl_id)
                    decl = self.decls[decl_id]
                    if documented(decl):
                        return ()
                    if isinstance(decl, EnumDecl):
                        return decl.values
                    if not isinstance(decl, AliasDecl):
                        return ()
                    ref = decl.target
                case _:
                    return ()

    def phrase(self, ref: TypeRef, seen: frozenset[DeclId] = frozenset()) -> Phrase:
        """What a value of ``ref`` is: ``list of batchInfo``."""
        match ref:
            case Primitive(kind=Kind.STRING, format=word) if word:
                return (Piece(f"string ({word})"),)
            case Primitive(kind=kind):
                return (Piece(kind.row.words),)
            case Literals(values=values):
                return (Piece(_scalar_word(values)),)
            case Nullable(inner=inner):
                return (*self.phrase(inner, seen), Piece(" or null"))
            case Array(item=item):
                return (Piece("list of "), *self.phrase(item, seen))
            case Tuple():
                return (Piece("list of fixed length"),)
            case Map(value=value):
                return (Piece("map from string to "), *self.phrase(value, seen))
            case Union(variants=variants):
                return self._union(variants, seen)
            case Named(id=decl_id):
                return self._named(self.decls[decl_id], seen)
            case AnyType():
                return (Piece("any value"),)
            case _:
                assert_never(ref)

    def _union(self, variants: Iterable[TypeRef], seen: frozenset[DeclId]) -> Phrase:
        phrases = list(dict.fromkeys(self.phrase(variant, seen) for variant in variants))
        pieces: list[Piece] = []
        for phrase in phrases[:_VARIANTS]:
            pieces += ([Piece(" or ")] if pieces else []) + list(phrase)
        return (*pieces, Piece(" or others")) if len(phrases) > _VARIANTS else tuple(pieces)

    def _named(self, decl: Decl, seen: frozenset[DeclId]) -> Phrase:
        if documented(decl):
            return (Piece(decl.hint.component, decl.id),)
        match decl:
            case ObjectDecl():
                return (Piece("object"),)
            case EnumDecl(values=values):
                return (Piece(_scalar_word(values)),)
            case AliasDecl(target=target):
                if decl.id in seen:
                    return (Piece("any value"),)
                return self.phrase(target, seen | {decl.id})
            case _:
                assert_never(decl)


def _scalar_word(values: tuple[Scalar, ...]) -> str:
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "string" if kinds == {str} else "constant"
