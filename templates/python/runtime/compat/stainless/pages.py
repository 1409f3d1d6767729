"""The bases of the classes in ``pagination``, with the methods that the former pages have."""

from __future__ import annotations

from typing import Any, AsyncIterator, Dict, Iterator, List, Optional, Type, TypeVar, cast

from typing_extensions import Self

from ...base.errors import APIError
from ...codec.iterating import source_of
from ...codec.pages import BareAsyncPage, BareSyncPage
from ...codec.results import Result, model_of, plain
from .models import BaseModel

T = TypeVar("T")

_NO_MORE = "there is no further page: ask has_next_page() first"


class _FormerPage:
    """What the pages of both clients have. It comes before the classes of the runtime."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        page: Type[Any] = cls
        name: str = page.__name__
        super().__init_subclass__(**kwargs)
        if model_of(page) is BaseModel:
            page.__name__ = name  # it is not joined with the model of a response yet

    def has_next_page(self) -> bool:
        """Whether a further page can be asked for. It may turn out to be empty."""
        return source_of(self).has_next

    def next_page_info(self) -> Optional[Dict[str, Any]]:
        """Where the next page begins; None at the end."""
        return cast("BareSyncPage[Any]", self)._resume_token

    def to_dict(self, **options: Any) -> Dict[str, Any]:
        """Return a dict of the properties that were set, as :meth:`BaseModel.to_dict` does."""
        return cast("BaseModel", plain(cast("Result", self))).to_dict(**options)

    def to_json(self, **options: Any) -> str:
        """Return :meth:`to_dict` with ``mode="json"`` as JSON text."""
        return cast("BaseModel", plain(cast("Result", self))).to_json(**options)


class BaseSyncPage(_FormerPage, BareSyncPage[T], BaseModel):
    """A page; iterating yields the items of this page and of all further ones."""

    def get_next_page(self) -> Self:
        """The next page.

        :raises APIError: this is the last one.
        """
        page = self._next_page()
        if page is None:
            raise APIError(_NO_MORE)
        return page

    def iter_pages(self) -> Iterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def _get_page_items(self) -> List[T]:
        return list(source_of(self).items)


class BaseAsyncPage(_FormerPage, BareAsyncPage[T], BaseModel):
    """A page; ``async for`` yields the items of this page and of all further ones."""

    async def get_next_page(self) -> Self:
        """The next page.

        :raises APIError: this is the last one.
        """
        page = await self._next_page()
        if page is None:
            raise APIError(_NO_MORE)
        return page

    def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def _get_page_items(self) -> List[T]:
        return list(source_of(self).items)
