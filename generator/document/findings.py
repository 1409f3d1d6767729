"""What a rule yields."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Loc


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: where, what, and what to do."""

    loc: Loc
    message: str
    hint: str = ""
    related: tuple[tuple[str, Loc], ...] = ()
