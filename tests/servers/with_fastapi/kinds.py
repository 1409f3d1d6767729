"""Models with what pydantic can say: they come back as they were sent."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same
from tests.servers.with_fastapi.bodies import ITEM

checks = Checks()
returned = checks.returned

_IDENT = "12345678-1234-5678-1234-567812345678"
EXACT = {
    "price": "1234567890.10",
    "rate": "1.50",
    "big": 2**60 + 1,
    "ratio": 0.1,
    "limited": 5,
    "code": "ABC",
    "ident": _IDENT,
    "color": "dark green",
    "level": 5,
    "one": "one",
    "few": 1,
    "nothing": None,
}
TIMES = {
    "moment": "2026-02-28T23:59:59.123456Z",
    "naive": "2026-02-28T23:59:00",
    "day": "2026-02-28",
    "clock": "01:02:03",
    "span": "P3DT1H",
    "spans": ["PT1.5S", "-P1DT2H", "PT0S"],
    "by_day": {"2026-02-28": 1},
}
CONTAINERS = {
    "pair": [1, "a"],
    "triple": [1.5, True, "2026-02-28"],
    "row": [1, 2, 3],
    "names": ["n"],
    "numbers": [5],
    "matrix": [[1.0, 2.0], [], [3.0]],
    "by_number": {"3": ITEM},
    "by_color": {"dark green": 1},
    "by_ident": {_IDENT: "x"},
    "lists": {"a": [1], "": []},
    "point": [1, 2.5],
    "size": {"width": 1, "height": 2},
    "movie": {"title": "t"},
    "maybe": [1, None],
    "short": [1, 2, 3],
}
TEXTS = {
    "data": "bytes é",
    "encoded": "aGk=",
    "packed": "[1, 2]",
    "email": "a@example.com",
    "link": "https://example.com/x",
    "four": "127.0.0.1",
    "six": "::1",
    "file": "/tmp/x",
    "secret": "hidden",
    "anything": {"a": [1, None]},
    "plain": 3,
}

returned("POST /kinds/exact", EXACT)
returned("POST /kinds/exact", EXACT | {"few": True, "big": -1}, note="true")
returned("POST /kinds/exact", EXACT | {"few": "a"}, note="text")
returned(
    "POST /kinds/exact",
    EXACT | {"price": 3, "rate": 2.5},
    EXACT | {"price": "3", "rate": "2.5"},
    note="numbers",
    again=False,
)
returned("POST /kinds/times", TIMES)
returned("POST /kinds/containers", CONTAINERS)
returned(
    "POST /kinds/texts", TEXTS, TEXTS | {"packed": [1, 2], "secret": "**********"}, again=False
)
returned(
    "POST /kinds/rectangle",
    {"width": 2, "height": 3},
    {"width": 2, "height": 3, "area": 6, "isSquare": False},
)
returned("POST /kinds/numbers", [3, 1])
returned("POST /kinds/weights", {"a": 1.5})
returned(
    "POST /kinds/aliases",
    {"in": 3, "choice": "c", "class": "k", "schema": "x", "more": [1]},
    {"out": 3, "choice": "c", "class": "k", "schema": "x", "more": [1]},
    again=False,
)
returned("POST /kinds/strict", {"value": 3, "copy": "d"}, kind="Strict")
returned("POST /kinds/outer", {"inner": {"value": 3}, "self": 1, "json": "x"}, kind="Outer")
returned("POST /kinds/page_of_items", {"items": [ITEM], "total": 1, "next": ITEM}, kind="PageItem")
returned("POST /kinds/page_of_numbers", {"items": [1, 2], "total": 2, "next": None})
returned("POST /kinds/both", {"name": "n"}, {"ident": 7, "name": "n", "state": "new"})
returned("POST /kinds/typed", {"additional": {"a": 1}, "other": 5})
returned("POST /kinds/size", {"width": 3, "height": 1})
returned("POST /kinds/movie", {"year": 1999})
returned("POST /kinds/tuple", [1, "a", True])


@checks
async def exact_values(sdk: Sdk) -> None:
    exact = EXACT | {"price": Decimal("0.30"), "rate": Decimal("9.00")}
    reply = await sdk.send("POST /kinds/exact", {}, exact)
    same(sdk.dump(reply), EXACT | {"price": "0.30", "rate": "9.00"})
    same((reply.big, reply.level, str(reply.ident)), (2**60 + 1, 5, _IDENT))


@checks
async def time_values(sdk: Sdk) -> None:
    values = {
        "moment": dt.datetime(2026, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        "naive": dt.datetime(2026, 1, 2),  # noqa: DTZ001
        "day": dt.date(2026, 1, 2),
        "clock": dt.time(23, 59, 59, 999),
        "span": dt.timedelta(days=40, microseconds=1),
        "spans": [dt.timedelta(seconds=-1)],
    }
    reply = await sdk.send("POST /kinds/times", {}, values)
    same({name: getattr(reply, name) for name in values}, values)


@checks
async def container_values(sdk: Sdk) -> None:
    reply = await sdk.send(
        "POST /kinds/containers", {}, {"pair": (1, "a"), "row": (1, 2), "numbers": {4}}
    )
    same((list(reply.pair), list(reply.row), list(reply.numbers)), ([1, "a"], [1, 2], [4]))


@checks
async def refused(sdk: Sdk) -> None:
    error = await sdk.refused(422, "POST /kinds/strict", {}, {"value": 1, "more": 2})
    same(error.data.detail[0].type, "extra_forbidden")
