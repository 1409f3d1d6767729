"""Flat statements, as templates write them: how they are spelled, and what is in their brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.emit.style import LINE_LENGTH

_TOKEN: Final = re.compile(
    r'"(?:[^"\\]|\\.)*"'
    r"|'(?:[^'\\]|\\.)*'"
    r"|[(\[{]|[)\]}]\.?|, ?| [|+=] "
    r"|#| (?:[-*/%@<>&^]|[-+*/%@<>&^=!]=|//|\*\*|if|else|for|in|is|not|and|or) |:="
)
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE: Final = re.compile(r"\\.")
_UNSPELLED: Final = re.compile(r"\b0x|\de\+|['#;]|  | \Z")
# Letters that take one column or two for every formatter, and what may be counted otherwise.
_WIDE: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]")
_DOUBTFUL: Final = re.compile(
    "[^\x00-\x7f\u00a1-\u00ac\u00ae-\u02af\u0391-\u03c9\u0410-\u044f"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]"
)


class UnknownError(Exception):
    """The statement is none of those that are laid out here."""


@dataclass(slots=True)
class Item:
    """What stands between two commas: ``text[start:end]``.

    Mutable: it grows while the text is read. ``joints`` are the places of ``joint``, a ``|`` or a
    ``+``; ``assigned`` is the place of the last ``=`` with spaces around it, 0 for none; ``chains``
    are the places of dots behind brackets. ``others`` says that it has another operator.
    """

    start: int
    end: int = 0
    groups: list[Group] = field(default_factory=list)
    joints: list[int] = field(default_factory=list)
    joint: str = ""
    chains: list[int] = field(default_factory=list)
    assigned: int = 0
    others: bool = False

    def part(self, start: int, end: int) -> Item:
        """What stands between ``start`` and ``end``."""
        return Item(
            start,
            end,
            [group for group in self.groups if start <= group.start < end],
            joints=[place for place in self.joints if start <= place < end],
            joint=self.joint,
            chains=[place for place in self.chains if start <= place < end],
            others=self.others,
        )


@dataclass(slots=True)
class Group:
    """A pair of brackets at ``start`` and ``end``.

    Mutable: it grows while the text is read.
    """

    start: int
    atom: bool  # a collection, where a call or a subscript follows a name
    end: int = 0
    items: list[Item] = field(default_factory=list)
    comma: bool = False  # behind the last item


def fits(text: str, depth: int) -> bool:
    """Whether ``text`` has room on a line; unknown where the width of its characters decides."""
    room = LINE_LENGTH - depth * 4
    if text.isascii():
        return len(text) <= room
    width = len(text) + len(_WIDE.findall(text))
    doubtful = len(_DOUBTFUL.findall(text))  # none, one or two columns each
    if width - doubtful <= room < width + doubtful:
        raise UnknownError
    return width <= room


def spelled(text: str) -> str:
    """The flat ``text`` in black's spelling: with the quotes that need fewer escapes.

    Raises :class:`UnknownError` for numbers and spaces that black writes in its own way.
    """
    if _UNSPELLED.search(text) and _UNSPELLED.search(_STRING.sub('""', text)):
        raise UnknownError
    return _STRING.sub(_requoted, text) if '\\"' in text else text


def _requoted(found: re.Match[str]) -> str:
    inner = found[0][1:-1]
    escapes = _ESCAPE.findall(inner)
    if escapes.count('\\"') <= inner.count("'"):
        return found[0]
    bare = _ESCAPE.sub(lambda escape: '"' if escape[0] == '\\"' else escape[0], inner)
    return "'" + bare.replace("'", "\\'") + "'"


def read(text: str) -> Item:
    """The flat ``text`` as one item, with all that is in its brackets."""
    top = Group(-1, atom=False)
    group, item = top, Item(0)
    outer: list[tuple[Group, Item]] = []
    for found in _TOKEN.finditer(text):
        piece = found[0]
        first = piece[0]
        if first in "\"'":
            continue
        at = found.start()
        if first in "([{":
            before = text[at - 1] if at else " "
            inner = Group(at, not (before.isalnum() or before in '_)]}"'))
            item.groups.append(inner)
            outer.append((group, item))
            group, item = inner, Item(at + 1)
        elif first in ")]}":
            if not outer:
                raise UnknownError
            _close(text, group, item, at)
            group, item = outer.pop()
            if len(piece) > 1:
                item.chains.append(at)
        elif first == ",":
            item.end = at
            group.items.append(item)
            item = Item(found.end())
        elif piece in {" | ", " + "}:
            item.others = item.others or item.joint not in {"", piece}
            item.joint = piece
            item.joints.append(at)
        elif piece == " = ":
            item.assigned = at
        elif first == " ":
            item.others = True
        else:
            raise UnknownError
    if outer or top.items:
        raise UnknownError
    item.start, item.end = 0, len(text)
    return item


def _close(text: str, group: Group, item: Item, at: int) -> None:
    group.end = item.end = at
    if at > item.start:
        group.items.append(item)
    elif group.items:
        group.comma = True
        # Behind a single item the comma makes a tuple; elsewhere it asks for one item a line.
        if len(group.items) > 1 or not group.atom or text[group.start] != "(":
            raise UnknownError
