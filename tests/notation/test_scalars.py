"""Numbers and booleans that are written as text."""

from __future__ import annotations

import pytest

from generator.notation.scalars import boolean_of, number_of, text_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("-7", -7),
        ("+12", 12),
        ("1.50", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-2.5E-1", -0.25),
        ("9" * 400, int("9" * 400)),
    ],
)
def test_a_number(text: str, number: float) -> None:
    found = number_of(text)
    assert found == number
    assert type(found) is type(number)


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1,5", "1_000", "0x1", " 1", "nan", "inf", "1e9999", "٣", "one"]
)
def test_no_number(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "boolean"),
    [("true", True), ("False", False), ("TRUE", True), ("yes", None), ("1", None), ("", None)],
)
def test_a_boolean(text: str, boolean: bool | None) -> None:
    assert boolean_of(text) is boolean


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (None, "null"), (1, "1"), (1.5, "1.5"), ("x y", "x y")],
)
def test_text(value: str | float | bool | None, text: str) -> None:
    assert text_of(value) == text
