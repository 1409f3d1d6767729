"""The body of a request: which of the declared media types it has, and its bytes."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from typing import Any, Dict, Iterable, List, Optional, Tuple, cast

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_dict, is_mapping, is_several
from ..base.process import exclusive
from ..codec.encode import encode_fields, encode_shape, wire_items
from ..codec.jsonable import json_bytes, to_jsonable
from ..codec.models import Model
from ..codec.shapes import (
    AnyShape,
    BinaryShape,
    ListShape,
    ModelShape,
    OptionalShape,
    ScalarShape,
    Shape,
    model_shape,
    shape_from,
)
from ..spec.operation import Body, Operation
from ..spec.options import NOT_GIVEN, Options
from . import media
from .content import Content
from .files import BytesSource, OnceSource, Source, is_file, source_of

#: Bytes up to which a body is handed over as one piece.
SMALL = 1024 * 1024

_OCTETS = "application/octet-stream"
#: Kinds of media types that carry properties, so that those can be arguments of their own.
_OBJECTS = ("json", "form", "multipart", "xml")


def build_body(
    op: Operation[Any], arguments: Mapping[str, Any], options: Options
) -> Optional[Content]:
    """The body of a call, or None when there is none.

    ``arguments`` are the Python arguments of the method.

    :raises InvalidRequestError: an argument cannot be sent.
    """
    extra = options.extra_body
    candidates = [body for body in op.bodies if _is_given(body, arguments, extra)]
    if not op.bodies:
        return _json_content(to_jsonable(extra, strict=True), "application/json") if extra else None
    if not candidates:
        needed = next((body for body in op.bodies if body.required), None)
        if needed is None:
            return None
        if needed.argument:
            raise InvalidRequestError("is required", needed.argument)
        candidates = list(op.bodies)
    body, content_type = _choose(candidates, op.bodies, arguments, options.content_type)
    return _build(body, content_type, arguments, extra)


def _is_given(body: Body, arguments: Mapping[str, Any], extra: object) -> bool:
    if extra:
        return True
    shape = shape_from(body.type)
    if body.argument:
        value = arguments.get(body.argument, NOT_GIVEN)
        null = body.required and isinstance(shape, OptionalShape)
        return value is not NOT_GIVEN and (value is not None or null)
    for name, wire in body.fields:
        value = arguments.get(name, NOT_GIVEN)
        if value is None:  # means something only if the property is nullable
            field = shape.find(wire) if isinstance(shape, ModelShape) else None
            value = None if field is not None and field.nullable else NOT_GIVEN
        if value is not NOT_GIVEN:
            return True
    return False


def _choose(
    candidates: List[Body],
    declared: Tuple[Body, ...],
    arguments: Mapping[str, Any],
    wanted: Optional[str],
) -> Tuple[Body, str]:
    """The body to use, and its content type."""
    if wanted:
        exact = [b for b in declared if media.essence(b.media) == media.essence(wanted)]
        wide = [b for b in declared if media.matches(b.media, wanted)]
        # raw bytes can have any content type that the caller names
        raw = [b for b in declared if media.kind(b.media) == "bytes"]
        if exact or wide or raw:
            return (exact or wide or raw)[0], wanted
        known = ", ".join(body.media for body in declared)
        raise InvalidRequestError(f"content_type must be one of {known}")
    body = min(candidates, key=lambda b: _fit(b, arguments))
    return body, body.media


def _fit(body: Body, arguments: Mapping[str, Any]) -> int:
    """How badly the argument fits the media type; the first of the best fits is used."""
    value = arguments.get(body.argument) if body.argument else None
    kind = media.kind(body.media)
    if not body.argument:
        has_file = any(is_file(arguments.get(name)) for name, _ in body.fields)
        return 1 if has_file and kind != "multipart" else 0
    if isinstance(value, (Model, Mapping)):
        return 0 if kind in _OBJECTS else 1
    if isinstance(value, str):
        order = ["text", "xml", "json", "jsonl", "form"]
    elif is_file(value):
        order = ["bytes", "multipart", "text", "xml", "jsonl"]
    else:
        order = ["json", "jsonl", "xml", "form", "multipart"]
    return order.index(kind) if kind in order else len(order)


def _build(
    body: Body, content_type: str, arguments: Mapping[str, Any], extra: Optional[Mapping[str, Any]]
) -> Content:
    kind = media.kind(body.media)
    shape = shape_from(body.type)
    if isinstance(shape, BinaryShape) or (kind == "bytes" and not media.is_range(body.media)):
        return _binary(body, content_type, _whole(body, arguments))
    if kind == "bytes":  # any object: JSON, or what the caller says
        kind = "json" if media.is_range(content_type) else media.kind(content_type)
    if kind == "text":
        return _text(body, content_type, shape, arguments)
    if kind in ("jsonl", "sse"):
        return _sequence(body, content_type, arguments)
    if kind == "multipart":
        return _multipart(body, content_type, shape, arguments, extra)
    whole = _whole(body, arguments)
    if kind == "xml" and (isinstance(whole, str) or is_file(whole)):
        return _given_text(body, content_type, whole)
    value = _merged(_encoded(body, shape, arguments), extra)
    if kind == "form":
        with exclusive:  # kinds that most APIs do not use should cost nothing
            from .forms import form_body

        return _in_memory(form_body(_object(value, body), body.parts), content_type)
    if kind == "xml":
        with exclusive:
            from ..codec import xml

        return _in_memory(xml.dumps(value, shape), content_type)
    return _json_content(value, content_type)


def _whole(body: Body, arguments: Mapping[str, Any]) -> object:
    value = arguments.get(body.argument) if body.argument else None
    return None if value is NOT_GIVEN else value


def _encoded(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> object:
    if not body.argument:
        values = {wire: arguments.get(name, NOT_GIVEN) for name, wire in body.fields}
        names = {wire: name for name, wire in body.fields}
        return encode_fields(shape, values, names)
    value = arguments.get(body.argument, NOT_GIVEN)
    if value is NOT_GIVEN:
        return {}
    return encode_shape(shape, value, body.argument)


def _merged(value: object, extra: Optional[Mapping[str, Any]]) -> object:
    if not extra:
        return value
    if not is_dict(value):
        raise InvalidRequestError("extra_body requires a request body that is an object")
    return {**value, **cast("Dict[str, object]", to_jsonable(dict(extra), strict=True))}


def _object(value: object, body: Body) -> Dict[str, object]:
    if not is_dict(value):
        raise InvalidRequestError(f"must be an object for {body.media}", body.argument)
    return value


def _in_memory(data: bytes, content_type: str) -> Content:
    source = BytesSource(data)
    return Content(source, content_type, data if len(data) <= SMALL else None)


def _json_content(value: object, content_type: str) -> Content:
    if media.is_range(content_type):
        content_type = "application/json"
    return _in_memory(json_bytes(value, media.charset(content_type)), content_type)


def _binary(body: Body, content_type: str, value: object) -> Content:
    source = source_of(value, body.argument)
    if source.content_type:
        content_type = source.content_type
    elif media.is_range(content_type):
        guessed = mimetypes.guess_type(source.name)[0] or ""
        content_type = guessed if media.matches(content_type, guessed) and guessed else _OCTETS
    if any(c in content_type for c in "\r\n\0"):
        raise InvalidRequestError(
            "a content type must not contain a line break or NUL", body.argument
        )
    data = (
        bytes(source.data)
        if isinstance(source, BytesSource) and source.data.nbytes <= 1 << 20
        else None
    )
    return Content(source, content_type, data)


def _text(body: Body, content_type: str, shape: Shape, arguments: Mapping[str, Any]) -> Content:
    value = _whole(body, arguments)
    if is_file(value):
        return _given_text(body, content_type, value)
    encoded = _encoded(body, shape, arguments)
    text = encoded if isinstance(encoded, str) else json.dumps(encoded)
    return _given_text(body, content_type, text)


def _given_text(body: Body, content_type: str, value: object) -> Content:
    """The caller's text or bytes, encoded in the charset of the media type."""
    if not isinstance(value, str):
        return _binary(body, content_type, value)
    try:
        data = value.encode(media.charset(content_type) or "utf-8")
    except LookupError:
        data = value.encode("utf-8", "replace")
    except UnicodeEncodeError:
        message = "contains characters that the charset of the body cannot encode"
        raise InvalidRequestError(message, body.argument) from None
    return _in_memory(data, content_type)


def _sequence(body: Body, content_type: str, arguments: Mapping[str, Any]) -> Content:
    """One item after the other, of an iterable that can be endless."""
    value = _whole(body, arguments)
    if is_file(value) and not hasattr(value, "__next__"):
        return _binary(body, content_type, value)
    with exclusive:
        from .sequences import sequence

    source = sequence(body, content_type, value)
    if isinstance(value, (list, tuple)):
        return _in_memory(b"".join(source), content_type)
    return Content(OnceSource(source), content_type)


def _multipart(
    body: Body,
    content_type: str,
    shape: Shape,
    arguments: Mapping[str, Any],
    extra: Optional[Mapping[str, Any]],
) -> Content:
    values = _properties(body, shape, arguments)
    for wire, value in (extra or {}).items():
        values[wire] = encode_fields(_ANY, {wire: value}, {}, _file_part).get(wire)
    headers = {part.wire: arguments for part in body.parts}
    parameters = media.parse(content_type)[1]
    if media.is_range(content_type):
        content_type = "multipart/form-data"
    with exclusive:
        from .multipart import multipart_source

    source = multipart_source(values, body.parts, headers, parameters.get("boundary"))
    if "boundary" not in parameters:
        content_type = f"{content_type}; boundary={source.boundary}"
    return Content(source, content_type)


def _properties(body: Body, shape: Shape, arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """The properties by wire name: files as sources, everything else ready for JSON."""
    if not body.argument:
        values = {wire: arguments.get(name, NOT_GIVEN) for name, wire in body.fields}
        return encode_fields(shape, values, {wire: n for n, wire in body.fields}, _file_part)
    value = _whole(body, arguments)
    if isinstance(value, Model):
        value = wire_items(value, model_shape(type(value)))
    if not is_mapping(value):
        message = f"must be a dict of properties, not {type(value).__name__}"
        raise InvalidTypeError(message, body.argument)
    names = {str(key): f"{body.argument}.{key}" for key in value}
    return encode_fields(shape, cast("Mapping[str, object]", value), names, _file_part)


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


_ANY = AnyShape(Any)
