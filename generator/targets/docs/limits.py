"""Limits in the words of a reader: ``1 to 255 characters``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.markdown import md_code
from generator.ir.limits import Limits, Number


def limit_words(limits: Limits) -> Iterator[str]:
    """Each limit as Markdown."""
    if limits.minimum is not None or limits.maximum is not None:
        yield _between(limits.minimum, limits.maximum)
    if limits.above is not None:
        yield f"more than {_number(limits.above)}"
    if limits.below is not None:
        yield f"less than {_number(limits.below)}"
    if limits.multiple is not None:
        yield f"a multiple of {_number(limits.multiple)}"
    yield from _counted(limits.min_length, limits.max_length, "character", "characters")
    yield from _counted(limits.min_items, limits.max_items, "item", "items")
    yield from _counted(limits.min_properties, limits.max_properties, "entry", "entries")
    if limits.pattern:
        yield f"matches {md_code(limits.pattern)}"


def _counted(least: Number | None, most: Number | None, one: str, many: str) -> Iterator[str]:
    least = least or None  # nothing is shorter than 0
    if least is not None or most is not None:
        last = most if most is not None else least
        yield f"{_between(least, most)} {one if last == 1 else many}"


def _between(least: Number | None, most: Number | None) -> str:
    if least is None:
        return f"at most {_number(most)}"
    if most is None:
        return f"at least {_number(least)}"
    return f"exactly {_number(least)}" if least == most else f"{_number(least)} to {_number(most)}"


def _number(value: Number | None) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}" if isinstance(value, int) else repr(value)
