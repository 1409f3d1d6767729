"""Example values as the pieces of a path, a query, a header, a cookie or a form.

The same rules as the SDK's runtime has for arguments (the style table of OpenAPI, which
follows RFC 6570), written for values of the document: nothing here raises, because what cannot
travel was put right before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias
from urllib.parse import quote

from generator.ir.media import part_type
from generator.ir.model import Encoding, Parameter
from generator.ir.types import JsonValue
from generator.ir.wire import Style
from generator.notation import scalars
from generator.notation.media import is_json
from generator.requests.model import Pair

Quote: TypeAlias = Callable[[str], str]

_DELIMITERS: Final[Mapping[Style, str]] = MappingProxyType(
    {Style.SPACE: " ", Style.PIPE: "|", Style.TAB: "\t"}
)
# What allowReserved leaves as it is. Characters that end a value (&, #) or are read as another
# one (+) are encoded all the same.
_ALLOWED: Final = "/:?@!$'()*,;="
_HEX: Final = frozenset("0123456789abcdefABCDEF")


def quote_all(text: str) -> str:
    """Percent-encode everything but letters, digits and ``-._~``."""
    return quote(text, safe="-._~")


def quote_query(text: str) -> str:
    """The same for a query value, where a slash is harmless."""
    return quote(text, safe="-._~/")


def quote_reserved(text: str) -> str:
    """Percent-encode for ``allowReserved``: delimiters and triplets stay as they are."""
    return _quote_reserved(text, _ALLOWED)


def _quote_reserved(text: str, allowed: str) -> str:
    first, *rest = text.split("%")
    encoded = quote(first, safe=f"-._~{allowed}")
    for piece in rest:
        triplet = len(piece) > 1 and _HEX.issuperset(piece[:2])
        encoded += ("%" if triplet else "%25") + quote(piece, safe=f"-._~{allowed}")
    return encoded


def _quote_segment(text: str) -> str:
    """The same inside a path, where slashes and question marks cannot stay."""
    return _quote_reserved(text, ":@!$&'()*+,;=")


def _quote_cookie(text: str) -> str:
    """The same in a cookie, which a semicolon would end."""
    return _quote_reserved(text, _ALLOWED.replace(";", ""))


def as_is(text: str) -> str:
    """No encoding: headers, parts of a multipart body."""
    return text


def text_of(value: JsonValue) -> str:
    """One value as text; what is no scalar as JSON."""
    if isinstance(value, dict | tuple):
        return json.dumps(value, ensure_ascii=False)
    return scalars.text_of(value)


def members(value: JsonValue, escape: Quote, *, explode: bool) -> list[str]:
    """The pieces of a value; members that are null are undefined and left out."""
    match value:
        case dict():
            pairs = [(escape(k), escape(text_of(v))) for k, v in value.items() if v is not None]
            if explode:
                return [f"{name}={text}" for name, text in pairs]
            return [piece for pair in pairs for piece in pair]
        case tuple():
            return [escape(text_of(item)) for item in value if item is not None]
        case _:
            return [escape(text_of(value))]


def path_text(parameter: Parameter, value: JsonValue) -> str:
    """What takes the place of ``{name}`` in a path."""
    plain = content(parameter, value)
    explode = parameter.explode
    escape = _quote_segment if parameter.allow_reserved else quote_all
    pieces = members(plain, escape, explode=explode)
    match parameter.style:
        case Style.LABEL:
            return "." + ("." if explode else ",").join(pieces)
        case Style.MATRIX:
            return _matrix(quote_all(parameter.name), plain, pieces, explode=explode)
        case _:
            return ",".join(pieces)


def _matrix(key: str, value: JsonValue, pieces: list[str], *, explode: bool) -> str:
    if explode and isinstance(value, dict):
        return "".join(f";{piece}" for piece in pieces)
    texts = pieces if explode else ([",".join(pieces)] if pieces else [])
    return "".join(f";{key}={text}" if text else f";{key}" for text in texts)


def query_pairs(parameter: Parameter, value: JsonValue) -> list[Pair]:
    """The encoded pairs of a query parameter."""
    escape = quote_reserved if parameter.allow_reserved else quote_query
    plain = content(parameter, value)
    return _pairs(parameter.style, parameter.name, plain, escape, explode=parameter.explode)


def whole_query(parameter: Parameter, value: JsonValue) -> list[Pair] | str:
    """A ``querystring`` parameter: pairs, or the whole query as one encoded document."""
    if isinstance(value, dict) and not is_json(parameter.media_type):
        encodings = {encoding.property: encoding for encoding in parameter.encoding}
        return [
            pair
            for name, item in value.items()
            if item is not None
            for pair in property_pairs(name, item, encodings.get(name))
        ]
    return quote_all(text_of(content(parameter, value)))


def header_text(parameter: Parameter, value: JsonValue) -> str:
    """The value of a header parameter."""
    return ",".join(members(content(parameter, value), as_is, explode=parameter.explode))


def cookie_pairs(parameter: Parameter, value: JsonValue) -> list[Pair]:
    """The pairs of a cookie parameter; style ``form`` percent-encodes them."""
    raw = parameter.style is Style.COOKIE
    escape = _quote_cookie if parameter.allow_reserved else quote_all
    return _pairs(
        Style.FORM,
        parameter.name,
        content(parameter, value),
        as_is if raw else escape,
        explode=parameter.explode,
        escape_name=as_is if raw else quote_all,
    )


def _joined(value: JsonValue, delimiters: Sequence[str]) -> JsonValue:
    """An array inside an array as one text."""
    if not isinstance(value, tuple) or not delimiters:
        return value
    return delimiters[0].join(text_of(_joined(item, delimiters[1:])) for item in value)


def content(parameter: Parameter, value: JsonValue) -> JsonValue:
    """``value``, as text where a media type says how the parameter is written."""
    if parameter.joined and isinstance(value, tuple):
        return tuple(_joined(item, parameter.joined) for item in value)
    if not parameter.media_type or (isinstance(value, str) and not is_json(parameter.media_type)):
        return value
    return json.dumps(value)


def property_pairs(name: str, value: JsonValue, encoding: Encoding | None) -> list[Pair]:
    """The encoded pairs of one property of a form."""
    return _property(name, value, encoding, quote_all)


def part_pairs(name: str, value: JsonValue, encoding: Encoding | None) -> list[Pair]:
    """The names and texts of one property of a multipart body."""
    return _property(name, value, encoding, as_is)


def _property(name: str, value: JsonValue, encoding: Encoding | None, escape: Quote) -> list[Pair]:
    escape_name = escape
    if encoding is not None and (
        encoding.style or encoding.explode is not None or encoding.allow_reserved
    ):
        style = encoding.style or Style.FORM
        explode = style.explodes if encoding.explode is None else encoding.explode
        if encoding.allow_reserved and escape is not as_is:
            escape = quote_reserved
        return _pairs(style, name, value, escape, explode=explode, escape_name=escape_name)
    if is_json(part_type(encoding)):
        return [(escape_name(name), escape(json.dumps(value)))]
    items = value if isinstance(value, tuple) else (value,)
    return [(escape_name(name), escape(text_of(item))) for item in items if item is not None]


def _pairs(
    style: Style,
    name: str,
    value: JsonValue,
    escape: Quote,
    *,
    explode: bool,
    escape_name: Quote = quote_all,
) -> list[Pair]:
    if style is Style.DEEP:
        return _deep(escape_name(name), value, escape, escape_name)
    if not isinstance(value, tuple | dict):
        return [(escape_name(name), escape(text_of(value)))]
    if explode and isinstance(value, dict):
        return [(escape_name(key), escape(text_of(v))) for key, v in value.items() if v is not None]
    pieces = members(value, escape, explode=False)
    if explode:
        return [(escape_name(name), piece) for piece in pieces]
    separator = escape(_DELIMITERS[style]) if style in _DELIMITERS else ","
    return [(escape_name(name), separator.join(pieces))] if pieces else []


def _deep(name: str, value: JsonValue, escape: Quote, escape_name: Quote) -> list[Pair]:
    """``a[b][c]=1``; items of a list are ``a[b][]``, or ``a[b][0]`` when they are no scalars."""
    match value:
        case dict():
            named = [(name + escape_name(f"[{key}]"), item) for key, item in value.items()]
        case tuple():
            nested = any(isinstance(item, tuple | dict) for item in value)
            named = [
                (name + escape_name(f"[{index}]" if nested else "[]"), item)
                for index, item in enumerate(value)
            ]
        case None:
            return []
        case _:
            return [(name, escape(text_of(value)))]
    return [pair for key, item in named for pair in _deep(key, item, escape, escape_name)]
