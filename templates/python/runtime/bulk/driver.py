"""Hands out batches to a cluster of Dask, a bounded number at a time, until all are finished.

A batch is one task of Dask, from its first upload to its table. While its run goes on, the task
leaves its place in the thread pool of the worker, so a worker can have any number of runs. When a
worker dies, Dask starts its tasks anew on another one, and they go on from what is noted in the
output.
"""

from __future__ import annotations

import hashlib
import pickle
import time
import uuid
from collections import deque
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Callable, Deque, Dict, Iterator, Mapping, Optional

from ..base.errors import ConfigurationError
from .batches import Batches, rows_name, table_name
from .cluster import check_guard, cluster
from .documents import Document, Source, documents
from .job import Job, Outcome
from .lease import Lease
from .libraries import library, need
from .options import BulkOptions, Chosen
from .progress import Counter
from .recipe import Recipe
from .report import BulkStoppedError, OpenBatch, Report, write_report
from .store import Store
from .work import run_batch

if TYPE_CHECKING:
    from .libraries import Cluster, Ended, Future

__all__ = ["run"]

_JOB = "_bulk/job.json"
_RETRIES = 5  # of a task that met trouble
_PROOF = 3  # batches that fail before one succeeds, until bulk stops
_TROUBLES = 10  # batches in a row that met trouble, until bulk stops
_SENDERS = 8  # threads that upload a batch


def run(
    recipe: Recipe,
    source: Source,
    output: str,
    *,
    client: object,
    arguments: Mapping[str, Mapping[str, Any]],
    options: BulkOptions,
) -> Report:
    """Run all documents of ``source`` that are not finished in ``output``.

    ``client`` is an instance without credentials, or a function that makes one on each worker.

    :raises BulkStoppedError: no document could have been run, for example because access is denied.
    :raises BulkBusyError: another call works on the same output.
    :raises ImportError: the extra is not installed.
    """
    need(recipe.distribution)
    chosen = Chosen(options, recipe)
    check_guard(chosen)
    began = time.monotonic()
    store = Store(str(output), chosen.storage_options)
    with ExitStack() as stack:
        lease = stack.enter_context(Lease(store))
        batches = Batches(store, chosen.batch_size, chosen.batch_bytes)
        token = _begun(store, recipe, arguments, anew=not batches.finished())
        job = Job(
            owner=lease.owner,
            recipe=recipe,
            client=_factory(client),
            place=store.place,
            label=f"{chosen.label} {token}",
            arguments=arguments,
            storage_options=chosen.storage_options,
            source_options=chosen.source_options,
            max_requests=chosen.max_requests,
            senders=_SENDERS,
            attempts=chosen.attempts,
            cleanup=chosen.cleanup,
            rows=chosen.rows,
        )
        found = documents(source, chosen.path_column, chosen.source_options)
        dask = stack.enter_context(cluster(chosen, job))
        progress = stack.enter_context(Counter(chosen.progress))
        driver = _Driver(dask, job, lease, batches, progress)
        try:
            driver.work_off(found, chosen.max_runs)
        except BulkStoppedError as error:
            error.bulk_report = driver.report(time.monotonic() - began)
            raise
        finally:
            driver.cancel()
        return driver.report(time.monotonic() - began)


def _begun(
    store: Store, recipe: Recipe, arguments: Mapping[str, Mapping[str, Any]], *, anew: bool
) -> str:
    """What tells the containers of this output from others. All its runs have the same arguments.

    Only digests of them are written, because some may be secrets.

    :raises ConfigurationError: there are results of other arguments.
    """
    given = {
        f"{method}: {name}": hashlib.blake2b(repr(value).encode(), digest_size=8).hexdigest()
        for method, values in arguments.items()
        for name, value in values.items()
    }
    before = store.get_json(_JOB) or {}
    if before.get("recipe") == recipe.name and before["arguments"] == given:
        return str(before["token"])
    if before and not anew:
        old: Mapping[str, str] = before["arguments"]
        names = sorted(n for n in {*old, *given} if old.get(n) != given.get(n)) or ["function"]
        raise ConfigurationError(
            f"{store.place} has documents that were run with another {names[0].rpartition(' ')[2]}; "
            "choose another output"
        )
    for name in store.names("_bulk/open"):
        store.remove(f"_bulk/open/{name}")
    token = uuid.uuid4().hex[:6]
    store.put_json(_JOB, {"token": token, "recipe": recipe.name, "arguments": given})
    return token


def _factory(client: object) -> Callable[[], Any]:
    """``client`` as something that travels to the workers, and makes a client there."""
    if callable(client):
        return client
    try:
        pickle.dumps(client)
    except TypeError as error:
        raise ConfigurationError(
            f"{error}. Let it read its credentials from the environment of the workers, or pass a "
            "function that makes a client"
        ) from None
    return _Same(client)


class _Same:
    """A function that gives what it was made with, and can be pickled."""

    def __init__(self, client: object) -> None:
        self._client = client

    def __call__(self) -> object:
        return self._client


class _Driver:
    """The batches of one call. Mutable: what is in flight, and what has become of the rest."""

    def __init__(
        self, dask: Cluster, job: Job, lease: Lease, batches: Batches, progress: Counter
    ) -> None:
        self._dask = dask
        self._job = job
        self._lease = lease
        self._batches = batches
        self._progress = progress
        self._total: Optional[int] = None  # documents, once all are listed
        self._known = batches.read()  # the documents of each batch
        self._finished = batches.finished() & set(self._known)
        self._proved = bool(self._finished)  # a batch was run to its end at least once
        self._halves: Deque[str] = deque()
        self._suspects: Dict[str, str] = {}  # batches that failed, with the reason
        self._open: Dict[str, str] = {}  # batches that this call does not finish, with the reason
        self._in_flight: Dict[Future, str] = {}
        self._troubles = 0  # one after the other

    def work_off(self, source: Iterator[Document], most: int) -> None:
        """Run everything, at most ``most`` batches at a time."""
        self._progress.advance(sum(self._known[key] for key in self._finished), None)
        waiting = self._left(source)
        ended: Ended = library("distributed").as_completed()
        exhausted = False
        while True:
            while not exhausted and len(self._in_flight) < most:
                key = self._halves.popleft() if self._halves else next(waiting, None)
                if key is None:
                    exhausted = True
                    break
                ended.add(self._submit(key))
            if self._in_flight:
                self._take(next(ended))
                self._lease.check()
            self._judge(ended, at_the_end=exhausted and not self._in_flight)
            exhausted = exhausted and not self._halves
            if exhausted and not self._in_flight:
                break
        self._tidy()

    def _left(self, source: Iterator[Document]) -> Iterator[str]:
        """The keys of the batches that are not finished: those of earlier calls, then new ones."""
        yield from (key for key in list(self._known) if key not in self._finished)
        for batch in self._batches.added(source):
            self._known[batch.key] = len(batch.files)
            yield batch.key
        self._total = sum(self._known.values())

    def _tidy(self) -> None:
        """Remove what is left of processes that died, or did not notice that a batch was split."""
        for folder in ("_bulk/batches", "_bulk/failures", "_bulk/open", "documents", "rows"):
            self._batches.store.sweep(folder)
        for key in self._batches.finished() - set(self._known):
            self._batches.store.remove(table_name(key))
            self._batches.store.remove(rows_name(key))

    def _submit(self, key: str, verdict: str = "") -> Future:
        future = self._dask.submit(run_batch, self._job, key, verdict, retries=_RETRIES, pure=False)
        self._in_flight[future] = key
        return future

    def _take(self, future: Future) -> None:
        """Note what became of a batch."""
        key = self._in_flight.pop(future)
        outcome = _outcome(future, key)
        self._troubles = self._troubles + 1 if outcome.kind == "trouble" else 0
        if outcome.kind == "done":
            self._finished.add(key)
            self._proved = self._proved or outcome.failed < outcome.documents
            self._progress.advance(outcome.documents, self._total)
        elif outcome.kind == "failed":
            self._suspects[key] = outcome.reason
        elif outcome.kind == "superseded":
            self._lease.check(now=True)
            place = self._batches.store.place
            raise BulkStoppedError(f"{place} is not the same place for the workers as here")
        else:
            self._open[key] = outcome.reason
        if outcome.kind == "stopped":
            raise BulkStoppedError(outcome.reason)
        if self._troubles >= _TROUBLES:
            raise BulkStoppedError(f"{self._troubles} batches in a row met trouble: {outcome.reason}")

    def _judge(self, ended: Ended, *, at_the_end: bool) -> None:
        """Find the documents that make batches fail, by running halves of them.

        Not before a batch has succeeded: until then, it is likely that all would fail.
        """
        if self._proved or at_the_end:
            for key, reason in self._suspects.items():
                if self._known[key] == 1:
                    ended.add(self._submit(key, reason))
                    continue
                halves = self._batches.split(self._batches.get(key))
                del self._known[key]
                self._known.update((half.key, len(half.files)) for half in halves)
                self._halves.extend(half.key for half in halves)
            self._suspects.clear()
        elif len(self._suspects) >= _PROOF:
            self._open.update(self._suspects)
            reason = next(iter(self._suspects.values()))
            raise BulkStoppedError(f"the first {len(self._suspects)} batches failed: {reason}")

    def cancel(self) -> None:
        """Start no task that has not begun; those that have end when the lease is gone."""
        self._dask.cancel(list(self._in_flight))

    def report(self, seconds: float) -> Report:
        """What became of all documents of the output so far."""
        left = [
            OpenBatch(key, count, self._open.get(key, "it was not reached"))
            for key, count in self._known.items()
            if key not in self._finished
        ]
        return write_report(
            self._batches.store,
            {key: self._known[key] for key in sorted(self._finished)},
            tuple(left),
            repeated=self._batches.repeated,
            seconds=seconds,
        )


def _outcome(future: Future, key: str) -> Outcome:
    """What a task gave; ``trouble`` if it kept failing, ``failed`` if it killed its workers."""
    error = future.exception()
    if error is None:
        return future.result()
    killed = type(error).__name__ == "KilledWorker"
    reason = "the workers that ran it died" if killed else str(error)
    return Outcome("failed" if killed else "trouble", key, reason=reason)
