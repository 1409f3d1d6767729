"""Uploads the files of a folder, several at a time, and reports what became of each.

A file that fails does not end the others. What concerns all of them does: credentials that are
refused, a target that does not exist, a server that is gone, a deadline that has passed. Whatever
ends it, the next run goes on from there, see :mod:`.ledger`.
"""

from __future__ import annotations

import os
import stat
from typing import (
    TYPE_CHECKING,
    Any,
    BinaryIO,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Optional,
)

from ...base.errors import APIError, UploadFolderError
from ...base.report import FileReport, FolderReport
from ...calls import retry
from ...calls.deadline import Deadline
from ...spec.folder import FolderUpload
from ...spec.options import Options
from ...wire.concurrency import each
from ...wire.progress import Meter
from ..upload import perform as send_file
from .asked import Asked
from .ledger import Done, Ledger
from .names import Names, TakenError, UnfitError
from .verdict import Verdicts
from .walk import Found, Left

if TYPE_CHECKING:
    from ...calls.session import Session


async def perform(
    session: Session, recipe: FolderUpload, arguments: Mapping[str, Any], options: Options
) -> FolderReport:
    """Upload the files of a folder as ``recipe`` says.

    :raises InvalidRequestError: there is no such folder, or another process uploads it.
    :raises UploadFolderError: files failed, unless the caller does not want to be told so.
    :raises APIError: something concerns all files; ``report`` tells what went in before.
    """
    asked = Asked(recipe, arguments)
    ledger = asked.ledger(session)
    try:
        report = await _Run(session, recipe, asked, ledger, options).run()
    finally:
        ledger.close()
    if report.failed and asked.check:
        raise UploadFolderError(report)
    return report


class _Job(NamedTuple):
    """A file to send."""

    found: Found
    name: str
    reason: str  # what is special about it


class _Run:
    """One run over a folder. Mutable: it grows with what becomes of the files."""

    def __init__(
        self,
        session: Session,
        recipe: FolderUpload,
        asked: Asked,
        ledger: Ledger,
        options: Options,
    ) -> None:
        self._session = session
        self._recipe = recipe
        self._asked = asked
        self._ledger = ledger
        self._transport = session.connection.transport
        self._options = options
        self._deadline: Optional[Deadline] = None
        if isinstance(options.deadline, (int, float)):  # one for all requests
            self._deadline = Deadline(options.deadline, self._transport.monotonic)
            self._options = options.replace(deadline=self._deadline)
        self._names = Names(
            recipe.naming,
            asked.name,
            ((path, done.name) for path, done in ledger.entries.items()),
        )
        self._verdicts = Verdicts(recipe.upload, proven=bool(ledger.entries))
        self._walk = asked.walk(ledger)
        self._started = self._transport.monotonic()
        self._settled = 0  # files of which it is known what becomes of them
        self.uploaded: List[FileReport] = []
        self.skipped: List[FileReport] = []
        self.failed: List[FileReport] = []

    async def run(self) -> FolderReport:
        """Send what is to be sent."""
        total = self._asked.count(self._ledger) if self._asked.progress else None
        meter = Meter(
            self._transport, self._asked.progress, total=total, unit="files", name=self._walk.name
        )

        async def done(_: None) -> None:
            self._settled += 1
            meter.total = max(total or 0, self._settled)
            await meter.reach(self._settled)

        try:
            async with meter:
                concurrency = self._asked.concurrency
                await each(self._transport, self._send, self._jobs(), concurrency, done=done)
                meter.total = self._settled  # whatever has come and gone meanwhile
                await meter.reach(self._settled)
            if self._verdicts.doubt is not None:  # nothing ever went in
                raise self._verdicts.doubt
        except APIError as error:
            error.report = self.report()
            raise
        return self.report()

    def report(self) -> FolderReport:
        """What became of the files so far."""
        return FolderReport(
            self._asked.folder,
            uploaded=sorted(self.uploaded, key=_by_path),
            skipped=sorted(self.skipped, key=_by_path),
            failed=sorted(self.failed, key=_by_path),
            excluded=self._walk.excluded,
            seconds=self._transport.monotonic() - self._started,
            state=self._ledger.place,
        )

    # -- what is to be sent --------------------------------------------------------------

    def _jobs(self) -> Iterator[_Job]:
        for one in self._walk:
            if isinstance(one, Found):
                job = self._job(one)
                if job is None:
                    self._settled += 1
                else:
                    yield job
            elif isinstance(one, Left):
                entry = FileReport(one.path, size=one.size, reason=one.reason, error=one.error)
                (self.skipped if one.error is None else self.failed).append(entry)

    def _job(self, found: Found) -> Optional[_Job]:
        """What to send; None if it is known without a request that ``found`` does not go in."""
        name = ""
        try:
            self._check_size(found)
            name, reason = self._names.of(found.path)
        except TakenError as error:
            self.failed.append(FileReport(found.path, size=found.size, reason=str(error), error=error))
            return None
        except UnfitError as error:
            self.skipped.append(FileReport(found.path, size=found.size, reason=str(error)))
            return None
        done = self._ledger.entries.get(found.path)
        if done == Done(found.size, found.time, name):
            reason = "uploaded by an earlier run, and not changed since"
            self.skipped.append(FileReport(found.path, name, found.size, reason=reason))
            return None
        if done is not None and not reason:
            reason = "sent again: " + ("its name" if done.name != name else "the file") + " changed"
        if found.linked and not reason:
            reason = "the content of the file that a link leads to"
        return _Job(found, name, reason)

    def _check_size(self, found: Found) -> None:
        largest = self._recipe.largest
        if largest and found.size > largest:
            raise UnfitError(f"larger than the {largest:,} bytes that the API allows")

    # -- sending -------------------------------------------------------------------------

    async def _send(self, job: _Job) -> None:
        """Send one file, and note what became of it.

        :raises APIError: what happened concerns all files.
        """
        attempts = 0
        path, size = job.found.path, job.found.size
        while True:
            attempts += 1
            checkpoint = self._ledger.checkpoint(path)
            try:
                done = await self._upload(job, checkpoint)
                break
            except Exception as error:
                if self._deadline is not None and self._deadline.passed:
                    raise
                if checkpoint is not None and self._ledger.is_full(error):
                    continue
                if self._again(error, attempts):
                    wait = retry.backoff(attempts, self._transport.random)
                    if self._deadline is None or self._deadline.allows(wait):
                        await self._transport.sleep(wait)
                        continue
                if self._verdicts.ends_all(error):
                    raise
                doubt = " (it may be there)" if self._verdicts.may_be_there(error) else ""
                reason, error = _said(error) + doubt, error.with_traceback(None)
                self.failed.append(
                    FileReport(path, job.name, size, reason=reason, error=error, attempts=attempts)
                )
                return
        self._ledger.done(path, done)
        self._verdicts.went_in()
        self.uploaded.append(
            FileReport(path, job.name, done.size, reason=job.reason, attempts=attempts)
        )

    def _again(self, error: BaseException, attempts: int) -> bool:
        # a caller who wants no retries gets none here either
        return self._options.max_retries != 0 and self._verdicts.again(error, attempts)

    async def _upload(self, job: _Job, checkpoint: Optional[str]) -> Done:
        with _opened(job.found.place) as file:
            facts = os.fstat(file.fileno())
            recipe = self._recipe.upload
            arguments = dict(self._asked.others)
            arguments[recipe.name] = job.name
            arguments[recipe.data] = file
            arguments[recipe.checkpoint] = checkpoint
            await send_file(self._session, recipe, arguments, self._options)
        return Done(facts.st_size, facts.st_mtime_ns, job.name)


def _opened(place: str) -> BinaryIO:
    """The file at ``place``. What has become a pipe since it was looked at is not waited for.

    :raises OSError: it cannot be opened, or is no file any more.
    """
    file = open(place, "rb", opener=_without_waiting)  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("it is not a file any more")
    return file


def _without_waiting(place: str, flags: int) -> int:
    return os.open(place, flags | getattr(os, "O_NONBLOCK", 0))


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _by_path(entry: FileReport) -> str:
    return entry.path
