"""Lists over a socket: every style of paging, in every kind of client, with servers as they are."""

from __future__ import annotations

import pytest

from tests.pages.conftest import STYLES

_SIZES = {"search": "size"}


@pytest.mark.parametrize("total", [0, 1, 6, 7])
@pytest.mark.parametrize("style", STYLES)
def test_iterating_yields_each_item_once(reader, style, total):
    reader.shelf.reset(total)
    read = reader.items(style)
    assert (read.numbers, read.error) == (list(range(total)), None)
    assert read.iterator.resume_token is None


@pytest.mark.parametrize("reader", ["sync", "asyncio"], indirect=True)
@pytest.mark.parametrize("style", sorted({*STYLES} - {"crates", "words"}))
def test_a_cap_below_the_size_asked_for_does_not_end_a_list(reader, style):
    reader.shelf.reset(7, cap=2)
    read = reader.items(style, **{_SIZES.get(style, "limit"): 5})
    assert (read.numbers, read.error) == (list(range(7)), None)


@pytest.mark.parametrize("reader", ["sync", "asyncio"], indirect=True)
@pytest.mark.parametrize("stop", [0, 2, 3, 7])
@pytest.mark.parametrize("style", STYLES)
def test_a_list_goes_on_where_it_was_left(reader, style, stop):
    first = reader.items(style, stop=stop or -1, **({} if stop else {_most(style): 0}))
    token = first.iterator.resume_token
    rest = reader.items(style, resume=token) if token else None
    assert first.numbers + (rest.numbers if rest else []) == list(range(7))


def _most(style):
    return "max_items_option" if style == "words" else "max_items"


@pytest.mark.parametrize("reader", ["sync", "asyncio"], indirect=True)
@pytest.mark.parametrize("most", [0, 3, 4, 9])
@pytest.mark.parametrize("style", STYLES)
def test_max_items_counts_what_iterating_yields(reader, style, most):
    read = reader.items(style, **{_most(style): most})
    assert (read.numbers, read.error) == (list(range(min(most, 7))), None)
    assert len(reader.shelf.asked) <= most // 3 + 3
