"""Text of a request as the values that the document's types mean.

What cannot be read as its type stays text, and the schema says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from generator.ir.model import Api
from generator.ir.types import (
    Array,
    EnumDecl,
    Kind,
    Literals,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import target_of
from generator.mock.wire.values import Data, nullable, properties

Form: TypeAlias = Literal["scalar", "array", "object"]

_INTEGER: Final = re.compile(r"[+-]?\d{1,400}")
_NUMBER: Final = re.compile(r"[+-]?(\d{1,400}\.?\d{0,400}|\.\d{1,400})([eE][+-]?\d{1,4})?")
_INTEGERS: Final = frozenset({Kind.INTEGER})
_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.UNIX_TIME, Kind.DURATION_SECONDS})


def form_of(ref: TypeRef | None, api: Api) -> Form:
    """Whether values of ``ref`` are written as one text, as items or as pairs."""
    if ref is None:
        return "scalar"
    match target_of(ref, api.decls):
        case Array() | Tuple():
            return "array"
        case Map():
            return "object"
        case Named(id=decl_id):
            return "object" if isinstance(api.decls.get(decl_id), ObjectDecl) else "scalar"
        case Union(variants=variants):
            forms: list[Form] = [form_of(one, api) for one in variants]
            # one text is a value of the scalar variant, if there is one
            return "scalar" if "scalar" in forms else forms[0]
        case _:
            return "scalar"


def only_values(ref: TypeRef, api: Api) -> tuple[Scalar, ...]:
    """The values of an enumeration; () for other types."""
    match target_of(ref, api.decls):
        case Literals(values=values):
            return values
        case Named(id=decl_id):
            decl = api.decls.get(decl_id)
            return decl.values if isinstance(decl, EnumDecl) else ()
        case _:
            return ()


def scalar(text: str, ref: TypeRef | None, api: Api) -> Data:
    """``text`` as a value of ``ref``."""
    if ref is None:
        return text
    if text in {"", "null"} and nullable(ref, api.decls):
        return None
    match target_of(ref, api.decls):
        case Primitive(kind=kind):
            return _primitive(text, kind)
        case Literals(values=values):
            return _one_of(text, values)
        case Named(id=decl_id):
            decl = api.decls.get(decl_id)
            return _one_of(text, decl.values) if isinstance(decl, EnumDecl) else text
        case Union(variants=variants):
            read = (scalar(text, one, api) for one in variants)
            return next((value for value in read if not isinstance(value, str)), text)
        case _:
            return text


def array(texts: Iterable[str], ref: TypeRef, api: Api) -> Data:
    """The items of an array."""
    target = target_of(ref, api.decls)
    if isinstance(target, Tuple):
        types = [*target.items]
        return [
            scalar(text, types[index] if index < len(types) else target.rest, api)
            for index, text in enumerate(texts)
        ]
    item = target.item if isinstance(target, Array) else None
    return [scalar(text, item, api) for text in texts]


def members(pairs: Mapping[str, list[str]], ref: TypeRef, api: Api) -> dict[str, Data]:
    """The members of an object, each given by one text or, for an array, by several."""
    target = target_of(ref, api.decls)
    known = properties(target, api.decls)
    rest = target.value if isinstance(target, Map) else None
    if isinstance(target, Named) and isinstance(decl := api.decls.get(target.id), ObjectDecl):
        rest = decl.extra
    found: dict[str, Data] = {}
    for name, texts in pairs.items():
        inner = known[name].type if name in known else rest
        if inner is not None and form_of(inner, api) == "array":
            found[name] = array(texts, inner, api)
        else:
            found[name] = scalar(texts[-1], inner, api)
    return found


def _primitive(text: str, kind: Kind) -> Data:
    if kind is Kind.BOOLEAN:
        return {"true": True, "false": False}.get(text, text)
    if kind is Kind.NULL:
        return None if text in {"", "null"} else text
    if kind in _INTEGERS or kind in _NUMBERS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            return float(text)
    return text


def _one_of(text: str, values: Iterable[Scalar]) -> Data:
    for value in values:
        written = str(value).lower() if isinstance(value, bool) else str(value)
        if written == text or (value is None and text in {"", "null"}):
            return value
    return text
