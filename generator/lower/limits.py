"""What the schemas of a conjunction allow together: types and values."""

from __future__ import annotations

from generator.document.tree import Arr, Obj
from generator.ir.types import Literals, Scalar, TypeRef
from generator.lower.allof import Parts
from generator.lower.reader import Context, common, is_scalar, obj, whole
from generator.lower.scalars import enumerated, implied_types, types_of

_LOSSY = ("not", "if", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems")


def allowed_types(ctx: Context, parts: Parts, at: Obj) -> tuple[str, ...] | None:
    """The JSON types that all ``parts`` allow, without null (unless nothing else is)."""
    allowed: tuple[str, ...] | None = None
    for node in parts.nodes:
        types = types_of(node, ctx.sink)
        if types is None:
            continue
        kept = types if allowed is None else _both(allowed, types)
        if not kept:
            ctx.sink.warning(
                "L108",
                f"The parts of this schema exclude each other: one allows "
                f"{' or '.join(allowed or ())}, another {' or '.join(types)}, which is used.",
                at.loc,
                hint="Give all parts of the schema a type that they share.",
            )
            kept = types
        allowed = kept
    if allowed is None:
        return next((t for node in parts.nodes if (t := implied_types(node))), None)
    return tuple(name for name in allowed if name != "null") or allowed


def _both(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The JSON types in both; every integer is a number."""
    kept = [name for name in left if name in right]
    for one, other in ((left, right), (right, left)):
        if "integer" in one and "number" in other and "integer" not in kept:
            kept.append("integer")
    return tuple(kept)


def allowed_values(
    ctx: Context, parts: Parts, types: tuple[str, ...] | None
) -> list[Scalar] | None:
    """The values that all ``parts`` allow; None: no limit."""
    allowed: list[Scalar] | None = None
    for node in parts.nodes:
        values = enumerated(node, types, ctx.sink)
        if values is None:
            continue
        kept = values if allowed is None else common(allowed, values)
        if not kept:
            ctx.sink.warning(
                "L108",
                "The enums of this schema have no value in common; the last one is used.",
                node.loc,
                hint="Remove one of the enums, or make them overlap.",
            )
            kept = values
        allowed = kept
    return allowed


def item_literals(ctx: Context, parts: Parts) -> TypeRef | None:
    """An ``enum`` of scalars beside ``type: array`` was meant for the items."""
    for node in parts.nodes:
        enum = node.get("enum")
        if isinstance(enum, Arr) and enum and all(is_scalar(value) for value in enum):
            ctx.sink.warning(
                "L117",
                "This enum lists single values, but the schema is an array; it is applied to the "
                "items.",
                node.at("enum"),
                hint="Move the enum below 'items'.",
            )
            types = types_of(item, ctx.sink) if (item := obj(node, "items")) else None
            values = enumerated(node, types, ctx.sink)
            return Literals(tuple(values)) if values else None
    return None


def item_counts(parts: Parts) -> tuple[int | None, int | None]:
    """How many items all ``parts`` ask for at least and allow at most; None: it is not said."""
    least = [count for node in parts.nodes if (count := whole(node, "minItems")) is not None]
    most = [count for node in parts.nodes if (count := whole(node, "maxItems")) is not None]
    return max(least, default=None), min(most, default=None)


def report_lossy(ctx: Context, parts: Parts) -> None:
    """Say which keywords of ``parts`` are lost."""
    for node in parts.nodes:
        lost = [key for key in _LOSSY if isinstance(node.get(key), Obj)]
        if lost:
            ctx.sink.warning(
                "L103",
                f"A type cannot express {', '.join(map(repr, lost))}; a wider type is used.",
                node.loc,
                hint="Check such values in your own code if that matters.",
            )
