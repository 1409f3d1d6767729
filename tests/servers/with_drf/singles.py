"""Views on their own: parameters, a serializer with every field, unions, statuses."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()

IDENT = uuid.UUID("12345678-1234-5678-1234-567812345678")
LINE = {"name": "n", "amount": 2}
EVERYTHING: dict[str, Any] = {
    "text": "é",
    "maybe": None,
    "number": 2**40,
    "ratio": 0.1,
    "price": "12345.670",
    "amount": 2.5,
    "flag": True,
    "unknown": None,
    "day": "2026-02-28",
    "moment": "2026-02-28T23:59:59.123456Z",
    "clock": "01:02:03",
    "span": "1 02:03:04.500000",
    "ident": str(IDENT),
    "email": "a@example.com",
    "link": "https://example.com/x?y=z",
    "slug": "a-b_c",
    "code": "ABC",
    "address": "127.0.0.1",
    "color": "red",
    "level": 2,
    "colors": ["green"],
    "words": ["a", "b"],
    "matrix": [[1, 2], []],
    "weights": {"a": 1.5},
    "free": {"a": [1, None, {"b": "c"}]},
    "line": LINE,
    "lines": [LINE, {"name": "m", "amount": 1}],
    "inner": None,
}


@checks
async def parameters(sdk: Sdk) -> None:
    sent = {
        "text": "a b&é",
        "number": -3,
        "ratio": 2.5,
        "flag": True,
        "day": dt.date(2026, 2, 28),
        "moment": dt.datetime(2026, 2, 28, 1, 2, 3, tzinfo=dt.timezone.utc),
        "ident": IDENT,
        "price": Decimal("1.50"),
        "color": "dark green",
        "many": ["a", "b,c"],
        "joined": [1, 2],
        "piped": ["x", "y"],
        "deep": {"a": 1, "b": "é"},
        "X-Trace": "t",
        "visits": 3,
    }
    received = (await sdk.send("GET /single/parameters/", sent)).received
    deep = {"deep[a]": "1", "deep[b]": "é"}
    expected = {name: str(value) for name, value in sent.items() if name != "deep"} | deep
    expected |= {"flag": "true", "joined": "1,2", "piped": "x|y", "moment": "2026-02-28T01:02:03Z"}
    same(received, expected)


@checks
async def path(sdk: Sdk) -> None:
    route = "GET /single/path/{number}/{ident}/{word}/{rest}/"
    sent = {"number": 3, "ident": IDENT, "word": "a-b", "rest": "x y.é"}
    reply = await sdk.send(route, sent)
    same(reply.received, {name: str(value) for name, value in sent.items()})


@checks
async def everything(sdk: Sdk) -> None:
    route = "POST /single/everything/"
    reply = await sdk.send(route, {}, EVERYTHING | {"secret": "s"})
    same(sdk.dump(reply), EVERYTHING | {"constant": "c"})
    again = await sdk.send(route, {}, {**{n: getattr(reply, n) for n in EVERYTHING}, "secret": "s"})
    same(sdk.dump(again), EVERYTHING | {"constant": "c"})
    same((reply.day, reply.ident, reply.clock), (dt.date(2026, 2, 28), IDENT, dt.time(1, 2, 3)))
    same((reply.level, reply.lines[1].amount, reply.matrix), (2, 1, [[1, 2], []]))


@checks
async def everything_from_python(sdk: Sdk) -> None:
    values = {
        "price": Decimal("0.300"),
        "amount": Decimal("0.3"),
        "day": dt.date(2026, 2, 28),
        "moment": dt.datetime(2026, 2, 28, 23, 59, 59, 123456, dt.timezone.utc),
        "clock": dt.time(1, 2, 3),
        "ident": IDENT,
        "colors": {"green"},
        "words": ("a", "b"),
    }
    reply = await sdk.send("POST /single/everything/", {}, EVERYTHING | values | {"secret": "s"})
    expected = {"price": "0.300", "amount": 0.3}
    same(sdk.dump(reply), EVERYTHING | expected | {"constant": "c"})


@checks
async def some_of_everything(sdk: Sdk) -> None:
    for part in ({"text": ""}, {"maybe": None, "inner": None}, {"lines": [], "price": 3}):
        reply = await sdk.send("PATCH /single/everything/", {}, part)
        same(sdk.dump(reply), {"set": sorted(part)})


@checks
async def missing(sdk: Sdk) -> None:
    body = EVERYTHING | {"secret": "s", "code": "lower", "line": {"name": "n", "amount": 0}}
    error = await sdk.refused(400, "POST /single/everything/", {}, body)
    same("code" in str(error), True)
    same("does not match the required pattern" in str(error), True)


PERSON = {"type": "person", "first_name": "é"}
COMPANY = {"type": "company", "company_name": "c", "staff": [PERSON]}


@checks
async def unions(sdk: Sdk) -> None:
    for route in ("POST /single/party/", "POST /single/untagged/"):
        for value, kind in ((PERSON, "Person"), (COMPANY, "Company")):
            reply = await sdk.send(route, {}, value)
            same((sdk.dump(reply), type(reply).__name__), (value, kind))
            same(sdk.dump(await sdk.send(route, {}, reply)), value)
    holder = await sdk.send("GET /single/holder/")
    same((type(holder.party).__name__, holder.party.staff[0].first_name), ("Company", "é"))
    same(holder.kinds, ["novel", ""])


@checks
async def built_variant(sdk: Sdk) -> None:
    built = sdk.models.Person(first_name="x")
    reply = await sdk.send("POST /single/party/", {}, built)
    same((type(reply).__name__, reply.type), ("Person", "person"))


@checks
async def bodies(sdk: Sdk) -> None:
    form = {"username": "ü&=", "password": "p w"}
    same((await sdk.send("POST /single/form/", {}, form)).received, form)
    reply = await sdk.send("POST /single/upload/", {}, {"file": ("ä b.txt", b"1\r\n2")})
    same(reply.received, {"name": "ä b.txt", "content": "b'1\\r\\n2'"})
    lines = await sdk.send("PUT /single/lines/", {}, [LINE])
    same(sdk.dump(await sdk.send("PUT /single/lines/", {}, lines)), [LINE])
    same(await sdk.send("POST /single/text/", {}, "é"), "é")
    for value in ({"a": [1, None]}, [1, "x"], "text", 3, False):
        same(sdk.dump(await sdk.send("POST /single/anything/", {}, value)), value)


@checks
async def statuses(sdk: Sdk) -> None:
    route = "GET /single/statuses/{code}/"
    for code in (200, 201, 302):
        reply = await sdk.whole(route, {"code": code})
        same((reply.status_code, reply.headers["x-left"]), (200 if code == 302 else code, "3"))
        same(reply.data.name, "é")
    same(await sdk.send(route, {"code": 204}), None)
    error = await sdk.refused(404, route, {"code": 404})
    same((type(error).__name__, error.message), ("NotFoundError", "Nobody is here"))
    error = await sdk.refused(429, route, {"code": 429})
    same(error.message, "Request was throttled. Expected available in 0 seconds.")


@checks
async def refused_fields(sdk: Sdk) -> None:
    error = await sdk.refused(400, "GET /single/statuses/{code}/", {"code": 400})
    for text in ("name", "Too long.", "No."):
        same((text, text in str(error)), (text, True))


@checks
async def texts_and_bytes(sdk: Sdk) -> None:
    same(await sdk.send("GET /single/csv/"), "a,b\n1,é\n")
    same(await sdk.send("GET /single/stream/"), b"a\xffb")
    schema = await sdk.send("GET /api/schema/", {"format": "json"})
    same(schema["info"]["title"], "Library")


@checks
async def security(sdk: Sdk) -> None:
    reply = await sdk.send("GET /single/me/")
    same(reply.received, {"user": "me", "by": "TokenAuthentication"})
    same((await sdk.send("GET /single/everyone/")).received, {"user": "AnonymousUser"})
    login = {"username": "me", "password": "secret"}
    made = await sdk.send("POST /api/token/", {}, login)
    same(made.token, "0123456789abcdef")


@checks
async def refused_login(sdk: Sdk) -> None:
    login = {"username": "me", "password": "x"}
    error = await sdk.refused(400, "POST /api/token/", {}, login)
    same("Unable to log in with provided credentials." in str(error), True)
