"""The names that were given, in ``names.lock``: what is called something keeps that name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity
from generator.notation.entries import EntriesError, read_entries

#: Names by section and key.
LockedNames: TypeAlias = Mapping[str, Mapping[str, str]]

#: A section that says where things are, not what they are called.
_PLACES: Final = "operations"
_RESTORE: Final = (
    "Restore it from version control, or delete it: the names are those of the last release then, "
    "and without one they are chosen again."
)
_DECIDE: Final = "Delete the line with the name that is not to count, and run the command again."


def read_names(text: str, path: str) -> LockedNames:
    """What a file of names says; one that comes out of a merge has the names of both sides.

    Raises :class:`GenerationError`, with one message about ``path``, where the two contradict each
    other, or for what is no such file.
    """
    try:
        entries = read_entries(text)
    except EntriesError as error:
        message = f"The names cannot be read: {error}."
        raise GenerationError(_fault(message, path, error.line, _RESTORE)) from error
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        names = found.setdefault(entry.section, {})
        known = names.setdefault(entry.key, entry.value)
        if known != entry.value and entry.section != _PLACES:
            message = f"{entry.key!r} has two names: {known!r} and {entry.value!r}."
            raise GenerationError(_fault(message, path, entry.line, _DECIDE))
    return found


def _fault(message: str, path: str, line: int, hint: str) -> Diagnostic:
    loc, mark = Loc(path), Mark(line, 1)
    return Diagnostic("P003", Severity.ERROR, message, loc, mark=mark, hint=hint)
