"""Text of a request as the values that the document's types mean.

What cannot be read as its type stays text, and the schema says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.ir.kinds import Kind
from generator.ir.members import form_of, properties, says_null
from generator.ir.model import Api
from generator.ir.types import (
    Array,
    EnumDecl,
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
from generator.mock.wire.values import Data
from generator.never import assert_never
from generator.notation.scalars import number_of, text_of


def scalar(text: str, ref: TypeRef | None, api: Api) -> Data:
    """``text`` as a value of ``ref``."""
    if ref is None:
        return text
    if text in {"", "null"} and says_null(ref, api.decls):
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
        if inner is not None and form_of(inner, api.decls) == "array":
            found[name] = array(texts, inner, api)
        else:
            found[name] = scalar(texts[-1], inner, api)
    return found


def _primitive(text: str, kind: Kind) -> Data:
    match kind.row.json:
        case "string":
            return text
        case "integer" | "number":
            found = number_of(text)
            return text if found is None else found
        case "boolean":
            return {"true": True, "false": False}.get(text, text)
        case "null":
            return None if text in {"", "null"} else text
        case _:
            assert_never(kind.row.json)


def _one_of(text: str, values: Iterable[Scalar]) -> Data:
    for value in values:
        if text_of(value) == text or (value is None and text in {"", "null"}):
            return value
    return text
