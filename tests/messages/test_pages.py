"""Every page of the catalogue is true: its example says what it shows, and its remedy helps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import catalogue
from generator.diagnostics.catalogue import Block, Explanation, explanation, known_codes
from tests.document.test_cases import CASES
from tests.messages.arranged import ARRANGED
from tests.messages.sentences import faults_of
from tests.messages.sessions import PAGES, corrected, example

CODES = known_codes()
#: Codes whose remedy nobody can show: a bug is reported, a server would run on.
WITHOUT_REMEDY = {"F002", "F003", "F005", "M001", "M002", "M003", "M005", "P001", "V011"}


@pytest.mark.parametrize("code", CODES)
def test_the_example_says_what_the_page_shows(code: str, tmp_path: Path) -> None:
    page = explanation(code)
    said = example(page, tmp_path)
    assert said.text == catalogue.output_of(page.example), "make codes"
    assert f"{page.severity}[{code}]: " in said.text
    assert said.status == ("error[" in said.text)
    after = corrected(page, tmp_path)
    assert (after is None) == (code in WITHOUT_REMEDY)
    if after is not None:
        assert (after.status, code in after.text) == (0, False), after.text


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_well_written(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    page = explanation(code)
    assert page.code == code
    assert page.severity in {"error", "warning", "info"}
    assert re.fullmatch(r"[A-Z][^`]{8,70}[^.]", page.title)
    prose = catalogue.prose_of(page.meaning)
    assert all(isinstance(part, str) for part in page.meaning)
    assert 2 <= len(re.findall(r"[.?!](?= [A-Z`]|$)", prose, re.MULTILINE)) <= 5, prose
    for section in (page.meaning, page.example, page.remedy):
        for paragraph in section:
            if isinstance(paragraph, str):
                assert not list(faults_of(paragraph, "help")), paragraph
    assert catalogue.prose_of(page.remedy)
    shown = [block for block in page.example if isinstance(block, Block)]
    assert [block.language for block in shown].count("text") == 1
    assert shown[-1].language == "text"
    for line in re.sub(
        r"^```text\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL
    ).splitlines():
        assert len(line) <= 100, line


def test_every_message_that_is_shown_is_a_sentence() -> None:
    """What is put together when the program runs: the examples, and the cases of documents."""
    lines = [
        line
        for code in CODES
        for line in catalogue.output_of(explanation(code).example).splitlines()
    ]
    messages = [found[1] for line in lines if (found := re.search(r"\w+\[\w+\]: (.*)", line))]
    hints = [line.removeprefix("  help: ") for line in lines if line.startswith("  help: ")]
    for path in CASES:
        for said in yaml.safe_load(path.read_text(encoding="utf-8")).get("says", ()):
            message, _, hint = said.partition("]: ")[2].partition(" | ")
            messages.append(message)
            hints.append(hint)
    assert len(messages) > 250
    for text in messages:
        assert not list(faults_of(text, "message")), text
    for text in hints:
        assert not list(faults_of(text, "hint")), text


def test_what_is_arranged_has_its_page() -> None:
    assert ARRANGED.keys() <= set(CODES)
    assert set(CODES) >= WITHOUT_REMEDY


GOOD = "# D014: A title\n\nIt means this.\n\n## Example\n\nLike this.\n\n## What to do\n\nThat.\n"


@pytest.mark.parametrize(
    "page",
    [
        "",
        GOOD.replace("# D014: ", "# "),
        GOOD.replace("## Example", "## An example"),
        GOOD + "\n## Example\n\nMore.\n",
    ],
)
def test_a_page_of_another_form_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="A page has a title"):
        catalogue.parse(page)


def test_a_page_is_read_part_by_part() -> None:
    block = "```yaml sdk.yaml\na: 1\n```\n\n```text\nsdk.yaml: error[D014]: No.\n```\n"
    page = catalogue.parse(GOOD.replace("Like this.\n", f"Like\nthis.\n\n{block}"))
    assert page == Explanation(
        "D014",
        "A title",
        ("It means this.",),
        (
            "Like this.",
            Block("yaml", "sdk.yaml", "a: 1\n"),
            Block("text", "", "sdk.yaml: error[D014]: No.\n"),
        ),
        ("That.",),
    )
    assert page.severity == "error"
    assert catalogue.files_of(page.example) == {"sdk.yaml": "a: 1\n"}
    assert catalogue.commands_of(page.example) == (
        "python -m generator validate --config sdk.yaml",
    )
