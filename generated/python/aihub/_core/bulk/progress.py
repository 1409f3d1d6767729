"""Tells whoever asked how many documents are done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Optional, cast

from ..spec.transfer import ProgressInput
from ..wire.progress import Meter
from ..wire.transport import run

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Type

    from typing_extensions import Self

__all__ = ["Counter"]


class Counter:
    """Counts documents, as a context manager. ``total`` can be set when it is known."""

    def __init__(self, asked: Optional[ProgressInput]) -> None:
        """:raises InvalidTypeError: ``asked`` is neither a callable nor True, False or None."""
        self._meter = Meter(cast("Any", _Here()), asked, total=None, unit="files", name="documents")

    def __enter__(self) -> Self:
        run(self._meter.__aenter__())
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        run(self._meter.__aexit__(kind, error, trace))

    def advance(self, count: int, total: Optional[int]) -> None:
        """So many more are done, of ``total`` where it is known."""
        self._meter.total = total
        run(self._meter.advance(count))


class _Here:
    """What a meter needs of a transport, where there is none: a clock, and callables that return."""

    monotonic = staticmethod(time.monotonic)

    async def resolve(self, value: object) -> object:
        return value
