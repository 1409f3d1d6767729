"""What the list methods of the async client return: to be awaited, or iterated over."""

from __future__ import annotations

from typing import (
    Any,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    List,
    Optional,
    TypeVar,
)

from ..base.errors import APIError
from .iterating import AsyncPageIterator, Token, source_of

P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)
T = TypeVar("T")


class AsyncPager(Coroutine[Any, Any, P_co]):
    """A list that was not asked for yet.

    ``await`` gets its first page, and ``async for`` yields the items of all pages.
    """

    def __init__(self, first: Coroutine[Any, Any, P_co]) -> None:
        self._coroutine = first
        self._page: Optional[P_co] = None

    def __await__(self) -> Generator[Any, Any, P_co]:
        return self._first().__await__()

    def __aiter__(self: AsyncPager[AsyncIterable[T]]) -> AsyncPageIterator[T]:
        return _PagerIterator(self._first)

    def send(self, value: object) -> object:
        """Go on as a coroutine does; event loops call this."""
        return self._coroutine.send(value)

    def throw(self, *error: Any) -> object:
        """Raise an exception where the coroutine waits; event loops call this."""
        return self._coroutine.throw(*error)

    def close(self) -> None:
        """End the coroutine; event loops call this."""
        self._coroutine.close()

    async def _first(self) -> P_co:
        if self._page is None:
            self._page = await self._coroutine
        return self._page

    async def pages(self: AsyncPager[P]) -> AsyncIterator[P]:
        """All pages, one after the other."""
        page: Optional[P] = await self._first()
        while page is not None:
            yield page
            page = await source_of(page).following()

    async def next_page(self) -> Optional[P_co]:
        """The second page; None if there is only one."""
        page: Optional[P_co] = await source_of(await self._first()).following()
        return page

    async def has_next(self) -> bool:
        """Whether a second page can be asked for. It may turn out to be empty."""
        return source_of(await self._first()).has_next

    async def to_list(self: AsyncPager[AsyncIterable[T]]) -> List[T]:
        """The items of all pages."""
        return [item async for item in self]


class _PagerIterator(AsyncPageIterator[T]):
    """The items of a list whose first page is still to be fetched."""

    def __init__(self, first: Callable[[], Awaitable[AsyncIterable[T]]]) -> None:
        self._first: Optional[Callable[[], Awaitable[AsyncIterable[T]]]] = first
        self._items = iter(())

    @property
    def resume_token(self) -> Optional[Token]:
        """Plain JSON with which ``resume=`` goes on behind the last item; None at the end."""
        if self._first is not None:
            raise APIError("nothing was fetched yet, so there is no place to go on from")
        return super().resume_token

    async def _further(self) -> Optional[object]:
        if self._first is None:
            return await super()._further()
        page = await self._first()
        self._first = None
        return page
