"""Uploads a large file in parts: create a session, send the parts, commit.

The session is aborted when anything fails.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, TypeVar

from ..base import pointer
from ..base.errors import InvalidRequestError, InvalidTypeError, ResponseValidationError
from ..base.response import ApiResponse
from ..calls import logs
from ..spec.operation import Operation, Upload
from ..spec.options import CallOptions
from ..spec.settings import Settings

T = TypeVar("T")

_CHUNK = 256 * 1024
_ABORT_TIMEOUT = 10.0  # seconds; short, because the caller is already waiting for an error


async def upload_in_parts(
    settings: Settings,
    recipe: Upload[T],
    arguments: Mapping[str, Any],
    data: Any,
    options: CallOptions,
    *,
    overrides: Optional[Mapping[str, Any]] = None,
) -> T:
    """Upload ``data`` as ``recipe`` says, and return the result of the finishing operation.

    ``data`` is a path (here a str is a path), bytes, a file open in binary mode (read from its
    current position to its end), or an iterator of bytes. Data of unknown size is first written to
    a temporary file. ``arguments`` are those of the opening operation. Memory use does not depend
    on the size.

    :raises InvalidTypeError: ``data`` is text, or cannot be read.
    """
    engine = settings.engine
    source = await _open(data, engine.transport)
    try:
        first = dict(arguments)
        first[recipe.size] = source.size
        reply = await engine.call(recipe.open, first, options, overrides, returns="response")
        session = _found(reply, recipe.session)
        upload = _Session(
            engine, recipe, session, arguments=arguments, options=options, overrides=overrides
        )
        try:
            parts = await upload.send_parts(source, _found(reply, recipe.part_size))
            finished: T = await upload.finish(recipe.commit, parts)
        except BaseException:
            await upload.abort()
            raise
        return finished
    finally:
        source.close()


class _Session:
    """An open session on the server."""

    def __init__(
        self,
        engine: Any,
        recipe: Upload[Any],
        session: Any,
        *,
        arguments: Mapping[str, Any],
        options: CallOptions,
        overrides: Optional[Mapping[str, Any]],
    ) -> None:
        self._engine = engine
        self._recipe = recipe
        self._id = session
        self._arguments = arguments
        self._options = CallOptions(
            options.extra_headers, None, None, options.timeout, options.max_retries
        )
        self._overrides = overrides

    def _shared(self, op: Operation[Any]) -> Dict[str, Any]:
        """The arguments that apply to the whole upload, such as a different client header."""
        names = {param.name for param in op.params if param.client}
        return {name: value for name, value in self._arguments.items() if name in names}

    async def send_parts(self, source: _Source, part_size: Any) -> List[Dict[str, Any]]:
        """Send every part; returns what the finishing operation needs to know about each."""
        recipe = self._recipe
        if not isinstance(part_size, int) or isinstance(part_size, bool) or part_size < 1:
            raise ResponseValidationError(
                f"the part size must be a positive integer, not {part_size!r}",
                recipe.part_size,
            )
        parts = []
        for index, offset in enumerate(range(0, source.size, part_size)):
            arguments = self._shared(recipe.part)
            arguments[recipe.part_session] = self._id
            arguments[recipe.part_number] = recipe.first_part + index
            arguments[recipe.part_data] = source.section(
                offset, min(part_size, source.size - offset)
            )
            reply = await self._engine.call(
                recipe.part, arguments, self._options, self._overrides, returns="response"
            )
            parts.append({name: _found(reply, "/" + name) for name in recipe.part_reply})
        return parts

    async def finish(self, action: str, parts: Optional[List[Dict[str, Any]]] = None) -> Any:
        """Commit or abort."""
        recipe = self._recipe
        arguments = self._shared(recipe.finish)
        arguments[recipe.finish_session] = self._id
        arguments[recipe.action] = action
        if parts:
            arguments[recipe.parts] = parts
        return await self._engine.call(recipe.finish, arguments, self._options, self._overrides)

    async def abort(self) -> None:
        """Free the resources on the server. An error here is logged; the original one is raised."""
        self._options = CallOptions(
            self._options.extra_headers, timeout=_ABORT_TIMEOUT, max_retries=0
        )
        try:
            await self.finish(self._recipe.abort)
        except Exception as error:  # noqa: BLE001
            logger = logs.logger_for(self._engine.settings.spec.package)
            if logger is not None:
                logger.debug("the upload session could not be aborted: %s", error)


def _found(reply: ApiResponse[Any], where: str) -> Any:
    """The value at a JSON Pointer of ``reply``."""
    try:
        value = pointer.lookup(json.loads(reply.raw_data), where)
    except ValueError:
        value = None
    if value is None:
        error = ResponseValidationError(
            "is missing, so the upload cannot continue", where, reply.text
        )
        error.request, error.response = reply.request, reply
        raise error
    return value


class _Source:
    """``size`` bytes that can be read in any order, any number of times."""

    def __init__(self, size: int) -> None:
        self.size = size

    def section(self, offset: int, length: int) -> Any:
        """One part, as a body."""
        raise NotImplementedError

    def close(self) -> None:
        """Close what this source opened."""


class _Memory(_Source):
    def __init__(self, data: Any) -> None:
        view = memoryview(data)
        self._view = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        super().__init__(len(self._view))

    def section(self, offset: int, length: int) -> Any:
        return self._view[offset : offset + length]


class _File(_Source):
    def __init__(self, file: Any, owned: bool) -> None:
        self._file = file
        self._owned = owned
        self._start = file.tell()
        super().__init__(max(0, file.seek(0, os.SEEK_END) - self._start))
        file.seek(self._start)

    def section(self, offset: int, length: int) -> Any:
        return _Section(self._file, self._start + offset, length)

    def close(self) -> None:
        if self._owned:
            self._file.close()


class _Section(io.RawIOBase):
    """A section of a file, as a file object."""

    def __init__(self, file: Any, start: int, length: int) -> None:
        self._file = file
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

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self._length - self._position)
        if wanted == 0:
            return 0
        self._file.seek(self._start + self._position)
        data = self._file.read(wanted)
        if not data:
            raise InvalidRequestError("the file shrank while it was being sent")
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


async def _open(data: Any, transport: Any) -> _Source:
    if isinstance(data, (str, os.PathLike)):
        return _File(Path(data).open("rb"), owned=True)  # closed with the source
    if isinstance(data, (bytes, bytearray, memoryview)):
        return _Memory(data)
    if isinstance(data, io.TextIOBase):
        raise InvalidTypeError("a text file cannot be uploaded; open it in binary mode ('rb')")
    if hasattr(data, "read"):
        return _File(data, owned=False) if _seekable(data) else await _spool(data, transport)
    if hasattr(data, "__aiter__") or (hasattr(data, "__iter__") and not isinstance(data, Mapping)):
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


async def _spool(data: Any, transport: Any) -> _Source:
    """``data`` in a temporary file, which the system deletes when it is closed."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        if hasattr(data, "read"):
            while True:
                chunk = await transport.resolve(data.read(_CHUNK))
                if not chunk:
                    break
                spool.write(_bytes(chunk))
        elif hasattr(data, "__aiter__"):
            iterator = data.__aiter__()
            while True:
                try:
                    chunk = await transport.resolve(iterator.__anext__())
                except StopAsyncIteration:
                    break
                spool.write(_bytes(chunk))
        else:
            for chunk in data:
                spool.write(_bytes(chunk))
        spool.seek(0)
        return _File(spool, owned=True)
    except BaseException:
        spool.close()
        raise


def _bytes(chunk: Any) -> Any:
    if not isinstance(chunk, (bytes, bytearray, memoryview)):
        raise InvalidTypeError(f"an upload must yield bytes, not {type(chunk).__name__}")
    return chunk
