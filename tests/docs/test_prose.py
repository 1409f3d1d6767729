"""Prose of a document: its form stays, and nothing in it becomes more than text."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.emit.prose import html_json, md_fence, md_line, md_prose

PARSER = MarkdownIt("commonmark").enable("table")

CASES = {
    "paragraphs": ("a\nb\n\nc", "a\nb\n\nc"),
    "lists": ("1. one\n2. two\n   - **three** `x`", "1. one\n2. two\n   - **three** `x`"),
    "list after text": ("see:\n- a", "see:\n\n- a"),
    "heading": ("# Title\ntext", "**Title**\n\ntext"),
    "rule": ("a\n---\nb", "a\n\nb"),
    "table": ("| a | b |\n|---|---|\n| 1 | `x` |", "| a | b |\n| --- | --- |\n| 1 | `x` |"),
    "code": ('```json\n{"a": 1}\n```', '```json\n{"a": 1}\n```'),
    "code in an unknown language": ("```mermaid\ngraph\n```", "```text\ngraph\n```"),
    "code without end": ("```\na", "```text\na\n```"),
    "indented code": ("a\n\n    x = 1\n    y", "a\n\n```text\nx = 1\ny\n```"),
    "web link": ("[x](https://a.b/c?d=e)", "[x](<https://a.b/c?d=e>)"),
    "other link": ("[x](/docs) and [y](javascript:alert(1))", "x and \\[y\\](javascript:alert(1))"),
    "image": ("![alt](https://a.b/c.png)", "alt"),
    "image in a link": ("[![alt](c.png =128pxx32px)](https://a.b)", "[alt](<https://a.b>)"),
    "image in a script": ("[![alt](c.png)](javascript:x)", "alt"),
    "placeholder": ("use <BATCH-ID>", "use \\<BATCH-ID\\>"),
    "box": ("<Note>careful</Note>", "**Note:** careful"),
    "html": ("<p>a <b>b</b> <code>c</code></p><ul><li>d</li></ul>", "a **b** `c`\n\n- d"),
    "entities": ("a &lt;b&gt; &amp;amp; c", "a \\<b\\> &amp;amp; c"),
    "script": ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
    "role": ("{ref}`x`", "\\{ref\\}`x`"),
    "directive": (":::{note}\nx\n:::", "\\:::\\{note\\}\nx\n\\:::"),
    "fenced directive": ("```{raw} html\n<b>\n```", "```text\n<b>\n```"),
    "target": ("(here)=\n# x", "\\(here)=\n**x**"),
    "comment": ("% hidden", "\\% hidden"),
    "front matter": ("---\na: b\n---\ntext", "a: b\n\ntext"),
    "template": ("{{ x }} $y$", "\\{\\{ x \\}\\} \\$y\\$"),
    "emphasis": ("*a* _b_ snake_case_name 2*3*4", "*a* *b* snake\\_case\\_name 2\\*3\\*4"),
}


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    text, expected = CASES[name]
    assert md_prose(text) == expected


def test_nothing_comes_of_nothing() -> None:
    assert md_prose(" \n ") == ""


ODD = st.text(st.sampled_from("ab \n`*_{}[]()<>#|~$!:-=+%&\\\"'\t1.)/\x00\u202e\ud800é"))


@settings(max_examples=400)
@given(ODD)
@example("\t%")
def test_no_text_becomes_structure(text: str) -> None:
    shown = md_prose(text)
    shown.encode()
    lines = shown.split("\n")
    for token in PARSER.parse(shown):
        assert token.type not in {"html_block", "heading_open", "hr"}, shown
        assert not token.info.startswith("{"), shown
        for child in token.children or ():
            assert child.type not in {"html_inline", "image"}, shown
            if child.type == "link_open":
                assert re.match("(https?://|mailto:)", str(child.attrGet("href"))), shown
        if token.type == "fence" and token.map:  # code is text, whatever it holds
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    assert not [line for line in lines if re.match(r"%|\+\+\+|:::|\([^()\n]*\)=", line)], shown


@settings(max_examples=200)
@given(ODD)
def test_a_fence_holds_its_text(text: str) -> None:
    tokens = PARSER.parse(md_fence(text, "json"))
    assert [token.type for token in tokens] == ["fence"]


@settings(max_examples=200)
@given(
    st.recursive(ODD | st.floats() | st.integers(), lambda x: st.lists(x) | st.dictionaries(ODD, x))
)
def test_data_in_a_page_stays_data(value: object) -> None:
    text = html_json({"a": value})
    assert not re.search("[<>&]|\n\n", text)
    assert set(json.loads(text)) == {"a"}


def test_long_text_takes_no_long_time() -> None:
    for piece in ("`", "*", "_", "[", "![", "<a href='", "(", "| ", "> ", "- "):
        md_prose(piece * 50_000)


@pytest.mark.parametrize(
    "unit", ["`", "``a`", "*", "_", "[", "![a](", "[![a](", "<a href='", "<b>", "|-", "~"]
)
def test_a_long_text_takes_no_time(unit: str) -> None:
    start = time.monotonic()
    for text in (unit * 20_000, unit * 20_000 + "!"):
        assert md_line(text) + md_prose(text)
    assert time.monotonic() - start < 5
