"""Server-sent events as values: models of whole events, and what the text of their data holds."""

from __future__ import annotations

import json
from typing import Dict, List

from ..base.guards import is_mapping
from ..codec.numbers import json_text
from ..codec.shapes import AnyShape, EnumShape, ModelShape, ScalarShape, Shape, UnionShape, bare
from .framing import ServerSentEvent

_BESIDE_DATA = {"event", "id", "retry"}


def event_models(shape: Shape) -> List[ModelShape]:
    """The models of whole events that an item may be; none if it is what their data holds."""
    shape = bare(shape)
    variants = shape.variants if isinstance(shape, UnionShape) else (shape,)
    models = [one for one in map(bare, variants) if isinstance(one, ModelShape) and one.fields]
    whole = all("data" in m.by_wire and m.by_wire.keys() & _BESIDE_DATA for m in models)
    return models if whole and len(models) == len(variants) else []


def content_of(models: List[ModelShape], event: ServerSentEvent) -> Dict[str, object]:
    """The data of an event whose model says that it is not text: what the text holds."""
    named = [model for model in models if _names(model, event.event)] or models
    if any(_is_text(bare(model.by_wire["data"].shape)) for model in named):
        return {}
    try:
        return {"data": json.loads(event.data)}
    except ValueError:
        return {}


def holds_text(shape: Shape, data: str) -> bool:
    """Whether the data of an event is text as it stands, and no JSON: its schema has to allow that."""
    variants = shape.variants if isinstance(shape, UnionShape) else (shape,)
    texts = [one for one in map(bare, variants) if _is_text(one)]
    if not texts:
        return False
    try:
        value = json.loads(data)
    except ValueError:
        return True
    only_text = len(texts) == len(variants) and not any(isinstance(t, AnyShape) for t in texts)
    return only_text and not isinstance(value, str)


def event_of(models: List[ModelShape], item: object) -> ServerSentEvent:
    """A JSON-ready item as an event: the whole of it, or what its data holds."""
    if not models or not is_mapping(item):
        return ServerSentEvent(_text(item))
    retry = item.get("retry")
    return ServerSentEvent(
        _text(item.get("data", "")),
        str(item.get("event") or ""),
        str(item.get("id") or ""),
        retry if isinstance(retry, int) else None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else json_text(value)


def _names(model: ModelShape, event: str) -> bool:
    """Whether a model lists this name of an event."""
    field = model.by_wire.get("event")
    shape = bare(field.shape) if field is not None else None
    return isinstance(shape, EnumShape) and shape.has(event)


def _is_text(shape: Shape) -> bool:
    """Whether the wire form of a value is always a string."""
    if isinstance(shape, EnumShape):
        return all(isinstance(value, str) for value in shape.values)
    return isinstance(shape, AnyShape) or (isinstance(shape, ScalarShape) and shape.scalar.text)
