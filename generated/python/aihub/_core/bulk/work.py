"""What a worker does with one batch: create, upload, start, wait, fetch, write.

Each step is noted in ``_bulk/open/<key>.json`` before and after it, so that whoever comes next goes
on from there: a retry on another worker, or the next driver.
"""

from __future__ import annotations

import logging
import random
import time
from contextlib import contextmanager
from typing import (
    Any,
    BinaryIO,
    Collection,
    Dict,
    Generator,
    Iterator,
    List,
    Mapping,
    Optional,
    Tuple,
    cast,
)

from ..base.errors import (
    APIError,
    APIStatusError,
    InvalidRequestError,
    NotFoundError,
    ResponseValidationError,
)
from ..base.guards import is_list
from ..codec.jsonable import to_jsonable
from ..codec.pointer import lookup
from .batches import Batch, File, rows_name, state_name, table_name
from .job import Job, Outcome, TroubleError
from .lease import SupersededError
from .libraries import library
from .recipe import Call, Lookup, Recipe
from .report import failures_name
from .rows import Row, flat_table, matched, table
from .sending import Sending
from .site import Site, site_of
from .verdicts import may_pass, must_stop, reason_of

__all__ = ["run_batch"]

_PAUSE = 5.0  # seconds before a batch that met trouble is tried again
_NOTED = 5.0  # seconds of uploads that are done again at most
_CLOCKS = 600.0  # seconds by which the clocks of worker and server may differ

_logger = logging.getLogger(__name__)


def run_batch(job: Job, key: str, verdict: str = "") -> Outcome:
    """Do what is left to do for a batch; with a ``verdict``, write that it failed.

    :raises TroubleError: it may work another time.
    """
    try:
        site = site_of(job)
        site.fence.check(now=True)
        work = _Work(site, site.batches.get(key))
        return work.give_up(verdict) if verdict else work.run()
    except SupersededError:
        return Outcome("superseded", key)
    except APIError as error:
        if must_stop(error):
            return Outcome("stopped", key, reason=reason_of(error))
        if not may_pass(error):
            return Outcome("failed", key, reason=reason_of(error))
        trouble = f"{type(error).__name__}: {reason_of(error)}"
    except Exception as error:  # noqa: BLE001 (a store or a disk may come back as well)
        trouble = f"{type(error).__name__}: {reason_of(error)}"
    time.sleep(_PAUSE * random.uniform(0.5, 1.0))  # noqa: S311
    raise TroubleError(trouble)


class _Work:
    """One batch. Mutable: ``state`` is what is noted of it."""

    def __init__(self, site: Site, batch: Batch) -> None:
        self._site = site
        self._job = site.job
        self._recipe = site.job.recipe
        self._batch = batch
        self._state: Dict[str, Any] = site.store.get_json(state_name(batch.key)) or {}
        self._resumed = self._state.get("step") == "uploading"
        self._state.setdefault("failed", {})  # name -> reason
        self._state.setdefault("runs", [])  # those that failed

    def run(self) -> Outcome:
        """From wherever the batch is to its table."""
        if self._site.store.has(table_name(self._batch.key)):
            told = self._site.store.get_json(failures_name(self._batch.key)) or {}
            return self._end(len(told.get("failures", ())))
        self._contain()
        self._upload()
        reason = "every upload failed"
        for _ in range(self._job.attempts if len(self._failed) < len(self._batch.files) else 0):
            run = self._start()
            state = self._wait(run)
            if state in self._recipe.succeeded:
                rows, flat = self._results(run)
                return self._commit(rows, run, flat)
            reason = f"run {run} ended as {state}"
            if state in self._recipe.waiting:
                return Outcome("waiting", self._batch.key, reason=reason)
            self._state["runs"].append(self._state.pop("run"))
            self._note("uploaded")
        if len(self._failed) == len(self._batch.files):
            return self._commit({}, "")
        return Outcome("failed", self._batch.key, reason=reason)

    def give_up(self, verdict: str) -> Outcome:
        """Write that no document has a result, and why."""
        if self._site.store.has(table_name(self._batch.key)):
            return self.run()
        runs: List[str] = self._state["runs"]
        rows = {file.name: Row("failed", verdict) for file in self._batch.files}
        return self._commit(rows, runs[-1] if runs else "")

    # -- steps ---------------------------------------------------------------------------

    def _contain(self) -> None:
        """Create what the documents are uploaded into, unless that was done."""
        recipe, given = self._recipe, self._job.arguments["create"]
        if "container" in self._state:
            return
        label = f"{self._job.label} {self._batch.key}"[-recipe.label_limit :]
        found = None
        if self._state.get("step") == "creating" and recipe.find_container is not None:
            found = self._find(recipe.find_container, label, given)
        if found is None:
            self._note("creating")
            made = self._site.call(recipe.create, label, given)
            found = self._value(made, recipe.container)
        self._state["container"] = found
        self._note("uploading")

    def _upload(self) -> None:
        """Upload the documents, several at a time; what cannot be uploaded is a failed document."""
        if self._state["step"] != "uploading":
            return
        recipe, job = self._recipe, self._job
        if self._resumed and not recipe.replaces:
            self._again()  # a document may have arrived without being noted
        first = self._state.get("uploaded", 0)
        sending = Sending(self._send, self._site.gate.held, self._batch.files, first)
        try:
            for done in sending.progress(job.senders, _NOTED):
                self._state["uploaded"] = done
                self._note("uploading")
        except NotFoundError:
            self._again(lost=1)
            raise TroubleError(f"what batch {self._batch.key} was uploaded into is gone") from None
        self._note("uploaded")

    def _again(self, lost: int = 0) -> None:
        """Begin with another container, without the one there is."""
        self._remove_container()
        self._state = {"runs": self._state["runs"], "failed": {}, "lost": self._lost + lost}
        self._contain()

    @property
    def _lost(self) -> int:
        return int(self._state.get("lost", 0))

    @property
    def _failed(self) -> Dict[str, str]:
        return cast("Dict[str, str]", self._state["failed"])

    def _send(self, file: File) -> None:
        recipe = self._recipe
        try:
            data = self._opened(file.path)
        except Exception as error:  # noqa: BLE001 (whatever the file system says of it)
            self._failed[file.name] = f"{type(error).__name__}: {reason_of(error)}"
            return
        try:
            arguments = _upload_arguments(recipe, file.name, data)
            self._site.call(recipe.upload, self._state["container"], arguments)
        except (APIStatusError, InvalidRequestError) as error:
            refused = isinstance(error, InvalidRequestError)
            if not refused and (must_stop(error) or may_pass(error)):
                raise
            if isinstance(error, NotFoundError) and not self._lost:
                raise
            self._failed[file.name] = reason_of(error)
        finally:
            data.close()

    def _opened(self, path: str) -> BinaryIO:
        if "://" in path:
            opened = library("fsspec").open(path, "rb", **self._job.source_options).open()
            return cast("BinaryIO", opened)
        return open(path, "rb")  # noqa: PTH123 (the caller closes it)

    def _start(self) -> str:
        """Start a run, unless that was done; its id."""
        recipe, given = self._recipe, self._job.arguments["start"]
        if "run" in self._state:
            return str(self._state["run"])
        container = self._state["container"]
        found = None
        if self._state["step"] == "starting" and recipe.find_run is not None:
            found = self._find(recipe.find_run, container, given, self._state["runs"])
        if found is None:
            self._note("starting")
            made = self._site.call(recipe.start, container, given)
            found = self._value(made, recipe.run)
        self._state["run"] = str(found)
        self._note("running")
        return str(found)

    def _wait(self, run: str) -> str:
        """Wait until the run has ended, or needs a person; its state."""
        with _aside():
            found = self._site.call(self._recipe.wait, run, {self._recipe.check: False, "deadline": None})
        return str(self._value(found, self._recipe.state))

    def _results(self, run: str) -> Tuple[Dict[str, Row], Optional[bytes]]:
        """What became of each document, and the flat rows if they are asked for."""
        found: Dict[str, List[object]] = {}
        flat: Optional[bytes] = None
        with self._site.gate.held():
            first = self._site.call(self._recipe.results, run, self._job.arguments["results"])
            for page in _pages(first):
                for one in _items(page, self._recipe.items):
                    found.setdefault(str(lookup(one, self._recipe.file)), []).append(one)
            if self._job.rows:
                flat = flat_table(self._recipe, self._batch, first._to_arrow())
        rows = matched(self._batch.files, found)
        if sum(len(row.results) for row in rows.values()) < sum(map(len, found.values())):
            _logger.warning("run %s has results of files that were not uploaded", run)
        return rows, flat

    def _commit(self, rows: Dict[str, Row], run: str, flat: Optional[bytes] = None) -> Outcome:
        """Write the table. From here on, the batch is finished."""
        rows.update({name: Row("failed", why) for name, why in self._failed.items()})
        failures = [
            [file.path, rows[file.name].status, rows[file.name].error]
            for file in self._batch.files
            if rows[file.name].status != "ok"
        ]
        container = str(self._state.get("container", ""))
        content = table(self._recipe, self._batch, rows, container=container, run=run)
        self._site.fence.check(now=True)
        store = self._site.store
        if failures:
            store.put_json(failures_name(self._batch.key), {"failures": failures})
        else:
            store.remove(failures_name(self._batch.key))
        if flat is not None:
            store.put(rows_name(self._batch.key), flat)
        elif self._job.rows:
            store.remove(rows_name(self._batch.key))
        store.put(table_name(self._batch.key), content)
        return self._end(len(failures))

    def _end(self, failed: int) -> Outcome:
        """Remove what a finished batch leaves behind."""
        if self._job.cleanup:
            self._remove_container()
        self._site.store.remove(state_name(self._batch.key))
        return Outcome("done", self._batch.key, len(self._batch.files), failed)

    def _remove_container(self) -> None:
        container = self._state.get("container")
        if self._recipe.delete is not None and container is not None:
            try:
                self._site.call(self._recipe.delete, container, {})
            except NotFoundError:
                pass

    # -- what the steps share ------------------------------------------------------------

    def _note(self, step: str) -> None:
        """Write how far the batch is. What comes next may be done only by the driver's own."""
        if self._state.get("step") != step:
            self._state.update(step=step, since=time.time())
        self._site.fence.check(now=True)
        noted = {**self._state, "failed": dict(self._failed)}  # threads may be adding to it
        self._site.store.put_json(state_name(self._batch.key), noted)

    def _find(
        self,
        how: Lookup,
        value: object,
        given: Mapping[str, Any],
        besides: Collection[str] = (),
    ) -> object:
        """What a request made of which no response came; None if it made nothing."""
        arguments = {name: given[name] for name in how.shared if given.get(name) is not None}
        if how.since:
            arguments[how.since] = int((self._state["since"] - _CLOCKS) * how.per_second)
        for page in _pages(self._site.call(Call(how.method), None, arguments)):
            for item in _items(page, how.items):
                found = lookup(item, how.key)
                if str(lookup(item, how.match)) == str(value) and str(found) not in besides:
                    return found
        return None

    @staticmethod
    def _value(result: object, pointer: str) -> object:
        found = lookup(to_jsonable(result), pointer)
        if found is None:
            raise ResponseValidationError("is missing, so bulk cannot go on", pointer)
        return found


def _upload_arguments(recipe: Recipe, name: str, data: BinaryIO) -> Dict[str, object]:
    """One request at a time: several documents are on their way already."""
    workers = {recipe.upload_workers: 1} if recipe.upload_workers else {}
    if not recipe.upload_name:
        return {recipe.upload_data: (name, data), **workers}
    return {recipe.upload_name: name, recipe.upload_data: data, **workers}


def _pages(first: Any) -> Iterator[object]:
    """A page and all further ones; a response that has none is one page."""
    return iter(first._pages()) if hasattr(first, "_pages") else iter((first,))


def _items(page: object, pointer: str) -> List[object]:
    found = lookup(to_jsonable(page), pointer)
    return found if is_list(found) else []


@contextmanager
def _aside() -> Generator[None, None, None]:
    """Leave the place in the thread pool of the worker to others while there is nothing to do."""
    distributed = library("distributed")
    distributed.secede()
    try:
        yield
    finally:
        distributed.rejoin()
