"""Pages of lists: the model of a response, or a list, that also iterates over all further pages.

What a page needs to go on is its origin, a :class:`Source`. The classes whose names begin with
``Bare`` are for models with a property that is called like one of our methods: the property keeps
its name, and generated code adds the method under another one.
"""
# an iterator and a pager look at the source of a page, as the page itself does:
# pyright: reportPrivateUsage=false

from __future__ import annotations

import threading
from operator import length_hint
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Coroutine,
    Dict,
    Generator,
    Generic,
    Iterable,
    Iterator,
    List,
    Optional,
    TypeVar,
    cast,
)

from ..base.errors import APIError, InvalidKeyError
from .results import Result, ResultOf, origin_of

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Protocol, Self

    Token = Dict[str, Any]

    class Source(Protocol):
        """Where a page comes from.

        ``items`` are those that iterating yields. ``token`` is where the next page begins, None at
        the end; ``token_at`` is the place behind some of the items. ``following`` gets the next
        page, or None: at once, or as something to await.
        """

        items: List[Any]

        @property
        def token(self) -> Optional[Token]: ...

        def token_at(self, position: int) -> Optional[Token]: ...

        def following(self) -> Any: ...


T = TypeVar("T")
P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)


def _source(page: object) -> Source:
    found: Optional[Source] = (
        origin_of(page) if isinstance(page, Result) else getattr(page, "_origin", None)
    )
    if found is None:
        kind = type(page).__name__
        raise APIError(f"this {kind} was not returned by a call, so it has no items to iterate over")
    return found


# -- iterating -----------------------------------------------------------------------------


class _Position(Generic[T]):
    """Where an iteration is: in the items of one page."""

    def __init__(self, page: object) -> None:
        self._enter(page)

    def _enter(self, page: object) -> None:
        self._source = _source(page)
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
                page = await self._source.following()
            finally:
                self._fetching = False
            if page is None:
                raise StopAsyncIteration
            self._enter(page)


def _each_page(page: P) -> Iterator[P]:
    found: Optional[P] = page
    while found is not None:
        yield found
        found = _source(found).following()


async def _each_page_async(page: P) -> AsyncIterator[P]:
    found: Optional[P] = page
    while found is not None:
        yield found
        found = await _source(found).following()


# -- pages ---------------------------------------------------------------------------------


class _Page(ResultOf[T]):
    """What the pages of both clients have."""

    def _has_next(self) -> bool:
        return _source(self).token is not None

    @property
    def _resume_token(self) -> Optional[Token]:
        return _source(self).token


class BareSyncPage(_Page[T]):
    """A page; iterating yields the items of this page and of all further ones."""

    def __iter__(self) -> PageIterator[T]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return PageIterator(self)

    def __getitem__(self, name: str) -> Any:
        """A field by its name: what ``dict(page)`` uses, as iterating yields items."""
        return _field(self, name)

    def _pages(self) -> Iterator[Self]:
        return _each_page(self)

    def _next_page(self) -> Optional[Self]:
        return cast("Optional[Self]", _source(self).following())

    def _to_list(self) -> List[T]:
        return list(PageIterator[T](self))


class SyncPage(BareSyncPage[T]):
    """A page; iterating yields the items of this page and of all further ones.

    Further pages are fetched one at a time, when they are needed. In ``dict(page)`` a page is what
    the model is: its fields.
    """

    def keys(self) -> Iterable[str]:
        """The names of the fields: ``dict(page)`` has them and their values."""
        return _names(self)

    def pages(self) -> Iterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def has_next(self) -> bool:
        """Whether a further page can be asked for. It may turn out to be empty."""
        return self._has_next()

    def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one.

        :raises PagingError: the response does not say how to go on.
        """
        return self._next_page()

    def to_list(self) -> List[T]:
        """The items of this page and of all further ones."""
        return self._to_list()

    @property
    def resume_token(self) -> Optional[Token]:
        """Where the next page begins, as plain JSON for ``resume=``; None at the end."""
        return self._resume_token


class BareAsyncPage(_Page[T]):
    """A page; ``async for`` yields the items of this page and of all further ones."""

    def __aiter__(self) -> AsyncPageIterator[T]:
        return AsyncPageIterator(self)

    def _pages(self) -> AsyncIterator[Self]:
        return _each_page_async(self)

    async def _next_page(self) -> Optional[Self]:
        return cast("Optional[Self]", await _source(self).following())

    async def _to_list(self) -> List[T]:
        return [item async for item in self]


class AsyncPage(BareAsyncPage[T]):
    """A page; ``async for`` yields the items of this page and of all further ones.

    Further pages are fetched one at a time, when they are needed.
    """

    def pages(self) -> AsyncIterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def has_next(self) -> bool:
        """Whether a further page can be asked for. It may turn out to be empty."""
        return self._has_next()

    async def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one.

        :raises PagingError: the response does not say how to go on.
        """
        return await self._next_page()

    async def to_list(self) -> List[T]:
        """The items of this page and of all further ones."""
        return await self._to_list()

    @property
    def resume_token(self) -> Optional[Token]:
        """Where the next page begins, as plain JSON for ``resume=``; None at the end."""
        return self._resume_token


def _names(page: Result) -> List[str]:
    extra: Dict[str, Any] = page.model_extra or {}
    return [*(name for name in type(page).model_fields if name in page.__dict__), *extra]


def _field(page: Result, name: str) -> Any:
    if name in _names(page):
        extra: Dict[str, Any] = page.model_extra or {}
        return page.__dict__[name] if name in page.__dict__ else extra[name]
    raise InvalidKeyError(f"{type(page).__name__} has no field {name!r}")


# -- what an asynchronous method returns ---------------------------------------------------


class AsyncPager(Coroutine[Any, Any, P_co]):
    """A list that was not asked for yet.

    ``await`` gets its first page; ``async for`` yields the items of all pages.
    """

    def __init__(self, first: Coroutine[Any, Any, P_co]) -> None:
        self._coroutine = first
        self._page: Optional[P_co] = None

    def __await__(self) -> Generator[Any, Any, P_co]:
        return self._first().__await__()

    def send(self, value: Any) -> Any:
        """Go on as a coroutine; event loops call it."""
        return self._coroutine.send(value)

    def throw(
        self,
        kind: Any,
        value: Any = None,
        traceback: Optional[TracebackType] = None,
    ) -> Any:
        """Raise an exception where the coroutine waits; event loops call it."""
        return self._coroutine.throw(kind, value, traceback)

    def close(self) -> None:
        """End the coroutine."""
        self._coroutine.close()

    async def _first(self) -> P_co:
        if self._page is None:
            self._page = await self._coroutine
        return self._page

    async def __aiter__(self: AsyncPager[BareAsyncPage[T]]) -> AsyncIterator[T]:
        async for item in await self._first():
            yield item
