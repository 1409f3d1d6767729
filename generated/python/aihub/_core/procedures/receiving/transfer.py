"""Brings one file to its landing, over as many requests as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Optional

from ...base.errors import APIError, ResponseValidationError
from ...base.files import DownloadedFile, DownloadState
from ...wire import stopping
from ...wire.decoding import ContentCutError, ContentError, ContentTooLargeError, Decoder
from .checksums import Checksums
from .landing import Facts, Landing
from .source import Source, is_coded
from .versions import content_range, unchanged_since, version_of

if TYPE_CHECKING:
    from pathlib import Path

    from ...calls.exchange import Exchange
    from ...wire.messages import HttpReply
    from ...wire.progress import Meter

__all__ = ["BrokenError", "Transfer"]

#: Bytes that are written at once: few calls of the system, and all in the cache of the processor.
_BLOCK = 1024 * 1024
#: Seconds after which bytes are written though they do not fill a block.
_PATIENCE = 0.5


class BrokenError(Exception):
    """A body did not arrive whole. ``error`` is what was raised."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


class Transfer:
    """One download. Mutable: it goes on over requests, until the landing has the whole file."""

    def __init__(self, source: Source, landing: Landing, meter: Meter) -> None:
        self._source = source
        self._landing = landing
        self._meter = meter
        self._transport = source.transport
        self._checksums = Checksums({})
        self._resumed = landing.position
        #: whether what is there came in more than one response
        self._spliced = landing.position > 0
        #: the farthest that it came, and how often it has failed since
        self._farthest = landing.position
        self._failures = 0
        #: what is there is of another file, or damaged: the next request asks for all of it
        self._stale = False
        self._whole = False

    async def run(self) -> DownloadedFile:
        """Receive the file, and put it in its place.

        :raises APIError: it did not arrive whole; ``download`` says how far it came.
        :raises OSError: it cannot be written.
        """
        try:
            if self._landing.facts is not None:
                await self._recall(self._landing.facts)
            while not self._whole:
                await self._identify()
                await self._ask()
            return self._result(await self._landing.finish())
        except BaseException as error:
            # what could not be written is of no use; what could not be put in its place is whole
            unwritten = isinstance(error, OSError) and not self._whole
            self._landing.leave(keep=not (self._stale or unwritten))
            if isinstance(error, APIError):
                error.download = self._state()
            raise

    async def _recall(self, facts: Facts) -> None:
        """Begin with what an earlier call received."""
        self._checksums = Checksums(facts.checksums)
        if self._checksums:
            await self._landing.reread(self._checksums.update)
        await self._tell(facts)

    async def _tell(self, facts: Facts) -> None:
        self._meter.total = facts.total
        await self._meter.reach(self._landing.position)

    def _result(self, path: Optional[Path]) -> DownloadedFile:
        facts = self._facts
        return DownloadedFile(
            path,
            self._landing.position,
            resumed=self._resumed,
            checked=self._checksums.names,
            etag=facts.version.etag,
            last_modified=facts.version.last_modified,
            content_type=facts.content_type,
        )

    def _state(self) -> DownloadState:
        facts = self._landing.facts
        total = None if facts is None else facts.total
        return DownloadState(self._landing.partial, self._landing.position, total)

    @property
    def _facts(self) -> Facts:
        facts = self._landing.facts
        if facts is None:
            raise RuntimeError("nothing is known of the file yet")
        return facts

    async def _ask(self) -> None:
        """Send one request for what is missing, and take what comes."""
        exchange = self._source.request(self._range())
        try:
            reply = await exchange.reply()
            try:
                await self._take(exchange, reply)
            finally:
                await self._transport.shielded(reply.close())
            if self._whole and not await self._is_same():
                self._whole, self._stale = False, True
            if self._whole:
                self._check(exchange)
        except BaseException as error:
            exchange.over(error)
            raise
        exchange.over(None)

    async def _identify(self) -> None:
        """Let HEAD tell the version of what is there, if its own response did not.

        A file that was changed last before that response is still the same one.
        """
        facts = self._landing.facts
        if facts is None or facts.sent is None or facts.version.validator:
            return
        if self._landing.position and not self._stale:
            reply = await self._source.ask_head()
            if reply is not None:
                facts.version = unchanged_since(reply.headers, facts.sent)

    async def _is_same(self) -> bool:
        """Whether HEAD tells the same version after all parts have come."""
        facts = self._facts
        if facts.sent is None or not self._spliced:
            return True
        reply = await self._source.ask_head()
        told = "" if reply is None else unchanged_since(reply.headers, facts.sent).validator
        return told == facts.version.validator != ""

    def _range(self) -> Dict[str, str]:
        """The headers that ask for the rest; none if all is to come, or cannot be told apart."""
        facts = self._landing.facts
        if facts is None or self._stale or not self._landing.position:
            return {}
        validator = facts.version.validator
        if not validator:
            return {}
        # some servers take only ranges with an end
        last = "" if facts.total is None else facts.total - 1
        return {"Range": f"bytes={self._next}-{last}", "If-Range": validator}

    @property
    def _next(self) -> int:
        """The first byte to ask for: the last one once more if all are there, to confirm them."""
        position, total = self._landing.position, self._facts.total
        return position - 1 if position == total else position

    async def _take(self, exchange: Exchange, reply: HttpReply) -> None:
        asked = bool(self._range())
        if asked and reply.status == 416:
            if self._has_all(reply):
                self._whole = True
            else:
                self._stale = True
            return
        self._source.accept(exchange, reply)
        expected = _announced(reply)
        if reply.status == 206:
            expected = self._continued(reply, asked)
            if expected is None:
                return
        else:
            await self._begin(self._source.facts(reply))
        await self._receive(exchange, reply, expected)

    async def _begin(self, facts: Facts) -> None:
        await self._landing.begin(facts)
        self._checksums = Checksums(facts.checksums)
        self._stale = self._spliced = False
        self._resumed = 0
        await self._tell(facts)

    def _continued(self, reply: HttpReply, asked: bool) -> Optional[int]:
        """The number of bytes that follow those that are there; None: there are none.

        All are there, or what would follow is of another version.

        :raises ResponseValidationError: they are not those that were asked for.
        """
        found = content_range(reply.headers)
        if not asked or found is None or found.first != self._next:
            said = reply.headers.get("content-range", "no Content-Range")
            wanted = f"the bytes from {self._next} on were" if asked else "no range was"
            raise ResponseValidationError(f"{wanted} asked for, and the server sent {said!r}")
        facts, position = self._facts, self._landing.position
        version = version_of(reply.headers, self._transport.now)
        known = found.total is None or facts.total in (None, found.total)
        if is_coded(reply) or not known or not facts.version.confirmed_by(version):
            self._stale = True
            return None
        facts.total = facts.total or found.total
        self._spliced = True
        self._whole = position == facts.total
        return None if self._whole else (found.last or 0) - position + 1

    def _has_all(self, reply: HttpReply) -> bool:
        """Whether nothing is left behind what is there: the server refused (416) to send more."""
        facts, position = self._facts, self._landing.position
        found = content_range(reply.headers)
        total = None if found is None else found.total
        if facts.version.differs(version_of(reply.headers, self._transport.now)):
            return False
        return position == (facts.total if total is None else total) == (facts.total or position)

    async def _receive(
        self, exchange: Exchange, reply: HttpReply, expected: Optional[int]
    ) -> None:
        """Take the body of a response. If it breaks, wait until another request is worthwhile."""
        try:
            await self._pump(reply, expected)
        except BrokenError as broken:
            if self._landing.position > self._farthest:
                self._farthest, self._failures = self._landing.position, 0
            self._failures += 1
            wait = exchange.resumes(broken.error, reply, self._failures)
            await self._transport.sleep(wait)
            return
        position, total = self._landing.position, self._facts.total
        # of a part of a file of unknown length nobody knows whether it is the last one
        self._whole = position == total if total is not None else reply.status != 206
        if total is not None and position > total:
            self._stale = True
            raise ResponseValidationError(f"{position} bytes came of a file of {total}")

    async def _pump(self, reply: HttpReply, expected: Optional[int]) -> None:
        """Write the body as it comes. What has come is written also when it breaks.

        :raises BrokenError: it did.
        """
        decoder = Decoder(reply.headers.get("content-encoding", ""), whole=False)
        block, have, came = memoryview(bytearray(_BLOCK)), 0, 0
        clock = self._transport.monotonic
        written, count = clock(), 1
        try:
            while count:
                stopping.check()
                try:
                    count = await reply.readinto(block[have:])
                except Exception as error:
                    await self._append(block[:have], decoder, reply.limit)
                    raise BrokenError(error) from error
                have, came = have + count, came + count
                if have == _BLOCK or not count or clock() - written > _PATIENCE:
                    full, have = have, 0  # not to be written again if this is interrupted
                    await self._append(block[:full], decoder, reply.limit)
                    written = clock()
        except (BrokenError, OSError):
            raise
        except BaseException:
            if not decoder.compressed:
                self._landing.save(block[:have])
            raise
        _end(decoder, came, expected)

    async def _append(self, data: memoryview, decoder: Decoder, limit: Optional[int]) -> None:
        if not data:
            return
        self._checksums.update(data)
        if decoder.compressed:
            try:
                for piece in decoder.feed(bytes(data)):
                    await self._write(memoryview(piece), limit)
            except ContentError as error:
                raise BrokenError(error) from error
        else:
            await self._write(data, limit)
        await self._tell(self._facts)

    async def _write(self, data: memoryview, limit: Optional[int]) -> None:
        if limit is not None and self._landing.position + len(data) > limit:
            raise BrokenError(ContentTooLargeError(f"the file is larger than {limit:,} bytes"))
        await self._landing.write(data)

    def _check(self, exchange: Exchange) -> None:
        """Compare the checksums. What was put together from several responses gets another chance.

        :raises ResponseValidationError: the file is damaged.
        """
        try:
            self._checksums.check()
        except ResponseValidationError as error:
            self._whole, self._stale = False, True
            if self._spliced:
                return
            error.request = exchange.call.info(exchange.sent)
            raise exchange.told(error) from None


def _announced(reply: HttpReply) -> Optional[int]:
    """The number of bytes in the body, if the response says it."""
    size = reply.headers.get("content-length", "")
    return int(size) if size.isdigit() and "transfer-encoding" not in reply.headers else None


def _end(decoder: Decoder, came: int, expected: Optional[int]) -> None:
    """:raises BrokenError: the body ended too early, or too late."""
    if expected is not None and came != expected:
        raise BrokenError(ContentCutError(f"{came} of {expected} bytes came"))
    try:
        decoder.finish()
    except ContentCutError as error:
        raise BrokenError(error) from error
