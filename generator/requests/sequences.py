"""Bodies that are one value after the other, as text: JSON lines, events, parts without names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from generator.ir.media import part_type
from generator.ir.model import MediaType
from generator.ir.types import JsonValue
from generator.notation.media import JSON, ContentType, MediaKind
from generator.requests.serialize import text_of

BOUNDARY: Final = "part-of-the-body"
_FIELDS: Final = ("event", "id", "retry")


def sequence_text(content_type: str, values: Sequence[JsonValue]) -> str:
    """JSON lines, a JSON sequence, or server-sent events."""
    sent = ContentType.parse(content_type)
    if sent.kind is MediaKind.EVENTS:
        return "".join(_event(value) for value in values)
    start = "\x1e" if sent.is_sequence else ""
    return "".join(f"{start}{json.dumps(value)}\n" for value in values)


def _event(value: JsonValue) -> str:
    """An event: the whole of it if it has data, else what its data holds."""
    event = value if isinstance(value, dict) and "data" in value else {"data": value}
    data = event["data"]
    lines = [f"{name}: {text_of(event[name])}" for name in _FIELDS if name in event]
    text = data if isinstance(data, str) else json.dumps(data)
    lines += [f"data: {line}" for line in text.split("\n")]
    return "\n".join(lines) + "\n\n"


def has_positions(media: MediaType) -> bool:
    """Whether the parts of a multipart body have positions rather than names."""
    return bool(media.item is not None or media.positions or media.each)


def parts_text(media: MediaType, values: Sequence[JsonValue]) -> tuple[str, str]:
    """Parts without names, and the media type with their boundary."""
    pieces = []
    for index, value in enumerate(values):
        encoding = media.positions[index] if index < len(media.positions) else media.each
        plain = isinstance(value, str)
        content_type = part_type(encoding) or ("text/plain" if plain else JSON)
        text = value if isinstance(value, str) else json.dumps(value)
        pieces.append(f"--{BOUNDARY}\r\nContent-Type: {content_type}\r\n\r\n{text}\r\n")
    text = "".join([*pieces, f"--{BOUNDARY}--\r\n"])
    return text, f"{media.content_type}; boundary={BOUNDARY}"
