"""How bulk is run: the options that every function of it takes beside those of the API."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from typing_extensions import TypedDict

from ..base.errors import ConfigurationError
from ..spec.options import whole_number
from ..spec.transfer import ProgressInput
from .recipe import Recipe

__all__ = ["BulkOptions", "Chosen"]


class BulkOptions(TypedDict, total=False):
    """The options of a bulk run.

    ``scheduler`` is the address of a Dask scheduler, or a ``distributed.Client`` or cluster; by
    default, workers are started on this machine, as many as ``workers`` says. ``batch_size`` is the
    number of documents in a run (100), ``batch_bytes`` limits their size. ``max_runs`` is the number
    of runs in flight (8), ``max_requests`` that of requests (32), both over the whole cluster.
    ``attempts`` is how often a run is started that fails (2). ``cleanup`` deletes what the documents
    were uploaded into, once their table is written. ``rows`` also writes the flat rows of the
    results, in ``rows`` beside ``documents``. ``path_column`` is the column of a table or data
    frame that has the paths (``path``). ``label`` begins the names of what is created.
    ``storage_options`` are those of fsspec for the output, ``source_options`` for the documents.
    ``progress`` is True for a bar, or a callable that gets a ``Progress`` counted in files.
    """

    scheduler: Any
    workers: Optional[int]
    batch_size: int
    batch_bytes: Optional[int]
    max_runs: int
    max_requests: int
    attempts: int
    cleanup: bool
    rows: bool
    path_column: str
    label: str
    storage_options: Optional[Mapping[str, Any]]
    source_options: Optional[Mapping[str, Any]]
    progress: Optional[ProgressInput]


class Chosen:
    """The options, checked and completed.

    :raises ConfigurationError: one of them is not valid.
    """

    def __init__(self, given: BulkOptions, recipe: Recipe) -> None:
        unknown = sorted(set(given) - set(BulkOptions.__annotations__))
        if unknown:
            raise ConfigurationError(f"unknown option {unknown[0]!r}")
        self.scheduler = given.get("scheduler")
        self.workers = _whole("workers", given.get("workers"))
        self.batch_size = _whole("batch_size", given.get("batch_size", 100)) or 1
        self.batch_bytes = _whole("batch_bytes", given.get("batch_bytes"))
        self.max_runs = _whole("max_runs", given.get("max_runs", 8)) or 1
        self.max_requests = _whole("max_requests", given.get("max_requests", 32)) or 1
        self.attempts = _whole("attempts", given.get("attempts", 2)) or 1
        self.cleanup = bool(given.get("cleanup", False))
        self.rows = bool(given.get("rows", False))
        self.path_column = given.get("path_column", "path")
        self.label = given.get("label", "bulk")
        self.storage_options = dict(given.get("storage_options") or {})
        self.source_options = dict(given.get("source_options") or {})
        self.progress = given.get("progress")
        most = recipe.most_files
        if most and self.batch_size > most:
            raise ConfigurationError(f"batch_size must be at most {most}, the files of a run")
        if self.rows and not recipe.rows_file:
            raise ConfigurationError("rows cannot be written: the results have none")


def _whole(name: str, value: Optional[int]) -> Optional[int]:
    if value is None:
        return None
    try:
        return whole_number(value, 1)
    except ValueError as error:
        raise ConfigurationError(f"{name} {error}") from None
