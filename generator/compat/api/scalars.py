"""Scalars of OLD and NEW: JSON types, formats, enumerations and constants."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.compat.api.book import Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.pairs import respelled
from generator.compat.api.words import code
from generator.ir.kinds import JsonType
from generator.ir.types import Literals, Primitive, Scalar, TypeRef

#: Formats of numbers, each after those that it includes.
_WIDER = (("int8", "int16", "int32", "int64"), ("float", "double"))
#: Says of no value what it looks like, only that it is not shown, which is told apart.
_SECRET = "password"  # noqa: S105
_WHOLE: tuple[JsonType, JsonType] = ("integer", "number")


def compare(values: Comparing, node: Node, spot: Spot, old: TypeRef, new: TypeRef) -> None:
    """Two types of which each is a scalar or a list of values."""
    if repr(old) == repr(new):  # equality would take 1 for true
        return
    before, after = values.old_name(old), values.new_name(new)
    match old, new:
        case Primitive(), Primitive():
            word = _scalars(old, new)
            if word.startswith("format-"):
                before, after = (code(one.format) if one.format else "" for one in (old, new))
            if word == "format-changed":
                before, after = (code(one.kind.row.words) for one in (old, new))
            if word:
                node.tell(word, spot, before=before, after=after)
        case Literals(), Literals():
            if _json_types(old.values) & _json_types(new.values):
                _enums(node, spot, old.values, new.values)
            else:
                node.tell("type-changed", spot, before=before, after=after)
        case Primitive(), Literals(values=listed):
            word = "enum-closed" if _all_of(old, listed) else "type-changed"
            node.tell(word, spot, before=before, after=after)
        case Literals(values=listed), Primitive():
            word = "enum-opened" if _all_of(new, listed) else "type-changed"
            node.tell(word, spot, before=before, after=after)
        case _:
            pass


def _scalars(old: Primitive, new: Primitive) -> str:
    """The word for what is different; "" for nothing."""
    json_types = old.kind.row.json, new.kind.row.json
    if json_types[0] != json_types[1]:
        if json_types == _WHOLE:
            return "type-widened"
        return "type-narrowed" if json_types == _WHOLE[::-1] else "type-changed"
    if old.kind is not new.kind:
        return "format-changed"
    return _formats(*("" if one.format == _SECRET else one.format for one in (old, new)))


def _formats(old: str, new: str) -> str:
    if old == new:
        return ""
    if not old or not new:
        return "format-removed" if old else "format-added"
    for row in _WIDER:
        if old in row and new in row:
            wider = row.index(new) > row.index(old)
            return "format-widened" if wider else "format-narrowed"
    return "format-replaced"


def _enums(node: Node, spot: Spot, old: Sequence[Scalar], new: Sequence[Scalar]) -> None:
    mine, theirs = {shown(one): one for one in old}, {shown(one): one for one in new}
    gone = [one for one in mine if one not in theirs]
    fresh = [one for one in theirs if one not in mine]
    for before, after in respelled(gone, fresh):
        gone.remove(before)
        fresh.remove(after)
        node.tell("enum-value-case-changed", spot, before=code(before), after=code(after))
    if len(old) == len(new) == len(gone) == len(fresh) == 1:
        node.tell("constant-changed", spot, before=code(gone[0]), after=code(fresh[0]))
        return
    for one in gone:
        node.tell("enum-value-removed", spot, before=code(one))
    for one in fresh:
        node.tell("enum-value-added", spot, after=code(one))


def shown(one: Scalar) -> str:
    """A value of an enumeration: a text as it is, unless it looks like something else."""
    if isinstance(one, float) and one.is_integer():
        one = int(one)
    text = json.dumps(one, ensure_ascii=False)
    return one if isinstance(one, str) and not _looks_like_json(one) else text


def _looks_like_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _all_of(scalar: Primitive, values: Sequence[Scalar]) -> bool:
    """Whether all ``values`` are of the JSON type of ``scalar``."""
    json_type = scalar.kind.row.json
    return all(_is_of(one, json_type) for one in values)


def _json_types(values: Sequence[Scalar]) -> set[JsonType]:
    kinds: tuple[JsonType, ...] = ("boolean", "string", "number", "null")
    return {kind for kind in kinds for one in values if _is_of(one, kind)}


def _is_of(one: Scalar, json_type: JsonType) -> bool:
    if isinstance(one, bool):
        return json_type == "boolean"
    if isinstance(one, str):
        return json_type == "string"
    if isinstance(one, int):
        return json_type in _WHOLE
    return json_type == "number" if isinstance(one, float) else json_type == "null"
