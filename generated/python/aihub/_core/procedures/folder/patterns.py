"""Patterns of paths, as ``glob`` has them: ``*.pdf``, ``**/*.pdf``, ``2024/**``.

A pattern is matched name by name while a folder is read, so that folders in which nothing can match
are not read at all. Upper and lower case are the same, on every system: a scanner that writes
``.PDF`` makes no other kind of file.
"""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from typing import FrozenSet, Iterable, List, Optional, Pattern, Sequence, Set, Tuple

from ...base.errors import InvalidRequestError, InvalidTypeError
from ...base.guards import is_several

#: For each pattern, how many of its pieces a path may have matched.
States = Tuple[FrozenSet[int], ...]
Pieces = Tuple[Optional[Pattern[str]], ...]  # None is ``**``


class Patterns:
    """Several patterns, one of which has to match."""

    def __init__(self, pieces: Tuple[Pieces, ...]) -> None:
        self._pieces = pieces
        #: Before the first name of a path.
        self.start: States = tuple(_closed({0}, one) for one in pieces)

    def step(self, states: States, name: str) -> States:
        """What is matched after ``name``, which is the next one of a path."""
        name = unicodedata.normalize("NFC", name)
        return tuple(
            _stepped(states[at], one, name) if states[at] else states[at]
            for at, one in enumerate(self._pieces)
        )

    def matches(self, states: States) -> bool:
        """Whether a pattern is matched to its end."""
        return any(len(one) in states[at] for at, one in enumerate(self._pieces))

    def goes_on(self, states: States) -> bool:
        """Whether something in a folder with this path could match."""
        return any(min(states[at], default=len(one)) < len(one) for at, one in enumerate(self._pieces))


def patterns(given: object, argument: str) -> Patterns:
    """The patterns that a caller gave: one, or a list of them.

    :raises InvalidRequestError: it is not a pattern of a path below the folder.
    """
    several: Sequence[object] = given if is_several(given) else (given,)
    if not several:
        raise InvalidRequestError("must be at least one pattern; None means all files", argument)
    return Patterns(tuple(_pieces(one, argument) for one in several))


def _pieces(pattern: object, argument: str) -> Pieces:
    if not isinstance(pattern, str):
        raise InvalidTypeError(f"must be a str or a list of them, not {pattern!r}", argument)
    names = [name for name in pattern.split("/") if name not in ("", ".")]
    if not names or pattern.startswith("/") or ".." in names:
        raise InvalidRequestError(
            f"{pattern!r} is no pattern of paths below the folder, such as '**/*.pdf'", argument
        )
    if pattern.endswith("/"):
        names.append("**")
    found: List[Optional[Pattern[str]]] = []
    for name in names:
        text = fnmatch.translate(unicodedata.normalize("NFC", name))
        found.append(None if name == "**" else re.compile(text, re.IGNORECASE))
    return tuple(found)


def _stepped(states: FrozenSet[int], pieces: Pieces, name: str) -> FrozenSet[int]:
    after: Set[int] = set()
    for at in states:
        if at == len(pieces):
            continue
        piece = pieces[at]
        if piece is None:
            after.add(at)
        elif piece.match(name):
            after.add(at + 1)
    return _closed(after, pieces)


def _closed(states: Iterable[int], pieces: Pieces) -> FrozenSet[int]:
    """``**`` also stands for no name at all."""
    found = set(states)
    for at in range(min(found, default=0), len(pieces)):
        if at in found and pieces[at] is None:
            found.add(at + 1)
    return frozenset(found)
