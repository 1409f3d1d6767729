"""Which variant of a union an example is of."""

from __future__ import annotations

from generator.ir.model import Api
from generator.ir.types import JsonValue, Named, TypeRef, Union
from generator.ir.variants import objects_of
from generator.ir.walk import properties_of


def variant_of(api: Api, union: Union, value: dict[str, JsonValue]) -> TypeRef | None:
    """The variant that the tag of ``value`` names, else the one that it shares most with.

    None for a tag that names no variant, and where nothing is shared.
    """
    tags = union.discriminator
    if tags is not None and tags.property in value:
        tag = value[tags.property]
        return next((ref for one, ref in tags.mapping if one == tag), None)
    best, most = None, 0.0
    for variant in union.variants:
        for decl in objects_of(variant, api.decls):
            names = {prop.name for prop in properties_of(decl, api.decls)}
            shared = len(names & value.keys()) + 1 / (2 + len(names))
            if names & value.keys() and shared > most:
                best, most = decl, shared
    return None if best is None else Named(best.id)
