"""JSON responses as Python values: the entry points of the codec."""

from __future__ import annotations

import codecs
import json
import logging
from typing import Any, List, Optional, Tuple

from pydantic import ValidationError

from ..base.errors import ResponseValidationError
from .decode import Lenient
from .encode import encode, encode_fields, encode_shape
from .gcpause import LARGE, paused
from .jsonable import Path, to_jsonable
from .markers import Discriminated, OpenEnum, Wire, XmlInfo
from .shapes import AnyShape, ModelShape, Shape, shape_of

__all__ = [
    "Discriminated",
    "OpenEnum",
    "Wire",
    "XmlInfo",
    "decode_bytes",
    "decode_value",
    "encode",
    "encode_fields",
    "encode_shape",
    "parse_json",
    "to_jsonable",
]

_SNIPPET = 120
_UTF8 = ("utf-8", "ascii", "utf-8-sig")


def decode_bytes(
    type_: Any,
    data: bytes,
    *,
    strict: bool = False,
    charset: Optional[str] = None,
    logger: Optional[logging.Logger] = None,
    pause_gc: bool = True,
) -> Any:
    """A JSON body as ``type_``.

    Unless ``strict``, a value that does not match its type is kept as it is and reported to
    ``logger`` at DEBUG level.

    :raises ResponseValidationError: the body is not JSON; with ``strict``, it does not match
        ``type_`` (the error has the path of the first mismatch).
    """
    data = _utf8(data, charset)
    if pause_gc and len(data) >= LARGE:
        with paused(len(data)):
            return _decode(type_, data, strict, logger)
    return _decode(type_, data, strict, logger)


def _decode(type_: Any, data: bytes, strict: bool, logger: Optional[logging.Logger]) -> Any:
    shape = shape_of(type_)
    if isinstance(shape, AnyShape):
        return parse_json(data)
    try:
        if isinstance(shape, ModelShape):
            return shape.cls.model_validate_json(data)
        return shape.adapter.validate_json(data)
    except ValidationError as error:
        failure = error
    value = parse_json(data)
    if failure.error_count() == 1 and failure.errors()[0]["type"] == "json_invalid":
        # NaN, lone surrogates, deep nesting: Python's parser accepts what pydantic's refuses
        return decode_value(type_, value, strict=strict, logger=logger)
    if strict:
        raise _departure(failure, value)
    return _lenient(shape, value, logger)


def decode_value(
    type_: Any,
    value: Any,
    *,
    strict: bool = False,
    logger: Optional[logging.Logger] = None,
) -> Any:
    """Parsed JSON as ``type_``; as :func:`decode_bytes` otherwise."""
    shape = shape_of(type_)
    try:
        if isinstance(shape, ModelShape):
            return shape.cls.model_validate(value)
        return shape.adapter.validate_python(value)
    except ValidationError as error:
        if strict:
            raise _departure(error, value) from None
    return _lenient(shape, value, logger)


def parse_json(data: bytes) -> Any:
    """Parse UTF-8 JSON.

    :raises ResponseValidationError: it is not JSON; the message quotes the start of the body.
    """
    try:
        return json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        text = data[:_SNIPPET].decode("utf-8", "replace").strip()
        if not text:
            raise ResponseValidationError("the body is empty, not JSON", body="") from None
        reason = f" ({error.msg} at {error.pos})" if isinstance(error, json.JSONDecodeError) else ""
        more = "..." if len(data) > _SNIPPET else ""
        raise ResponseValidationError(
            f"the body is not JSON{reason}: {text}{more}", body=data.decode("utf-8", "replace")
        ) from None


def _utf8(data: bytes, charset: Optional[str]) -> bytes:
    """The body in UTF-8 without a byte order mark, whatever its encoding."""
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    name = json.detect_encoding(data) if b"\0" in data[:4] or data[:2] in _BOM16 else charset
    if not name:
        return data
    try:
        if codecs.lookup(name).name in _UTF8:
            return data
        return data.decode(name).encode("utf-8", "surrogatepass")
    except (LookupError, UnicodeError):
        return data  # the label is wrong; JSON is UTF-8


_BOM16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _lenient(shape: Shape, value: Any, logger: Optional[logging.Logger]) -> Any:
    if value is None:
        return None
    lenient = Lenient()
    try:
        result = lenient.value(shape, value, Path(None, ""))
    except RecursionError:
        raise ResponseValidationError("the body is nested too deeply") from None
    log = logger or logging.getLogger(__name__.split(".")[0])
    if lenient.notes and log.isEnabledFor(logging.DEBUG):
        text = "; ".join(f"{path} {reason}" for path, reason in lenient.notes)
        log.debug("response does not match the API definition: %s", text)
    return result


def _departure(error: ValidationError, value: Any) -> ResponseValidationError:
    """pydantic's first error as ours: its path includes union members, ours does not."""
    first = error.errors(include_url=False)[0]
    loc: Tuple[Any, ...] = tuple(first["loc"])
    keys: List[Any] = []
    for position, key in enumerate(loc):
        index = isinstance(key, int)
        if (isinstance(value, list) and index and key < len(value)) or (
            isinstance(value, dict) and key in value
        ):
            value = value[key]
        elif position < len(loc) - 1 or first["type"] != "missing":
            continue
        keys.append(key)
    path = Path(None, "")
    for key in keys:
        path = path.child(key)
    return ResponseValidationError(first["msg"], str(path))
