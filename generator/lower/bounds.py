"""Limits of values: what the keywords that check a value say together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from generator.document.tree import Arr, Json, Obj
from generator.ir.limits import NO_LIMITS, Limits, Number
from generator.lower.reader import TooDeepError, freeze

_LEAST: Final[Mapping[str, str]] = MappingProxyType(
    {
        "minimum": "minimum",
        "exclusiveMinimum": "above",
        "minLength": "min_length",
        "minItems": "min_items",
        "minProperties": "min_properties",
        "multipleOf": "multiple",
    }
)
_MOST: Final[Mapping[str, str]] = MappingProxyType(
    {
        "maximum": "maximum",
        "exclusiveMaximum": "below",
        "maxLength": "max_length",
        "maxItems": "max_items",
        "maxProperties": "max_properties",
    }
)
_OTHERS: Final = frozenset(
    {"not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames"}
    | {"dependentRequired", "dependentSchemas", "patternProperties"}
    | {"unevaluatedProperties", "unevaluatedItems", "contentSchema"}
)
_KEYS: Final = frozenset({*_LEAST, *_MOST, *_OTHERS, "pattern", "enum", "const"})


def limits_of(nodes: Iterable[Obj]) -> Limits:
    """The limits that all ``nodes`` set together."""
    telling = [(node, keys) for node in nodes if (keys := node.keys() & _KEYS)]
    if not telling:
        return NO_LIMITS
    found: dict[str, Number] = {}
    pattern = ""
    others: dict[str, str] = {}
    for node, keys in telling:
        for key in sorted(keys):
            value = node[key]
            if key in _LEAST or key in _MOST:
                _tighten(found, key, value)
            elif key == "pattern":
                pattern = pattern or (value if isinstance(value, str) else "")
            elif key in _OTHERS or _holds_containers(value):
                others.setdefault(key, _text(value))
    return Limits(**found, pattern=pattern, others=tuple(sorted(others.items())))


def _tighten(found: dict[str, Number], key: str, value: Json) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    name, pick = (_LEAST[key], max) if key in _LEAST else (_MOST[key], min)
    found[name] = pick(found[name], value) if name in found else value


def _holds_containers(value: Json) -> bool:
    """Whether a constant, or a value of an enumeration, is an array or object."""
    values = value if isinstance(value, Arr) else (value,)
    return any(isinstance(one, Arr | Obj) for one in values)


def _text(value: Json) -> str:
    try:
        return json.dumps(freeze(value), sort_keys=True, ensure_ascii=False)
    except TooDeepError:
        return "..."
