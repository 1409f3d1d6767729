"""Values as JavaScript: strings, numbers, and what is made of them."""

from __future__ import annotations

import builtins
import dataclasses
import enum
import json
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import BuiltinFunctionType, FunctionType, MethodDescriptorType, ModuleType

from generator.targets.samples.browser.patterns import js_pattern
from generator.targets.samples.browser.scope import Symbol, UntranslatableError


def js_text(text: str) -> str:
    """A string literal of ASCII."""
    return json.dumps(text).replace("</", "<\\/")


def js_data(value: object, use: Callable[[Symbol], str]) -> str:
    """``value`` as an expression; ``use`` names the classes and functions in it.

    Raises :class:`UntranslatableError` for what is no data, like a closure.
    """
    match value:
        case enum.Enum():
            return js_data(value.value, use)
        case None | bool() | int():
            return _scalar(value)
        case float() if not value.is_integer():
            return repr(value)
        case str():
            return js_text(value)
        case bytes():
            return "null"  # the octets of a file are printed nowhere
        case re.Pattern():
            return js_pattern(value)
        case Mapping():
            return f"new Map([{', '.join(f'[{js_data(k, use)}, {js_data(v, use)}]' for k, v in value.items())}])"
        case AbstractSet():
            return f"new Set([{', '.join(js_data(item, use) for item in sorted(value))}])"
        case Sequence():
            return f"[{', '.join(js_data(item, use) for item in value)}]"
        case FunctionType() | BuiltinFunctionType() | MethodDescriptorType() | type():
            return _callable(value, use)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = (js_data(getattr(value, f.name), use) for f in dataclasses.fields(value))
            return f"new {use(Symbol(type(value).__module__, type(value).__qualname__))}({', '.join(fields)})"
        case _:
            raise UntranslatableError(f"{value!r} is no data")


def _callable(value: object, use: Callable[[Symbol], str]) -> str:
    match value:
        case FunctionType() if value.__closure__ is None and "<" not in value.__qualname__:
            return use(Symbol(value.__module__, value.__qualname__))
        case type(__name__=str() as name) if name in vars(builtins):
            return f"$.{name}"
        case BuiltinFunctionType(__self__=ModuleType(), __name__=name):
            return f"$.{name}"
        case MethodDescriptorType(__name__=name):
            return f"$.{name}"
        case BuiltinFunctionType(__self__=str() as text, __name__=name):
            return f"$.bound({js_text(text)}, {js_text(name)})"
        case _:
            raise UntranslatableError(f"{value!r} is no data")


def _scalar(value: bool | int | None) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if abs(value) < 2**53 else f"{value}n"
