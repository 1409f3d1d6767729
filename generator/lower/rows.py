"""``x-sdk-rows``: how the nested JSON of a reply becomes rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, get_args

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Obj
from generator.ir.rows import UNITS, ColumnType, RowColumn, RowLevel, RowsOf
from generator.ir.types import Scalar
from generator.lower.hints import HintReader

KEY: Final = "x-sdk-rows"

_RESPONSE: Final = "response"  # what the reply itself is called among the levels
_RAW: Final = ("raw", "raw_parents")  # columns of every table
_TYPES: Final = MappingProxyType({name: name for name in get_args(ColumnType)})
_UNITS: Final = MappingProxyType({name: name for name in UNITS})
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SOURCES: Final = ("value", "index", "constant")
_COLUMN: Final = frozenset({"name", "level", "type", "unit", "join", "description", *_SOURCES})


def read_rows(node: Obj, sink: Sink) -> RowsOf | None:
    """The rows that an operation declares; None for none, and for what is malformed."""
    reader, reported = HintReader(sink), len(sink)
    inner = reader.mapping(node, KEY, {"levels", "columns"})
    if inner is None or not reader.needs(inner, "levels", "columns"):
        return None
    levels = tuple(_levels(reader, inner))
    columns = tuple(_columns(reader, inner, [_RESPONSE, *(level.name for level in levels)]))
    return RowsOf(levels, columns) if len(sink) == reported else None


def _levels(reader: HintReader, inner: Obj) -> Iterator[RowLevel]:
    seen = {_RESPONSE}
    for entry in _entries(reader, inner, "levels", {"name", "items"}, ("name", "items")):
        name = _name(reader, entry, seen)
        yield RowLevel(name, reader.pointer(entry, "items"), entry.at("items"))


def _columns(reader: HintReader, inner: Obj, levels: list[str]) -> Iterator[RowColumn]:
    seen: set[str] = {*_RAW}
    for entry in _entries(reader, inner, "columns", set(_COLUMN), ("name",)):
        name = _name(reader, entry, seen)
        sources = [key for key in _SOURCES if key in entry]
        if len(sources) != 1:
            message = f"The column {name!r} must have exactly one of {', '.join(_SOURCES)}."
            reader.sink.error("L301", message, entry.loc)
            continue
        level = reader.text(entry, "level") or _RESPONSE
        if level not in levels:
            hint = did_you_mean(level, levels)
            message = f"The column {name!r} names the level {level!r}, which does not exist."
            reader.sink.error("L302", message, entry.at("level"), hint=hint)
            continue
        yield RowColumn(
            name=name,
            level=levels.index(level),
            pointer=reader.pointer(entry, "value"),
            index=_true(reader, entry, "index"),
            constant=_constant(reader, entry),
            join=reader.text(entry, "join") if "join" in entry else None,
            type=reader.word(entry, "type", _TYPES),
            unit=reader.word(entry, "unit", _UNITS) or "",
            doc=reader.text(entry, "description"),
            loc=entry.loc,
        )


def _entries(
    reader: HintReader, inner: Obj, key: str, names: set[str], needed: tuple[str, ...]
) -> Iterator[Obj]:
    listed = inner[key]
    if not isinstance(listed, Arr) or not listed:
        reader.wrong(inner, key, "a list of objects")
        return
    for index, entry in enumerate(listed):
        if not isinstance(entry, Obj):
            reader.sink.error("L301", f"An entry of {key!r} must be an object.", listed.at(index))
            continue
        for name in entry:
            if name not in names:
                message = f"An entry of {key!r} cannot have the key {name!r}."
                hint = did_you_mean(name, sorted(names))
                reader.sink.error("L301", message, entry.at(name), hint=hint)
        if reader.needs(entry, *needed):
            yield entry


def _name(reader: HintReader, entry: Obj, seen: set[str]) -> str:
    """A name that is not in ``seen``, which it joins."""
    name = reader.text(entry, "name")
    if not _NAME.fullmatch(name):
        reader.wrong(entry, "name", "letters, digits and underscores, not beginning with a digit")
    elif name in seen:
        message = f"The name {name!r} is already taken."
        hint = "Choose another name; 'response', 'raw' and 'raw_parents' are always taken."
        reader.sink.error("L301", message, entry.at("name"), hint=hint)
    seen.add(name)
    return name


def _true(reader: HintReader, entry: Obj, key: str) -> bool:
    if key in entry and entry[key] is not True:
        reader.wrong(entry, key, "true")
    return key in entry


def _constant(reader: HintReader, entry: Obj) -> Scalar:
    value = entry.get("constant")
    if "constant" in entry and not isinstance(value, str | int | float | bool):
        reader.wrong(entry, "constant", "a string, a number or a boolean")
        return None
    return value if isinstance(value, str | int | float | bool) else None
