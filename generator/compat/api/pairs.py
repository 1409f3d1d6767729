"""What belongs together in OLD and NEW: by name, by a name that is spelled otherwise, by likeness."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from generator.ir.types import AliasDecl, Decl, DeclId, EnumDecl, ObjectDecl
from generator.ir.walk import properties_of

T = TypeVar("T")

#: From how much that two things have in common they are taken for the same.
_ALIKE = 0.5
#: Where Swagger 2.0 has its schemas.
_DEFINITIONS: Final = "/definitions/"


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """What is in both, what is gone, and what is new."""

    both: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    new: tuple[T, ...]


def by_name(old: Mapping[str, T], new: Mapping[str, T]) -> Pairs[T]:
    """Pair by names; those of the rest that differ in letter case, dashes or underscores, too."""
    both = [(old[name], new[name]) for name in old if name in new]
    gone = {name: one for name, one in old.items() if name not in new}
    fresh = {name: one for name, one in new.items() if name not in old}
    for mine, theirs in respelled(gone, fresh):
        both.append((gone.pop(mine), fresh.pop(theirs)))
    return Pairs(tuple(both), tuple(gone.values()), tuple(fresh.values()))


def respelled(old: Iterable[str], new: Iterable[str]) -> list[tuple[str, str]]:
    """The names that differ in letter case, dashes or underscores, where that is unambiguous."""
    mine, theirs = _folded(old), _folded(new)
    return [
        (names[0], theirs[key][0])
        for key, names in mine.items()
        if len(names) == 1 and len(theirs.get(key, ())) == 1
    ]


def _folded(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        key = name.casefold().translate(_SEPARATORS)
        if key:
            found.setdefault(key, []).append(name)
    return found


_SEPARATORS = str.maketrans("", "", "-_ .")


def by_likeness(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> Pairs[T]:
    """Pair the most alike first; what is alike by less than a half stays alone."""
    scored = [
        (-score, abs(i - j), i + j, min(i, j), i, j)
        for i, mine in enumerate(old)
        for j, theirs in enumerate(new)
        if (score := likeness(mine, theirs)) >= _ALIKE
    ]
    left, right = dict(enumerate(old)), dict(enumerate(new))
    both: list[tuple[int, T, T]] = []
    for *_, i, j in sorted(scored):
        if i in left and j in right:
            both.append((i, left.pop(i), right.pop(j)))
    both.sort(key=lambda pair: pair[0])
    return Pairs(
        tuple((mine, theirs) for _, mine, theirs in both),
        tuple(left.values()),
        tuple(right.values()),
    )


def likeness(
    old: Decl, new: Decl, mine: Mapping[DeclId, Decl], theirs: Mapping[DeclId, Decl]
) -> float:
    """How much of two declarations is the same at first sight: 0 to 1."""
    match old, new:
        case ObjectDecl(), ObjectDecl():
            return overlap(
                {one.name for one in properties_of(old, mine)},
                {one.name for one in properties_of(new, theirs)},
            )
        case EnumDecl(values=left), EnumDecl(values=right):
            return overlap(set(map(repr, left)), set(map(repr, right)))
        case AliasDecl(target=left), AliasDecl(target=right):
            return 1.0 if type(left) is type(right) else 0.0
        case _:
            return 0.0


def overlap(left: set[str], right: set[str]) -> float:
    """The part of all that is in both; nothing is like nothing."""
    everything = left | right
    return len(left & right) / len(everything) if everything else 1.0


def component_key(decl: Decl, home: str) -> str:
    """The place of a named schema as OpenAPI 3 has it, wherever the document lies.

    "" for an inline one.
    """
    if not decl.hint.component:
        return ""
    uri = decl.id.uri
    file = "" if uri == home else posixpath.relpath(uri, posixpath.dirname(home) or ".")
    pointer = decl.id.pointer
    if pointer.startswith(_DEFINITIONS):
        pointer = f"/components/schemas/{pointer[len(_DEFINITIONS) :]}"
    return f"{file}#{pointer}"
