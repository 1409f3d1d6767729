"""Requests: convert a Python value to JSON by its declared type, or say where it does not match.

Encoding is exact: ``"5"`` is not an integer and True is not a number, so mistakes are reported
before anything is sent. Keys that the API definition does not list are sent unchanged; readOnly
properties are not sent, so that an object that was read can be put back.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Callable, Dict, Optional, Tuple, Type, cast

from pydantic import ValidationError

from ..base.errors import InvalidRequestError
from ..base.guards import is_array, is_binary, is_dict, is_list, is_mapping
from ..spec.options import NOT_GIVEN, NotGiven
from . import quick
from .jsonable import Path, to_jsonable
from .numbers import Number, digits_of
from .raw import RawObject
from .record import Record
from .sending import encode_union, not_listed, wire_items
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
    bare,
    model_shape,
    shape_of,
)
from .source import CAME, AsItCame, came, is_same
from .variants import MISSING, known, tag_in

#: Replaces the encoding of a value: (shape, value, path) -> wire value, or NOT_GIVEN.
Convert = Callable[[Shape, object, str], object]


def encode(type_: object, value: object, path: str = "") -> object:
    """The JSON-ready wire value of ``value`` as ``type_``.

    ``path`` names the value in errors, for example the argument.

    :raises InvalidRequestError: the value does not match.
    """
    return encode_shape(shape_of(type_), value, path)


def encode_shape(shape: Shape, value: object, path: str = "") -> object:
    """The same as :func:`encode`, for a shape that is already known."""
    with suppress(quick.Unsure, RecursionError):
        return quick.encode(shape, value)
    try:
        return _STRICT.value(shape, value, Path(None, path))
    except RecursionError:
        raise InvalidRequestError("is nested too deeply, or contains itself", path) from None


def encode_fields(
    shape: Shape,
    values: Mapping[str, Any],
    names: Mapping[str, str],
    convert: Optional[Convert] = None,
) -> Dict[str, Any]:
    """The JSON object built from properties that are separate arguments.

    ``values`` is by wire name; ``names`` gives the argument name of each for errors. NOT_GIVEN is
    omitted, and so is None unless the property is nullable. ``convert`` can replace the encoding of
    a property (it gets the shape, the value and the path); it returns NOT_GIVEN to decline.
    """
    given = {wire: v for wire, v in values.items() if not isinstance(v, NotGiven)}
    if not isinstance(shape, ModelShape):
        given = {wire: v for wire, v in given.items() if v is not None}
    elif shape.fields and shape.constants:  # whose arguments need not be given
        held = shape.constants
        given = {wire: v for wire, v in given.items() if v is not None or wire not in held}
    if isinstance(shape, ModelShape) and convert is None:
        with suppress(quick.Unsure, RecursionError):
            return cast("Dict[str, Any]", quick.encode(shape, given))
    try:
        return _Encoder(strict=True, request=True, convert=convert).fields(shape, given, names)
    except RecursionError:
        raise InvalidRequestError("the arguments are nested too deeply") from None


def dump_record(value: Record) -> Dict[str, Any]:
    """The wire form of a model instance. Never fails for what a response can contain."""
    return _DUMP.dump(value, Path(None, ""))


def dump_exact(value: Record) -> Dict[str, Any]:
    """The same, where numbers that no float holds are :class:`.numbers.Digits`."""
    return _EXACT.dump(value, Path(None, ""))


def items_of(value: Record) -> Dict[str, Any]:
    """What an instance sends: its properties by wire name, those as they came that are unchanged."""
    shape = model_shape(type(value))
    items = wire_items(value, shape)
    items.update((wire, AsItCame(source)) for wire, source in _sources(shape, value).items())
    return items


def dump_shape(shape: Shape, value: object, *, exact: bool = False) -> object:
    """The wire form of what a response holds; names of properties may be those of Python.

    What does not match the shape is written as it is. With ``exact``, numbers that no float holds
    are :class:`.numbers.Digits`.

    :raises InvalidRequestError: the value has no JSON form.
    """
    return (_EXACT if exact else _DUMP).value(shape, value, Path(None, ""))


class _Encoder:
    """One traversal. ``strict`` raises on a mismatch; else the value is sent as well as possible.

    With ``request`` the output is what a server expects, else what can be read back unchanged: see
    ``Scalar.dump``. With ``exact``, which goes without saying for requests, numbers keep all digits.
    """

    def __init__(
        self,
        *,
        strict: bool,
        request: bool,
        exact: bool = False,
        convert: Optional[Convert] = None,
    ) -> None:
        self.strict = strict
        self.request = request
        self.exact = exact or request
        self.convert = convert
        self.methods: Dict[Type[Shape], Callable[..., Any]] = {
            AnyShape: self._any,
            OpaqueShape: self._any,
            NoneShape: self._none,
            BinaryShape: self._binary,
            ScalarShape: self._scalar,
            EnumShape: self._enum,
            OptionalShape: self._optional,
            ListShape: self._list,
            TupleShape: self._tuple,
            MapShape: self._map,
            UnionShape: self._union,
            ModelShape: self._model,
        }

    def value(self, shape: Shape, value: object, path: Path) -> object:
        if isinstance(value, enum.Enum):
            value = value.value
        elif isinstance(value, RawObject):
            return to_jsonable(value, strict=self.strict, exact=self.exact, path=path)
        return self.methods[type(shape)](shape, value, path)

    def fields(
        self, shape: Shape, values: Mapping[str, Any], names: Mapping[str, str]
    ) -> Dict[str, Any]:
        """The properties of the whole body."""
        root = Path(None, "")
        if isinstance(shape, ModelShape):
            return self.properties(shape, values, root, names)
        inner = shape.value if isinstance(shape, MapShape) else _ANY
        return {
            key: self.property(inner, value, root.child(names.get(key, key)))
            for key, value in values.items()
        }

    def property(self, shape: Shape, value: object, path: Path) -> object:
        """The value of one property."""
        if value is None:
            return None
        if isinstance(value, AsItCame):
            return to_jsonable(value.source, exact=self.exact)
        if self.convert is not None and path.parent is not None and path.parent.parent is None:
            converted = self.convert(shape, value, str(path))
            if not isinstance(converted, NotGiven):
                return converted
        return self.value(shape, value, path)

    def wrong(self, value: object, path: Path, expected: str) -> object:
        if not self.strict:
            return to_jsonable(value, exact=self.exact, path=path)
        found = "null" if value is None else type(value).__name__
        raise InvalidRequestError(f"must be {expected}, not {found}", str(path))

    def _any(self, _shape: Shape, value: object, path: Path) -> object:
        return to_jsonable(value, strict=self.strict, exact=self.exact, path=path)

    def _none(self, _shape: Shape, value: object, path: Path) -> object:
        return None if value is None else self.wrong(value, path, "null")

    def _optional(self, shape: OptionalShape, value: object, path: Path) -> object:
        return None if value is None else self.value(shape.inner, value, path)

    def _binary(self, _shape: Shape, value: object, path: Path) -> object:
        if isinstance(value, str):
            return value
        if not is_binary(value):
            return self.wrong(value, path, "bytes")
        try:
            return bytes(value).decode("utf-8")  # as pydantic converts bytes
        except UnicodeDecodeError:
            return to_jsonable(value)

    def _scalar(self, shape: ScalarShape, value: object, path: Path) -> object:
        if not self.request and shape.scalar.accepts(value):
            dumped = shape.scalar.dump(value)
            return digits_of(dumped) if self.exact and isinstance(dumped, Number) else dumped
        if value is None or not self.strict:
            return self.wrong(value, path, shape.scalar.phrase)
        try:
            return shape.scalar.write(value)
        except ValueError as error:
            raise InvalidRequestError(str(error), str(path)) from None

    def _enum(self, shape: EnumShape, value: object, path: Path) -> object:
        if not self.strict or shape.has(value):
            return to_jsonable(value, exact=self.exact, path=path)
        raise InvalidRequestError(not_listed(value, shape.values), str(path))

    def _list(self, shape: ListShape, value: object, path: Path) -> object:
        if not is_array(value):
            return self.wrong(value, path, "a list")
        return [self.value(shape.item, item, path.child(i)) for i, item in enumerate(value)]

    def _tuple(self, shape: TupleShape, value: object, path: Path) -> object:
        if not is_array(value):
            return self.wrong(value, path, "a list")
        if len(value) != len(shape.items):
            if self.strict:
                message = f"must have {len(shape.items)} items, not {len(value)}"
                raise InvalidRequestError(message, str(path))
            return self.wrong(value, path, "a list")
        given = list(value)
        items = enumerate(shape.items)
        return [self.value(item, given[i], path.child(i)) for i, item in items]

    def _map(self, shape: MapShape, value: object, path: Path) -> object:
        if isinstance(value, Record):
            value = dump_record(value)
        if not is_mapping(value):
            return self.wrong(value, path, "a dict")
        named = ((_key(key, path), item) for key, item in value.items())
        return {key: self.value(shape.value, item, path.child(key)) for key, item in named}

    def _model(self, shape: ModelShape, value: object, path: Path) -> object:
        if isinstance(value, Record):
            if not self.request:
                return self.dump(value, path)
            own = model_shape(type(value))
            if isinstance(value, shape.cls):
                return self.properties(own, items_of(value), path, {})
            given = dump_record(value)  # another class with the same content is accepted
            if self.strict and given and not known(shape, given):
                return self.wrong(value, path, f"a {shape.cls.__name__} or a dict")
            value = given
        if not is_mapping(value):
            return self.wrong(value, path, f"a {shape.cls.__name__} or a dict")
        return self.properties(shape, value, path, {})

    def dump(self, value: Record, path: Path) -> Dict[str, Any]:
        """An instance as it is: the short path for what needs no check."""
        shape = model_shape(type(value))
        held = value.__dict__
        sources = _sources(shape, value)
        given = value.model_fields_set
        result: Dict[str, Any] = {}
        for field in shape.fields:
            item = held.get(field.name)
            if field.is_unset(item, given) or (field.name not in given and item == field.default):
                continue
            if field.wire in sources:
                result[field.wire] = to_jsonable(sources[field.wire], exact=self.exact)
            elif item is None or type(item) is field.native:
                result[field.wire] = item
            else:
                result[field.wire] = self.value(field.shape, item, path.child(field.wire))
        for key, item in (value.model_extra or {}).items():
            result[key] = self.value(shape.extra, item, path.child(key))
        return result

    def properties(
        self, shape: ModelShape, values: Mapping[Any, Any], path: Path, names: Mapping[str, str]
    ) -> Dict[str, Any]:
        """Declared properties in the order of the document, then any others as given."""
        found: Dict[str, Tuple[Any, Any]] = {}
        others: Dict[str, Any] = {}
        for key, item in values.items():
            field = shape.given(str(key), values, path)
            if field is None or (field.wire != key and field.wire in values):
                others[_key(key, path)] = item
            else:
                found[field.wire] = (key, item)
        result: Dict[str, Any] = {}
        for field in shape.fields:
            if self.request and field.read_only:
                continue
            key, item = found.get(field.wire, (field.wire, _MISSING))
            if self.request and field.constant and isinstance(item, NotGiven):
                item = field.default
            place = path.child(names.get(field.wire, key))
            if self.present(field, item, place):
                result[field.wire] = self.property(field.shape, item, place)
        for key, item in others.items():
            if not isinstance(item, NotGiven):
                result[key] = self.value(shape.extra, item, path.child(key))
        return result

    def present(self, field: Field, item: object, path: Path) -> bool:
        """Whether the property is sent; raises when it is required and missing."""
        if item is None and (field.nullable or not self.request):
            return True
        if item is not None and not isinstance(item, NotGiven):
            return True
        if self.strict and (field.constant or not field.optional_in_requests):
            message = "must not be null" if item is None else "is required"
            raise InvalidRequestError(message, str(path))
        return False

    def _union(self, shape: UnionShape, value: object, path: Path) -> object:
        if self.request and self.strict:
            return encode_union(self.value, shape, value, path)
        if isinstance(value, Record):
            return self.dump(value, path)
        tag = tag_in(shape, value)[1] if shape.property and is_mapping(value) else MISSING
        named = None if tag is MISSING else shape.named(tag)
        for variant in shape.variants if named is None else (named,):
            with suppress(InvalidRequestError):
                return _ATTEMPTS[self.exact].value(variant, value, path)
        if self.strict:
            return self.wrong(value, path, "one of the declared variants")
        return to_jsonable(value, exact=self.exact, path=path)


def _sources(shape: ModelShape, value: Record) -> Dict[str, object]:
    """The JSON that an instance keeps, by wire name, of properties that have not changed."""
    held = value.__dict__
    if CAME not in held:
        return {}
    kept = came(held)
    return {
        each.wire: kept[each.name]
        for each in shape.fields
        if each.name in kept and _reads(each.shape, kept[each.name], held.get(each.name))
    }


def _reads(shape: Shape, source: object, value: object) -> bool:
    """Whether ``source``, the JSON of a property, is read as ``value``."""
    if is_same(source, value):
        return True
    inner = bare(shape)
    if source is None and value == []:
        return isinstance(inner, ListShape)
    if isinstance(inner, ListShape) and is_list(source) and is_list(value):
        pairs = zip(source, value)  # noqa: B905  Python 3.7
        return len(source) == len(value) and all(_reads(inner.item, *pair) for pair in pairs)
    if isinstance(inner, MapShape) and is_dict(source) and is_dict(value):
        same = source.keys() == value.keys()
        return same and all(_reads(inner.value, source[key], value[key]) for key in source)
    try:
        return bool(shape.adapter.validate_python(source) == value)
    except ValidationError:
        return False


def _key(key: object, path: Path) -> str:
    if isinstance(key, enum.Enum):
        key = key.value
    if isinstance(key, int) and not isinstance(key, bool):
        return str(int(key))  # as JSON writes it
    if not isinstance(key, str):
        message = f"an object's keys must be strings, not {type(key).__name__}"
        raise InvalidRequestError(message, str(path))
    return key


_MISSING = NOT_GIVEN
_ANY = AnyShape(Any)
_STRICT = _Encoder(strict=True, request=True)
_DUMP = _Encoder(strict=False, request=False)
_EXACT = _Encoder(strict=False, request=False, exact=True)
_ATTEMPTS = {
    exact: _Encoder(strict=True, request=False, exact=exact) for exact in (False, True)
}
