import pytest
import animals_of_all_kinds as zoo
from runtime.wire import media
from runtime.codec.values import decode_value
from runtime.wire.forms import parse_form
from runtime.codec.pointer import lookup


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("application/json", "json"),
        ("Application/JSON; charset=utf-8", "json"),
        ("application/problem+json", "json"),
        ("text/json", "json"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data; boundary=x", "multipart"),
        ("multipart/mixed", "multipart"),
        ("text/plain", "text"),
        ("text/html", "text"),
        ("application/xml", "xml"),
        ("text/xml", "xml"),
        ("application/atom+xml", "xml"),
        ("image/svg+xml", "bytes"),
        ("application/jsonl", "jsonl"),
        ("application/x-ndjson", "jsonl"),
        ("application/json-seq", "jsonl"),
        ("application/geo+json-seq", "jsonl"),
        ("text/event-stream", "sse"),
        ("application/octet-stream", "bytes"),
        ("image/png", "bytes"),
        ("*/*", "bytes"),
        ("", "bytes"),
    ],
)
def test_kinds(name, kind):
    assert media.kind(name) == kind
    assert media.is_json(name) == (kind == "json")


def test_parse():
    assert media.parse('Text/Plain; Charset="utf-8" ; x="a;\\"b"; charset=no') == (
        "text/plain",
        {"charset": "utf-8", "x": 'a;"b'},
    )
    assert media.parse("a/b") == ("a/b", {})
    assert media.essence(" A/B ; c=d") == "a/b"
    assert media.charset("text/plain; charset=ISO-8859-1") == "ISO-8859-1"
    assert media.charset("text/plain") == ""


def test_ranges():
    assert media.matches("*/*", "image/png")
    assert media.matches("image/*", "image/png; q=1")
    assert not media.matches("image/*", "text/plain")
    assert not media.matches("image/png", "image/jpeg")
    assert media.is_range("image/*")
    assert not media.is_range("image/png")
    assert (
        media.accept(["application/json", "", "image/png", "application/json"])
        == "application/json, image/png"
    )
    assert media.accept([]) == "*/*"


@pytest.mark.parametrize(
    ("pointer", "found"),
    [
        ("", {"a": [{"b/c": 1, "~": 2}], "": 3}),
        ("/a/0/b~1c", 1),
        ("/a/0/~0", 2),
        ("/", 3),
        ("/a/1", None),
        ("/a/x", None),
        ("/a/0/b~1c/d", None),
        ("/no", None),
    ],
)
def test_pointer(pointer, found):
    assert lookup({"a": [{"b/c": 1, "~": 2}], "": 3}, pointer) == found


def test_pointer_into_models():
    runs = zoo.RunList.from_dict({"runs": [{"id": "r", "from": "x", "new": 5}]})
    assert lookup(runs, "/runs/0/from") == "x"
    assert lookup(runs, "/runs/0/new") == 5
    assert lookup(runs, "/runs/0/from_") is None
    assert lookup(None, "/a") is None


def test_forms():
    assert parse_form(b"a=1&b=x+y&a=2&c=") == {"a": ["1", "2"], "b": "x y", "c": ""}
    assert decode_value(zoo.Batch, parse_form(b"id=5"), strict=True) == zoo.Batch(id=5)
