"""Which version a release gets, and whether that is high enough for what has changed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compat.versions import Level, next_version, suffices


@dataclass(frozen=True, slots=True)
class Choice:
    """The version of a release. ``asked`` is the lowest that the changes allow."""

    version: str
    asked: str
    enough: bool


def choose(released: str, configured: str, wanted: str, level: Level) -> Choice:
    """The version after ``released``, "" for the first release.

    ``configured`` is what sdk.yaml says, which somebody may have raised already; ``wanted`` is what
    was asked for on the command line. Raises ``ValueError`` for a text that is no version.
    """
    if not released:
        version = wanted or configured
        next_version(version, Level.NONE)
        return Choice(version, version, enough=True)
    asked = next_version(released, level)
    raised = configured if configured != released else ""
    version = wanted or raised or asked
    return Choice(version, asked, enough=suffices(version, released, level))
