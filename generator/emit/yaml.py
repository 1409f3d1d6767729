"""Plain data as YAML 1.2 that people read: block style, long text as it stands.

Written here because what a library prints changes with its version and its accelerator.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from generator.emit.characters import HIDDEN, scalars
from generator.emit.files import Data
from generator.emit.filters import py_str

_PLAIN: Final = re.compile(r"[A-Za-z_/$]([A-Za-z0-9_./{}()+$*% -]*[A-Za-z0-9_./{}()+$*%-])?")
# Words that one version of YAML or another takes for something else.
_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_HIDDEN_IN_BLOCK: Final = re.compile(f"(?![\n\t])[{HIDDEN}]")
_FLOW: Final = re.compile(r"[][{}]|[*&%]|: |\$\(")  # what means something else in the flow style
_LONGEST_KEY: Final = 1000  # YAML ends simple keys at 1,024 characters

# An item of a collection that is being written: its lead ("key:" or "-") and its value.
_Items: TypeAlias = Iterator[tuple[str, Data]]


def yaml_text(value: Data) -> str:
    """``value``, which has no circles, as a YAML document."""
    if not _is_open(value):
        return f"{_scalar(value)}\n"
    lines: list[str] = []
    stack: list[tuple[_Items, str]] = [(_items(value), "")]
    lead = ""  # what the first item of a collection inside a sequence shares its line with
    while stack:
        items, indent = stack[-1]
        found = next(items, None)
        if found is None:
            stack.pop()
            continue
        key, child = found
        start, lead = lead or indent, ""
        if not _is_open(child):
            lines.append(f"{start}{key} {_text(child, indent)}")
        elif key == "-":
            lead = f"{start}- "
            stack.append((_items(child), f"{indent}  "))
        else:
            lines.append(f"{start}{key}")
            stack.append((_items(child), f"{indent}  "))
    return "\n".join([*lines, ""])


def _is_open(value: Data) -> bool:
    """Whether ``value`` is a collection that holds something."""
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str) and len(value) > 0


def _items(value: Data) -> _Items:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield key_text(key), item
    elif isinstance(value, Sequence):
        for item in value:
            yield "-", item


def key_text(key: str) -> str:
    """``key`` in front of its value, with the colon."""
    text = string_text(key)
    return f"{text}:" if len(text) < _LONGEST_KEY else f"? {text}\n:"


def _text(value: Data, indent: str) -> str:
    """A scalar behind its key; text of several lines as a block below it."""
    if not isinstance(value, str) or "\n" not in value.rstrip("\n"):
        return _scalar(value)
    if value[:1] in " \t\n" or _HIDDEN_IN_BLOCK.search(value):
        return _scalar(value)
    body = value.removesuffix("\n")
    keep = "+" if body.endswith("\n") else "" if body != value else "-"
    lines = (f"{indent}  {line}" if line else "" for line in body.split("\n"))
    return f"|{keep}\n" + "\n".join(lines)


def _scalar(value: Data) -> str:
    match value:
        case str():
            return string_text(value)
        case float() if not math.isfinite(value):
            return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
        case None | bool() | int() | float():
            return _number(value)
        case Mapping():
            return "{}"
        case _:
            return "[]"


def _number(value: float | None) -> str:
    try:
        return json.dumps(value)
    except ValueError:  # Python writes no longer integers in decimal
        return hex(int(value or 0))


def string_text(text: str) -> str:
    """Text as a scalar on one line."""
    if len(text) < _LONGEST_KEY and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return py_str(scalars(text))


def flow_text(value: Data) -> str:
    """``value`` in the flow style, on one line: ``{style: offset, items: /pets}``."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_flow_key(k)} {flow_text(v)}' for k, v in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(flow_text, value))}]"
    text = _scalar(value)
    return py_str(value) if isinstance(value, str) and _FLOW.search(text) else text


def _flow_key(key: str) -> str:
    text = key_text(key)
    return f"{py_str(key)}:" if _FLOW.search(text) else text
