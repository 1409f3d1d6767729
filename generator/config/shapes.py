"""What keys of ``sdk.yaml`` may hold, as JSON Schema: each way of reading has its shape beside it.

The readers tell a :class:`generator.config.section.Section` how they read a key; it remembers the
shape. From what was remembered, ``make reference`` writes the page and the schema of all settings.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

#: A value inside a JSON Schema.
Part: TypeAlias = "Mapping[str, Part] | tuple[Part, ...] | str | float | None"

#: A JSON Schema of draft 7, which is the one that editors know best.
Schema: TypeAlias = Mapping[str, Part]

# A key without a value is as if it were not there, unless the reader says otherwise.
ANY: Final[Schema] = MappingProxyType({})
TEXT: Final[Schema] = MappingProxyType({"type": ("string", "null")})
FLAG: Final[Schema] = MappingProxyType({"type": ("boolean", "null")})
COUNT: Final[Schema] = MappingProxyType({"type": ("integer", "null"), "minimum": 0})
SECONDS: Final[Schema] = MappingProxyType({"type": ("number", "null"), "exclusiveMinimum": 0})
PATH: Final[Schema] = MappingProxyType({"type": "string", "minLength": 1})
FILLED: Final[Schema] = PATH
ONLY_TRUE: Final[Schema] = MappingProxyType({"enum": (True, None)})
MAPPING: Final[Schema] = MappingProxyType({"type": ("object", "null")})
FLAG_OR_MAPPING: Final[Schema] = MappingProxyType({"type": ("boolean", "object", "null")})
MAPPED: Final[Schema] = MappingProxyType({"type": "object"})
PYTHON: Final[Schema] = MappingProxyType(
    {"type": ("string", "null"), "pattern": r"^(3\.0*([7-9]|[1-9][0-9]))?$"}
)

# Characters of identifiers beyond ASCII are left to the reader, which knows all of them.
_LETTER: Final = r"A-Za-z_\u0080-\uffff"
_IDENTIFIER: Final = rf"(?!__)(?!({'|'.join(keyword.kwlist)})$)[{_LETTER}][{_LETTER}0-9]*"
#: A name of Python as a pattern; it is for the names of members, too.
NAME: Final = f"^{_IDENTIFIER}$"
IDENTIFIER: Final[Schema] = MappingProxyType(
    {"type": ("string", "null"), "pattern": f"^({_IDENTIFIER})?$"}
)
NEEDED_IDENTIFIER: Final[Schema] = MappingProxyType({"type": "string", "pattern": NAME})


def one_of(words: Iterable[str]) -> Schema:
    """One of some words."""
    return MappingProxyType({"enum": (*dict.fromkeys(words), None)})


def shaped(pattern: re.Pattern[str]) -> Schema:
    """Text that matches a pattern, which JavaScript has to read as well."""
    return MappingProxyType({"type": ("string", "null"), "pattern": f"^({pattern.pattern})?$"})


def path_with(suffixes: Iterable[str]) -> Schema:
    """The path of a file that has one of some suffixes, in any case."""
    words = ["".join(_either_case(char) for char in suffix) for suffix in suffixes]
    return MappingProxyType({"type": "string", "pattern": f"({'|'.join(words)})$"})


def _either_case(char: str) -> str:
    return f"[{char.upper()}{char}]" if char.isalpha() else re.escape(char)


def list_of(*types: str, pattern: str = "") -> Schema:
    """A list whose items have one of some types; what mappings among them hold is added later.

    Strings among them match ``pattern``.
    """
    item: Schema = {"type": types, **({"pattern": pattern} if pattern else {})}
    return MappingProxyType({"type": ("array", "null"), "items": item})


TEXTS: Final[Schema] = list_of("string")

# -- what several keys say together ------------------------------------------------------


def exactly_one(keys: Iterable[str]) -> Schema:
    """Exactly one of some keys is given."""
    return MappingProxyType({"oneOf": tuple(needs(key) for key in keys)})


def not_both(one: str, other: str) -> Schema:
    """Two keys exclude each other."""
    return MappingProxyType({"not": needs(one, other)})


def needs(*keys: str) -> Schema:
    """Some keys are given."""
    return MappingProxyType({"required": keys})
