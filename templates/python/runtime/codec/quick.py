"""Requests the quick way: values of the right type, in the form that callers mostly give them.

Each shape is compiled into a function that gives the wire value, and gives a dict or list itself
back when it is its own wire form. Whatever is not plainly right raises :class:`Unsure`: then
:mod:`.encode` looks again, which takes more kinds of values and can say what is wrong.

The values are ``Any`` here: to tell a type checker their types would cost a call for each of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from operator import is_
from typing import Any, Callable, Dict, FrozenSet, List, Type

from ..base.errors import InvalidRequestError
from .jsonable import to_jsonable
from .record import Record
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
    tag_key,
)
from .source import CAME

Convert = Callable[[object], object]

#: ``type``, for type checkers, which do not know what it gives for an ``Any``.
_type_of: Callable[[object], Type[object]] = type


class Unsure(Exception):  # noqa: N818 - no error: another way decides
    """The value is not plainly right."""


def encode(shape: Shape, value: object) -> object:
    """The wire value of ``value`` as ``shape``, the keys of objects in the order of the document.

    :raises Unsure: this cannot tell.
    """
    return _converter(shape)(value)


def _converter(shape: Shape) -> Convert:
    if shape.quick is None:
        shape.quick = _COMPILERS[type(shape)](shape)
    return shape.quick


def _unsure(_value: object) -> object:
    raise Unsure


def _any(_shape: Shape) -> Convert:
    return _json


def _json(value: Any) -> object:
    """Any JSON value."""
    kind = _type_of(value)
    if kind in _PLAIN or value is None:
        return value
    if kind is list:
        return _same_or_new(value, [_json(item) for item in value])
    if kind is dict:
        for key in value:
            if type(key) is not str:
                raise Unsure
        return _replaced(value, {key: _json(item) for key, item in value.items()})
    try:
        return to_jsonable(value, strict=True)
    except InvalidRequestError:
        raise Unsure from None


def _leaf(_shape: Shape) -> Convert:
    return _unsure


def _none(_shape: Shape) -> Convert:
    def none(value: object) -> object:
        if value is not None:
            raise Unsure
        return None

    return none


def _number(value: object) -> object:
    if type(value) is int or (type(value) is float and value - value == 0):  # not so for infinities and NaN
        return value
    raise Unsure


def _scalar(shape: ScalarShape) -> Convert:
    if shape.scalar.type is float:
        return _number
    kind, write = shape.scalar.type, shape.scalar.write
    plain = kind if kind in _PLAIN and shape.scalar.kind != "string" else None
    types = {kind, *([str] if shape.scalar.text else [])}
    if kind is Decimal or (kind in (datetime, timedelta) and not shape.scalar.text):
        types.update((int, float))

    def scalar(value: object) -> object:
        if type(value) is plain:
            return value
        if type(value) not in types:
            raise Unsure
        try:
            return write(value)
        except ValueError:
            raise Unsure from None

    return scalar


def _enum(shape: EnumShape) -> Convert:
    def enum(value: object) -> object:
        if type(value) not in _PLAIN or not shape.has(value):
            raise Unsure
        return value

    return enum


def _optional(shape: OptionalShape) -> Convert:
    inner = _converter(shape.inner)
    return lambda value: None if value is None else inner(value)


def _list(shape: ListShape) -> Convert:
    inner = _converter(shape.item)

    def array(value: Any) -> object:
        kind = _type_of(value)
        if kind is not list:
            raise Unsure
        return _same_or_new(value, [inner(item) for item in value])

    return array


def _map(shape: MapShape) -> Convert:
    inner = _converter(shape.value)

    def mapping(value: Any) -> object:
        kind = _type_of(value)
        if kind is not dict or any(type(key) is not str for key in value):
            raise Unsure
        return _replaced(value, {key: inner(item) for key, item in value.items()})

    return mapping


def _union(shape: UnionShape) -> Convert:
    classes: Dict[type, Convert] = {
        v.cls: _tagged(shape, v) for v in shape.variants if isinstance(v, ModelShape)
    }
    tags = {key: _converter(variant) for key, variant in shape.tags.items()}
    natives: Dict[type, Convert] = {
        v.scalar.type: _converter(v)
        for v in shape.variants
        if isinstance(v, ScalarShape) and v.scalar.type in _PLAIN and not v.scalar.kind
    }
    simple = len(natives) == sum(not isinstance(v, ModelShape) for v in shape.variants)

    def union(value: Any) -> object:
        kind = _type_of(value)
        if kind in classes:
            convert = classes[kind]
        elif kind is dict and tags and type(value.get(shape.property)) in _PLAIN:
            convert = tags.get(tag_key(value[shape.property]), _unsure)
        else:  # the order of the variants matters for all others
            convert = natives.get(kind, _unsure) if simple else _unsure
        return convert(value)

    return union


def _tagged(shape: UnionShape, variant: ModelShape) -> Convert:
    """The converter of the instances of a variant, whose tag must name it."""
    convert = _converter(variant)
    own = frozenset(map(tag_key, shape.tags_of(variant)))
    if not own:
        return convert

    def tagged(value: Any) -> object:
        made: Any = convert(value)
        if tag_key(made.get(shape.property)) not in own:
            raise Unsure
        return made

    return tagged


class _Property:
    """What it takes to write one property."""

    __slots__ = (
        "constant", "convert", "default", "listed", "name", "native", "needed", "nullable", "place",
        "read_only", "wire",
    )  # fmt: skip

    def __init__(self, place: int, field: Field) -> None:
        shape = field.shape.inner if isinstance(field.shape, OptionalShape) else field.shape
        plain = isinstance(shape, ScalarShape) and field.native in _PLAIN
        self.place = place
        self.wire = field.wire
        self.name = field.name
        self.nullable = field.nullable
        self.read_only = field.read_only
        self.constant = field.constant
        self.default = field.default
        self.needed = not field.optional_in_requests
        self.listed = field.listed
        #: the type whose values need no conversion
        self.native = field.native if plain else None
        self.convert = _converter(shape)


class _Object:
    """The converter of a model: of its instances, and of dicts by wire name."""

    __slots__ = (
        "by_wire", "cls", "constants", "needed", "other", "properties", "ready", "sent", "shape",
    )  # fmt: skip

    def __init__(self, shape: ModelShape) -> None:
        self.shape = shape
        self.cls = shape.cls
        self.ready = False

    def resolve(self) -> None:
        """Look at the properties; on first use, because a class can refer to itself."""
        self.properties = [_Property(at, field) for at, field in enumerate(self.shape.fields)]
        self.sent = [each for each in self.properties if not each.read_only]
        self.by_wire = {each.wire: each for each in self.properties}
        self.needed = sum(each.needed for each in self.properties)
        self.constants = [each for each in self.properties if each.constant]
        self.other = _converter(self.shape.extra)
        self.ready = True  # last: another thread may be looking

    def convert(self, value: Any) -> object:
        if not self.ready:
            self.resolve()
        kind = _type_of(value)
        if kind is self.cls:
            return self.of_instance(value)
        if kind is dict:
            return self.of_dict(value)
        raise Unsure

    def more(self, key: object, item: object) -> object:
        """The value of a property that is not declared."""
        if type(key) is not str or key in self.shape.by_wire or key in self.shape.by_name:
            raise Unsure
        return self.other(item)

    def of_instance(self, value: Record) -> Dict[str, object]:
        held, given = value.__dict__, value.__pydantic_fields_set__
        if CAME in held:
            raise Unsure
        result: Dict[str, object] = {}
        for each in self.sent:
            item = held.get(each.name)
            if item is None or (each.listed and each.name not in given and not item):
                if each.nullable and (each.name in given or each.constant):
                    result[each.wire] = None
                elif each.needed or each.constant:
                    raise Unsure
            elif type(item) is each.native:
                result[each.wire] = item
            else:
                result[each.wire] = each.convert(item)
        for key, item in (value.model_extra or {}).items():
            result[key] = self.more(key, item)
        return result

    def of_dict(self, value: Dict[str, object]) -> Dict[str, object]:
        find = self.by_wire.get
        changed: Dict[str, object] = {}
        unsent: List[str] = []
        missing, last, ordered = self.needed, -1, True
        for key, item in value.items():
            each = find(key)
            if each is None:
                place = len(self.properties)  # after all that are declared
                new = self.more(key, item)
            elif each.read_only:
                unsent.append(key)
                continue
            else:
                place = each.place
                missing -= each.needed
                new = item
                if item is None:
                    if not each.nullable:
                        raise Unsure
                elif type(item) is not each.native:
                    new = each.convert(item)
            ordered = ordered and place >= last
            last = place
            if new is not item:
                changed[key] = new
        if missing:
            raise Unsure
        for each in self.constants:
            if each.wire not in value:
                changed[each.wire] = each.default
                ordered = False
        result = {**value, **changed} if changed or unsent else value
        for key in unsent:
            del result[key]
        return result if ordered else self.in_order(result)

    def in_order(self, value: Dict[str, object]) -> Dict[str, object]:
        result = {wire: value[wire] for wire in self.by_wire if wire in value}
        result.update(value)
        return result


def _model(shape: ModelShape) -> Convert:
    return _Object(shape).convert


def _same_or_new(value: List[object], new: List[object]) -> List[object]:
    return value if all(map(is_, value, new)) else new


def _replaced(value: Dict[str, object], new: Dict[str, object]) -> Dict[str, object]:
    return value if all(map(is_, value.values(), new.values())) else new


#: Types that are their own wire form. Not float: JSON has no infinities.
_PLAIN: FrozenSet[type] = frozenset({str, int, bool})
_COMPILERS: Dict[Type[Shape], Callable[[Any], Convert]] = {
    AnyShape: _any,
    OpaqueShape: _leaf,
    NoneShape: _none,
    BinaryShape: _leaf,
    ScalarShape: _scalar,
    EnumShape: _enum,
    OptionalShape: _optional,
    ListShape: _list,
    TupleShape: _leaf,
    MapShape: _map,
    UnionShape: _union,
    ModelShape: _model,
}
