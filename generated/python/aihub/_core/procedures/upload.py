"""Uploads a large file in parts: create a session, send the parts, commit.

The session is aborted when anything fails before the commit was sent. After that the server may
have put the file together, so nothing is undone: the commit is repeated while it is worthwhile, and
the error says what became of it.
"""

from __future__ import annotations

import io
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, TypeVar, cast

from ..base.errors import APIError, InvalidRequestError, InvalidTypeError, ResponseValidationError
from ..base.guards import is_binary, is_mapping, is_path
from ..base.response import ApiResponse, UploadState
from ..calls.deadline import Deadline
from ..calls.exchange import Exchange
from ..codec import pointer
from ..spec.operation import Operation, Upload
from ..spec.options import Options
from ..wire.files import Stamp

if TYPE_CHECKING:
    from typing import AsyncIterable, Iterable

    from typing_extensions import Buffer

    from ..base.guards import Bytes
    from ..calls.session import Session
    from ..wire.files import BinaryFile
    from ..wire.transport import Transport

T = TypeVar("T")

_CHUNK = 256 * 1024
_ABORT_TIMEOUT = 10.0  # seconds; short, because the caller is already waiting for an error


async def perform(
    session: Session, recipe: Upload[T], arguments: Mapping[str, Any], options: Options
) -> T:
    """Upload the data as ``recipe`` says, and return the result of the finishing operation.

    The data is a path (here a str is a path), bytes, a file open in binary mode (read from its
    current position to its end), or an iterator of bytes. Data of unknown size is first written to
    a temporary file. The other ``arguments`` are those of the opening operation. Memory use does
    not depend on the size.

    :raises InvalidTypeError: the data is text, or cannot be read.
    :raises InvalidRequestError: the file changes during the upload.
    """
    rest = dict(arguments)
    source = await _open(rest.pop(recipe.data), session.connection.transport)
    try:
        options = _with_deadline(session, options)
        rest[recipe.size] = source.size
        opened = await Exchange(session, recipe.open, rest, options).response()
        upload = _Upload(session, recipe, arguments=rest, options=options)
        return cast("T", await upload.run(source, opened))
    finally:
        source.close()


def _with_deadline(session: Session, options: Options) -> Options:
    """One deadline for all requests, if the caller gave one; else each has its own."""
    if not isinstance(options.deadline, (int, float)):
        return options
    clock = session.connection.transport.monotonic
    return options.replace(deadline=Deadline(options.deadline, clock))


class _Upload:
    """An open session on the server. Mutable: ``state`` grows with each part."""

    def __init__(
        self,
        session: Session,
        recipe: Upload[Any],
        *,
        arguments: Mapping[str, Any],
        options: Options,
    ) -> None:
        self._session = session
        self._recipe = recipe
        self._arguments = arguments
        self._options = options.replace(extra_query=None, extra_body=None, content_type=None)
        self.state = UploadState()

    async def run(self, source: _Source, opened: ApiResponse[Any]) -> object:
        """Send the parts and commit; abort what failed before the commit."""
        try:
            self.state.session = _found(opened, self._recipe.session)
            await self.send_parts(source, _found(opened, self._recipe.part_size))
            source.check()
            return await self.commit()
        except BaseException as error:
            if isinstance(error, APIError):
                error.upload = self.state
            if self.state.session is not None and not self.state.committed:
                await self._session.connection.transport.shielded(self.abort())
            raise

    def _shared(self, op: Operation[Any]) -> Dict[str, Any]:
        """The arguments that apply to the whole upload, such as a different client header."""
        names = {param.name for param in op.params if param.client}
        return {name: value for name, value in self._arguments.items() if name in names}

    async def send_parts(self, source: _Source, part_size: object) -> None:
        """Send every part, and note what the finishing operation needs to know about each."""
        recipe = self._recipe
        if not isinstance(part_size, int) or isinstance(part_size, bool) or part_size < 1:
            raise ResponseValidationError(
                f"the part size must be a positive integer, not {part_size!r}",
                recipe.part_size,
            )
        for index, offset in enumerate(range(0, source.size, part_size)):
            arguments = self._shared(recipe.part)
            arguments[recipe.part_session] = self.state.session
            arguments[recipe.part_number] = recipe.first_part + index
            arguments[recipe.part_data] = source.section(
                offset, min(part_size, source.size - offset)
            )
            exchange = Exchange(self._session, recipe.part, arguments, self._options)
            response = await exchange.response()
            self.state.parts.append(
                {name: _found(response, "/" + name) for name in recipe.part_reply}
            )

    async def commit(self) -> object:
        """Put the parts together. Repeated like an operation that is safe to repeat.

        The same session and parts give the same file, and a session that is gone tells that an
        earlier attempt succeeded.
        """
        exchange = self._finish(self._recipe.commit, self._options, self.state.parts)
        try:
            response = await exchange.response()
        except APIError as error:
            self.state.committed = error.sent != "no"
            raise
        except BaseException:
            self.state.committed = exchange.sent is not None
            raise
        return response if self._recipe.finish.returns == "response" else response.data

    def _finish(
        self, action: str, options: Options, parts: Optional[List[Dict[str, Any]]] = None
    ) -> Exchange:
        recipe = self._recipe
        arguments = self._shared(recipe.finish)
        arguments[recipe.finish_session] = self.state.session
        arguments[recipe.action] = action
        if parts:
            arguments[recipe.parts] = parts
        return Exchange(self._session, recipe.finish, arguments, options, rule="safe")

    async def abort(self) -> None:
        """Free the resources on the server. An error here is logged; the original one is raised."""
        options = Options(
            extra_headers=self._options.extra_headers,
            timeout=_ABORT_TIMEOUT,
            deadline=_ABORT_TIMEOUT,
            max_retries=0,
        )
        try:
            await self._finish(self._recipe.abort, options).response()
        except Exception as error:  # noqa: BLE001
            logger = logging.getLogger(self._session.settings.spec.package)
            logger.info("the upload session could not be aborted: %s", error)


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


class _Source:
    """``size`` bytes that can be read in any order, any number of times."""

    def __init__(self, size: int) -> None:
        self.size = size

    def section(self, offset: int, length: int) -> object:
        """One part, as a body."""
        raise NotImplementedError

    def check(self) -> None:
        """Refuse to go on if the bytes are not those of the beginning.

        :raises InvalidRequestError: the file changed.
        """

    def close(self) -> None:
        """Close what this source opened."""


class _Memory(_Source):
    def __init__(self, data: Bytes) -> None:
        view = memoryview(data)
        self._view = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        super().__init__(len(self._view))

    def section(self, offset: int, length: int) -> object:
        return self._view[offset : offset + length]


class _File(_Source):
    def __init__(self, file: BinaryFile, owned: bool) -> None:
        self._file = file
        self._owned = owned
        self._start = file.tell()
        self._stamp = Stamp(file)
        super().__init__(max(0, file.seek(0, os.SEEK_END) - self._start))
        file.seek(self._start)

    def section(self, offset: int, length: int) -> object:
        return _Section(self, self._start + offset, length)

    def read(self, position: int, size: int) -> bytes:
        """At most ``size`` bytes at ``position`` of the file."""
        self._file.seek(position)
        return self._file.read(size)

    def check(self) -> None:
        self._stamp.check()

    def close(self) -> None:
        if self._owned:
            self._file.close()


class _Section(io.RawIOBase):
    """A section of a file, as a file object."""

    def __init__(self, source: _File, start: int, length: int) -> None:
        self._source = source
        self._start = start
        self._length = length
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._length}[whence]
        self._position = min(max(base + offset, 0), self._length)
        return self._position

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), self._length - self._position)
        if wanted == 0:
            return 0
        data = self._source.read(self._start + self._position, wanted)
        if not data:
            raise InvalidRequestError("the file shrank while it was being sent")
        view[: len(data)] = data
        self._position += len(data)
        if self._position == self._length:  # what goes out last makes the part whole
            self._source.check()
        return len(data)


async def _open(data: object, transport: Transport) -> _Source:
    if isinstance(data, str) or is_path(data):
        return _File(Path(data).open("rb"), owned=True)  # closed with the source
    if is_binary(data):
        return _Memory(data)
    if isinstance(data, io.TextIOBase):
        raise InvalidTypeError("a text file cannot be uploaded; open it in binary mode ('rb')")
    if hasattr(data, "read"):
        if _seekable(data):
            return _File(cast("BinaryFile", data), owned=False)
        return await _spool(data, transport)
    if hasattr(data, "__aiter__") or (hasattr(data, "__iter__") and not is_mapping(data)):
        return await _spool(data, transport)
    raise InvalidTypeError(
        f"{type(data).__name__} cannot be uploaded; pass a path, bytes, a file or an iterator"
    )


def _seekable(file: Any) -> bool:
    try:
        if not file.seekable():
            return False
        return isinstance(file.tell(), int)
    except (AttributeError, OSError, TypeError):
        return False


async def _spool(data: object, transport: Transport) -> _Source:
    """``data`` in a temporary file, which the system deletes when it is closed."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        if hasattr(data, "read"):
            read = cast("BinaryFile", data).read
            while True:
                chunk = await transport.resolve(read(_CHUNK))
                if not chunk:
                    break
                spool.write(_bytes(chunk))
        elif hasattr(data, "__aiter__"):
            iterator = cast("AsyncIterable[object]", data).__aiter__()
            while True:
                try:
                    chunk = await transport.resolve(iterator.__anext__())
                except StopAsyncIteration:
                    break
                spool.write(_bytes(chunk))
        else:
            for chunk in cast("Iterable[object]", data):
                spool.write(_bytes(chunk))
        spool.seek(0)
        return _File(spool, owned=True)
    except BaseException:
        spool.close()
        raise


def _bytes(chunk: object) -> Bytes:
    if not is_binary(chunk):
        raise InvalidTypeError(f"an upload must yield bytes, not {type(chunk).__name__}")
    return chunk
