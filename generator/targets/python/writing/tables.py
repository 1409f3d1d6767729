"""Tables as Python code: the type of a row, and the recipe by which rows are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.emit.filters import py_literal, py_str, py_tuple
from generator.ir.rows import ColumnType, RowColumn, RowsOf
from generator.targets.python.planning.results import ResultClass
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import doc_view, wrap
from generator.targets.python.writing.views import TableView

#: The Python type of the cells of a column; None: a type that is imported.
_PYTHON: Final[Mapping[ColumnType, str]] = MappingProxyType(
    {"text": "str", "integer": "int", "number": "float", "boolean": "bool", "json": "str"}
)
#: Further keys of a row that was asked for with what it is made of.
RAW: Final = MappingProxyType(
    {
        "raw": "With `raw=True`: the JSON of the object that the row is made of.",
        "raw_parents": "With `raw=True`: the JSON of everything around that object, by level.",
    }
)


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes the table of one result class."""

    result: ResultClass
    rows: RowsOf
    writer: Annotator
    recipe_name: str  # the module constant that holds the recipe
    distribution: str

    def view(self) -> TableView:
        """The statements."""
        return TableView(
            name=self.result.row_name,
            row=self._row(),
            doc=doc_view(self._doc()),
            recipe_name=self.recipe_name,
            recipe=self._recipe(),
        )

    def _row(self) -> str:
        name = self.writer.imports.name
        typed_dict = name("typing_extensions", "TypedDict")
        raw = f"{name('typing_extensions', 'NotRequired')}[str]"
        pairs = [f"{py_str(key)}: {cell}" for key, cell in self.cells()]
        pairs += [f"{py_str(extra)}: {raw}" for extra in RAW]
        return f"{typed_dict}({py_str(self.result.row_name)}, {{{', '.join(pairs)}}})"

    def cells(self) -> Iterator[tuple[str, str]]:
        """The keys of a row, and the annotations of their values."""
        return ((column.name, self._cell(column)) for column in self.rows.columns)

    def _cell(self, column: RowColumn) -> str:
        kind = column.type or "json"
        python = _PYTHON.get(kind) or self.writer.imports.name("datetime", "datetime")
        always = column.constant is not None or (column.index and column.level == 1)
        return python if always else self.writer.optional(python)

    def _doc(self) -> str:
        innermost = self.rows.levels[-1].name.replace("_", " ")
        listed = [f"- `{c.name}`: {c.doc}" for c in self.rows.columns]
        listed += [f"- `{name}`: {text}" for name, text in RAW.items()]
        head = f"A row of a table: one {innermost}. Cells without a value are None."
        return wrap("\n\n".join((head, "\n".join(listed))))

    def _recipe(self) -> str:
        name = self.writer.imports.name
        module = f"{self.writer.core}.spec.rows"
        rows, column = name(module, "Rows"), name(module, "Column")
        levels = py_tuple([f"({py_str(v.name)}, {py_str(v.items)})" for v in self.rows.levels])
        columns = [f"{column}({', '.join(self._arguments(c))})" for c in self.rows.columns]
        parts = (levels, py_tuple(columns), f"distribution={py_str(self.distribution)}")
        return f"{rows}({', '.join(parts)})"

    @staticmethod
    def _arguments(column: RowColumn) -> Iterator[str]:
        yield py_str(column.name)
        yield str(column.level)
        if column.pointer:
            yield py_str(column.pointer)
        if column.type not in (None, "text"):
            yield f"type={py_str(column.type)}"
        if column.unit:
            yield f"unit={py_str(column.unit)}"
        if column.index:
            yield "index=True"
        if column.constant is not None:
            yield f"constant={py_literal(column.constant)}"
        if column.join is not None:
            yield f"join={py_str(column.join)}"
