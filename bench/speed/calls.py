"""What calls cost: one after the other, in flight together, from threads, from a second client."""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from speed import sides
from speed.memory import resident

Found = dict[str, "float | str"]


def warm(kind: str, root: str, *, batches: int = 20, size: int = 100) -> Found:
    """CPU of a call in microseconds, and how many functions it calls, Python's and C's."""
    one = sides.call(kind, root, sides.client(kind, root))
    for _ in range(size):
        one()
    costs = []
    for _ in range(batches):
        start = time.process_time()
        for _ in range(size):
            one()
        costs.append((time.process_time() - start) / size)
    python, every = functions(one)
    return {"us": statistics.median(costs) * 1e6, "python": python, "functions": every}


def functions(one: sides.Call) -> tuple[int, int]:
    """How many Python functions a call enters, and how many functions in all."""
    counts = {"call": 0, "c_call": 0}

    def seen(_frame: object, event: str, _argument: object) -> None:
        if event in counts:
            counts[event] += 1

    sys.setprofile(seen)
    try:
        one()
    finally:
        sys.setprofile(None)
    return counts["call"], counts["call"] + counts["c_call"] - 1  # setprofile(None)


def second(kind: str, root: str, *, clients: int = 30) -> Found:
    """CPU in milliseconds of a client after the first, alone and with its first call."""
    sides.call(kind, root, sides.client(kind, root))()
    alone, called = [], []
    for _ in range(clients):
        start = time.process_time()
        made = sides.client(kind, root)
        alone.append(time.process_time() - start)
        sides.call(kind, root, made)()
        called.append(time.process_time() - start)
        sides.close(made)
    return {"ms": statistics.median(alone) * 1e3, "called": statistics.median(called) * 1e3}


def flight(kind: str, root: str, *, calls: int = 200, rounds: int = 4) -> Found:
    """CPU of a call in microseconds when ``calls`` are in flight together."""

    async def measure() -> float:
        one, close = sides.asynchronous(kind, root)
        costs = []
        for number in range(rounds + 1):
            start = time.process_time()
            await asyncio.gather(*(one() for _ in range(calls)))
            if number:  # the first opens connections
                costs.append((time.process_time() - start) / calls)
        await close()
        return statistics.median(costs)

    return {"us": asyncio.run(measure()) * 1e6}


def threads(kind: str, root: str, *, count: int = 32, calls: int = 30, rounds: int = 3) -> Found:
    """Calls a second of ``count`` threads that share a client, and the CPU of each."""
    one = sides.call(kind, root, sides.client(kind, root))
    one()

    def repeat() -> None:
        for _ in range(calls):
            one()

    rates, costs = [], []
    with ThreadPoolExecutor(count) as pool:
        for number in range(rounds + 1):
            wall, cpu = time.perf_counter(), time.process_time()
            for done in [pool.submit(repeat) for _ in range(count)]:
                done.result()
            if number:  # the first opens connections
                rates.append(count * calls / (time.perf_counter() - wall))
                costs.append((time.process_time() - cpu) / count / calls)
    return {"rate": statistics.median(rates), "us": statistics.median(costs) * 1e6}


def leak(kind: str, root: str, *, calls: int) -> Found:
    """What ``calls`` calls leave behind after the first 1,000: MB resident, and objects."""
    one = sides.call(kind, root, sides.client(kind, root))
    states = []
    for count in (1_000, calls):
        for _ in range(count):
            one()
        gc.collect()
        states.append((resident(), len(gc.get_objects())))
    (memory, objects), (memory_now, objects_now) = states
    return {"mb": memory_now - memory, "objects": objects_now - objects}


PROBES: dict[str, Callable[..., Found]] = {
    "warm": warm,
    "second": second,
    "flight": flight,
    "threads": threads,
    "leak": leak,
}
