"""Responses that do not match the API definition: keep everything, converted as far as possible.

The fast path (see :mod:`.values`) is pydantic on the bytes. When that fails, :class:`Lenient`
builds the same objects from the parsed JSON. It converts what matches, keeps the rest as it is,
and notes every mismatch.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple, Type

from pydantic import ValidationError

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict, is_list
from .encode import dump_shape, encode_shape
from .jsonable import Path
from .record import construct
from .shapes import (
    AnyShape,
    BinaryShape,
    EnumShape,
    Field,
    ListShape,
    MapShape,
    ModelShape,
    NoneShape,
    OpaqueShape,
    OptionalShape,
    ScalarShape,
    Shape,
    TupleShape,
    UnionShape,
)
from .source import CAME, FROM_VALUES, Reading, is_same
from .variants import closest

#: Mismatches noted for one response, so that 10,000 bad items do not fill the log.
MAX_NOTES = 20

_JSON_TYPES: Dict[type, str] = {
    str: "a string",
    int: "an integer",
    float: "a number",
    list: "an array",
}


class Lenient:
    """One tolerant conversion. ``notes`` say where and why, but never the value.

    ``context`` says whether models keep what would be written otherwise.
    """

    def __init__(self, context: Reading = FROM_VALUES[False]) -> None:
        self.context = context
        self.notes: List[Tuple[str, str]] = []
        self.methods: Dict[Type[Shape], Callable[..., Any]] = {
            AnyShape: self._any,
            OpaqueShape: self._leaf,
            NoneShape: self._leaf,
            BinaryShape: self._leaf,
            ScalarShape: self._scalar,
            EnumShape: self._leaf,
            OptionalShape: self._optional,
            ListShape: self._list,
            TupleShape: self._tuple,
            MapShape: self._map,
            UnionShape: self._union,
            ModelShape: self._model,
        }

    def value(self, shape: Shape, value: object, path: Path) -> object:
        """``value`` (parsed JSON), converted to the shape where it matches, else unchanged."""
        return self.methods[type(shape)](shape, value, path)

    def note(self, path: Path, reason: str) -> None:
        """Remember one mismatch."""
        if len(self.notes) < MAX_NOTES:
            self.notes.append((str(path) or "the body", reason))

    def _any(self, _shape: Shape, value: object, _path: Path) -> object:
        return value

    def _odd(self, value: object, path: Path, expected: str) -> object:
        found = "null" if value is None else f"{_json_type(value)}, not {expected}"
        self.note(path, f"is {found}")
        return value

    def _leaf(self, shape: Shape, value: object, path: Path) -> object:
        try:
            return shape.adapter.validate_python(value, context=self.context)
        except ValidationError:
            return self._odd(value, path, "of the declared type")

    def _scalar(self, shape: ScalarShape, value: object, path: Path) -> object:
        # what JSON has its own type for needs no validator
        if type(value) is shape.scalar.type and not shape.scalar.kind:
            return value
        try:
            return shape.adapter.validate_python(value, context=self.context)
        except ValidationError:
            return self._odd(value, path, shape.scalar.phrase)

    def _optional(self, shape: OptionalShape, value: object, path: Path) -> object:
        return None if value is None else self.value(shape.inner, value, path)

    def _list(self, shape: ListShape, value: object, path: Path) -> object:
        if not is_list(value):
            return self._odd(value, path, "an array")
        return [self.value(shape.item, item, path.child(i)) for i, item in enumerate(value)]

    def _tuple(self, shape: TupleShape, value: object, path: Path) -> object:
        if not is_list(value):
            return self._odd(value, path, "an array")
        if len(value) != len(shape.items):
            self.note(path, f"has {len(value)} items, not {len(shape.items)}")
            return value
        items = enumerate(shape.items)
        return tuple(self.value(item, value[i], path.child(i)) for i, item in items)

    def _map(self, shape: MapShape, value: object, path: Path) -> object:
        if not is_dict(value):
            return self._odd(value, path, "an object")
        return {key: self.value(shape.value, v, path.child(key)) for key, v in value.items()}

    def _model(self, shape: ModelShape, value: object, path: Path) -> object:
        if not is_dict(value):
            return self._odd(value, path, "an object")
        values: Dict[str, object] = {}
        given: List[str] = []
        kept: Tuple[Any, ...] = ()
        extra = dict(value)
        for field in shape.fields:
            key = field.wire if field.wire in value else field.name
            if key in value:
                held = self.value(field.shape, value[key], path.child(key))
                values[field.name] = [] if field.listed and held is None else held
                extra.pop(key, None)
                given.append(field.name)
                if self.context.keeps and (field.keeps or (field.listed and held is None)):
                    kept += _to_keep(field, values[field.name], value[key])
            elif field.required:
                values[field.name] = [] if field.listed else None
                self.note(path.child(field.wire), "is missing")
            else:
                values[field.name] = field.info.get_default(call_default_factory=True)
        if kept:
            values[CAME] = kept
        for key, item in extra.items():
            extra[key] = self.value(shape.extra, item, path.child(key))
        # pydantic counts additional properties as set
        return construct(shape.cls, (values, extra, {*given, *extra}))

    def _union(self, shape: UnionShape, value: object, path: Path) -> object:
        try:
            return shape.adapter.validate_python(value, context=self.context)
        except ValidationError:
            variant = closest(shape, value)
        if variant is None:
            return self._odd(value, path, "one of the declared variants")
        return self.value(variant, value, path)


def _to_keep(field: Field, value: object, source: object) -> Tuple[Any, ...]:
    """What a model keeps of a property that holds ``value``."""
    try:
        encode_shape(field.shape, value)
    except InvalidRequestError:
        return () if source is None else (field.name, source)
    return () if is_same(dump_shape(field.shape, value), source) else (field.name, source)


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "a boolean"
    return _JSON_TYPES.get(type(value), "an object")
