"""Changing one value of a YAML or JSON text: comments, order and layout stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from generator.diagnostics import GenerationError
from generator.document.source import load_text
from generator.document.tree import Json

#: A node of the YAML library, whose classes carry no annotations.
_Node: TypeAlias = Any

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.!+_-]*")

_MARK: Final = "\ufeff"  # a byte order mark


def with_value(text: str, keys: Sequence[str], value: str) -> str:
    """``text`` with the string ``value`` at ``keys``; mappings that are missing are added.

    Raises ``ValueError`` with the reason where that cannot be done without touching anything else.
    """
    import yaml  # noqa: PLC0415  (only a release edits the file)

    if text.startswith(_MARK):  # YAML counts no positions for it
        return _MARK + with_value(text.removeprefix(_MARK), keys, value)
    before = load_text(text, "edited")
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    root = yaml.compose(text, Loader=loader)
    edited = _Editor(text, is_json=before.is_json).edit(root, list(keys), value)
    try:
        after = load_text(edited, "edited").value
    except GenerationError:
        after = None
    if after != _with(before.value, list(keys), value):
        message = "it cannot be changed without touching other values"
        raise ValueError(message)
    return edited


def _with(tree: Json, keys: list[str], value: str) -> object:
    """The tree as it has to be afterwards, as plain data."""
    if not keys:
        return value
    members = dict(tree) if isinstance(tree, dict) else {}
    members[keys[0]] = _with(members.get(keys[0]), keys[1:], value)  # type: ignore[assignment]
    return members


class _Editor:
    """Edits one text."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self.text = text
        self.is_json = is_json
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def edit(self, node: _Node, keys: list[str], value: str) -> str:
        """The text with ``value`` at ``keys`` below ``node``."""
        if node is None:
            block = self._block(keys, value, 0)
            return (self.text.rstrip() + block).lstrip("\r\n") + self.newline
        parent = None
        for depth, key in enumerate(keys):
            found = self._member(node, key)
            if found is None:
                return self._inserted(node, keys[depth:], value)
            name, inner = found
            if inner.start_mark.index < name.start_mark.index:
                raise ValueError(f"`{'.'.join(keys[: depth + 1])}` is an alias")
            parent, node = name, inner
        return self._replaced(parent, node, value)

    def _member(self, node: _Node, key: str) -> tuple[_Node, _Node] | None:
        if type(node).__name__ != "MappingNode":
            raise ValueError(f"`{key}` has no mapping to stand in")
        pairs = (pair for pair in node.value if pair[0].value == key)
        return next(pairs, None)

    def _replaced(self, key: _Node, node: _Node, value: str) -> str:
        if type(node).__name__ != "ScalarNode":
            raise ValueError(f"`{key.value}` is no scalar")
        start, end = node.start_mark.index, node.end_mark.index
        written = self.text[start:end]
        if node.style in {"'", '"'}:
            new = f"{node.style}{value}{node.style}"
        elif node.style in {"|", ">"}:
            raise ValueError(f"`{key.value}` is a block of text")
        else:
            new = self._spelled(value)
        gap = "" if written or self.text[start - 1 : start].isspace() else " "
        return f"{self.text[:start]}{gap}{new}{self.text[end:]}"

    def _inserted(self, node: _Node, keys: list[str], value: str) -> str:
        """With ``keys`` as the first of a mapping."""
        if node.flow_style:
            start = self.text.index("{", node.start_mark.index)  # behind an anchor
            gap = ", " if node.value else ""
            return f"{self.text[: start + 1]}{self._flow(keys, value)}{gap}{self.text[start + 1 :]}"
        mark = node.value[0][0].start_mark
        start, column = mark.index, mark.column
        block = self._block(keys, value, column).removeprefix(self.newline).lstrip(" ")
        return f"{self.text[:start]}{block}{self.newline}{' ' * column}{self.text[start:]}"

    def _flow(self, keys: list[str], value: str) -> str:
        if not keys:
            return self._spelled(value)
        inner = self._flow(keys[1:], value)
        if len(keys) > 1:
            inner = f"{{{inner}}}"
        return f"{self._spelled(keys[0])}: {inner}"

    def _block(self, keys: list[str], value: str, column: int) -> str:
        if not keys:
            return f" {self._spelled(value)}"
        inner = self._block(keys[1:], value, column + 2)
        return f"{self.newline}{' ' * column}{keys[0]}:{inner}"

    def _spelled(self, value: str) -> str:
        return value if _PLAIN.fullmatch(value) and not self.is_json else json.dumps(value)
