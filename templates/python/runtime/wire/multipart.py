"""``multipart/*`` bodies: a list of parts, each a header in memory and a source of bytes."""

from __future__ import annotations

import mimetypes
import os
from typing import Any, AsyncIterator, Iterator, List, Mapping, Optional, Tuple, cast

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict, is_list
from ..codec import styles
from ..codec.numbers import json_text
from ..spec.operation import Part
from ..spec.options import NOT_GIVEN
from . import media, params
from .files import BytesSource, Source
from .forms import property_pairs

#: RFC 7578 as browsers apply it: a quote or a line break would end the name.
_NAME = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
_OCTETS = "application/octet-stream"


class MultipartSource(Source):
    """The whole body. Only the headers are kept in memory; files are read while they are sent."""

    def __init__(self, parts: List[Tuple[bytes, Source]], boundary: str) -> None:
        self.parts = parts
        self.boundary = boundary
        self.end = f"--{boundary}--\r\n".encode("ascii")
        sizes = [None if s.size is None else len(head) + s.size + 2 for head, s in parts]
        known = [size for size in sizes if size is not None]
        super().__init__(len(self.end) + sum(known) if len(known) == len(sizes) else None)
        self.replayable = all(source.replayable for _, source in parts)
        self.asynchronous = any(source.asynchronous for _, source in parts)

    def chunks(self) -> Iterator[bytes]:
        for head, source in self.parts:
            yield head
            yield from source.chunks()
            yield b"\r\n"
        yield self.end

    async def achunks(self) -> AsyncIterator[bytes]:
        for head, source in self.parts:
            yield head
            async for chunk in source.achunks():
                yield chunk
            yield b"\r\n"
        yield self.end


def new_boundary() -> str:
    """A boundary that does not occur in any content."""
    return os.urandom(16).hex()


def multipart_source(
    values: Mapping[str, Any],
    parts: Tuple[Part, ...],
    headers: Mapping[str, Mapping[str, Any]],
    boundary: Optional[str] = None,
) -> MultipartSource:
    """The body made of properties: files as sources, everything else ready for JSON.

    ``headers`` gives the values of part headers by property and argument name. A list becomes one
    part for each item, an object one JSON part, unless the encoding of the property differs.
    """
    boundary = boundary or new_boundary()
    by_wire = {part.wire: part for part in parts}
    built: List[Tuple[bytes, Source]] = []
    for name, value in values.items():
        if value is None:
            continue
        part = by_wire.get(name)
        extra = _part_headers(part, headers.get(name, {}))
        for part_name, source, disposition in _property(name, value, part):
            head = part_head(boundary, part_name, source, disposition, extra)
            built.append((head, source))
    return MultipartSource(built, boundary)


def _property(name: str, value: object, part: Optional[Part]) -> Iterator[Tuple[str, Source, bool]]:
    """``(part name, content, whether it is a file)`` of each part of one property."""
    items = value if is_list(value) else [value]
    if any(isinstance(item, Source) for item in items):
        for source in cast("List[Source]", items):
            source.name = source.name or name
            source.content_type = source.content_type or file_type(source.name, part)
            yield name, source, True
        return
    declared = declared_type(part)
    styled = part is not None and bool(part.style)
    for item in [value] if styled or "json" in declared else items:
        if item is None:
            continue
        if not styled and ("json" in declared or is_dict(item) or is_list(item)):
            yield name, text_source(json_text(item), declared or "application/json"), False
            continue
        for pair_name, text in property_pairs(name, item, part, styles.as_is):
            yield pair_name, text_source(text, declared), False


def text_source(text: str, content_type: str) -> Source:
    """Text as the content of a part."""
    try:
        source = BytesSource(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidRequestError("contains a lone surrogate, which UTF-8 cannot encode") from None
    source.content_type = content_type
    return source


def declared_type(part: Optional[Part]) -> str:
    """The first content type of the encoding that is not a range."""
    types = [t.strip() for t in part.content_type.split(",")] if part is not None else []
    return next((t for t in types if t and not media.is_range(t)), "")


def file_type(filename: str, part: Optional[Part]) -> str:
    """The declared type; for several or a range, the one that matches the file's name."""
    guessed = mimetypes.guess_type(filename)[0] or ""
    types = [t.strip() for t in part.content_type.split(",") if t.strip()] if part else []
    if guessed and any(media.matches(t, guessed) for t in types):
        return guessed
    return declared_type(part) or guessed or _OCTETS


def _part_headers(part: Optional[Part], values: Mapping[str, Any]) -> List[Tuple[str, str]]:
    found: List[Tuple[str, str]] = []
    for header in part.headers if part is not None else ():
        value = values.get(header.name, NOT_GIVEN)
        if value is not None and value is not NOT_GIVEN:
            found.append((header.wire, params.header_text(header, value)))
        elif header.required:
            raise InvalidRequestError("is required", header.name)
    return found


def part_head(
    boundary: str, name: str, source: Source, is_a_file: bool, extra: List[Tuple[str, str]]
) -> bytes:
    """What stands before the content of a part."""
    # without a name it is no form: parts of multipart/mixed and its like
    disposition = [f'form-data; name="{name.translate(_NAME)}"'] if name else []
    if is_a_file and (name or source.name):
        disposition = disposition or ["attachment"]
        disposition.append(f'filename="{source.name.translate(_NAME)}"')
    lines = [("Content-Disposition", "; ".join(disposition))] if disposition else []
    if source.content_type:
        if any(c in source.content_type for c in "\r\n\0"):
            raise InvalidRequestError("a content type must not contain a line break or NUL", name)
        lines.append(("Content-Type", source.content_type))
    text = "".join(f"{key}: {value}\r\n" for key, value in lines + extra)
    try:
        return f"--{boundary}\r\n{text}\r\n".encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidRequestError("the name contains a lone surrogate", name) from None
