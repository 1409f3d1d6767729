"""The layout of emitted modules: that of black, made without black.

The templates write few constructs, each flat or one item a line. To lay those out takes a small
part of the time that a formatter takes, and gives the same text whichever formatter is chosen.
What is not known here becomes a hole in the layout, which a formatter fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.emit.flat import UnknownError, fits, spelled
from generator.emit.spacing import Kind, Spacing
from generator.emit.statements import split, split_item, split_result
from generator.emit.style import LINE_LENGTH

# Blank lines, indentation, and one line of code or one string in three quotes.
_LINE: Final = re.compile(r'(\n*)((?:    )*)(?:("""(?:.*?)""")|([^\s][^\n]*))\n', re.DOTALL)
_CONTINUED: Final = re.compile(r"\\\s*\n")
_KINDS: Final[dict[str, Kind]] = {
    "import": "import",
    "from": "import",
    "class": "class",
    "def": "def",
    "async": "def",
}
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"


@dataclass(frozen=True, slots=True)
class Hole:
    """A statement that a formatter has to lay out; ``index`` is its place among the pieces."""

    index: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a module in pieces, and the statements that are missing."""

    pieces: list[str]
    holes: list[Hole]

    def filled(self, texts: Sequence[str]) -> str:
        """The text, with ``texts`` in the holes."""
        for hole, text in zip(self.holes, texts, strict=True):
            self.pieces[hole.index] = text
        return "".join(self.pieces)


def lay_out(text: str) -> Layout:
    """The layout of a module; one whose structure is not known is one hole."""
    module = _Module()
    try:
        module.read(text)
    except UnknownError:
        return Layout([""], [Hole(0, text, 0)])
    return Layout(module.pieces, module.holes)


@dataclass(slots=True)
class _Module:
    """Reads a module statement by statement. Mutable: what is laid out grows."""

    pieces: list[str] = field(default_factory=list)
    holes: list[Hole] = field(default_factory=list)
    spacing: Spacing = field(default_factory=Spacing)
    opens: bool = False  # whether the statement before opens a block

    def read(self, text: str) -> None:
        """Lay out ``text``, which ends with one line end."""
        lines = _LINE.finditer(text)
        end = 0
        for line in lines:
            if line.start() != end:
                raise UnknownError
            given, depth = len(line[1]), len(line[2]) >> 2
            if depth > self.spacing.depth + self.opens:
                raise UnknownError
            end = line.end()
            if code := line[4]:
                if code[-1] in _OPENING:
                    end = self._exploded(line, given, depth, lines)
                else:
                    self._flat(code, given, depth)
            else:
                self._string(line[3], given, depth)
        if end != len(text):
            raise UnknownError

    def _string(self, string: str, given: int, depth: int) -> None:
        """A docstring, or a string that follows what it is about."""
        first = self.spacing.in_head or (self.opens and self.spacing.depth < depth)
        self._separate("docstring" if first else "other", depth, given)
        self.pieces.append(f"{_docstring(string, depth) if first else string}\n")
        self.opens = False

    def _flat(self, code: str, given: int, depth: int) -> None:
        """A statement on one line."""
        kind = _kind(code)
        self._separate(kind, depth, given)
        self.opens = code[-1] == ":"
        if kind == "comment":
            self.pieces.append(f"{code}\n")
            return
        try:
            text = spelled(code)
            if fits(text, depth):
                self.pieces.append(f"{text}\n")
            else:
                self._lines(split(text, depth))
        except UnknownError:
            if kind == "decorator":
                raise  # it is no statement without what it decorates
            self._hole(code, depth)

    def _exploded(
        self, opening: re.Match[str], given: int, depth: int, lines: Iterator[re.Match[str]]
    ) -> int:
        """A statement that is written with one item a line; returns where it ends."""
        inner: list[tuple[str, int]] = []
        for line in lines:
            code, at = line[4], len(line[2]) >> 2
            if code is None or line[1] or at < depth:
                raise UnknownError
            inner.append((code, at))
            if at == depth:
                break
        else:
            raise UnknownError
        code = opening[4]
        self._separate(_kind(code), depth, given)
        self.opens = inner[-1][0][-1] == ":"
        try:
            self._lines(list(_items(code, depth, inner)))
        except UnknownError:
            rest = "".join(f"\n{'    ' * (at - depth)}{text}" for text, at in inner)
            self._hole(code + rest, depth)
        return line.end()

    def _separate(self, kind: Kind, depth: int, given: int) -> None:
        before = self.spacing.before(kind, depth, given)
        self.pieces.append("\n" * before + "    " * depth)

    def _lines(self, lines: list[str]) -> None:
        """A statement of several lines; the indentation of the first is there already."""
        self.pieces.append("\n".join(lines).lstrip() + "\n")

    def _hole(self, text: str, depth: int) -> None:
        self.holes.append(Hole(len(self.pieces), text, depth))
        self.pieces.append("")


def _kind(code: str) -> Kind:
    first = code[0]
    if first == "@":
        return "decorator"
    if first == "#":
        return "comment"
    return _KINDS.get(code[: code.find(" ")], "other")


def _items(opening: str, depth: int, inner: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The lines of a statement with one item a line, from those in the text."""
    line = f"{'    ' * depth}{opening}"
    level, opened = depth + 1, True
    for given, at in inner:
        code = spelled(given)
        closes = code[0] in _CLOSING
        level -= closes
        if at != level or (opened and len(line) > LINE_LENGTH and _kind(opening) != "def"):
            raise UnknownError
        if closes and opened:
            line += code
            opened = False
            continue
        yield line
        line, opened = f"{'    ' * at}{code}", False
        if closes:
            if at > depth and code[1:] != ",":
                raise UnknownError
            if not fits(code, at):
                *before, line = split_result(code, depth)
                yield from before
        elif code[-1] in _OPENING:
            level, opened = level + 1, True
        elif code[-1] != ",":
            raise UnknownError
        elif not fits(code, at):
            *before, line = split_item(code[:-1], at)
            yield from before
    yield line


def _docstring(string: str, depth: int) -> str:
    """A docstring with the indentation of its place, and apart from its quotes."""
    if _CONTINUED.search(string):
        return string
    text = string[3:-3]
    indent = "    " * depth
    if "\n" in text and not re.search(rf"\n{indent}\S", text):
        text = _indented(text.split("\n"), indent)
    if len(text) - text.rfind("\n") + 2 > LINE_LENGTH and "\n" in text:
        raise UnknownError  # the quotes go to a line of their own
    head = " " if text.startswith('"') else ""
    tail = " " if text.endswith('"') else ""
    return f'"""{head}{text}{tail}"""'


def _indented(lines: Sequence[str], indent: str) -> str:
    """``lines`` moved left as far as the one that is indented least allows."""
    widths = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    if not widths:
        return lines[0].strip()
    moved = [line[min(widths) :].rstrip() for line in lines[1:]]
    body = [indent + line if line else "" for line in moved[:-1]]
    return "\n".join([lines[0].strip(), *body, indent + moved[-1]])
