"""Text with names in braces: path templates, and the addresses of servers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class BracedText:
    """Text and names by turns, text first and last: ``a{b}c`` is ``("a", "b", "c")``."""

    pieces: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=16384)
    def parse(cls, text: str) -> BracedText:
        """Take ``text`` apart; a brace without a partner is text."""
        return cls(tuple(_PLACEHOLDER.split(text)))

    def __str__(self) -> str:
        return self.pieces[0] if self.is_fixed else self.filled("{{{}}}".format)

    @property
    def names(self) -> tuple[str, ...]:
        """The names between braces, in order, each once."""
        return tuple(dict.fromkeys(name for name in self.pieces[1::2] if name))

    @property
    def shape(self) -> str:
        """The text without its names: ``a{}c``."""
        return self.filled(lambda _: "{}")

    @property
    def is_fixed(self) -> bool:
        """Whether there is no name in it."""
        return len(self.pieces) == 1

    @property
    def only_name(self) -> str:
        """The name of what is one placeholder and nothing else; else ""."""
        return self.pieces[1] if len(self.pieces) == 3 and not any(self.pieces[::2]) else ""

    @property
    def is_clear(self) -> bool:
        """Whether every brace belongs to a placeholder."""
        return not any("{" in text or "}" in text for text in self.pieces[::2])

    @property
    def is_named(self) -> bool:
        """Whether every placeholder has a name."""
        return all(name.strip() for name in self.pieces[1::2])

    def filled(self, value: Callable[[str], str], text: Callable[[str], str] = str) -> str:
        """``value(name)`` in the place of each name, and ``text`` applied to the rest."""
        return "".join(
            value(piece) if index % 2 else text(piece) for index, piece in enumerate(self.pieces)
        )


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """``/pets/{pet_id}/photos``, segment by segment.

    Some documents tell operations of one path apart by a query, which is sent, or by a fragment,
    which is not.
    """

    segments: tuple[BracedText, ...]  # what stands after each slash
    query: str = ""
    fragment: str = ""

    @classmethod
    @lru_cache(maxsize=16384)  # operations ask for their own again and again
    def parse(cls, text: str) -> PathTemplate:
        """Take a path apart; a slash that is missing at its beginning is added."""
        sent, _, fragment = text.partition("#")
        path, _, query = sent.partition("?")
        steps = path.removeprefix("/").split("/")
        return cls(tuple(BracedText.parse(step) for step in steps), query, fragment)

    def __str__(self) -> str:
        return "".join(f"/{segment}" for segment in self.segments)

    @property
    def target(self) -> BracedText:
        """What is sent: the path, and the query if there is one."""
        return BracedText.parse(f"{self}?{self.query}" if self.query else str(self))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what is sent, in order, each once."""
        return self.target.names

    @property
    def shape(self) -> str:
        """The path without its names: ``/pets/{}/photos``."""
        return "".join(f"/{segment.shape}" for segment in self.segments)

    @property
    def fixed_segments(self) -> tuple[str, ...]:
        """The segments that hold text and no names: ``pets`` and ``photos``."""
        texts = (str(segment) for segment in self.segments if segment.is_fixed)
        return tuple(text for text in texts if text)

    @property
    def bare(self) -> PathTemplate:
        """The path alone, without slashes at its end."""
        end = len(self.segments)
        while end and self.segments[end - 1].pieces == ("",):
            end -= 1
        return PathTemplate(self.segments[:end])

    @property
    def last(self) -> BracedText:
        """The last segment, whether or not a slash follows it; empty for the root."""
        return next(reversed(self.bare.segments), BracedText(("",)))

    @property
    def parent(self) -> PathTemplate:
        """The path of what the last segment stands in: ``/pets`` for ``/pets/{pet_id}``."""
        return PathTemplate(self.bare.segments[:-1])

    def is_below(self, other: PathTemplate) -> bool:
        """Whether the path begins with all of ``other`` and goes on."""
        steps = len(other.segments)
        return len(self.segments) > steps and self.segments[:steps] == other.segments

    def before(self, name: str) -> str:
        """The fixed text that a placeholder follows: ``pets`` of ``/pets/{name}``; else ""."""
        earlier = ""
        for segment in self.segments:
            if name in segment.names:
                at = segment.pieces[1::2].index(name)
                return segment.pieces[::2][at] or earlier
            earlier = str(segment) if segment.is_fixed else ""
        return ""
