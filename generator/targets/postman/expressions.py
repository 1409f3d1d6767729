"""Expressions of JavaScript in the scripts of the collection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.emit.literals import js_str
from generator.ir.types import JsonValue

_IDENTIFIER: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def value_at(steps: tuple[str | int, ...]) -> str:
    """The expression of a value inside the reply; undefined when something is not there."""
    path = "reply"
    for step in steps:
        if isinstance(step, int):
            path += f"?.[{step}]"
        elif _IDENTIFIER.fullmatch(step):
            path += f"?.{step}"
        else:
            path += f"?.[{js_str(step)}]"
    return path


def list_of(values: Iterable[str]) -> str:
    """The expression of a list of texts."""
    return f"[{', '.join(js_str(value) for value in values)}]"


def constant(value: JsonValue) -> str:
    """The expression of a scalar."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return js_str(value)
        case _:
            return "undefined"
