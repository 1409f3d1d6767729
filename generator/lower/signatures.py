"""``x-sdk-webhook-signature``: how the server signs the requests that it makes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Sink
from generator.document.findings import Finding
from generator.document.tree import Obj
from generator.ir.hints import WebhookSignature
from generator.lower.hints import HintReader

KEY: Final = "x-sdk-webhook-signature"

_HEADERS: Final = ("header", "id_header", "timestamp_header")
_PREFIXES: Final = ("prefix", "timestamp_prefix")
#: The words of a key; the first is the default.
_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "algorithm": ("sha256", "sha512", "sha1"),
        "encoding": ("hex", "base64"),
        "secret": ("text", "hex", "base64"),
        "timestamp": ("seconds", "milliseconds", "iso8601"),
    }
)
#: What a signature of each type may say beside its type.
_KEYS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "standard-webhooks": frozenset({"header_prefix", "tolerance"}),
        "hmac": frozenset({*_WORDS, *_HEADERS, *_PREFIXES, "content", "tolerance"}),
        "none": frozenset(),
    }
)
_PLACES: Final = re.compile(r"(\{(?:id|timestamp|body)\})")
_BRACES: Final = re.compile(r"\{[^}]*\}?|\}")
_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110
_PREFIX: Final = re.compile(r"(?![,; ])[ -~]+")  # parts are stripped of these
_DEFAULT_TOLERANCE: Final = 300.0


def read_signature(
    node: Obj, inherited: WebhookSignature | None, sink: Sink
) -> WebhookSignature | None:
    """The signature that ``node`` declares, else the one that it inherits; None for none."""
    value = node.get(KEY)
    if value is None:
        return inherited
    reader = HintReader(sink)
    kind = value.get("type") if isinstance(value, Obj) else ""
    known = kind if isinstance(kind, str) and kind in _KEYS else "hmac"
    inner = reader.mapping(node, KEY, {"type", *_KEYS[known]})
    if inner is None or not reader.needs(inner, "type"):
        return None
    if kind != known:
        reader.wrong(inner, "type", f"one of {', '.join(map(repr, _KEYS))}")
        return None
    if known == "hmac":
        return _hmac(reader, inner)
    return _standard(reader, inner) if known == "standard-webhooks" else None


def _standard(reader: HintReader, inner: Obj) -> WebhookSignature:
    name = _matching(reader, inner, "header_prefix", _TOKEN, "the beginning of header names")
    name = name or "webhook"
    return WebhookSignature(
        header=f"{name}-signature",
        content=("{id}", ".", "{timestamp}", ".", "{body}"),
        encoding="base64",
        key="whsec",
        prefix="v1,",
        timestamp_header=f"{name}-timestamp",
        id_header=f"{name}-id",
        tolerance=_tolerance(reader, inner),
    )


def _hmac(reader: HintReader, inner: Obj) -> WebhookSignature | None:
    timed = "timestamp_header" in inner or "timestamp_prefix" in inner
    # only without a time there is one likely content
    if not reader.needs(inner, "header", *(["content"] if timed else [])):
        return None
    reported = len(reader.sink)
    words = {key: _word(reader, inner, key) for key in _WORDS}
    headers = {key: _matching(reader, inner, key, _TOKEN, "a header name") for key in _HEADERS}
    prefixes = {key: _matching(reader, inner, key, _PREFIX, "ASCII text") for key in _PREFIXES}
    content = tuple(piece for piece in _PLACES.split(_content(reader, inner)) if piece)
    tolerance = _tolerance(reader, inner)
    if len(reader.sink) == reported:
        for found in islice(_contradictions(inner, content), 1):
            reader.sink.error("L304", found.message, found.loc, hint=found.hint)
    return WebhookSignature(
        **headers,
        **prefixes,
        algorithm=words["algorithm"],
        encoding=words["encoding"],
        key=words["secret"],
        timestamp=words["timestamp"],
        content=content,
        tolerance=tolerance,
    )


def _contradictions(inner: Obj, content: tuple[str, ...]) -> Iterator[Finding]:
    """What would leave requests unprotected, or refuse all of them."""
    braces = (_BRACES.search(piece) for piece in content if not _PLACES.fullmatch(piece))
    if unknown := next((found[0] for found in braces if found), ""):
        message = f"'content' has {unknown!r}, which stands for nothing."
        yield Finding(inner.at("content"), message, "Use {id}, {timestamp} and {body}.")
    if "{body}" not in content:
        message = "'content' lacks {body}, so anybody could change the body of a request."
        yield Finding(inner.at("content"), message, "Add {body} where the body is signed.")
    if "timestamp_header" in inner and "timestamp_prefix" in inner:
        message = "'timestamp_header' and 'timestamp_prefix' exclude each other."
        yield Finding(inner.at("timestamp_prefix"), message, "Remove one of the two.")
    sources = {
        "{id}": [key for key in ("id_header",) if key in inner],
        "{timestamp}": [key for key in ("timestamp_header", "timestamp_prefix") if key in inner],
    }
    for place, keys in sources.items():
        what = place.strip("{}")
        if place in content and not keys:
            message = f"'content' has {place}, but nothing says where it comes from."
            yield Finding(inner.at("content"), message, f"Add '{what}_header'.")
        if keys and place not in content:
            message = f"The value of {keys[0]!r} is not signed, so anybody could change it."
            yield Finding(
                inner.at(keys[0]), message, f"Add {place} to 'content', or remove {keys[0]!r}."
            )
    for key in ("timestamp", "tolerance"):
        if key in inner and not sources["{timestamp}"]:
            message = f"{key!r} has no effect, because requests have no timestamp."
            yield Finding(inner.at(key), message, "Add 'timestamp_header', or remove it.")


def _word(reader: HintReader, inner: Obj, key: str) -> str:
    words = _WORDS[key]
    value = inner.get(key, words[0])
    if isinstance(value, str) and value in words:
        return value
    reader.wrong(inner, key, f"one of {', '.join(map(repr, words))}")
    return words[0]


def _matching(
    reader: HintReader, inner: Obj, key: str, pattern: re.Pattern[str], expected: str
) -> str:
    if key not in inner:
        return ""
    value = inner[key]
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    reader.wrong(inner, key, expected)
    return ""


def _content(reader: HintReader, inner: Obj) -> str:
    value = inner.get("content", "{body}")
    if isinstance(value, str):
        return value
    reader.wrong(inner, "content", "a string such as '{timestamp}.{body}'")
    return "{body}"


def _tolerance(reader: HintReader, inner: Obj) -> float:
    value = reader.number(inner, "tolerance", _DEFAULT_TOLERANCE)
    if 0 < value < math.inf:
        return value
    reader.wrong(inner, "tolerance", "a number of seconds, more than 0")
    return _DEFAULT_TOLERANCE
