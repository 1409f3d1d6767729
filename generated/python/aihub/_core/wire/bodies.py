"""The body of a request: which of the declared media types it has, and its bytes."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any, Dict, Optional, cast

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict
from ..base.process import exclusive
from ..codec.jsonable import json_bytes, to_jsonable
from ..codec.numbers import json_text
from ..codec.shapes import BinaryShape, Shape, shape_from
from ..spec.operation import Body, Operation
from ..spec.options import Options
from . import given, media
from .choice import choose
from .content import Content
from .files import BytesSource, OnceSource, is_file, source_of

#: Bytes up to which a body is handed over as one piece.
SMALL = 1024 * 1024

_OCTETS = "application/octet-stream"


def build_body(
    op: Operation[Any], arguments: Mapping[str, Any], options: Options
) -> Optional[Content]:
    """The body of a call, or None when there is none.

    ``arguments`` are the Python arguments of the method.

    :raises InvalidRequestError: an argument cannot be sent.
    """
    extra = options.extra_body
    candidates = [body for body in op.bodies if extra or given.is_given(body, arguments)]
    if not op.bodies:
        return _json_content(to_jsonable(extra, strict=True), "application/json") if extra else None
    if not candidates:
        needed = next((body for body in op.bodies if body.required), None)
        if needed is None:
            return None
        if not needed.fields:
            raise InvalidRequestError("is required", needed.argument)
        candidates = list(op.bodies)
    body, content_type = choose(candidates, op.bodies, arguments, options.content_type)
    return _build(body, content_type, arguments, extra)


def _build(
    body: Body, content_type: str, arguments: Mapping[str, Any], extra: Optional[Mapping[str, Any]]
) -> Content:
    kind = media.kind(body.media)
    shape = shape_from(body.type)
    whole = given.whole(body, arguments)
    if kind == "multipart":
        return _multipart(body, content_type, shape, arguments, extra)
    if kind in ("jsonl", "sse"):
        return _sequence(body, content_type, whole)
    if kind in ("xml", "form") and (isinstance(whole, str) or is_file(whole)):
        return _given_text(body, content_type, whole)
    if isinstance(shape, BinaryShape) or (kind == "bytes" and not media.is_range(body.media)):
        return _binary(body, content_type, whole)
    if kind == "bytes":  # any object: JSON, or what the caller says
        kind = "json" if media.is_range(content_type) else media.kind(content_type)
    if kind == "text":
        return _text(body, content_type, shape, arguments)
    value = _merged(given.encoded(body, shape, arguments), extra)
    if kind == "form":
        with exclusive:  # kinds that most APIs do not use should cost nothing
            from .forms import form_body

        return _in_memory(form_body(_object(value, body), body.parts), content_type)
    if kind == "xml":
        with exclusive:
            from ..codec import xml

        return _in_memory(xml.dumps(value, shape, xml.root_of(body.type())), content_type)
    return _json_content(value, content_type)


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
    value = given.whole(body, arguments)
    if is_file(value):
        return _given_text(body, content_type, value)
    encoded = given.encoded(body, shape, arguments)
    text = encoded if isinstance(encoded, str) else json_text(encoded)
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


def _sequence(body: Body, content_type: str, value: object) -> Content:
    """One item after the other, of an iterable that can be endless.

    Text, and content that is no iterator, is sent as it stands.
    """
    if isinstance(value, str) or (is_file(value) and not hasattr(value, "__next__")):
        return _given_text(body, content_type, value)
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
    parameters = media.parse(content_type)[1]
    if body.item is not None or body.positions or body.each:
        with exclusive:
            from .positional import positional_source

        value, known = given.whole(body, arguments), parameters.get("boundary", "")
        parts, boundary = positional_source(body, value, known)
        return Content(parts, content_type if known else f"{content_type}; boundary={boundary}")
    values = {**given.parts(body, shape, arguments), **given.extra_parts(extra)}
    headers = {part.wire: arguments for part in body.parts}
    if media.is_range(content_type):
        content_type = "multipart/form-data"
    with exclusive:
        from .multipart import multipart_source

    source = multipart_source(values, body.parts, headers, parameters.get("boundary"))
    if "boundary" not in parameters:
        content_type = f"{content_type}; boundary={source.boundary}"
    return Content(source, content_type)
