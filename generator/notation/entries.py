"""JSON of one entry a line, which version control merges line by line: read as it comes out of that.

Such a file has entries of text, in sections or before them. A merge leaves it with the marks of a
conflict, with entries of both sides that are the same, or without a comma. All entries of both sides
count then, and whoever reads decides about those that contradict each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_TEXT: Final = r'"(?:[^"\\\x00-\x1f]|\\.)*"'
_ENTRY: Final = re.compile(rf"\s*({_TEXT})\s*:\s*({_TEXT})\s*,?\s*")
_SECTION: Final = re.compile(rf"\s*({_TEXT})\s*:\s*\{{\s*(\}}\s*,?\s*)?")
_END: Final = re.compile(r"\s*\}\s*,?\s*")


class EntriesError(ValueError):
    """The text is no such file; ``line`` counts from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``section`` is "" before the first section."""

    section: str
    key: str
    value: str
    line: int


@dataclass(slots=True)
class _Reader:
    """Reads lines. Mutable: ``path`` are the sections that are open, the whole included."""

    path: list[str] = field(default_factory=list)
    before: list[list[str]] = field(default_factory=list)  # of conflicts that are open
    skips: bool = False  # what both sides had before
    ended: bool = False

    def entries(self, text: str) -> Iterator[Entry]:
        """The entries. Raises :class:`EntriesError` for a line that is none of such a file."""
        number = 0
        for number, line in enumerate(text.splitlines(), 1):
            if self._marks(line) or self.skips or not line.strip():
                continue
            if (found := _ENTRY.fullmatch(line)) and self.path:
                key, value = json.loads(found[1]), json.loads(found[2])
                yield Entry("".join(self.path[1:]), key, value, number)
            elif not self._opens_or_closes(line):
                raise EntriesError("this is not one entry", number)
        if not self.ended or self.path or self.before:
            raise EntriesError("the end is missing", number or 1)

    def _marks(self, line: str) -> bool:
        """Whether a line is a mark of a conflict."""
        mark = line[:7]
        if line[7:8] not in {"", " "}:
            return False
        if mark == "<" * 7:
            self.before.append(list(self.path))
        elif mark == "|" * 7 and self.before:
            self.skips = True
        elif mark == "=" * 7 and self.before:
            self.skips = False
            self.path = list(self.before[-1])  # the other side begins where this one did
        elif mark == ">" * 7 and self.before:
            self.before.pop()
        else:
            return False
        return True

    def _opens_or_closes(self, line: str) -> bool:
        if line.strip() == "{" and not self.path and not self.ended:
            self.path.append("")
        elif (found := _SECTION.fullmatch(line)) and len(self.path) == 1:
            if not found[2]:
                self.path.append(json.loads(found[1]))
        elif _END.fullmatch(line) and self.path:
            self.path.pop()
            self.ended = not self.path
        else:
            return False
        return True


def read_entries(text: str) -> list[Entry]:
    """The entries of a file; those that stand twice are twice in it.

    Raises :class:`EntriesError` for text that is no such file.
    """
    try:
        return list(_Reader().entries(text))
    except EntriesError as error:
        if (found := _plain(text)) is not None:
            return found
        raise error from None


def _plain(text: str) -> list[Entry] | None:
    """The same for JSON that is written in another way; None for what is none."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found: list[Entry] = []
    for section, value in whole.items() if isinstance(whole, dict) else [("", None)]:
        inner = value.items() if isinstance(value, dict) else [(section, value)]
        for key, text_of in inner:
            if not isinstance(text_of, str):
                return None
            found.append(Entry(section if isinstance(value, dict) else "", key, text_of, 1))
    return found
