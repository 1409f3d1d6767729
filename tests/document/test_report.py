"""How diagnostics are printed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Loc, Mark, Severity, Sink
from generator.diagnostics.printers import (
    as_json,
    print_annotations,
    print_text,
    printable,
    summary,
)
from generator.document.source import SourceFile, load_text

TEXT = "openapi: 3.1.0\ninfo:\n  title: T\n  version: 5\npaths: {}\n"


@pytest.fixture
def files() -> dict[str, SourceFile]:
    return {"api.yaml": load_text(TEXT, "api.yaml")}


def printed(diagnostics: list[Diagnostic], files: dict[str, SourceFile], **options: object) -> str:
    stream = io.StringIO()
    print_text(diagnostics, files, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


FAULT = Diagnostic(
    "V002",
    Severity.WARNING,
    "'version' must be text.",
    Loc("api.yaml", "/info/version"),
    hint="Quote it.",
    related=(("the other one", Loc("api.yaml", "/paths")),),
)


def test_text(files: dict[str, SourceFile]) -> None:
    assert printed([FAULT], files) == (
        "api.yaml:4:3: warning[V002]: 'version' must be text.\n"
        "3 |   title: T\n"
        "4 |   version: 5\n"
        "  |   ^\n"
        "5 | paths: {}\n"
        "  note: the other one: api.yaml:5:1\n"
        "  help: Quote it.\n"
    )


def test_color_is_asked_for_or_a_terminal(files: dict[str, SourceFile]) -> None:
    assert "\x1b[" not in printed([FAULT], files)
    assert "\x1b[33m\x1b[1mwarning[V002]\x1b[0m" in printed([FAULT], files, color=True)


def test_without_a_place() -> None:
    fault = Diagnostic("P001", Severity.ERROR, "No.")
    assert printed([fault], {}) == "error[P001]: No.\n"
    fault = Diagnostic("S001", Severity.ERROR, "No.", Loc("gone.yaml"))
    assert printed([fault], {}) == "gone.yaml: error[S001]: No.\n"


def test_a_file_that_was_not_loaded_is_shown_from_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.yaml").write_text("a: [\n", encoding="utf-8")
    fault = Diagnostic("S003", Severity.ERROR, "No.", Loc("bad.yaml"), mark=Mark(1, 4))
    assert printed([fault], {}) == "bad.yaml:1:4: error[S003]: No.\n1 | a: [\n  |    ^\n2 |\n"


def test_long_lines_are_cut_around_the_place() -> None:
    text = json.dumps({f"k{i}": i for i in range(1_000)})
    source = load_text(text, "a.json")
    fault = Diagnostic("V001", Severity.ERROR, "No.", Loc("a.json", "/k700"))
    _, line, caret = printed([fault], {"a.json": source}).splitlines()
    assert len(line) <= 4 + 100
    assert line[caret.index("^") :].startswith('"k700"')


def test_hostile_text_does_not_reach_the_terminal() -> None:
    source = load_text('{"a\\u001b[31m": 1, "b": "\x1b]0;x\x07\t"}', "a.json")
    fault = Diagnostic("V001", Severity.ERROR, "a\x1b[31m\nb \u202e", Loc("a.json", "/b"))
    text = printed([fault], {"a.json": source})
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\x1b[31m\\x0ab" in text
    assert printable("é€ 漢") == "é€ 漢"


def test_many_warnings_of_a_kind_are_counted(files: dict[str, SourceFile]) -> None:
    many = [
        Diagnostic("V001", severity, str(i), Loc("api.yaml"))
        for severity in (Severity.WARNING, Severity.ERROR)
        for i in range(25)
    ]
    text = printed(many, files)
    assert text.count("warning[V001]") == 10
    assert text.count("error[V001]") == 25
    assert text.endswith("... and 15 more of V001; --format json lists all.\n")
    assert printed(many, files, limit=0).count("warning[V001]") == 25


def test_summary() -> None:
    sink = Sink()
    assert summary(sink) == ""
    sink.error("A", "1")
    sink.warning("A", "2")
    sink.warning("A", "3")
    sink.info("A", "4")
    assert summary(sink) == "1 error, 2 warnings"


def test_json(files: dict[str, SourceFile]) -> None:
    plain = Diagnostic("P001", Severity.INFO, "é")
    assert json.loads(as_json([FAULT, plain], files)) == [
        {
            "code": "V002",
            "severity": "warning",
            "message": "'version' must be text.",
            "file": "api.yaml",
            "line": 4,
            "column": 3,
            "pointer": "/info/version",
            "hint": "Quote it.",
            "related": [
                {
                    "message": "the other one",
                    "file": "api.yaml",
                    "line": 5,
                    "column": 1,
                    "pointer": "/paths",
                }
            ],
        },
        {
            "code": "P001",
            "severity": "info",
            "message": "é",
            "file": None,
            "line": None,
            "column": None,
            "pointer": None,
            "hint": "",
            "related": [],
        },
    ]


def test_annotations(files: dict[str, SourceFile]) -> None:
    stream = io.StringIO()
    odd = Diagnostic("P001", Severity.INFO, "50%\n::error::x", Loc("a,b:c.yaml"))
    print_annotations([FAULT, odd], files, stream)
    assert stream.getvalue() == (
        "::warning file=api.yaml,line=4,col=3,title=V002::'version' must be text. Quote it.\n"
        "::notice file=a%2Cb%3Ac.yaml,title=P001::50%25%0A::error::x\n"
    )
