"""``multipart/*`` bodies of responses, part by part."""

from __future__ import annotations

from email.parser import BytesHeaderParser
from typing import Dict, List, Sequence

from ..base.charsets import decode_text
from ..base.errors import ResponseValidationError
from ..codec.shapes import BinaryShape, EnumShape, ListShape, ScalarShape, Shape, TupleShape, bare
from ..codec.values import decode_bytes, decode_value
from . import media

#: The longest part in bytes; a stream with a longer one is treated as broken.
MAX_PART = 1024 * 1024 * 1024


class ReceivedPart:
    """One part: its headers, with names in lower case, and its bytes."""

    __slots__ = ("data", "headers")

    def __init__(self, headers: Dict[str, str], data: bytes) -> None:
        self.headers = headers
        self.data = data


class PartDecoder:
    """Splits a body at its boundary, however the chunks are cut. Preamble and epilogue are skipped."""

    def __init__(self, content_type: str) -> None:
        boundary = media.parse(content_type)[1].get("boundary", "")
        if not boundary:
            raise ResponseValidationError("the multipart response has no boundary")
        self._mark = b"\r\n--" + boundary.encode("utf-8")
        self._buffer = bytearray(b"\r\n")  # the first boundary has no line before it
        self._searched = 0
        self._begun = False
        self._ended = False

    def feed(self, chunk: bytes) -> List[ReceivedPart]:
        """The parts that ``chunk`` completes."""
        self._buffer += chunk
        found: List[ReceivedPart] = []
        while not self._ended:
            at = self._buffer.find(self._mark, self._searched)
            end = self._buffer.find(b"\n", at + len(self._mark)) if at >= 0 else -1
            after = bytes(self._buffer[at + len(self._mark) : at + len(self._mark) + 2])
            if at < 0 or (end < 0 and after != b"--"):
                self._searched = max(0, len(self._buffer) - len(self._mark)) if at < 0 else at
                break
            if self._begun:
                found.append(_part(bytes(self._buffer[:at])))
            self._begun, self._ended = True, after == b"--"
            # what follows the boundary may be an empty head, whose line end is the one before it
            del self._buffer[: end - 1 if end > 0 else at]
            self._searched = 0
        if len(self._buffer) > MAX_PART:
            raise ResponseValidationError(f"a part of the response is longer than {MAX_PART} bytes")
        return found

    def flush(self) -> List[ReceivedPart]:
        """The end: a part that nothing closes is incomplete, and dropped."""
        return []


def _part(data: bytes) -> ReceivedPart:
    """A part whose bytes begin with the line end of its boundary."""
    head, _, body = data.partition(b"\r\n\r\n")
    parsed = BytesHeaderParser().parsebytes(head.lstrip(b"\r\n"))
    return ReceivedPart({name.lower(): str(value) for name, value in parsed.items()}, body)


def read_part(part: ReceivedPart, item: object, shape: Shape, strict: bool) -> object:
    """The content of a part as its type; octets of a type that is not known stay octets."""
    shape = bare(shape)
    content_type = part.headers.get("content-type", "text/plain")
    kind = media.kind(content_type)
    if isinstance(shape, BinaryShape):
        return part.data
    if kind == "multipart":
        return read_parts(part.data, content_type, shape, strict)
    if kind == "json":
        return decode_bytes(item, part.data, strict=strict)
    if kind == "text" or isinstance(shape, (ScalarShape, EnumShape)):
        text, _ = decode_text(part.data, media.charset(content_type))
        return decode_value(item, text, strict=strict)
    return part.data


def read_parts(data: bytes, content_type: str, shape: Shape, strict: bool) -> Sequence[object]:
    """All parts of a body; a tuple if each position has a type of its own."""
    shape = bare(shape)
    decoder = PartDecoder(content_type)
    found: List[object] = []
    for index, part in enumerate(decoder.feed(data)):
        inner = shape.item if isinstance(shape, ListShape) else shape
        if isinstance(shape, TupleShape) and index < len(shape.items):
            inner = shape.items[index]
        found.append(read_part(part, inner.annotation, inner, strict))
    return tuple(found) if isinstance(shape, TupleShape) else found
