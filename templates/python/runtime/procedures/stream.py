"""One call whose response is read item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping

from ..calls.exchange import Exchange
from ..spec.operation import StreamOperation
from ..spec.options import Options

if TYPE_CHECKING:
    from ..calls.session import Session


async def perform(
    session: Session, op: StreamOperation[Any], arguments: Mapping[str, Any], options: Options
) -> object:
    """Call ``op``; the result is a ``Stream`` or ``AsyncStream`` of its items."""
    exchange = Exchange(session, op, arguments, options, streaming=True)
    return (await exchange.response()).data
