"""The rows of a response: reads models or parsed JSON as :class:`~..spec.rows.Rows` says.

A response is read where it is: no row needs a second copy of it. What an object of a level holds is
looked up once by its class, and a value that has the type of its column is taken as it is.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Type

from ..base.guards import is_dict, is_several
from ..spec.rows import RESPONSE, Rows
from .cells import AS_PYTHON, Cell, Finish, text_of
from .encode import dump_exact, dump_shape
from .iterating import Part
from .jsonable import to_jsonable
from .record import Record, construct
from .shapes import Field, model_shape
from .source import CAME

#: How many rows are made at once at most.
_BATCH = 1000

Row = Tuple[Any, ...]
#: Fills the cells of a value in a row.
Fill = Callable[[Any, List[object]], None]


class Flattener:
    """Makes rows of the responses of one operation; safe to share between threads."""

    def __init__(self, recipe: Rows, finish: Finish = AS_PYTHON, *, raw: bool = False) -> None:
        self.names = recipe.names(raw=raw)
        self._lists = [_keys(pointer) for _, pointer in recipe.levels]
        self._parents = [RESPONSE, *(name for name, _ in recipe.levels)]
        self._raw = raw
        self._readers = [_Reader() for _ in self._parents]
        self._empty: List[object] = [None] * len(self.names)
        self._indexes: List[List[int]] = [[] for _ in self._parents]
        for position, column in enumerate(recipe.columns):
            if column.constant is not None:
                self._empty[position] = Cell(column, finish).of(column.constant)
            elif column.index:
                self._indexes[column.level].append(position)
            else:
                place = self._readers[column.level].inside(_keys(column.pointer))
                place.cells.append((position, Cell(column, finish)))

    def count(self, response: object) -> int:
        """How many items the outermost list of a response has."""
        items = _at(response, self._lists[0])
        return len(items) if is_several(items) else 0

    def first(self, part: Part, counted: int) -> int:
        """The position of the first item of a page among those of all pages.

        ``counted`` is how many items the pages have that were read before.
        """
        if part.before is None or _keys(part.items) != self._lists[0]:
            return counted
        return part.before

    def batches(
        self, response: object, part: Optional[Part] = None, *, start: int = 0
    ) -> Iterator[List[Row]]:
        """The rows of a response, or of a part of it, some at a time.

        ``start`` is the position of its first item among those of all pages.
        """
        row = self._empty[:]
        self._readers[0].read(response, row)
        window = _Window(part, self._lists) if part is not None else _Window()
        return self._level(1, response, row, window=window, start=start)

    def _level(
        self,
        level: int,
        parent: object,
        row: List[object],
        *,
        window: _Window,
        start: int = 0,
        above: str = "",
    ) -> Iterator[List[Row]]:
        """The rows of the items inside ``parent``, whose own cells are in ``row``.

        ``above`` is the JSON of what ``parent`` is inside of, without the braces.
        """
        items = _at(parent, self._lists[level - 1])
        if not is_several(items) or not items:
            if level > 1 and window.shows(level):  # no rows for an empty list of all
                yield [self._row(row, parent, above)]
            return
        if self._raw:
            own = text_of(_json(_without(parent, self._lists[level - 1])))
            above = f"{above}{above and ', '}{text_of(self._parents[level - 1])}: {own}"
        read, indexes = self._readers[level].way, self._indexes[level]
        innermost, selects = level == len(self._lists), level == window.level
        batch: List[Row] = []
        for index, item in enumerate(items, start):
            if selects and not window.takes():
                continue
            filled = row[:]
            for position in indexes:
                filled[position] = index
            read(item, filled)
            if not innermost:
                yield from self._level(level + 1, item, filled, window=window, above=above)
                continue
            batch.append(self._row(filled, item, above) if self._raw else tuple(filled))
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _row(self, row: List[object], innermost: object, above: str) -> Row:
        if self._raw:
            row[-2:] = text_of(_json(innermost)), f"{{{above}}}"
        return tuple(row)


def records(
    recipe: Rows, response: object, start: int = 0, *, raw: bool = False
) -> List[Dict[str, Any]]:
    """The rows of a response, which is a model or parsed JSON.

    ``start`` is the position of its first item among those of all pages.
    """
    flattener = Flattener(recipe, raw=raw)
    batches = flattener.batches(response, start=start)
    return [dict(zip(flattener.names, row)) for rows in batches for row in rows]  # noqa: B905


class _Window:
    """Which objects of one level belong to a page. Mutable: it moves on with each of them."""

    def __init__(self, part: Optional[Part] = None, lists: Sequence[Sequence[str]] = ()) -> None:
        self.level = 0  # no level: everything belongs to it
        self._skip = 0
        self._left: Optional[int] = None
        if part is None or (not part.skip and part.count is None):
            return
        places = [_keys(part.items), *([_keys(part.each)] if part.each else [])]
        if places == list(lists[: len(places)]):
            self.level, self._skip, self._left = len(places), part.skip, part.count

    def takes(self) -> bool:
        """Whether the next object belongs to the page."""
        if self._skip:
            self._skip -= 1
            return False
        if self._left is None:
            return True
        self._left -= 1
        return self._left >= 0

    def shows(self, level: int) -> bool:
        """Whether an object without any at ``level`` does."""
        done = self._left is not None and self._left <= 0
        return level != self.level or not (self._skip or done)


class _Reader:
    """Reads the cells that stand in a value, and in what is inside of it.

    ``cells`` are those of the value itself, with their positions in a row. ``bound`` is how values
    of each class are entered that came so far.
    """

    __slots__ = ("_inside", "bound", "cells")

    def __init__(self) -> None:
        self.cells: List[Tuple[int, Cell]] = []
        self._inside: Dict[str, _Reader] = {}
        self.bound: Dict[Type[object], Fill] = {}

    @property
    def way(self) -> Fill:
        """The shortest way to fill the cells of a value."""
        return self.read if self.cells else self.enter

    @property
    def has_inside(self) -> bool:
        """Whether there are cells inside of the value."""
        return bool(self._inside)

    def inside(self, keys: Sequence[str]) -> _Reader:
        """The reader of what stands at ``keys``."""
        reader = self
        for key in keys:
            reader = reader._inside.setdefault(key, _Reader())
        return reader

    def read(self, value: object, row: List[object]) -> None:
        """Fill the cells of ``value`` in ``row``, where all are None."""
        for position, cell in self.cells:
            row[position] = cell.of(_json(value))
        self.enter(value, row)

    def enter(self, value: object, row: List[object]) -> None:
        """Fill the cells of what is inside of ``value``."""
        kind = type(value)
        fill = self.bound.get(kind)
        if fill is None:
            fill = self.bound[kind] = self._bind(kind)
        fill(value, row)

    def _bind(self, kind: Type[object]) -> Fill:
        if self._inside and issubclass(kind, Record):
            return _Fields(kind, self._inside).read
        if self._inside and issubclass(kind, dict):
            return self._dict
        if self._inside and issubclass(kind, (list, tuple)):
            return _Items(self._inside).read
        return _nothing

    def _dict(self, value: Mapping[str, object], row: List[object]) -> None:
        for key, reader in self._inside.items():
            if value.get(key) is not None:
                reader.read(value[key], row)


class _Items:
    """Reads the cells in some items of arrays."""

    __slots__ = ("_ways",)

    def __init__(self, inside: Mapping[str, _Reader]) -> None:
        known = ((key, reader.way) for key, reader in inside.items() if key.isdecimal())
        self._ways: List[Tuple[int, Fill]] = [(int(key), way) for key, way in known]

    def read(self, items: Sequence[object], row: List[object]) -> None:
        for at, way in self._ways:
            if at < len(items):
                way(items[at], row)


class _Fields:
    """Reads the cells of the instances of one class, from where pydantic keeps its values."""

    __slots__ = ("_deep", "_others", "_own")

    def __init__(self, kind: Type[Record], inside: Mapping[str, _Reader]) -> None:
        shape = model_shape(kind)
        self._own: List[Tuple[int, str, Optional[Type[object]], Cell, Field]] = []
        self._deep: List[Tuple[str, Dict[Type[object], Fill], Fill]] = []
        self._others: List[Tuple[str, _Reader]] = []
        for key, reader in inside.items():
            field = shape.find(key)
            if field is None or field.wire != key:
                self._others.append((key, reader))
                continue
            for position, cell in reader.cells:
                self._own.append((position, field.name, cell.native, cell, field))
            if reader.has_inside:
                self._deep.append((field.name, reader.bound, reader.enter))

    def read(self, model: Record, row: List[object]) -> None:
        held = model.__dict__
        as_read = CAME not in held  # else some values came as another type than they are here
        for position, name, native, cell, field in self._own:
            value = held.get(name)
            if value is None:
                continue
            if as_read and type(value) is native:
                row[position] = value
            else:
                row[position] = cell.of(_property(model, field))
        for name, bound, enter in self._deep:
            inner: object = held.get(name)
            if inner is not None:
                bound.get(type(inner), enter)(inner, row)
        extra = model.model_extra if self._others else None
        for key, reader in self._others if extra else ():
            if extra is not None and extra.get(key) is not None:
                reader.read(extra[key], row)


def _nothing(_value: object, _row: List[object]) -> None:
    """Read a value with nothing inside."""


def _property(model: Record, field: Field) -> object:
    """The JSON of one property, as it came if it is kept."""
    held = model.__dict__
    if CAME not in held:
        return dump_shape(field.shape, held.get(field.name), exact=True)
    only = {field.name: held.get(field.name), CAME: held[CAME]}
    return dump_exact(construct(type(model), (only, {}, {field.name}))).get(field.wire)


def _json(value: object) -> object:
    """The JSON of a value, in which numbers have all their digits."""
    if isinstance(value, Record):
        return dump_exact(value)
    if is_several(value) or is_dict(value):
        value = to_jsonable(value)  # models first: they are asked for nothing exact
    return to_jsonable(value, exact=True)


def _keys(pointer: str) -> Tuple[str, ...]:
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:])


def _at(value: object, keys: Sequence[str]) -> object:
    """What stands at ``keys`` in a value, or None."""
    for key in keys:
        value = _member(value, key)
    return value


def _member(value: object, key: str) -> object:
    if is_dict(value):
        return value.get(key)
    if is_several(value):
        return value[int(key)] if key.isdecimal() and int(key) < len(value) else None
    if not isinstance(value, Record):
        return None
    field = model_shape(type(value)).find(key)
    if field is not None and field.wire == key:
        return value.__dict__.get(field.name)
    return (value.model_extra or {}).get(key)


def _without(value: object, keys: Sequence[str]) -> object:
    """A value without what stands at ``keys``, which it has. Nothing inside is copied."""
    if not keys:
        return None
    key, deeper = keys[0], keys[1:]
    if is_dict(value):
        return _less(value, key, deeper)
    if is_several(value):
        return [_without(each, deeper) if str(at) == key else each for at, each in enumerate(value)]
    if not isinstance(value, Record):
        return value
    values, extra, given = dict(value.__dict__), value.model_extra or {}, value.model_fields_set
    field = model_shape(type(value)).find(key)
    if field is not None and field.wire == key:
        values = _less(values, field.name, deeper)
        given = given if deeper else given - {field.name}
    else:
        extra = _less(extra, key, deeper)
    return construct(type(value), (values, extra, given))


def _less(values: Mapping[str, object], key: str, deeper: Sequence[str]) -> Dict[str, object]:
    kept = dict(values)
    inner = kept.pop(key, None)
    return {**kept, key: _without(inner, deeper)} if deeper else kept
