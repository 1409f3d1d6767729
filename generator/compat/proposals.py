"""The lines of ``renamed:`` in sdk.yaml that keep old names working."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.compat.sdk.telling import Renaming
from generator.compat.surface import Surface


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an old symbol, and what it is called now."""

    old: str
    new: str
    confidence: float

    @property
    def text(self) -> str:
        """The line as YAML. Symbols are identifiers, dots and brackets: nothing is quoted."""
        return f"{self.old}: {self.new}"


def proposed(renamings: Iterable[Renaming], old: Surface, new: Surface) -> tuple[Line, ...]:
    """The fewest lines that say all of ``renamings``; one for a resource stands for its methods."""
    lines: list[Line] = []
    methods: list[Renaming] = []
    for one in renamings:
        if one.kind == "method":
            methods.append(one)
        else:
            lines.append(_line(one))
    return (*_of_methods(methods, old, new), *lines)


def _line(one: Renaming) -> Line:
    """Arguments and fields stay with their owner; its new name alone says what they are now."""
    new = one.new
    if one.kind == "argument":
        new = one.new.partition("(")[2].removesuffix(")")
    elif one.kind == "field":
        new = one.new.rpartition(".")[2]
    return Line(one.old, new, one.confidence)


def _of_methods(methods: list[Renaming], old: Surface, new: Surface) -> list[Line]:
    moved: dict[tuple[str, str], list[Renaming]] = {}
    for one in methods:
        (owner, _, name), (other, _, again) = one.old.rpartition("."), one.new.rpartition(".")
        key = (owner, other) if name == again and owner != other else (one.old, one.new)
        moved.setdefault(key, []).append(one)
    found: list[Line] = []
    for (before, after), group in moved.items():
        confidence = min(one.confidence for one in group)
        had = [symbol for symbol in old.calls if symbol.rpartition(".")[0] == before]
        if before in old.resources and before not in new.resources and len(group) == len(had):
            found.append(Line(before, after, confidence))
        else:
            found += [_line(one) for one in group]
    return found
