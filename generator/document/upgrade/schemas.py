"""Quirks of schemas. Each function puts one of them right, in a node that is its own."""

from __future__ import annotations

from generator.document.shape import reference
from generator.document.tree import Arr, Obj
from generator.document.upgrade.context import Context, new_obj, origin_at

# Beside a $ref these say something about the use of the schema, so they are kept.
_BESIDE_REF = frozenset(
    {"$ref", "title", "summary", "description", "deprecated", "readOnly", "writeOnly"}
    | {"default", "example", "examples", "xml", "nullable", "x-nullable"}
)
_PROSE = ("title", "description", "deprecated", "readOnly", "writeOnly", "default", "examples")


def upgrade_schema(node: Obj, context: Context) -> None:
    """Put every quirk of one schema right; its members are not looked into."""
    drop_what_a_ref_hides(node, context)
    file_type(node, context)
    boolean_limits(node)
    discriminator_name(node)
    item_lists(node, context)
    single_example(node)
    nullable(node, context)


def drop_what_a_ref_hides(node: Obj, context: Context) -> None:
    """2.0, 3.0: what stands beside a ``$ref`` is ignored, but for prose about its use."""
    if not context.ref_rules or reference(node) is None:
        return
    hidden = [key for key in node if key not in _BESIDE_REF and not key.startswith("x-")]
    if hidden:
        names = ", ".join(repr(key) for key in hidden)
        context.sink.warning(
            "U001",
            f"OpenAPI {context.document.version} ignores what stands next to a $ref: {names}.",
            node.loc,
            hint="Combine both with allOf, or move the document to OpenAPI 3.1.",
        )
        for key in hidden:
            del node[key]


def file_type(node: Obj, context: Context) -> None:
    """2.0: ``type: file`` is binary text; in 3.x it is a mistake that means the same."""
    if node.get("type") != "file":
        return
    node["type"] = "string"
    node["format"] = "binary"
    if not context.swagger:
        hint = "Write type: string with format: binary."
        context.sink.warning(
            "U003", "'file' is not a type; it was read as binary data.", node.loc, hint=hint
        )


def boolean_limits(node: Obj) -> None:
    """2.0, 3.0: ``exclusiveMinimum: true`` makes ``minimum`` exclusive; 3.1 has a number."""
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        value = node.get(exclusive)
        if isinstance(value, bool):
            del node[exclusive]
            if value and plain in node:
                node[exclusive] = node.pop(plain)
        elif exclusive in node and not isinstance(value, int | float):
            del node[exclusive]


def discriminator_name(node: Obj) -> None:
    """2.0: ``discriminator`` is the name of the property; 3.x has an object."""
    name = node.get("discriminator")
    if isinstance(name, str):
        node["discriminator"] = new_obj({"propertyName": name}, node, "discriminator")


def item_lists(node: Obj, context: Context) -> None:
    """Before 2020-12 an array of ``items`` was a tuple, and ``additionalItems`` the rest.

    OpenAPI never had it. Authors of 2.0 often mean "each item is one of these", which a tuple
    with an open end admits.
    """
    items = node.get("items")
    if not isinstance(items, Arr):
        return
    node["prefixItems"] = items
    del node["items"]
    if "additionalItems" in node:
        node["items"] = node.pop("additionalItems")
    if not context.document.version.startswith("3.0"):  # its official schema complains
        context.sink.warning(
            "U008",
            "'items' is a list of schemas; it was read as one schema for each position.",
            items.loc,
            hint="Write one schema with oneOf if every item may be any of them.",
        )


def single_example(node: Obj) -> None:
    """2.0, 3.0: a schema has one ``example``; 3.1 has ``examples``."""
    if "example" not in node:
        return
    example = node.pop("example")
    if not isinstance(node.get("examples"), Arr):
        node["examples"] = Arr([example], origin_at(node, "examples"))


def nullable(node: Obj, context: Context) -> None:
    """3.0 (``nullable``), 2.0 (``x-nullable``): null is one more type, value or variant."""
    written = node.pop("x-nullable", None)
    written = node.pop("nullable", written)
    if written is not True:
        return
    kind = node.get("type")
    if reference(node) is not None:
        _beside_ref(node, context)
    elif isinstance(kind, str):
        node["type"] = Arr([kind] if kind == "null" else [kind, "null"], origin_at(node, "type"))
    elif isinstance(kind, Arr):
        node["type"] = Arr([*kind, *([] if "null" in kind else ["null"])], kind.origin)
    elif any(isinstance(node.get(key), Arr) for key in ("anyOf", "oneOf")):
        _one_more_variant(node)
    elif "allOf" in node:
        _wrap(node, [key for key in node if key not in _PROSE and not key.startswith("x-")])
    values = node.get("enum")
    if isinstance(values, Arr) and None not in values:
        node["enum"] = Arr([*values, None], values.origin)


def _beside_ref(node: Obj, context: Context) -> None:
    """``nullable`` beside a ``$ref`` is ignored by the letter, but what is meant is clear."""
    if context.ref_rules:
        context.sink.warning(
            "U002",
            f"OpenAPI {context.document.version} ignores 'nullable' next to a $ref; it was applied "
            "nevertheless.",
            node.loc,
            hint="Write nullable: true with allOf: [{$ref: ...}].",
        )
    inner = _wrap(node, ["$ref"] if "$ref" in node else ["$dynamicRef"])
    context.moved[inner.origin] = node.origin


def _one_more_variant(node: Obj) -> None:
    for key in ("anyOf", "oneOf"):
        variants = node.get(key)
        if isinstance(variants, Arr):
            null = new_obj({"type": "null"}, variants, len(variants))
            node[key] = Arr([*variants, null], variants.origin)


def _wrap(node: Obj, keys: list[str]) -> Obj:
    """Move ``keys`` into the first of two variants, of which the other is null."""
    inner = new_obj({key: node.pop(key) for key in keys}, node, "anyOf", 0)
    null = new_obj({"type": "null"}, node, "anyOf", 1)
    node["anyOf"] = Arr([inner, null], origin_at(node, "anyOf"))
    return inner
