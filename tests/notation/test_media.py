"""Media types: their families, ranges and parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.media import ContentType, MediaKind, is_json, is_range, media_kind


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("application/json", "json"),
        ("Application/JSON ; charset=utf-8", "json"),
        ("application/problem+json; charset=utf-8", "json"),
        ("application/vnd.api+json", "json"),
        ("application/json-patch+json", "json"),
        ("application/*+json", "json"),
        ("text/json", "json"),
        ("application/json-seq", "lines"),
        ("application/geo+json-seq", "lines"),
        ("application/x-ndjson", "lines"),
        ("application/x-jsonl", "lines"),
        ("application/stream+json", "lines"),
        ("text/ndjson", "lines"),
        ("text/event-stream; charset=utf-8", "events"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data; boundary=x", "multipart"),
        ("multipart/mixed", "multipart"),
        ("application/xml", "xml"),
        ("text/xml", "xml"),
        ("application/soap+xml", "xml"),
        ("image/svg+xml", "bytes"),
        ("text/plain", "text"),
        ("text/html", "text"),
        ("text/*", "text"),
        # "json" somewhere in a name says nothing of what is sent
        ("application/jsonpath", "bytes"),
        ("application/vnd.json.archive", "bytes"),
        ("text/x-json-template", "text"),
        ("application/jwt", "bytes"),
        ("application/pdf", "bytes"),
        ("image/*", "bytes"),
        ("*/*", "bytes"),
        ("json", "bytes"),
        ("", "bytes"),
    ],
)
def test_kind(content_type: str, kind: str) -> None:
    assert media_kind(content_type) is MediaKind(kind)
    assert is_json(content_type) is (kind == "json")


@pytest.mark.parametrize(
    ("content_type", "textual"),
    [
        ("application/json", True),
        ("application/x-ndjson", True),
        ("text/csv", True),
        ("application/xhtml+xml", True),
        ("image/svg+xml", True),
        ("multipart/mixed", False),
        ("image/png", False),
    ],
)
def test_textual(content_type: str, textual: bool) -> None:
    assert ContentType.parse(content_type).is_textual is textual


@pytest.mark.parametrize(
    ("text", "main", "sub", "suffix", "parameters"),
    [
        ("text/plain", "text", "plain", "", ()),
        (" A/B+C ", "a", "b+c", "c", ()),
        ("a/b+c+D;x", "a", "b+c+d", "d", ()),
        ("a/b;Q=0.5; Level=Two", "a", "b", "", (("q", "0.5"), ("level", "Two"))),
        ('a/b; t="x; \\"y\\""; u=1', "a", "b", "", (("t", 'x; "y"'), ("u", "1"))),
        ("a/b ; t = v ", "a", "b", "", (("t", "v"),)),
        ("nothing", "nothing", "", "", ()),
    ],
)
def test_parts(
    text: str, main: str, sub: str, suffix: str, parameters: tuple[tuple[str, str], ...]
) -> None:
    found = ContentType.parse(text)
    assert (found.main, found.sub, found.suffix) == (main, sub, suffix)
    assert found.parameters == parameters
    for name, value in parameters:
        assert found.parameter(name) == value
    assert found.parameter("none") == ""


def test_of_a_parameter_that_is_given_twice_the_first_counts() -> None:
    assert ContentType.parse("a/b; x=1; x=2").parameter("x") == "1"


@pytest.mark.parametrize(
    ("declared", "actual", "covered", "breadth"),
    [
        ("image/png", "IMAGE/PNG; q=1", True, 0),
        ("image/png", "image/jpeg", False, 0),
        ("image/*", "image/png", True, 2),
        ("image/*", "text/plain", False, 2),
        ("application/*+json", "application/problem+json", True, 1),
        ("application/*+json", "application/json", False, 1),
        ("application/*+json", "application/atom+xml", False, 1),
        ("*/*", "text/plain", True, 3),
        ("*", "text/plain", True, 3),
        ("im*/png", "image/png", False, 1),
    ],
)
def test_ranges(declared: str, actual: str, covered: bool, breadth: int) -> None:
    found = ContentType.parse(declared)
    assert found.covers(ContentType.parse(actual)) is covered
    assert found.breadth == breadth
    assert is_range(declared) is (breadth > 0)


NAMES = st.text(alphabet="abcJ+.-*", min_size=1, max_size=6)


@given(NAMES, NAMES, st.dictionaries(st.text(alphabet="abq", min_size=1), st.text(max_size=6)))
def test_a_type_and_back(main: str, sub: str, parameters: dict[str, str]) -> None:
    quoted = {
        name: '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        for name, value in parameters.items()
        if "\n" not in value
    }
    text = f"{main}/{sub}" + "".join(f"; {name}={value}" for name, value in quoted.items())
    found = ContentType.parse(text)
    assert found.essence == f"{main}/{sub}".lower()
    assert dict(found.parameters) == {name: parameters[name] for name in quoted}
    assert found.covers(found)
    assert ContentType.parse("*/*").covers(found)
