"""Properties with a closed set of values: constants and enumerations, as tags of unions are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.tree import Json, Obj
from generator.ir.types import Scalar
from generator.lower.allof import CHOICES, NullReader, Nulls, Parts, flatten, is_ref, landing
from generator.lower.reader import Context, common, distinct, items, obj
from generator.lower.scalars import enumerated, types_of
from generator.lower.trails import Spot
from generator.notation.scalars import boolean_of, number_of, text_of

_DEPTH = 8  # choices in choices that are looked into


@dataclass(frozen=True, slots=True)
class Closed:
    """Reads off schemas which values their properties can have, without making types."""

    ctx: Context
    nulls: NullReader

    def of(self, parts: Parts, name: str) -> list[Scalar]:
        """The values that the property ``name`` is limited to, by the last schema that limits it.

        null is one of them if it is allowed. Without a limit there are none.
        """
        for schema in self._schemas(parts, name):
            values = self._values(schema, 0)
            if values:
                return values
        return []

    def meant(self, parts: Parts, name: str, word: str) -> Scalar:
        """The value of the property ``name`` that a mapping, whose keys are text, calls ``word``."""
        listed = [value for value in self.of(parts, name) if text_of(value) == word]
        if listed:
            return listed[0]
        types = {t for s in self._schemas(parts, name) for t in self._types(s)}
        if "string" in types or not types:
            return word
        number = number_of(word) if types & {"integer", "number"} else None
        boolean = boolean_of(word) if "boolean" in types else None
        return next((found for found in (number, boolean) if found is not None), word)

    def _schemas(self, parts: Parts, name: str) -> list[Json]:
        """What says something of a property, the strongest first."""
        held = [obj(node, "properties") for node in reversed(parts.nodes)]
        return [properties[name] for properties in held if properties and name in properties]

    def _types(self, schema: Json) -> tuple[str, ...]:
        nodes = flatten(self.ctx, [(schema, Spot(""))]).nodes
        return tuple(t for node in nodes for t in types_of(node, self.ctx.sink) or ())

    def _values(self, schema: Json, depth: int) -> list[Scalar] | None:
        """The values that a schema allows; None: no such limit."""
        parts = flatten(self.ctx, [(schema, Spot(""))])
        allowed: list[Scalar] | None = None
        for node in parts.nodes:
            for values in self._limits(node, depth):
                allowed = values if allowed is None else common(allowed, values) or values
        state = self.nulls.all_of(parts.parts)
        if state is Nulls.ONLY:
            return [None]
        return [*allowed, None] if allowed and state is Nulls.YES else allowed

    def _limits(self, node: Obj, depth: int) -> list[list[Scalar]]:
        """The limits that one schema sets, without null."""
        own = enumerated(node, types_of(node, self.ctx.sink), self.ctx.sink)
        found = [own] if own else []
        for keyword in CHOICES if depth < _DEPTH else ():
            variants = items(node, keyword)
            telling = [v for v in variants if self.nulls.of(v) is not Nulls.ONLY]
            inside = [self._values(variant, depth + 1) for variant in telling]
            if inside and all(inside):
                flat = [v for values in inside for v in values or () if v is not None]
                found.append(distinct(flat))
        return found


def leaves(ctx: Context, node: Json, depth: int = 0) -> list[Json]:
    """The variants of a union, and those of unions among them; a schema that is none is one."""
    target = landing(ctx, node) if is_ref(node) else node
    nested = items(target, "oneOf") or items(target, "anyOf")
    if not nested or depth >= _DEPTH:
        return [node]
    return [leaf for variant in nested for leaf in leaves(ctx, variant, depth + 1)]
