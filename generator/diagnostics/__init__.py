"""What the generator has to say, and where in the source it says it."""

from generator.diagnostics.model import (
    REPORT_BUG,
    Diagnostic,
    GenerationError,
    Loc,
    Mark,
    Severity,
    Sink,
)

__all__ = ["REPORT_BUG", "Diagnostic", "GenerationError", "Loc", "Mark", "Severity", "Sink"]
