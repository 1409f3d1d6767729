from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.document.yaml_reader import read_yaml
from generator.emit.yaml import yaml_text

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    " \n\t:#-'\"a1{[|>&*!%@`yesno~.", max_size=12
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    text = yaml_text(value)
    assert read_yaml(text, "x.yaml")[0] == value
    assert text.endswith("\n")


@given(
    st.recursive(TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=9)
)
def test_other_readers_read_the_same_text(value: object) -> None:
    # floats aside: YAML 1.1 spells some of them otherwise
    assert yaml.safe_load(yaml_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1, "b": [True, None, {}]}, "a: 1\nb:\n  - true\n  - null\n  - {}\n"),
        ([{"a": 1, "b": 2}, [1, [2]]], "- a: 1\n  b: 2\n- - 1\n  - - 2\n"),
        ({"/v2/{id}": {"$ref": "#/x"}}, '/v2/{id}:\n  $ref: "#/x"\n'),
        ({"a": "one\ntwo"}, "a: |-\n  one\n  two\n"),
        ({"a": "one\n\n  two\n"}, "a: |\n  one\n\n    two\n"),
        (["one\ntwo\n\n"], "- |+\n  one\n  two\n\n"),
        ({"a": " one\ntwo", "b": "x\u202ey"}, 'a: " one\\ntwo"\nb: "x\\u202ey"\n'),
        (["no", "y", "1", "1.5", "~", "", "200", "a: b", "a #b", "-", "0x1"], None),
        (1.5e300, "1.5e+300\n"),
        ({"k" * 1200: 1}, f'? "{"k" * 1200}"\n: 1\n'),
    ],
)
def test_how_it_looks(value: object, text: str | None) -> None:
    written = yaml_text(value)
    if text is not None:
        assert written == text
    assert read_yaml(written, "x.yaml")[0] == value


def test_numbers_beyond_the_ordinary() -> None:
    assert yaml_text([math.inf, -math.inf]) == "- .inf\n- -.inf\n"
    assert yaml_text(math.nan) == ".nan\n"
    assert yaml_text(10**5000) == f"{hex(10**5000)}\n"
