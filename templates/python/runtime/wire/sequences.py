"""Bodies of requests that are one item after the other: JSON Lines, JSON sequences, events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Iterable, Iterator, cast

from ..base.errors import InvalidTypeError
from ..codec.encode import encode_shape
from ..codec.models import Model
from ..codec.numbers import json_text
from ..codec.shapes import ListShape, Shape, shape_from
from . import media
from .events import event_models, event_of
from .framing import ServerSentEvent, event_bytes

if TYPE_CHECKING:
    from ..spec.operation import Body


def sequence(body: Body, content_type: str, value: object) -> Iterator[bytes]:
    """The bytes of each item of ``value``. Items that are bytes already are sent as they are.

    :raises InvalidTypeError: ``value`` is no iterable of items.
    """
    if isinstance(value, (str, bytes, Mapping, Model)) or not hasattr(value, "__iter__"):
        raise InvalidTypeError("must be an iterable of items", body.argument)
    return _written(body, content_type, cast("Iterable[object]", value))


def _written(body: Body, content_type: str, items: Iterable[object]) -> Iterator[bytes]:
    shape = _item_shape(body)
    events = media.kind(content_type) == "sse"
    models = event_models(shape) if events else []
    start = "\x1e" if media.essence(content_type).endswith("json-seq") else ""
    for index, item in enumerate(items):
        if isinstance(item, (bytes, bytearray)):
            yield bytes(item)
            continue
        if events and isinstance(item, ServerSentEvent):
            yield event_bytes(item)
            continue
        encoded = encode_shape(shape, item, f"{body.argument}[{index}]")
        if events:
            yield event_bytes(event_of(models, encoded))
        else:
            yield (start + json_text(encoded) + "\n").encode("ascii")


def _item_shape(body: Body) -> Shape:
    if body.item is not None:
        return shape_from(body.item)
    shape = shape_from(body.type)
    return shape.item if isinstance(shape, ListShape) else shape
