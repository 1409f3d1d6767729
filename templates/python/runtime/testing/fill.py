"""Completes values: what the API definition requires, and a test left out, gets an example value."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Dict, List, Optional, Tuple, cast
from uuid import UUID

from ..codec.shapes import (
    EnumShape,
    ListShape,
    MapShape,
    ModelShape,
    OptionalShape,
    ScalarShape,
    Shape,
    TupleShape,
    UnionShape,
)

#: Levels of objects that are made up; a definition that requires more contains itself.
_DEEPEST = 12

_SCALARS: Dict[type, object] = {
    int: 1,
    float: 1.0,
    bool: False,  # of a list: there are no further pages
    datetime: datetime(2024, 1, 1, tzinfo=timezone.utc),
    date: date(2024, 1, 1),
    time: time(12),
    timedelta: timedelta(seconds=1),
    UUID: UUID(int=1),
    Decimal: Decimal(1),
    bytes: b"",
}


def example(shape: Shape, name: str = "value", depth: int = 0) -> object:
    """The smallest JSON value of this shape; a text is ``name``."""
    if depth > _DEEPEST:
        return None
    if isinstance(shape, EnumShape):
        return shape.values[0] if shape.values else name
    if isinstance(shape, ScalarShape):
        known = _SCALARS.get(shape.scalar.type)
        return name if known is None else shape.scalar.dump(known)
    if isinstance(shape, ListShape):
        return []
    if isinstance(shape, TupleShape):
        return [example(item, name, depth + 1) for item in shape.items]
    if isinstance(shape, MapShape):
        return {}
    if isinstance(shape, UnionShape):
        return _of_union(shape, name, depth)
    if isinstance(shape, ModelShape):
        return {
            field.wire: example(field.shape, field.wire, depth + 1)
            for field in shape.fields
            if field.required or field.constant
        }
    return None  # null, optional, anything


def complete(shape: Shape, value: object) -> object:
    """``value``, a JSON value, with every required property that it lacks."""
    if isinstance(shape, OptionalShape):
        return None if value is None else complete(shape.inner, value)
    if isinstance(shape, UnionShape):
        return _variant(shape, value)
    if isinstance(value, list):
        return _list(shape, cast("List[object]", value))
    if isinstance(value, dict):
        held = cast("Dict[str, object]", value)
        if isinstance(shape, MapShape):
            return {key: complete(shape.value, item) for key, item in held.items()}
        return _object(shape, held) if isinstance(shape, ModelShape) else held
    return value


def _list(shape: Shape, items: List[object]) -> List[object]:
    if isinstance(shape, ListShape):
        return [complete(shape.item, item) for item in items]
    if isinstance(shape, TupleShape) and len(shape.items) == len(items):
        return [complete(shape.items[i], item) for i, item in enumerate(items)]
    return items


def _object(shape: ModelShape, held: Dict[str, object]) -> Dict[str, object]:
    made: Dict[str, object] = {}
    for key, item in held.items():
        field = shape.find(key)
        made[key] = complete(shape.extra if field is None else field.shape, item)
    for field in shape.fields:
        if field.required and field.wire not in made:
            made[field.wire] = example(field.shape, field.wire)
    return made


def _of_union(shape: UnionShape, name: str, depth: int) -> object:
    for (_, tag), variant in shape.tags.items():
        made = example(variant, name, depth + 1)
        return {**cast("Dict[str, object]", made), shape.property: tag}
    return example(shape.variants[0], name, depth + 1)


def _variant(shape: UnionShape, value: object) -> object:
    """``value`` completed as the variant that it names, or fits with the fewest additions."""
    if shape.tags:
        tag = cast("Dict[str, object]", value).get(shape.property) if _is_object(value) else None
        tagged = shape.named(tag)
        return value if tagged is None else complete(tagged, value)
    best: Optional[Tuple[int, object]] = None
    for variant in shape.variants:
        made = complete(variant, value)
        if not _fits(variant, made):
            continue
        added = len(repr(made)) - len(repr(value)) + 1000 * unknown(variant, made)
        if best is None or added < best[0]:
            best = (added, made)
    return value if best is None else best[1]


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _fits(shape: Shape, value: object) -> bool:
    try:
        shape.adapter.validate_python(value)
    except ValueError:  # pydantic's error is one
        return False
    return True


def unknown(shape: Shape, value: object) -> int:
    """How many properties of an object the definition does not list."""
    if not isinstance(shape, ModelShape) or not isinstance(value, dict):
        return 0
    return sum(1 for key in cast("Dict[str, object]", value) if shape.find(key) is None)
