"""Replies as they leave: status, media type, headers, and errors in the document's own shape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from generator.examples import completed, example_of
from generator.ir.hints import ErrorInSuccess
from generator.ir.kinds import Kind
from generator.ir.media import holds_file, preferred
from generator.ir.members import is_closed, properties
from generator.ir.model import Api, MediaType, Operation, Response
from generator.ir.types import Array, Named, Primitive, TypeRef, Union
from generator.ir.walk import target_of
from generator.mock.wire.incoming import Call, RefusalError, Reply, as_text
from generator.mock.wire.values import (
    MISSING,
    Data,
    MissingType,
    freeze,
    put,
    thaw,
    words,
)
from generator.mock.world.records import substitute
from generator.mock.world.world import Answer, World
from generator.notation.media import ANYTHING, JSON, OCTETS, ContentType, MediaKind, is_range
from generator.notation.pointer import tokens_of
from generator.relations.facts import told_media
from generator.requests.sequences import parts_text, sequence_text
from generator.requests.xml import xml_text

# Headers that come from what is sent, or that this server knows better than an example.
_OWN: Final = frozenset(
    {"content-type", "content-length", "content-range", "content-encoding", "transfer-encoding"}
    | {"connection", "date", "location", "etag", "last-modified", "retry-after", "set-cookie"}
    | {"content-disposition", "server", "vary", "keep-alive"}
)
# Where errors keep their message, the likeliest first, and their status.
_MESSAGES: Final = (
    *("message", "detail", "error_description", "description", "msg", "reason", "error_message"),
    *("error", "errors", "error_messages", "messages", "title"),
)
_STATUSES: Final = frozenset({"status", "status_code", "code", "error_code"})
_NO_BODY: Final = frozenset({204, 205, 304})


def render(world: World, call: Call, answer: Answer) -> Reply:
    """The reply that ``answer`` becomes."""
    response = _response(call.operation, answer.status)
    status = answer.status or _status_of(response)
    data = answer.data
    if answer.octets is not None:
        media = next((m for m in response.media if holds_file(m, world.api.decls)), None)
        content_type = media.content_type if media is not None else ""
        if not content_type or is_range(content_type):
            content_type = answer.content_type
        reply = Reply(status, (("Content-Type", content_type),), answer.octets)
    elif status in _NO_BODY or not response.media:
        reply = Reply(status)
    else:
        wanted = call.incoming.header("Accept") or ""
        media = _acceptable(response.media, wanted)
        reply = _body(world, call, status, media, data)
    headers = dict(_declared(world.api, response, answer.headers))
    return reply.with_headers(headers)


def prescribed(world: World, call: Call, status: int, name: str) -> Reply:
    """The document's example for one status, as ``Prefer: code=404, example=name`` asks."""
    response = _response(call.operation, status)
    if not response.media:
        return Reply(status).with_headers(_declared(world.api, response, {}))
    media = _acceptable(response.media, call.incoming.header("Accept") or "")
    data: Data | MissingType = MISSING
    found = [one for one in media.examples if one.name == name]
    if found:
        data = thaw(found[0].value)
    reply = _body(world, call, status, media, data)
    return reply.with_headers(dict(_declared(world.api, response, {})))


def refusal(api: Api, operation: Operation | None, error: RefusalError) -> Reply:
    """An error: in the shape that the document gives to it, else ``message`` and ``errors``."""
    status = error.status
    if status == 400 and operation is not None and _says_422(operation):
        status = 422
    ref = _error_type(api, operation, status) if operation is not None else None
    data = _error_body(api, ref, error, status)
    body = json.dumps(data, ensure_ascii=False).encode()
    headers = {"Content-Type": JSON, **error.headers}
    return Reply(status, tuple(headers.items()), body)


def error_in_success(call: Call, rule: ErrorInSuccess, message: str) -> Reply:
    """An error that comes with a good status."""
    data = put({}, rule.pointer, thaw(rule.equals))
    if rule.message_pointer:
        data = put(data, rule.message_pointer, message)
    body = json.dumps(data).encode()
    return Reply(_status_of(call.operation.reply()), (("Content-Type", JSON),), body)


# -- good replies ----------------------------------------------------------------------------


def _response(operation: Operation, status: int) -> Response:
    """What the document says of a status; of the first good one for 0."""
    if status:
        for key in (str(status), f"{status // 100}XX", "default"):
            for response in operation.responses:
                if response.status == key and (key != "default" or status >= 400):
                    return response
        return Response(str(status), operation.loc)
    return operation.reply() or Response("200", operation.loc)


def _status_of(response: Response | None) -> int:
    text = response.status if response is not None else ""
    return int(text) if text.isdecimal() else {"3XX": 302}.get(text, 200)


def _acceptable(media: tuple[MediaType, ...], accept: str) -> MediaType:
    """The best media type for an ``Accept`` header; the preferred one if none is accepted."""
    best, weight = preferred(media), 0.0
    for entry in accept.split(","):
        wanted = ContentType.parse(entry)
        quality = _float(wanted.parameter("q") or "1")
        fitting = [one for one in media if wanted.covers(ContentType.parse(one.content_type))]
        if fitting and quality > weight:
            best, weight = preferred(fitting), quality
    return best


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _body(
    world: World, call: Call, status: int, media: MediaType, data: Data | MissingType
) -> Reply:
    api = world.api
    if isinstance(data, MissingType) or (data is None and media.kind is not MediaKind.JSON):
        data = _example(world, call, media)
    declared = ContentType.parse(media.content_type)
    content_type = media.content_type if not declared.is_range else OCTETS
    if declared.kind is MediaKind.MULTIPART and isinstance(data, list):
        text, content_type = parts_text(media, [freeze(one) for one in data])
        content = text.encode()
    elif media.item is not None:
        values = data if isinstance(data, list) else [data]
        frozen = [freeze(one) for one in values]
        content = (data if isinstance(data, str) else sequence_text(content_type, frozen)).encode()
    elif declared.kind is MediaKind.JSON or declared.breadth == ANYTHING:
        content = json.dumps(data, ensure_ascii=False).encode()
        content_type = content_type if not declared.is_range else JSON
    elif declared.kind is MediaKind.XML:
        content = _xml(api, media, data).encode()
    elif isinstance(data, dict | list):
        content = json.dumps(data, ensure_ascii=False).encode()
    else:
        content = ("" if data is None else as_text(data)).encode()
    if declared.main == "text" and not declared.parameter("charset"):
        content_type += "; charset=utf-8"
    return Reply(status, (("Content-Type", content_type),), content)


def _xml(api: Api, media: MediaType, data: Data) -> str:
    """A value as XML; text is XML already, as examples mostly are."""
    if isinstance(data, str) or media.type is None:
        return as_text(data)
    return xml_text(freeze(data), media.type, api.decls, media.xml)


def _example(world: World, call: Call, media: MediaType) -> Data:
    ref = media.item or media.type
    if media.examples:
        shown = media.examples[0].value
        if media.type is not None and media.item is None:
            shown = completed(world.api, media.type, shown)
        return substitute(thaw(shown), world.changes(call))
    if ref is None:
        return None
    invented = example_of(world.api, ref, call.operation.operation_id)
    found = thaw(completed(world.api, ref, invented))
    return substitute([found] * 3 if media.item is not None else found, world.changes(call))


def _declared(api: Api, response: Response, given: Mapping[str, str]) -> dict[str, str]:
    """The headers of a reply: those at hand, as far as the document has them, and examples."""
    known = {header.name.lower(): header.name for header in response.headers}
    found: dict[str, str] = {}
    for header in response.headers:
        if header.name.lower() in _OWN:
            continue
        value = thaw(example_of(api, header.type, header.name))
        values = value if isinstance(value, list) else [value]
        text = ",".join(as_text(one) for one in values if not isinstance(one, dict | list))
        found[header.name] = re.sub(r"[^\x20-\x7e]", "?", text)
    for name, text in given.items():
        # a Location that the document does not have would promise too much
        if name.lower() != "location" or name.lower() in known or response.status == "412":
            found[known.get(name.lower(), name)] = text
    return found


# -- errors ----------------------------------------------------------------------------------


def _says_422(operation: Operation) -> bool:
    """Whether the document answers faulty requests with 422 alone."""
    statuses = {response.status for response in operation.responses}
    return "422" in statuses and not statuses & {"400", "4XX", "default"}


def _error_type(api: Api, operation: Operation, status: int) -> TypeRef | None:
    keys = (str(status), f"{status // 100}XX", "default", "4XX", "400")
    for key in keys:
        for response in operation.responses:
            if (
                response.status == key
                and (media := told_media(response.media, api.decls)) is not None
            ):
                return media.type
    return None


def _error_body(api: Api, ref: TypeRef | None, error: RefusalError, status: int) -> Data:
    data = _error_object(api, ref, status)
    if not _put_message(api, ref, data, error):
        data["message"] = error.message
    known = properties(ref, api.decls)
    if error.problems and "errors" not in known and not is_closed(ref, api.decls):
        data["errors"] = [
            {"in": one.place, "pointer": one.pointer, "message": one.message}
            for one in error.problems
        ]
    return data


def _error_object(api: Api, ref: TypeRef | None, status: int) -> dict[str, Data]:
    """What an error must have, and its status."""
    found: dict[str, Data] = {}
    for name, prop in properties(ref, api.decls).items():
        target = target_of(prop.type, api.decls)
        is_integer = isinstance(target, Primitive) and target.kind is Kind.INTEGER
        if is_integer and "_".join(words(name)) in _STATUSES:
            found[name] = status
        elif prop.required:
            value = prop.example if prop.has_example else example_of(api, prop.type, name)
            found[name] = thaw(value)
    return found


def _put_message(
    api: Api, ref: TypeRef | None, data: dict[str, Data], error: RefusalError, depth: int = 3
) -> bool:
    """Put the message where the document keeps it; whether there is such a place."""
    known = properties(ref, api.decls)
    for pointer in api.error_message:
        if tokens_of(pointer)[0] in known:
            put(data, pointer, error.message)
            return True
    by_words = {"_".join(words(name)): name for name in reversed(list(known))}
    for word in _MESSAGES:
        name = by_words.get(word)
        if name is None or not depth:
            continue
        value = _message_as(api, known[name].type, error, depth - 1)
        if value is not None:
            data[name] = value
            return True
    return False


def _message_as(api: Api, ref: TypeRef, error: RefusalError, depth: int) -> Data:
    """The message as a value of a type: text, an object that holds it, a list; else None."""
    target = target_of(ref, api.decls)
    match target:
        case Primitive(kind=Kind.STRING):
            return error.message
        case Array(item=item):
            inner = _message_as(api, item, error, depth)
            return None if inner is None else [inner]
        case Union(variants=variants):
            found = (_message_as(api, one, error, depth) for one in variants)
            return next((value for value in found if value is not None), None)
        case Named():
            held = _error_object(api, target, error.status)
            return held if _put_message(api, target, held, error, depth) else None
        case _:
            return None
