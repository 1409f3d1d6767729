"""Tables: made, listed page by page, filtered, changed, removed, and their actions."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()

AUTHORS, AUTHOR = "/api/authors/", "/api/authors/{id}/"
BOOKS, BOOK = "/api/books/", "/api/books/{id}/"
TAGS, TAG = "/api/tags/", "/api/tags/{slug}/"
PUBLISHED = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, dt.timezone.utc)
FULL = {
    "title": "é",
    "isbn": "978X",
    "price": Decimal("10.50"),
    "published": PUBLISHED,
    "opens": dt.time(9, 30),
    "length": "1 02:00:03",
    "pages": 300,
    "big": 2**53 + 1,
    "kind": "poems",
    "rating": 5,
    "facts": {"a": [1, None]},
    "address": "127.0.0.1",
}


async def _cleared(sdk: Sdk) -> None:
    await sdk.send(f"DELETE {BOOKS}all/")
    for author in await _everything(sdk, AUTHORS):
        await sdk.send(f"DELETE {AUTHOR}", {"id": author.id})
    for tag in (await sdk.send(f"GET {TAGS}")).results:
        await sdk.send(f"DELETE {TAG}", {"slug": tag.slug})


async def _everything(sdk: Sdk, route: str) -> list[Any]:
    """All of a list with offsets."""
    found: list[Any] = []
    while True:
        page = await sdk.send(f"GET {route}", {"offset": len(found), "limit": 3})
        found += page.results
        if page.next is None:
            return found


async def _author(sdk: Sdk, name: str = "a") -> Any:
    return await sdk.send(f"POST {AUTHORS}", {}, {"name": name})


@checks
async def authors(sdk: Sdk) -> None:
    await _cleared(sdk)
    born = dt.date(1999, 12, 31)
    made = await sdk.send(
        f"POST {AUTHORS}",
        {},
        {"name": "é", "email": "a@example.com", "born": born, "home": "", "active": False},
    )
    same((made.name, made.email, made.born, made.book_count), ("é", "a@example.com", born, 0))
    same((made.active, made.score, type(made.id)), (False, 0.0, uuid.UUID))
    key = {"id": made.id}
    changed = await sdk.send(f"PATCH {AUTHOR}", key, {"score": 2.5, "email": None})
    same((changed.score, changed.email, changed.born), (2.5, None, born))
    same((await sdk.send(f"PUT {AUTHOR}", key, {"name": "b"})).name, "b")
    same((await sdk.send(f"GET {AUTHOR}", key)).name, "b")
    same(await sdk.send(f"DELETE {AUTHOR}", key), None)
    error = await sdk.refused(404, f"GET {AUTHOR}", key)
    same(error.message, "No Author matches the given query.")


@checks
async def author_pages(sdk: Sdk) -> None:
    await _cleared(sdk)
    for number in range(5):
        await _author(sdk, f"n{number}")
    page = await sdk.send(f"GET {AUTHORS}")
    same((page.count, len(page.results), page.previous), (5, 2, None))
    same([each.name for each in await _everything(sdk, AUTHORS)], ["n0", "n1", "n2", "n3", "n4"])
    filters: list[tuple[dict[str, Any], int]] = [
        ({"active": True}, 5),
        ({"active": False}, 0),
        ({"name__in": ["n1", "n3"]}, 2),
        ({"name__icontains": "N"}, 5),
        ({"born__gte": dt.date(1990, 1, 1)}, 0),
        ({"search": "n4"}, 1),
        ({"ordering": "-name"}, 5),
    ]
    for query, count in filters:
        same((query, (await sdk.send(f"GET {AUTHORS}", query)).count), (query, count))


@checks
async def books(sdk: Sdk) -> None:
    await _cleared(sdk)
    author, tag = await _author(sdk), await sdk.send(f"POST {TAGS}", {}, {"slug": "t"})
    full = FULL | {"author": author.id, "tags": [tag.slug], "secret": "s"}
    made = await sdk.send(f"POST {BOOKS}", {}, full)
    written = {name: getattr(made, name) for name in FULL}
    same(written, FULL | {"price": written["price"]})
    same((str(made.price), made.author, made.author_name), ("10.50", author.id, "a"))
    same((made.tags, made.cover, made.created.tzinfo is None), (["t"], None, False))
    key = {"id": made.id}
    read = await sdk.send(f"GET {BOOK}", key)
    same((read.author.name, read.tags[0].slug, read.created), ("a", "t", made.created))
    empty = {"published": None, "rating": None, "length": None, "kind": "", "tags": []}
    changed = await sdk.send(f"PATCH {BOOK}", key, empty)
    same({name: getattr(changed, name) for name in empty}, empty)
    whole = {"title": "t", "isbn": "1", "price": 3, "author": author.id}
    same(str((await sdk.send(f"PUT {BOOK}", key, whole)).price), "3.00")
    same(await sdk.send(f"DELETE {BOOK}", key), None)


@checks
async def put_back(sdk: Sdk) -> None:
    """What was read is changed and written as it stands, with what only the server may set."""
    await _cleared(sdk)
    author = await _author(sdk)
    author.name = "changed"
    same((await sdk.send(f"PUT {AUTHOR}", {"id": author.id}, author)).name, "changed")


@checks
async def covers(sdk: Sdk) -> None:
    await _cleared(sdk)
    author = await _author(sdk)
    body = {"title": "t", "isbn": "1", "price": "1.00", "author": author.id}
    made = await sdk.send(f"POST {BOOKS}", {}, {**body, "cover": ("c ä.pdf", b"%PDF\xff")})
    same(made.cover is not None, True)
    same(await sdk.send("GET /api/books/{id}/cover_file/", {"id": made.id}), b"%PDF\xff")
    changed = await sdk.send(f"PATCH {BOOK}", {"id": made.id}, {"cover": b"new"})
    same(await sdk.send("GET /api/books/{id}/cover_file/", {"id": changed.id}), b"new")
    same((await sdk.send(f"PATCH {BOOK}", {"id": made.id}, {"title": "u"})).title, "u")


@checks
async def book_actions(sdk: Sdk) -> None:
    await _cleared(sdk)
    author = await _author(sdk)
    made = await sdk.send(
        "POST /api/books/bulk/{author}/",
        {"author": author.id},
        [{"title": f"t{n}", "isbn": str(n), "price": n} for n in range(5)],
    )
    same([each.title for each in made], ["t0", "t1", "t2", "t3", "t4"])
    page = await sdk.send(f"GET {BOOKS}", {"page": 2, "page_size": 3})
    same(([each.title for each in page.results], page.count), (["t3", "t4"], 5))
    error = await sdk.refused(404, f"GET {BOOKS}", {"page": 9})
    same(error.message, "Invalid page.")
    for query, count in (
        ({"author": author.id, "kind": "novel"}, 5),
        ({"price": 3.0}, 1),
        ({"published": PUBLISHED}, 0),
        ({"rating": 1}, 0),
    ):
        same((query, (await sdk.send(f"GET {BOOKS}", query)).count), (query, count))
    key = {"id": made[0].id}
    published = await sdk.send("POST /api/books/{id}/publish/", key)
    same(published.published, PUBLISHED.replace(microsecond=0))
    recent = await sdk.send("GET /api/books/recent/", {"count": 2})
    same([each.title for each in recent], ["t4", "t3"])
    inside = await sdk.send("GET /api/authors/{author_pk}/books/", {"author_pk": author.id})
    same([str(each.price) for each in inside], ["0.00", "1.00", "2.00", "3.00", "4.00"])
    one = {"author_pk": str(author.id), "id": made[1].id}
    same((await sdk.send("GET /api/authors/{author_pk}/books/{id}/", one)).title, "t1")
    same(await sdk.send("POST /api/books/{id}/raw/", key, b"\x00\xff"), b"\x00\xff")


@checks
async def decimal_filter(sdk: Sdk) -> None:
    same((await sdk.send(f"GET {BOOKS}", {"price": Decimal("3.33")})).count, 0)


@checks
async def book_files(sdk: Sdk) -> None:
    route = "PUT /api/books/{id}/files/"
    more = [("b.bin", b"2"), ("c.txt", b"3")]
    body = {"title": "é", "file": ("a.txt", b"1"), "more": more, "numbers": [1, 2]}
    reply = sdk.dump(await sdk.send(route, {"id": 1}, body))
    seen = [
        ["a.txt", "text/plain", "1"],
        ["b.bin", "application/octet-stream", "2"],
        ["c.txt", "text/plain", "3"],
    ]
    same(reply, {"title": "é", "files": seen, "numbers": [1, 2]})
    reply = sdk.dump(await sdk.send(route, {"id": 1}, {"title": "t", "file": ("a.txt", b"1")}))
    same(reply, {"title": "t", "files": seen[:1], "numbers": []})


@checks
async def tags(sdk: Sdk) -> None:
    await _cleared(sdk)
    for slug in "abc":
        await sdk.send(f"POST {TAGS}", {}, {"slug": slug, "label": slug.upper()})
    page = await sdk.send(f"GET {TAGS}")
    same([each.slug for each in page.results], ["a", "b"])
    cursor = str(page.next).partition("cursor=")[2]
    same([each.slug for each in (await sdk.send(f"GET {TAGS}", {"cursor": cursor})).results], ["c"])
    key = {"slug": "b"}
    same((await sdk.send(f"PATCH {TAG}", key, {"label": "é"})).label, "é")
    same((await sdk.send(f"PUT {TAG}", key, {"slug": "b", "label": "x"})).label, "x")
    same((await sdk.send(f"GET {TAG}", key)).label, "x")
    await sdk.send(f"DELETE {TAG}", key)


@checks
async def texts_of_errors(sdk: Sdk) -> None:
    await _cleared(sdk)
    body = {"title": "t", "isbn": "1", "price": "1.00", "author": (await _author(sdk)).id}
    await sdk.send(f"POST {BOOKS}", {}, body)
    for route, wrong, field, text in (
        (f"POST {TAGS}", {"slug": "no slug"}, "slug", "Enter a valid"),
        (f"POST {AUTHORS}", {"name": "a", "email": "b"}, "email", "Enter a valid email address."),
        (f"POST {BOOKS}", body, "isbn", "book with this isbn already exists."),
    ):
        error = await sdk.refused(400, route, {}, wrong)
        same((field in str(error), text in str(error)), (True, True))
