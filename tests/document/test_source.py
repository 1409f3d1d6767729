"""Reading files: encodings, hostile texts, positions."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.diagnostics import GenerationError, Mark
from generator.document.marks import step
from generator.document.source import SourceFile, load_file, load_text
from generator.document.tree import MAX_DEPTH, Arr, Json, Obj
from generator.notation.pointer import tokens_of


def refused(text: str | bytes, uri: str = "a.yaml") -> tuple[str, Mark | None]:
    with pytest.raises(GenerationError) as caught:
        load_text(text, uri)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic.code, diagnostic.mark


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ['{"a": "é€"}', 'a: "é€"'])
def test_encodings(encoding: str, text: str) -> None:
    assert load_text(text.encode(encoding), "x").value == {"a": "é€"}


def test_invalid_utf8_has_its_place() -> None:
    assert refused(b"a: 1\nbc: \xff") == ("S001", Mark(2, 5))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(GenerationError) as caught:
            load_file(path)
        assert caught.value.diagnostics[0].code == "S001"


def test_nul_is_refused_in_yaml_and_kept_in_json() -> None:
    assert refused("a: b\nc: d\0") == ("S003", Mark(2, 5))
    assert load_text('{"a": "\\u0000"}', "a.json").value == {"a": "\0"}


def test_json_that_is_none_may_be_yaml() -> None:
    source = load_text("{a: b}", "a.yaml")
    assert source.value == {"a": "b"}
    assert not source.is_json
    assert refused("{a: b}", "a.json")[0] == "S002"


def test_json_numbers_and_surrogates() -> None:
    text = '{"big": 123456789012345678901234567890, "half": "\\ud800", "f": 1.0}'
    value = load_text(text, "a.json").value
    assert value == {"big": 123456789012345678901234567890, "half": "\ufffd", "f": 1.0}
    pairs = '{"\\ud83d\\ude00": "\\\\ud800 \\\\\\udc00\\ud800\\ud83d\\ude00"}'
    source = load_text(pairs, "a.json")
    assert source.value == {"\U0001f600": "\\ud800 \\\ufffd\ufffd\U0001f600"}
    assert [(d.code, d.mark) for d in source.diagnostics] == [
        ("S009", Mark(1, pairs.index("\\udc00") + 1)),
        ("S009", Mark(1, pairs.index("\\ud800\\ud83d") + 1)),
    ]
    assert refused('{"a": ' + "1" * 5000 + "}", "a.json")[0] == "S002"
    assert load_text("a: " + "1" * 5000, "a.yaml").value == {"a": "1" * 5000}


@pytest.mark.parametrize("depth", [1_000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing", "uri"),
    [("[", "]", "a.yaml"), ("[", "]", "a.json"), ('{"a":', "}", "a.json"), ("{a: ", "}", "a.yaml")],
)
def test_deep_nesting_is_refused(depth: int, opening: str, closing: str, uri: str) -> None:
    assert refused(opening * depth + "1" + closing * depth, uri)[0] == "S006"


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 1
    for uri in ("a.json", "a.yaml"):
        value = load_text("[" * depth + "]" * depth, uri).value
        assert isinstance(value, Arr)
    text = "\n".join(f"{' ' * level}a:" for level in range(depth))
    assert isinstance(load_text(text, "a.yaml").value, Obj)


def test_alias_bomb_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 20)}]" for i in range(1, 60)]
    start = time.process_time()
    value = load_text("\n".join(lines), "a.yaml").value
    assert time.process_time() - start < 1
    assert isinstance(value, Obj)
    top = value["a59"]
    assert isinstance(top, Arr)
    assert all(item is top[0] for item in top)


def test_merge_bomb_is_refused() -> None:
    keys = "\n".join(f"  k{i}: 1" for i in range(2_000))
    merges = "\n".join(f"m{i}: {{<<: *base}}" for i in range(1_000))
    assert refused(f"base: &base\n{keys}\n{merges}\n")[0] == "S006"


def test_duplicate_keys_are_reported_once_each() -> None:
    for text, uri in (("a: 1\nb: 2\na: 3", "a.yaml"), ('{"a": 1,\n "b": 2,\n "a": 3}', "a.json")):
        source = load_text(text, uri)
        assert source.value == {"a": 3, "b": 2}
        (diagnostic,) = source.diagnostics
        assert diagnostic.code == "S005"
        assert diagnostic.mark is not None
        assert diagnostic.mark.line == 3


def test_marks() -> None:
    yaml_text = "a:\n  - b: 1\n    c/d: [x, y]\n  - z\n"
    json_text = '{"a": [\n  {"b": 1,\n   "c/d": ["x", "y"]}, "z"]}'
    expected = {
        "": ((1, 1), (1, 1)),
        "/a": ((1, 1), (1, 2)),
        "/a/0": ((2, 5), (2, 3)),
        "/a/0/c~1d": ((3, 5), (3, 4)),
        "/a/0/c~1d/1": ((3, 14), (3, 17)),
        "/a/1": ((4, 5), (3, 24)),
        "/a/1/none/at/all": ((4, 5), (3, 24)),
        "/a/7": ((1, 1), (1, 2)),
    }
    for pointer, (in_yaml, in_json) in expected.items():
        assert load_text(yaml_text, "a.yaml").mark(pointer) == Mark(*in_yaml), pointer
        assert load_text(json_text, "a.json").mark(pointer) == Mark(*in_json), pointer


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def pointers(value: Json, prefix: str = "") -> list[str]:
    found = [prefix]
    members = enumerate(value) if isinstance(value, list) else ()
    members = value.items() if isinstance(value, dict) else members
    for key, item in members:
        token = str(key).replace("~", "~0").replace("/", "~1")
        found += pointers(item, f"{prefix}/{token}")
    return found


@settings(max_examples=60, deadline=None)
@given(TREES, st.sampled_from([None, 2]))
def test_json_reads_as_json_and_marks_point_at_nodes(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assume(text[:1] in "{[")  # a bare scalar is no document: it goes the way of YAML
    source = load_text(text, "a.json")
    assert source.value == value
    check_marks(source)


def check_marks(source: SourceFile) -> None:
    """Every pointer leads to a place where its value, or its key, can be read."""
    lines = source.text.split("\n")
    for pointer in pointers(source.value):
        tokens = tokens_of(pointer)
        mark = source.mark(pointer)
        rest = "\n".join([lines[mark.line - 1][mark.column - 1 :], *lines[mark.line :]])
        node: Json = source.value
        parent: Json = None
        for token in tokens:
            parent, node = node, step(node, token)
        wanted = tokens[-1] if isinstance(parent, Obj) else node
        assert json.JSONDecoder(strict=False).raw_decode(rest)[0] == wanted


def test_origins_are_places() -> None:
    for text, uri in (("a:\n- b: {c: 1}", "a.yaml"), ('{"a": [{"b": {"c": 1}}]}', "a.json")):
        value = load_text(text, uri).value
        assert isinstance(value, Obj)
        items = value["a"]
        assert isinstance(items, Arr)
        assert isinstance(items[0], Obj)
        inner = items[0]["b"]
        assert isinstance(inner, Obj)
        assert inner.loc.pointer == "/a/0/b"
        assert inner.at("c").pointer == "/a/0/b/c"
        assert value.loc.uri == uri
