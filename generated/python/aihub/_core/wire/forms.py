"""``application/x-www-form-urlencoded`` bodies: writing and reading."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple
from urllib.parse import parse_qsl

from ..base.guards import is_list
from ..codec import styles
from ..codec.numbers import json_text
from ..spec.operation import Part

_EXPLODED = ("form", "cookie")


def form_pairs(values: Mapping[str, Any], parts: Tuple[Part, ...]) -> List[Tuple[str, str]]:
    """The encoded pairs of a JSON object, each property as its encoding says.

    Without an encoding, scalars are text, lists repeat their name, and objects are JSON text.
    """
    by_wire = {part.wire: part for part in parts}
    pairs: List[Tuple[str, str]] = []
    for name, value in values.items():
        if value is not None:
            pairs += property_pairs(name, value, by_wire.get(name), styles.quote_all)
    return pairs


def property_pairs(
    name: str, value: object, part: Optional[Part], escape: styles.Quote
) -> List[Tuple[str, str]]:
    """The pairs of one property. For multipart, ``escape`` does not encode."""
    escape_name = styles.as_is if escape is styles.as_is else styles.quote_all
    if part is not None and (part.style or part.explode is not None or part.allow_reserved):
        style = part.style or "form"
        explode = style in _EXPLODED if part.explode is None else part.explode
        if part.allow_reserved and escape is not styles.as_is:
            escape = styles.quote_reserved
        return styles.pairs(style, name, value, explode, escape, escape_name=escape_name)
    if part is not None and "json" in part.content_type:
        return [(escape_name(name), escape(json_text(value)))]
    items = value if is_list(value) else [value]
    return [(escape_name(name), escape(styles.text_of(i))) for i in items if i is not None]


def form_body(values: Mapping[str, Any], parts: Tuple[Part, ...]) -> bytes:
    """The body."""
    text = "&".join(f"{name}={value}" for name, value in form_pairs(values, parts))
    return text.encode("ascii")


def parse_form(data: bytes) -> Dict[str, Any]:
    """A form as a dict; a name that occurs several times has a list."""
    values: Dict[str, Any] = {}
    for name, text in parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True):
        if name not in values:
            values[name] = text
        elif isinstance(values[name], list):
            values[name].append(text)
        else:
            values[name] = [values[name], text]
    return values
