import re
from typing import Any, Dict, List, Optional
from urllib.parse import parse_qsl, unquote

import pytest
import animals_of_all_kinds as zoo
from hypothesis import given
from hypothesis import strategies as st
from runtime.wire import params
from runtime.base.errors import InvalidRequestError
from runtime.spec.operation import Operation, Param
from runtime.spec.options import NOT_GIVEN

ARRAY, OBJECT = ["blue", "black", "brown"], {"R": 100, "G": 200, "B": 150}


def op(*parameters, path="/x"):
    return Operation("op", "GET", path, params=parameters)


def run(location, style, explode, value, **more):
    param = Param("color", location, "color", lambda: Any, style=style, explode=explode, **more)
    operation = op(param, path="/{color}" if location == "path" else "/x")
    values = {"color": value}
    if location == "path":
        return params.expand_path(operation, values)[1:]
    if location == "query":
        return params.query_string(operation, values)
    if location == "header":
        return ",".join(text for _, text in params.headers(operation, values))
    return "; ".join(f"{name}={text}" for name, text in params.cookies(operation, values))


REFUSED = object()

# the style table of the OpenAPI specification: location, style, explode, then what empty text,
# a text, an array, an object, an empty array and an empty object become
TABLE = [
    ("path", "simple", False, REFUSED, "blue", "blue,black,brown", "R,100,G,200,B,150", REFUSED, REFUSED),
    ("path", "simple", True, REFUSED, "blue", "blue,black,brown", "R=100,G=200,B=150", REFUSED, REFUSED),
    ("path", "label", False, REFUSED, ".blue", ".blue,black,brown", ".R,100,G,200,B,150", REFUSED, REFUSED),
    ("path", "label", True, REFUSED, ".blue", ".blue.black.brown", ".R=100.G=200.B=150", REFUSED, REFUSED),
    ("path", "matrix", False, REFUSED, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150", REFUSED, REFUSED),
    ("path", "matrix", True, REFUSED, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150", REFUSED, REFUSED),
    ("query", "form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150", "", ""),
    ("query", "form", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150", "", ""),
    ("query", "spaceDelimited", False, "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150", "", ""),
    ("query", "spaceDelimited", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150", "", ""),
    ("query", "pipeDelimited", False, "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150", "", ""),
    ("query", "pipeDelimited", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150", "", ""),
    ("query", "tabDelimited", False, "color=", "color=blue", "color=blue%09black%09brown", "color=R%09100%09G%09200%09B%09150", "", ""),
    ("query", "deepObject", True, "color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", "", ""),
    ("query", "deepObject", False, "color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", "", ""),
    ("header", "simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150", "", ""),
    ("header", "simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150", "", ""),
    ("cookie", "form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150", "", ""),
    ("cookie", "form", True, "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150", "", ""),
    ("cookie", "cookie", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150", "", ""),
    ("cookie", "cookie", True, "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "-".join(map(str, row[:3])))
def test_style_table(row):
    location, style, explode, *expected = row
    for value, wanted in zip(("", "blue", ARRAY, OBJECT, [], {}), expected):
        if wanted is REFUSED:
            with pytest.raises(InvalidRequestError):
                run(location, style, explode, value)
        else:
            assert run(location, style, explode, value) == wanted


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": {"b": {"c": 1}}}, "color[a][b][c]=1"),
        ({"a": [1, 2], "b": None}, "color[a][]=1&color[a][]=2"),
        ({"a": [{"b": 1}, {"b": 2}]}, "color[a][0][b]=1&color[a][1][b]=2"),
        ({"a b": "c&d"}, "color[a b]=c&d"),
    ],
)
def test_deep_objects(value, expected):
    encoded = run("query", "deepObject", True, value)
    assert unquote(encoded) == expected
    assert "[" not in encoded
    assert " " not in encoded


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ("hello.txt", "hello.txt"),
        ("a b/ü&=?#%+~'\"<>", "a%20b%2F%C3%BC%26%3D%3F%23%25%2B~%27%22%3C%3E"),
        ("o'b+r~i(1)!*,;:@$&=.pdf", "o%27b%2Br~i%281%29%21%2A%2C%3B%3A%40%24%26%3D.pdf"),
        ("a\nb", "a%0Ab"),
        ("100%2F", "100%252F"),
        ("../../x", "..%2F..%2Fx"),
        ("...", "..."),
        ("-_.~", "-_.~"),
    ],
)
def test_path_values(value, encoded):
    operation = op(Param("name", "path", "name", lambda: str, required=True), path="/b/{name}/c")
    assert params.expand_path(operation, {"name": value}) == f"/b/{encoded}/c"


@pytest.mark.parametrize(
    ("value", "spans"),
    [
        ("", False), (".", False), ("..", False), (None, False), ("\udc80", False), (5, False),
        ("org/../x", True), ("./x", True), ("x/..", True), ("a\\..\\b", True), ("..", True),
    ],
)  # fmt: skip
def test_refused_path_values(value, spans):
    operation = op(
        Param("file", "path", "wire-name", lambda: str, required=True, spans_segments=spans),
        path="/files/{wire-name}",
    )
    with pytest.raises(InvalidRequestError) as caught:
        params.expand_path(operation, {"file": value})
    assert caught.value.path == "file"


def test_spanning_values():
    operation = op(
        Param("path", "path", "path", lambda: str, spans_segments=True), path="/files/{path}"
    )
    for value, wire in (("/a/b c/", "%2Fa%2Fb%20c%2F"), ("a//b", "a%2F%2Fb"), ("a/..b", "a%2F..b")):
        assert params.expand_path(operation, {"path": value}) == "/files/" + wire


def test_several_values_in_one_segment():
    a, b = (Param(n, "path", n, lambda: str) for n in "ab")
    operation = op(a, b, path="/x/{a}{b}/{a}-{b}")
    assert params.expand_path(operation, {"a": "1", "b": "2"}) == "/x/12/1-2"
    with pytest.raises(InvalidRequestError):
        params.expand_path(op(a, path="/.{a}"), {"a": "."})
    with pytest.raises(InvalidRequestError, match="missing: is required"):
        params.expand_path(op(path="/{missing}"), {})


QUERY = op(
    Param("workspace", "query", "workspace", lambda: str),
    Param("limit", "query", "limit", lambda: int),
    Param("flag", "query", "flag", lambda: bool),
    Param("status", "query", "status", lambda: List[zoo.RunStatus]),
    Param("filter", "query", "filter[x]", lambda: Dict[str, Any], media="application/json"),
    Param("needed", "query", "needed", lambda: Optional[str]),
)


@pytest.mark.parametrize(
    ("values", "query"),
    [
        ({}, ""),
        ({"workspace": None, "limit": NOT_GIVEN, "status": []}, ""),
        ({"workspace": "", "limit": 0, "flag": False}, "workspace=&limit=0&flag=false"),
        ({"status": ("RUNNING", "COMPLETE")}, "status=RUNNING&status=COMPLETE"),
        ({"status": [], "limit": 1}, "limit=1"),
        (
            {"workspace": "a b/ü&=?#%+~'\"<>"},
            "workspace=a%20b/%C3%BC%26%3D%3F%23%25%2B~%27%22%3C%3E",
        ),
        ({"workspace": "john@acme.com\n"}, "workspace=john%40acme.com%0A"),
        (
            {"filter": {"a": [1, "é"]}},
            "filter%5Bx%5D=%7B%22a%22%3A%20%5B1%2C%20%22%5Cu00e9%22%5D%7D",
        ),
    ],
)
def test_query(values, query):
    assert params.query_string(QUERY, values) == query


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"limit": "5"}, "limit: must be an integer, not str"),
        ({"limit": True}, "limit: must be an integer, not bool"),
        ({"flag": 1}, "flag: must be a boolean, not int"),
        ({"status": "RUNNING"}, "status: must be a list, not str"),
        (
            {"status": ["RUNING"]},
            "status[0]: must be one of 'RUNNING', 'COMPLETE'; did you mean 'RUNNING'?",
        ),
        ({"workspace": "\ud800"}, "workspace: contains a lone surrogate"),
    ],
)
def test_bad_query(values, message):
    with pytest.raises(InvalidRequestError, match=re.escape(message)):
        params.query_string(QUERY, values)


def test_required():
    operation = op(Param("a", "query", "A", lambda: str, required=True))
    with pytest.raises(InvalidRequestError, match="a: is required"):
        params.query_string(operation, {})


def test_allow_reserved():
    assert (
        run("query", "form", True, "a/b?c:d@e,f;g=h", allow_reserved=True)
        == "color=a/b?c:d@e,f;g=h"
    )
    assert (
        run("query", "form", True, "50% a%20b&c#d+", allow_reserved=True)
        == "color=50%25%20a%20b%26c%23d%2B"
    )
    assert run("query", "form", False, ["a/b", "c"], allow_reserved=True) == "color=a/b,c"


def test_whole_query():
    json_query = op(Param("q", "querystring", "q", lambda: Any, media="application/json"))
    assert params.query_string(json_query, {"q": {"a": 1}}) == "%7B%22a%22%3A%201%7D"
    form = op(
        Param("q", "querystring", "q", lambda: Any, media="application/x-www-form-urlencoded")
    )
    assert params.query_string(form, {"q": {"a": [1, 2], "b": "x y"}}) == "a=1&a=2&b=x%20y"


HEADERS = op(
    Param("ctx", "header", "IB-Context", lambda: str),
    Param("ids", "header", "X-Ids", lambda: List[int]),
    Param("json", "header", "X-Json", lambda: Any, media="application/json"),
)


def test_headers():
    assert params.headers(HEADERS, {"ctx": "", "ids": []}) == [("IB-Context", "")]
    assert params.headers(HEADERS, {"ctx": " café ", "ids": [1, 2]}) == [
        ("IB-Context", " café "),
        ("X-Ids", "1,2"),
    ]
    assert params.headers(HEADERS, {"json": {"a": "é"}}) == [("X-Json", '{"a": "\\u00e9"}')]
    assert params.headers(HEADERS, {"ctx": None}) == []


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0", "中", 5])
def test_bad_headers(value):
    with pytest.raises(InvalidRequestError) as caught:
        params.headers(HEADERS, {"ctx": value})
    assert caught.value.path == "ctx"


def test_cookies():
    form = op(Param("a", "cookie", "a", lambda: str), Param("b", "cookie", "b c", lambda: str))
    assert params.cookies(form, {"a": "x; y=z", "b": "é"}) == [
        ("a", "x%3B%20y%3Dz"),
        ("b%20c", "%C3%A9"),
    ]
    raw = op(Param("a", "cookie", "a", lambda: str, style="cookie"))
    assert params.cookies(raw, {"a": "x%20=y"}) == [("a", "x%20=y")]
    with pytest.raises(InvalidRequestError):
        params.cookies(raw, {"a": "x; other=1"})


TEXT = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1)


@given(TEXT)
def test_path_round_trip(value):
    operation = op(Param("v", "path", "v", lambda: str), path="/a/{v}")
    if value in (".", ".."):
        return
    encoded = params.expand_path(operation, {"v": value})
    assert re.fullmatch(r"/a/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+", encoded)
    assert unquote(encoded[3:]) == value


@given(st.lists(TEXT, min_size=1), TEXT)
def test_query_round_trip(values, name):
    operation = op(Param("v", "query", name, lambda: List[str]))
    encoded = params.query_string(operation, {"v": values})
    assert parse_qsl(encoded, keep_blank_values=True) == [(name, v) for v in values]
