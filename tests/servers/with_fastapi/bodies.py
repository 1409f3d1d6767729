"""JSON bodies, forms and uploads."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same
from tests.servers.with_fastapi.parameters import DAY, GREEN, HIGH, IDENT, PRICE, RED, UTC

checks = Checks()
received, returned = checks.received, checks.returned

ITEM = {"name": "é", "price": 1.5, "description": None, "tags": ["t"]}
LEAF = {"left": None, "right": None, "children": [], "named": {}}

returned("POST /bodies/model", ITEM, kind="Item")
returned(
    "POST /bodies/model",
    {"name": "a", "price": 2},
    ITEM | {"name": "a", "price": 2.0, "tags": []},
    note="short",
)


@checks
async def model_and_parameters(sdk: Sdk) -> None:
    reply = await sdk.send(
        "PUT /bodies/model/{key}",
        {"key": 3, "name": "query", "q": "x"},
        {"name": "body", "price": 1},
    )
    same(reply.received, {"key": "3", "item": "'body'", "name": "'query'", "q": "'x'"})


returned(
    "POST /bodies/nested",
    {
        **LEAF,
        "value": 1,
        "left": {**LEAF, "value": 2, "children": [{**LEAF, "value": 3}]},
        "named": {"a b": {**LEAF, "value": 4}},
    },
    kind="TreeOutput",
)
returned(
    "POST /bodies/camel",
    {
        "firstName": "a",
        "lastSeenAt": "2026-02-28T23:59:59.123456Z",
        "httpStatus": 404,
        "innerValues": [
            {"firstName": "b", "lastSeenAt": None, "httpStatus": 200, "innerValues": []}
        ],
    },
)
for _route in ("optional", "nullable"):
    returned(f"POST /bodies/{_route}", ITEM, kind="Item")
    returned(f"POST /bodies/{_route}", None, note="null")
returned("POST /bodies/list", [ITEM, ITEM])
returned("POST /bodies/list", [], note="empty")
returned("POST /bodies/list-optional", [1, 2])
returned("POST /bodies/list-optional", None, note="null")
returned("POST /bodies/set", ["a"])
returned("POST /bodies/map", {"a b": ITEM, "": ITEM})
returned("POST /bodies/map-of-numbers", {"1": 2.5, "-3": 0.0})
for _note, _value in {
    "object": {"a": [1, None, {"b": 2.5}]},
    "list": [1, "x", None],
    "text": "é",
    "number": 3,
    "null": None,
    "false": False,
}.items():
    returned("POST /bodies/any", _value, note=_note)
returned("POST /bodies/object", {"a": [1, None, {"b": 2.5}], "name": "x", "body": 1})
received("POST /bodies/integer", {}, 2**63, value=2**63)
received("POST /bodies/text", {}, 'é"', value='é"')
received("POST /bodies/boolean", {}, False, value=False)
received(
    "POST /bodies/moment",
    {},
    dt.datetime(2026, 2, 28, 23, 59, 59, 123456, dt.timezone.utc),
    value=UTC,
)
received("POST /bodies/decimal", {}, PRICE, value=PRICE)
received("POST /bodies/decimal", {}, 3, value=Decimal(3), note="number")
received("POST /bodies/enum", {}, "dark green", value=GREEN)
returned("POST /bodies/embedded", {"item": ITEM}, ITEM, again=False)
_SEVERAL = {"item": {"name": "i", "price": 1}, "user": {"username": "u"}, "importance": 3}
received(
    "PUT /bodies/several/{key}",
    {"key": IDENT, "note": "n"},
    {**_SEVERAL, "color": "red", "level": 5},
    item="i",
    user="u",
    color=RED,
    level=HIGH,
)
received(
    "PUT /bodies/several/{key}",
    {"key": IDENT},
    {**_SEVERAL, "color": None},
    item="i",
    user="u",
    level=HIGH,
    note="short",
)
received("POST /bodies/several-optional", {}, {"user": {"username": "u"}}, user="u", item=None)
received("POST /bodies/several-optional", {}, item=None, user=None, note="none")
received("DELETE /bodies/with-body", {}, {"keys": [1, 2]})
received("POST /bodies/raw", {}, b"\x00\xff\n", data=b"\x00\xff\n")
received("POST /bodies/plain", {}, "line\né", data="line\né")
returned("POST /bodies/vendor", {"username": "u", "full_name": "é"}, kind="User")
received(
    "POST /bodies/by-hand",
    {},
    {"a": 1},
    names={"a": "kind"},
    kind="application/json",
    data=b'{"a": 1}',
)
received("POST /bodies/by-hand", {}, b"a: 1", note="yaml", kind="application/x-yaml", data=b"a: 1")
received("POST /bodies/undeclared", {}, data=b"")


@checks
async def raw_file(sdk: Sdk) -> None:
    reply = await sdk.send("POST /bodies/raw", {}, io.BytesIO(b"file"))
    same(reply.received, {"data": "b'file'"})


@checks
async def partial(sdk: Sdk) -> None:
    for change in ({"username": "u"}, {"username": "u", "full_name": None}):
        reply = await sdk.send("PATCH /bodies/partial/{key}", {"key": "k"}, change)
        same(sdk.dump(reply), {"key": "k", "set": change})


received(
    "POST /forms/fields",
    {},
    {
        "name": "a&b=é+ %",
        "age": 3,
        "price": PRICE,
        "color": "dark green",
        "since": DAY,
        "agreed": True,
        "tags": ["a", "b c"],
    },
    color=GREEN,
)
received("POST /forms/fields", {}, {"name": "n", "age": 0}, tags=[], agreed=False, note="short")
received(
    "POST /forms/model",
    {},
    {"username": "u", "password": "pw", "remember": True, "scopes": ["a", "b"]},
)
received("POST /forms/bytes", {}, {"file": b"\x00\r\n\xff"})
received("POST /forms/many-bytes", {}, {"files": [b"a", b"b"]})


@checks
async def uploads(sdk: Sdk) -> None:
    named = ("n ä.txt", b"data", "text/x-own")
    (seen,) = await sdk.send("POST /forms/upload", {}, {"file": named})
    same(seen, "n ä.txt|text/x-own|data")
    (seen,) = await sdk.send("POST /forms/upload", {}, {"file": io.BytesIO(b"io")})
    same(seen.rpartition("|")[2], "io")
    seen = await sdk.send("POST /forms/uploads", {}, {"files": [named, ("b.bin", b"\xff")]})
    same(seen, ["n ä.txt|text/x-own|data", "b.bin|application/octet-stream|\xff"])
    seen = await sdk.send("POST /forms/upload-optional", {}, {"note": "é"})
    same(seen, ["no file", "é"])
    seen = await sdk.send("POST /forms/upload-optional", {})
    same(seen, ["no file", "-"])
    seen = await sdk.send("POST /forms/upload-optional", {}, {"file": named})
    same(seen, ["n ä.txt|text/x-own|data", "-"])


@checks
async def upload_and_fields(sdk: Sdk) -> None:
    route = "POST /forms/upload-and-fields/{key}"
    moment = dt.datetime(2026, 2, 28, tzinfo=dt.timezone.utc)
    body = {
        "file": ("a.txt", b"1"),
        "token": "é",
        "numbers": [1, 2],
        "when": moment,
        "extra": [("b.txt", b"2"), ("c.txt", b"3")],
    }
    when = "datetime.datetime(2026, 2, 28, 0, 0, tzinfo=TzInfo(0))"
    rest = ["b.txt|text/plain|2", "c.txt|text/plain|3"]
    seen = await sdk.send(route, {"key": 7}, body)
    same(seen, ["7", "a.txt|text/plain|1", "é", "[1, 2]", when, *rest])
    short = {"file": b"1", "token": "t", "numbers": [3]}
    seen = await sdk.send(route, {"key": 7}, short)
    same((seen[2:], seen[1].rpartition("|")[2]), (["t", "[3]", "None"], "1"))


@checks
async def upload_model(sdk: Sdk) -> None:
    report = {"title": "t", "pages": 3, "labels": ["a", "b"], "attachment": ("a.txt", b"1")}
    seen = await sdk.send("POST /forms/upload-model", {}, report)
    same(seen, ["t", "3", "['a', 'b']", "a.txt|text/plain|1"])


@checks
async def refused(sdk: Sdk) -> None:
    error = await sdk.refused(422, "POST /bodies/list", {}, [{"name": "a", "price": -1}])
    same(error.data.detail[0].loc, ["body", 0, "price"])
    same("price" in str(error), True)
