"""Responses that are tables: their rows, one by one, and in the files and frames of other tools.

A table that is also a page has the rows of all further pages, which are fetched one at a time.
"""
# what the methods return are types of packages that only they need, and that may be missing:
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    ClassVar,
    Generic,
    Iterator,
    List,
    Optional,
    Tuple,
    TypeVar,
    cast,
)

from ..base.process import exclusive
from ..base.whole_file import Target
from ..spec.rows import Rows
from .foreign import ArrowTable, DataFrame  # pyright: ignore[reportAttributeAccessIssue]
from .iterating import pages_async, pages_of, part_of
from .results import Result, ResultOf, origin_of

if TYPE_CHECKING:
    from .rows import Flattener, Row
    from .tables import Sink

R = TypeVar("R")
S = TypeVar("S")


def _module(name: str) -> Any:
    """A module beside this one, imported when rows are asked for."""
    with exclusive:
        return import_module(f".{name}", __package__)


class _Columns:
    """The names of the columns, of a class as well as of an instance."""

    def __get__(self, table: Optional[Result], owner: Any) -> Tuple[str, ...]:
        return cast("Rows", owner._table).names()


if TYPE_CHECKING:

    class _ResultOf(Result, Generic[R]):
        """A result that knows the type of its rows; of its items, a page knows more."""

else:
    _ResultOf = ResultOf


class _Table(_ResultOf[R]):
    """What the tables of both clients have: the recipe of their rows."""

    _table: ClassVar[Rows]
    _columns: ClassVar[_Columns] = _Columns()


class _Pages:
    """The rows of one page after the other."""

    def __init__(self, flattener: Flattener) -> None:
        self._flattener = flattener
        self._before = 0  # the items of all pages before

    def rows(self, page: Result) -> Iterator[List[Row]]:
        """The rows of the next page, some at a time."""
        part = part_of(origin_of(page))
        self._before = self._flattener.first(part, self._before)
        found = self._flattener.batches(page, part, start=self._before)
        self._before += self._flattener.count(page)
        return found


# -- the synchronous client ----------------------------------------------------------------


def _each(table: Result) -> Iterator[Result]:
    """A table and all further pages."""
    return iter([table]) if origin_of(table) is None else pages_of(table)


def _filled(table: Result, sink: Sink[S]) -> S:
    """What ``sink`` makes of all rows."""
    try:
        pages = _Pages(sink.flattener)
        for page in _each(table):
            for rows in pages.rows(page):
                sink.add(rows)
        return sink.done()
    except BaseException:
        sink.discard()
        raise


class BareSyncRows(_Table[R]):
    """A table; see :class:`SyncRows`."""

    def _rows(self, *, raw: bool = False) -> Iterator[R]:
        flattener: Flattener = _module("rows").Flattener(self._table, raw=raw)
        pages = _Pages(flattener)
        for page in _each(self):
            for rows in pages.rows(page):
                for row in rows:
                    yield cast("R", dict(zip(flattener.names, row)))  # noqa: B905  Python 3.7

    def _to_csv(self, target: Target, *, raw: bool = False, excel: bool = False) -> int:
        make = _module("tables").CsvSink
        sink: Sink[int] = make(self._table, target, raw=raw, excel=excel)
        return _filled(self, sink)

    def _to_pandas(self, *, raw: bool = False) -> DataFrame:
        return _filled(self, _module("columns").PandasSink(self._table, raw=raw))

    def _to_arrow(self, *, raw: bool = False) -> ArrowTable:
        return _filled(self, _module("columns").ArrowSink(self._table, raw=raw))

    def _to_parquet(self, target: Target, *, raw: bool = False) -> int:
        sink: Sink[int] = _module("columns").ParquetSink(self._table, target, raw=raw)
        return _filled(self, sink)


class SyncRows(BareSyncRows[R]):
    """A table: flat rows with the same columns whatever came.

    ``raw=True`` adds the columns ``raw`` and ``raw_parents``: the JSON of the object that a row is
    made of, and that of everything around it. A page has the rows of all further pages as well;
    ``max_items`` counts the items of a list, not rows.
    """

    columns: ClassVar[_Columns] = _Columns()

    def rows(self, *, raw: bool = False) -> Iterator[R]:
        """The rows as dicts, one by one. Further pages are fetched when they are needed."""
        return self._rows(raw=raw)

    def to_csv(self, target: Target, *, raw: bool = False, excel: bool = False) -> int:
        """Write all rows to a path or an open text file, and return how many there are.

        The file is CSV (RFC 4180) in UTF-8. It appears when it is complete. With ``excel``, Excel
        knows that it is UTF-8, and an apostrophe is put before text that Excel would run as a
        formula; without, no value is changed.
        """
        return self._to_csv(target, raw=raw, excel=excel)

    def to_pandas(self, *, raw: bool = False) -> DataFrame:
        """All rows as a data frame of pandas.

        :raises ImportError: pandas is not installed; it comes with the extra ``pandas``.
        """
        return self._to_pandas(raw=raw)

    def to_arrow(self, *, raw: bool = False) -> ArrowTable:
        """All rows as an Arrow table.

        :raises ImportError: pyarrow is not installed; it comes with the extra ``parquet``.
        """
        return self._to_arrow(raw=raw)

    def to_parquet(self, target: Target, *, raw: bool = False) -> int:
        """Write all rows to a path or an open binary file, and return how many there are.

        Rows are written in groups, so memory use does not depend on their number. The file appears
        when it is complete.

        :raises ImportError: pyarrow is not installed; it comes with the extra ``parquet``.
        """
        return self._to_parquet(target, raw=raw)


# -- the asynchronous client ---------------------------------------------------------------


async def _each_async(table: Result) -> AsyncIterator[Result]:
    """A table and all further pages."""
    if origin_of(table) is None:
        yield table
        return
    async for page in pages_async(table):
        yield page


async def _filled_async(table: Result, sink: Sink[S]) -> S:
    """What ``sink`` makes of all rows."""
    try:
        pages = _Pages(sink.flattener)
        async for page in _each_async(table):
            for rows in pages.rows(page):
                sink.add(rows)
        return sink.done()
    except BaseException:
        sink.discard()
        raise


class BareAsyncRows(_Table[R]):
    """A table; see :class:`AsyncRows`."""

    async def _rows(self, *, raw: bool = False) -> AsyncIterator[R]:
        flattener: Flattener = _module("rows").Flattener(self._table, raw=raw)
        pages = _Pages(flattener)
        async for page in _each_async(self):
            for rows in pages.rows(page):
                for row in rows:
                    yield cast("R", dict(zip(flattener.names, row)))  # noqa: B905  Python 3.7

    async def _to_csv(self, target: Target, *, raw: bool = False, excel: bool = False) -> int:
        make = _module("tables").CsvSink
        sink: Sink[int] = make(self._table, target, raw=raw, excel=excel)
        return await _filled_async(self, sink)

    async def _to_pandas(self, *, raw: bool = False) -> DataFrame:
        return await _filled_async(self, _module("columns").PandasSink(self._table, raw=raw))

    async def _to_arrow(self, *, raw: bool = False) -> ArrowTable:
        return await _filled_async(self, _module("columns").ArrowSink(self._table, raw=raw))

    async def _to_parquet(self, target: Target, *, raw: bool = False) -> int:
        sink: Sink[int] = _module("columns").ParquetSink(self._table, target, raw=raw)
        return await _filled_async(self, sink)


class AsyncRows(BareAsyncRows[R]):
    """A table: flat rows with the same columns whatever came.

    ``raw=True`` adds the columns ``raw`` and ``raw_parents``: the JSON of the object that a row is
    made of, and that of everything around it. A page has the rows of all further pages as well;
    ``max_items`` counts the items of a list, not rows.
    """

    columns: ClassVar[_Columns] = _Columns()

    def rows(self, *, raw: bool = False) -> AsyncIterator[R]:
        """The rows as dicts, one by one, for ``async for``.

        Further pages are fetched when they are needed.
        """
        return self._rows(raw=raw)

    async def to_csv(self, target: Target, *, raw: bool = False, excel: bool = False) -> int:
        """Write all rows to a path or an open text file, and return how many there are.

        The file is CSV (RFC 4180) in UTF-8. It appears when it is complete. With ``excel``, Excel
        knows that it is UTF-8, and an apostrophe is put before text that Excel would run as a
        formula; without, no value is changed.
        """
        return await self._to_csv(target, raw=raw, excel=excel)

    async def to_pandas(self, *, raw: bool = False) -> DataFrame:
        """All rows as a data frame of pandas.

        :raises ImportError: pandas is not installed; it comes with the extra ``pandas``.
        """
        return await self._to_pandas(raw=raw)

    async def to_arrow(self, *, raw: bool = False) -> ArrowTable:
        """All rows as an Arrow table.

        :raises ImportError: pyarrow is not installed; it comes with the extra ``parquet``.
        """
        return await self._to_arrow(raw=raw)

    async def to_parquet(self, target: Target, *, raw: bool = False) -> int:
        """Write all rows to a path or an open binary file, and return how many there are.

        Rows are written in groups, so memory use does not depend on their number. The file appears
        when it is complete.

        :raises ImportError: pyarrow is not installed; it comes with the extra ``parquet``.
        """
        return await self._to_parquet(target, raw=raw)
