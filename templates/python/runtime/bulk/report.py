"""What a bulk run ends with, read from the output: so it counts the documents of earlier runs, too."""

from __future__ import annotations

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Iterator, List, Mapping, NamedTuple, Optional, Tuple

from ..base.errors import APIError
from .store import Store

__all__ = ["BulkStoppedError", "Failure", "OpenBatch", "Report", "failures_name", "write_report"]

_SHOWN = 1000  # failures that a report holds; all are in the file
_READERS = 16


class Failure(NamedTuple):
    """A document without a result: ``failed``, or ``missing`` in the results of its run."""

    path: str
    status: str
    reason: str


class OpenBatch(NamedTuple):
    """A batch that is not finished, and why. The next call with the same output goes on with it."""

    key: str
    documents: int
    reason: str


@dataclass(frozen=True)
class Report:
    """What has become of all documents of an output.

    ``documents`` are in the table, one row each: ``succeeded`` with results, ``failed`` without.
    ``failures`` are the first thousand of the latter; ``failures.csv`` beside the table has all.
    ``open`` are the batches that are not finished; it is empty when there is nothing left to do.
    ``repeated`` counts documents that were listed more than once. ``seconds`` are those of this call.
    """

    output: str
    documents: int
    succeeded: int
    failed: int
    batches: int
    failures: Tuple[Failure, ...]
    open: Tuple[OpenBatch, ...]
    repeated: int
    seconds: float

    def __str__(self) -> str:
        batches, documents = _batches(self.batches), _documents(self.documents)
        text = f"{documents} in {batches}: {self.succeeded:,} succeeded, {self.failed:,} failed"
        if self.open:
            left = _documents(sum(one.documents for one in self.open))
            text += f"; {_batches(len(self.open))} with {left} not finished"
        return f"{text}; {self.seconds:.0f} s"


class BulkStoppedError(APIError):
    """Nothing else could have worked, so bulk stopped. ``bulk_report`` says what was done until then."""

    bulk_report: Optional[Report] = None


def _batches(count: int) -> str:
    return f"{count:,} batch" if count == 1 else f"{count:,} batches"


def _documents(count: int) -> str:
    return f"{count:,} document" if count == 1 else f"{count:,} documents"


def failures_name(key: str) -> str:
    """The documents of a finished batch that have no result, with reasons."""
    return f"_bulk/failures/{key}.json"


def write_report(
    store: Store,
    finished: Mapping[str, int],
    left: Tuple[OpenBatch, ...],
    *,
    repeated: int,
    seconds: float,
) -> Report:
    """The report, and ``failures.csv`` with it. ``finished`` are the documents of each batch."""
    shown: List[Failure] = []
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(Failure._fields)
    count = 0
    for failure in _failures(store, list(finished)):
        lines.writerow([_text(part) for part in failure])
        count += 1
        if count <= _SHOWN:
            shown.append(failure)
    store.put("failures.csv", text.getvalue().encode())
    documents = sum(finished.values())
    return Report(
        output=store.place,
        documents=documents,
        succeeded=documents - count,
        failed=count,
        batches=len(finished),
        failures=tuple(shown),
        open=left,
        repeated=repeated,
        seconds=seconds,
    )


def _failures(store: Store, keys: List[str]) -> Iterator[Failure]:
    told_of = set(store.names("_bulk/failures"))
    names = [name for name in map(failures_name, keys) if name.rpartition("/")[2] in told_of]
    with ThreadPoolExecutor(_READERS) as pool:
        for told in pool.map(store.get_json, names):
            for one in (told or {}).get("failures", ()):
                yield Failure(*one)


def _text(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
