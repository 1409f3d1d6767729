"""Limits: which values of its type a schema allows."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeAlias

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
        ours: dict[str, Any] = {one.name: getattr(self, one.name) for one in fields(self)}
        ours.pop("others")
        said = {name: value for name, value in ours.items() if value not in {None, ""}}
        others = {**dict(outer.others), **dict(self.others)}
        return replace(outer, **said, others=tuple(sorted(others.items())))


NO_LIMITS: Final = Limits()
