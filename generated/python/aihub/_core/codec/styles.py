"""Parameter styles: JSON-ready values as parts of a path, a query, a header or a form.

The results follow the style table of the OpenAPI specification, which follows RFC 6570. A value
is a scalar, a list or a dict. What is nested deeper than the style allows is written as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Callable, List, Sequence, Tuple
from urllib.parse import quote

from ..base.errors import InvalidRequestError
from ..base.guards import is_list, is_mapping
from .numbers import Digits, json_text

Quote = Callable[[str], str]
Pair = Tuple[str, str]

#: Reserved characters that can stay as they are in a query value (``allowReserved``). Those
#: that would end the value (``&``, ``#``) or change its meaning (``+``) cannot.
_ALLOWED = "/:?@!$'()*,;="
_ALLOWED_IN_PATH = ":@!$&'()*+,;="

_DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


def text_of(value: object) -> str:
    """One scalar as text; lists and dicts as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    plain = isinstance(value, (int, float, Digits))
    return str(value) if plain else json_text(value, ascii=False)


def quote_all(text: str) -> str:
    """Percent-encode everything but letters, digits and ``-._~``."""
    return _quote(text, "")


def quote_query(text: str) -> str:
    """The same for a query value, in which a slash stays as it is."""
    return _quote(text, "/")


def quote_reserved(text: str) -> str:
    """Percent-encode for ``allowReserved``: most delimiters and ``%XX`` stay as they are."""
    return _quote_reserved(text, _ALLOWED)


def quote_segment(text: str) -> str:
    """The same inside a path, where slashes and question marks cannot stay."""
    return _quote_reserved(text, _ALLOWED_IN_PATH)


def quote_cookie(text: str) -> str:
    """The same in a cookie, which a semicolon would end."""
    return _quote_reserved(text, _ALLOWED.replace(";", ""))


def _quote_reserved(text: str, allowed: str) -> str:
    pieces = text.split("%")
    encoded = _quote(pieces[0], allowed)
    for piece in pieces[1:]:
        is_triplet = len(piece) >= 2 and all(c in "0123456789abcdefABCDEF" for c in piece[:2])
        encoded += ("%" if is_triplet else "%25") + _quote(piece, allowed)
    return encoded


def as_is(text: str) -> str:
    """No encoding (headers, parts of a form)."""
    return text


def _quote(text: str, safe: str) -> str:
    try:
        return quote(text, safe="-._~" + safe)
    except UnicodeEncodeError:
        raise InvalidRequestError("contains a lone surrogate, which UTF-8 cannot encode") from None


def members(value: object, explode: bool, escape: Quote) -> List[str]:
    """The parts of a value: ``a``, ``b`` of a list; ``k``, ``v`` or ``k=v`` of an object.

    Nulls inside a list or an object are omitted, as RFC 6570 requires for undefined members.
    """
    if is_mapping(value):
        found = _present(value, escape, escape)
        if explode:
            return [f"{name}={text}" for name, text in found]
        return [piece for pair in found for piece in pair]
    if is_list(value):
        return [escape(text_of(item)) for item in value if item is not None]
    return [escape(text_of(value))]


def joined(value: object, delimiters: Sequence[str]) -> object:
    """An array whose items are arrays, with each of those as one text."""
    if not is_list(value):
        return value
    return [_joined(item, delimiters) for item in value]


def _joined(value: object, delimiters: Sequence[str]) -> object:
    if not is_list(value) or not delimiters:
        return value
    return delimiters[0].join(text_of(_joined(item, delimiters[1:])) for item in value)


def simple(value: object, explode: bool, escape: Quote) -> str:
    """``blue,black`` or ``R=100,G=200``: paths and headers."""
    return ",".join(members(value, explode, escape))


def label(value: object, explode: bool, escape: Quote) -> str:
    """``.blue.black`` or ``.R=100.G=200``: paths."""
    return "." + ("." if explode else ",").join(members(value, explode, escape))


def matrix(name: str, value: object, explode: bool, escape: Quote) -> str:
    """``;color=blue;color=black`` or ``;R=100;G=200``: paths."""
    pieces = members(value, explode, escape)
    key = escape(name)
    if explode and is_mapping(value):
        return "".join(f";{piece}" for piece in pieces)
    texts = pieces if explode else ([",".join(pieces)] if pieces else [])
    return "".join(f";{key}={text}" if text else f";{key}" for text in texts)


def _present(value: Mapping[object, object], escape_name: Quote, escape: Quote) -> List[Pair]:
    """The members of an object that are not null."""
    return [(escape_name(str(k)), escape(text_of(v))) for k, v in value.items() if v is not None]


def pairs(
    style: str,
    name: str,
    value: object,
    explode: bool,
    escape: Quote,
    *,
    escape_name: Quote = quote_all,
) -> List[Pair]:
    """The ``name=value`` pairs of a query, a cookie or a form. An empty list has none."""
    if style == "deepObject":
        return _deep(escape_name(name), value, escape, escape_name)
    if not (is_list(value) or is_mapping(value)):
        return [(escape_name(name), escape(text_of(value)))]
    if explode:
        if is_mapping(value):
            return _present(value, escape_name, escape)
        return [(escape_name(name), text) for text in members(value, True, escape)]
    pieces = members(value, False, escape)
    delimiter = _DELIMITERS.get(style, ",")
    separator = delimiter if delimiter == "," else escape(delimiter)
    return [(escape_name(name), separator.join(pieces))] if pieces else []


def _deep(name: str, value: object, escape: Quote, escape_name: Quote) -> List[Pair]:
    """``a[b][c]=1``, ``a[b][]=1`` for each item of a list, ``a[b][0][c]=1`` for objects in a list.

    OpenAPI leaves lists open. These are the forms that Rails, PHP and Express read as lists: a
    name that only repeats leaves the first two with the last item, and numbers are keys to Rails.
    """
    if is_mapping(value):
        return [
            pair
            for key, item in value.items()
            for pair in _deep(name + escape_name(f"[{key}]"), item, escape, escape_name)
        ]
    if is_list(value):
        nested = any(isinstance(item, (list, Mapping)) for item in value)
        return [
            pair
            for index, item in enumerate(value)
            for pair in _deep(
                name + escape_name(f"[{index}]" if nested else "[]"), item, escape, escape_name
            )
        ]
    return [] if value is None else [(name, escape(text_of(value)))]
