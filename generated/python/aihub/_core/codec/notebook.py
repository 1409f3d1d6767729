"""How notebooks show a model: a table of its fields, or of its items if it is a list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Dict, List, Sequence

from ..base.guards import is_list

if TYPE_CHECKING:
    from .record import Record

#: Rows and columns that are shown, and characters of a value.
_ROWS, _COLUMNS, _WIDE = 20, 8, 120


def html_of(model: Record) -> str:
    """``model`` as an HTML table of bounded size. Nothing is fetched for it."""
    fields = _fields(model)
    lists = [name for name, value in fields.items() if is_list(value) and _rows_of(value)]
    title = f"<b>{escape(type(model).__name__)}</b>"
    if len(lists) != 1:
        return title + _table((), [[name, value] for name, value in fields.items()])
    items = fields.pop(lists[0])
    rest = ", ".join(f"{escape(name)}: {_text(value)}" for name, value in fields.items())
    count = f"{escape(lists[0])}: {len(items)}" + (f", {rest}" if rest else "")
    rows = [_fields(item) for item in items[:_ROWS]]
    columns = list(dict.fromkeys(name for row in rows for name in row))[:_COLUMNS]
    table = _table(columns, [[row.get(name) for name in columns] for row in rows])
    more = len(items) - len(rows)
    return f"{title} ({count}){table}" + (f"<p>and {more} more</p>" if more else "")


def _fields(model: Record) -> Dict[str, Any]:
    """What ``repr`` shows; fields that are secret are not among them."""
    shown = [(name, value) for name, value in model.__repr_args__() if name]
    return {str(name): value for name, value in shown if value is not None}


def _rows_of(items: Sequence[object]) -> bool:
    return bool(items) and all(hasattr(item, "__repr_args__") for item in items[:_ROWS])


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body: List[str] = [f"<tr>{head}</tr>"] if columns else []
    for row in rows[: _ROWS * 5]:
        cells = "".join(f"<td>{_text(value)}</td>" for value in row)
        body.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(body)}</table>"


def _text(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else repr(value)
    return escape(text if len(text) <= _WIDE else text[: _WIDE - 1] + "\u2026")
