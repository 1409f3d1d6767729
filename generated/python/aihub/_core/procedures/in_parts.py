"""Uploads a large file in parts: create a session, send the parts, commit.

Several parts are on their way at a time, and each is retried alone. The session is aborted when
anything fails before the commit was sent, unless there is a checkpoint with which another run can
go on. After the commit was sent, the server may have put the file together, so nothing is undone:
the commit is repeated while it is worthwhile, and the error says what became of it.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional, Tuple, Union

from ..base.errors import APIError, APIStatusError, InvalidRequestError, ResponseValidationError
from ..base.response import ApiResponse
from ..calls.exchange import Exchange
from ..codec import pointer
from ..spec.operation import Operation
from ..spec.options import Options
from ..spec.upload import Upload
from ..wire.concurrency import each
from ..wire.progress import Meter
from .record import Record

if TYPE_CHECKING:
    from ..calls.session import Session
    from ..wire.stores import Store

__all__ = ["Asked", "PartsUpload"]

_ABORT_TIMEOUT = 10.0  # seconds; short, because the caller is already waiting for an error
#: What servers answer about a session that they do not have, or no longer.
_GONE = (404, 409, 410)
#: Statuses below 500 after which another run can go on with the session.
_PASSING = (401, 403, 408, 425, 429)
#: Seconds for which the commit of an earlier run explains that its session is gone.
_LATELY = 3600.0


class Asked(NamedTuple):
    """What callers say of how to upload."""

    workers: int
    checkpoint: Union[Path, bool, None]
    progress: object


class PartsUpload:
    """One upload. ``arguments`` are those of the opening operation."""

    def __init__(
        self,
        session: Session,
        recipe: Upload[Any],
        *,
        arguments: Mapping[str, Any],
        options: Options,
        store: Store,
        record: Record,
        asked: Asked,
    ) -> None:
        self._session = session
        self._transport = session.connection.transport
        self._recipe = recipe
        self._arguments = arguments
        self._opening = options
        self._options = options.replace(extra_query=None, extra_body=None, content_type=None)
        self._store = store
        self._record = record
        self._asked = asked
        #: a commit that may have been acted on was repeated
        self._doubtful = False

    async def run(self) -> object:
        """Upload the file, or what is missing of it.

        A session of an earlier run that the server no longer has is replaced by a new one, once.
        """
        record = self._record
        if record.former is not None:
            await self._transport.shielded(self._abort(record.former))
        done = sum(self._length(index) for index in record.parts)
        meter = Meter(
            self._transport,
            self._asked.progress,
            total=self._store.size,
            done=done,
            name=self._store.name,
        )
        async with meter:
            if record.session is not None:
                try:
                    return await self._go(meter, resumed=True)
                except APIStatusError as error:
                    if not self._is_gone(error):
                        raise
                    if error.status_code == 409 and record.committed is None:
                        await self._transport.shielded(self._abort(record.session))
                record.restart()
            return await self._go(meter, resumed=False)

    def _is_gone(self, error: BaseException) -> bool:
        return isinstance(error, APIStatusError) and error.status_code in _GONE

    async def _go(self, meter: Meter, *, resumed: bool) -> object:
        """Do all that is not done yet."""
        try:
            if not resumed:
                await self._open()
            await self._send_parts(meter)
            self._store.check()
            result = await self._commit()
        except BaseException as error:
            if not (resumed and self._is_gone(error)):
                await self._failed(error)
            raise
        self._record.remove()
        return result

    async def _failed(self, error: BaseException) -> None:
        """Keep the session for another run, or give it up."""
        record = self._record
        kept = record.saved and (_passes(error) or (self._doubtful and self._is_gone(error)))
        if isinstance(error, APIError):
            error.upload = record.state(kept=kept)
        if kept:
            return
        if record.session is not None and record.committed is None:
            await self._transport.shielded(self._abort(record.session))
        record.remove()

    # -- the steps ---------------------------------------------------------------------------

    async def _open(self) -> None:
        recipe, record = self._recipe, self._record
        exchange = Exchange(self._session, recipe.open, self._arguments, self._opening)
        opened = await exchange.response()
        record.session = _found(opened, recipe.session)
        part_size = _found(opened, recipe.part_size)
        if not isinstance(part_size, int) or isinstance(part_size, bool) or part_size < 1:
            message = f"the part size must be a positive integer, not {part_size!r}"
            raise ResponseValidationError(message, recipe.part_size)
        record.part_size = part_size
        record.save()

    async def _send_parts(self, meter: Meter) -> None:
        record = self._record
        count = -(-self._store.size // record.part_size)

        async def sent(part: Tuple[int, Dict[str, object]]) -> None:
            index, said = part
            record.parts[index] = said
            record.save()
            await meter.advance(self._length(index))

        missing = (index for index in range(count) if index not in record.parts)
        workers = max(1, min(self._asked.workers, count - len(record.parts)))
        await each(self._transport, self._send_part, missing, workers, done=sent)

    async def _send_part(self, index: int) -> Tuple[int, Dict[str, object]]:
        """The index of a part, and what the finishing operation needs to know about it."""
        recipe, record = self._recipe, self._record
        arguments = self._shared(recipe.part)
        arguments[recipe.part_session] = record.session
        arguments[recipe.part_number] = recipe.first_part + index
        arguments[recipe.part_data] = self._store.section(
            index * record.part_size, self._length(index)
        )
        response = await Exchange(self._session, recipe.part, arguments, self._options).response()
        return index, {name: _found(response, "/" + name) for name in recipe.part_reply}

    def _length(self, index: int) -> int:
        """The number of bytes of a part."""
        size = self._record.part_size
        return min(size, self._store.size - index * size)

    async def _commit(self) -> object:
        """Put the parts together. Repeated like an operation that is safe to repeat.

        The same session and parts give the same file. If an earlier run sent the commit lately and
        the session is gone, that commit succeeded.
        """
        recipe, record = self._recipe, self._record
        earlier = record.committed
        if record.saved:  # should this process end now, the next one knows
            record.committed = earlier or self._transport.now()
            record.save()
        parts = [record.parts[index] for index in sorted(record.parts)]
        exchange = self._finish(recipe.commit, record.session, self._options, parts)
        try:
            response = await exchange.response()
        except BaseException as error:
            self._doubtful = exchange.doubtful
            sent = error.sent != "no" if isinstance(error, APIError) else exchange.sent is not None
            record.committed = (earlier or self._transport.now()) if sent else earlier
            if self._is_gone(error) and _returns_nothing(recipe.finish) and self._is_late(earlier):
                return None
            if record.saved:
                record.save()
            raise
        return response if recipe.finish.returns == "response" else response.data

    def _is_late(self, committed: Optional[float]) -> bool:
        """Whether a commit was sent that explains that the session is gone.

        After a longer time, it may have expired instead.
        """
        return committed is not None and abs(self._transport.now() - committed) < _LATELY

    async def _abort(self, session: object) -> None:
        """Free the resources on the server. An error here is logged; the original one is raised."""
        options = Options(
            extra_headers=self._options.extra_headers,
            timeout=_ABORT_TIMEOUT,
            deadline=_ABORT_TIMEOUT,
            max_retries=0,
        )
        try:
            await self._finish(self._recipe.abort, session, options).response()
        except Exception as error:  # noqa: BLE001
            logger = logging.getLogger(self._session.settings.spec.package)
            logger.info("the upload session could not be aborted: %s", error)

    def _finish(
        self,
        action: str,
        session: object,
        options: Options,
        parts: Optional[List[Dict[str, object]]] = None,
    ) -> Exchange:
        recipe = self._recipe
        arguments = self._shared(recipe.finish)
        arguments[recipe.finish_session] = session
        arguments[recipe.action] = action
        if parts:
            arguments[recipe.parts] = parts
        return Exchange(self._session, recipe.finish, arguments, options, rule="safe")

    def _shared(self, op: Operation[Any]) -> Dict[str, Any]:
        """The arguments that apply to the whole upload, such as a different client header."""
        names = {param.name for param in op.params if param.client}
        return {name: value for name, value in self._arguments.items() if name in names}


def _passes(error: BaseException) -> bool:
    """Whether another run can go on after ``error``: not if the server refuses the data."""
    if isinstance(error, APIStatusError):
        return error.status_code >= 500 or error.status_code in _PASSING
    return not isinstance(error, (InvalidRequestError, ResponseValidationError))


def _returns_nothing(op: Operation[Any]) -> bool:
    """Whether the caller misses nothing if there is no response to ``op``."""
    good = (reply for reply in op.replies if reply.status[:1] == "2")
    return op.returns != "response" and all(reply.type is None for reply in good)


def _found(response: ApiResponse[Any], where: str) -> object:
    """The value at a JSON Pointer of ``response``."""
    try:
        value = pointer.lookup(json.loads(response.raw_data), where)
    except ValueError:
        value = None
    if value is None:
        error = ResponseValidationError(
            "is missing, so the upload cannot continue", where, response.text
        )
        error.request, error.response = response.request, response
        raise error
    return value
