"""From what a test says of a response to its status, headers and bytes, checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Dict, Iterable, Iterator, List, Optional, cast

from ..base.errors import InvalidRequestError, ResponseValidationError
from ..base.response import ApiResponse
from ..calls import replies
from ..codec import values as codec
from ..codec.encode import dump_shape
from ..codec.jsonable import Path
from ..codec.record import Record
from ..codec.shapes import (
    AnyShape,
    EnumShape,
    ListShape,
    MapShape,
    ModelShape,
    OptionalShape,
    Shape,
    model_shape,
    shape_of,
)
from ..spec.operation import Body, Operation, Reply
from ..spec.options import NOT_GIVEN, Options
from ..wire import bodies, media
from ..wire.events import event_models, event_of
from ..wire.framing import ServerSentEvent, event_bytes
from ..wire.streams import Stream
from .errors import MismatchError
from .fill import complete, example

if TYPE_CHECKING:
    from typing import Any

_JSON = "application/json"
#: Where errors get their message if the API definition does not say where they keep it.
MESSAGE_PLACES = (
    *("/message", "/error/message", "/error_description", "/error", "/detail", "/detail/message"),
    *("/detail/0/msg", "/msg", "/title", "/errors/0/message", "/errors/0", "/description"),
)


class Answer:
    """A response, ready to be sent. ``stream`` says that its length is not known before its end."""

    def __init__(self, status: int, content_type: str, body: bytes, *, stream: bool = False) -> None:
        self.status = status
        self.content_type = content_type
        self.body = body
        self.stream = stream


def success(op: Operation[Any], value: object, status: Optional[int] = None) -> Answer:
    """The success of ``op`` with this value; NOT_GIVEN makes one up.

    Of several declared responses it is the first that the value fits; with ``status``, one of those
    that the definition has for it.

    :raises MismatchError: the value fits none.
    """
    declared = [reply for reply in op.replies if _is_success(reply)]
    if status is not None:
        named = [reply for reply in declared if _covers(reply, status)]
        if not named:
            known = ", ".join(dict.fromkeys(reply.status for reply in declared)) or "none"
            raise MismatchError(f"{op.id} has no success with status {status}, only {known}")
        declared = named
    if not declared:
        declared = [Reply("200")]
    if value is NOT_GIVEN and status is None:  # a response with content tells more than one without
        declared.sort(key=lambda reply: not _has_body(reply))
    problems: List[MismatchError] = []
    for reply in declared:
        try:
            return _built(op, reply, status or _number(reply.status), value)
        except MismatchError as error:
            problems.append(error)
    raise problems[0]


def failure(
    op: Operation[Any], status: int, value: object, message: str, pointers: Iterable[str]
) -> Answer:
    """The error of ``op`` with this status. ``pointers`` are where errors keep their message.

    A status that the definition does not have can have any body.

    :raises MismatchError: the definition has another body for this status.
    """
    declared = replies.select(op, status, _JSON)
    if declared is None or not _has_body(declared):
        if value is NOT_GIVEN:
            document = _with_message({}, _ANY, message, pointers)
            return plain(status, document) if message else Answer(status, "", b"")
        return plain(status, value)
    if value is NOT_GIVEN and declared.type is not None:
        shape = shape_of(declared.type())
        value = example(shape)
        if message and media.is_json(declared.media):
            value = _with_message(value, shape, message, pointers)
    return _built(op, declared, status, value)


def plain(status: int, value: object) -> Answer:
    """A response with any content: bytes and text as they are, all else as JSON."""
    if value is None or value is NOT_GIVEN:
        return Answer(status, "", b"")
    data = _bytes(value)
    if data is not None:
        return Answer(status, "application/octet-stream", data)
    if isinstance(value, str):
        return Answer(status, "text/plain; charset=utf-8", value.encode("utf-8"))
    return Answer(status, _JSON, _json(codec.to_jsonable(value)))


def _is_success(reply: Reply) -> bool:
    return reply.status[:1] in ("2", "3")


def _covers(reply: Reply, status: int) -> bool:
    return reply.status.upper() in (str(status), f"{status // 100}XX")


def _number(status: str) -> int:
    return int(status) if status.isdigit() else int(status[:1]) * 100


def _has_body(reply: Reply) -> bool:
    return reply.type is not None or reply.item is not None


def _built(op: Operation[Any], reply: Reply, status: int, value: object) -> Answer:
    """The response, encoded as its media type and read back strictly."""
    if op.method == "HEAD" or not _has_body(reply):
        if value is not None and value is not NOT_GIVEN:
            raise MismatchError(f"{op.id}: a response with status {status} has no body")
        return Answer(status, "", b"")
    try:
        if reply.item is not None:
            return _stream(reply, status, value)
        return _document(reply, status, value)
    except (InvalidRequestError, ResponseValidationError) as error:
        text = f"{op.id}: the response does not match the API definition: {error}"
        raise MismatchError(text, error.path) from None


def _document(reply: Reply, status: int, value: object) -> Answer:
    type_: object = reply.type() if reply.type is not None else None
    shape = shape_of(type_)
    kind = media.kind(reply.media)
    if type_ is bytes:
        return _binary(reply, status, value)
    if value is NOT_GIVEN:
        value = example(shape)
    value = complete(shape, dump_shape(shape, value))
    content_type = _JSON if media.is_range(reply.media) or kind == "bytes" else reply.media
    if media.kind(content_type) == "json":
        body = _json(value)
    else:  # written as a request of this type would be
        sent = Operation[object](
            "", "POST", "", bodies=(Body(reply.media, lambda: type_, argument="body"),)
        )
        content = bodies.build_body(sent, {"body": value}, Options())
        body = b"" if content is None else b"".join(content)
    response = ApiResponse[object](status, {"Content-Type": content_type}, raw_data=body)
    _check(shape, replies.decode(reply, response, True), _ROOT)
    return Answer(status, content_type, body)


def _binary(reply: Reply, status: int, value: object) -> Answer:
    data = b"" if value is NOT_GIVEN else _bytes(value)
    if data is None:
        raise ResponseValidationError(f"must be bytes, not {type(value).__name__}")
    content_type = "application/octet-stream" if media.is_range(reply.media) else reply.media
    return Answer(status, content_type, data)


def _bytes(value: object) -> Optional[bytes]:
    """``value`` as bytes; None if it is something else."""
    if isinstance(value, memoryview):
        return value.tobytes()
    return bytes(value) if isinstance(value, (bytes, bytearray)) else None


def _stream(reply: Reply, status: int, value: object) -> Answer:
    if value is NOT_GIVEN:
        value = []
    if not isinstance(value, (list, tuple)):
        raise ResponseValidationError(f"must be a list of items, not {type(value).__name__}")
    type_: object = reply.item() if reply.item is not None else object
    body = b"".join(_lines(reply.media, type_, list(cast("List[object]", value))))
    for item in cast("Iterator[object]", Stream([body], type_, reply.media, strict=True)):
        _check(shape_of(type_), item, _ROOT)
    return Answer(status, reply.media, body, stream=True)


def _lines(content_type: str, type_: object, items: List[object]) -> Iterator[bytes]:
    """``items`` as the media type of a stream writes them."""
    sse = media.kind(content_type) == "sse"
    start = b"\x1e" if media.essence(content_type).endswith("json-seq") else b""
    shape = shape_of(type_)
    for item in items:
        if isinstance(item, ServerSentEvent):
            yield event_bytes(item)
            continue
        document = complete(shape, dump_shape(shape, item))
        if sse:
            yield event_bytes(event_of(event_models(shape), document))
        else:
            yield start + _json(document) + b"\n"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def _with_message(
    document: object, shape: Shape, message: str, pointers: Iterable[str]
) -> object:
    """``document`` with the message where clients look for it."""
    for pointer in pointers:
        first, _, rest = pointer[1:].partition("/")
        if isinstance(shape, ModelShape) and shape.find(first) is None:
            continue
        if not isinstance(document, dict):
            break
        inner: object = message
        for part in reversed(rest.split("/") if rest else []):
            inner = {part: inner}
        return {**cast("Dict[str, object]", document), first: inner}
    return document


def _check(shape: Shape, value: object, path: Path) -> None:
    """Refuse what decoding lets pass: values and properties that the definition does not list.

    :raises ResponseValidationError: there is one, at any depth.
    """
    if isinstance(shape, OptionalShape):
        if value is None:
            return
        shape = shape.inner
    if isinstance(value, Record):
        _check_model(value, path)
    elif isinstance(shape, EnumShape):
        if not shape.has(value):
            known = ", ".join(repr(one) for one in shape.values)
            raise ResponseValidationError(f"must be one of {known}, not {value!r}", str(path))
    elif isinstance(value, list):
        item = shape.item if isinstance(shape, ListShape) else _ANY
        for index, one in enumerate(cast("List[object]", value)):
            _check(item, one, path.child(index))
    elif isinstance(value, dict):
        inner = shape.value if isinstance(shape, MapShape) else _ANY
        for key, one in cast("Dict[str, object]", value).items():
            _check(inner, one, path.child(key))


def _check_model(value: Record, path: Path) -> None:
    shape = model_shape(type(value))
    for field in shape.fields:
        if field.name in value.model_fields_set:
            _check(field.shape, getattr(value, field.name), path.child(field.wire))
    for key in (value.model_extra or {}) if isinstance(shape.extra, AnyShape) else ():
        known = ", ".join(field.wire for field in shape.fields) or "none"
        message = f"{type(value).__name__} has no such property; it has {known}"
        raise ResponseValidationError(message, str(path.child(key)))


_ANY = AnyShape(object)
_ROOT = Path(None, "")
