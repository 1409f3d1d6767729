"""Media types as text: ``application/problem+json; charset=utf-8``."""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass
from typing import Final

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
OCTETS: Final = "application/octet-stream"
EVENTS: Final = "text/event-stream"

#: How broad ``*/*`` is.
ANYTHING: Final = 3

# JSON Lines has no registered name, and therefore many.
_LINES: Final = frozenset(
    {
        "application/json-lines",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/stream+json",
        "application/x-jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
        "text/jsonl",
        "text/ndjson",
    }
)
_PARAMETER: Final = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
_ESCAPE: Final = re.compile(r"\\(.)")


class MediaKind(enum.Enum):
    """The families of media types: bodies of one family are written and read alike."""

    JSON = "json"
    LINES = "lines"  # JSON values, one after the other
    EVENTS = "events"  # server-sent events
    FORM = "form"
    MULTIPART = "multipart"
    XML = "xml"
    TEXT = "text"
    BYTES = "bytes"  # everything else


@dataclass(frozen=True, slots=True)
class ContentType:
    """A media type, or a range of them, taken apart. All but values of parameters is lower case."""

    main: str  # application
    sub: str  # problem+json
    parameters: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> ContentType:
        """Take ``text`` apart; what is no media type at all has an empty ``sub``."""
        main, _, sub = text.partition(";")[0].strip().lower().partition("/")
        return cls(main, sub, tuple(_parameters(text)))

    @property
    def essence(self) -> str:
        """``type/subtype``, without parameters."""
        return f"{self.main}/{self.sub}" if self.sub else self.main

    @property
    def suffix(self) -> str:
        """What follows the last plus sign: ``json``; else ""."""
        return self.sub.rpartition("+")[2] if "+" in self.sub else ""

    @property
    def kind(self) -> MediaKind:
        """The family; parameters do not matter."""
        if self.essence in _LINES or self.is_sequence:
            return MediaKind.LINES
        if self.essence == EVENTS:
            return MediaKind.EVENTS
        if "json" in (self.sub, self.suffix):
            return MediaKind.JSON
        if self.essence == FORM:
            return MediaKind.FORM
        if self.main == "multipart":
            return MediaKind.MULTIPART
        if "xml" in (self.sub, self.suffix) and self.main != "image":  # SVG is a picture
            return MediaKind.XML
        return MediaKind.TEXT if self.main == "text" else MediaKind.BYTES

    @property
    def is_sequence(self) -> bool:
        """Whether each of several JSON values begins with a record separator (RFC 7464)."""
        return "json-seq" in (self.sub, self.suffix)

    @property
    def is_textual(self) -> bool:
        """Whether bodies are text: that of a notation we know, or of any XML, pictures included."""
        return self.kind not in {MediaKind.BYTES, MediaKind.MULTIPART} or self.suffix == "xml"

    @property
    def is_range(self) -> bool:
        """``*/*``, ``image/*``, ``application/*+json``: nothing that can be sent as it stands."""
        return "*" in self.essence

    @property
    def breadth(self) -> int:
        """How much a range leaves open: 0 for a type, up to ``ANYTHING``."""
        if self.essence in ("*", "*/*"):
            return ANYTHING
        return 2 if self.sub == "*" else int(self.is_range)

    def parameter(self, name: str) -> str:
        """The value of a parameter; "" for one that is not there."""
        return dict(reversed(self.parameters)).get(name, "")

    def covers(self, other: ContentType) -> bool:
        """Whether ``other`` is this type, or lies in this range."""
        if self.essence in (other.essence, "*", "*/*"):
            return True
        if self.main != other.main or not self.sub.startswith("*"):
            return False
        return self.sub == "*" or (self.sub == f"*+{self.suffix}" and self.suffix == other.suffix)


@functools.lru_cache(maxsize=1024)
def media_kind(content_type: str) -> MediaKind:
    """The family of a media type; parameters and case do not matter."""
    return ContentType.parse(content_type).kind


def is_json(content_type: str) -> bool:
    """Whether a body of this type is one JSON value."""
    return media_kind(content_type) is MediaKind.JSON


def is_range(content_type: str) -> bool:
    """Whether a media type is a range, which cannot be sent as it stands."""
    return ContentType.parse(content_type).is_range


def _parameters(text: str) -> list[tuple[str, str]]:
    found = []
    for name, value in _PARAMETER.findall(text):
        plain = value.strip()
        if plain[:1] == '"':
            plain = _ESCAPE.sub(r"\1", plain[1:-1])
        found.append((name.lower(), plain))
    return found
