"""JSON data that may be changed, and pointers into it."""

from __future__ import annotations

from typing import TypeAlias, TypeGuard

from generator.ir.types import JsonValue, Scalar
from generator.names.words import split_words
from generator.notation.pointer import index_of, pointer_to, tokens_of

Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"


class MissingType:
    """The type of :data:`MISSING`."""


#: What a pointer finds where nothing is.
MISSING = MissingType()


def thaw(value: JsonValue) -> Data:
    """A value of the document as data of our own."""
    if isinstance(value, dict):
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value


def freeze(value: Data) -> JsonValue:
    """Data of our own as a value of the document."""
    if isinstance(value, dict):
        return {key: freeze(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value


def as_object(value: Data | MissingType) -> dict[str, Data]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def find(value: Data, pointer: str) -> Data | MissingType:
    """What stands at ``pointer``, or MISSING."""
    for token in tokens_of(pointer):
        index = index_of(token)
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and index is not None and index < len(value):
            value = value[index]
        else:
            return MISSING
    return value


def put(value: Data, pointer: str, new: Data) -> Data:
    """``value`` with ``new`` at ``pointer``; objects on the way are made, items are replaced."""
    if not pointer:
        return new
    root: Data = value if isinstance(value, dict | list) else {}
    here = root
    *way, last = tokens_of(pointer)
    for token in way:
        inner = find(here, pointer_to([token]))
        if not isinstance(inner, dict | list):
            inner = {}
            _set(here, token, inner)
        here = inner
    _set(here, last, new)
    return root


def _set(holder: Data, token: str, new: Data) -> None:
    if isinstance(holder, dict):
        holder[token] = new
    elif isinstance(holder, list) and (index := index_of(token)) is not None:
        holder[index : index + 1] = [new]


def is_number(value: Data | MissingType) -> TypeGuard[int | float]:
    """Whether ``value`` is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def like(value: Data, sample: Data) -> Data:
    """``value`` in the JSON type of ``sample`` where that can be: 7 beside "12" is "7"."""
    if isinstance(sample, str) and is_number(value):
        return str(value)
    if is_number(sample) and isinstance(value, str) and value.isdecimal():
        return int(value)
    return value


def fits(value: Data, sample: Data) -> bool:
    """Whether ``value`` may take the place of ``sample``; null says nothing of its type."""
    if value is None or sample is None:
        return True
    if is_number(sample):
        return is_number(value)
    return type(value) is type(sample)


def words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case."""
    return split_words(name)
