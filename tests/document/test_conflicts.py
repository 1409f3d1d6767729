"""Files that a merge left with the markers of version control."""

from __future__ import annotations

import pytest

from generator.diagnostics import GenerationError
from generator.document.source import load_text

MERGED = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MERGED, 1),
        (f"openapi: 3.1.0\n{MERGED}", 2),
        (f"overlay: 1.0.0\nactions:\n  - target: $\n    update:\n{MERGED}", 5),
        (f'{{"openapi": "3.1.0",\n{MERGED}}}', 2),
        (f"openapi: 3.1.0\r\n{MERGED}".replace("\n", "\r\n"), 2),
        ("a: 1\n>>>>>>> other\nb: 2\n", 2),
    ],
)
def test_the_first_marker_is_told(text: str, line: int) -> None:
    with pytest.raises(GenerationError) as caught:
        load_text(text, "a.yaml")
    (said,) = caught.value.diagnostics
    assert said.code == "S014"
    assert said.mark is not None
    assert said.mark.line == line


@pytest.mark.parametrize(
    "text", ["a: |\n  <<<<<<< HEAD\n", 'a: "\n<<<<<<< HEAD\n"\n', "a: '<<<<<<<'"]
)
def test_text_that_looks_like_a_marker_is_text(text: str) -> None:
    assert "<<<<<<<" in str(load_text(text, "a.yaml").value)


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(GenerationError) as caught:
        load_text("a: [1\n", "a.yaml")
    assert [said.code for said in caught.value.diagnostics] != ["S014"]
