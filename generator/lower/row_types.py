"""The columns of ``x-sdk-rows`` against the types of their reply: what they leave out is found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, get_args

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.findings import Finding
from generator.ir.members import item_type, properties, type_at
from generator.ir.model import Operation
from generator.ir.rows import UNITS, ColumnType, RowColumn, RowLevel, RowsOf
from generator.ir.types import (
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Map,
    Named,
    ObjectDecl,
    Primitive,
    Scalar,
    Tuple,
    TypeRef,
)
from generator.ir.walk import target_of
from generator.notation.pointer import pointer_to, tokens_of

_OF_JSON: Final[Mapping[str, ColumnType]] = MappingProxyType(
    {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
)


def complete(
    operations: Iterable[Operation], decls: Mapping[DeclId, Decl], sink: Sink
) -> tuple[Operation, ...]:
    """The operations, with columns that know their types; rows that fit no reply are dropped."""
    return tuple(
        operation if rows is None else _completed(operation, rows, decls, sink)
        for operation in operations
        for rows in (operation.hints.rows,)
    )


def _completed(
    operation: Operation, rows: RowsOf, decls: Mapping[DeclId, Decl], sink: Sink
) -> Operation:
    reply = operation.reply()
    root = next((media.type for media in reply.media), None) if reply is not None else None
    table = _Table(root, decls)
    findings = [*table.levels(rows.levels)]
    fits, known = not findings, True
    columns = []
    for column in rows.columns:
        try:
            columns.append(table.column(column))
        except _LostError as error:
            findings.append(error.finding)
        except _MisfitError as error:
            sink.error("L305", error.finding.message, error.finding.loc, hint=error.finding.hint)
            known = False
    for found in findings:
        what = "the column is left out" if fits else "there are no rows"
        message = f"{found.message.rstrip('.')}; {what}."
        sink.outdated("L305", message, found.loc, hint=found.hint)
    done = replace(rows, columns=tuple(columns)) if fits and known and columns else None
    return replace(operation, hints=replace(operation.hints, rows=done))


class _MisfitError(Exception):
    """A column does not fit its reply."""

    def __init__(self, loc: Loc, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.finding = Finding(loc, message, hint)


class _LostError(_MisfitError):
    """What a column is about is not in its reply."""


class _Table:
    """The types of the objects of each level. Mutable: levels are found one by one."""

    def __init__(self, root: TypeRef | None, decls: Mapping[DeclId, Decl]) -> None:
        self._decls = decls
        self._objects: list[TypeRef | None] = [root]
        self._names = ["response"]

    def levels(self, levels: Iterable[RowLevel]) -> Iterator[Finding]:
        """Find the types of all levels; yield what is wrong with them."""
        for level in levels:
            found = None
            try:
                found = self._at(self._objects[-1], level.items, level.loc)
            except _MisfitError as error:
                yield error.finding
            item = item_type(found, self._decls)
            if found is not None and item is None:
                message = f"{level.items!r} is not an array, so there are no items for rows."
                yield Finding(level.loc, message, "Use a pointer to an array.")
            self._objects.append(item)
            self._names.append(level.name.replace("_", " "))

    def column(self, column: RowColumn) -> RowColumn:
        """``column`` with its type, unit and prose.

        :raises _MisfitError: its value does not exist, or has another type.
        """
        if column.index or column.constant is not None:
            return self._fixed(column)
        holder = self._objects[column.level]
        place = column.loc.child("value")
        ref = self._at(holder, column.pointer, place)
        if column.join is not None and self._form(ref) not in ("array", "open"):
            message = f"{column.pointer!r} is not an array, so there is nothing to join."
            raise _MisfitError(column.loc.child("join"), message, "Remove 'join'.")
        kind = column.type or ("text" if column.join is not None else self._type(ref))
        if kind is None:
            message = f"The schema does not say what {column.pointer!r} is."
            raise _MisfitError(place, message, f"Add 'type': {', '.join(get_args(ColumnType))}.")
        doc, unit = self._said(holder, column.pointer)
        if kind == "time" and not column.unit and unit not in UNITS and self._is_number(ref):
            message = f"Nothing says what the numbers of {column.pointer!r} count."
            raise _MisfitError(place, message, f"Add 'unit': {', '.join(UNITS)}.")
        if kind != "time" and column.unit:
            message = "Only times have a unit here."
            raise _MisfitError(column.loc.child("unit"), message, "Remove it, or add 'type: time'.")
        if kind == "time" and not column.unit and unit in UNITS:
            column = replace(column, unit=unit)
        doc = doc or f"The value of the {self._names[column.level]} at `{column.pointer}`."
        return replace(column, type=kind, doc=column.doc or doc)

    def _fixed(self, column: RowColumn) -> RowColumn:
        if column.index and not column.level:
            message = "Only the items of a list have a position, not the response itself."
            raise _MisfitError(column.loc.child("index"), message, "Add 'level'.")
        match column.constant:
            case bool():
                kind: ColumnType = "boolean"
            case float():
                kind = "number"
            case str():
                kind = "text"
            case _:
                kind = "integer"
        doc = f"Always `{column.constant}`."
        if column.index:
            doc = f"The position of the {self._names[column.level]} in its list, starting at 0."
        return replace(column, type=column.type or kind, doc=column.doc or doc)

    def _at(self, ref: TypeRef | None, pointer: str, loc: Loc) -> TypeRef | None:
        """The type at ``pointer``; None if the schema leaves it open.

        :raises _MisfitError: the schema has no such property.
        """
        tokens = tokens_of(pointer)
        for count, token in enumerate(tokens):
            inner = type_at(ref, pointer_to([token]), self._decls)
            if inner is None and self._form(ref) != "open":
                message = f"{pointer_to(tokens[: count + 1])!r} does not exist in the response."
                known = properties(ref, self._decls)
                raise _LostError(loc, message, did_you_mean(token, known))
            ref = inner
            if ref is None:
                return None
        return ref

    def _form(self, ref: TypeRef | None) -> str:
        """Whether it is an "array", an "object", a "scalar", or "open": anything may be there."""
        target = target_of(ref, self._decls) if ref is not None else None
        match target:
            case Array() | Tuple():
                return "array"
            case Named(id=decl_id):
                if not isinstance(self._decls.get(decl_id), ObjectDecl):
                    return "scalar"
                return "object" if properties(target, self._decls) else "open"
            case Primitive() | Literals():
                return "scalar"
            case _:
                return "open"

    def _is_number(self, ref: TypeRef | None) -> bool:
        return self._type(ref) in ("integer", "number")

    def _type(self, ref: TypeRef | None) -> ColumnType | None:
        target = target_of(ref, self._decls) if ref is not None else None
        match target:
            case Primitive(kind=kind):
                return "time" if kind.row.tells_time else _OF_JSON.get(kind.row.json)
            case Literals(values=values):
                return _of_values(values)
            case Named(id=decl_id):
                decl = self._decls.get(decl_id)
                return _of_values(decl.values) if isinstance(decl, EnumDecl) else "json"
            case Array() | Tuple() | Map():
                return "json"
            case _:
                return None

    def _said(self, holder: TypeRef | None, pointer: str) -> tuple[str, str]:
        """What the property at ``pointer`` says of itself: its prose, and its unit."""
        tokens = tokens_of(pointer)
        if not tokens:
            return "", ""
        owner = type_at(holder, pointer_to(tokens[:-1]), self._decls)
        found = properties(owner, self._decls).get(tokens[-1])
        return (found.doc.brief, found.doc.unit) if found is not None else ("", "")


def _of_values(values: tuple[Scalar, ...]) -> ColumnType | None:
    if all(isinstance(value, str) for value in values):
        return "text"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    return "integer" if all(isinstance(value, int) for value in values) else None
