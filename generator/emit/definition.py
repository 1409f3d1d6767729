"""A definition that is passed on: whether it can be written again, and its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.emit.files import Data, json_bytes

#: What a document may hold to be written again. Shared parts count as often as they are used:
#: a few lines of aliases can stand for more than a disk holds.
_VALUES: Final = 2_000_000
_DEPTH: Final = 200


def can_be_written(value: Data, left: int = _VALUES) -> bool:
    """Whether ``value`` is flat enough, and holds less than ``left`` values."""
    stack: list[tuple[Data, int]] = [(value, 0)]
    while stack:
        node, depth = stack.pop()
        left -= 1
        if left < 0 or depth > _DEPTH:
            return False
        if isinstance(node, Mapping):
            stack += ((item, depth + 1) for item in node.values())
        elif isinstance(node, Sequence) and not isinstance(node, str):
            stack += ((item, depth + 1) for item in node)
    return True


def definition_text(value: Data, *, is_json: bool) -> str | bytes:
    """The text of a definition, as JSON or as YAML."""
    if is_json:
        return json_bytes(value)
    from generator.emit.yaml import yaml_text  # noqa: PLC0415  (not every run writes YAML)

    return yaml_text(value)
