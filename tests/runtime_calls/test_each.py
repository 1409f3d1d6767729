"""Several pieces of work at a time: with threads, with tasks of asyncio, with tasks of trio."""

import asyncio
import contextlib
import contextvars
import gc
import os
import signal
import threading
import time
import weakref

import pytest
from loopback import Server, client_class
from runtime.base.errors import ConfigurationError
from runtime.wire.concurrency import each
from runtime.wire.transport import run
from scripted import Flow, Scripted

KINDS = ("sync", "asyncio", "trio")


class Crew:
    """A transport, and what runs coroutines with it."""

    def __init__(self, kind):
        self.kind = kind
        self.sync = kind == "sync"
        made = client_class("sync" if self.sync else "async")
        client = made({"api_root": "http://127.0.0.1:1", "api_key": "x"})
        self.transport = client._session.connection.transport

    def run(self, main):
        if self.sync:
            return run(main())
        if self.kind == "asyncio":
            return asyncio.run(main())
        import trio

        return trio.run(main)

    async def pause(self, seconds=0.005):
        await self.transport.sleep(seconds)


@pytest.fixture(params=KINDS)
def crew(request):
    before = threading.active_count()
    yield Crew(request.param)
    assert threading.active_count() <= before  # those of other tests may end meanwhile


class Log:
    """Who runs: ``most`` at once, ``now``, and which items were begun and ended.

    Work waits until ``meet`` of it has run at once, for 5 seconds at most.
    """

    def __init__(self, crew, meet=0):
        self.crew, self.meet = crew, meet
        self.begun, self.ended = [], []
        self.now = self.most = 0

    async def work(self, item):
        self.begun.append(item)
        self.now += 1
        self.most = max(self.most, self.now)
        end = time.monotonic() + 5
        try:
            while self.most < self.meet and time.monotonic() < end:
                await self.crew.pause(0.001)
            await self.crew.pause(0.012 if item % 3 == 0 else 0.002)
        finally:
            self.now -= 1
        self.ended.append(item)
        return item * 10


@pytest.mark.parametrize("ordered", [False, True], ids=["as they end", "in order"])
@pytest.mark.parametrize(
    ("count", "limit", "most"), [(0, 4, 0), (1, 4, 1), (9, 1, 1), (9, 4, 4), (3, 9, 3)]
)
def test_all_is_done_and_never_too_much_at_once(crew, count, limit, most, ordered):
    log, told = Log(crew, meet=most), []

    async def main():
        await each(
            crew.transport, log.work, iter(range(count)), limit, done=told.append, ordered=ordered
        )

    crew.run(main)
    wanted = [item * 10 for item in range(count)]
    assert (told if ordered else sorted(told)) == wanted
    assert sorted(log.begun) == list(range(count))
    assert log.most == most


def test_results_come_as_soon_as_they_are_there(crew):
    log, told = Log(crew), []

    async def main():
        await each(crew.transport, log.work, [0, 1, 2], 3, done=told.append)

    crew.run(main)
    assert told[-1] == 0  # the slowest one


@pytest.mark.parametrize("ordered", [False, True], ids=["as they end", "in order"])
def test_endless_items_take_no_memory(crew, ordered):
    class Result:
        alive = most = 0

        def __init__(self):
            Result.alive += 1
            Result.most = max(Result.most, Result.alive)

        def __del__(self):
            Result.alive -= 1

    async def work(item):
        if item % 50 == 0:
            await crew.pause()
        return Result()

    taken = []
    ahead = []

    def items():
        for item in range(400):
            taken.append(item)
            ahead.append(len(taken) - told[0])
            yield item

    told = [0]

    def done(result):
        told[0] += 1

    async def main():
        await each(crew.transport, work, items(), 4, done=done, ordered=ordered)

    crew.run(main)
    assert told == [400]
    assert max(ahead) <= (8 if ordered else 5)
    assert Result.most <= 10


class BrokenError(Exception):
    pass


@pytest.mark.parametrize("where", ["work", "items", "done", "slow work"])
@pytest.mark.parametrize("limit", [1, 3])
def test_first_error_ends_all(crew, where, limit):
    log = Log(crew)
    cause = BrokenError("the first")

    async def work(item):
        if where == "work" and item == 4:
            raise cause
        if where == "slow work" and item == 4:
            await crew.pause(0.01)
            raise cause
        if where == "slow work" and item == 3 and limit > 1:
            try:
                await crew.pause(60)
            except BaseException as error:
                log.ended.append(type(error).__name__)
                raise
        await log.work(item)

    def items():
        for item in range(1000):
            if where == "items" and item == 4:
                raise cause
            yield item

    def done(result):
        if where == "done" and len(log.ended) >= 4:
            raise cause

    async def main():
        await each(crew.transport, work, items(), limit, done=done)

    started = time.monotonic()
    with pytest.raises(BrokenError) as caught:
        crew.run(main)
    assert caught.value is cause
    assert log.now == 0  # nothing runs any more
    assert len(log.begun) <= 4 + 2 * limit
    assert time.monotonic() - started < 2
    if where == "slow work" and limit > 1:
        ends = {"sync": "StoppedError", "asyncio": "CancelledError", "trio": "Cancelled"}
        assert ends[crew.kind] in log.ended


@pytest.mark.parametrize("stage", ["work", "items"])
def test_interrupt(crew, stage):
    """Ctrl-C, whatever the main thread is doing at that moment."""
    log = Log(crew)
    previous = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)

    async def work(item):
        if stage == "work" and item == 2:
            os.kill(os.getpid(), signal.SIGINT)
        log.now += 1
        try:
            await crew.pause(30)
        finally:
            log.now -= 1

    def items():
        yield from range(3)
        if stage == "items":
            os.kill(os.getpid(), signal.SIGINT)
        yield from range(3, 100)

    async def main():
        await each(crew.transport, work, items(), 5)

    started = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            crew.run(main)
    finally:
        signal.signal(signal.SIGINT, previous)
    assert log.now == 0
    assert time.monotonic() - started < 3


def test_cancelled_from_outside_asyncio():
    crew = Crew("asyncio")
    log = Log(crew)

    async def work(item):
        log.now += 1
        try:
            await crew.pause(30)
        finally:
            log.now -= 1

    async def main():
        task = asyncio.ensure_future(each(crew.transport, work, range(9), 3))
        await asyncio.sleep(0.01)
        assert log.now == 3
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert log.now == 0

    crew.run(main)


def test_cancelled_from_outside_trio():
    import trio

    crew = Crew("trio")
    log = Log(crew)

    async def work(item):
        log.now += 1
        try:
            await crew.pause(30)
        finally:
            log.now -= 1

    async def main():
        with trio.move_on_after(0.01) as scope:
            await each(crew.transport, work, range(9), 3)
        assert scope.cancelled_caught
        assert log.now == 0

    crew.run(main)


def test_work_that_somebody_else_cancelled_does_not_hang():
    crew = Crew("asyncio")

    async def work(item):
        if item == 1:
            raise asyncio.CancelledError  # what waiting for a cancelled task raises
        await crew.pause(30)

    async def main():
        await asyncio.wait_for(each(crew.transport, work, range(3), 2), 5)

    with pytest.raises(asyncio.CancelledError):
        crew.run(main)


def test_nested(crew):
    told = []

    async def inner(item):
        await crew.pause(0.001)
        told.append(item)

    async def outer(item):
        await each(crew.transport, inner, [item * 10 + n for n in range(3)], 2)

    async def main():
        await each(crew.transport, outer, range(4), 2)

    crew.run(main)
    assert sorted(told) == [0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32]


def test_an_error_outside_ends_what_is_nested(crew):
    ended = []

    async def inner(item):
        try:
            await crew.pause(60)
        finally:
            ended.append(item)

    async def outer(item):
        if item == 1:
            await crew.pause(0.02)
            raise BrokenError
        await each(crew.transport, inner, range(2), 2)

    async def main():
        await each(crew.transport, outer, range(2), 2)

    started = time.monotonic()
    with pytest.raises(BrokenError):
        crew.run(main)
    assert sorted(ended) == [0, 1]
    assert time.monotonic() - started < 3


def test_from_another_thread_and_after_a_fork(crew):
    def count():
        told = []

        async def work(item):
            await crew.pause(0.001)
            return item

        async def main():
            await each(crew.transport, work, range(6), 3, done=told.append)

        crew.run(main)
        return sorted(told)

    found = []
    thread = threading.Thread(target=lambda: found.append(count()))
    thread.start()
    thread.join()
    assert found == [[0, 1, 2, 3, 4, 5]]
    child = os.fork()
    if child == 0:
        os._exit(0 if count() == [0, 1, 2, 3, 4, 5] else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
@pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
def test_threads_that_wait_for_a_server_are_woken(tls, nested):
    crew, silent = Crew("sync"), threading.Event()

    def script(connection):
        connection.request()
        silent.wait(10)

    with Scripted(script, tls=tls) as server:
        flow = Flow("sync")

        async def request(item):
            await flow.call(pool, server.url)

        async def work(item):
            if item == 2:
                await crew.pause(0.2)
                raise BrokenError
            await (each(crew.transport, request, range(2), 2) if nested else request(item))

        async def main():
            await each(crew.transport, work, range(3), 3)

        pool = flow.pool()
        started = time.monotonic()
        with pytest.raises(BrokenError):
            crew.run(main)
        assert time.monotonic() - started < 2
        silent.set()
        run(pool.close())


def test_the_context_of_the_caller_goes_along(crew):
    trace = contextvars.ContextVar("trace")
    trace.set("of the caller")
    seen = []

    async def work(item):
        seen.append(trace.get())
        trace.set(item)

    async def main():
        await each(crew.transport, work, range(3), 3)

    crew.run(main)
    assert seen == ["of the caller"] * 3
    assert trace.get() == "of the caller"


def test_the_caller_alone_takes_items_and_learns_results():
    crew, threads = Crew("sync"), set()

    def items():
        for item in range(20):
            threads.add(threading.get_ident())
            yield item

    async def work(item):
        await crew.pause(0.001)
        return threading.get_ident()

    workers = set()

    def done(worker):
        threads.add(threading.get_ident())
        workers.add(worker)

    async def main():
        await each(crew.transport, work, items(), 4, done=done)

    crew.run(main)
    assert threads == {threading.get_ident()}
    assert not threads & workers


@pytest.mark.parametrize("kind", ["asyncio", "trio"])
def test_async_items_and_an_async_callback(kind):
    crew, told = Crew(kind), []

    async def items():
        for item in range(5):
            await crew.pause(0.001)
            yield item

    async def work(item):
        return item

    async def done(result):
        await crew.pause(0.001)
        told.append(result)

    async def main():
        await each(crew.transport, work, items(), 2, done=done)

    crew.run(main)
    assert sorted(told) == [0, 1, 2, 3, 4]


def test_async_items_need_the_async_client():
    crew = Crew("sync")

    async def items():
        yield 1

    async def work(item):
        return item

    async def main():
        await each(crew.transport, work, items(), 2)

    with pytest.raises(ConfigurationError, match="async client"):
        crew.run(main)


def test_without_more_threads_the_caller_does_the_work(monkeypatch):
    crew, told = Crew("sync"), []

    def start(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)

    async def work(item):
        return item

    async def main():
        await each(crew.transport, work, range(5), 3, done=told.append)

    crew.run(main)
    assert sorted(told) == [0, 1, 2, 3, 4]


def test_an_error_leaves_no_circles():
    """What a failed request holds is free at once: its buffers can be large."""

    class Large:
        pass

    crew, held = Crew("sync"), []

    async def work(item):
        large = Large()
        held.append(weakref.ref(large))
        raise BrokenError

    async def main():
        await each(crew.transport, work, range(1), 2)

    gc.disable()
    try:
        with contextlib.suppress(BrokenError):
            crew.run(main)
        assert held[0]() is None
    finally:
        gc.enable()


def test_requests_of_threads_and_tasks_share_the_pool():
    from loopback import Session, operation

    with Server() as server:
        for kind in ("sync", "async"):
            with Session(server, kind) as session:
                client = session.client()
                perform_each(session, client, operation(), 12, 3)
        assert len(server.received) == 24
        assert server.connections <= 6


def perform_each(session, client, op, count, limit):
    from runtime.procedures import perform
    from runtime.spec.options import Options

    inner = client._session

    async def work(item):
        return await perform(inner, op, {}, Options())

    async def main():
        await each(inner.connection.transport, work, range(count), limit)

    if session.kind == "sync":
        run(main())
    else:
        session.run(main())
