"""Media types: which kind of body each one is, and which of several matches."""

from __future__ import annotations

import re
from typing import Dict, Iterable, Tuple

_PARAMETER = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')

_FORM = "application/x-www-form-urlencoded"
_LINES = (
    "application/jsonl",
    "application/x-jsonlines",
    "application/x-jsonl",
    "application/jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "application/json-lines",
    "application/json-seq",
    "application/stream+json",
    "text/jsonl",
    "text/ndjson",
)


def parse(media: str) -> Tuple[str, Dict[str, str]]:
    """``type/subtype`` in lower case, and the parameters by lower-case name."""
    parameters: Dict[str, str] = {}
    for name, value in _PARAMETER.findall(media):
        text = value.strip()
        if text[:1] == '"':
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        parameters.setdefault(name.lower(), text)
    return media.partition(";")[0].strip().lower(), parameters


def essence(media: str) -> str:
    """``type/subtype`` in lower case, without parameters."""
    return media.partition(";")[0].strip().lower()


def charset(media: str) -> str:
    """The ``charset`` parameter, "" when there is none."""
    return parse(media)[1].get("charset", "") if "charset" in media.lower() else ""


def kind(media: str) -> str:
    """``json``, ``jsonl``, ``sse``, ``form``, ``multipart``, ``xml``, ``text`` or ``bytes``."""
    name = essence(media)
    if name in _LINES or name.endswith("+json-seq"):
        return "jsonl"
    if name in ("application/json", "text/json") or name.endswith("+json"):
        return "json"
    if name == "text/event-stream":
        return "sse"
    if name == _FORM:
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    if name.endswith(("/xml", "+xml")) and not name.startswith("image/"):
        return "xml"
    return "text" if name.startswith("text/") else "bytes"


def is_json(media: str) -> bool:
    """Whether a body of this type is one JSON document."""
    return kind(media) == "json"


def is_range(media: str) -> bool:
    """``*/*`` or ``image/*``: not a type that can be sent."""
    return "*" in essence(media)


def matches(declared: str, actual: str) -> bool:
    """Whether ``actual`` is the declared type, or lies in the declared range."""
    wanted, got = essence(declared), essence(actual)
    if wanted in (got, "*/*", "*"):
        return True
    return wanted.endswith("/*") and got.startswith(wanted[:-1])


def accept(declared: Iterable[str]) -> str:
    """An ``Accept`` header: the declared types once each, in order; ``*/*`` for none."""
    return ", ".join(dict.fromkeys(media for media in declared if media)) or "*/*"
