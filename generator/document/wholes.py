"""References in place of whole maps, lists and objects, where OpenAPI has none.

A reference in a list of parameters, servers or tags may also lead to a list: to several of them.
"""

from __future__ import annotations

from generator.document.shape import SHAPES, Form, Shape
from generator.document.tree import Json, Obj

_WHOLES = frozenset({Form.OBJECT, Form.ARRAY, Form.STRINGS})
_JOINED = {
    SHAPES[name].items: SHAPES[name] for name in ("parameter_list", "server_list", "tag_list")
}


def takes_reference(shape: Shape) -> bool:
    """Whether a ``$ref`` in place of a value of this shape has a clear meaning.

    OpenAPI allows one in place of some objects. Authors also write it in place of whole maps,
    lists and other objects. Data, such as an example, may hold anything.
    """
    if shape.may_ref:
        return True
    known = shape.form is not Form.OBJECT or bool(shape.fields or shape.rest)
    return shape.form in _WHOLES and known and shape.name not in {"root", "requirement"}


def is_whole(node: Json, shape: Shape) -> bool:
    """Whether ``node`` is a reference in place of a value for which OpenAPI has none."""
    if shape.may_ref or not isinstance(node, Obj):
        return False
    return isinstance(node.get("$ref"), str) and takes_reference(shape)


def list_around(node: Obj, shape: Shape) -> Shape | None:
    """The kind of list that a reference stands in, if it may lead to a list of that kind."""
    return _JOINED.get(shape.name) if isinstance(node.origin.key, int) else None
