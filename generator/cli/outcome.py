"""What came of a command, as far as it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity, printers
from generator.emit.report import WriteReport

if TYPE_CHECKING:
    from generator.pipeline import Result, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How far a run came. What it did not reach is None."""

    step: Step
    diagnostics: tuple[Diagnostic, ...] = ()
    files: printers.Files = field(default_factory=dict)  # by uri, for diagnostics
    operations: int | None = None
    skipped: tuple[tuple[str, str, str], ...] = ()  # (method, path, reason)
    report: WriteReport | None = None
    output: Path | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)  # by stage

    @classmethod
    def of(cls, result: Result, step: Step) -> Outcome:
        """What is printed of a run of the pipeline."""
        api = result.api
        return cls(
            step=step,
            diagnostics=tuple(result.sink),
            files=result.files,
            operations=len(api.operations) if api else None,
            skipped=tuple((s.method, s.path, s.reason) for s in api.skipped) if api else (),
            report=result.report,
            output=result.output,
            seconds=result.seconds,
        )

    @property
    def errors(self) -> list[Diagnostic]:
        """What kept the run from its end."""
        return [d for d in self.diagnostics if d.severity is Severity.ERROR]
