"""Rules about one schema of an upgraded document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.diagnostics.suggest import did_you_mean
from generator.diagnostics.wording import shortened
from generator.document.findings import Finding
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.notation.scalars import plain, text_of


def misfit_defaults(node: Obj) -> Iterator[Finding]:
    """A default that is not of the schema's type, or not one of its values."""
    if "default" in node:
        reason = misfit(node["default"], node)
        if reason:
            message = f"The default {_show(node['default'])} {reason}."
            yield Finding(node.at("default"), message, "Correct it, or remove it.")


def misfit_examples(node: Obj) -> Iterator[Finding]:
    """An example that is not of the schema's type."""
    examples = node.get("examples")
    for index, example in enumerate(examples if isinstance(examples, Arr) else ()):
        reason = misfit(example, node)
        if reason and isinstance(examples, Arr):
            message = f"The example {_show(example)} {reason}."
            yield Finding(examples.at(index), message, "Correct it, or remove it.")


def misfit(value: Json, node: Obj) -> str:
    """Why ``value`` does not fit the type or the values of a schema; "" when it does."""
    if "type" in node:
        written = node["type"]
        kinds = list(written) if isinstance(written, Arr) else [written]
        if not any(_is_a(value, kind) for kind in kinds):
            names = " or ".join(str(kind) for kind in kinds)
            return f"is {_kind(value)}, but the type of the schema is {names}"
    values = node.get("enum")
    if isinstance(values, Arr) and values and not isinstance(value, Obj | Arr):
        return "" if _among(value, values) else "is not one of the values of the enum"
    return ""


def _among(value: Json, values: Arr) -> bool:
    """JSON equality: ``1`` equals ``1.0``, and neither equals ``true``."""
    return any(value == v and isinstance(value, bool) == isinstance(v, bool) for v in values)


def _is_a(value: Json, kind: Json) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "integer":
            whole = isinstance(value, float) and value.is_integer()
            return whole or (isinstance(value, int) and not isinstance(value, bool))
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return value is None
        case "object":
            return isinstance(value, Obj)
        case "array":
            return isinstance(value, Arr)
        case _:
            return True


def doubled_values(node: Obj) -> Iterator[Finding]:
    """An enum has a value twice."""
    values = node.get("enum")
    texts = node.get("type") == "string"  # 1.1 and 1.10 are two of them
    seen: set[tuple[type, object]] = set()
    for index, value in enumerate(values if isinstance(values, Arr) else ()):
        if isinstance(value, Obj | Arr) or not isinstance(values, Arr):
            continue
        known = text_of(value) if texts else plain(value)
        key = (type(known), known)
        if key in seen:
            message = f"The enum lists the value {_show(value)} twice."
            yield Finding(values.at(index), message, "Remove one of the two.")
        seen.add(key)


_PARTS = frozenset({"allOf", "anyOf", "oneOf", "if", "then", "else", "not"})


def parts(node: Obj) -> Iterator[Obj]:
    """The schemas in place that hold together with ``node``, or under a condition."""
    for key in _PARTS & node.keys():  # in most schemas there are none
        members = node[key]
        for part in members if isinstance(members, Arr) else (members,):
            if isinstance(part, Obj):
                yield part


def absent_required(node: Obj, whole: Obj, deref: Callable[[Json], Json]) -> Iterator[Finding]:
    """``required`` names a property that nothing in ``whole``, which ``node`` is part of, has."""
    required, properties = node.get("required"), node.get("properties")
    if not isinstance(required, Arr) or not isinstance(properties, Obj):
        return
    known = _declared(whole, deref)
    if known is None:
        return
    for index, name in enumerate(required):
        if isinstance(name, str) and name not in known:
            message = f"The property {name!r} is required, but it is not declared."
            # comparing many names with many takes long, and would help nobody
            near = properties if len(properties) <= 100 else ()
            hint = did_you_mean(name, near, "Declare it under 'properties'.")
            yield Finding(required.at(index), message, hint)


def _declared(whole: Obj, deref: Callable[[Json], Json]) -> set[str] | None:
    """The properties of a schema, of its parts and of what they refer to; None if any may be."""
    found: set[str] = set()
    stack, seen = [whole], set[int]()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if "additionalProperties" in node or "patternProperties" in node:
            return None
        properties = node.get("properties")
        found.update(properties if isinstance(properties, Obj) else ())
        stack.extend(parts(node))
        if reference(node) is not None:
            target = deref(node)
            if not isinstance(target, Obj):
                return None
            stack.append(target)
    return found


def discriminators(node: Obj) -> Iterator[Finding]:
    """A discriminator without a property name, or one whose variants lack the property."""
    discriminator = node.get("discriminator")
    if not isinstance(discriminator, Obj):
        return
    if not isinstance(discriminator.get("propertyName"), str):
        message = (
            "The discriminator has no 'propertyName', so the variants are told apart by their "
            "content."
        )
        hint = "Add propertyName, the property that tells the variants apart."
        yield Finding(discriminator.loc, message, hint)


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, Obj):
        return "an object"
    if isinstance(value, Arr):
        return "an array"
    return "a string" if isinstance(value, str) else "a number"


def _show(value: Json) -> str:
    text = "null" if value is None else repr(value)
    text = text.lower() if isinstance(value, bool) else text
    return shortened(text)
