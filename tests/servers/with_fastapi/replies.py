"""Replies: statuses, headers, media types, redirects, errors; and replies in pieces."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from typing import Any

from tests.servers.checks import Checks, collected
from tests.servers.sdk import Sdk, same

checks = Checks()
ITEM = {"name": "a", "price": 1.0, "description": None, "tags": []}

#: routes, parameters, what the call gives as JSON
PLAIN: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("POST /replies/accepted", {}, None),
    ("DELETE /replies/gone/{key}", {"key": 1}, None),
    ("GET /replies/either/{key}", {"key": 200}, {"any": ["thing"]}),
    ("GET /replies/either/{key}", {"key": 201}, {"username": "u"}),
    ("GET /replies/either/{key}", {"key": 202}, {"name": "i", "price": 1}),
    ("GET /replies/cookies", {}, {"set": True}),
    ("GET /replies/unset", {}, {"name": "a", "tags": ["set"]}),
    ("GET /replies/none", {}, {"name": "a", "tax": 10.5, "tags": []}),
    ("GET /replies/include", {}, {"name": "a", "tax": 10.5}),
    ("GET /replies/text", {}, "plain, é"),
    ("GET /replies/html", {}, "<p>é</p>"),
    ("GET /replies/number", {}, 3),
    ("GET /replies/boolean", {}, True),
    ("GET /replies/string", {}, "é"),
    ("GET /replies/moment", {}, "2026-01-02T03:04:05.000678Z"),
    ("GET /replies/nothing", {}, None),
    ("GET /replies/maybe/{key}", {"key": 0}, None),
    ("GET /replies/maybe/{key}", {"key": 1}, ITEM),
    ("GET /replies/pair", {}, [ITEM, 2]),
    ("GET /replies/undescribed", {}, {"a": [1, None, {"b": 2.5}]}),
    ("GET /replies/picture-or-item", {}, ITEM),
    ("GET /replies/versioned", {}, ITEM),
)


def _plain(route: str, parameters: dict[str, Any], expected: Any) -> None:
    async def check(sdk: Sdk) -> None:
        same(sdk.dump(await sdk.send(route, parameters)), expected)

    checks.add(f"{route} {parameters or ''}".rstrip(), check)


for _row in PLAIN:
    _plain(*_row)


@checks
async def classes(sdk: Sdk) -> None:
    user = await sdk.send("GET /replies/either/{key}", {"key": 201})
    item = await sdk.send("GET /replies/either/{key}", {"key": 202})
    same((type(user).__name__, type(item).__name__), ("User", "Item"))
    moment = dt.datetime(2026, 1, 2, 3, 4, 5, 678, dt.timezone.utc)
    same(await sdk.send("GET /replies/moment"), moment)
    first, second = await sdk.send("GET /replies/pair")
    same((type(first).__name__, second), ("Item", 2))


@checks
async def unset_fields(sdk: Sdk) -> None:
    reply = await sdk.send("GET /replies/unset")
    same((reply.name, reply.tags, reply.to_dict()), ("a", ["set"], {"name": "a", "tags": ["set"]}))


@checks
async def headers(sdk: Sdk) -> None:
    reply = await sdk.whole("POST /replies/created", {}, {"username": "u"})
    same((reply.status_code, reply.headers["x-rate-left"]), (201, "41"))
    same(reply.headers["location"], "/users/u")
    reply = await sdk.whole("GET /replies/cookies")
    same(reply.headers["set-cookie"].startswith("flavor=lemon"), True)
    reply = await sdk.whole("GET /replies/versioned")
    same(reply.headers["x-version"], "3")


@checks
async def pictures(sdk: Sdk) -> None:
    same(await sdk.send("GET /replies/picture"), b"\x89PNG")
    same(await sdk.send("GET /replies/picture-or-item", {"picture": True}), b"\x89PNG")


@checks
async def redirects(sdk: Sdk) -> None:
    reply = await sdk.send("POST /replies/moved", {}, {"username": "u"})
    same(sdk.dump(reply), {"username": "u", "full_name": None})
    await sdk.send("GET /replies/see-other")


@checks
async def errors(sdk: Sdk) -> None:
    route = "GET /replies/fails/{code}"
    error = await sdk.refused(404, route, {"code": 404, "form": "model"})
    same(
        (type(error.data).__name__, error.data.message, error.data.code), ("Problem", "nobody", 404)
    )
    same((type(error).__name__, error.message), ("NotFoundError", "nobody"))
    error = await sdk.refused(409, route, {"code": 409, "form": "text"})
    same((type(error).__name__, error.message), ("ConflictError", "it went wrong"))
    for code, form in ((418, "object"), (500, "object"), (400, "list"), (409, "object")):
        error = await sdk.refused(code, route, {"code": code, "form": form})
        same(error.headers["x-why"], form)
        same(("odd" if form == "object" else "one") in str(error), True)


SOURCE = pathlib.Path(__file__).parents[1] / "apps" / "with_fastapi" / "streams.py"


@checks
async def pieces(sdk: Sdk) -> None:
    same(await sdk.send("GET /streams/bytes-described"), b"0\xff1\xff2\xff")


@checks
async def undescribed_bodies(sdk: Sdk) -> None:
    """What FastAPI writes of these responses is a status: the body is given as it came."""
    same(await sdk.send("GET /streams/file"), SOURCE.read_bytes())
    same(await sdk.send("GET /streams/bytes"), b"0\xff1\xff2\xff")


@checks
async def undeclared_file(sdk: Sdk) -> None:
    """FastAPI describes JSON when it is not told otherwise: strictly, that is an error."""
    key = "file_undeclared_streams_file_undeclared_get"
    if sdk.strict:
        await sdk.fails("ResponseValidationError", key)
    else:
        same(await sdk(key), SOURCE.read_bytes())


@checks
async def lines(sdk: Sdk) -> None:
    found = await collected(await sdk.send("GET /streams/lines", {"count": 2}))
    same([(type(each).__name__, each.name) for each in found], [("Item", "0"), ("Item", "1")])
    start, stop = await collected(await sdk.send("GET /streams/line-events"))
    same(
        (type(start).__name__, start.at, type(stop).__name__, stop.reason),
        ("Start", 1, "Stop", "é"),
    )


@checks
async def events(sdk: Sdk) -> None:
    found = await collected(await sdk.send("GET /streams/events", {"count": 2}))
    same(
        [(type(each.data).__name__, each.data.name) for each in found],
        [("Item", "0"), ("Item", "1")],
    )


@checks
async def raw_events(sdk: Sdk) -> None:
    found = await collected(await sdk.send("POST /streams/raw-events", {}, ["a", "é"]))
    same([each.event for each in found], ["word", "word", "end"])
    same(
        [json.loads(each.data) if each.event == "word" else each.data for each in found],
        [{"word": "a"}, {"word": "é"}, "the end"],
    )


@checks
async def up(sdk: Sdk) -> None:
    same((await sdk.send("PUT /streams/up")).received, {"size": "0"})
