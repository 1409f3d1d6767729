"""Opens a file on the server, so that parts of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional, Tuple, TypeVar, cast

from ..calls.exchange import Exchange
from ..spec.download import OpenFile
from ..spec.options import Options
from ..wire.remote import AsyncRemoteFile, RemoteFile
from .receiving.blocks import BLOCK, Blocks, filled
from .receiving.source import Source, is_coded
from .receiving.versions import Version, content_range, version_of

if TYPE_CHECKING:
    from ..calls.session import Session
    from ..wire.messages import HttpReply

T = TypeVar("T")


async def perform(
    session: Session, recipe: OpenFile[T, Any], arguments: Mapping[str, Any], options: Options
) -> T:
    """Find out how long the file is; the result is a file like object of the kind of client."""
    source = Source(session, recipe.read, arguments, options, head=recipe.head)
    blocks = await _by_head(source) or await _by_beginning(source)
    source.session = session.replace(responses=None)  # the responses to reads are nobody's
    kind = AsyncRemoteFile if session.settings.asynchronous else RemoteFile
    return cast("T", kind(blocks))


async def _by_head(source: Source) -> Optional[Blocks]:
    """What HEAD says; None if that is not enough."""
    reply = await source.ask_head(record=True)
    size = "" if reply is None else reply.headers.get("content-length", "")
    if reply is None or not size.isdigit():
        return None
    return Blocks(source, int(size), version_of(reply.headers, source.transport.now))


async def _by_beginning(source: Source) -> Blocks:
    """What a request for the first block says."""
    exchange = source.request({"Range": f"bytes=0-{BLOCK - 1}"})
    try:
        reply = await exchange.reply()
        try:
            blocks = Blocks(source, *_told(source, exchange, reply))
            if reply.status == 206 and blocks.size:
                block = memoryview(bytearray(min(BLOCK, blocks.size)))
                if (await filled(reply, block))[1] is None:
                    blocks.keep(0, bytes(block))
        finally:
            await source.transport.shielded(reply.close())
    except BaseException as error:
        exchange.over(error)
        raise
    exchange.over(None)
    if not blocks.is_known:
        await blocks.take_all()
    return blocks


def _told(
    source: Source, exchange: Exchange, reply: HttpReply
) -> Tuple[Optional[int], Version]:
    """The size of the file and its version; the size is None if only the whole file tells it."""
    version = version_of(reply.headers, source.transport.now)
    found = content_range(reply.headers)
    if reply.status == 416 and found is not None and found.total == 0:
        return 0, version
    source.accept(exchange, reply)
    if reply.status == 206 and found is not None and found.first == 0 and not is_coded(reply):
        return found.total, version
    if reply.status == 204 or reply.headers.get("content-length") == "0":
        return 0, version
    return None, Version()
