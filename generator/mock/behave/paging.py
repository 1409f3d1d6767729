"""Lists: filters, order and pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from generator.ir.model import Operation
from generator.ir.wire import ParamIn
from generator.mock.options import Options
from generator.mock.wire.incoming import Call, Problem, RefusalError, RequestPart, as_text
from generator.mock.wire.parameters import PARTS
from generator.mock.wire.values import (
    Data,
    as_object,
    find,
    is_number,
    put,
)
from generator.mock.world.world import Answer, given
from generator.notation.pointer import parent_of, pointer_to
from generator.relations.model import InBody, InParameter, Input, Pages, PageStyle

_SORTS: Final = ("sort_by", "sort", "order_by", "sortby", "orderby")
_ORDERS: Final = ("order", "sort_order", "direction", "sort_direction")
#: The parameter of addresses of pages, where the document has none that selects a page.
_MARK: Final = "page-from"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its entries, where it begins, and how many there are on all pages."""

    items: list[Data]
    first: int = 0
    size: int = 0
    total: int = 0

    @property
    def has_more(self) -> bool:
        """Whether further pages follow."""
        return bool(self.items) and self.first + self.size < self.total


def page_of(call: Call, pages: Pages | None, items: Sequence[Data], options: Options) -> Page:
    """The page of ``items`` that a call asks for. Raises RefusalError (400)."""
    if pages is None:
        return Page(list(items), size=len(items), total=len(items))
    size = _whole(call, pages.size, options.page_size)
    size = min(size, options.page_cap) if options.page_cap else size
    first = _first(call, pages, items, size)
    return Page(list(items[first : first + size]), first, size, len(items))


def paged(call: Call, pages: Pages | None, reply: Data, pointer: str, page: Page) -> Answer:
    """``reply`` with a page in it, and with what it says of further ones."""
    reply = put(reply, pointer, page.items)
    headers: dict[str, str] = {}
    if pages is None:
        return Answer(data=reply)
    if pages.has_more is not None:
        reply = put(reply, pages.has_more.pointer, page.has_more is pages.has_more.more)
    if pages.total and is_number(find(reply, pages.total)):
        reply = put(reply, pages.total, page.total)
    for way in _ways(pages):
        if way.style is PageStyle.CURSOR:
            reply = _with_next(reply, way.next, _token(way, pages, page) if page.has_more else None)
        elif way.style is PageStyle.URL:
            reply = _with_next(reply, way.next, _address(call, pages, page))
        elif way.style is PageStyle.LINK and (address := _address(call, pages, page)) is not None:
            headers["Link"] = f'<{address}>; rel="next"'
    return Answer(data=reply, headers=headers)


def _with_next(reply: Data, pointer: str, value: Data) -> Data:
    """``reply`` with the marker of the next page; without it on the last one."""
    if value is not None:
        return put(reply, pointer, value)
    parent, name = parent_of(pointer)
    holder = find(reply, parent)
    if isinstance(holder, dict):
        holder.pop(name, None)
    return reply


# -- which page --------------------------------------------------------------------------


def _ways(pages: Pages) -> tuple[Pages, ...]:
    return (pages, *pages.others)


def _inputs(pages: Pages | None) -> Iterator[Input]:
    """Everything that a request says of pages."""
    for way in _ways(pages) if pages is not None else ():
        yield from (where for where in (way.argument, way.size) if where is not None)


def _first(call: Call, pages: Pages, items: Sequence[Data], size: int) -> int:
    """The index of the first entry that a call asks for, by whatever it says of that."""
    for way in _ways(pages):
        if way.argument is None or given(call, way.argument) is None:
            continue
        if way.style is PageStyle.KEYSET:
            last = as_text(given(call, way.argument))
            keys = [find(one, way.key) for one in items]
            known = [index for index, key in enumerate(keys) if str(key) == last]
            return known[0] + 1 if known else 0
        if way.style is PageStyle.CURSOR and not _is_number_of_page(way, pages):
            return _offset_of(call, way.argument)
        number = _whole(call, way.argument, way.start)
        if way.style is PageStyle.OFFSET:
            return number
        return max(number - _start(way, pages), 0) * size
    marked = dict(parse_qsl(call.incoming.query)).get(_MARK, "")
    return int(marked) if marked.isdecimal() else 0


def _is_number_of_page(way: Pages, pages: Pages) -> bool:
    """Whether a marker is the number of the next page, which its argument counts."""
    return any(o.style is PageStyle.PAGE and o.argument == way.argument for o in pages.others)


def _start(way: Pages, pages: Pages) -> int:
    """The number of the first page."""
    counted = (o.start for o in _ways(pages) if o.style is PageStyle.PAGE)
    return way.start if way.style is PageStyle.PAGE else next(counted, 1)


def _token(way: Pages, pages: Pages, page: Page) -> Data:
    """The marker of the page after ``page``."""
    after = page.first + page.size
    if _is_number_of_page(way, pages):
        return after // page.size + _start(way, pages)
    return base64.urlsafe_b64encode(f"offset:{after}".encode()).decode().rstrip("=")


def _address(call: Call, pages: Pages, page: Page) -> str | None:
    """The address of the page after ``page``; None on the last one."""
    if not page.has_more:
        return None
    after = page.first + page.size
    query = dict(parse_qsl(call.incoming.query))
    query.pop(_MARK, None)
    counted = {PageStyle.OFFSET: after, PageStyle.PAGE: after // page.size}
    for way in _ways(pages):
        where = way.argument
        told = isinstance(where, InParameter) and where.location is ParamIn.QUERY
        if isinstance(where, InParameter) and told and way.style in counted:
            start = way.start if way.style is PageStyle.PAGE else 0
            query[where.name] = str(counted[way.style] + start)
            break
    else:
        query[_MARK] = str(after)
    return f"{call.incoming.origin}{call.incoming.path}?{urlencode(query)}"


# -- filters and order -------------------------------------------------------------------


def chosen(
    call: Call, pages: Pages | None, items: Sequence[tuple[str, Data]], key_name: str
) -> list[tuple[str, Data]]:
    """The entries (key, record) that fit the filters of the query, in the order asked for.

    A query parameter that is called like a property wants its value, or one of several;
    ``key_name`` is the parameter that names one entry.
    """
    found = list(items)
    special = {where.name for where in _inputs(pages) if isinstance(where, InParameter)}
    names = {name for _, record in items for name in as_object(record)}
    for (location, name), wanted in call.values.items():
        if location is not ParamIn.QUERY or name in special or wanted is None:
            continue
        values = {as_text(one) for one in (wanted if isinstance(wanted, list) else [wanted])}
        if name == key_name:
            found = [(key, record) for key, record in found if key in values]
        elif name in names and not isinstance(wanted, dict):
            found = [(key, record) for key, record in found if _has(record, name, values)]
    return _sorted(call, found, names)


def _has(record: Data, name: str, values: set[str]) -> bool:
    value = as_object(record).get(name)
    own = value if isinstance(value, list) else [value]
    return any(as_text(one) in values for one in own)


def _sorted(call: Call, items: list[tuple[str, Data]], names: set[str]) -> list[tuple[str, Data]]:
    by, order = _first_text(call, _SORTS), _first_text(call, _ORDERS)
    descending = by.startswith("-") or order.lower().startswith("desc")
    by = by.lstrip("+-")
    if by not in names:
        return items
    return sorted(items, key=_rank(by), reverse=descending)


def _first_text(call: Call, names: Sequence[str]) -> str:
    """The first query parameter among ``names`` that was sent as text; "" for none."""
    values = (call.query(name) for name in names)
    return next((value for value in values if isinstance(value, str)), "")


def _rank(name: str) -> Callable[[tuple[str, Data]], tuple[int, float, str]]:
    """Numbers before texts before nothing."""

    def rank(entry: tuple[str, Data]) -> tuple[int, float, str]:
        value = as_object(entry[1]).get(name)
        if is_number(value):
            return 0, float(value), ""
        return (1, 0.0, value) if isinstance(value, str) else (2, 0.0, "")

    return rank


def _whole(call: Call, where: Input | None, default: int) -> int:
    value = given(call, where) if where is not None else None
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if where is None or value is None or not is_number(value):
        return default
    if value < 0:
        raise _refused(where, "must not be negative")
    return int(value)


def _refused(where: Input, why: str) -> RefusalError:
    place: RequestPart = "body" if isinstance(where, InBody) else PARTS[where.location]
    pointer = where.pointer if isinstance(where, InBody) else pointer_to([where.name])
    name = parent_of(pointer)[1]
    message = f"{name!r} {why}."
    return RefusalError(400, message, Problem(place, pointer, message))


def _offset_of(call: Call, where: Input) -> int:
    text = as_text(given(call, where))
    if not text:
        return 0
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        word, _, offset = plain.partition(":")
        if word == "offset":
            return int(offset)
    except (binascii.Error, ValueError):
        pass
    if _is_example(call.operation, where, text):
        return 0
    raise _refused(where, "is not a token that an earlier page returned")


def _is_example(operation: Operation, where: Input, text: str) -> bool:
    """Whether a token is the document's own, which every sample sends."""
    return isinstance(where, InParameter) and any(
        example.value == text
        for parameter in operation.parameters
        if parameter.name == where.name
        for example in parameter.examples
    )
