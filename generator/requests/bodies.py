"""The body of a request from its media type and an example value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.examples import example_of
from generator.ir.media import is_octets, part_type, part_types, sends_octets
from generator.ir.model import Api, Encoding, Header, MediaType
from generator.ir.types import Array, JsonValue, Named, ObjectDecl, TypeRef
from generator.ir.walk import properties_of, target_of
from generator.notation.media import (
    JSON,
    MULTIPART,
    OCTETS,
    ContentType,
    MediaKind,
    is_json,
    is_range,
)
from generator.requests import serialize
from generator.requests.model import (
    Body,
    FileBody,
    FilePart,
    FormBody,
    JsonBody,
    MultipartBody,
    Pair,
    Part,
    TextBody,
    TextPart,
)
from generator.requests.sequences import has_positions, parts_text, sequence_text
from generator.requests.xml import xml_text


def build_body(api: Api, media: MediaType, value: JsonValue) -> Body:
    """What goes out when ``value`` is sent as ``media``."""
    sent = media.content_type
    if sends_octets(media, api.decls):
        return FileBody(OCTETS if is_range(sent) else sent)
    match media.kind:
        case MediaKind.TEXT:
            return TextBody(sent, value if isinstance(value, str) else json.dumps(value))
        case MediaKind.XML:
            return TextBody(sent, _xml(api, media, value))
        case MediaKind.LINES | MediaKind.EVENTS:
            return TextBody(sent, _lines(sent, value))
        case MediaKind.FORM:
            return FormBody(sent, tuple(_form(_fields(api, media, value), media.encoding)))
        case MediaKind.MULTIPART if has_positions(media):
            parts = value if isinstance(value, tuple) else (value,)
            text, sent = parts_text(media, parts)
            return TextBody(sent, text)
        case MediaKind.MULTIPART:
            fields = _fields(api, media, value)
            kind = MULTIPART if is_range(sent) else sent
            return MultipartBody(kind, tuple(_parts(api, media, fields)))
        case (
            MediaKind.JSON | MediaKind.BYTES
        ):  # of bytes only a range that holds a structure comes here
            return JsonBody(JSON if is_range(sent) else sent, value)


def _xml(api: Api, media: MediaType, value: JsonValue) -> str:
    """Documents write an example of XML as text, or as the JSON that stands for it."""
    if isinstance(value, str) or media.type is None:
        return value if isinstance(value, str) else serialize.text_of(value)
    return xml_text(value, media.type, api.decls, media.xml)


def _lines(content_type: str, value: JsonValue) -> str:
    if isinstance(value, str):
        return value
    return sequence_text(content_type, value if isinstance(value, tuple) else (value,))


def _fields(api: Api, media: MediaType, value: JsonValue) -> Mapping[str, JsonValue]:
    """The properties in the order of the schema, as an SDK sends its arguments; others last."""
    if not isinstance(value, dict):
        return {}
    declared = [name for name in _property_types(api, media.type) if name in value]
    return {name: value[name] for name in dict.fromkeys([*declared, *value])}


def _form(fields: Mapping[str, JsonValue], encodings: tuple[Encoding, ...]) -> Iterator[Pair]:
    by_name = {encoding.property: encoding for encoding in encodings}
    for name, value in fields.items():
        if value is not None:
            yield from serialize.property_pairs(name, value, by_name.get(name))


def _parts(api: Api, media: MediaType, fields: Mapping[str, JsonValue]) -> Iterator[Part]:
    by_name = {encoding.property: encoding for encoding in media.encoding}
    types = _property_types(api, media.type)
    for name, value in fields.items():
        if value is None:
            continue
        encoding = by_name.get(name)
        headers = tuple(_part_headers(api, encoding))
        if name in types and _holds_files(api, types[name]):
            yield FilePart(name, _file_type(encoding), headers=headers)
        else:
            yield from _text_parts(name, value, encoding, headers)


def _property_types(api: Api, ref: TypeRef | None) -> Mapping[str, TypeRef]:
    target = target_of(ref, api.decls) if ref is not None else None
    decl = api.decls.get(target.id) if isinstance(target, Named) else None
    if not isinstance(decl, ObjectDecl):
        return {}
    return {prop.name: prop.type for prop in properties_of(decl, api.decls)}


def _holds_files(api: Api, ref: TypeRef) -> bool:
    target = target_of(ref, api.decls)
    return is_octets(target.item if isinstance(target, Array) else target, api.decls)


def _text_parts(
    name: str, value: JsonValue, encoding: Encoding | None, headers: tuple[Pair, ...]
) -> Iterator[TextPart]:
    """A list makes one part an item, an object one JSON part, as the encoding says otherwise."""
    declared = part_type(encoding)
    styled = encoding is not None and encoding.style is not None
    whole = styled or is_json(declared) or not isinstance(value, tuple)
    for item in (value,) if whole or not isinstance(value, tuple) else value:
        if item is None:
            continue
        if not styled and (is_json(declared) or isinstance(item, dict | tuple)):
            yield TextPart(name, declared or JSON, json.dumps(item), headers)
            continue
        for part_name, text in serialize.part_pairs(name, item, encoding):
            yield TextPart(part_name, declared, text, headers)


def _file_type(encoding: Encoding | None) -> str:
    octets = ContentType.parse(OCTETS)
    if any(ContentType.parse(one).covers(octets) for one in part_types(encoding)):
        return OCTETS
    return part_type(encoding) or OCTETS


def _part_headers(api: Api, encoding: Encoding | None) -> Iterator[Pair]:
    headers: tuple[Header, ...] = encoding.headers if encoding is not None else ()
    for header in headers:
        if header.required:
            value = example_of(api, header.type, header.name)
            pieces = serialize.members(value, serialize.as_is, explode=False)
            yield header.name, ",".join(pieces)
