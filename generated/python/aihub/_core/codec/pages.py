"""Pages that are the model of a response, and the way to the items of all further pages.

The classes whose names begin with ``Bare`` are for models with a property that is called like one of
our methods: the property keeps its name, and generated code adds the method under another one.
"""

from __future__ import annotations

from typing import (
    Any,
    AsyncIterator,
    Dict,
    Iterable,
    Iterator,
    List,
    Optional,
    TypeVar,
    cast,
)

from typing_extensions import Self

from ..base.errors import InvalidKeyError
from .iterating import (
    AsyncPageIterator,
    PageIterator,
    Token,
    end_of,
    pages_async,
    pages_of,
    source_of,
)
from .results import Result, ResultOf

T = TypeVar("T")


class _Page(ResultOf[T]):
    """What the pages of both clients have."""

    def _has_next(self) -> bool:
        return source_of(self).has_next

    @property
    def _resume_token(self) -> Optional[Token]:
        return end_of(self)


class BareSyncPage(_Page[T]):
    """A page; iterating yields the items of this page and of all further ones."""

    def __iter__(self) -> PageIterator[T]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return PageIterator(self)

    def __getitem__(self, name: str) -> Any:
        """A field by its name: what ``dict(page)`` uses, as iterating yields items."""
        return _field(self, name)

    def _keys(self) -> Iterable[str]:
        return _names(self)

    def _pages(self) -> Iterator[Self]:
        return pages_of(self)

    def _next_page(self) -> Optional[Self]:
        return cast("Optional[Self]", source_of(self).following())

    def _to_list(self) -> List[T]:
        return list(PageIterator[T](self))


class SyncPage(BareSyncPage[T]):
    """A page; iterating yields the items of this page and of all further ones.

    Further pages are fetched one at a time, when they are needed. In ``dict(page)`` a page is what
    the model is: its fields.
    """

    def keys(self) -> Iterable[str]:
        """The names of the fields: ``dict(page)`` has them and their values."""
        return self._keys()

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
        return pages_async(self)

    async def _next_page(self) -> Optional[Self]:
        return cast("Optional[Self]", await source_of(self).following())

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


def _field(page: Result, name: str) -> object:
    if name in _names(page):
        extra: Dict[str, Any] = page.model_extra or {}
        return page.__dict__[name] if name in page.__dict__ else extra[name]
    raise InvalidKeyError(f"{type(page).__name__} has no field {name!r}")
