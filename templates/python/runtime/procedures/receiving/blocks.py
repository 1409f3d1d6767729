"""The bytes of a file on a server by their positions, read in ranges and kept for a while."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Optional, Tuple, cast

from ...base.errors import FileChangedError, ResponseValidationError
from ...base.files import DownloadedFile
from ...wire import stopping
from ...wire.decoding import ContentCutError
from ...wire.progress import Meter
from .landing import FileLanding
from .source import Source, is_coded
from .transfer import Transfer
from .versions import Version, content_range, version_of

if TYPE_CHECKING:
    from ...calls.exchange import Exchange
    from ...wire.messages import HttpReply

__all__ = ["BLOCK", "Blocks", "filled"]

#: Bytes of a block, the most blocks that one request reads ahead, and that are kept.
BLOCK = 256 * 1024
_AHEAD = 8
_KEPT = 16

_CHANGED = "the file on the server changed while it was being read"


class _NoRangesError(Exception):
    """The server sends only whole files."""


class Blocks:
    """One version of a file. Mutable: it keeps the last blocks, and learns how the server behaves.

    Small reads come from blocks, of which a request fetches more and more as long as they are read
    one after the other. Large ones go past them. A server without ranges sends the whole file into
    a temporary one at the first read. ``size`` is None if only the whole file can tell it.
    """

    def __init__(self, source: Source, size: Optional[int], version: Version) -> None:
        self._size = size
        self.version = version
        self._source = source
        self._transport = source.transport
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._next = 0  # the block that a reader who goes on wants next
        self._ahead = 1
        self._spool: Optional[BinaryIO] = None

    @property
    def is_known(self) -> bool:
        """Whether the size is known."""
        return self._size is not None

    @property
    def size(self) -> int:
        """The length of the file in bytes."""
        return self._size or 0

    def keep(self, number: int, data: bytes) -> None:
        """Remember a block."""
        self._kept[number] = data
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    async def read_bytes(self, position: int, count: int) -> bytes:
        """Read at most ``count`` bytes at ``position``."""
        data = bytearray(min(count, max(0, self.size - position)))
        await self.read(position, memoryview(data))
        return bytes(data)

    async def read(self, position: int, view: memoryview) -> int:
        """Read at ``position`` until ``view`` is full, or the file ends; how many bytes that were.

        :raises FileChangedError: the server has another file by now.
        :raises APIError: the server cannot be reached, or refuses.
        """
        view = view[: max(0, self.size - position)]
        done = 0
        while done < len(view):
            done += await self._some(position + done, view[done:])
        return done

    async def _some(self, position: int, view: memoryview) -> int:
        """Read at least one byte at ``position``, from what is there or with one request."""
        if self._spool is not None:
            return await self._transport.aside(lambda: self._from_spool(position, view))
        number, start = divmod(position, BLOCK)
        block = self._kept.get(number)
        if block is None:
            try:
                if len(view) >= _AHEAD * BLOCK:
                    await self._fetch(position, view)
                    return len(view)
                block = await self._fetched(number, (position + len(view) - 1) // BLOCK)
            except _NoRangesError:
                await self.take_all()
                return await self._some(position, view)
        self._kept.move_to_end(number)
        count = min(len(view), len(block) - start)
        view[:count] = block[start : start + count]
        return count

    async def _fetched(self, first: int, last: int) -> bytes:
        """The block ``first``, fetched together with those up to ``last``, and perhaps more."""
        self._ahead = min(2 * self._ahead, _AHEAD) if first == self._next else 1
        last = min(max(last, first + self._ahead - 1), (self.size - 1) // BLOCK, first + _AHEAD - 1)
        for number in range(first + 1, last + 1):
            if number in self._kept:
                last = number - 1
                break
        data = memoryview(bytearray(min((last + 1) * BLOCK, self.size) - first * BLOCK))
        await self._fetch(first * BLOCK, data)
        self._next = last + 1
        for number in range(last, first - 1, -1):  # what is wanted now is the newest
            start = (number - first) * BLOCK
            self.keep(number, bytes(data[start : start + BLOCK]))
        return self._kept[first]

    async def _fetch(self, position: int, view: memoryview) -> None:
        """Fill ``view`` from ``position`` on, with as many requests as it takes."""
        done = failures = 0
        end = position + len(view) - 1
        while done < len(view):
            headers = {"Range": f"bytes={position + done}-{end}", **self.version.condition}
            exchange = self._source.request(headers)
            try:
                reply = await exchange.reply()
                try:
                    count = self._accepted(exchange, reply, position + done)
                    taken, error = await filled(reply, view[done : done + count])
                finally:
                    await self._transport.shielded(reply.close())
                done += taken
                if error is not None:
                    failures = 1 if taken else failures + 1
                    await self._transport.sleep(exchange.resumes(error, reply, failures))
            except BaseException as error:
                exchange.over(error)
                raise
            exchange.over(None)

    def _accepted(self, exchange: Exchange, reply: HttpReply, position: int) -> int:
        """The number of bytes that a response has, which begin at ``position``.

        :raises _NoRangesError: it has the whole file.
        """
        if reply.status in (412, 416):
            raise exchange.told(FileChangedError(_CHANGED))
        self._source.accept(exchange, reply)
        if reply.status != 206 or is_coded(reply):
            raise _NoRangesError
        version, found = version_of(reply.headers, self._transport.now), content_range(reply.headers)
        resized = found is not None and found.total not in (None, self.size)
        if resized or self.version.differs(version):
            raise exchange.told(FileChangedError(_CHANGED))
        if found is None or found.first != position or found.last is None:
            said = reply.headers.get("content-range", "no Content-Range")
            raise ResponseValidationError(
                f"the bytes from {position} on were asked for, and the server sent {said!r}"
            )
        if not self.version.validator:
            self.version = version
        return found.last - position + 1

    async def take_all(self) -> None:
        """Receive the whole file into a temporary one, which the system deletes when it is closed.

        :raises FileChangedError: it is another one than that whose size and version are known.
        """
        spool = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            meter = Meter(self._transport, None, total=None)
            landing = FileLanding(spool, self._transport)
            self._recognize(await Transfer(self._source, landing, meter).run())
        except BaseException:
            spool.close()
            raise
        self._spool = cast("BinaryIO", spool)
        self._kept.clear()

    def _recognize(self, result: DownloadedFile) -> None:
        found = Version(result.etag, result.last_modified)
        if self.version.differs(found) or self._size not in (None, result.size):
            raise FileChangedError(_CHANGED)
        self._size = result.size

    def _from_spool(self, position: int, view: memoryview) -> int:
        spool = self._spool
        if spool is None or spool.closed:
            raise ValueError("I/O operation on closed file")
        spool.seek(position)
        data = spool.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Forget everything."""
        self._kept.clear()
        if self._spool is not None:
            self._spool.close()


async def filled(reply: HttpReply, view: memoryview) -> Tuple[int, Optional[Exception]]:
    """How many bytes of ``view`` came, and what went wrong, if anything."""
    done, count = 0, 1
    while done < len(view) and count:
        stopping.check()
        try:
            count = await reply.readinto(view[done:])
        except Exception as error:  # noqa: BLE001
            return done, error
        done += count
    if done < len(view):
        return done, ContentCutError(f"{done} of {len(view)} bytes came")
    with suppress(Exception):  # the end, after which the connection is free again
        await reply.readinto(memoryview(bytearray(1)))
    return done, None
