"""JSON Pointers (RFC 6901) into responses."""

from __future__ import annotations

from typing import Mapping, Optional

from ..base.guards import is_dict, is_list
from .markers import wire_name


def lookup(value: object, pointer: str) -> object:
    """The value at ``pointer`` (``/a/0/b``) in JSON, or in models by wire name, or None."""
    if not pointer:
        return value
    for part in pointer.lstrip("#").split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if is_list(value):
            if not key.isdigit() or int(key) >= len(value):
                return None
            value = value[int(key)]
        elif is_dict(value):
            value = value.get(key)
        else:
            value = _attribute(value, key)
    return value


def _attribute(model: object, wire: str) -> object:
    """A property of a model by its wire name; None for anything else."""
    for name, field in getattr(type(model), "model_fields", {}).items():
        if wire_name(name, field) == wire:
            return vars(model).get(name)
    extra: Optional[Mapping[str, object]] = getattr(model, "model_extra", None)
    return extra.get(wire) if extra else None
