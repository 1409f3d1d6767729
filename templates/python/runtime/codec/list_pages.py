"""Pages that are lists, and the way to the items of all further pages."""

from __future__ import annotations

from typing import (
    Any,
    AsyncIterator,
    Dict,
    Iterator,
    List,
    Optional,
    Tuple,
    Type,
    TypeVar,
    cast,
)

from typing_extensions import Self

from .iterating import (
    AsyncPageIterator,
    PageIterator,
    Token,
    end_of,
    pages_async,
    pages_of,
    source_of,
)

L = TypeVar("L", bound="_ListPage[Any]")
T = TypeVar("T")


class _ListPage(List[T]):
    """What the pages of both clients have."""

    def __reduce_ex__(self, protocol: object) -> Tuple[Any, ...]:
        # the default would iterate, and so fetch all pages
        return (_restored, (type(self), self[:], self.__dict__))

    def has_next(self) -> bool:
        """Whether a further page can be asked for. It may turn out to be empty."""
        return source_of(self).has_next

    @property
    def resume_token(self) -> Optional[Token]:
        """Where the next page begins, as plain JSON for ``resume=``; None at the end."""
        return end_of(self)


class SyncListPage(_ListPage[T]):
    """A page: a list, and the way to the items of all further pages.

    Iterating yields those too. All else, such as ``len``, ``==`` and an index, is about this page.
    """

    def __iter__(self) -> Iterator[T]:
        return PageIterator(self)

    def pages(self) -> Iterator[Self]:
        """This page and all further ones."""
        return pages_of(self)

    def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one.

        :raises PagingError: the response does not say how to go on.
        """
        return cast("Optional[Self]", source_of(self).following())

    def to_list(self) -> List[T]:
        """The items of this page and of all further ones."""
        return list(PageIterator[T](self))


class AsyncListPage(_ListPage[T]):
    """A page: a list, and the way to the items of all further pages.

    ``async for`` yields those too. All else, such as ``for`` and ``len``, is about this page.
    """

    def __aiter__(self) -> AsyncPageIterator[T]:
        return AsyncPageIterator(self)

    def pages(self) -> AsyncIterator[Self]:
        """This page and all further ones."""
        return pages_async(self)

    async def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one.

        :raises PagingError: the response does not say how to go on.
        """
        return cast("Optional[Self]", await source_of(self).following())

    async def to_list(self) -> List[T]:
        """The items of this page and of all further ones."""
        return [item async for item in self]


def _restored(cls: Type[L], items: List[Any], attributes: Dict[str, Any]) -> L:
    page = cls(items)
    page.__dict__.update(attributes)
    return page
