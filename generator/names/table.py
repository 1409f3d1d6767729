"""Names are decided once for a scope, whatever the order of keys in the document.

A :class:`Wish` is what one thing would like to be called, best first. :func:`assign` gives every
thing of a scope a name of its own. A collision moves the weaker wish to its next, longer
choice; nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.notation.files import folded


@dataclass(frozen=True, slots=True)
class Wish:
    """``key`` identifies the thing; ``choices`` are its names, best first; low ``rank`` wins."""

    key: str
    choices: tuple[str, ...]
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Collision:
    """``key`` did not get its first choice, because ``holder`` has it."""

    key: str
    wanted: str
    given: str
    holder: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The names of a scope and the collisions that were solved."""

    names: Mapping[str, str]
    collisions: tuple[Collision, ...] = ()


def assign(
    wishes: Iterable[Wish],
    *,
    reserved: Collection[str] = frozenset(),
    locked: Mapping[str, str] | None = None,
    fold_case: bool = False,
) -> Assignment:
    """Give every wish a name that is in no one else's way.

    ``locked`` holds names that were published earlier: they are kept, but not against what somebody
    states, which has the rank 0. With ``fold_case`` names
    collide, too, that are one file on some file system. A reserved name gets a trailing underscore.
    """
    fold = folded if fold_case else str
    taken: dict[str, str] = {}
    names: dict[str, str] = {}
    collisions: list[Collision] = []
    ordered = sorted(wishes, key=lambda wish: (wish.rank, wish.key))
    held = locked or {}
    stated = {fold(wish.choices[0]): wish.key for wish in ordered if not wish.rank}
    for wish in ordered:
        name = held.get(wish.key, "")
        if not wish.rank and name != wish.choices[0]:
            continue
        if stated.get(fold(name), wish.key) != wish.key:
            continue
        if name and fold(name) not in taken and name not in reserved:
            names[wish.key] = name
            taken[fold(name)] = wish.key
    for wish in ordered:
        if wish.key in names:
            continue
        choices = tuple(f"{c}_" if c in reserved else c for c in wish.choices)
        name = next((c for c in choices if fold(c) not in taken), "")
        if not name:
            name = _numbered(choices[-1], taken, fold)
        if fold(choices[0]) in taken:
            collisions.append(Collision(wish.key, choices[0], name, taken[fold(choices[0])]))
        names[wish.key] = name
        taken[fold(name)] = wish.key
    return Assignment(names, tuple(collisions))


def _numbered(base: str, taken: Mapping[str, str], fold: Callable[[str], str]) -> str:
    number = 2
    while True:
        name = f"{base.rstrip('_')}_{number}"
        if fold(name) not in taken:
            return name
        number += 1
