"""``multipart/*`` bodies whose parts have no names: a list of parts, each by its position."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Iterable, Iterator, List, Sequence, Tuple, cast

from ..base.errors import InvalidTypeError
from ..base.guards import is_list, is_several, is_tuple
from ..codec.encode import encode_shape
from ..codec.numbers import json_text
from ..codec.record import Record
from ..codec.shapes import ListShape, Shape, TupleShape, bare, shape_from
from ..spec.operation import Part
from .files import OnceSource, Source, is_file, source_of
from .multipart import (
    MultipartSource,
    declared_type,
    file_type,
    new_boundary,
    part_head,
    text_source,
)

if TYPE_CHECKING:
    from ..spec.operation import Body

_PLAIN = Part("")


def positional_source(body: Body, value: object, boundary: str) -> Tuple[Source, str]:
    """The body, and its boundary; a list can be sent again, an iterator is read part by part.

    :raises InvalidTypeError: ``value`` is no iterable of parts.
    """
    boundary = boundary or new_boundary()
    if isinstance(value, (str, Mapping, Record)) or not hasattr(value, "__iter__"):
        raise InvalidTypeError("must be an iterable of parts", body.argument)
    shape = shape_from(body.type if body.item is None else body.item)
    outer = Part("", positions=body.positions, each=body.each)
    items = _Items(bare(shape), outer, body.argument, whole=body.item is None)
    if is_list(value) or is_tuple(value):
        return MultipartSource(items.parts(value, boundary), boundary), boundary
    return OnceSource(_streamed(items, cast("Iterable[object]", value), boundary)), boundary


def _streamed(items: _Items, values: Iterable[object], boundary: str) -> Iterator[bytes]:
    for index, value in enumerate(values):
        head, source = items.part(index, value, boundary)
        yield head
        yield from source.chunks()
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode("ascii")


class _Items:
    """Parts in a row: their shapes, how they are written, and what messages call them."""

    def __init__(self, shape: Shape, outer: Part, path: str, *, whole: bool) -> None:
        self.shape = shape
        self.outer = outer
        self.path = path
        self.whole = whole  # ``shape`` is that of all parts together

    def parts(self, values: Sequence[object], boundary: str) -> List[Tuple[bytes, Source]]:
        return [self.part(index, value, boundary) for index, value in enumerate(values)]

    def part(self, index: int, value: object, boundary: str) -> Tuple[bytes, Source]:
        positions = self.outer.positions
        part = positions[index] if index < len(positions) else self.outer.each or _PLAIN
        source = _source(self._shape(index), value, part, f"{self.path}[{index}]")
        return part_head(boundary, "", source, False, []), source

    def _shape(self, index: int) -> Shape:
        if not self.whole:
            return self.shape
        if isinstance(self.shape, TupleShape) and index < len(self.shape.items):
            return self.shape.items[index]
        return self.shape.item if isinstance(self.shape, ListShape) else self.shape


def _source(shape: Shape, value: object, part: Part, path: str) -> Source:
    """The content of one part, with its media type."""
    declared = declared_type(part)
    if is_file(value):
        source = source_of(value, path)
        source.content_type = source.content_type or file_type(source.name, part)
        return source
    if declared.startswith("multipart/") and is_several(value):
        boundary = new_boundary()
        inner = _Items(bare(shape), part, path, whole=True)
        source = MultipartSource(inner.parts(list(value), boundary), boundary)
        source.content_type = f"{declared}; boundary={boundary}"
        return source
    encoded = encode_shape(shape, value, path)
    if isinstance(encoded, str) and "json" not in declared:
        return text_source(encoded, declared or "text/plain")
    return text_source(json_text(encoded), declared or "application/json")
