"""Which numbers are points in time, and what readers are told of a unit."""

from __future__ import annotations

import pytest

from generator.ir.types import Doc
from generator.names.units import is_instant, unit_note

#: Name, unit, prose, whether it is a point in time, what is told beside the prose.
ROWS = (
    ("created_at", "ms", "", True, "in milliseconds since 1970-01-01 UTC"),
    ("createdAtMs", "ms", "When it was made.", True, "in milliseconds since 1970-01-01 UTC"),
    ("start_timestamp", "ns", "In nanoseconds.", True, ""),
    ("since", "s", "A Unix time.", True, "in seconds since 1970-01-01 UTC"),
    ("when", "us", "Counted since 1970.", True, "in microseconds since 1970-01-01 UTC"),
    ("timeout", "s", "How long to wait.", False, "in seconds"),
    ("elapsed_ms", "ms", "", False, "in milliseconds"),
    ("at", "s", "", False, "in seconds"),
    ("created_at", "h", "", False, "in hours"),
    ("size", "bytes", "The size in bytes.", False, ""),
    ("size", "bytes", "Megabytes are not meant.", False, "in bytes"),
    ("created_at", "", "As a Unix timestamp.", False, ""),
    ("", "s", "", False, "in seconds"),
)


@pytest.mark.parametrize(("name", "unit", "prose", "instant", "note"), ROWS)
def test_units(name: str, unit: str, prose: str, instant: bool, note: str) -> None:
    doc = Doc(description=prose, unit=unit)
    assert is_instant(name, doc) is instant
    assert unit_note(name, doc, prose) == note
