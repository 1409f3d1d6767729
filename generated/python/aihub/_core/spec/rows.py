"""How the nested JSON of a response becomes rows of a table: levels and columns, as data."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple, TypeVar, Union

from .operation import Operation, Twin

A = TypeVar("A")
T = TypeVar("T")

#: Numbers of a time column count these since 1970; text is RFC 3339.
UNITS = ("s", "ms", "us", "ns")

#: The columns of ``raw=True``, behind all others.
RAW = ("raw", "raw_parents")

#: What the response itself is called among the levels.
RESPONSE = "response"


class Column:
    """One column of a table.

    ``level`` counts the lists that a value is inside of: 0 is the response itself, 1 an item of the
    first list, and so on. The value stands at the JSON Pointer ``pointer`` in the object of that
    level; with ``index``, it is the position of the object in its list, and with ``constant``, it
    is always the same. ``type`` is ``text``, ``integer``, ``number``, ``boolean``, ``json`` or
    ``time``; ``unit`` is what the numbers of a time count (:data:`UNITS`, "" for text only). With
    ``join``, an array becomes one text, with ``join`` between its items.
    """

    __slots__ = ("constant", "index", "join", "level", "name", "pointer", "type", "unit")

    def __init__(
        self,
        name: str,
        level: int,
        pointer: str = "",
        *,
        type: str = "text",
        unit: str = "",
        index: bool = False,
        constant: Union[str, int, float, bool, None] = None,
        join: Optional[str] = None,
    ) -> None:
        self.name = name
        self.level = level
        self.pointer = pointer
        self.type = type
        self.unit = unit
        self.index = index
        self.constant = constant
        self.join = join


class Rows:
    """The table of a response (``x-sdk-rows``).

    ``levels`` are the lists within lists, outermost first: the name of one item, and the JSON
    Pointer to the list in the object of the level above. Each object of the innermost list makes
    one row; an object whose list is missing or empty makes one as well. ``distribution`` is what
    to install, for messages.
    """

    __slots__ = ("columns", "distribution", "levels")

    def __init__(
        self,
        levels: Tuple[Tuple[str, str], ...],
        columns: Tuple[Column, ...],
        *,
        distribution: str = "",
    ) -> None:
        self.levels = levels
        self.columns = columns
        self.distribution = distribution

    def names(self, *, raw: bool = False) -> Tuple[str, ...]:
        """The names of the columns, in order."""
        return (*(column.name for column in self.columns), *(RAW if raw else ()))


class Table(Twin[T, A]):
    """A method whose one response is a table. T and A are its classes for the two clients."""

    __slots__ = ("classes", "operation")
    procedure = "table"

    def __init__(
        self, operation: Operation[Any], *, classes: Callable[[], Tuple[type, type]]
    ) -> None:
        self.operation = operation
        self.classes = classes
