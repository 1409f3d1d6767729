"""The Python names of properties, decided for all of one object at once."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.ir.types import Property
from generator.names.table import Wish, assign
from generator.names.words import snake, spelled_out, split_words
from generator.targets.python.naming.reserved import FIELDS


def field_names(
    properties: Iterable[Property], inherited: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, str]:
    """The Python name of every property of one object; ``inherited`` ones are decided."""
    found = list(properties)
    wires = {prop.name for prop in found}
    first = {prop.name: next(_spellings(prop, wires), "") for prop in found}
    if not inherited and all(first.values()) and len(set(first.values())) == len(found):
        return first  # as nearly always: nothing is in the way of anything
    wishes = []
    for prop in found:
        choices = _name_choices(prop, wires)
        # a property that is spelled as an identifier keeps its name against one that is not
        exact = prop.name in {choices[0], choices[0].rstrip("_")}
        wishes.append(Wish(prop.name, choices, 0 if prop.explicit else 1 if exact else 2))
    return assign(wishes, locked=inherited).names


def _name_choices(prop: Property, wires: Collection[str]) -> tuple[str, ...]:
    """Names for a property; where none can be had, an underscore makes one."""
    found = tuple(dict.fromkeys(_spellings(prop, wires)))
    name = snake(spelled_out(prop.name)).lstrip("_") or "field"
    while not found:
        name += "_"
        found = () if name in wires else (name,)
    return found


def _spellings(prop: Property, wires: Collection[str]) -> Iterator[str]:
    """Names for a property; never the wire name of another one, which pydantic would mix up."""
    for spell in (_explicit, _plain, _spelled_out):
        word = spell(prop)
        name = word.lstrip("_") or "field"
        name = f"{name}_" if name in FIELDS else name
        if word and (name == prop.name or name not in wires):
            yield name


def _explicit(prop: Property) -> str:
    return prop.explicit


def _plain(prop: Property) -> str:
    return _snake(prop.name)


@functools.lru_cache(maxsize=16384)  # an API has many a property of the same name
def _snake(name: str) -> str:
    return snake(split_words(name))


def _spelled_out(prop: Property) -> str:
    return snake(spelled_out(prop.name))
