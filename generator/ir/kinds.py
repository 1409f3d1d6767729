"""Kinds of scalars, and all that there is to know of each: a row a kind.

A kind is what ``type`` and ``format`` of a schema mean together. Whoever treats kinds differently
reads their rows; only the spelling in a language stands in the target of that language. A kind
without a row fails when this module is imported.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, TypeVar, get_args

from generator.notation import looks
from generator.notation.looks import Looks

T = TypeVar("T")

#: What a scalar is in JSON: a value of ``type``.
JsonType: TypeAlias = Literal["string", "integer", "number", "boolean", "null"]
JSON_TYPES: Final[tuple[JsonType, ...]] = get_args(JsonType)


class Kind(enum.Enum):
    """Scalars with a form of their own; the value is a stable word for dumps.

    A kind that is called like a JSON type is what a value of that type is without a format.
    Where one format belongs to several kinds, the first of them is meant by the format alone.
    """

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    BINARY = "binary"  # raw octets (format: binary, contentMediaType without encoding)
    BASE64 = "base64"  # bytes as base64 text (format: byte)
    BASE64URL = "base64url"
    DATE_TIME = "date-time"  # RFC 3339
    HTTP_DATE = "http-date"  # RFC 9110
    UNIX_TIME = "unix-time"  # seconds since 1970 as a number
    DATE = "date"
    TIME = "time"
    DURATION = "duration"  # ISO 8601
    DURATION_SECONDS = "duration-seconds"  # a number of seconds
    UUID = "uuid"
    DECIMAL = "decimal"  # as a number
    DECIMAL_STRING = "decimal-string"  # as text
    INTEGER_STRING = "integer-string"  # an integer written as text (format: int64 on a string)
    BOOLEAN_STRING = "boolean-string"

    @property
    def row(self) -> Row:
        """What there is to know of this kind."""
        return ROWS[self]


class Invented(enum.Enum):
    """An example that is made of the name of what holds it, so that ids agree everywhere."""

    TEXT = "text"
    NUMBER = "number"
    DIGITS = "digits"  # the number as text
    UUID = "uuid"


#: An example value, or how to make one.
Example: TypeAlias = "str | int | float | bool | None | Invented"


@dataclass(frozen=True, slots=True)
class FormField:
    """How the form of the playground asks for a value.

    ``type`` chooses the control; "any" takes JSON. ``format`` is shown beside the name in place
    of the type. With ``choices`` there is nothing to type in.
    """

    type: Literal["string", "integer", "number", "boolean", "file", "any"]
    format: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind."""

    json: JsonType  # what a value is in JSON
    formats: tuple[str, ...] = ()  # values of ``format`` that mean this kind, on that JSON type
    look: Looks = looks.anything  # whether a text can be one; asked of kinds that are text
    example: Example
    words: str  # what a reader is told that it is
    form: FormField  # how the playground asks for it
    tells_time: bool = False  # whether its text is a point in time


@dataclass(frozen=True, slots=True)
class PlainText:
    """A format of text that is no kind: values stay plain strings, but examples and checks differ."""

    example: str
    look: Looks = looks.anything


def complete(rows: Mapping[Kind, T]) -> Mapping[Kind, T]:
    """``rows``, frozen. Raises TypeError unless every kind has one."""
    if missing := [kind.name for kind in Kind if kind not in rows]:
        raise TypeError(f"Kinds without a row: {', '.join(missing)}.")
    return MappingProxyType(dict(rows))


ROWS: Final = complete(
    {
        Kind.STRING: Row(
            json="string", example=Invented.TEXT, words="string", form=FormField("string")
        ),
        Kind.INTEGER: Row(
            json="integer",
            formats=("int32", "int64", "uint32", "uint64"),
            example=Invented.NUMBER,
            words="integer",
            form=FormField("integer"),
        ),
        Kind.NUMBER: Row(json="number", example=1.5, words="number", form=FormField("number")),
        Kind.BOOLEAN: Row(json="boolean", example=True, words="boolean", form=FormField("boolean")),
        Kind.NULL: Row(json="null", example=None, words="null", form=FormField("any")),
        Kind.BINARY: Row(
            json="string",
            formats=("binary",),
            example="binary data",
            words="bytes",
            form=FormField("file"),
        ),
        Kind.BASE64: Row(
            json="string",
            formats=("byte", "base64"),
            look=looks.base64,
            example="ZXhhbXBsZQ==",
            words="base64-encoded bytes",
            form=FormField("string", "base64"),
        ),
        Kind.BASE64URL: Row(
            json="string",
            formats=("base64url",),
            look=looks.base64url,
            example="ZXhhbXBsZQ",
            words="base64url-encoded bytes",
            form=FormField("string", "base64url"),
        ),
        Kind.DATE_TIME: Row(
            json="string",
            formats=("date-time",),
            look=looks.date_time,
            example="2026-01-15T09:30:00Z",
            words="date and time (RFC 3339)",
            form=FormField("string", "date-time"),
            tells_time=True,
        ),
        Kind.HTTP_DATE: Row(
            json="string",
            formats=(
                *("http-date", "rfc1123", "rfc7231", "date-time-rfc1123", "date-time-rfc7231"),
                *("datetime-rfc1123", "datetime-rfc7231"),
            ),
            look=looks.http_date,
            example="Thu, 15 Jan 2026 09:30:00 GMT",
            words="HTTP date",
            form=FormField("string"),
            tells_time=True,
        ),
        Kind.UNIX_TIME: Row(
            json="number",
            formats=(
                *("unix-time", "unixtime", "unix_time", "unix", "unixTimestamp"),
                *("unix-timestamp", "unix_timestamp", "timestamp", "epoch", "epoch-seconds"),
            ),
            example=1768469400,
            words="Unix time",
            form=FormField("number"),
        ),
        Kind.DATE: Row(
            json="string",
            formats=("date",),
            look=looks.date,
            example="2026-01-15",
            words="date",
            form=FormField("string", "date"),
        ),
        Kind.TIME: Row(
            json="string",
            formats=("time",),
            look=looks.time,
            example="09:30:00Z",
            words="time of day",
            form=FormField("string", "time"),
        ),
        Kind.DURATION: Row(
            json="string",
            formats=("duration",),
            look=looks.duration,
            example="PT1H",
            words="duration (ISO 8601)",
            form=FormField("string", "duration"),
        ),
        Kind.DURATION_SECONDS: Row(
            json="number",
            formats=("duration",),
            example=3600,
            words="duration in seconds",
            form=FormField("number"),
        ),
        Kind.UUID: Row(
            json="string",
            formats=("uuid",),
            look=looks.uuid,
            example=Invented.UUID,
            words="UUID",
            form=FormField("string", "uuid"),
        ),
        Kind.DECIMAL: Row(
            json="number",
            formats=("decimal",),
            example=12.5,
            words="decimal number",
            form=FormField("number"),
        ),
        Kind.DECIMAL_STRING: Row(
            json="string",
            formats=("decimal",),
            look=looks.decimal,
            example="12.50",
            words="decimal number as a string",
            form=FormField("string"),
        ),
        Kind.INTEGER_STRING: Row(
            json="string",
            formats=("int32", "int64", "uint32", "uint64", "integer"),
            look=looks.integer,
            example=Invented.DIGITS,
            words="integer as a string",
            form=FormField("string"),
        ),
        Kind.BOOLEAN_STRING: Row(
            json="string",
            formats=("boolean",),
            look=looks.boolean,
            example="true",
            words="boolean as a string",
            form=FormField("string", choices=("true", "false")),
        ),
    }
)

#: Formats of text that no kind has, with what is known of them all the same.
PLAIN_TEXTS: Final[Mapping[str, PlainText]] = MappingProxyType(
    {
        "email": PlainText("user@example.com", looks.email),
        "idn-email": PlainText("user@example.com", looks.email),
        "hostname": PlainText("host.example.com"),
        "ipv4": PlainText("192.0.2.10", looks.ipv4),
        "ipv6": PlainText("2001:db8::10", looks.ipv6),
        "uri": PlainText("https://example.com/resource"),
        "url": PlainText("https://example.com/resource"),
        "uri-reference": PlainText("/resource"),
        "password": PlainText("correct-horse-battery-staple"),
        "regex": PlainText("^[a-z]+$"),
        "json-pointer": PlainText("/items/0"),
    }
)

_BY_FORMAT: Final[Mapping[tuple[str, str], Kind]] = MappingProxyType(
    {(row.json, word): kind for kind, row in ROWS.items() for word in row.formats}
)


def kind_of(json_type: str, word: str) -> Kind:
    """The kind of a scalar of this ``type`` with the ``format`` ``word``.

    A format that is not known, or not for this type, changes nothing.
    """
    kind = _BY_FORMAT.get((json_type, word))
    if kind is None and json_type == "integer":  # an integer is a number, too
        kind = _BY_FORMAT.get(("number", word))
    return kind or Kind(json_type)


def look_of(word: str) -> Looks:
    """Whether a text is what the ``format`` ``word`` promises; any text is, if it is not known."""
    plain = PLAIN_TEXTS.get(word)
    return kind_of("string", word).row.look if plain is None else plain.look


def _text_formats() -> frozenset[str]:
    first: dict[str, JsonType] = {}
    for row in ROWS.values():
        for word in row.formats:
            first.setdefault(word, row.json)
    return frozenset(PLAIN_TEXTS) | {word for word, json in first.items() if json == "string"}


#: The formats that say by themselves that a value is text.
TEXT_FORMATS: Final = _text_formats()
