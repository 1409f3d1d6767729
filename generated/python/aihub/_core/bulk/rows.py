"""The table of a batch: one row for each of its documents, as the bytes of a Parquet file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Dict, List, Mapping, NamedTuple, Sequence

from .batches import Batch, File
from .libraries import library
from .recipe import Recipe

if TYPE_CHECKING:
    from .libraries import ArrowTable

__all__ = ["Row", "flat_table", "matched", "table"]


class Row(NamedTuple):
    """What became of a document: ``ok`` with its results, ``missing`` in them, or ``failed``."""

    status: str
    error: str = ""
    results: Sequence[object] = ()


def matched(files: Sequence[File], found: Mapping[str, List[object]]) -> Dict[str, Row]:
    """The row of each file by name. ``found`` are the results by the name that they give."""
    folded: Dict[str, List[object]] = {}
    for name, results in found.items():
        folded.setdefault(_plain(name), []).extend(results)
    rows: Dict[str, Row] = {}
    for file in files:
        results = folded.get(_plain(file.name), [])
        missing = Row("missing", "the results of the run do not contain the document")
        rows[file.name] = Row("ok", results=results) if results else missing
    return rows


def table(
    recipe: Recipe, batch: Batch, rows: Mapping[str, Row], *, container: str, run: str
) -> bytes:
    """A Parquet file with a row for each file of ``batch``, in their order."""
    pa = library("pyarrow")
    given = [rows[file.name] for file in batch.files]
    text = pa.string()
    columns = {
        "path": ([_text(file.path) for file in batch.files], text),
        "status": ([row.status for row in given], text),
        "error": ([row.error or None for row in given], text),
        "results": ([_json(row.results) for row in given], text),
        "result_count": ([len(row.results) for row in given], pa.int32()),
        "file_name": ([_text(file.name) for file in batch.files], text),
        "size": ([file.size for file in batch.files], pa.int64()),
        "batch": ([batch.key for _ in given], text),
        recipe.container_column: ([container or None for _ in given], text),
        recipe.run_column: ([run or None for _ in given], text),
    }
    arrays = {name: pa.array(values, kind) for name, (values, kind) in columns.items()}
    return _written(pa.table(arrays))


def flat_table(recipe: Recipe, batch: Batch, flat: ArrowTable) -> bytes:
    """A Parquet file with flat rows, and in front of them the path of the document of each."""
    pa = library("pyarrow")
    paths = {_plain(file.name): _text(file.path) for file in batch.files}
    names = flat.column(recipe.rows_file).to_pylist()
    column = pa.array([paths.get(_plain(str(name))) for name in names], pa.string())
    taken = flat.column_names
    name = next(one for one in ("path", "source_path", "document_path") if one not in taken)
    return _written(flat.add_column(0, name, column))


def _written(made: ArrowTable) -> bytes:
    sink = library("pyarrow").BufferOutputStream()
    library("pyarrow.parquet").write_table(made, sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _plain(name: str) -> str:
    """A file name as two systems would agree on it: without folders, in one case of letters."""
    return name.replace("\\", "/").rpartition("/")[2].casefold()


def _text(path: str) -> str:
    """A path as Unicode; bytes that are none are shown as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _json(results: Sequence[object]) -> object:
    return json.dumps(results, ensure_ascii=False) if results else None
