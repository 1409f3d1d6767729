"""JSON responses as Python values: the entry points of the codec."""

from __future__ import annotations

import json
import logging
from typing import List, Optional, Tuple, Union

from pydantic import ValidationError

from ..base.charsets import decode_text, utf8
from ..base.errors import ResponseValidationError
from ..base.guards import is_list, is_mapping
from . import tolerant
from .decode import Lenient
from .encode import encode, encode_fields, encode_shape
from .gcpause import LARGE, paused
from .jsonable import Path, to_jsonable
from .markers import ABSENT, OpenEnum, Wire, XmlInfo
from .numbers import has_long_numbers, loads
from .shapes import AnyShape, ModelShape, Shape, shape_of
from .source import FROM_TEXT, FROM_VALUES, KEPT, PLAIN, DigitsLost
from .unions import Discriminated

__all__ = [
    "Discriminated",
    "OpenEnum",
    "Wire",
    "XmlInfo",
    "decode_bytes",
    "decode_text",
    "decode_value",
    "encode",
    "encode_fields",
    "encode_shape",
    "to_jsonable",
]

_SNIPPET = 120
_NOTE = "response does not match the API definition: %s"
_LOG = logging.getLogger(__name__.split(".")[0])


def decode_bytes(
    type_: object,
    data: bytes,
    *,
    strict: bool = False,
    charset: Optional[str] = None,
    logger: Optional[logging.Logger] = None,
    pause_gc: bool = True,
) -> object:
    """A JSON body as ``type_``.

    Unless ``strict``, a value that does not match its type is kept as it is and reported to
    ``logger`` at DEBUG level, and so is text that is neither UTF-8 nor in ``charset``.

    :raises ResponseValidationError: the body is not JSON; with ``strict``, it does not match
        ``type_`` (the error has the path of the first mismatch).
    """
    shape, log = shape_of(type_), logger or _LOG
    if pause_gc and len(data) >= LARGE:
        with paused(len(data)):
            return _decode(shape, data, charset, strict, log)
    return _decode(shape, data, charset, strict, log)


def decode_value(
    type_: object,
    value: object,
    *,
    strict: bool = False,
    logger: Optional[logging.Logger] = None,
) -> object:
    """What was parsed from text that is not JSON as ``type_``; as :func:`decode_bytes` otherwise.

    Models keep none of the texts: they are written as the JSON that they mean.
    """
    return _from_value(shape_of(type_), value, strict, logger or _LOG, keeps=False)


def _decode(
    shape: Shape, data: bytes, charset: Optional[str], strict: bool, log: logging.Logger
) -> object:
    data = utf8(data, charset)
    if isinstance(shape, AnyShape):
        return _parsed(data, charset, strict, log)
    if shape.exact or has_long_numbers(data):
        return _from_value(shape, _parsed(data, charset, strict, log), strict, log)
    try:
        return _validated(shape, data, strict, strict or log.isEnabledFor(logging.DEBUG))
    except DigitsLost:
        shape.exact = True
        return _from_value(shape, _parsed(data, charset, strict, log), strict, log)
    except ValidationError as error:
        failure = error
    value = _parsed(data, charset, strict, log)
    if failure.error_count() == 1 and failure.errors()[0]["type"] == "json_invalid":
        # NaN, lone surrogates, deep nesting: Python's parser accepts what pydantic's refuses
        return _from_value(shape, value, strict, log)
    if strict:
        try:  # text where a number is described, say, can be read all the same
            return _from_value(shape, value, strict, log)
        except ResponseValidationError:
            raise _departure(failure, value) from None
    return _lenient(shape, value, log)


def _validated(shape: Shape, data: bytes, strict: bool, exact: bool) -> object:
    """What pydantic makes of ``data``, by the validator that is likely to succeed.

    :raises ValidationError: ``data`` is not JSON; if ``exact``, also when it does not match.
    """
    if exact or shape.patience <= 0:
        try:
            context = FROM_TEXT[strict]
            if isinstance(shape, ModelShape):
                return shape.cls.model_validate_json(data, context=context)
            return shape.adapter.validate_json(data, context=context)
        except ValidationError:
            if exact:
                raise
        shape.patience = tolerant.PATIENCE
    shape.patience -= 1
    return tolerant.decode(shape, data)


def _from_value(
    shape: Shape,
    value: object,
    strict: bool,
    log: logging.Logger,
    *,
    keeps: bool = True,
) -> object:
    """``value``, which was parsed, as ``shape``; with ``keeps``, models keep how it was written."""
    context = (FROM_VALUES if keeps else PLAIN)[strict]
    try:
        if isinstance(shape, ModelShape):
            return shape.cls.model_validate(value, context=context)
        return shape.adapter.validate_python(value, context=context)
    except ValidationError as error:
        if strict:
            raise _departure(error, value) from None
    return _lenient(shape, value, log, keeps=keeps)


def _parsed(data: bytes, charset: Optional[str], strict: bool, log: logging.Logger) -> object:
    """JSON parsed by Python. The error for what is not JSON quotes the start of the body."""
    text, note = decode_text(data, charset)
    try:
        value = loads(text)
    except (ValueError, RecursionError) as error:
        start = text[:_SNIPPET].strip()
        if not start:
            raise ResponseValidationError("the body is empty, not JSON", body="") from None
        reason = f" ({error.msg} at {error.pos})" if isinstance(error, json.JSONDecodeError) else ""
        more = "..." if len(text) > _SNIPPET else ""
        raise ResponseValidationError(
            f"the body is not JSON{reason}: {start}{more}", body=text
        ) from None
    if note and strict:
        raise ResponseValidationError(note, body=text)
    if note:
        log.debug(_NOTE, note)
    return value


def _lenient(
    shape: Shape, value: object, log: logging.Logger, *, keeps: bool = True
) -> object:
    if value is None:
        return None
    lenient = Lenient((FROM_VALUES if keeps else PLAIN)[False])
    try:
        result = lenient.value(shape, value, Path(None, ""))
    except RecursionError:
        raise ResponseValidationError("the body is nested too deeply") from None
    if lenient.notes and log.isEnabledFor(logging.DEBUG):
        log.debug(_NOTE, "; ".join(f"{path} {reason}" for path, reason in lenient.notes))
    return result


def _departure(error: ValidationError, value: object) -> ResponseValidationError:
    """pydantic's first error as ours: its path includes union members, ours does not."""
    errors = error.errors(include_url=False)
    first = errors[0]
    loc = first["loc"]
    if first["input"] is ABSENT:  # what is readOnly has two errors: of its type, and "missing"
        first = next(each for each in errors if each["type"] == "missing")
        loc = first["loc"][:-1]
    for other in errors:  # what pydantic tried first is only whether a value is written as it came
        at = other["loc"].index(KEPT) if KEPT in other["loc"] else 0
        if at and other["loc"][:at] == loc[:at]:
            first, loc = other, other["loc"]
            break
    keys: List[Union[int, str]] = []
    for position, key in enumerate(loc):
        found, inner = _member(value, key)
        if found:
            value = inner
        elif position < len(loc) - 1 or first["type"] != "missing":
            continue
        keys.append(key)
    path = Path(None, "")
    for key in keys:
        path = path.child(key)
    return ResponseValidationError(first["msg"], str(path))


def _member(value: object, key: Union[int, str]) -> Tuple[bool, object]:
    """Whether parsed JSON has ``key``, and what it holds there."""
    if is_list(value) and isinstance(key, int) and key < len(value):
        return True, value[key]
    if is_mapping(value) and key in value:
        return True, value[key]
    return False, None
