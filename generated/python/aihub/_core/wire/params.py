"""Turns arguments into the path, the query, the headers and the cookies of a request."""

from __future__ import annotations

import re
from typing import Any, Iterator, List, Mapping, Set, Tuple
from urllib.parse import unquote

from ..base.errors import InvalidRequestError
from ..base.guards import is_dict
from ..base.process import exclusive
from ..codec import styles
from ..codec.encode import encode_shape
from ..codec.numbers import json_text
from ..codec.shapes import EnumShape, Shape, shape_from
from ..spec.operation import Operation, Param
from ..spec.options import NOT_GIVEN
from . import media

_EXPRESSION = re.compile(r"\{([^{}]*)\}")
_DOTS = (".", "..")
#: A range without its unit (RFC 9110, section 14.2): the response would have everything.
_BARE_RANGE = re.compile(r"[\d\s,-]+")
#: Characters that no header value can contain, whatever its encoding.
_CONTROL = re.compile(r"[\r\n\0]")


def expand_path(op: Operation[Any], values: Mapping[str, Any]) -> str:
    """The path with its placeholders filled. Values are percent-encoded, slashes included.

    A value that is empty, ``.`` or ``..`` would address another resource, so it is refused. So is a
    value that spans segments and has ``.`` or ``..`` as one of them.
    """
    texts = {param.wire: _path_text(param, value) for param, value in _given(op, values, "path")}

    def fill(match: re.Match[str]) -> str:
        name: str = match.group(1)
        if name not in texts:
            raise InvalidRequestError("is required", name)
        return texts[name]

    segments = op.path.split("/")
    for index, segment in enumerate(segments):
        if "{" not in segment:
            continue
        filled = _EXPRESSION.sub(fill, segment)
        if filled in _DOTS:
            raise InvalidRequestError("must not be '.' or '..'", segment.strip("{}"))
        segments[index] = filled
    return "/".join(segments)


def query_string(op: Operation[Any], values: Mapping[str, Any]) -> str:
    """The encoded query without its ``?``; "" when there is none."""
    return "&".join(piece for _, piece in _query(op, values))


def secret_names(op: Operation[Any], values: Mapping[str, Any]) -> Set[str]:
    """The names in the query that stand for secrets; an object may be sent under several names."""
    pieces = (piece for param, piece in _query(op, values) if param.secret)
    return {unquote(piece.partition("=")[0]) for piece in pieces}


def secret_texts(op: Operation[Any], values: Mapping[str, Any]) -> List[str]:
    """The secrets in the path, as they stand there."""
    return [_path_text(param, value) for param, value in _given(op, values, "path") if param.secret]


def _query(op: Operation[Any], values: Mapping[str, Any]) -> Iterator[Tuple[Param, str]]:
    """Each ``name=value`` of the query, with its parameter."""
    for param, value in _given(op, values, "query"):
        escape = styles.quote_reserved if param.allow_reserved else styles.quote_query
        plain = _content(param, value) if param.media else value
        with _Named(param):
            pairs = styles.pairs(param.style, param.wire, plain, param.explode, escape)
        yield from ((param, f"{name}={text}") for name, text in pairs)
    for param, value in _given(op, values, "querystring"):
        with _Named(param):
            pieces = _whole_query(param, value).split("&")
        yield from ((param, piece) for piece in pieces if piece)


def headers(op: Operation[Any], values: Mapping[str, Any]) -> List[Tuple[str, str]]:
    """``(name, value)`` of the header parameters; values are Latin-1 text, not yet bytes."""
    found: List[Tuple[str, str]] = []
    for param, value in _given(op, values, "header"):
        text = _content(param, value) if param.media else None
        if text is None:
            text = styles.simple(value, param.explode, styles.as_is)
        if text or not isinstance(value, (list, dict)):
            if param.wire.lower() == "range" and _BARE_RANGE.fullmatch(text):
                message = "needs a unit, such as bytes=0-1023; servers ignore a range without one"
                raise InvalidRequestError(message, param.name)
            found.append((param.wire, _header_text(text, param.name)))
    return found


def cookies(op: Operation[Any], values: Mapping[str, Any]) -> List[Tuple[str, str]]:
    """``(name, value)`` of the cookie parameters; style ``form`` percent-encodes them."""
    found: List[Tuple[str, str]] = []
    for param, value in _given(op, values, "cookie"):
        raw = param.style == "cookie"
        content = _content(param, value) if param.media else value
        with _Named(param):
            escape = styles.quote_cookie if param.allow_reserved else styles.quote_all
            escape = styles.as_is if raw else escape
            escape_name = styles.as_is if raw else styles.quote_all
            pairs = styles.pairs(
                "form", param.wire, content, param.explode, escape, escape_name=escape_name
            )
        for name, text in pairs:
            # what the style sends as it is may have spaces, as the specification's example does
            if re.search(r"[;\s]", name + text.replace(" ", "") if raw else name + text):
                raise InvalidRequestError("must not contain ';' or whitespace", param.name)
            found.append((name, _header_text(text, param.name)))
    return found


def header_text(param: Param, value: object) -> str:
    """The value of one header, for example of a part of a multipart body."""
    encoded = encode_shape(shape_from(param.type), value, param.name)
    text = _content(param, encoded) if param.media else None
    if text is None:
        text = styles.simple(encoded, param.explode, styles.as_is)
    return _header_text(text, param.name)


class _Named:
    """Adds the name of the argument to an error raised in the block."""

    def __init__(self, param: Param) -> None:
        self.param = param

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, InvalidRequestError) and not error.path:
            error.path = self.param.name


def _given(
    op: Operation[Any], values: Mapping[str, Any], location: str
) -> Iterator[Tuple[Param, object]]:
    """The parameters of one place that have a value, each with its JSON-able value."""
    for param in op.params:
        if param.location != location:
            continue
        value = values.get(param.name, NOT_GIVEN)
        if value is None or value is NOT_GIVEN:
            if param.required:
                raise InvalidRequestError("is required", param.name)
            continue
        encoded = encode_shape(shape_from(param.type), value, param.name)
        yield param, styles.joined(encoded, param.joined) if param.joined else encoded


def _content(param: Param, value: object) -> str:
    """A parameter described by a media type: JSON, or the text itself."""
    if isinstance(value, str) and not media.is_json(param.media):
        return value
    return json_text(value)


def _path_text(param: Param, value: object) -> str:
    plain = _content(param, value) if param.media else value
    if plain == "" and _is_empty(shape_from(param.type)):
        return ""
    if plain in ("", [], {}):
        raise InvalidRequestError("must not be empty", param.name)
    parts: List[object] = [plain]
    if param.spans_segments and isinstance(plain, str):
        parts = [*re.split(r"[/\\]", plain)]
    if any(part in _DOTS for part in parts if isinstance(part, str)):
        where = "contain '.' or '..' as a path segment" if len(parts) > 1 else "be '.' or '..'"
        raise InvalidRequestError(f"must not {where}", param.name)
    escape = styles.quote_segment if param.allow_reserved else styles.quote_all
    with _Named(param):
        if param.style == "label":
            return styles.label(plain, param.explode, escape)
        if param.style == "matrix":
            return styles.matrix(param.wire, plain, param.explode, escape)
        text = styles.simple(plain, param.explode, escape)
    if not text or unquote(text) in _DOTS:
        raise InvalidRequestError("must not be empty, '.' or '..'", param.name)
    return text


def _is_empty(shape: Shape) -> bool:
    """Whether the empty text is the only value that the document allows."""
    return isinstance(shape, EnumShape) and tuple(shape.values) == ("",)


def _whole_query(param: Param, value: object) -> str:
    """A ``querystring`` parameter: the query is one document in the media type of the parameter."""
    if is_dict(value) and not media.is_json(param.media):
        with exclusive:  # hardly any API needs it
            from .forms import form_pairs

        return "&".join(f"{name}={text}" for name, text in form_pairs(value, param.parts))
    return styles.quote_all(_content(param, value))


def _header_text(text: str, name: str) -> str:
    if text and not text.strip():
        raise InvalidRequestError("is blank", name)
    if _CONTROL.search(text):
        raise InvalidRequestError("must not contain a line break or NUL", name)
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        raise InvalidRequestError(
            "contains characters that are not allowed in a header", name
        ) from None
    return text
