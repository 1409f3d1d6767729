"""From a response to a value or an exception."""

from __future__ import annotations

import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Tuple, Union

from ..base.charsets import decode_text
from ..base.errors import APIStatusError, ResponseValidationError, status_error_class
from ..base.process import exclusive
from ..base.response import ApiResponse
from ..codec import pointer
from ..codec import values as codec
from ..codec.reply_headers import typed_headers
from ..codec.shapes import AnyShape, EnumShape, NoneShape, OptionalShape, ScalarShape, shape_of
from ..spec.operation import Operation, Reply
from ..wire import media
from ..wire.messages import Closing, HttpReply
from .complaints import complaint

if TYPE_CHECKING:
    from typing import AsyncIterable, AsyncIterator, Iterable, Iterator

    from ..wire.streams import AsyncStream, Stream
    from .state import CallState

_LOG = logging.getLogger(__name__.split(".")[0])
_UNDESCRIBED = "%s: no response body is described; with_response has the %d bytes as raw_data"


def interpret(state: CallState, reply: HttpReply, *, stream: bool) -> ApiResponse[Any]:
    """The response with its decoded body.

    :raises APIStatusError: the server returned an error.
    :raises ResponseValidationError: the body does not match the API definition.
    """
    op, settings = state.op, state.session.settings
    response = response_of(state, reply)
    declared = select(op, reply.status, reply.headers.get("content-type", ""))
    if declared is not None:
        response.read_headers = partial(typed_headers, declared.headers)
    if not _succeeded(op, reply.status):
        raise _status_error(state, declared, response)
    if stream:
        response.data = _stream(state, reply, declared)
        response.data.response = response
        return response
    # what HEAD describes is the body that GET gives
    if declared is None or declared.type is None or op.method == "HEAD":
        if response.raw_data:
            _LOG.info(_UNDESCRIBED, op.id, len(response.raw_data))
        return response
    if declared.error_if is not None:
        _raise_hidden_error(state, declared.error_if, response)
    try:
        response.data = decode(declared, response, settings.strict)
    except ResponseValidationError as error:
        error.request, error.response = response.request, response
        error.body = response.text
        state.told(error)
        raise
    return response


def is_stream(op: Operation[Any], reply: HttpReply) -> bool:
    """Whether ``reply`` is a stream of an operation that can also return a document."""
    content_type = reply.headers.get("content-type", "")
    if media.kind(content_type) not in ("jsonl", "sse") or not 200 <= reply.status < 300:
        return False
    declared = select(op, reply.status, content_type)
    return declared is not None and declared.item is not None


def response_of(state: CallState, reply: HttpReply) -> ApiResponse[Any]:
    """``reply`` as callers see it, not decoded."""
    return ApiResponse(
        reply.status,
        reply.headers,
        None,
        reply.body,
        reason=reply.reason,
        request=state.call.info(state.sent),
        attempts=state.attempts,
    )


def _succeeded(op: Operation[Any], status: int) -> bool:
    # a 1xx or 3xx is a success only if the API declares it
    return 200 <= status < 300 or (
        status < 400
        and any(reply.status in (str(status), f"{status // 100}XX") for reply in op.replies)
    )


def select(op: Operation[Any], status: int, content_type: str) -> Optional[Reply]:
    """The declared response for this status and type; None if there is none.

    An undeclared 2xx is read as the closest declared success.
    """
    named: List[Reply] = []
    for word in (str(status), f"{status // 100}XX"):
        named = named or [reply for reply in op.replies if reply.status.upper() == word]
    if not named and 200 <= status < 300:
        # prefer one with a body, so that no data is lost
        near = sorted(
            (r for r in op.replies if r.status[:1] == "2"),
            key=lambda r: (r.type is None, _distance(r.status, status)),
        )
        named = [reply for reply in near if reply.status == near[0].status]
    if not named:
        named = [reply for reply in op.replies if reply.status == "default"]
    return _by_media(named, content_type)


def _distance(declared: str, status: int) -> int:
    return abs(int(declared) - status) if declared.isdigit() else 0


def _by_media(candidates: List[Reply], content_type: str) -> Optional[Reply]:
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    tests: Tuple[Callable[[str], bool], ...] = (
        lambda declared: media.essence(declared) == media.essence(content_type),
        lambda declared: media.is_json(declared) and media.is_json(content_type),
        lambda declared: media.matches(declared, content_type),
        media.is_json,
    )
    for fits in tests:
        for reply in candidates:
            if fits(reply.media):
                return reply
    return candidates[0]


def decode(declared: Reply, response: ApiResponse[Any], strict: bool) -> object:
    """The body of ``response`` as the declared type."""
    if declared.type is None:
        return None
    type_ = declared.type()
    body = response.raw_data
    actual = response.headers.get("content-type", "")
    if type_ is bytes:
        refuse_page(declared.media, actual)
        return body
    if media.kind(actual) == "multipart" and media.kind(declared.media) == "multipart":
        with exclusive:
            from ..wire.parts import read_parts

        return read_parts(body, actual, shape_of(type_), strict)
    kind = _kind(declared.media, actual, type_)
    if kind == "text" and not _is_structured(type_):
        return codec.decode_value(type_, _decoded_text(body, actual, strict), strict=strict)
    if not body:
        if not _takes_null(type_):
            raise ResponseValidationError("the response has no body")
        return None
    if kind in ("jsonl", "sse"):
        item = declared.item() if declared.item is not None else Any
        from ..wire.streams import Stream

        items: Stream[Any] = Stream([body], item, declared.media, strict=strict)
        return list(items)
    if kind == "xml":
        with exclusive:  # kinds that most APIs do not use should cost nothing
            from ..codec import xml

        document = xml.loads(body, shape_of(type_), xml.root_of(type_))
        return codec.decode_value(type_, document, strict=strict)
    if kind == "form":
        with exclusive:
            from ..wire.forms import parse_form

        return codec.decode_value(type_, parse_form(body), strict=strict)
    value = _json(response, type_, strict)
    if value is None and not _takes_null(type_):
        raise ResponseValidationError("the response is null")
    return value


def _json(response: ApiResponse[Any], type_: object, strict: bool) -> object:
    body, actual = response.raw_data, response.headers.get("content-type", "")
    try:
        return codec.decode_bytes(type_, body, strict=strict, charset=media.charset(actual))
    except ResponseValidationError:
        sent = media.kind(actual) if actual else "json"
        # servers often send plain text where the document declares JSON or any type
        bare = sent != "json" if type_ is Any else (type_, sent) == (str, "text")
        if strict or not bare:
            raise
        _LOG.debug("response does not match the API definition: the body is %s, not JSON", actual)
        return _decoded_text(body, actual, strict) if sent in ("text", "xml") else body


def _takes_null(type_: object) -> bool:
    """Whether a response of this type can be nothing, or null."""
    if type_ is None:
        return True
    return isinstance(shape_of(type_), (AnyShape, NoneShape, OptionalShape))


def refuse_page(declared: str, actual: str) -> None:
    """:raises ResponseValidationError: a proxy, or a login, answered in the place of the server."""
    if media.essence(actual) == "text/html" and not media.matches(declared, actual):
        raise ResponseValidationError(f"the body is a web page (text/html), not {declared}")


def _is_structured(type_: object) -> bool:
    """Whether a text of this type is JSON, whatever the media type says."""
    shape = shape_of(type_)
    shape = shape.inner if isinstance(shape, OptionalShape) else shape
    return not isinstance(shape, (AnyShape, EnumShape, NoneShape, ScalarShape))


def _kind(declared: str, actual: str, type_: object) -> str:
    """How to read a body: as declared, else as the server labels it."""
    kind = media.kind(declared)
    if kind == "bytes":  # ``*/*`` or so, with a type that is not octets
        kind = media.kind(actual) if actual else "json"
    if kind in ("bytes", "multipart"):
        return "text" if type_ is str else "json"
    return kind


def _decoded_text(body: bytes, content_type: str, strict: bool) -> str:
    text, note = decode_text(body, media.charset(content_type))
    if note and strict:
        raise ResponseValidationError(note)
    if note:
        _LOG.warning("%s; characters were replaced", note)
    return text


def _stream(
    state: CallState, reply: HttpReply, declared: Optional[Reply]
) -> Union[Stream[Any], AsyncStream[Any]]:
    settings = state.session.settings
    chunks, close = reply.stream()
    thunk = None if declared is None else declared.item or declared.type
    content_type = reply.headers.get("content-type", "")
    if declared is not None and media.kind(content_type) not in ("jsonl", "sse", "multipart"):
        content_type = declared.media
    from ..wire.streams import AsyncStream, Stream

    kind: Any = AsyncStream if settings.asynchronous else Stream
    guard = _guarded_async if settings.asynchronous else _guarded
    made: Union[Stream[Any], AsyncStream[Any]] = kind(
        guard(chunks, state, reply),
        thunk() if thunk is not None else Any,
        content_type,
        close=state.ending(close),
        strict=settings.strict,
    )
    return made


def _guarded(
    chunks: Iterable[bytes], state: CallState, reply: HttpReply
) -> Iterator[bytes]:
    try:
        yield from chunks
    except BaseException as error:  # noqa: BLE001
        state.raise_broken(error, reply)


async def _guarded_async(
    chunks: AsyncIterable[bytes], state: CallState, reply: HttpReply
) -> AsyncIterator[bytes]:
    try:
        async with Closing(chunks) as pieces:
            async for piece in pieces:
                yield piece
    except BaseException as error:  # noqa: BLE001
        state.raise_broken(error, reply)


def _raise_hidden_error(
    state: CallState, rule: Tuple[str, Any, str], response: ApiResponse[Any]
) -> None:
    where, value, message_at = rule
    document = _parsed(response)
    if pointer.lookup(document, where) != value:
        return
    message = pointer.lookup(document, message_at)
    if not isinstance(message, str):
        message = _message(state, document, response)
    raise state.told(
        APIStatusError(response=response, message=message, body=response.text, data=document)
    )


def _status_error(
    state: CallState, declared: Optional[Reply], response: ApiResponse[Any]
) -> BaseException:
    document = _parsed(response)
    data = document
    if declared is not None and declared.type is not None:
        try:
            data = decode(declared, response, False)
        except ResponseValidationError:
            data = document
    if not response.reason:
        response.reason = _standard_reason(response.status_code)
    message = _message(state, document, response) + state.why_not
    if response.status_code in (404, 412):
        message += state.doubt
    response.data = data
    kind = status_error_class(response.status_code)
    return state.told(kind(response=response, message=message, body=_text(response), data=data))


def _message(state: CallState, document: object, response: ApiResponse[Any]) -> str:
    """The text at the first place that the API definition names, else what the body says."""
    places = (pointer.lookup(document, at) for at in state.session.settings.spec.error_message)
    said = next((text for text in places if isinstance(text, str) and text.strip()), "")
    if not said:
        text = "" if document is not None else _text(response) or ""
        said = complaint(document, text, media.kind(_type_of(response)))
    return state.call.hiding.text(said, state.sent) if said else response.reason


def _text(response: ApiResponse[Any]) -> Optional[str]:
    """The body as text; None if it is not text."""
    text, note = decode_text(response.raw_data, media.charset(_type_of(response)))
    return None if note or (response.raw_data and not text) else text


def _parsed(response: ApiResponse[Any]) -> object:
    """The body as JSON; None if it is not JSON."""
    try:
        return json.loads(decode_text(response.raw_data, media.charset(_type_of(response)))[0])
    except (ValueError, RecursionError):
        return None


def _type_of(response: ApiResponse[Any]) -> str:
    return response.headers.get("content-type", "")


def _standard_reason(status: int) -> str:
    with exclusive:
        from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
