"""Types as the playground's form needs them: small, without references, of bounded depth.

The words are those of JSON Schema where it has one: ``{"type": "object", "properties": [...]}``.
Beside its types there are ``file``, ``map``, ``union`` and ``any`` (JSON as text), which also
stands for whatever is too deep for a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.diagnostics.wording import shortened
from generator.emit.files import Data
from generator.ir.limits import NO_LIMITS, Limits
from generator.ir.types import (
    Access,
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    Doc,
    EnumDecl,
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
from generator.ir.walk import properties_of
from generator.never import assert_never

_DEPTH: Final = 5
_BUDGET: Final = 250
#: JSON types whose formats are shown as the document has them.
_NAMED: Final = frozenset({"string", "integer"})
_VARIANTS: Final = 8


def brief(doc: Doc) -> str:
    """The first paragraph of a node's prose, on one line, not too long."""
    return shortened(doc.brief, 300)


#: The limits that the form shows and checks, in the words of JSON Schema.
_LIMITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "minimum": "minimum",
        "maximum": "maximum",
        "above": "exclusiveMinimum",
        "below": "exclusiveMaximum",
        "multiple": "multipleOf",
        "min_length": "minLength",
        "max_length": "maxLength",
        "min_items": "minItems",
        "max_items": "maxItems",
        "min_properties": "minProperties",
        "max_properties": "maxProperties",
        "pattern": "pattern",
    }
)


def words(limits: Limits) -> Mapping[str, Data]:
    """Those of ``limits`` that are set."""
    if limits == NO_LIMITS:
        return {}
    found = ((word, getattr(limits, name)) for name, word in _LIMITS.items())
    return {word: value for word, value in found if value is not None and value != ""}


@dataclass(slots=True)
class FormSchema:
    """Makes the schema of one form.

    Mutable: ``budget`` counts the values that may still be described.
    """

    decls: Mapping[DeclId, Decl]
    budget: int = _BUDGET

    def of(
        self, ref: TypeRef, depth: int = 0, inside: frozenset[DeclId] = frozenset()
    ) -> Mapping[str, Data]:
        """The schema of a value."""
        self.budget -= 1
        if depth > _DEPTH or self.budget < 0:
            return _any()
        match ref:
            case Primitive():
                return _scalar(ref)
            case Literals(values=values):
                return _choice(values)
            case Nullable(inner=inner):
                return self.of(inner, depth, inside)
            case Array(item=item, unique=unique, limits=limits):
                items = self.of(item, depth + 1, inside)
                found: dict[str, Data] = {"type": "array", "items": items, **words(limits)}
                return {**found, "uniqueItems": True} if unique else found
            case Map(value=value, limits=limits):
                items = self.of(value, depth + 1, inside)
                return {"type": "map", "items": items, **words(limits)}
            case Union(variants=variants):
                return self._union(variants, depth, inside)
            case Named(id=decl_id):
                return self._declared(self.decls[decl_id], depth, inside)
            case Tuple() | AnyType():
                return _any()
            case _:
                assert_never(ref)

    def _union(
        self, variants: tuple[TypeRef, ...], depth: int, inside: frozenset[DeclId]
    ) -> Mapping[str, Data]:
        if len(variants) > _VARIANTS:
            return _any()
        found: list[Data] = []
        for index, variant in enumerate(variants):
            schema = self.of(variant, depth, inside)
            title = self._title(variant) or f"{schema.get('type', 'choice')} {index + 1}"
            found.append({"title": title, **schema})
        return {"type": "union", "variants": found}

    def _title(self, ref: TypeRef) -> str:
        decl = self.decls.get(ref.id) if isinstance(ref, Named) else None
        return (decl.hint.component or decl.hint.title) if decl is not None else ""

    def _declared(self, decl: Decl, depth: int, inside: frozenset[DeclId]) -> Mapping[str, Data]:
        if decl.id in inside:
            return _any()
        within = inside | {decl.id}
        match decl:
            case EnumDecl(values=values):
                return _choice(values)
            case AliasDecl(target=target):
                return self.of(target, depth, within)
            case ObjectDecl():
                shown = [p for p in properties_of(decl, self.decls) if p.access is not Access.READ]
                if not shown:
                    return _any()
                properties = [self._property(prop, depth + 1, within) for prop in shown]
                schema: dict[str, Data] = {
                    "type": "object",
                    "properties": properties,
                    **words(decl.limits),
                }
                requires: list[Data] = [
                    [list(r.properties), r.minimum, r.maximum] for r in decl.requires
                ]
                return {**schema, "requires": requires} if requires else schema
            case _:
                assert_never(decl)

    def _property(self, prop: Property, depth: int, inside: frozenset[DeclId]) -> Data:
        schema = self.of(prop.type, depth, inside)
        entry: dict[str, Data] = {"name": prop.name, **schema, **words(prop.limits)}
        if prop.required:
            entry["required"] = True
        if prop.secret:
            entry["secret"] = True
        if text := brief(prop.doc):
            entry["doc"] = text
        return entry


def _any() -> Mapping[str, Data]:
    return {"type": "any"}


def _scalar(ref: Primitive) -> Mapping[str, Data]:
    form = ref.kind.row.form
    if form.choices:
        return _choice(form.choices)
    # of a plain type, the format says what the kind does not
    word = ref.format if ref.kind.value in _NAMED else form.format
    found: dict[str, Data] = {"type": form.type, "format": word} if word else {"type": form.type}
    return {**found, **words(ref.limits)}


def _choice(values: tuple[Scalar, ...]) -> Mapping[str, Data]:
    return {"type": "enum", "values": list(values)}
