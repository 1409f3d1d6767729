"""What goes along with each page, and what can be done with pages, pagers and tokens."""

from __future__ import annotations

import asyncio
import copy
import importlib
import inspect
import json
import pickle
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest
import trio

from tests.pages.conftest import Reader

ALL = list(range(7))


def numbers(items):
    return [item.number for item in items]


# -- what is sent ------------------------------------------------------------------------


def test_the_first_request_is_what_the_arguments_say(reader):
    reader.items("offset", stop=1)
    assert reader.shelf.asked[0][1] == {"key": "k"}


def test_options_go_along_with_every_page(reader):
    read = reader.items(
        "offset",
        limit=2,
        author="x",
        extra_headers={"X-Trace": "t"},
        extra_query={"debug": True, "offset": 1},
        timeout=5,
    )
    assert read.numbers == ALL[1:]
    asked = [query for _, query, _, _ in reader.shelf.asked]
    assert [query.pop("offset") for query in asked] == ["1", "3", "5", "7"]
    assert all(q == {"key": "k", "limit": "2", "author": "x", "debug": "true"} for q in asked)
    assert all(headers["x-trace"] == "t" for _, _, headers, _ in reader.shelf.asked)


def test_an_address_replaces_the_query_and_nothing_else(reader):
    read = reader.items(
        "url", limit=3, tenant="t", extra_headers={"X-Trace": "t"}, extra_query={"first": 1}
    )
    assert read.numbers == ALL
    queries = [query for _, query, _, _ in reader.shelf.asked]
    assert queries[0] == {"key": "k", "limit": "3", "first": "1"}
    assert queries[1:] == [{"key": "k", "at": at, "limit": "3"} for at in ("3", "6")]
    for _, _, headers, _ in reader.shelf.asked:
        assert (headers["x-tenant"], headers["x-trace"]) == ("t", "t")


def test_a_credential_in_an_address_is_sent_once_and_is_in_no_token(reader):
    sent = []
    middleware = _noting(sent, asynchronous=reader.kind != "sync")
    token = {}

    def first(books):
        token.update(books.url().resume_token)
        return books.url(resume=token).to_list()

    async def first_async(books):
        token.update((await books.url()).resume_token)
        return await books.url(resume=token).to_list()

    work = first if reader.kind == "sync" else first_async
    found = reader.run(work, middleware=[middleware])
    assert numbers(found) == ALL[3:]
    assert "key" not in json.dumps(token)
    assert [url.count("key=") for url in sent] == [1] * len(sent)


def _noting(sent, *, asynchronous):
    if not asynchronous:

        def middleware(request, forward):
            sent.append(request.url)
            return forward(request)

        return middleware

    async def middleware_async(request, forward):
        sent.append(request.url)
        return await forward(request)

    return middleware_async


def test_arguments_of_the_body_may_say_where_to_begin(reader):
    assert reader.items("search", start=2, size=2, author="x").numbers == ALL[2:]
    assert [body for *_, body in reader.shelf.asked] == [
        {"start": start, "size": 2, "author": "x"} for start in (2, 4, 6, 7)
    ]


def test_a_whole_object_may_say_where_to_begin(reader, package):
    for wish in (
        {"author": "x", "start": 2, "size": 2},
        package.models.Wish(author="x", start=2, size=2),
    ):
        reader.shelf.reset()
        assert reader.items("find", body=wish).numbers == ALL[2:]
        assert [body for *_, body in reader.shelf.asked] == [
            {"start": start, "size": 2, "author": "x"} for start in (2, 4, 6, 7)
        ]


# -- pages -------------------------------------------------------------------------------


@pytest.fixture
def books(package, shelf):
    with Reader(package, "sync", shelf).client() as client:
        yield client.books


def test_a_page_is_its_model_and_leads_on(books, package, shelf):
    page = books.offset(limit=3)
    plain = package.models.OffsetResponse.from_dict(page.to_dict())
    assert isinstance(page, package.models.OffsetResponse)
    assert page == plain
    assert plain == page
    assert dict(page) == dict(plain)
    assert package.to_jsonable(page) == package.to_jsonable(plain) == plain.to_dict()
    assert numbers(page.books) == [0, 1, 2]
    assert page.has_next()
    second = page.next_page()
    assert (type(second), numbers(second.books)) == (type(page), [3, 4, 5])
    assert [numbers(each.books) for each in page.pages()] == [[0, 1, 2], [3, 4, 5], [6], []]
    last = list(page.pages())[-1]
    assert (last.has_next(), last.next_page(), last.resume_token) == (False, None, None)
    assert numbers(page.to_list()) == numbers(page) == ALL


def test_pages_end_where_max_items_does(books):
    pages = list(books.offset(limit=3, max_items=4).pages())
    assert [len(page.books) for page in pages] == [3, 3]
    assert pages[-1].next_page() is None
    assert numbers(books.offset(resume=pages[-1].resume_token)) == ALL[4:]


def test_fields_of_the_response_win(books):
    page = books.words()
    assert (page.pages, page.page, page.total, page.to_list, page.keys) == (3, 1, 7, "x", ["k"])
    assert page.next_page == 2
    assert numbers(page.next_page_().items) == [3, 4, 5]
    assert numbers(page.to_list_()) == ALL
    assert [each.page for each in page.pages_()] == [1, 2, 3]
    assert page.has_next()
    assert page.resume_token["at"] == 2


def test_what_no_field_is_called_like_keeps_its_name(books):
    page = books.counted()
    assert page.pages == 3
    assert dict(page) == {"books": page.books, "pages": 3}
    assert [len(each.books) for each in page.pages_()] == [3, 3, 1]
    assert numbers(page.next_page().books) == [3, 4, 5]
    assert numbers(page.to_list()) == ALL


def test_what_is_inside_of_items_is_listed(books):
    page = books.crates()
    assert [len(crate.books or ()) for crate in page.crates] == [3, 0]
    assert numbers(page) == ALL
    iterator = iter(page)
    for _ in range(4):
        next(iterator)
    assert iterator.resume_token["at"] == 2  # of five crates
    assert iterator.resume_token["skip"] == 1


@pytest.mark.parametrize("style", ["keyset", "link"])
def test_a_list_is_a_list(books, package, style):
    page = getattr(books, style)(limit=3)
    assert isinstance(page, list)
    assert (len(page), page[0].number, numbers(page[1:])) == (3, 0, [1, 2])
    assert page == page[:]
    assert numbers(page) == numbers(page.to_list()) == ALL
    assert len(package.to_jsonable(page)) == 3
    assert numbers(page.next_page()[:]) == [3, 4, 5]
    again = pickle.loads(pickle.dumps(page))
    assert (again[:], again.resume_token) == (page[:], page.resume_token)
    assert numbers(copy.copy(page)) == numbers(copy.deepcopy(page)) == ALL


@pytest.mark.parametrize("style", ["offset", "cursor", "url", "link"])
def test_a_pickled_page_has_its_token_and_no_client(books, style):
    page = getattr(books, style)()
    again = pickle.loads(pickle.dumps(page))
    assert again == page
    assert again.resume_token == page.resume_token
    assert again.has_next()
    with pytest.raises(Exception, match="call the method again, with its resume_token"):
        again.next_page()
    iterator = iter(again)
    assert next(iterator).number == 0
    assert numbers(getattr(books, style)(resume=iterator.resume_token)) == ALL[1:]
    assert numbers(getattr(books, style)(resume=again.resume_token)) == ALL[3:]


def test_the_response_of_a_page(books, package, shelf):
    with Reader(package, "sync", shelf).client() as client:
        response = client.with_response(client.books.offset, limit=3)
        assert response.status_code == 200
        assert numbers(response.data) == ALL
        assert len(json.loads(response.raw_data)["books"]) == 3
        token = response.data.resume_token
        again = client.with_response(client.books.offset, limit=3, resume=token)
        assert numbers(again.data) == ALL[3:]


def test_an_iterator_can_go_on_after_an_error(books, shelf):
    shelf.reset(7, twist=lambda n, *came: (400, {}, {}) if n == 2 else None)
    iterator = iter(books.offset())
    assert [next(iterator).number for _ in range(3)] == [0, 1, 2]
    with pytest.raises(Exception, match="400"):
        next(iterator)
    assert numbers(iterator) == [3, 4, 5, 6]


def test_threads_share_an_iterator(books, shelf):
    shelf.reset(300)
    iterator = iter(books.offset(limit=10))

    def take(_):
        return [item.number for item in iterator]

    with ThreadPoolExecutor(8) as pool:
        found = [number for taken in pool.map(take, range(8)) for number in taken]
    assert sorted(found) == list(range(300))


# -- tokens ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "change", "problem"),
    [
        ("offset", {"operation": "cursor"}, "resume: is a token of cursor, not of offset"),
        ("offset", {"at": "3"}, "not a resume token"),
        ("offset", {"at": True}, "not a resume token"),
        ("offset", {"skip": -1}, "not a resume token"),
        ("offset", {"skip": 1.5}, "not a resume token"),
        ("cursor", {"at": ["x"]}, "not a resume token"),
        ("url", {"at": "https://elsewhere.test/"}, "not a resume token"),
        ("url", {"at": "/v1/url\r\nX-Evil: 1"}, "not a resume token"),
        ("url", {"at": 3}, "not a resume token"),
        ("offset", {"of": "0"}, "the same method with other arguments"),
        ("offset", {"operation": None}, "must be a resume token"),
    ],
)
def test_tokens_that_are_none_are_refused(books, package, shelf, style, change, problem):
    token = {**getattr(books, style)().resume_token, **change}
    asked = len(shelf.asked)
    with pytest.raises(package.exceptions.InvalidRequestError, match=problem):
        getattr(books, style)(resume=token)
    assert len(shelf.asked) == asked


@pytest.mark.parametrize("value", ["x", 3, [], {}])
def test_a_token_is_a_mapping(books, package, value):
    with pytest.raises(package.exceptions.InvalidTypeError, match="must be a resume token"):
        books.offset(resume=value)


def test_a_token_goes_with_the_arguments_of_its_call(books, package):
    token = books.offset(author="x", limit=3).resume_token
    assert numbers(books.offset(author="x", limit=2, resume=token)) == ALL[3:]
    with pytest.raises(package.exceptions.InvalidRequestError, match="other arguments"):
        books.offset(author="y", limit=3, resume=token)
    numbered = books.numbered(limit=3).resume_token
    with pytest.raises(package.exceptions.InvalidRequestError, match="other arguments"):
        books.numbered(limit=2, resume=numbered)


@pytest.mark.parametrize("value", [-1, 1.5, "3", True])
def test_max_items_is_a_number(books, package, value):
    with pytest.raises(package.exceptions.InvalidRequestError, match="max_items: must be an int"):
        books.offset(max_items=value)


# -- the asynchronous client -------------------------------------------------------------


def test_a_pager_is_a_coroutine_in_every_way_that_is_asked(package, shelf):
    async def main():
        async with Reader(package, "asyncio", shelf).client() as client:
            books = client.books
            assert inspect.iscoroutinefunction(books.offset)
            assert asyncio.iscoroutinefunction(books.offset)
            assert isinstance(pager := books.offset(), Coroutine)
            assert numbers((await pager).books) == [0, 1, 2]
            assert numbers(await pager.to_list()) == ALL
            page = await asyncio.create_task(books.cursor())
            assert numbers(await page.to_list()) == ALL
            several = await asyncio.gather(books.offset(), books.link())
            assert [numbers(await each.to_list()) for each in several] == [ALL, ALL]
            assert numbers((await asyncio.wait_for(books.url(), 5)).books) == [0, 1, 2]
            pages = [numbers(each.books) async for each in books.offset().pages()]
            assert pages == [[0, 1, 2], [3, 4, 5], [6], []]
            assert await books.offset().has_next()
            assert numbers((await books.offset().next_page()).books) == [3, 4, 5]
            response = await client.with_response(books.offset)
            assert numbers(await response.data.to_list()) == ALL
            listed = await books.link()
            assert numbers(listed) == [0, 1, 2]
            assert numbers([each async for each in listed]) == ALL

    asyncio.run(main())


def test_a_nursery_starts_a_list(package, shelf):
    async def main():
        async with (
            Reader(package, "trio", shelf).client() as client,
            trio.open_nursery() as nursery,
        ):
            nursery.start_soon(client.books.offset)
            nursery.start_soon(client.books.link)

    trio.run(main)
    assert sorted(name for name, *_ in shelf.asked) == ["link", "offset"]


def test_two_tasks_do_not_share_an_iterator(package, shelf):
    async def main():
        async with Reader(package, "asyncio", shelf).client() as client:
            iterator = client.books.offset().__aiter__()
            with pytest.raises(package.exceptions.APIError, match="nothing was fetched yet"):
                _ = iterator.resume_token
            found = await asyncio.gather(
                iterator.__anext__(), iterator.__anext__(), return_exceptions=True
            )
            assert found[0].number == 0
            assert isinstance(found[1], RuntimeError)
            assert [item.number async for item in iterator] == ALL[1:]

    asyncio.run(main())


def test_a_cancelled_page_can_be_asked_for_again(package, shelf):
    async def main():
        async with Reader(package, "asyncio", shelf).client() as client:
            iterator = client.books.offset().__aiter__()
            assert [(await iterator.__anext__()).number for _ in range(3)] == [0, 1, 2]
            task = asyncio.ensure_future(iterator.__anext__())
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert [item.number async for item in iterator] == ALL[3:]

    asyncio.run(main())


# -- fakes -------------------------------------------------------------------------------


def test_fakes_respond_with_pages(package):
    testing = importlib.import_module("shelf.testing")
    fake = testing.FakeShelfClient()
    pages = [[0, 1], [2], []]
    invented = testing.FakeShelfClient(examples=True).client()
    assert list(invented.books.flagged()) == []
    script = [{"books": [{"number": number} for number in page]} for page in pages]
    fake.books.offset.returns_each(*script)
    assert numbers(fake.client().books.offset(author="x")) == [0, 1, 2]
    sent = [call.request.query.get("offset") for call in fake.books.offset.calls]
    assert sent == [None, ["2"], ["3"]]
    with pytest.raises(TypeError, match="max_items is no argument of a request"):
        fake.books.offset.assert_called_with(max_items=3)
    fake.books.link.returns([{"number": 1}]).with_headers(
        {"Link": '<?at=1>; rel="next"'}
    ).then.returns([{"number": 2}])
    assert numbers(fake.client().books.link()) == [1, 2]
    fake.books.offset.returns(books=[{"number": 4}])
    assert numbers(fake.client().books.offset()) == [4]  # the response stays, and the list ends
    assert numbers(asyncio.run(fake.async_client().books.offset()).books) == [4]
