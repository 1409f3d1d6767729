"""Downloads a file: streamed, checked, put in its place at once, and resumed where it broke off."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Mapping, TypeVar, cast

from ..base.errors import InvalidTypeError
from ..calls.deadline import Deadline
from ..spec.download import Download
from ..spec.options import Options
from ..wire.progress import Meter
from .receiving.names import file_name
from .receiving.place import landing_for
from .receiving.source import Source
from .receiving.transfer import Transfer

if TYPE_CHECKING:
    from ..calls.exchange import Exchange
    from ..calls.session import Session

T = TypeVar("T")


async def perform(
    session: Session, recipe: Download[T], arguments: Mapping[str, Any], options: Options
) -> T:
    """Receive the file as ``recipe`` says; the result is a :class:`.DownloadedFile`.

    Memory use does not depend on the size of the file. A file at the target is replaced only when
    the new one is complete.
    """
    rest = dict(arguments)
    to, resume = rest.pop(recipe.to), rest.pop(recipe.resume, True)
    progress = rest.pop(recipe.progress, None)
    if not isinstance(resume, bool):
        raise InvalidTypeError("must be True or False", recipe.resume)
    options = shared_deadline(session, options)
    source = Source(
        session, recipe.read, rest, options, head=recipe.head, checksum=recipe.checksum
    )
    transport = source.transport
    meter = Meter(transport, progress, total=None, name=file_name({}, recipe.read, rest))
    target = identity(source.request({}))
    async with meter:
        landing = landing_for(to, identity=target, resume=resume, transport=transport)
        return cast("T", await Transfer(source, landing, meter).run())


def shared_deadline(session: Session, options: Options) -> Options:
    """One deadline for all requests, if the caller gave one; else each has its own."""
    if not isinstance(options.deadline, (int, float)):
        return options
    clock = session.connection.transport.monotonic
    return options.replace(deadline=Deadline(options.deadline, clock))


def identity(exchange: Exchange) -> str:
    """What stands for an operation with its arguments, wherever the server is: 64 characters.

    A token is no part of it: the next one may get the rest.
    """
    call = exchange.call
    declared = {param.wire.lower() for param in call.op.params if param.location == "header"}
    shown = {"accept", *(name for name in declared if not call.hiding.hides(name))}
    headers = sorted(pair for name, pair in call.headers.items() if name in shown)
    text = json.dumps([call.op.id, call.path, call.query, headers])
    return sha256(text.encode()).hexdigest()
