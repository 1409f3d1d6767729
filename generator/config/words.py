"""What is wrong with values, and what they are, in the words of messages."""

from __future__ import annotations

import keyword
from collections.abc import Mapping

from generator.document.tree import Json


def identifier_problem(name: str) -> str:
    """Why ``name`` cannot stand in Python code, as what goes on from it; "" when it can."""
    if not name.isidentifier():
        return "is not a Python identifier"
    if keyword.iskeyword(name):
        return "is a keyword of Python"
    if name.startswith("__"):
        return "begins with two underscores, which Python keeps for itself"
    return ""


def type_word(value: Json) -> str:
    """What a value is, for a message."""
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "a string"
        case Mapping():
            return "a mapping"
        case _:
            return "a list"
