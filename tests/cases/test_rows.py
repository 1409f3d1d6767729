"""Results as tables, from x-sdk-rows of a document to CSV, with both clients, over a socket."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.sdk import generate
from tests.extras import needed
from tests.wire.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
STARS = _object(stars=WHOLE, said=TEXT)
GUEST = _object(name=TEXT, reviews=_list(STARS))
ROOM = _object(number=WHOLE, guests=_list(GUEST))
HOTEL = _object(name=TEXT, rooms=_list(ROOM), tags=_list(TEXT))


def _operation(
    name: str, schema: dict[str, Any], rows: dict[str, Any], *arguments: str, **more: Any
) -> dict[str, Any]:
    return {
        "operationId": name,
        "tags": ["hotels"],
        "parameters": [{"name": each, "in": "query", "schema": WHOLE} for each in arguments],
        "x-sdk-rows": rows,
        "responses": {
            "200": {"description": "ok", "content": {"application/json": {"schema": schema}}}
        },
        **more,
    }


SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "Hotels", "version": "1"},
    "paths": {
        "/hotels": {
            "get": _operation(
                "listHotels",
                _object(hotels=_list(HOTEL), more={"type": "boolean"}),
                {
                    "levels": [{"name": "hotel", "items": "/hotels"}],
                    "columns": [
                        {"name": "source", "constant": "api"},
                        {"name": "at", "level": "hotel", "index": True},
                        {"name": "name", "level": "hotel", "value": "/name"},
                        {"name": "tags", "level": "hotel", "value": "/tags", "join": " + "},
                    ],
                },
                "offset",
                **{
                    "x-sdk-paging": {
                        "style": "offset",
                        "items": "/hotels",
                        "argument": "offset",
                        "has_more": "/more",
                    }
                },
            )
        },
        "/report": {
            "get": _operation(
                "getReport",
                # fields that are called like our methods win
                _object(columns=_list(HOTEL), rows=WHOLE, to_csv=TEXT),
                {
                    "levels": [
                        {"name": "hotel", "items": "/columns"},
                        {"name": "room", "items": "/rooms"},
                        {"name": "guest", "items": "/guests"},
                        {"name": "review", "items": "/reviews"},
                    ],
                    "columns": [
                        {"name": "stars", "level": "review", "value": "/stars"},
                        {"name": "guest", "level": "guest", "value": "/name"},
                        {"name": "room", "level": "room", "value": "/number"},
                        {"name": "hotel", "level": "hotel", "value": "/name"},
                        {"name": "total", "value": "/rows"},
                    ],
                },
            )
        },
    },
}


@pytest.fixture(scope="module")
def sdk() -> Iterator[ModuleType]:
    found = generate(json.dumps(SPEC).encode(), "hotels")
    assert found.warnings == []
    with found.imported() as package:
        yield package


@pytest.fixture(scope="module")
def server() -> Iterator[Recorder]:
    recorder = Recorder()
    yield recorder
    recorder.close()


def _hotels(*names: Any, more: bool = False) -> dict[str, Any]:
    return {"status": 200, "body": {"hotels": [{"name": name} for name in names], "more": more}}


def _both(sdk: ModuleType, server: Recorder, call: str, answers: list[Any]) -> list[Any]:
    """What an expression is with each client; ``it`` is what the method returns."""
    arguments = {"base_url": f"http://{server.address}", "max_retries": 0}
    server.script(answers)
    with sdk.HotelsClient(**arguments) as client:
        found = eval(call, {"client": client, "it": None})
        sync = list(found) if hasattr(found, "__next__") else found
    server.script(answers)

    async def asynchronous() -> Any:
        async with sdk.AsyncHotelsClient(**arguments) as client:
            found = eval(call, {"client": client})
            return [row async for row in found] if hasattr(found, "__anext__") else await found

    return [sync, asyncio.run(asynchronous())]


PAGES = [_hotels("a", "b", more=True), _hotels(more=True), _hotels(5, more=False)]
ROWS = [
    {"source": "api", "at": at, "name": name, "tags": None}
    for at, name in enumerate(["a", "b", "5"])
]


@pytest.mark.parametrize(
    ("call", "answers", "expected"),
    [
        ("client.hotels.list().rows()", PAGES, ROWS),
        ("client.hotels.list().rows()", [_hotels()], []),
        ("client.hotels.list().rows()", [{"status": 200, "body": {}}], []),
        ("client.hotels.list(max_items=1).rows()", PAGES, ROWS[:1]),
        ("client.hotels.list(max_items=2).rows()", PAGES, ROWS[:2]),
        ("client.hotels.list(max_items=0).rows()", PAGES, []),
        ("client.hotels.list(offset=2).rows()", PAGES[2:], [{**ROWS[2], "at": 2}]),
    ],
)
def test_rows_of_all_pages(sdk, server, call, answers, expected) -> None:
    for found in _both(sdk, server, call, answers):
        assert found == expected


def test_rows_go_on_where_an_iteration_stopped(sdk, server) -> None:
    server.script([PAGES[0]])
    with sdk.HotelsClient(base_url=f"http://{server.address}") as client:
        items = iter(client.hotels.list())
        assert next(items).name == "a"
        token = json.loads(json.dumps(items.resume_token))
        server.script(PAGES)
        assert list(client.hotels.list(resume=token).rows()) == ROWS[1:]
        server.script(PAGES)
        assert list(client.hotels.list(resume=token, max_items=1).rows()) == ROWS[1:2]
        server.script([PAGES[0]])
        page = pickle.loads(pickle.dumps(client.hotels.list(max_items=1)))
    rows = page.rows()  # without a client there are those of this page
    assert next(rows) == ROWS[0]
    with pytest.raises(sdk.APIError, match="unpickled"):
        next(rows)


def test_rows_are_lazy(sdk, server) -> None:
    server.script(PAGES)
    with sdk.HotelsClient(base_url=f"http://{server.address}") as client:
        rows = client.hotels.list().rows()
        assert [next(rows)["name"], next(rows)["name"]] == ["a", "b"]
        assert len(server.requests) == 1
        assert next(rows)["name"] == "5"
        assert len(server.requests) == 3


def test_columns_are_known_without_a_request(sdk) -> None:
    names = ("source", "at", "name", "tags")
    assert sdk.models.ListHotelsPage.columns == names
    assert sdk.models.AsyncListHotelsPage.columns == names
    assert sdk.models.ListHotelsRow.__required_keys__ == set(names)
    assert sdk.models.ListHotelsRow.__optional_keys__ == {"raw", "raw_parents"}


def test_results_that_were_saved_have_rows(sdk) -> None:
    page = sdk.models.ListHotelsPage.from_json(json.dumps(PAGES[0]["body"]))
    assert list(page.rows()) == ROWS[:2]


def test_csv(sdk, server, tmp_path: Path) -> None:
    call = f"client.hotels.list().to_csv({str(tmp_path / 'rows.csv')!r})"
    assert _both(sdk, server, call, PAGES) == [3, 3]
    table = list(csv.reader(io.StringIO((tmp_path / "rows.csv").read_text(encoding="utf-8"))))
    assert table[0] == ["source", "at", "name", "tags"]
    assert [row[2] for row in table[1:]] == ["a", "b", "5"]


@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet"])
def test_a_page_that_fails_leaves_no_file(sdk, server, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        needed("pyarrow")
    answers = [PAGES[0], {"status": 500, "body": {}}]
    arguments = {"base_url": f"http://{server.address}", "max_retries": 0}
    server.script(answers)
    with sdk.HotelsClient(**arguments) as client:
        page = client.hotels.list()
        write = page.to_csv if name.endswith("csv") else page.to_parquet
        with pytest.raises(sdk.APIStatusError) as caught:
            write(tmp_path / name)
    assert caught.value.resume_token is not None
    assert list(tmp_path.iterdir()) == []


REPORT = {
    "status": 200,
    "body": {
        "columns": [
            {"name": "A", "rooms": [{"number": 1, "guests": [{"name": "x", "reviews": [{"stars": 5}]}]}]},
            {"name": "B", "rooms": [{"number": 2, "guests": [{"name": "y"}]}, {"number": 3}]},
            {"name": "C"},
        ],
        "rows": 9,
        "to_csv": "a field",
    },
}  # fmt: skip


def test_a_table_of_one_response_with_fields_like_our_methods(sdk, server) -> None:
    for found in _both(sdk, server, "client.hotels.get_report()", [REPORT]):
        assert (found.rows, found.to_csv, len(found.columns)) == (9, "a field", 3)
        assert found.columns_ == ("stars", "guest", "room", "hotel", "total")
    server.script([REPORT])
    with sdk.HotelsClient(base_url=f"http://{server.address}") as client:
        report = client.hotels.get_report()
        file = io.StringIO()
        assert report.to_csv_(file, raw=True) == 4
    assert [tuple(row.values()) for row in report.rows_()] == [
        (5, "x", 1, "A", 9),
        (None, "y", 2, "B", 9),
        (None, None, 3, "B", 9),
        (None, None, None, "C", 9),
    ]
    assert file.getvalue().startswith("stars,guest,room,hotel,total,raw,raw_parents\r\n")
    assert report == sdk.models.GetReportResponse.from_dict(REPORT["body"])


def test_the_pager_of_a_table_has_its_rows(sdk, server) -> None:
    expected = [5, None, None, None]
    _, found = _both(sdk, server, "client.hotels.get_report()", [REPORT])

    async def read() -> list[Any]:
        server.script([REPORT])
        async with sdk.AsyncHotelsClient(base_url=f"http://{server.address}") as client:
            return [row["stars"] async for row in client.hotels.get_report().rows()]

    async def read_result() -> list[Any]:
        return [row["stars"] async for row in found.rows_()]

    assert asyncio.run(read()) == expected
    assert asyncio.run(read_result()) == expected
