"""Which of the media types of a body the caller means: the one that fits what was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Dict, List, Optional, Tuple

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_mapping
from ..codec.record import Record
from ..codec.sending import wire_items
from ..codec.shapes import BinaryShape, ModelShape, Shape, model_shape, shape_from
from ..spec.operation import Body
from . import given, media
from .files import is_file, source_of

#: The kinds of media types that a value has, most likely first.
_FOR_TEXT = ("text", "xml", "json", "jsonl", "form")
_FOR_FILES = ("bytes", "multipart", "text", "xml", "jsonl")
_FOR_OBJECTS = ("json", "form", "multipart", "xml")
_FOR_OTHERS = ("json", "jsonl", "xml", "form", "multipart")
_NO_PLACE = "has a file, for which there is no place"


def choose(
    candidates: List[Body],
    declared: Tuple[Body, ...],
    arguments: Mapping[str, Any],
    wanted: Optional[str],
) -> Tuple[Body, str]:
    """The body to use, and its content type.

    :raises InvalidRequestError: none fits, or none is called as the caller ``wanted``.
    """
    if wanted:
        body = _named(declared, wanted)
        if media.kind(body.media) == "json" and len(declared) > 1 and _holds_file(body, arguments):
            raise InvalidRequestError(_NO_PLACE, body.argument)
        return body, wanted
    if len(candidates) == 1:
        return candidates[0], candidates[0].media
    ranks: Dict[int, Tuple[int, ...]] = {}
    reasons: List[str] = []
    for at, body in enumerate(candidates):
        try:
            ranks[at] = _rank(body, arguments)
        except InvalidRequestError as error:
            reasons.append(f"{body.media}: {error}")
    if not ranks:
        message = "no media type fits; " + "; ".join(reasons)
        raise InvalidRequestError(message, candidates[0].argument)
    body = candidates[min(ranks, key=lambda at: (ranks[at], at))]
    return body, body.media


def _named(declared: Tuple[Body, ...], wanted: str) -> Body:
    exact = [b for b in declared if media.essence(b.media) == media.essence(wanted)]
    wide = [b for b in declared if media.matches(b.media, wanted)]
    # raw bytes can have any content type that the caller names
    raw = [b for b in declared if media.kind(b.media) == "bytes"]
    if exact or wide or raw:
        return (exact or wide or raw)[0]
    known = ", ".join(body.media for body in declared)
    raise InvalidRequestError(f"content_type must be one of {known}")


def _rank(body: Body, arguments: Mapping[str, Any]) -> Tuple[int, ...]:
    """How well the media type fits, the least first.

    :raises InvalidRequestError: it does not fit.
    """
    shape, kind = shape_from(body.type), media.kind(body.media)
    if body.fields:  # all media types have the same properties
        return (_holds_file(body, arguments) and kind != "multipart",)
    value = given.whole(body, arguments)
    _check(body, kind, shape, arguments)
    unlike = not (isinstance(shape, ModelShape) and isinstance(value, shape.cls))
    return (unlike, _unknown(shape, value), _order(kind, value))


def _check(body: Body, kind: str, shape: Shape, arguments: Mapping[str, Any]) -> None:
    value = given.whole(body, arguments)
    structured = isinstance(value, Record) or is_mapping(value)
    if kind in ("text", "xml", "form") and is_file(value):
        return
    if kind in ("xml", "form") and isinstance(value, str):
        return
    if kind in ("jsonl", "sse"):
        if structured or not (hasattr(value, "__iter__") or is_file(value)):
            raise InvalidTypeError("must be an iterable of items", body.argument)
        return
    if kind == "multipart":
        given.parts(body, shape, arguments)
        return
    if isinstance(shape, BinaryShape) or (kind == "bytes" and not media.is_range(body.media)):
        if structured:
            raise InvalidTypeError(f"must be a file, not {type(value).__name__}", body.argument)
        source_of(value, body.argument)
        return
    if _holds_file(body, arguments):
        raise InvalidRequestError(_NO_PLACE, body.argument)
    given.encoded(body, shape, arguments)


def _holds_file(body: Body, arguments: Mapping[str, Any]) -> bool:
    shape = shape_from(body.type)
    properties = {wire: arguments.get(name) for name, wire in body.fields}
    whole = given.whole(body, arguments)
    return given.holds_file(shape, whole) or given.holds_file(shape, properties)


def _unknown(shape: Shape, value: object) -> int:
    """How many properties the type does not have."""
    if not isinstance(shape, ModelShape):
        return 0
    if isinstance(value, Record):
        value = wire_items(value, model_shape(type(value)))
    return sum(shape.find(str(key)) is None for key in value) if is_mapping(value) else 0


def _order(kind: str, value: object) -> int:
    if isinstance(value, (Record, Mapping)):
        return kind not in _FOR_OBJECTS
    files = is_file(value)
    order = _FOR_TEXT if isinstance(value, str) else _FOR_FILES if files else _FOR_OTHERS
    return order.index(kind) if kind in order else len(order)
