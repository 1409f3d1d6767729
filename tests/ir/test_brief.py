"""The paragraph that stands for a text: it announces nothing that is not there."""

from __future__ import annotations

import pytest

from generator.ir.types import Doc

#: the description, and what is left of it
CASES = {
    "one paragraph": ("Of the\nbatch.", "Of the batch."),
    "two paragraphs": ("Of the batch.\n\nMore.", "Of the batch."),
    "a list that is announced": (
        "How certain:\n\n- `high`: very\n- `low`:\n  hardly.\n",
        "How certain: `high`: very; `low`: hardly.",
    ),
    "a list without an empty line": (
        "How certain:\n* high\n* low\n\nMore.",
        "How certain: high; low.",
    ),
    "a list that is not announced": ("The level.\n- high\n- low", "The level."),
    "a list in a list": ("Levels:\n- high\n  - very high\n- low", "Levels: high; very high; low."),
    "text behind a list": ("Levels:\n\n- high\n\nMore.", "Levels: high."),
    "steps": ("Three steps:\n\n1. Go.\n2. Come.", "Three steps."),
    "a table": ("As follows:\n\n| a |\n|---|", "As follows."),
    "code": ("For example:\n\n    a = 1\n", "For example."),
    "nothing": ("As follows:", "As follows."),
    "a dash that is none": ("A range - from\n-1 to 1.", "A range - from -1 to 1."),
}


@pytest.mark.parametrize("name", CASES)
def test_brief(name: str) -> None:
    description, expected = CASES[name]
    assert Doc(description=description).brief == expected
