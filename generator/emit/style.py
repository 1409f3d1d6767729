"""The style of emitted Python: which formatter, for which version, and what a formatter refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

Formatter: TypeAlias = Literal["black", "ruff"]
FORMATTERS: Final[tuple[Formatter, ...]] = get_args(Formatter)

LINE_LENGTH: Final = 100


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """How Python is formatted. ``floor`` is the oldest version that has to read it."""

    formatter: Formatter = "black"
    floor: tuple[int, int] = (3, 10)


class BrokenCodeError(Exception):
    """A formatter refused the text at ``index``."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(index, reason)
        self.index = index
        self.reason = reason
