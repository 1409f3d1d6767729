"""Forms as they arrive: in bodies, and in queries that are one value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import unquote_plus

from generator.ir.members import form_of, item_type, properties
from generator.ir.model import Api, Encoding
from generator.ir.types import TypeRef
from generator.ir.wire import Style
from generator.mock.wire.coerce import members, scalar
from generator.mock.wire.values import Data

#: Names and values as they stand on the wire.
RawPairs = list[tuple[str, str]]


def raw_pairs(text: str, separator: str = "&") -> RawPairs:
    """The pairs of a query, names decoded, values as they stand."""
    found = []
    for piece in text.split(separator):
        if piece.strip():
            name, _, value = piece.strip().partition("=")
            found.append((unquote_plus(name), value))
    return found


def read_form(
    api: Api, ref: TypeRef | None, encodings: Iterable[Encoding], text: str
) -> dict[str, Data]:
    """The value of a form: of a body, or of a whole query."""
    if ref is None:
        return {}
    grouped: dict[str, list[str]] = {}
    objects: dict[str, Data] = {}
    styles = {one.property: one for one in encodings}
    known = properties(ref, api.decls)
    for name, value in raw_pairs(text):
        owner, bracket, _ = name.partition("[")
        if bracket and owner in known:
            # deepObject and lists of brackets: the whole is checked no further
            inner = objects.setdefault(owner, [] if name.endswith("[]") else {})
            if isinstance(inner, list):
                inner.append(
                    scalar(unquote_plus(value), item_type(known[owner].type, api.decls), api)
                )
            continue
        grouped.setdefault(name, []).extend(_pieces(value, styles.get(name)))
    found = members(grouped, ref, api)
    for name, whole in found.items():
        is_object = name in known and form_of(known[name].type, api.decls) == "object"
        if is_object and isinstance(whole, str):
            found[name] = maybe_json(whole)
    return {**found, **{name: value for name, value in objects.items() if value != {}}}


def _pieces(raw: str, encoding: Encoding | None) -> list[str]:
    if encoding is None or encoding.explode is not False:
        return [unquote_plus(raw)]
    separator = {Style.SPACE: r"%20|\+", Style.PIPE: r"\||%7[Cc]"}.get(
        encoding.style or Style.FORM, ","
    )
    return [unquote_plus(piece) for piece in re.split(separator, raw)]


def maybe_json(text: str) -> Data:
    """JSON as the value that it is, any other text as it stands."""
    try:
        value: Data = json.loads(text)
    except ValueError:
        return text
    return value
