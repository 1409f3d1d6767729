"""Examples that do not fit their own schema, put right where that is possible.

Documents are full of ``"true"`` for true and of dates that are none. Servers that look, and
SDKs that check what they send, refuse such a request: then the example is of no use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.examples.values import example_of
from generator.ir.model import Api
from generator.ir.types import (
    Array,
    JsonValue,
    Kind,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    TypeRef,
)
from generator.ir.walk import properties_of, target_of

_DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_ZONE: Final = r"([Zz]|[+-]\d\d:\d\d)"
#: What text of a kind looks like; texts of other kinds are taken as they are.
_LOOKS: Final[Mapping[Kind, re.Pattern[str]]] = MappingProxyType(
    {
        Kind.DATE: re.compile(_DATE),
        Kind.DATE_TIME: re.compile(f"{_DATE}[Tt ]{_TIME}{_ZONE}"),
        Kind.TIME: re.compile(f"{_TIME}{_ZONE}?"),
        Kind.UUID: re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
        Kind.INTEGER_STRING: re.compile(r"[+-]?\d+"),
    }
)
_INTEGER: Final = re.compile(r"-?\d{1,300}")
_NUMBER: Final = re.compile(r"-?\d{1,300}(\.\d+)?([eE][+-]?\d{1,2})?")
_TEXTS: Final = frozenset(_LOOKS) | {Kind.STRING}


def fitted(api: Api, ref: TypeRef, value: JsonValue, name: str = "") -> JsonValue:
    """``value`` if it fits ``ref``, else what was meant, else an invented value.

    ``name`` is what holds it. Unions and enumerations are left alone: their values say more
    than their types.
    """
    if value is None and isinstance(ref, Nullable):
        return None
    target = target_of(ref, api.decls)
    match target:
        case Primitive(kind=kind):
            return _scalar(api, target, kind, value, name)
        case Array(item=item):
            items = value if isinstance(value, tuple) else (value,)
            return tuple(fitted(api, item, one, name) for one in items)
        case Map(value=inner):
            if not isinstance(value, dict):
                return example_of(api, target, name)
            return {key: fitted(api, inner, one, key) for key, one in value.items()}
        case Named(id=decl_id):
            decl = api.decls[decl_id]
            return _object(api, decl, value, name) if isinstance(decl, ObjectDecl) else value
        case _:
            return value


def _object(api: Api, decl: ObjectDecl, value: JsonValue, name: str) -> JsonValue:
    if not isinstance(value, dict):
        return example_of(api, Named(decl.id), name)
    types = {prop.name: prop.type for prop in properties_of(decl, api.decls)}
    return {
        key: fitted(api, types[key], item, key) if key in types else item
        for key, item in value.items()
    }


def _scalar(api: Api, ref: Primitive, kind: Kind, value: JsonValue, name: str) -> JsonValue:
    found = _meant(kind, value)
    return example_of(api, ref, name) if found is None else found


def _meant(kind: Kind, value: JsonValue) -> JsonValue:
    """What ``value`` is as ``kind``; None when it is nothing of the sort."""
    match kind, value:
        case Kind.BOOLEAN, bool():
            return value
        case Kind.BOOLEAN, str() if value.lower() in {"true", "false"}:
            return value.lower() == "true"
        case Kind.INTEGER | Kind.NUMBER, bool():
            return None
        case Kind.INTEGER, float() if value.is_integer():
            return int(value)
        case (Kind.INTEGER, int()) | (Kind.NUMBER, int() | float()):
            return value
        case Kind.INTEGER, str() if _INTEGER.fullmatch(value):
            return int(value)
        case Kind.NUMBER, str() if _NUMBER.fullmatch(value):
            return float(value) if re.search("[.eE]", value) else int(value)
        case Kind.BOOLEAN | Kind.INTEGER | Kind.NUMBER, _:
            return None
        case _, str():
            looks = _LOOKS.get(kind)
            return value if looks is None or looks.fullmatch(value) else None
        case _, bool() | int() | float() if kind is Kind.STRING:
            return _text(value)
        case _ if kind in _TEXTS:
            return None
        case _:
            return value


def _text(value: float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
