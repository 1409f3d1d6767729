"""Parameters: what the function received is what was passed."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()
received = checks.received

IDENT = uuid.UUID("12345678-1234-5678-1234-567812345678")
DAY = dt.date(2026, 2, 28)
MOMENT = dt.datetime(2026, 2, 28, 23, 59, 59, 123456, dt.timezone.utc)
NAIVE = dt.datetime(2026, 2, 28, 23, 59)  # noqa: DTZ001
SPAN = dt.timedelta(days=3, hours=1, microseconds=5)
PRICE = Decimal("1234567890123456789.10")


class Exactly:
    """A value whose ``repr`` is that of something on the server."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


RED, GREEN = Exactly("<Color.red: 'red'>"), Exactly("<Color.green: 'dark green'>")
LOW, HIGH = Exactly("<Level.low: 1>"), Exactly("<Level.high: 5>")
UTC = Exactly("datetime.datetime(2026, 2, 28, 23, 59, 59, 123456, tzinfo=TzInfo(0))")

_PATH = "GET /parameters/path/{number}/{ratio}/{flag}/{ident}/{day}/{color}/{level}"
_PATH_VALUES = {"number": -3, "ratio": 2.5, "flag": True, "ident": IDENT, "day": DAY, "level": 5}
received(_PATH, {**_PATH_VALUES, "color": "dark green"}, color=GREEN, level=HIGH)
received(
    _PATH,
    {**_PATH_VALUES, "ratio": 1e-7, "flag": False, "color": "red", "level": 1},
    color=RED,
    level=LOW,
    note="other",
)
for _file in ("plain.txt", "a/b/c.txt", "a b#?%é&=+.txt", "ü/%2F/..x"):
    received("GET /parameters/files/{path}", {"path": _file}, note=_file)
received(
    "GET /parameters/path-limits/{code}/{moment}", {"code": "AB", "moment": MOMENT}, moment=UTC
)
_SCALARS = {
    "number": 2**53 + 1,
    "ratio": 0.1,
    "flag": False,
    "ident": IDENT,
    "day": DAY,
    "moment": MOMENT,
    "clock": dt.time(1, 2, 3),
    "span": SPAN,
    "price": PRICE,
    "color": "dark green",
    "level": 1,
    "email": "a+b@example.com",
    "link": "https://example.com/a?b=c&d=%20#e",
    "address": "127.0.0.1",
}
received(
    "GET /parameters/scalars",
    _SCALARS,
    moment=UTC,
    color=GREEN,
    level=LOW,
    link=Exactly("AnyUrl('https://example.com/a?b=c&d=%20#e')"),
    address=Exactly("IPv4Address('127.0.0.1')"),
)
_DEFAULTS = {
    "number": None,
    "ratio": 2.5,
    "flag": None,
    "day": None,
    "moment": dt.datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001
    "span": dt.timedelta(minutes=90),
    "price": Decimal("9.90"),
    "color": GREEN,
    "level": LOW,
    "text": "kept",
}
received("GET /parameters/optional", {}, note="none", **_DEFAULTS)
received(
    "GET /parameters/optional",
    {"number": 0, "ratio": 1, "flag": False, "day": DAY, "moment": NAIVE, "span": SPAN, "text": ""},
    ratio=1.0,
    price=Decimal("9.90"),
    note="some",
)
received(
    "GET /parameters/optional", {"price": 3, "level": 5}, price=Decimal(3), level=HIGH, note="price"
)
received("GET /parameters/optional", {"price": 0.1}, price=Decimal("0.1"), note="float price")
_NO_LISTS = {"numbers": [], "colors": None, "days": (), "prices": None, "either": None}
received("GET /parameters/lists", {"texts": ["a,b", "c d", ""]}, note="texts", **_NO_LISTS)
received(
    "GET /parameters/lists",
    {
        "texts": ["one"],
        "numbers": [1, 2, 2],
        "colors": ["red"],
        "days": (DAY, DAY),
        "prices": [PRICE, Decimal("0.10")],
        "either": [1, "x"],
    },
    colors=Exactly("{<Color.red: 'red'>}"),
    either=Exactly("['1', 'x']"),  # a query has only texts, and pydantic keeps those that fit
)
received(
    "GET /parameters/aliased",
    {
        "item-query": "i",
        "class": "c",
        "$filter": "a eq 'b'",
        "self": "s",
        "timeout": 3,
        "many[]": ["x", "y"],
        "old": "o",
    },
    names={
        "item-query": "item",
        "class": "class_",
        "$filter": "filter_",
        "self": "self_",
        "many[]": "many",
    },
)
received(
    "GET /parameters/closed",
    {"word": "b", "one": "only", "either": "x", "size": 3, "truth": False},
    number=1,
)
received(
    "GET /parameters/closed",
    {"mixed": "all", "either": 4, "size": "auto", "truth": "maybe"},
    word="a",
    number=1,
    one="only",
    either="4",  # pydantic takes the type that needs no conversion
    note="words",
)
received("GET /parameters/limits", {"page": 2, "share": 0.25, "even": 4, "code": "xyz"})
received(
    "GET /parameters/model",
    {"limit": 5, "order_by": "updated_at", "tags": ["a", "b"], "since": DAY},
)
received("GET /parameters/model", {}, limit=100, tags=[], since=None, note="defaults")
received(
    "GET /parameters/headers",
    {
        "x-token": "a, b; c",
        "X-Count": 3,
        "x-tag": ["a", "b"],
        "strange_header": "s",
        "day": DAY,
        "moment": MOMENT,
        "color": "red",
        "user-agent": "mine",
        "flag": True,
    },
    names={"X-Count": "count", "strange_header": "strange"},
    x_tag=["a,b"],  # FastAPI wants a header for each, its document says that commas separate them
    moment=UTC,
    color=RED,
)
received(
    "GET /parameters/header-model",
    {"save-data": True, "x-tag": ["a"], "traceparent": "t", "host": "example.org"},
)
received(
    "GET /parameters/cookies",
    {"session": "s-p_a.c~e", "visits": 3, "favorite-color": "red", "since": DAY},
    names={"favorite-color": "color"},
    color=RED,
)
received("GET /parameters/cookie-model", {"session_id": "s", "fatebook_tracker": "f", "visits": 2})
received(
    "GET /parameters/dependencies/{key}",
    {"key": "k", "offset": 3, "limit": 5, "x-owner": "me", "team": "t"},
)
for _method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
    received(f"{_method} /parameters/methods/{{key}}", {"key": 3, "really": True})


@checks
async def head(sdk: Sdk) -> None:
    same((await sdk.send("HEAD /parameters/methods/{key}", {"key": 3})).status_code, 200)


@checks
async def refused(sdk: Sdk) -> None:
    error = await sdk.refused(422, "GET /parameters/limits", {"share": 5})
    same(error.data.detail[0].loc, ["query", "share"])
    same(error.data.detail[0].ctx, {"lt": 1.0})
