"""Differences that are told in one way wherever they are: prose, defaults, limits, flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.compat.api.book import Node, Spot
from generator.compat.api.kinds.limits import LEAST, MOST
from generator.compat.api.words import code, value
from generator.ir.limits import Limits
from generator.ir.types import Doc, JsonValue


class HasDefault(Protocol):
    """A parameter or a property."""

    @property
    def has_default(self) -> bool:
        """Whether there is a default."""
        ...

    @property
    def default(self) -> JsonValue:
        """The default; None may be one."""
        ...


def prose(node: Node, spot: Spot, old: Doc, new: Doc) -> None:
    """What people read about the same thing."""
    for word, before, after in (
        ("title-changed", old.title, new.title),
        ("summary-changed", old.summary, new.summary),
        ("description-changed", old.description, new.description),
    ):
        if before.strip() != after.strip():
            node.tell(word, spot)
    if old.unit != new.unit:
        node.tell(
            "unit-changed",
            spot,
            before=code(old.unit) if old.unit else "no unit",
            after=code(new.unit) if new.unit else "no unit",
        )


def formers(node: Node, spot: Spot, old: Sequence[str], new: Sequence[str]) -> None:
    """The names that something had before, which go on working in the SDK."""
    for name in sorted(set(old) - set(new)):
        node.tell("former-name-removed", spot, before=code(name))
    for name in sorted(set(new) - set(old)):
        node.tell("former-name-added", spot, after=code(name))


def examples(node: Node, spot: Spot, old: object, new: object) -> None:
    """The examples of the same thing."""
    if value_key(old) != value_key(new):
        node.tell("example-changed", spot)


def defaults(node: Node, spot: Spot, old: HasDefault, new: HasDefault) -> None:
    """What holds where a value is not given."""
    before = value(old.default) if old.has_default else ""
    after = value(new.default) if new.has_default else ""
    if old.has_default and new.has_default:
        if value_key(old.default) != value_key(new.default):
            node.tell("default-changed", spot, before=before, after=after)
    elif old.has_default or new.has_default:
        word = "default-removed" if old.has_default else "default-added"
        node.tell(word, spot, before=before, after=after)


def value_key(found: object) -> str:
    """Text that is equal for equal JSON: 1 equals 1.0, but not true."""
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    return repr(found)


def flag(node: Node, spot: Spot, words: tuple[str, str], *, old: bool, new: bool) -> None:
    """Something that holds or does not: ``words`` for when it begins and when it ends."""
    if old != new:
        node.tell(words[0] if new else words[1], spot)


def limits(node: Node, spot: Spot, old: Limits, new: Limits) -> None:
    """Which values are allowed."""
    if old == new:
        return
    for field, (word, _) in (*LEAST.items(), *MOST.items()):
        _bound(node, spot, word, (getattr(old, field), getattr(new, field)))
    _presence(node, spot, "multiple-of", (old.multiple, new.multiple))
    _presence(node, spot, "pattern", (old.pattern or None, new.pattern or None))
    mine, theirs = dict(old.others), dict(new.others)
    for keyword in sorted(mine.keys() | theirs.keys()):
        pair = [f"{keyword}: {one[keyword]}" if keyword in one else None for one in (mine, theirs)]
        _presence(node, spot, "rule", pair)


def _bound(node: Node, spot: Spot, word: str, pair: Sequence[int | float | None]) -> None:
    old, new = pair
    if old is None or new is None or old == new:
        _presence(node, spot, word, pair)
        return
    step = "raised" if new > old else "lowered"
    node.tell(f"{word}-{step}", spot, before=code(str(old)), after=code(str(new)))


def _presence(node: Node, spot: Spot, word: str, pair: Sequence[object]) -> None:
    old, new = pair
    if old == new:
        return
    step = "added" if old is None else "removed" if new is None else "changed"
    node.tell(
        f"{word}-{step}",
        spot,
        before="" if old is None else code(str(old)),
        after="" if new is None else code(str(new)),
    )
