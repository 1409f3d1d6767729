"""How messages count, and how they shorten."""

from __future__ import annotations

import pytest

from generator.diagnostics.wording import counted, shortened


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (-1, "-1 files")]
)
def test_counted(number: int, said: str) -> None:
    assert counted(number, "file") == said


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [("", 5, ""), ("abcde", 5, "abcde"), ("abcdef", 5, "ab..."), ("é" * 61, 60, "é" * 57 + "...")],
)
def test_shortened(text: str, length: int, shown: str) -> None:
    assert shortened(text, length) == shown
