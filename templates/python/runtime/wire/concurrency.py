"""Several pieces of work at a time: threads for the sync client, tasks for the async one.

:func:`each` is written once for both. The caller's own thread or task takes the items, one by one
as there is room for them, and is told the results; only the work itself is done beside it. So what
the caller gave, an iterator or a callback, is never used by two threads at once, nor by a thread
that the caller does not know.

The first error ends all: no more work is begun, what runs is cancelled (a task) or ends when it
looks whether to go on (a thread, see :mod:`.stopping`), and when nothing runs any more the error is
raised. It is the same when the caller is cancelled or interrupted. A second interrupt does not wait
for the threads.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterable,
    Awaitable,
    Callable,
    Coroutine,
    Dict,
    Iterable,
    Optional,
    Tuple,
    TypeVar,
    Union,
    cast,
)

from . import stopping

if TYPE_CHECKING:
    from .transport import Transport

__all__ = ["each"]

T = TypeVar("T")
R = TypeVar("R")


async def each(
    transport: Transport,
    work: Callable[[T], Coroutine[Any, Any, R]],
    items: Union[Iterable[T], AsyncIterable[T]],
    limit: int,
    *,
    done: Optional[Callable[[R], object]] = None,
    ordered: bool = False,
) -> None:
    """Do ``work`` for each of ``items``, for at most ``limit`` of them at the same time.

    ``items`` may be endless: one is taken when there is room for it. ``done`` is called with each
    result, and what it returns is awaited if it can be; no result is kept. With ``ordered`` it
    learns the results in the order of the items, and at most ``limit`` of them wait for an earlier
    one.

    :raises BaseException: the first error of ``work``, ``items`` or ``done``, as it is.
    """
    crew = transport.crew(limit)
    limit = crew.limit
    take = _taking(transport, items)

    async def lead() -> None:
        results: Dict[int, object] = {}
        begun = told = 0
        more = True
        while more or told < begun:
            while more and begun - told - len(results) < limit and len(results) < limit:
                stopping.check()
                more, item = await take()
                if more:
                    crew.start(work, begun, item)
                    begun += 1
            if told == begun:
                break
            number, result = await crew.result()
            results[number if ordered else told] = result
            while told in results:
                result = results.pop(told)
                told += 1
                telling = None if done is None else done(cast("R", result))
                if hasattr(telling, "__await__"):  # of ours, so it never waits in a thread
                    await cast("Awaitable[object]", telling)

    await crew.run(lead)


def _taking(
    transport: Transport, items: Union[Iterable[Any], AsyncIterable[Any]]
) -> Callable[[], Coroutine[Any, Any, Tuple[bool, object]]]:
    """What tells whether there is one more item, and which."""
    if hasattr(items, "__aiter__"):
        several = cast("AsyncIterable[object]", items).__aiter__()

        async def take() -> Tuple[bool, object]:
            try:
                return True, await transport.resolve(several.__anext__())
            except StopAsyncIteration:
                return False, None
    else:
        one = iter(cast("Iterable[object]", items))

        async def take() -> Tuple[bool, object]:
            for item in one:
                return True, item
            return False, None

    return take
