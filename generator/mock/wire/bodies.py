"""Bodies of requests: the media type that was meant, and the value in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from xml.parsers import expat

from generator.ir.media import holds_file, is_octets
from generator.ir.members import form_of, item_type, properties
from generator.ir.model import Api, MediaType, Operation
from generator.ir.types import TypeRef
from generator.mock.wire.coerce import scalar
from generator.mock.wire.forms import maybe_json, read_form
from generator.mock.wire.incoming import Incoming, Problem, RefusalError
from generator.mock.wire.values import Data
from generator.notation.media import OCTETS, ContentType, MediaKind, is_json


@dataclass(frozen=True, slots=True)
class Body:
    """A body that could be read. ``checked``: ``value`` is what its schema speaks of."""

    media: MediaType
    value: Data = None
    checked: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_body(api: Api, operation: Operation, incoming: Incoming) -> Body | None:
    """The body of a request; None when there is none, and none is needed.

    Raises RefusalError: 415 for a media type that the document does not have, 400 for a body
    that is missing or cannot be read.
    """
    declared = operation.body
    content_type = incoming.header("Content-Type") or ""
    if declared is None or not declared.media:
        return None
    takes_files = any(holds_file(one, api.decls) for one in declared.media)
    if not incoming.body and not (content_type and takes_files):
        if declared.required:
            raise _unreadable("The body is required, but it was not sent.")
        return None
    media = choose(declared.media, content_type or OCTETS)
    if media is None:
        known = ", ".join(one.content_type for one in declared.media)
        sent = ContentType.parse(content_type).essence or "without a Content-Type"
        raise RefusalError(415, f"The body is {sent}, but the document declares {known}.")
    return _read(api, media, content_type or media.content_type, incoming.body)


def choose(media: tuple[MediaType, ...], content_type: str) -> MediaType | None:
    """The declared media type that ``content_type`` is: the same one, else a range around it."""
    sent = ContentType.parse(content_type)
    declared = [(ContentType.parse(one.content_type), one) for one in media]
    fitting = [(name.breadth, one) for name, one in declared if name.covers(sent)]
    return min(fitting, key=lambda found: found[0])[1] if fitting else None


def _read(api: Api, media: MediaType, content_type: str, raw: bytes) -> Body:
    sent = ContentType.parse(content_type)
    if media.item is not None:
        return Body(media, _sequence(sent.kind, raw), checked=media.type is None)
    if is_octets(media.type, api.decls):
        return Body(media)
    match sent.kind:
        case MediaKind.JSON:
            return Body(media, _json(raw), checked=True)
        case MediaKind.FORM:
            text = raw.decode("utf-8", "replace")
            return Body(media, read_form(api, media.type, media.encoding, text), checked=True)
        case MediaKind.MULTIPART:
            return _multipart(api, media, sent.parameter("boundary"), raw)
        case MediaKind.XML:
            _check_xml(raw)
            return Body(media)
        case _ if holds_file(media, api.decls):
            return Body(media)
        case _:
            return _plain_text(api, media, raw)


def _plain_text(api: Api, media: MediaType, raw: bytes) -> Body:
    try:
        return Body(media, scalar(raw.decode(), media.type, api), checked=media.type is not None)
    except UnicodeDecodeError as error:
        message = f"The body is not text in UTF-8: {error.reason} at byte {error.start}."
        raise _unreadable(message) from error


def _json(raw: bytes) -> Data:
    try:
        value: Data = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _unreadable(f"The body is not valid JSON: {error}.") from error
    return value


def _no_constant(name: str) -> Data:
    raise ValueError(f"{name} is not a JSON value")


def _sequence(kind: MediaKind, raw: bytes) -> Data:
    """The values of JSON lines; other sequences are taken as they are."""
    if kind not in {MediaKind.LINES, MediaKind.JSON}:
        return []
    return [_json(line) for line in raw.replace(b"\x1e", b"\n").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class _FormPart:
    name: str
    filename: str | None
    content_type: str
    content: bytes


def _multipart(api: Api, media: MediaType, boundary: str, raw: bytes) -> Body:
    if not boundary:
        raise _unreadable("The Content-Type of the body has no boundary.")
    if media.positions or media.each or form_of(media.type, api.decls) == "array":
        return Body(media, _in_order(raw, boundary), checked=media.type is not None)
    known = properties(media.type, api.decls)
    grouped: dict[str, list[Data]] = {}
    files: dict[str, bytes] = {}
    for part in _parts(raw, boundary.encode()):
        prop = known.get(part.name)
        ref = prop.type if prop is not None else None
        if ref is not None and form_of(ref, api.decls) == "array":
            ref = item_type(ref, api.decls)
        if part.filename is not None or is_octets(ref, api.decls):
            files.setdefault(part.name, part.content)
        grouped.setdefault(part.name, []).append(_part_value(api, part, ref))
    found: dict[str, Data] = {}
    for name, values in grouped.items():
        is_list = name in known and form_of(known[name].type, api.decls) == "array"
        whole = values[0] if len(values) == 1 and isinstance(values[0], list) else values
        found[name] = whole if is_list else values[-1]
    return Body(media, found, checked=True, files=files)


def _in_order(raw: bytes, boundary: str) -> list[Data]:
    """The values of parts without names; a part that is multipart itself is a list."""
    found: list[Data] = []
    for part in _parts(raw, boundary.encode()):
        inner = ContentType.parse(part.content_type)
        if inner.kind is MediaKind.MULTIPART:
            found.append(_in_order(part.content, inner.parameter("boundary")))
        elif is_json(part.content_type):
            found.append(_json(part.content))
        else:
            found.append(part.content.decode("utf-8", "replace"))
    return found


def _part_value(api: Api, part: _FormPart, ref: TypeRef | None) -> Data:
    if is_json(part.content_type):
        return _json(part.content)
    text = part.content.decode("utf-8", "replace")
    if part.filename is not None or ref is None:
        return text
    return scalar(text, ref, api) if form_of(ref, api.decls) == "scalar" else maybe_json(text)


def _parts(raw: bytes, boundary: bytes) -> list[_FormPart]:
    """The parts of a multipart body, byte for byte."""
    pieces = (b"\r\n" + raw).split(b"\r\n--" + boundary)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise _unreadable("The body is not a complete multipart body.")
    found = []
    for piece in pieces[1:-1]:
        head, separator, content = piece.partition(b"\r\n\r\n")
        if not separator:
            raise _unreadable("A part of the body lacks the empty line after its headers.")
        header = Message()
        for line in head.decode("utf-8", "replace").split("\r\n"):
            field_name, colon, value = line.partition(":")
            if colon:
                header[field_name.strip()] = value.strip()
        name = header.get_param("name", header="Content-Disposition")
        filename = header.get_param("filename", header="Content-Disposition")
        found.append(
            _FormPart(
                name=name if isinstance(name, str) else "",
                filename=None if filename is None else str(filename),
                content_type=header.get("Content-Type", ""),
                content=content,
            )
        )
    return found


def _check_xml(raw: bytes) -> None:
    """Whether the XML is well-formed; what it holds is not compared with the schema."""
    try:
        expat.ParserCreate().Parse(raw, True)
    except expat.ExpatError as error:
        raise _unreadable(f"The body is not well-formed XML: {error}.") from error


def _unreadable(message: str) -> RefusalError:
    return RefusalError(400, message, Problem("body", "", message))
