"""Raw types: does every key hold the kind of value that OpenAPI has there.

:func:`mend` is the one judge. The check reports what it finds; the upgrade keeps what it
returns, so that after the upgrade every known key either holds the right kind of value or is
absent, and no later stage has to ask.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.diagnostics.wording import shortened
from generator.document.model import Document
from generator.document.shape import (
    ROOT,
    SHAPES,
    Form,
    Shape,
    containers,
    is_schema,
    reference,
)
from generator.document.tree import Arr, Json, Obj, Origin, loc_of
from generator.document.wholes import is_whole
from generator.notation.scalars import flag_of, number_of, text_of

LOCATIONS = ("query", "header", "path", "cookie", "querystring", "body", "formData")

# Where a fault cannot change a request or a reply.
_HARMLESS = frozenset(
    {"example_map", "example", "link_map", "link", "tag_list", "tag", "named", "object"}
)
# Where a fault makes an operation unclear, for it says what is sent or what comes back.
ESSENTIAL = frozenset(
    {
        "operation",
        "path_item",
        "operation_map",
        "parameter_list",
        "parameter",
        "request_body",
        "content",
    }
    | {"media_type", "responses", "response", "encoding_map", "encoding", "requirement_list"}
)
_TEXTUAL = frozenset({Form.TEXT, Form.FLAG, Form.NUMBER, Form.STRINGS, Form.TYPE})


@dataclass(frozen=True, slots=True)
class Fault:
    """One value of the wrong kind.

    ``clear``: what is meant is clear, or does not matter, so the fault is a warning in any case.
    ``breaks``: the operation around it cannot be understood without it. ``operation``: it is
    the operation itself; an empty object takes its place, so that it is not forgotten.
    """

    code: str
    loc: Loc
    message: str
    hint: str = ""
    clear: bool = False
    breaks: bool = False
    operation: bool = False


def mend(node: Obj | Arr, shape: Shape) -> tuple[Obj | Arr, list[Fault]]:
    """A copy of ``node`` whose members have the right kind, and what was wrong with the others.

    A value whose meaning is clear is converted (``"true"`` to true, a number to text), any
    other one of a wrong kind is left out.
    """
    faults: list[Fault] = []
    if isinstance(node, Arr):
        if not shape.items:
            return Arr(node, node.origin), faults
        inner = SHAPES[shape.items]
        sound = _SOUND[inner.form]
        if all(type(item) in sound for item in node):
            return Arr(node, node.origin), faults
        kept: list[Json] = []
        for index, item in enumerate(node):
            value = _member(node, index, item, inner, shape, faults=faults)
            if value is not _NOTHING:
                kept.append(value)
        return Arr(kept, node.origin), faults
    if shape.rest and reference(node) and (shape.may_ref or is_whole(node, shape)):
        return Obj(node, node.origin), faults  # the keys are those of a reference
    if _is_sound(node, shape):
        mended = Obj(node, node.origin)
    else:
        mended = Obj(_members(node, shape, faults), node.origin)
    if shape.name == "parameter" and reference(node) is None:
        faults.extend(_parameter_faults(node))
    return mended, faults


#: The types of values that have a form, whatever they hold.
_SOUND: Mapping[Form, frozenset[type]] = {
    **dict.fromkeys(Form, frozenset()),
    Form.ANY: frozenset({Obj, Arr, str, bool, int, float}),
    Form.OBJECT: frozenset({Obj}),
    Form.ARRAY: frozenset({Arr}),
    Form.TEXT: frozenset({str}),
    Form.FLAG: frozenset({bool}),
    Form.NUMBER: frozenset({int, float}),
    Form.SCHEMA: frozenset({Obj, bool}),
    Form.SCHEMAS: frozenset({Obj, Arr, bool}),
    Form.ADDITIONAL: frozenset({Obj, bool}),
    Form.TYPE: frozenset({str}),
    Form.DISCRIMINATOR: frozenset({str, Obj}),
}
_SOUND_AT: Mapping[str, frozenset[type]] = {name: _SOUND[s.form] for name, s in SHAPES.items()}


def _is_sound(node: Obj, shape: Shape) -> bool:
    """Whether each member of ``node`` has its form, as nearly all have; no for some that do."""
    fields, rest = shape.fields, shape.rest
    for key, item in node.items():
        name = fields.get(key, rest)
        if name and type(item) not in _SOUND_AT[name] and _fit(item, SHAPES[name].form) is not item:
            return False
    return True


def _members(node: Obj, shape: Shape, faults: list[Fault]) -> dict[str, Json]:
    """The members of ``node``, mended."""
    members: dict[str, Json] = {}
    fields, rest, extensible = shape.fields, shape.rest, shape.extensible
    for key, item in node.items():
        name = fields.get(key)
        if name is None:
            if not rest or (extensible and key.startswith("x-")):
                members[key] = item
                continue
            name = rest
        inner = SHAPES[name]
        if isinstance(item, Obj) and inner.form is Form.OBJECT:
            members[key] = item
            continue
        value = _member(node, key, item, inner, shape, faults=faults)
        if value is not _NOTHING:
            members[key] = value
    return members


_NOTHING = Obj({}, Origin(""))  # stands for "leave it out"; told by identity


def _member(
    node: Obj | Arr, key: str | int, item: Json, inner: Shape, shape: Shape, *, faults: list[Fault]
) -> Json:
    """The value to keep for one member; :data:`_NOTHING` when there is none."""
    form = inner.form
    if item is None and form is not Form.ANY:
        return _fill(node, key, inner, shape, faults)
    fitted = _fit(item, form)
    if fitted is item:
        return item
    if is_whole(item, inner):
        return item
    loc = loc_of(item, node, key)
    what = f"{key!r}" if isinstance(key, str) else f"Item {key}"
    if fitted is not _NOTHING:
        if isinstance(fitted, Arr) and not isinstance(item, Arr):
            fitted.origin = Origin(node.origin.uri, node.origin, key)
        message = f"{what} must be {form.value}; {_show(item)} was read as {_show(fitted)}."
        faults.append(Fault("V002", loc, message, f"Write {_show(fitted)}.", clear=True))
        return fitted
    harmless = inner.name in _HARMLESS or shape.name in {*_HARMLESS, "info"}
    breaks = (
        not harmless and shape.name in ESSENTIAL and (form not in _TEXTUAL or key in {"in", "name"})
    )
    message = f"{what} must be {inner.title or form.value}, not {_kind(item)}."
    operation = inner.name == "operation"
    faults.append(Fault("V001", loc, message, clear=harmless, breaks=breaks, operation=operation))
    return Obj({}, Origin(node.origin.uri, node.origin, key)) if operation else _NOTHING


def _fill(node: Obj | Arr, key: str | int, inner: Shape, shape: Shape, faults: list[Fault]) -> Json:
    """What to keep where YAML left a value empty: an empty object where a name counts."""
    if inner.form in _TEXTUAL:
        return _NOTHING
    named = isinstance(key, str) and key not in shape.fields
    if inner.form is Form.OBJECT and (named or inner.name == "operation"):
        fitted: Json = Obj({}, Origin(node.origin.uri, node.origin, key))
    elif is_schema(inner) and named:
        fitted = True
    else:
        fitted = _NOTHING
    message = f"{key!r} is empty." if isinstance(key, str) else f"Item {key} is empty."
    hint = "Give it a value, or remove it."
    faults.append(Fault("V003", node.loc.child(key), message, hint, clear=True))
    return fitted


def _fit(value: Json, form: Form) -> Json:
    """``value`` itself if it has the form, what it clearly means, or :data:`_NOTHING`."""
    match form:
        case Form.ANY:
            return value
        case Form.TEXT:
            return value if isinstance(value, str) else _as_text(value)
        case Form.FLAG:
            return value if isinstance(value, bool) else _as_flag(value)
        case Form.NUMBER:
            return _as_number(value)
        case Form.STRINGS:
            return _as_strings(value)
        case Form.ARRAY:
            return value if isinstance(value, Arr) else _NOTHING
        case Form.OBJECT:
            return value if isinstance(value, Obj) else _NOTHING
        case Form.SCHEMA | Form.ADDITIONAL:
            return value if isinstance(value, Obj | bool) else _as_flag(value)
        case Form.SCHEMAS:
            return value if isinstance(value, Obj | Arr | bool) else _NOTHING
        case Form.TYPE:
            return value if isinstance(value, str) else _as_types(value)
        case Form.DISCRIMINATOR:
            return value if isinstance(value, str | Obj) else _NOTHING


def _as_text(value: Json) -> Json:
    return text_of(value) if isinstance(value, bool | int | float) else _NOTHING


def _as_flag(value: Json) -> Json:
    found = flag_of(value) if isinstance(value, str) else None
    return _NOTHING if found is None else found


def _as_number(value: Json) -> Json:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    found = number_of(value.strip()) if isinstance(value, str) else None
    return _NOTHING if found is None else found


def _as_strings(value: Json) -> Json:
    if isinstance(value, Arr):
        if all(isinstance(item, str) for item in value):
            return value
        texts = [item if isinstance(item, str) else _as_text(item) for item in value]
        return Arr([text for text in texts if text is not _NOTHING], value.origin)
    if isinstance(value, str):
        return Arr([value], Origin(""))
    return _NOTHING


def _as_types(value: Json) -> Json:
    """An array of type names; an unquoted null of YAML is the name of its type."""
    if isinstance(value, Arr) and None in value:
        value = Arr(["null" if item is None else item for item in value], value.origin)
    return _as_strings(value) if isinstance(value, Arr) else _NOTHING


def _parameter_faults(node: Obj) -> list[Fault]:
    """What a parameter cannot do without."""
    faults: list[Fault] = []
    hints = {"name": "Add its name.", "in": "Add in: query, path, header or cookie."}
    for key, hint in hints.items():
        if node.get(key) is None:
            message = f"The parameter has no {key!r}."
            faults.append(Fault("V004", node.loc, message, hint, breaks=True))
    where = node.get("in")
    if isinstance(where, str) and where not in LOCATIONS:
        message = f"A parameter cannot be in {where!r}."
        hint = did_you_mean(where, LOCATIONS[:4])
        faults.append(Fault("V004", node.at("in"), message, hint, breaks=True))
    return faults


def _kind(value: Json) -> str:
    if isinstance(value, Obj):
        return "an object"
    if isinstance(value, Arr):
        return "an array"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "a number"


def _show(value: Json) -> str:
    if isinstance(value, int | float):
        return text_of(value)
    if isinstance(value, Arr) and all(isinstance(item, int | float) for item in value):
        return shortened(f"[{', '.join(map(_show, value))}]")
    return shortened(json.dumps(value, ensure_ascii=False))


def check_structure(document: Document, sink: Sink, *, tolerant: bool) -> int:
    """Report every value of the wrong kind; returns how many objects and arrays there are.

    A fault that leaves the meaning open is an ERROR; with ``tolerant`` a WARNING, for the
    operation around it is left out. ``paths`` of the wrong kind is always an ERROR.
    """
    seen: set[int] = set()
    stack: list[tuple[Obj | Arr, Shape]] = [
        *reversed(document.links.targets),
        (document.root, ROOT),
    ]
    while stack:
        node, shape = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        for fault in mend(node, shape)[1]:
            fatal = shape is ROOT and fault.loc.pointer == "/paths" and not fault.clear
            clear = fault.clear or (tolerant and not fatal)
            add = sink.warning if clear else sink.error
            add(fault.code, fault.message, fault.loc, hint=fault.hint)
        inner = containers(node, shape)
        inner.reverse()
        stack += [(item, kind) for _, item, kind in inner]
    return len(seen)
