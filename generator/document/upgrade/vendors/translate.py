"""Translating what a node says to other generators."""

from __future__ import annotations

from generator.document.model import Document
from generator.document.shape import METHODS, Shape, is_schema
from generator.document.tree import Json, Obj
from generator.document.upgrade.context import Context
from generator.document.upgrade.vendors.reading import Found, MalformedError
from generator.document.upgrade.vendors.table import BY_KIND, LEFT_OUT, PREFIXES, Row


def speaks_to_others(document: Document) -> bool:
    """Whether some file of the document has keys of other generators."""
    return any(prefix in file.text for file in document.files.values() for prefix in PREFIXES)


def translate(node: Obj, shape: Shape, context: Context) -> None:
    """Add to ``node``, which is ours to change, what the keys of other generators say in ours."""
    for row in BY_KIND.get(_kind(node, shape), ()):
        if row.key in node and row.ours != LEFT_OUT and row.ours not in node:
            value = _read(row, node, context)
            if value is not None:
                node[row.ours] = value
    if shape.name == "path_item":
        _leave_out(node, context)


def _kind(node: Obj, shape: Shape) -> str:
    """What kind of node it is, as the table has it."""
    if not is_schema(shape):
        return shape.name
    above = node.origin.parent
    return "property" if above is not None and above.key == "properties" else "schema"


def _read(row: Row, node: Obj, context: Context) -> Json:
    try:
        return row.read(Found(row.key, node[row.key], node, context))
    except MalformedError as error:
        message = f"{row.key!r} must be {error}; it is ignored."
        hint = (
            f"Correct it, or say it with {row.ours}." if row.ours else "Correct it, or remove it."
        )
        context.sink.warning("U009", message, node.at(row.key), hint=hint)
        return None


def _leave_out(item: Obj, context: Context) -> None:
    """Leave out the operations of a path that the SDK shall not have."""
    whole = _left_out(item, "path_item", context)
    for method in METHODS:
        operation = item.get(method)
        if not isinstance(operation, Obj):
            continue
        key = whole or _left_out(operation, "operation", context)
        if key:
            message = f"The operation is left out of the SDK, as {key!r} says."
            hint = f"Remove {key!r} if the SDK shall have it."
            context.sink.info("U010", message, operation.loc, hint=hint)
            del item[method]


def _left_out(node: Obj, shape: str, context: Context) -> str:
    """The key that says that ``node`` shall be left out; "" when none does."""
    for row in BY_KIND[shape]:
        if row.ours == LEFT_OUT and row.key in node and _read(row, node, context):
            return row.key
    return ""
