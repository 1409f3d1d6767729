"""Methods whose one response is a table, as Python code: their recipes, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.targets.python.planning.methods import PlannedMethod, descriptor_name
from generator.targets.python.planning.results import ResultClass
from generator.targets.python.writing.annotations import Annotator

#: What the result of a method is that has rows.
ROWS_NOTE: Final = (
    "The result is also a table: `rows()` yields flat dicts with the same columns whatever came, and "
    "`to_csv()`, `to_pandas()`, `to_arrow()` and `to_parquet()` write them."
)


@dataclass(frozen=True, slots=True)
class TabledWriter:
    """Writes what a method has because its response is a table."""

    planned: PlannedMethod
    result: ResultClass
    writer: Annotator

    @property
    def name(self) -> str:
        """The module constant that holds the recipe; no descriptor ends with an underscore."""
        return f"{descriptor_name(self.planned.method.name)}_TABLE_"

    @property
    def decorator(self) -> str:
        """What the method of the asynchronous client is decorated with."""
        return "tabled"

    def types(self) -> tuple[str, str]:
        """The tables of the two clients."""
        return f"models.{self.result.name}", f"models.{self.result.async_name}"

    def recipe(self) -> tuple[str, str, str]:
        """Name, annotation and expression of the recipe."""
        table = self.writer.imports.name(f"{self.writer.core}.spec.rows", "Table")
        types = ", ".join(self.types())
        operation = descriptor_name(self.planned.method.name)
        expression = f"{table}({operation}, classes=lambda: ({types}))"
        return self.name, f"{table}[{types}]", expression

    def note(self) -> str:
        """What the rows are."""
        return ROWS_NOTE
