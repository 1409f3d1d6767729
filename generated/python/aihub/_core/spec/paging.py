"""The recipe of a list that goes on from page to page. Light: data only."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple, TypeVar

from .operation import Operation, Twin

A = TypeVar("A")
T = TypeVar("T")


class Pages(Twin[T, A]):
    """A list: one call for each page. T and A are the pages of the two clients.

    ``style`` says how to get to the next page, and with it what else is used:

    - ``offset``: ``argument`` grows by the number of items that came
    - ``page``: ``argument`` grows by one
    - ``cursor``: ``argument`` is the value at ``next`` of the response
    - ``keyset``: ``argument`` is the value at ``key`` of the last item
    - ``url``: the value at ``next`` is the address of the next page
    - ``link``: the header Link has that address

    Pointers are JSON Pointers. ``items`` leads to the items of a response, and ``each`` from one of
    them to an array: then the items of these are what is listed. ``has_more`` leads to a boolean
    that is ``more`` while there are further pages, and ``count`` to the number of pages, with
    ``page``. ``start`` is the first value of ``argument``,
    ``takes`` is ``"int"`` or ``"str"`` where it has that type, and ``size`` is the argument that
    says how many items a page may have. ``max_items`` and ``resume`` are what the method's own
    arguments are called. ``classes`` returns the classes of the pages; None for responses that are
    arrays.
    """

    __slots__ = (
        "argument",
        "classes",
        "count",
        "each",
        "has_more",
        "items",
        "key",
        "max_items",
        "more",
        "next",
        "operation",
        "resume",
        "size",
        "start",
        "style",
        "takes",
    )
    procedure = "pages"

    def __init__(
        self,
        operation: Operation[Any],
        style: str,
        *,
        items: str = "",
        each: str = "",
        argument: str = "",
        takes: str = "",
        start: int = 0,
        size: str = "",
        next: str = "",
        key: str = "",
        has_more: str = "",
        more: bool = True,
        count: str = "",
        max_items: str = "max_items",
        resume: str = "resume",
        classes: Optional[Callable[[], Tuple[type, type]]] = None,
    ) -> None:
        self.operation = operation
        self.style = style
        self.items = items
        self.each = each
        self.argument = argument
        self.takes = takes
        self.start = start
        self.size = size
        self.next = next
        self.key = key
        self.has_more = has_more
        self.more = more
        self.count = count
        self.max_items = max_items
        self.resume = resume
        self.classes = classes
