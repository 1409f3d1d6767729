"""What a media type asks of the code that sends or reads it."""

from __future__ import annotations

import enum


class MediaKind(enum.Enum):
    """The families of media types that the runtime tells apart."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    XML = "xml"
    LINES = "lines"
    EVENTS = "events"
    BYTES = "bytes"


_LINES = frozenset(
    {
        "application/jsonl",
        "application/json-lines",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/ndjson",
        "application/json-seq",
    }
)


def media_kind(content_type: str) -> MediaKind:
    """The family of ``content_type``; parameters and case do not matter."""
    essence = content_type.partition(";")[0].strip().lower()
    main, _, sub = essence.partition("/")
    if essence in _LINES or sub.endswith("+json-seq"):
        return MediaKind.LINES
    if essence == "text/event-stream":
        return MediaKind.EVENTS
    if sub == "json" or sub.endswith("+json"):
        return MediaKind.JSON
    if essence == "application/x-www-form-urlencoded":
        return MediaKind.FORM
    if main == "multipart":
        return MediaKind.MULTIPART
    if sub == "xml" or sub.endswith("+xml"):
        return MediaKind.XML
    if main == "text":
        return MediaKind.TEXT
    return MediaKind.BYTES
