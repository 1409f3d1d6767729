# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: apps runs results."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional

from typing_extensions import Self

from .._core.codec.pages import AsyncPage, BareSyncPage, SyncPage
from .apps_runs import Document, ListRuns200Response, ResultsResponse
from .common import Run

__all__ = [
    "AsyncListRunsPage",
    "AsyncResultsPage",
    "ListRunsPage",
    "ResultsPage",
]


class ListRunsPage(SyncPage[Run], ListRuns200Response):
    """A page: :class:`ListRuns200Response`, and the way to the items of all further pages."""


class AsyncListRunsPage(AsyncPage[Run], ListRuns200Response):
    """A page: :class:`ListRuns200Response`, and the way to the items of all further pages."""


class ResultsPage(BareSyncPage[Document], ResultsResponse):
    """A page: :class:`ResultsResponse`, and the way to the items of all further pages."""

    def pages(self) -> Iterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def has_next(self) -> bool:
        """Whether a further page can be asked for."""
        return self._has_next()

    def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one."""
        return self._next_page()

    def to_list(self) -> List[Document]:
        """The items of this page and of all further ones."""
        return self._to_list()

    @property
    def resume_token(self) -> Optional[Dict[str, Any]]:
        """Where the next page begins, for `resume=`; None at the end."""
        return self._resume_token


class AsyncResultsPage(AsyncPage[Document], ResultsResponse):
    """A page: :class:`ResultsResponse`, and the way to the items of all further pages."""
