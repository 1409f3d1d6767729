"""Parts that are sent at the same time: what fails, and what becomes of the others."""

import asyncio
import io
import os
import signal
import threading
import time

import pytest
from loopback import DROP, Answer, Session
from runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    InvalidRequestError,
    InvalidTypeError,
)
from runtime.spec.upload import FileUpload
from runtime.wire import progress, stores
from uploading import EITHER, PARTS, Store, upload

DATA = bytes(range(200)) * 5
BUSY = Answer(503)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(DATA)
    return path


def zipped(path):
    import gzip

    other = path.with_suffix(".gz")
    other.write_bytes(gzip.compress(DATA))
    return gzip.open(other)


SOURCES = {
    "path": lambda path: path,
    "open file": lambda path: path.open("rb"),
    "unbuffered file": lambda path: path.open("rb", buffering=0),
    "file to write": lambda path: path.open("r+b"),
    "bytes": lambda path: DATA,
    "memoryview": lambda path: memoryview(DATA),
    "bytesio": lambda path: io.BytesIO(DATA),
    "gzip": zipped,
    "iterator": lambda path: iter([DATA[:5], b"", DATA[5:]]),
    "subclass": lambda path: Slow(DATA),
}


class Slow(io.RawIOBase):
    """A file of our own: there is no descriptor, and only one position."""

    def __init__(self, data):
        self._inner = io.BytesIO(data)

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._inner.tell()

    def seek(self, offset, whence=0):
        return self._inner.seek(offset, whence)

    def readinto(self, buffer):
        time.sleep(0.0005)
        return self._inner.readinto(buffer)


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_arrives_whole(session, path, source):
    store = Store(session.server, part_size=70, delay=0.003)
    data = SOURCES[source](path)
    before = data.tell() if hasattr(data, "tell") else None
    upload(session, data, workers=6)
    assert store.files == {"N": DATA}
    assert store.most > 1
    if before is not None and not data.closed:
        assert data.tell() == before  # the position is the caller's
        data.close()


@pytest.mark.parametrize("lacks", ["reads at a position", "reads that do not wait"])
def test_systems_that_lack_something(session, path, monkeypatch, lacks):
    if lacks == "reads at a position":  # Windows
        monkeypatch.delattr(os, "pread")
    else:  # macOS, among others
        monkeypatch.setattr(stores, "_NO_WAIT", 0)
    for source in ("path", "open file"):
        store = Store(session.server, part_size=100)
        data = SOURCES[source](path)
        upload(session, data, workers=6)
        assert store.files == {"N": DATA}
        if source == "open file":
            assert data.tell() == 0
            data.close()


@pytest.mark.parametrize(
    ("size", "part_size", "workers", "most"),
    [(0, 4, 4, 0), (1, 4, 4, 1), (4, 4, 4, 1), (5, 4, 4, 2), (40, 4, 1, 1), (40, 4, 4, 4)],
)
def test_workers_limit_what_is_on_its_way(session, size, part_size, workers, most):
    store = Store(session.server, part_size, delay=0.02 if most > 1 else 0.0)
    upload(session, DATA[:size], workers=workers)
    assert store.files == {"N": DATA[:size]}
    assert store.most == most


def test_workers_are_checked(session):
    for workers in (0, 17, -1, True, None, "4", 2.0):
        with pytest.raises(InvalidRequestError, match="workers: must be an int from 1 to 16"):
            upload(session, DATA, workers=workers)
    assert session.server.received == []


TRANSIENT = {
    "503 once": {"part 2": [BUSY]},
    "drop once": {"part 3": [DROP]},
    "several": {"part 1": [BUSY, DROP], "part 3": [BUSY], "part 5": [DROP]},
    "the last": {"part 5": [DROP, BUSY]},
    "429": {"part 4": [Answer(429, headers={"Retry-After": "0"})]},
    "commit": {"commit": [BUSY]},
}


@pytest.mark.parametrize("fault", TRANSIENT)
def test_each_part_is_retried_alone(session, fault):
    faults = {step: list(answers) for step, answers in TRANSIENT[fault].items()}
    store = Store(session.server, 200, faults)
    parts = [f"part {number}" for number in range(1, 6)]
    expected = {part: 1 + len(TRANSIENT[fault].get(part, ())) for part in parts}
    upload(session, DATA)
    assert store.files == {"N": DATA}
    assert store.sent == expected
    assert store.open == {}


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize(
    ("answer", "error"), [(Answer(400), APIStatusError), (DROP, APIConnectionError)]
)
def test_a_part_that_keeps_failing_aborts(session, workers, answer, error):
    store = Store(session.server, 20, {"part 3": lambda count: answer}, delay=0.01)
    with pytest.raises(error) as caught:
        upload(session, DATA, workers=workers)
    assert store.ended == {"s1": "abort"}
    assert store.count("abort") == 1
    assert len(store.sent) < 50  # no new part was begun
    state = caught.value.upload
    assert (state.session, state.committed, state.checkpoint) == ("s1", False, None)
    numbers = [part["number"] for part in state.parts]
    assert numbers == sorted(numbers)
    assert 3 not in numbers


def test_parts_in_order_in_the_commit(session):
    """However they arrive."""
    store = Store(
        session.server, 100, before=lambda step: time.sleep(0.03 if step == "part 1" else 0)
    )
    upload(session, DATA, workers=10)
    assert store.files == {"N": DATA}


def test_a_file_that_changes_meanwhile_is_not_committed(session, path):
    def change(step):
        if step == "part 2":
            with path.open("r+b") as file:
                file.write(b"other")
            os.utime(path, (1, 1))

    store = Store(session.server, 100, before=change, delay=0.005)
    with pytest.raises(InvalidRequestError, match="changed while"):
        upload(session, path)
    assert store.ended == {"s1": "abort"}
    assert store.files == {}


def test_a_file_that_is_closed_meanwhile(session, path):
    file = path.open("rb")
    store = Store(
        session.server, 100, before=lambda step: file.close() if step == "part 2" else None
    )
    with pytest.raises((InvalidRequestError, OSError, ValueError)):
        upload(session, file, workers=2)
    assert store.ended == {"s1": "abort"}


def test_a_file_at_its_end_is_refused(session, path):
    with path.open("rb") as file:
        file.read()
        with pytest.raises(InvalidRequestError, match="seek"):
            upload(session, file)
    buffer = io.BytesIO()
    buffer.write(DATA)
    with pytest.raises(InvalidRequestError, match="seek"):
        upload(session, buffer)
    assert session.server.received == []


def test_the_same_file_in_parallel_threads(server, path):
    """Also one file object."""
    with Session(server, "sync") as session, path.open("rb") as file:
        client = session.client()
        store = Store(server, 60)
        threads = [
            threading.Thread(target=upload, args=(session, data, client), kwargs={"name": name})
            for name, data in (("a", path), ("b", path), ("c", file), ("d", file))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert store.files == dict.fromkeys("abcd", DATA)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_pool_is_not_exceeded(server, kind):
    with Session(server, kind) as session:
        Store(server, 50, delay=0.005)
        upload(session, DATA, workers=3)
    assert server.connections <= 4


# -- the end that a caller wants ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["asyncio", "trio"])
def test_cancelled(server, kind):
    store = Store(server, 100, delay=0.3)

    async def main():
        session = Session(server, "sync")  # only what makes clients
        session.kind = "async"
        from loopback import client_class
        from runtime.resource import AsyncResource

        made = client_class("async")({"api_root": server.root, "api_key": "x"})
        call = AsyncResource(made)._run(PARTS, {"folder": "F", "name": "N", "file": DATA}, {})
        if kind == "trio":
            import trio

            with trio.move_on_after(0.1) as scope:
                await call
            assert scope.cancelled_caught
        else:
            task = asyncio.ensure_future(call)
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await made.aclose()

    started = time.monotonic()
    if kind == "trio":
        import trio

        trio.run(main)
    else:
        asyncio.run(main())
    assert time.monotonic() - started < 2
    assert store.ended == {"s1": "abort"}
    assert len(store.sent) == 4


def test_ctrl_c(server, path):
    path.write_bytes(bytes(3_000_000))
    previous = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt(step):
        if step == "part 2":
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05 if step.startswith("part") else 0)

    try:
        with Session(server, "sync") as session:
            store = Store(server, 100_000, before=interrupt)
            with pytest.raises(KeyboardInterrupt):
                upload(session, path)
    finally:
        signal.signal(signal.SIGINT, previous)
    assert store.ended == {"s1": "abort"}
    assert len(store.sent) <= 6
    time.sleep(0.1)
    assert not [t for t in threading.enumerate() if "context" in str(getattr(t, "_target", ""))]


def test_ctrl_c_while_the_server_says_nothing(server, path):
    previous = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    silent = threading.Event()

    def interrupt(step):
        if step == "part 4":
            os.kill(os.getpid(), signal.SIGINT)
        if step.startswith("part"):
            silent.wait(10)

    started = time.monotonic()
    try:
        with Session(server, "sync") as session:
            store = Store(server, 100, before=interrupt)
            with pytest.raises(KeyboardInterrupt):
                upload(session, path)
    finally:
        signal.signal(signal.SIGINT, previous)
        silent.set()
    assert store.ended == {"s1": "abort"}
    assert time.monotonic() - started < 3


# -- progress ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["none", "503 once", "several"])
def test_progress_counts_what_the_server_has(session, path, fault):
    store = Store(session.server, 200, dict(TRANSIENT.get(fault, {})))
    states = []
    upload(session, path, progress=states.append)
    done = [state.done for state in states]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(DATA))
    assert {(s.total, s.unit, s.name) for s in states} == {(len(DATA), "B", "scan.pdf")}
    assert store.files == {"N": DATA}


@pytest.mark.parametrize("fails", [False, True])
def test_progress_of_one_request_counts_what_was_sent(session, path, fails, monkeypatch):
    class OwnError(Exception):
        pass

    def told(state):
        states.append(state.done)
        if fails and state.done:
            raise OwnError

    states = []
    path.write_bytes(bytes(1_000_000))
    simple = FileUpload(
        data="file", name="called", simple=EITHER.simple, simple_data="content", simple_name="name"
    )
    client = session.client()
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    store = Store(session.server)
    if fails:
        with pytest.raises(OwnError):
            upload(session, path, client, simple, name=None, progress=told)
        assert not [data for data in store.files.values() if len(data) == 1_000_000]
        return
    upload(session, path, client, simple, name=None, progress=told)
    assert states == sorted(states)
    assert len(states) > 4
    assert (states[0], states[-1]) == (0, 1_000_000)
    assert len(store.files["scan.pdf"]) == 1_000_000


def test_an_error_of_the_callable_aborts(session):
    class OwnError(Exception):
        pass

    def told(state):
        if state.done:
            raise OwnError

    store = Store(session.server, 500)
    with pytest.raises(OwnError):
        upload(session, DATA, progress=told)
    assert store.ended == {"s1": "abort"}


def test_progress_is_checked_before_anything_is_sent(session):
    with pytest.raises(InvalidTypeError, match="progress"):
        upload(session, DATA, progress="yes")
    assert session.server.received == []


# -- in one request, or in parts -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "steps"),
    [(0, ["simple"]), (10, ["simple"]), (11, ["open", "part 1", "commit"])],
)
def test_the_way_depends_on_the_size(session, path, size, steps):
    path.write_bytes(DATA[:size])
    store = Store(session.server, 50)
    states = []
    upload(session, path, what=EITHER, progress=states.append, called="page-1")
    assert store.steps == steps
    assert store.files == {"page-1": DATA[:size]}
    assert (states[-1].done, states[-1].name) == (size, "page-1")


NAMES = {
    "path": (lambda path: path, None, "scan.pdf"),
    "text": (str, None, "scan.pdf"),
    "open file": (lambda path: path.open("rb"), None, "scan.pdf"),
    "another": (lambda path: path, "other.pdf", "other.pdf"),
    "bytes": (lambda path: path.read_bytes(), "n", "n"),
    "bytes without": (lambda path: DATA, None, None),
    "empty name": (lambda path: DATA, "", None),
    "iterator": (lambda path: iter([DATA]), None, None),
    "descriptor": (lambda path: os.fdopen(os.open(path, os.O_RDONLY), "rb"), None, None),
    "no text": (lambda path: path, 5, None),
}


def test_names(server, path):
    with Session(server, "sync") as session:
        for make, called, name in NAMES.values():
            for size in (5, 500):
                path.write_bytes(DATA[:size])
                store, data = Store(server, 200), make(path)
                if name is None:
                    with pytest.raises(InvalidRequestError, match="called"):
                        upload(session, data, what=EITHER, called=called)
                    assert store.steps == []
                else:
                    upload(session, data, what=EITHER, called=called)
                    assert list(store.files) == [name]
                if hasattr(data, "close"):
                    data.close()
