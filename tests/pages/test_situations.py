"""Lists of servers that are not as they should be: what is read, and how it ends."""

from __future__ import annotations

import json
import re

import pytest

ALL = list(range(7))


def _cursor(next_token, has_more=True, books=()):
    return (
        200,
        {"data": {"books": list(books)}, "meta": {"next": next_token}, "has_more": has_more},
        {},
    )


def _at(number, reply):
    return lambda n, *came: reply if n == number else None


def _books(*numbers):
    return [{"id": f"b{number}", "number": number} for number in numbers]


def _circle(length):
    def twist(n, *came):
        return _cursor(f"at-{n % length}", books=_books(n))

    return twist


def _next(address):
    return lambda n, status, value, headers: (status, {**value, "next": address}, headers)


#: name: style, twist, what is read, and what the error says; "" for none
CASES = {
    "an empty page with a token goes on": ("cursor", _at(2, _cursor("at-03")), ALL, ""),
    "an empty page that promises more goes on": (
        "flagged",
        _at(2, (200, {"books": [], "has_more": True}, {})),
        ALL,
        "",
    ),
    "empty pages for ever": (
        "flagged",
        lambda n, *came: (200, {"books": [], "has_more": True}, {}) if n > 2 else None,
        ALL[:6],
        "10 pages were empty",
    ),
    "an offset that the server ignores": (
        "offset",
        lambda n, *came: (200, {"books": _books(0, 1, 2)}, {}),
        ALL[:3],
        "the same as the one before",
    ),
    "a number that stops at the last page": (
        "numbered",
        lambda n, *came: (200, {"books": _books(3, 4, 5)}, {}) if n > 1 else None,
        ALL[:6],
        "the same as the one before",
    ),
    "a token that repeats": (
        "cursor",
        lambda n, *came: _cursor("at-3", books=_books(n)),
        [1, 2],
        "was there before",
    ),
    "tokens in a circle": ("cursor", _circle(3), [1, 2, 3, 4], "was there before"),
    "a circle that is long": ("cursor", _circle(140), None, "was there before"),
    "more without a token": ("cursor", _at(2, _cursor(None)), ALL[:3], "/has_more says"),
    "a token without more": ("cursor", _at(2, _cursor("at-9", False)), ALL[:3], ""),
    "a token that is 0": ("cursor", _at(2, _cursor("0", None)), ALL[:3], ""),
    "a token that is empty": ("cursor", _at(2, _cursor("", None)), ALL[:3], ""),
    "an item without its key": (
        "keyset",
        _at(2, (200, [{"number": 3}], {})),
        ALL[:4],
        "the last item has no /id",
    ),
    "a key that stays": ("keyset", _at(2, (200, _books(9, 2), {})), None, "was there before"),
    "another server": ("url", _next("http://127.0.0.1:9/v1/url?at=3"), ALL[:3], "another server"),
    "another scheme": ("url", _next("https://127.0.0.1/v1/url?at=3"), ALL[:3], "another server"),
    "a password": ("url", _next("http://a:b@127.0.0.1/v1/url"), ALL[:3], "a user name"),
    "no address": ("url", _next("http://[::1"), ALL[:3], "not a valid URL"),
    "a file": ("url", _next("file:///etc/passwd"), ALL[:3], "another server|host name"),
    "an address that repeats": ("url", _next("/v1/url?at=3"), ALL[:6], "was there before"),
    "items that are null": ("offset", _at(2, (200, {"books": None}, {})), ALL[:3], ""),
    "items that are missing": ("offset", _at(2, (200, {}, {})), ALL[:3], ""),
    "items that are an object": ("offset", _at(2, (200, {"books": {"a": 1}}, {})), ALL[:3], ""),
    "a page that is an array": ("offset", _at(2, (200, [], {})), ALL[:3], "must be an object"),
    "a page that is an object": ("link", _at(2, (200, {"a": 1}, {})), ALL[:3], "must be an array"),
    "a page that fails": ("cursor", _at(2, (503, {}, {})), ALL[:3], "503"),
}


@pytest.mark.parametrize("reader", ["sync", "asyncio"], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_a_list_ends_as_it_should(reader, name):
    style, twist, numbers, problem = CASES[name]
    reader.shelf.reset(7, twist=twist)
    read = reader.items(style)
    if numbers is not None:
        assert read.numbers == numbers
    if not problem:
        assert read.error is None
        return
    assert re.search(problem, str(read.error))
    assert len(reader.shelf.asked) < 500
    assert json.loads(json.dumps(read.error.resume_token))["operation"] == style


@pytest.mark.parametrize("reader", ["sync", "asyncio"], indirect=True)
@pytest.mark.parametrize("style", ["offset", "cursor", "url", "link", "keyset", "crates", "search"])
@pytest.mark.parametrize("failing", [1, 3])
def test_the_error_of_a_page_leads_back_to_it(reader, style, failing):
    reader.shelf.reset(7, twist=_at(failing, (503, {"why": "busy"}, {})))
    read = reader.items(style)
    assert read.error.status_code == 503
    token = json.loads(json.dumps(read.error.resume_token))
    rest = reader.items(style, resume=token)
    assert read.numbers + rest.numbers == ALL


def test_strict_refuses_items_that_are_none(reader):
    reader.shelf.reset(7, twist=_at(1, (200, {"books": {"a": 1}}, {})))
    with pytest.raises(Exception, match="books"):
        reader.run(lambda books: books.offset(), strict=True)


@pytest.mark.parametrize(
    "address", ["?at={at}", "url?at={at}", "/v1/url?at={at}", "{host}/v1/url?at={at}"]
)
def test_addresses_may_be_relative(reader, address):
    def twist(n, status, value, headers):
        told = address.format(at=3 * n, host=reader.shelf.host) if n < 3 else None
        return status, {**value, "next": told}, headers

    reader.shelf.reset(7, twist=twist)
    assert reader.items("url").numbers == ALL
