"""Lists: filters, order and pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.ir.hints import Paging, PagingStyle
from generator.ir.model import Operation
from generator.ir.wire import ParamIn
from generator.mock.wire.incoming import Call, Problem, RefusalError, RequestPart, as_text
from generator.mock.wire.values import (
    MISSING,
    Data,
    as_object,
    find,
    is_number,
    put,
    words,
)
from generator.notation.pointer import parent_of

_SIZES: Final = ("limit", "page_size", "per_page", "pagesize", "perpage", "size", "max_results")
_OFFSETS: Final = ("offset", "skip")
_PAGES: Final = ("page", "page_number", "pagenumber")
_SORTS: Final = ("sort_by", "sort", "order_by", "sortby", "orderby")
_ORDERS: Final = ("order", "sort_order", "direction", "sort_direction")
_TOTALS: Final = frozenset({"total", "total_count", "total_items", "total_results"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its entries, and what to say of the next one."""

    items: list[Data]
    total: int
    next_token: str  # "" on the last page
    has_more: bool


def paging_of(operation: Operation) -> Paging | None:
    """How an operation is paged: as ``x-sdk-paging`` says, else as its parameters are named."""
    if operation.hints.paging is not None:
        return operation.hints.paging
    by_words = {
        "_".join(words(one.name)): one.name
        for one in operation.parameters
        if one.location is ParamIn.QUERY
    }
    size = next((by_words[name] for name in _SIZES if name in by_words), "")
    for name in _OFFSETS:
        if name in by_words:
            return Paging(PagingStyle.OFFSET, "", by_words[name], size)
    for name in _PAGES:
        if name in by_words:
            return Paging(PagingStyle.PAGE, "", by_words[name], size, start=1)
    return Paging(PagingStyle.OFFSET, "", "", size) if size else None


def page_of(call: Call, items: Sequence[Data], default_size: int) -> Page:
    """The page of ``items`` that a call asks for. Raises RefusalError (400)."""
    paging = paging_of(call.operation)
    if paging is None:
        return Page(list(items), len(items), "", has_more=False)
    size = _whole(call, paging.size_argument, default_size)
    if paging.style is PagingStyle.CURSOR:
        first = _offset_of(call, paging.argument)
    else:
        first = _whole(call, paging.argument, paging.start)
        if paging.style is PagingStyle.PAGE:
            first = max(first - paging.start, 0) * size
    shown = list(items[first : first + size])
    more = first + size < len(items) and bool(shown)
    return Page(shown, len(items), _token(first + size) if more else "", more)


def paged(call: Call, reply: Data, pointer: str, page: Page) -> Data:
    """``reply`` with a page in it, and with what it says of further ones."""
    reply = put(reply, pointer, page.items)
    paging = call.operation.hints.paging
    if paging is not None and paging.has_more:
        reply = put(reply, paging.has_more, page.has_more)
    if paging is not None and paging.next_token:
        holder = find(reply, paging.next_token)
        if page.next_token:
            reply = put(reply, paging.next_token, page.next_token)
        elif holder is not MISSING:
            reply = _without(reply, paging.next_token)
    for name, value in as_object(reply).items():
        if "_".join(words(name)) in _TOTALS and is_number(value):
            as_object(reply)[name] = page.total
    return reply


def _without(reply: Data, pointer: str) -> Data:
    parent, name = parent_of(pointer)
    holder = find(reply, parent)
    if isinstance(holder, dict):
        holder.pop(name, None)
    return reply


def chosen(call: Call, items: Sequence[tuple[str, Data]], key_name: str) -> list[tuple[str, Data]]:
    """The entries (key, record) that fit the filters of the query, in the order asked for.

    A query parameter that is called like a property wants its value, or one of several;
    ``key_name`` is the parameter that names one entry.
    """
    found = list(items)
    paging = paging_of(call.operation)
    special = {paging.argument, paging.size_argument} if paging is not None else set()
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


def _whole(call: Call, name: str, default: int) -> int:
    value = call.argument(name) if name else None
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if value is None or not is_number(value):
        return default
    if value < 0:
        in_body = name in as_object(call.body)
        message = f"{name!r} must not be negative."
        place: RequestPart = "body" if in_body else "query"
        raise RefusalError(400, message, Problem(place, f"/{name}", message))
    return int(value)


def _token(offset: int) -> str:
    return base64.urlsafe_b64encode(f"offset:{offset}".encode()).decode().rstrip("=")


def _offset_of(call: Call, name: str) -> int:
    token = call.argument(name)
    if token is None or token == "":
        return 0
    text = as_text(token)
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        word, _, offset = plain.partition(":")
        if word == "offset":
            return int(offset)
    except (binascii.Error, ValueError):
        pass
    if _is_example(call.operation, name, text):
        return 0
    message = f"{name!r} is not a token that an earlier page returned."
    raise RefusalError(400, message, Problem("query", f"/{name}", message))


def _is_example(operation: Operation, name: str, text: str) -> bool:
    """Whether a token is the document's own, which every sample sends."""
    return any(
        example.value == text
        for parameter in operation.parameters
        if parameter.name == name
        for example in parameter.examples
    )
