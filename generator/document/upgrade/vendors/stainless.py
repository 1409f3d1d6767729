"""``x-stainless-*``."""

from __future__ import annotations

from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.vendors.reading import (
    Found,
    MalformedError,
    attribute,
    class_name,
    text_of,
)

_CLIENT = "$client"
_LANGUAGE = "python"


def _path(found: Found) -> list[str]:
    """``accounts.members.list``, or a mapping with that as its ``path``."""
    value = found.value
    whole = text_of(value.get("path") if isinstance(value, Obj) else value)
    return whole.split(".")


def method(found: Found) -> Json:
    """The name of the method."""
    return attribute(_path(found)[-1])


def group(found: Found) -> Json:
    """The resources above it."""
    names = [name for name in _path(found)[:-1] if name != _CLIENT]
    return found.arr([attribute(name) for name in names]) if names else None


def skipped(found: Found) -> Json:
    """``true``, or a list of languages."""
    if isinstance(found.value, Arr):
        return (_LANGUAGE in found.value) or None
    return found.flag() or None


def only(found: Found) -> Json:
    """A list of languages, of which this is none."""
    if not isinstance(found.value, Arr):
        raise MalformedError("a list of languages")
    return (_LANGUAGE not in found.value) or None


def _spelled(found: Found) -> str:
    """The name that ``x-stainless-naming`` has for Python; "" for none."""
    own = found.mapping().get(_LANGUAGE)
    if isinstance(own, Obj):
        own = next((v for k, v in own.items() if k.endswith("_name") or k == "name"), None)
    return text_of(own) if own is not None else ""


def naming(found: Found) -> Json:
    """The name of an argument or a field."""
    name = _spelled(found)
    return attribute(name) if name else None


def title(found: Found) -> Json:
    """What a variant of a union is called."""
    return class_name(found.text())


def constant(found: Found) -> Json:
    """The only value of an enumeration is a constant."""
    values = found.node.get("enum")
    if not found.flag() or not isinstance(values, Arr) or len(values) != 1:
        return None
    return values[0]
