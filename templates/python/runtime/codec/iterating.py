"""Iterating over lists: from the items of one page to those of the next one."""

from __future__ import annotations

import threading
from operator import length_hint
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Dict,
    Generic,
    Iterator,
    List,
    Optional,
    TypeVar,
)

from ..base.errors import APIError

if TYPE_CHECKING:
    from typing_extensions import Protocol

    class Source(Protocol):
        """Where a page comes from.

        ``items`` are those that iterating yields. ``token_at`` is where it goes on behind so many
        of them, None at the end. ``following`` gets the next page, or None: at once, or as something
        to await.
        """

        items: List[Any]

        @property
        def has_next(self) -> bool: ...

        def token_at(self, position: int) -> Optional[Token]: ...

        def following(self) -> Any: ...


P = TypeVar("P")
T = TypeVar("T")

#: A place in a list, as plain JSON.
Token = Dict[str, Any]


class Part:
    """Which items of a response belong to its page: a page can begin and end between them.

    ``items`` and ``each`` are pointers as in :class:`~..spec.paging.Pages`. Of the items there,
    ``skip`` are left out, and then ``count`` are taken, or all. ``before`` is how many items all
    pages before have at ``items``; None if that is not known.
    """

    __slots__ = ("before", "count", "each", "items", "skip")

    def __init__(
        self,
        items: str = "",
        each: str = "",
        *,
        skip: int = 0,
        count: Optional[int] = None,
        before: Optional[int] = None,
    ) -> None:
        self.items = items
        self.each = each
        self.skip = skip
        self.count = count
        self.before = before


def part_of(source: object) -> Part:
    """The part of a response that is the page with this source; all of it without one."""
    found: object = getattr(source, "part", None)
    return found if isinstance(found, Part) else Part()


def source_of(page: object) -> Source:
    """The source of a page.

    :raises APIError: it has none.
    """
    found: Optional[Source] = getattr(page, "_origin", None)
    if found is None:
        kind = type(page).__name__
        raise APIError(f"this {kind} was not returned by a call, so it has no items to iterate over")
    return found


def end_of(page: object) -> Optional[Token]:
    """Where iterating goes on behind the items of a page; None at the end."""
    source = source_of(page)
    return source.token_at(len(source.items))


# -- iterating -----------------------------------------------------------------------------


class _Position(Generic[T]):
    """Where an iteration is: in the items of one page."""

    def __init__(self, page: object) -> None:
        self._enter(page)

    def _enter(self, page: object) -> None:
        self._source = source_of(page)
        self._items: Iterator[T] = iter(self._source.items)

    @property
    def resume_token(self) -> Optional[Token]:
        """Plain JSON with which ``resume=`` goes on behind the last item; None at the end."""
        return self._source.token_at(len(self._source.items) - length_hint(self._items))


class PageIterator(_Position[T], Iterator[T]):
    """The items of a page and of all pages behind it, fetched one page at a time."""

    def __init__(self, page: object) -> None:
        super().__init__(page)
        self._lock = threading.Lock()  # threads may share an iterator: no page is fetched twice

    def __next__(self) -> T:
        for item in self._items:
            return item
        with self._lock:
            while True:
                for item in self._items:
                    return item
                page = self._source.following()
                if page is None:
                    raise StopIteration
                self._enter(page)


class AsyncPageIterator(_Position[T], AsyncIterator[T]):
    """The items of a page and of all pages behind it, fetched one page at a time."""

    _fetching = False

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            if self._fetching:
                raise RuntimeError("another task is waiting for the next item of this iterator")
            self._fetching = True
            try:
                page = await self._further()
            finally:
                self._fetching = False
            if page is None:
                raise StopAsyncIteration
            self._enter(page)

    async def _further(self) -> Optional[object]:
        page: Optional[object] = await self._source.following()
        return page


def pages_of(page: P) -> Iterator[P]:
    """A page and all further ones."""
    found: Optional[P] = page
    while found is not None:
        yield found
        found = source_of(found).following()


async def pages_async(page: P) -> AsyncIterator[P]:
    """A page and all further ones."""
    found: Optional[P] = page
    while found is not None:
        yield found
        found = await source_of(found).following()
