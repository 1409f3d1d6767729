"""What the SDK of our Litestar server has to do, and what it cannot do yet."""

from __future__ import annotations

import datetime as dt
import pathlib
import uuid
from decimal import Decimal
from typing import Any

from tests.servers.checks import Checks, collected
from tests.servers.sdk import Sdk, same

CHECKS = checks = Checks()
received, returned = checks.received, checks.returned

IDENT = uuid.UUID("12345678-1234-5678-1234-567812345678")
DAY = dt.date(2026, 2, 28)
MOMENT = dt.datetime(2026, 2, 28, 23, 59, 59, 123456, dt.timezone.utc)
BOOK = {
    "title": "é",
    "price": "10.50",
    "ident": str(IDENT),
    "published": "2026-02-28T23:59:59.123456Z",
    "day": "2026-02-28",
    "length": "P1DT7200S",  # as Litestar writes it
    "color": "dark green",
    "pair": [1, "a"],
    "tags": ["t"],
    "by_number": {"3": "x"},
    "note": None,
}
CAT, DOG = {"kind": "cat", "lives": 7}, {"kind": "dog", "bark": "x"}

received(
    "GET /path/{number}/{ratio}/{ident}/{day}/{word}",
    {"number": -3, "ratio": 2.5, "ident": IDENT, "day": DAY, "word": "a b?é"},
)
received("GET /files/{file}", {"file": "a/b c.txt"}, file="/a/b c.txt")


class Exactly:
    """A value whose ``repr`` is that of something on the server."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


received(
    "GET /query",
    {
        "text": "a&é",
        "number": 3,
        "ratio": 0.1,
        "flag": True,
        "day": DAY,
        "moment": MOMENT,
        "span": dt.timedelta(days=1, hours=2),
        "color": "dark green",
        "word": "b",
        "many": [1, 2],
        "page-size": 5,
    },
    color=Exactly("<Color.GREEN: 'dark green'>"),
)
received("GET /query", {"text": "t", "price": "1.50"}, price=Decimal("1.50"), note="price")
received("GET /query", {"text": "t"}, ratio=2.5, page_size=10, many=None, note="defaults")
received("GET /headers", {"X-Token": "a, b", "visits": 3}, names={"X-Token": "token"})
returned("POST /tree", {"value": 1, "children": [{"value": 2, "children": []}]}, kind="Tree")
returned("POST /book", BOOK, kind="Book")
returned("POST /books", [BOOK, BOOK | {"note": "n", "tags": []}])
for _pet, _kind in ((CAT, "Cat"), (DOG, "Dog")):
    returned("POST /pet", _pet, kind=_kind, note=_kind)
returned("POST /account", {"userName": "u", "age": 3, "email": None}, kind="Account")
returned("POST /anything", {"a": [1, None, {"b": 2.5}], "body": 1})
received("POST /form", {}, {"userName": "ü&=", "age": 3}, names={"userName": "name"})


@checks
async def values(sdk: Sdk) -> None:
    sent = {
        "title": "t",
        "price": "0.10",
        "ident": IDENT,
        "published": MOMENT,
        "day": DAY,
        "length": dt.timedelta(hours=1),
        "color": "red",
        "pair": (1, "a"),
        "tags": {"t"},
        "by_number": {"1": "x"},
    }
    reply = await sdk.send("POST /book", {}, sent)
    same((reply.published, reply.day, reply.length), (MOMENT, DAY, dt.timedelta(hours=1)))
    same((str(reply.price), list(reply.pair), list(reply.tags)), ("0.10", [1, "a"], ["t"]))


@checks
async def built_variants(sdk: Sdk) -> None:
    pets = [sdk.models.Cat(lives=7), sdk.models.Dog(bark="x"), DOG]
    reply = await sdk.send("POST /pets", {}, pets)
    same(sdk.dump(reply), {"0": CAT, "1": DOG, "2": DOG})
    same([type(each).__name__ for each in dict(reply).values()], ["Cat", "Dog", "Dog"])


@checks
async def uploads(sdk: Sdk) -> None:
    reply = await sdk.send("POST /upload", {}, {"file": ("ä b.txt", b"1\r\n2")})
    same(reply.received, {"name": "'ä b.txt'", "content": "b'1\\r\\n2'"})
    body = {"title": "é", "file": ("a.txt", b"1"), "more": [("b.txt", b"2"), ("c.txt", b"3")]}
    reply = await sdk.send("POST /report", {}, body)
    same(reply.received, {"title": "'é'", "content": "b'1'", "more": "[b'2', b'3']"})


@checks
async def replies(sdk: Sdk) -> None:
    source = pathlib.Path(__file__).parent / "apps" / "with_litestar.py"
    for route, expected in {
        "GET /file": source.read_bytes(),
        "GET /stream": b"0\xff1\xff2\xff",
        "GET /text": "plain, é",
        "GET /data": b"\x00\xff",
        "GET /nothing": None,
    }.items():
        same((route, await sdk.send(route)), (route, expected))


@checks
async def redirect(sdk: Sdk) -> None:
    await sdk.send("GET /redirect")


@checks
async def events(sdk: Sdk) -> None:
    found = await collected(await sdk.send("GET /events"))
    same(found, ["a", "é"])


@checks
async def problems(sdk: Sdk) -> None:
    for code, text in ((404, "Nobody is here"), (409, "It went wrong")):
        error = await sdk.refused(code, "GET /problem/{code}", {"code": code})
        same(error.message, text)


@checks
async def users(sdk: Sdk) -> None:
    made = await sdk.send("POST /users", {}, {"name": "a"})
    same((made.name, type(made.id)), ("a", int))
    key: dict[str, Any] = {"user_id": made.id}
    same((await sdk.send("PATCH /users/{user_id}", key, {"name": "b"})).name, "b")
    same((await sdk.send("PUT /users/{user_id}", key, {"name": "é"})).name, "é")
    same((await sdk.send("GET /users/{user_id}", key)).name, "é")
    listed = await sdk.send("GET /users", {"limit": 1, "offset": 0})
    same((listed.items, listed.total), (["é"], 1))
    same(await sdk.send("DELETE /users/{user_id}", key), None)


@checks
async def refused(sdk: Sdk) -> None:
    error = await sdk.refused(400, "POST /account", {}, {"userName": "u", "age": -1})
    same("age" in str(error), True)
