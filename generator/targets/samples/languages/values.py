"""JSON as values of a language's own: objects as its maps, laid out as its formatter does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.ir.types import JsonValue

# What a list may be wide whose items stand on one line.
_WIDTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """How one language writes the values of JSON."""

    string: Callable[[str], str]
    number: Callable[[float], str]
    key: Callable[[str], str]  # a key, and what separates it from its value
    null: str
    array: tuple[str, str] = ("[", "]")
    mapping: tuple[str, str] = ("{", "}")
    indent: str = "  "
    last: str = ","  # behind the last of several lines
    columns: bool = False  # the values of keys that follow one another start in one column

    def write(self, value: JsonValue, depth: int) -> str:
        """``value`` as an expression whose other lines are indented ``depth`` times."""
        match value:
            case None:
                return self.null
            case str():
                return self.string(value)
            case bool():
                return "true" if value else "false"
            case int() | float():
                return self.number(value)
            case tuple():
                return self._array(value, depth)
            case dict():
                return self._mapping(value, depth)

    def _array(self, value: tuple[JsonValue, ...], depth: int) -> str:
        opening, closing = self.array
        items = [self.write(item, depth + 1) for item in value]
        line = f"{opening}{', '.join(items)}{closing}"
        nests = any(isinstance(item, tuple | dict) for item in value)
        if not items or (not nests and len(line) <= _WIDTH):
            return line
        return self._lines(items, self.array, depth)

    def _mapping(self, value: dict[str, JsonValue], depth: int) -> str:
        if not value:
            return "".join(self.mapping)
        keys = [self.key(key) for key in value]
        values = [self.write(item, depth + 1) for item in value.values()]
        if self.columns:
            keys = _in_columns(keys, values)
        pairs = [key + item for key, item in zip(keys, values, strict=True)]
        return self._lines(pairs, self.mapping, depth)

    def _lines(self, items: list[str], ends: tuple[str, str], depth: int) -> str:
        inner, outer = self.indent * (depth + 1), self.indent * depth
        lines = f",\n{inner}".join(items)
        return f"{ends[0]}\n{inner}{lines}{self.last}\n{outer}{ends[1]}"


def _in_columns(keys: list[str], values: list[str]) -> list[str]:
    """Keys with spaces behind them, so that the values of neighbours on one line each begin alike."""
    found: list[str] = []
    group: list[str] = []
    for key, value in zip(keys, values, strict=True):
        if "\n" in value:
            found += [*_padded(group), key]
            group = []
        else:
            group.append(key)
    return [*found, *_padded(group)]


def _padded(keys: list[str]) -> list[str]:
    width = max((len(key) for key in keys), default=0)
    return [key.ljust(width) for key in keys]


def count(value: JsonValue) -> int:
    """How many values ``value`` is made of, itself among them."""
    match value:
        case tuple():
            return 1 + sum(count(item) for item in value)
        case dict():
            return 1 + sum(count(item) for item in value.values())
        case _:
            return 1


def is_plain(value: JsonValue, *, bits: int, objects: bool) -> bool:
    """Whether a language's own literals can hold ``value`` to the letter.

    ``bits`` is the size of its integers; with ``objects`` its object literals know
    ``__proto__`` for something else.
    """
    match value:
        case bool() | str() | float() | None:
            return True
        case int():
            return value.bit_length() < bits
        case tuple():
            return all(is_plain(item, bits=bits, objects=objects) for item in value)
        case dict():
            if objects and "__proto__" in value:
                return False
            return all(is_plain(item, bits=bits, objects=objects) for item in value.values())
