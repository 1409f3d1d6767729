"""Examples that do not fit their own schema, put right where that is possible.

Documents are full of ``"true"`` for true and of dates that are none. Servers that look, and
SDKs that check what they send, refuse such a request: then the example is of no use.
"""

from __future__ import annotations

import math
from typing import Final

from generator.examples.suggested import words_of
from generator.examples.values import Maker
from generator.ir.kinds import Kind, look_of
from generator.ir.model import Api
from generator.ir.types import (
    Array,
    JsonValue,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    TypeRef,
)
from generator.ir.walk import properties_of, takes_null, target_of
from generator.never import assert_never
from generator.notation.scalars import boolean_of, number_of, text_of

#: Values in values that an example may hold; no language likes to read more.
_DEPTH: Final = 40


def tidy(value: JsonValue, depth: int = _DEPTH) -> JsonValue:
    """What JSON can say of ``value``: no infinities, not too deep."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case tuple():
            return tuple(tidy(item, depth - 1) for item in value) if depth else ()
        case dict():
            if not depth:
                return {}
            return {key: tidy(item, depth - 1) for key, item in value.items()}
        case _:
            return value


def fitted(api: Api, ref: TypeRef, value: JsonValue, name: str = "") -> JsonValue:
    """``value`` if it fits ``ref``, else what was meant, else an invented value.

    ``name`` is what holds it. Unions and enumerations are left alone: their values say more
    than their types.
    """
    if value is None and takes_null(ref, api.decls):
        return None
    target = target_of(ref, api.decls)
    match target:
        case Primitive():
            found = _meant(target, value)
            return _invented(api, target, name) if found is None else found
        case Array(item=item):
            items = value if isinstance(value, tuple) else (value,)
            return tuple(fitted(api, item, one, name) for one in items)
        case Map(value=inner):
            if not isinstance(value, dict):
                return _invented(api, target, name)
            return {key: fitted(api, inner, one, key) for key, one in value.items()}
        case Named(id=decl_id):
            decl = api.decls[decl_id]
            return _object(api, decl, value, name) if isinstance(decl, ObjectDecl) else value
        case _:
            return value


def _object(api: Api, decl: ObjectDecl, value: JsonValue, name: str) -> JsonValue:
    if not isinstance(value, dict):
        return _invented(api, Named(decl.id), name)
    types = {prop.name: prop.type for prop in properties_of(decl, api.decls)}
    return {
        key: fitted(api, types[key], item, key) if key in types else item
        for key, item in value.items()
    }


def _invented(api: Api, ref: TypeRef, name: str) -> JsonValue:
    return Maker(api, sending=True).value(ref, words_of(name))


def _meant(ref: Primitive, value: JsonValue) -> JsonValue:
    """What ``value`` is as a scalar of type ``ref``; None when it is nothing of the sort."""
    if value is None or isinstance(value, dict | tuple):
        return None
    match ref.kind.row.json:
        case "string":
            text = text_of(value)
            look = look_of(ref.format) if ref.kind is Kind.STRING else ref.kind.row.look
            return text if look(text) else None
        case "integer":
            number = _number(value)
            if isinstance(number, float):
                return int(number) if number.is_integer() else None
            return number
        case "number":
            return _number(value)
        case "boolean":
            return boolean_of(text_of(value))
        case "null":
            return None
        case _:
            assert_never(ref.kind.row.json)


def _number(value: str | float) -> int | float | None:
    if isinstance(value, str):
        return number_of(value)
    return None if isinstance(value, bool) else value
