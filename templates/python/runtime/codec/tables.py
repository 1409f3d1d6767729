"""What rows are written to, and CSV as the simplest of it."""

from __future__ import annotations

import csv
import re
from typing import Generic, List, TypeVar

from ..base.whole_file import Target, WholeFile
from ..spec.rows import Rows
from .cells import AS_TEXT, Finish
from .rows import Flattener, Row

T = TypeVar("T")

#: What begins a formula in a spreadsheet, unless the whole text is a number.
_FORMULA = re.compile(r"(?![-+]?[\d.,]+%?\Z)[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Sink(Generic[T]):
    """Takes rows and makes something of them. ``rows`` counts them."""

    def __init__(self, recipe: Rows, finish: Finish, *, raw: bool) -> None:
        self.flattener = Flattener(recipe, finish, raw=raw)
        self.rows = 0

    def add(self, rows: List[Row]) -> None:
        """Take some rows."""
        self.rows += len(rows)

    def done(self) -> T:
        """There are no more rows: the result."""
        raise NotImplementedError

    def discard(self) -> None:
        """Something failed: leave nothing behind."""


class CsvSink(Sink[int]):
    """CSV as RFC 4180 has it, in UTF-8. The result is the number of rows.

    Half characters (lone surrogates), which UTF-8 cannot hold, are written as ``\\\\ud800``. For
    ``excel``, the file begins with the mark by which Excel knows UTF-8, and an apostrophe stands
    before a text that it would run as a formula.
    """

    def __init__(self, recipe: Rows, target: Target, *, raw: bool, excel: bool) -> None:
        super().__init__(recipe, AS_TEXT, raw=raw)
        encoding = "utf-8-sig" if excel else "utf-8"
        self._file = WholeFile(
            target, "w", encoding=encoding, errors="backslashreplace", newline=""
        )
        self._excel = excel
        self._writer = csv.writer(self._file.file, lineterminator="\r\n")
        self._writer.writerow(self.flattener.names)

    def add(self, rows: List[Row]) -> None:
        super().add(rows)
        self._writer.writerows(map(_harmless, rows) if self._excel else rows)

    def done(self) -> int:
        self._file.keep()
        return self.rows

    def discard(self) -> None:
        self._file.discard()


def _harmless(row: Row) -> Row:
    return tuple(
        "'" + value if isinstance(value, str) and _FORMULA.match(value) else value for value in row
    )
