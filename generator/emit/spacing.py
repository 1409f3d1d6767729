"""The blank lines between statements, as black has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.emit.flat import UnknownError

#: What a statement is, as far as blank lines depend on it.
Kind: TypeAlias = Literal["import", "class", "def", "decorator", "comment", "docstring", "other"]


@dataclass(slots=True)
class Spacing:
    """Says how many blank lines stand before each statement of a module.

    Mutable: it remembers the statement before, and the definitions around it.
    """

    kind: Kind | None = None  # of the statement before
    depth: int = 0  # of the statement before
    in_head: bool = True  # whether there were only comments until now
    after_title: bool = False  # whether the statement before is the docstring of the module
    due: int = 0  # blank lines that the statement before asks for
    definitions: list[int] = field(default_factory=list)  # the depths of those that are open

    def before(self, kind: Kind, depth: int, given: int) -> int:
        """The blank lines before the next statement, where its text has ``given``."""
        lines = self._lines(kind, depth, min(given, 1 if depth else 2))
        lines = max(lines, self.due)
        if self.after_title and kind not in {"class", "def"}:
            lines = 1
        self.due = 1 if kind == "docstring" and self.kind == "class" else 0
        self.after_title = kind == "docstring" and self.in_head
        self.in_head = self.in_head and kind == "comment"
        self.kind, self.depth = kind, depth
        return lines

    def _lines(self, kind: Kind, depth: int, given: int) -> int:
        if self.kind is None:
            return 0
        lines = given
        ended = False
        while self.definitions and self.definitions[-1] >= depth:
            self.definitions.pop()
            ended = True
        if kind in {"class", "def"}:
            self.definitions.append(depth)
        if kind == "docstring" and self.kind in {"class", "def"}:
            return 0
        if ended:
            lines = 1 if depth else 2
        if kind in {"class", "def", "decorator"}:
            return self._before_definition(depth, lines, given)
        if self.kind == "import" and kind != "import" and depth == self.depth:
            return (lines or 1) if depth else 1
        return lines

    def _before_definition(self, depth: int, lines: int, given: int) -> int:
        if self.kind == "decorator":
            return 0
        if self.kind in {"class", "def"} and self.depth < depth:
            return min(given, 1)
        if self.kind == "comment" and self.depth == depth and lines == 0:
            raise UnknownError  # the blank lines may be due before the comment
        return 1 if depth else 2
