"""What a caller gave for the body of a request: whole, property by property, or both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Dict, Iterable, List, Optional, cast

from ..base.errors import InvalidTypeError
from ..base.guards import is_mapping, is_several
from ..codec.encode import encode_fields, encode_shape, items_of
from ..codec.jsonable import Path
from ..codec.record import Record
from ..codec.sending import wire_items
from ..codec.shapes import (
    AnyShape,
    BinaryShape,
    ListShape,
    MapShape,
    ModelShape,
    NoneShape,
    OptionalShape,
    ScalarShape,
    Shape,
    UnionShape,
    model_shape,
    shape_from,
)
from ..spec.operation import Body
from ..spec.options import NOT_GIVEN
from . import media
from .files import Source, is_file, source_of

_ANY = AnyShape(Any)
_ROOT = Path(None, "")
#: The name of a part that the API definition gives no name.
_UNNAMED = "file"


def is_given(body: Body, arguments: Mapping[str, Any]) -> bool:
    """Whether the call has a body."""
    shape = shape_from(body.type)
    value = arguments.get(body.argument, NOT_GIVEN) if body.argument else NOT_GIVEN
    if value is not NOT_GIVEN:
        null = not body.fields and (
            isinstance(shape, (NoneShape, OptionalShape))
            or (body.required and isinstance(shape, AnyShape))
        )
        if value is not None or null:
            return True
    return bool(_fields(body, shape, arguments))


def whole(body: Body, arguments: Mapping[str, Any]) -> object:
    """The argument that holds the whole body; None if there is none."""
    value = arguments.get(body.argument) if body.argument else None
    return None if value is NOT_GIVEN else value


def encoded(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> object:
    """The body, ready for JSON.

    :raises InvalidRequestError: it does not match.
    """
    if body.fields:
        return encode_fields(shape, _properties(body, shape, arguments), _names(body))
    if not is_given(body, arguments):
        return {}  # the caller adds properties to nothing
    return encode_shape(shape, whole(body, arguments), body.argument)


def parts(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """The properties by wire name: files as sources, everything else ready for JSON.

    :raises InvalidRequestError: the body does not match, or is no object.
    """
    if body.fields:
        values = _properties(body, shape, arguments)
        return encode_fields(shape, values, _names(body), _file_part)
    value = whole(body, arguments)
    if is_file(value) or (is_several(value) and not isinstance(shape, (MapShape, ModelShape))):
        # the definition has no properties that could name the parts
        named = media.essence(body.media) in ("multipart/form-data", "multipart/*")
        name = _UNNAMED if named else ""
        return encode_fields(MapShape(Any, shape), {name: value}, {name: body.argument}, _file_part)
    if isinstance(value, Record):
        value = items_of(value)
    if not is_mapping(value):
        message = f"must be a dict of properties, not {type(value).__name__}"
        raise InvalidTypeError(message, body.argument)
    fields = shape.fields if isinstance(shape, ModelShape) else ()
    keys = (*(field.wire for field in fields), *map(str, value))
    names = {key: f"{body.argument}.{key}" for key in keys}
    return encode_fields(shape, cast("Mapping[str, object]", value), names, _file_part)


def extra_parts(extra: Optional[Mapping[str, Any]]) -> Dict[str, Any]:
    """The parts that the caller adds; None removes one."""
    found = encode_fields(_ANY, extra or {}, {}, _file_part)
    return {wire: found.get(wire) for wire in extra or {}}


def holds_file(shape: Shape, value: object) -> bool:
    """Whether there is file content in ``value``, other than what ``shape`` says is base64."""
    inner = shape.inner if isinstance(shape, OptionalShape) else shape
    if is_file(value):
        variants = inner.variants if isinstance(inner, UnionShape) else (inner,)
        return not any(isinstance(v, ScalarShape) and v.scalar.type is bytes for v in variants)
    if isinstance(value, Record):
        return holds_file(inner, wire_items(value, model_shape(type(value))))
    if is_mapping(value):
        return any(holds_file(_inside(inner, str(key)), item) for key, item in value.items())
    return is_several(value) and any(holds_file(_inside(inner, ""), item) for item in value)


def _inside(shape: Shape, key: str) -> Shape:
    if isinstance(shape, ModelShape):
        field = shape.find(key)
        return _ANY if field is None else field.shape
    if isinstance(shape, MapShape):
        return shape.value
    return shape.item if isinstance(shape, ListShape) else _ANY


def _names(body: Body) -> Dict[str, str]:
    """The argument of each property, for messages."""
    return {wire: name for name, wire in body.fields}


def _fields(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """The properties that are arguments of their own, as far as they are given."""
    found: Dict[str, Any] = {}
    for name, wire in body.fields:
        value = arguments.get(name, NOT_GIVEN)
        if value is None:  # means something only if the property is nullable
            field = shape.find(wire) if isinstance(shape, ModelShape) else None
            value = None if field is not None and field.nullable else NOT_GIVEN
        if value is not NOT_GIVEN:
            found[wire] = value
    return found


def _properties(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """The properties of the body: of the whole object, replaced by those that are arguments."""
    value = whole(body, arguments)
    if isinstance(value, Record):
        value = items_of(value)
    if value is not None and not is_mapping(value):
        message = f"must be an object of the models or a dict, not {type(value).__name__}"
        raise InvalidTypeError(message, body.argument)
    found: Dict[str, Any] = {}
    given: Mapping[object, object] = value or {}
    for key, item in given.items():
        field = shape.given(str(key), given, _ROOT) if isinstance(shape, ModelShape) else None
        exact = field is None or field.wire == key or field.wire in given
        found[str(key) if exact or field is None else field.wire] = item
    found.update(_fields(body, shape, arguments))
    for name, wire in body.fields:
        if not body.argument:
            found.setdefault(wire, arguments.get(name, NOT_GIVEN))  # None may be a mistake
        elif value is None and wire not in found and _is_needed(shape, wire):
            message = f"is required, unless the whole object is given as {body.argument!r}"
            raise InvalidTypeError(message, name)
    return found


def _is_needed(shape: Shape, wire: str) -> bool:
    field = shape.find(wire) if isinstance(shape, ModelShape) else None
    return field is not None and not field.optional_in_requests


def _file_part(shape: Shape, value: object, path: str) -> object:
    """The source (or the list of them) of a property that is a file; NOT_GIVEN for others."""
    inner = shape.inner if isinstance(shape, OptionalShape) else shape
    several = value if is_several(value) and not is_file(value) else None
    if isinstance(inner, BinaryShape):
        return source_of(value, path)
    if isinstance(inner, ListShape) and isinstance(inner.item, BinaryShape):
        return _sources([value] if several is None else several, path)
    if isinstance(inner, ScalarShape) and inner.scalar.type is bytes:
        return NOT_GIVEN  # base64 text
    if is_file(value):
        return source_of(value, path)
    if several and all(is_file(item) for item in several):
        return _sources(several, path)
    return NOT_GIVEN


def _sources(items: Iterable[object], path: str) -> List[Source]:
    return [source_of(item, f"{path}[{i}]") for i, item in enumerate(items)]
