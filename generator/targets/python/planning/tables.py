"""Methods whose result has rows (``x-sdk-rows``): a class with what can be done with a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.diagnostics import Sink
from generator.ir.types import Decl, DeclId
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.pages import model_of, shown_type
from generator.targets.python.planning.results import Member, ResultBase, WantedResult
from generator.targets.python.settings import Returns

_RAW: Final = "raw: bool = False"
_TARGET: Final = "target: Target"

#: A table: ``codec.row_results.SyncRows`` and its kin. A page can be one as well.
ROWS: Final = ResultBase(
    name="Rows",
    module="codec.row_results",
    wish="{}Table",
    doc="A table: :class:`{model}`, and its rows.",
    members=(
        Member("columns", "The names of the columns.", "Tuple[str, ...]", is_property=True),
        Member(
            "rows",
            "The rows as dicts, one by one.",
            "Iterator[{argument}]",
            "AsyncIterator[{argument}]",
            takes=("*", _RAW),
            passes="raw=raw",
        ),
        Member(
            "to_csv",
            "Write all rows to a path or an open text file, and return how many there are.",
            "int",
            awaited=True,
            takes=(_TARGET, "*", _RAW, "excel: bool = False"),
            passes="target, raw=raw, excel=excel",
        ),
        Member(
            "to_pandas",
            "All rows as a data frame of pandas.",
            "Any",
            awaited=True,
            takes=("*", _RAW),
            passes="raw=raw",
        ),
        Member(
            "to_arrow",
            "All rows as an Arrow table.",
            "Any",
            awaited=True,
            takes=("*", _RAW),
            passes="raw=raw",
        ),
        Member(
            "to_parquet",
            "Write all rows to a path or an open binary file, and return how many there are.",
            "int",
            awaited=True,
            takes=(_TARGET, "*", _RAW),
            passes="target, raw=raw",
        ),
    ),
)


def table_model(planned: PlannedMethod, decls: Mapping[DeclId, Decl]) -> DeclId | None:
    """The class of the one response of a method whose result is a table but no page."""
    if planned.method.operation.hints.rows is None or planned.paging is not None:
        return None
    shown = shown_type(planned, decls)
    return None if shown is None or planned.returns is not Returns.VALUE else model_of(shown, decls)


def wanted_tables(
    methods: Iterable[PlannedMethod], decls: Mapping[DeclId, Decl], sink: Sink
) -> Iterator[WantedResult]:
    """The classes of the tables that are no pages; rows that get none are reported."""
    for planned in methods:
        operation = planned.method.operation
        rows, model = operation.hints.rows, table_model(planned, decls)
        if model is not None:
            yield WantedResult(operation.key, ROWS, model, rows=rows)
        elif rows is not None and (planned.paging is None or planned.paging.model is None):
            sink.warning(
                "N012",
                f"The rows of {operation.key!r} are not available, because its result is not "
                "always one object.",
                operation.loc.child("x-sdk-rows"),
                hint="Describe one JSON object as the successful response.",
            )
