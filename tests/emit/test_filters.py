"""Hostile text through every filter: it arrives as text and changes the shape of nothing."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.emit import filters
from generator.emit.filters import (
    comment,
    docstring,
    fits_literal,
    indent,
    md_cell,
    md_code,
    md_text,
    py_literal,
    py_str,
    toml_str,
)

# Every code point, surrogates too, with the dangerous ones often and close together.
_CHARACTERS = (
    "\"'\\`|#{}$<>&!*/%\n\r\t\x00\x0b\x0c\x1c\x85\x7f\u2028\u2029\u202e\u2066\ufeff\ud800\U000e0001"
)
_PIECES = (
    '"""',
    "'''",
    "\\\n",
    "\\N{DASH}",
    "{{ v }}",
    "{% if %}",
    "*/",
    "# type: ignore",
    "noqa",
    "\r\n",
    "coding: latin-1",
    "fmt: off",
    "vim: set ",
    "```",
    "$(id)",
    "</script>",
    '\\"',
)
DANGEROUS = st.sampled_from([*_CHARACTERS, *_PIECES])
TEXT = st.one_of(
    st.text(st.characters(codec=None, categories=None)),
    st.lists(st.one_of(DANGEROUS, st.text(max_size=3))).map("".join),
)
SCALAR = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT)
VALUE = st.recursive(
    SCALAR, lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)), max_leaves=12
)

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@given(TEXT)
def test_py_str_evaluates_to_the_text(text: str) -> None:
    literal = py_str(text)
    assert ast.literal_eval(literal) == text
    assert not HIDDEN.search(literal)
    assert "\n" not in literal
    assert literal[0] == literal[-1] == '"'
    literal.encode()


@given(VALUE)
def test_py_literal_evaluates_to_the_value(value: object) -> None:
    found = eval(py_literal(value), {"__builtins__": {"float": float}})
    assert repr(found) == repr(value)


@pytest.mark.parametrize("sign", [1, -1])
def test_py_literal_writes_integers_that_python_refuses_in_decimal(sign: int) -> None:
    assert ast.literal_eval(py_literal([sign * 10**5000])) == [sign * 10**5000]


def test_py_literal_refuses_what_python_could_not_parse() -> None:
    deep: object = 1
    for _ in range(100):
        deep = [deep]
    assert not fits_literal(deep)
    with pytest.raises(ValueError, match="deeper"):
        py_literal(deep)


def module_with(body: str) -> str:
    return f'def f():\n    """{indent(body)}"""\n    return 1\n'


@given(TEXT)
def test_docstring_stays_one_string(text: str) -> None:
    body = docstring(text)
    function = ast.parse(module_with(body)).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert [type(node).__name__ for node in function.body] == ["Expr", "Return"]
    assert not HIDDEN.search(body)
    assert body == body.strip()
    said = ast.get_docstring(function, clean=True) or ""
    wanted = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert said.split() == wanted.split()


@settings(max_examples=60)
@given(TEXT)
def test_docstring_survives_black(text: str) -> None:
    mode = black.Mode(line_length=100)
    once = black.format_str(module_with(docstring(text)), mode=mode)
    assert black.format_str(once, mode=mode) == once
    tree = ast.parse(once).body
    assert len(tree) == 1
    assert (ast.get_docstring(tree[0]) or "").split() == re.sub(
        "[\ud800-\udfff]", "\ufffd", text
    ).split()


@given(TEXT)
def test_comment_holds_nothing_but_comments(text: str) -> None:
    source = comment(text) + "\nx = 1\n"
    assert [type(node).__name__ for node in ast.parse(source).body] == ["Assign"]
    assert ast.parse(source.encode()).body
    kinds = {
        token.type
        for token in tokenize.generate_tokens(io.StringIO("x = 1\n" + comment(text)).readline)
    }
    assert tokenize.STRING not in kinds
    assert not HIDDEN.search(comment(text))
    assert all(line.startswith("#") for line in comment(text).split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "type: ignore",
        "  noqa",
        "x # noqa: E501",
        "a #type:ignore[x]",
        "fmt: off",
        "#fmt:skip",
        "pyright: basic",
        "mypy: ignore-errors",
        "ruff: noqa",
        "pragma: no cover",
        "nosec",
        "%% cell",
        "NOQA",
        "-*- coding: latin-1 -*-",
        "see vim: set ft=x",
        "pylint: disable=all",
    ],
)
def test_comment_is_no_instruction_to_a_tool(text: str) -> None:
    line = comment(text)
    directive = r"#\s*(type|noqa|fmt|pyright|mypy|ruff|pylint|pragma|nosec|%%|-\*-)"
    assert not re.search(directive, line, re.IGNORECASE)
    assert not re.search(r"coding[:=]|\bvim?:", line)
    assert set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", line))


def test_plain_prose_is_left_alone() -> None:
    assert comment("Why: 1 < 2\n\nC# and `x`.") == "# Why: 1 < 2\n#\n# C# and `x`."
    assert docstring("Say “hi”.\n\n    code\nüñ 🎉") == "Say “hi”.\n\n    code\nüñ 🎉"
    assert py_str("naïve 🎉") == '"naïve 🎉"'
    assert md_text("Pets and people (2.0) - all.") == "Pets and people (2.0) - all."


def test_indent_leaves_the_first_and_empty_lines() -> None:
    assert indent("a\nb\n\nc\n", 2) == "a\n  b\n\n  c\n"


def rendered(markdown: str) -> str:
    """What a CommonMark reader shows, as tokens."""
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(markdown))


@given(TEXT)
def test_md_text_is_one_paragraph_of_text(text: str) -> None:
    markdown = md_text(text)
    assert "\n" not in markdown
    html = rendered(markdown)
    assert set(re.findall(r"</?(\w+)", html)) <= {"p"}
    markdown.encode()


@given(TEXT)
def test_md_code_is_one_code_span(text: str) -> None:
    markdown = md_code(text)
    assert "\n" not in markdown
    html = rendered(f"a {markdown} b")
    assert re.findall(r"<(\w+)", html) == (["p", "code"] if markdown else ["p"])


@given(TEXT, TEXT)
def test_md_cell_keeps_its_table(one: str, two: str) -> None:
    row = f"| a | b |\n|---|---|\n| {md_cell(md_text(one))} | {md_cell(md_code(two))} |\n"
    html = rendered(row)
    assert html.count("<td>") == 2
    assert html.count("<tr>") == 2


@given(TEXT)
def test_toml_str_reads_back(text: str) -> None:
    tomllib = pytest.importorskip("tomllib")
    wanted = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert tomllib.loads(f"x = {toml_str(text)}") == {"x": wanted}
    assert not HIDDEN.search(toml_str(text))


def test_filters_do_not_ask_unicodedata() -> None:
    source = Path(filters.__file__).read_text()
    assert "import unicodedata" not in source
    assert ".isprintable" not in source


@pytest.mark.parametrize("function", [py_str, docstring, comment, md_text, md_code, toml_str])
def test_a_long_text_takes_no_time(function: object) -> None:
    assert callable(function)
    for text in (
        "\\" * 100_000,
        '"' * 100_000,
        "`" * 100_000,
        " " * 100_000 + "x",
        "#" * 100_000,
        "\n" * 100_000,
    ):
        function(text)
