"""What modules print that have names of others."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.python.writing.docstrings import DocView


@dataclass(frozen=True, slots=True, kw_only=True)
class ReexportView:
    """A module that has names of others."""

    header: str
    doc: DocView
    imports: tuple[str, ...]
    statements: tuple[str, ...]
    names: tuple[str, ...]
