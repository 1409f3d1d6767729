"""From a JSON Pointer to a line and a column.

A member of a mapping is found at its key, an item of a sequence where it begins. A pointer
that the file does not have (a node that a stage invented) leads to its nearest ancestor.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from generator.diagnostics import Mark
from generator.document.tree import Arr, Json, Obj
from generator.notation.pointer import index_of

Places: TypeAlias = "dict[str, int] | list[int]"

_SPACE = re.compile(r"[ \t\n\r]*")


class Marks(Protocol):
    """Finds places in one file."""

    def find(self, tokens: Sequence[str]) -> Mark:
        """The place of the node that the unescaped ``tokens`` lead to."""
        ...


def step(node: Json, token: str) -> Json:
    """The member of ``node`` that one token of a pointer names. Raises KeyError."""
    if isinstance(node, Obj):
        return node[token]
    index = index_of(token)
    if isinstance(node, Arr) and index is not None and index < len(node):
        return node[index]
    raise KeyError(token)


def pack(line: int, column: int) -> int:
    """A place (both numbers from 0) in one integer."""
    return line << 32 | column


class YamlMarks:
    """Places that were noted while a YAML file was read."""

    __slots__ = ("_places", "_root", "_start")

    def __init__(self, root: Json, start: int, places: Mapping[int, Places]) -> None:
        self._root = root
        self._start = start
        self._places = places  # id of a container -> places of its members

    def find(self, tokens: Sequence[str]) -> Mark:
        """The place of the node that ``tokens`` lead to."""
        node, place = self._root, self._start
        for token in tokens:
            try:
                inner = step(node, token)
            except KeyError:
                break
            places = self._places[id(node)]
            place = places[token] if isinstance(places, dict) else places[int(token)]
            node = inner
        return Mark((place >> 32) + 1, (place & 0xFFFFFFFF) + 1)


class JsonMarks:
    """Places of a JSON text, found on demand: members are skipped at the speed of ``json``."""

    __slots__ = ("_decoder", "_lines", "_members", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(strict=False)
        self._members: dict[int, dict[str, tuple[int, int]]] = {}
        self._lines: list[int] = []

    def find(self, tokens: Sequence[str]) -> Mark:
        """The place of the node that ``tokens`` lead to."""
        start = place = self._skip_space(0)
        for token in tokens:
            found = self._members_at(start).get(token)
            if found is None:
                break
            place, start = found
        return self._mark(place)

    def _members_at(self, start: int) -> dict[str, tuple[int, int]]:
        """Members of the container at ``start``: token -> offsets of its place and its value."""
        known = self._members.get(start)
        if known is None:
            known = self._members[start] = self._scan(start)
        return known

    def _scan(self, start: int) -> dict[str, tuple[int, int]]:
        text, opening = self._text, self._text[start]
        found: dict[str, tuple[int, int]] = {}
        if opening not in "{[":
            return found
        at = self._skip_space(start + 1)
        while text[at] not in "}]":
            place = at
            token = str(len(found))
            if opening == "{":
                token, at = self._decoder.raw_decode(text, at)
                at = self._skip_space(self._skip_space(at) + 1)
            found[token] = (place, at)
            at = self._skip_space(self._decoder.raw_decode(text, at)[1])
            if text[at] == ",":
                at = self._skip_space(at + 1)
        return found

    def _skip_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _mark(self, offset: int) -> Mark:
        if not self._lines:
            self._lines = [0, *(m.end() for m in re.finditer("\n", self._text))]
        line = bisect.bisect_right(self._lines, offset)
        return Mark(line, offset - self._lines[line - 1] + 1)
