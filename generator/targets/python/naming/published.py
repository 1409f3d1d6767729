"""Names of methods that users know already, so that nothing new gets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.model import Operation
from generator.names.table import Wish
from generator.names.words import snake, split_words


@dataclass(frozen=True, slots=True)
class Published:
    """The names of today by operation, and those of before by the path of the resource."""

    locked: Mapping[str, str]
    former: Mapping[str, frozenset[str]]

    def kept(self, operations: Iterable[Operation], path: tuple[str, ...]) -> list[Wish]:
        """The names of before in a resource with these operations."""
        stated = self.former.get(".".join(path), frozenset())
        found = stated | {
            snake(split_words(name)) for operation in operations for name in operation.hints.former
        }
        return [Wish(f"\0{name}", (name,), 2) for name in sorted(found)]


def holder(key: str) -> str:
    """Who holds a name that somebody else wanted, for messages."""
    return "a former name" if key.startswith("\0") else f"the method of {key!r}"
