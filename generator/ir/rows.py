"""Rows of a table: what ``x-sdk-rows`` says of a reply whose nested JSON holds records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.diagnostics import Loc
from generator.ir.types import Scalar

#: What the cells of a column are; ``json`` is any value, as JSON text.
ColumnType: TypeAlias = Literal["text", "integer", "number", "boolean", "json", "time"]

#: What the numbers of a time can count since 1970.
UNITS: Final = ("s", "ms", "us", "ns")


@dataclass(frozen=True, slots=True)
class RowLevel:
    """A list of the reply, inside an object of the list before it."""

    name: str  # what one item is called
    items: str  # pointer to the list, relative to the object of the level above
    loc: Loc


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColumn:
    """A column: a value of an object, the position of the object in its list, or a constant."""

    name: str
    level: int = 0  # 0 is the reply itself, 1 an item of the first list, ...
    pointer: str = ""  # to the value, relative to the object of the level
    index: bool = False
    constant: Scalar = None
    join: str | None = None  # between the items of an array that becomes one text
    type: ColumnType | None = None  # None: as the schema says, until the reply is known
    unit: str = ""  # of the numbers of a time: s, ms, us, ns
    doc: str = ""  # what a cell is; always there once the reply is known
    loc: Loc


@dataclass(frozen=True, slots=True)
class RowsOf:
    """``x-sdk-rows``: each object of the innermost list makes a row."""

    levels: tuple[RowLevel, ...]
    columns: tuple[RowColumn, ...]
