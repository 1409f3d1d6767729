"""Limits: which values of its type a schema allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

Number: TypeAlias = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What JSON Schema says about values beside their type; None and "" are no limit.

    ``others`` are the keywords that are kept only to notice that they changed (``not``, ``if``,
    ``contains``, ...), each with its value as JSON text.
    """

    minimum: Number | None = None
    maximum: Number | None = None
    above: Number | None = None  # exclusiveMinimum
    below: Number | None = None  # exclusiveMaximum
    multiple: Number | None = None
    min_length: Number | None = None
    max_length: Number | None = None
    min_items: Number | None = None
    max_items: Number | None = None
    min_properties: Number | None = None
    max_properties: Number | None = None
    pattern: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def within(self, outer: Limits) -> Limits:
        """These limits, and those of ``outer`` where these say nothing."""
        if NO_LIMITS in (self, outer):
            return outer if self == NO_LIMITS else self
        others = {**dict(outer.others), **dict(self.others)}
        return Limits(
            minimum=_first(self.minimum, outer.minimum),
            maximum=_first(self.maximum, outer.maximum),
            above=_first(self.above, outer.above),
            below=_first(self.below, outer.below),
            multiple=_first(self.multiple, outer.multiple),
            min_length=_first(self.min_length, outer.min_length),
            max_length=_first(self.max_length, outer.max_length),
            min_items=_first(self.min_items, outer.min_items),
            max_items=_first(self.max_items, outer.max_items),
            min_properties=_first(self.min_properties, outer.min_properties),
            max_properties=_first(self.max_properties, outer.max_properties),
            pattern=self.pattern or outer.pattern,
            others=tuple(sorted(others.items())),
        )


def _first(own: Number | None, outer: Number | None) -> Number | None:
    return outer if own is None else own


NO_LIMITS: Final = Limits()
