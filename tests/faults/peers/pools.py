"""Pools, cancellation, event loops, cookies."""

from __future__ import annotations

import asyncio
import gc
import warnings
from typing import TYPE_CHECKING, Any

from tests.faults.peers.peer import (
    EMPTY,
    JSON,
    LISTED,
    Peer,
    listed,
    sse,
)

if TYPE_CHECKING:

    from tests.faults.callers import Caller


def left_early(client: Any) -> Any:
    """The first event, twice, over a pool that would not survive two leaks."""

    async def later() -> list[Any]:
        found = []
        for _ in range(110):
            async with await client.events.get() as stream:
                async for event in stream:
                    found.append(event.id)
                    break
        return found

    if not hasattr(client, "aclose"):
        found = []
        for _ in range(110):
            with client.events.get() as stream:
                for event in stream:
                    found.append(event.id)
                    break
        return found
    return later()


def gathered(client: Any) -> Any:
    async def later() -> int:
        return len(await asyncio.gather(*[client.batches.list() for _ in range(150)]))

    return later()


def cancelled_under_contention(client: Any) -> Any:
    async def later() -> Any:
        for wait in (0, 0.01, 0.05):
            tasks = [asyncio.ensure_future(client.batches.list()) for _ in range(130)]
            await asyncio.wait(tasks, timeout=wait)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return (await asyncio.wait_for(client.batches.list(), 10)).to_dict()

    return later()


def in_loops_of_their_own(caller: Caller, _: Any) -> None:
    client = caller.client()
    with warnings.catch_warnings():
        # sockets of a loop that has ended are left to the garbage collector, which tells of them
        warnings.simplefilter("ignore", ResourceWarning)
        for _ in range(3):
            assert asyncio.run(listed(client)).to_dict() == EMPTY
        asyncio.run(client.close())
        del client
        gc.collect()


def no_cookie_came_back(caller: Caller, _: Any) -> None:
    client = caller.client()
    for _ in range(2):
        caller.run(listed(client))
    assert not any(request.get("Cookie") for request in caller.server.received)


POOLS = (
    Peer(
        "pydantic/pydantic-ai#1516",
        "Leaving the loop over a stream early raised, or left the connection taken for good.",
        "Leaving the block of a stream gives the connection back; 110 times, over 100 places.",
        (sse('data: {"id": "a"}\n\n' * 50),),
        left_early,
        returns=["a"] * 110,
        sdk="acme",
    ),
    Peer(
        "encode/httpx#1171",
        "More tasks at once than the pool has places ended in PoolTimeout.",
        "They wait for their turn.",
        (LISTED.but(delay=0.03),),
        gathered,
        returns=150,
        kinds=("async",),
    ),
    Peer(
        "encode/httpcore#1093",
        "Requests that were cancelled while the pool was full took their places with them.",
        "The pool goes on working.",
        (LISTED.but(delay=0.02),),
        cancelled_under_contention,
        returns=EMPTY,
        kinds=("async",),
    ),
    Peer(
        "openai/openai-python#1254",
        "A client that was used in several event loops said 'Event loop is closed'.",
        "Each loop gets connections of its own; those of loops that ended are never closed.",
        (LISTED,),
        listed,
        then=in_loops_of_their_own,
        kinds=("async",),
    ),
    Peer(
        "encode/httpx#327",
        "A server that was gone and came back was not connected to again.",
        "A connection that the server closed is not used again.",
        (LISTED.but(closes=True),),
        lambda client: [listed(client) for _ in range(3)][-1],
        returns=EMPTY,
        kinds=("sync",),
    ),
    Peer(
        "blacklanternsecurity/bbot#633",
        "A shared httpx client kept the cookies of one answer for all later requests.",
        "Cookies of answers are never sent back.",
        (LISTED.but(headers=(JSON, ("Set-Cookie", "sid=1; Path=/"))),),
        listed,
        then=no_cookie_came_back,
    ),
)
