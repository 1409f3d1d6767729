"""Rows as columns: Arrow, Parquet, pandas.

Columns and their types come from the recipe, never from the data, so that they are the same for
every response, also for one without rows. pyarrow and pandas are imported when they are needed.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence, Tuple, TypeVar

from ..base.extras import imported
from ..base.whole_file import Target, WholeFile
from ..spec.rows import RAW, Column, Rows
from .cells import Finish
from .rows import Row
from .tables import Sink

K = TypeVar("K")
T = TypeVar("T")

#: Rows of a row group: enough for the columns to compress well, few enough to be held in memory.
#: With raw JSON, a row has more than ten times the text.
ROW_GROUP = 1 << 14
RAW_ROW_GROUP = 1 << 11

_LARGEST = 2**63  # of 64 bits
_DTYPES = {
    "text": "string",
    "json": "string",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}


class _ColumnSink(Sink[T]):
    """Collects rows, and makes columns of many at once."""

    def __init__(self, recipe: Rows, finish: Finish, *, raw: bool) -> None:
        super().__init__(recipe, finish, raw=raw)
        self.columns = (*recipe.columns, *_raw_columns(raw=raw))
        self.recipe = recipe
        self._group = RAW_ROW_GROUP if raw else ROW_GROUP
        self._waiting: List[Row] = []

    def add(self, rows: List[Row]) -> None:
        super().add(rows)
        self._waiting += rows
        if len(self._waiting) >= self._group:
            self.flush()

    def flush(self) -> None:
        """Make columns of the rows that wait."""
        rows, self._waiting = self._waiting, []
        if rows:
            self.take(list(zip(*rows)))  # noqa: B905  Python 3.7

    def take(self, columns: List[Tuple[object, ...]]) -> None:
        """Take the values of each column for as many rows."""
        raise NotImplementedError


class ArrowSink(_ColumnSink[Any]):
    """A table in memory."""

    def __init__(self, recipe: Rows, *, raw: bool) -> None:
        super().__init__(recipe, _AS_ARROW, raw=raw)
        self.schema = arrow_schema(recipe, raw=raw)
        self._batches: List[Any] = []

    def take(self, columns: List[Tuple[object, ...]]) -> None:
        self._batches.append(record_batch(self.schema, columns, self.recipe))

    def done(self) -> Any:
        self.flush()
        arrow = imported("pyarrow", "parquet", self.recipe.distribution)
        return arrow.Table.from_batches(self._batches, schema=self.schema)


class ParquetSink(_ColumnSink[int]):
    """A Parquet file, a row group at a time. The result is the number of rows."""

    def __init__(self, recipe: Rows, target: Target, *, raw: bool) -> None:
        super().__init__(recipe, _AS_ARROW, raw=raw)
        self.schema = arrow_schema(recipe, raw=raw)
        parquet = imported("pyarrow.parquet", "parquet", recipe.distribution)
        self._file = WholeFile(target, "wb")
        # older versions of the format have no nanoseconds
        self._writer = parquet.ParquetWriter(self._file.file, self.schema, version="2.6")

    def take(self, columns: List[Tuple[object, ...]]) -> None:
        self._writer.write_batch(record_batch(self.schema, columns, self.recipe))

    def done(self) -> int:
        self.flush()
        self._writer.close()
        self._file.keep()
        return self.rows

    def discard(self) -> None:
        try:
            self._writer.close()  # else it would write to a closed file when it is collected
        finally:
            self._file.discard()


class PandasSink(_ColumnSink[Any]):
    """A data frame, with dtypes that have missing values of their own."""

    def __init__(self, recipe: Rows, *, raw: bool) -> None:
        super().__init__(recipe, _AS_PANDAS, raw=raw)
        self._pandas = imported("pandas", "pandas", recipe.distribution)
        self._values: List[List[object]] = [[] for _ in self.columns]

    def take(self, columns: List[Tuple[object, ...]]) -> None:
        for values, more in zip(self._values, columns):  # noqa: B905  Python 3.7
            values.extend(more)

    def done(self) -> Any:
        self.flush()
        series = {}
        for column in self.columns:
            values = self._values.pop(0)  # not kept longer than necessary
            series[column.name] = _either(self._series, column, values)
        return self._pandas.DataFrame(series, columns=list(self.flattener.names))

    def _series(self, column: Column, values: Sequence[object]) -> object:
        if column.type != "time":
            return self._pandas.array(values, dtype=_DTYPES[column.type])
        numpy = imported("numpy", "pandas", self.recipe.distribution)
        missing = -_LARGEST  # what numpy takes for "not a time"
        counts = numpy.array([missing if v is None else v for v in values], dtype="int64")
        return self._pandas.DatetimeIndex(counts.view("M8[ns]"), tz="UTC")


def arrow_schema(recipe: Rows, *, raw: bool = False) -> Any:
    """The Arrow schema of the rows, a ``pyarrow.Schema``.

    :raises ImportError: pyarrow is not installed.
    """
    arrow = imported("pyarrow", "parquet", recipe.distribution)
    kinds: Dict[str, Callable[[], Any]] = {
        "text": arrow.string,
        "json": arrow.string,
        "integer": arrow.int64,
        "number": arrow.float64,
        "boolean": arrow.bool_,
    }
    return arrow.schema(
        [
            (
                column.name,
                arrow.timestamp(_resolution(column), tz="UTC")
                if column.type == "time"
                else kinds[column.type](),
            )
            for column in (*recipe.columns, *_raw_columns(raw=raw))
        ]
    )


def record_batch(schema: Any, columns: List[Tuple[object, ...]], recipe: Rows) -> Any:
    """The values of each column as a ``pyarrow.RecordBatch``."""
    arrow = imported("pyarrow", "parquet", recipe.distribution)
    pairs = zip(schema.types, columns)  # noqa: B905  Python 3.7
    arrays = [_either(lambda kind, v: arrow.array(v, type=kind), *pair) for pair in pairs]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _raw_columns(*, raw: bool) -> Tuple[Column, ...]:
    return tuple(Column(name, 0, type="json") for name in RAW) if raw else ()


def _resolution(column: Column) -> str:
    return "ns" if column.unit == "ns" else "us"


def _either(
    make: Callable[[K, Sequence[object]], object], kind: K, values: Sequence[object]
) -> object:
    """What ``make`` makes of the values; where it cannot, of those that it can take.

    Text may have half characters (lone surrogates), and integers more than 64 bits. That is rare,
    so it is looked for only when something went wrong.
    """
    try:
        return make(kind, values)
    except (ArithmeticError, TypeError, ValueError):  # ArrowInvalid is one, too
        return make(kind, [_tamed(value) for value in values])


def _tamed(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, int) and not -_LARGEST < value < _LARGEST:
        return None
    return value


_AS_ARROW: Finish = {
    "number": lambda _column, value: float(value),
    "time": lambda column, value: value if column.unit == "ns" else value // 1000,
}
_AS_PANDAS: Finish = {
    "number": lambda _column, value: float(value),
    "time": lambda _column, value: value,
}
