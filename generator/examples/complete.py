"""Examples of responses with all that their schemas require, where a document's own lack something.

A client that is strict about responses refuses one without a required property. What is there stays
as it is; what is missing is invented.
"""

from __future__ import annotations

from typing import Final

from generator.examples.suggested import words_of
from generator.examples.values import Maker
from generator.examples.variants import variant_of
from generator.ir.model import Api
from generator.ir.types import (
    Access,
    Array,
    JsonValue,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of

_DEPTH: Final = 40


def completed(api: Api, ref: TypeRef, value: JsonValue, depth: int = _DEPTH) -> JsonValue:
    """``value`` with the required properties that it lacks, also in what it contains."""
    if not depth:
        return value
    ref = ref.inner if isinstance(ref, Nullable) else ref
    match target_of(ref, api.decls), value:
        case Array(item=item), tuple():
            return tuple(completed(api, item, one, depth - 1) for one in value)
        case Map(value=inner), dict():
            return {key: completed(api, inner, one, depth - 1) for key, one in value.items()}
        case Union() as union, dict():
            variant = variant_of(api, union, value)
            return value if variant is None else completed(api, variant, value, depth - 1)
        case Named(id=decl_id), dict() if isinstance(decl := api.decls[decl_id], ObjectDecl):
            return _filled(api, decl, value, depth)
        case _:
            return value


def _filled(api: Api, decl: ObjectDecl, value: dict[str, JsonValue], depth: int) -> JsonValue:
    found = dict(value)
    for prop in properties_of(decl, api.decls):
        if prop.name in found:
            found[prop.name] = completed(api, prop.type, found[prop.name], depth - 1)
        elif prop.required and prop.access is not Access.WRITE:
            if prop.has_constant:
                found[prop.name] = prop.constant
            elif prop.has_default:
                found[prop.name] = prop.default
            elif isinstance(prop.type, Nullable):
                found[prop.name] = None
            else:
                found[prop.name] = Maker(api, sending=False).value(prop.type, words_of(prop.name))
    return found
