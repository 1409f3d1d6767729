"""What every target is: a name, and a plan of files made from the API and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Protocol

from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.emit.files import Data, FileJob
from generator.ir.model import Api

#: Where a target keeps the names it gave, inside its own folder: ``{scope: {key: name}}``.
NAMES_LOCK: Final = PurePosixPath("names.lock")


@dataclass(slots=True)
class Symbols:
    """What targets tell those after them, by the name of the target; each speaks once."""

    _tables: dict[str, object] = field(default_factory=dict)

    def publish(self, target: str, table: object) -> None:
        """Offer the frozen ``table`` of ``target`` to the targets that follow."""
        if target in self._tables:
            raise ValueError(f"{target} has published its symbols already")
        self._tables[target] = table

    def of(self, target: str) -> object | None:
        """The table of ``target``; None when it is not part of this run or comes later."""
        return self._tables.get(target)


@dataclass(frozen=True, slots=True)
class Definition:
    """The document as its author wrote it, overlays applied, for targets that pass it on."""

    value: Data
    is_json: bool  # written as JSON rather than YAML


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a target plans from."""

    api: Api
    settings: Settings
    sink: Sink
    # What NAMES_LOCK of a former run holds; empty on the first.
    names_lock: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    symbols: Symbols = field(default_factory=Symbols)
    definition: Definition | None = None  # None when it is spread over several files


class Target(Protocol):
    """One kind of output."""

    @property
    def name(self) -> str:
        """The word in ``targets:`` of sdk.yaml, and the folder below the output."""
        ...

    def plan(self, request: PlanRequest) -> tuple[FileJob, ...]:
        """The files, relative to the folder of this target.

        Pure but for ``sink`` and ``symbols``: the same request gives the same plan. Raises
        :class:`generator.diagnostics.GenerationError` when no useful plan is possible.
        """
        ...
