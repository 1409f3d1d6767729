"""Converts arbitrary Python values to JSON-ready ones."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from math import isfinite
from typing import Any, Dict, List, Optional

from pydantic_core import PydanticSerializationError, to_json

from ..base.errors import InvalidRequestError
from ..base.guards import is_array, is_binary, is_iterator, is_list, is_mapping
from . import scalars
from .numbers import Digits, Number, digits_of, json_text

_BASE64 = scalars.find(bytes, "base64")


class Path:
    """The place of a value: a chain that becomes text only when an error needs it."""

    __slots__ = ("key", "parent")

    def __init__(self, parent: Optional[Path], key: object) -> None:
        self.parent = parent
        self.key = key

    def child(self, key: object) -> Path:
        """The place of ``key`` (a property, or the index of an item) inside this one."""
        return Path(self, key)

    def __str__(self) -> str:
        keys: List[Any] = []
        node: Optional[Path] = self
        while node is not None:
            keys.append(node.key)
            node = node.parent
        text = ""
        for key in reversed(keys):
            if isinstance(key, int):
                text += f"[{key}]"
            elif key:
                text += f".{key}" if text else str(key)
        return text


def to_jsonable(
    value: object,
    *,
    strict: bool = False,
    exact: Optional[bool] = None,
    path: Optional[Path] = None,
) -> Any:
    """``value`` as None, bool, int, float, str, list and dict, however deeply nested.

    Models become dicts of wire names, bytes become base64 text, and times become ISO 8601 text.
    A response object (``status_code`` and ``data``) becomes its data. With ``strict``, values that
    JSON cannot represent (NaN, infinities) or that can be read only once (iterators) are refused.
    With ``exact``, by default if ``strict``, numbers that no float holds are :class:`Digits`.

    :raises InvalidRequestError: a value cannot be converted; the error has its path.
    """
    return _Walk(strict, strict if exact is None else exact).value(value, path or Path(None, ""))


def json_bytes(value: object, charset: Optional[str]) -> bytes:
    """``value`` as JSON in UTF-8; in ASCII where another encoding is declared.

    pydantic writes JSON in a third of the time, but no lone surrogates, which only ``\\u`` can say.
    """
    if charset is None or charset.lower() in ("utf-8", "utf8"):
        try:
            return to_json(value)
        except PydanticSerializationError:
            pass
    return json_text(value).encode("ascii")


class _Walk:
    def __init__(self, strict: bool, exact: bool) -> None:
        self.strict = strict
        self.exact = exact

    def value(self, value: object, path: Path) -> object:
        if value is None or value is True or value is False:
            return value
        kind = type(value)
        if kind is str or kind is int:
            return value
        if isinstance(value, enum.Enum):
            return self.value(value.value, path)
        if isinstance(value, (str, int)):
            return str.__str__(value) if isinstance(value, str) else int(value)
        if isinstance(value, (Number, Digits)):
            return digits_of(value) if self.exact and isinstance(value, Number) else value
        if isinstance(value, float):
            if self.strict and not isfinite(value):
                raise InvalidRequestError("must be a finite number", str(path))
            return float(value)
        if is_mapping(value):
            return self.mapping(value, path)
        if is_array(value):
            if is_list(value) and kind is not list:
                value = value[:]  # a page of a list would iterate over all its pages
            return [self.value(item, path.child(i)) for i, item in enumerate(value)]
        return self.other(value, path)

    def mapping(self, value: Mapping[object, object], path: Path) -> Dict[str, Any]:
        result: Dict[str, Any] = {}
        for key, item in value.items():
            name = key.value if isinstance(key, enum.Enum) else key
            if isinstance(name, bool) or not isinstance(name, (str, int)):
                raise InvalidRequestError(
                    f"an object's keys must be strings, not {type(name).__name__}", str(path)
                )
            result[str(name)] = self.value(item, path.child(str(name)))
        return result

    def other(self, value: object, path: Path) -> object:
        if is_binary(value) and _BASE64 is not None:
            return _BASE64.format(value)
        scalar = scalars.of_value(value)
        if scalar is not None:
            return self.scalar(scalar, value, path)
        if hasattr(value, "model_fields_set"):
            return self.model(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return self.mapping({f.name: getattr(value, f.name) for f in fields}, path)
        data = getattr(value, "data", self)
        if data is not self and hasattr(value, "status_code"):
            return self.value(data, path)
        if is_iterator(value) and not self.strict:
            return [self.value(item, path.child(i)) for i, item in enumerate(value)]
        raise InvalidRequestError(f"{type(value).__name__} cannot be converted to JSON", str(path))

    def scalar(self, scalar: scalars.Scalar, value: object, path: Path) -> object:
        if not self.strict:
            dumped = scalar.dump(value)
            return digits_of(dumped) if self.exact and isinstance(dumped, Number) else dumped
        try:
            return scalar.write(value)
        except ValueError as error:
            raise InvalidRequestError(str(error), str(path)) from None

    def model(self, value: Any) -> object:
        if hasattr(value, "to_dict"):
            return value.to_dict()
        return value.model_dump(mode="json", by_alias=True)
