"""What methods of the async client return whose result is a table: awaited, or read row by row."""
# a pager calls the methods of a table by the names that no field of the API takes:
# pyright: reportPrivateUsage=false
# what the methods return are types of packages that only they need, and that may be missing:
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from typing import AsyncIterator, TypeVar

from ..base.whole_file import Target
from .foreign import ArrowTable, DataFrame  # pyright: ignore[reportAttributeAccessIssue]
from .pager import AsyncPager
from .row_results import BareAsyncRows

P_co = TypeVar("P_co", covariant=True)
R = TypeVar("R")


class RowsPager(AsyncPager[P_co]):
    """A table that was not asked for yet: ``await`` gets it, or its first page.

    ``async for`` yields the items of all pages, and :meth:`rows` their rows.
    """

    async def rows(
        self: RowsPager[BareAsyncRows[R]], *, raw: bool = False
    ) -> AsyncIterator[R]:
        """The rows as dicts, one by one, for ``async for``."""
        async for row in (await self)._rows(raw=raw):
            yield row

    async def to_csv(
        self: RowsPager[BareAsyncRows[R]],
        target: Target,
        *,
        raw: bool = False,
        excel: bool = False,
    ) -> int:
        """As :meth:`AsyncRows.to_csv`."""
        return await (await self)._to_csv(target, raw=raw, excel=excel)

    async def to_pandas(
        self: RowsPager[BareAsyncRows[R]], *, raw: bool = False
    ) -> DataFrame:
        """As :meth:`AsyncRows.to_pandas`."""
        return await (await self)._to_pandas(raw=raw)

    async def to_arrow(
        self: RowsPager[BareAsyncRows[R]], *, raw: bool = False
    ) -> ArrowTable:
        """As :meth:`AsyncRows.to_arrow`."""
        return await (await self)._to_arrow(raw=raw)

    async def to_parquet(
        self: RowsPager[BareAsyncRows[R]], target: Target, *, raw: bool = False
    ) -> int:
        """As :meth:`AsyncRows.to_parquet`."""
        return await (await self)._to_parquet(target, raw=raw)
