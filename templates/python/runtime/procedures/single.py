"""One call: its decoded body, or its whole response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, TypeVar, cast

from ..calls.exchange import Exchange
from ..spec.operation import Operation
from ..spec.options import Options

if TYPE_CHECKING:
    from ..calls.session import Session

T = TypeVar("T")


async def perform(
    session: Session, op: Operation[T], arguments: Mapping[str, Any], options: Options
) -> T:
    """Call ``op``. A response that is a stream, where a document was possible, is one here too."""
    exchange = Exchange(session, op, arguments, options)
    response = await exchange.response()
    return cast("T", response if op.returns == "response" else response.data)
