import io
from pathlib import Path
from typing import Any

import pytest
from loopback import CONTEXT, DROP, Answer, Body, Param, Reply, operation
from runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    InvalidTypeError,
    ResponseValidationError,
)
from runtime.spec.upload import Upload

SESSION = Param("session_id", "path", "session_id", lambda: str, required=True)
NUMBER = Param("number", "path", "number", lambda: int, required=True)
JSON = Reply("200", "application/json", lambda: Any)


def fields(*names):
    return (Body("application/json", lambda: Any, fields=tuple((name, name) for name in names)),)


RECIPE = Upload(
    data="file",
    open=operation("POST", "/uploads", bodies=fields("name", "size")),
    size="size",
    session="/id",
    part_size="/part_size",
    part=operation(
        "PUT",
        "/uploads/{session_id}/{number}",
        params=(SESSION, NUMBER, CONTEXT),
        bodies=(Body("application/octet-stream", lambda: bytes, argument="data"),),
    ),
    part_session="session_id",
    part_number="number",
    part_data="data",
    part_reply=("number", "etag"),
    finish=operation(
        "POST",
        "/uploads/{session_id}",
        params=(SESSION, CONTEXT),
        bodies=fields("action", "parts"),
        replies=(Reply("200", "application/json", lambda: Any),),
        sent_if=(("parts", "action", "commit"),),
    ),
    finish_session="session_id",
    action="action",
    commit="commit",
    abort="abort",
    parts="parts",
)


class Store:
    """The server's side; ``fail`` maps a step (``open``, ``part 2``, ``commit``) to answers."""

    def __init__(self, server, part_size=4, fail=None):
        self.server = server
        self.part_size = part_size
        self.fail = {step: list(answers) for step, answers in (fail or {}).items()}
        self.steps = []
        self.parts = {}
        self.committed = None
        self.declared = None
        self.contexts = set()
        server.reply(self.answer)

    def answer(self, request):
        self.contexts.add(request.headers.get("x-context"))
        parts = request.target.split("/")
        if request.method == "PUT":
            step = f"part {parts[-1]}"
        elif parts[-1] == "uploads":
            step = "open"
        else:
            step = request.json["action"]
        self.steps.append(step)
        if self.fail.get(step):
            return self.fail[step].pop(0)
        if step == "open":
            self.declared = request.json
            return Answer(200, {"id": "s/1", "part_size": self.part_size})
        if request.method == "PUT":
            self.parts[int(parts[-1])] = request.body
            return Answer(200, {"number": int(parts[-1]), "etag": "e" + parts[-1], "more": 1})
        self.committed = request.json
        return Answer(200, {"done": True})


def upload(session, data, client=None, **arguments):
    client = client or session.client(max_retries=2)
    resource = session.resource(client)
    # one after the other, so that the steps have an order; test_uploads_at_once.py is about more
    values = {"name": "x", "workers": 1, **arguments}
    return session.run(resource._run(RECIPE, {**values, "file": data}, {}))


class Unsized:
    def __init__(self, data):
        self._file = io.BytesIO(data)

    def read(self, size):
        return self._file.read(size)


def middle(data):
    file = io.BytesIO(b"skipped" + data)
    file.seek(7)
    return file


TEN = b"0123456789"
SOURCES = {
    "bytes": lambda path: TEN,
    "bytearray": lambda path: bytearray(TEN),
    "memoryview": lambda path: memoryview(b"0x1x2x3x4x5x6x7x8x9x")[::2],
    "path text": str,
    "path": Path,
    "bytesio": lambda path: io.BytesIO(TEN),
    "from its position": lambda path: middle(TEN),
    "unsized": lambda path: Unsized(TEN),
    "iterator": lambda path: iter([b"012", bytearray(b""), memoryview(b"3456789")]),
}


@pytest.mark.parametrize("source", SOURCES)
def test_sources(session, source, tmp_path):
    path = tmp_path / "ten"
    path.write_bytes(TEN)
    store = Store(session.server)
    assert upload(session, SOURCES[source](path)) == {"done": True}
    assert store.declared == {"name": "x", "size": 10}
    assert store.parts == {1: b"0123", 2: b"4567", 3: b"89"}
    assert store.steps == ["open", "part 1", "part 2", "part 3", "commit"]
    assert store.committed == {
        "action": "commit",
        "parts": [{"number": n, "etag": f"e{n}"} for n in (1, 2, 3)],
    }


def test_open_file(session, tmp_path):
    path = tmp_path / "ten"
    path.write_bytes(TEN)
    store = Store(session.server)
    with path.open("rb") as file:
        file.read(3)
        upload(session, file)
        assert not file.closed
    assert store.declared["size"] == 7
    assert b"".join(store.parts.values()) == b"3456789"


def test_gzip_file(session, tmp_path):
    import gzip

    path = tmp_path / "ten.gz"
    path.write_bytes(gzip.compress(TEN))
    store = Store(session.server)
    with gzip.open(path) as file:
        upload(session, file)
    assert b"".join(store.parts.values()) == TEN


@pytest.mark.parametrize(("size", "count"), [(0, 0), (1, 1), (4, 1), (8, 2), (9, 3)])
def test_sizes(session, size, count):
    store = Store(session.server)
    upload(session, b"x" * size)
    assert store.declared["size"] == size
    assert len(store.parts) == count
    assert ("parts" in store.committed) == (count > 0)


def test_async_sources(server):
    from loopback import Session

    async def chunks():
        yield b"0123"
        yield b"456789"

    class AsyncFile:
        def __init__(self):
            self._file = io.BytesIO(TEN)

        async def read(self, size):
            return self._file.read(size)

    with Session(server, "async") as session:
        for data in (chunks(), AsyncFile()):
            store = Store(server)
            upload(session, data)
            assert b"".join(store.parts.values()) == TEN
    with Session(server, "sync") as session:
        agen = chunks()
        with pytest.raises(ConfigurationError, match="async"):
            upload(session, agen)


@pytest.mark.parametrize(
    "data", [io.StringIO("text"), 5, None, {"a": 1}, ["text"]], ids=lambda data: type(data).__name__
)
def test_refused_before_anything_is_sent(session, data):
    with pytest.raises(InvalidTypeError):
        upload(session, data)
    assert session.server.received == []


def test_text_file_is_refused(session, tmp_path):
    path = tmp_path / "t"
    path.write_text("x")
    with path.open() as file, pytest.raises(InvalidTypeError, match="binary mode"):
        upload(session, file)


def test_missing_file(session, tmp_path):
    with pytest.raises(FileNotFoundError):
        upload(session, str(tmp_path / "none"))
    assert session.server.received == []


GONE = Answer(404, {"message": "gone"})


@pytest.mark.parametrize(
    ("fail", "error", "steps"),
    [
        ({"open": [GONE]}, APIStatusError, ["open"]),
        ({"part 1": [GONE]}, APIStatusError, ["open", "part 1", "abort"]),
        ({"part 2": [GONE]}, APIStatusError, ["open", "part 1", "part 2", "abort"]),
        ({"part 1": [DROP] * 3}, APIConnectionError, ["open", *["part 1"] * 3, "abort"]),
        (
            {"commit": [GONE]},
            APIStatusError,
            ["open", "part 1", "part 2", "part 3", "commit"],
        ),
        ({"part 1": [GONE], "abort": [Answer(500)]}, APIStatusError, ["open", "part 1", "abort"]),
        ({"part 1": [GONE], "abort": [DROP]}, APIStatusError, ["open", "part 1", "abort"]),
        (
            {"part 1": [Answer(200, {"number": 1})]},
            ResponseValidationError,
            ["open", "part 1", "abort"],
        ),
        ({"open": [Answer(200, {"part_size": 4})]}, ResponseValidationError, ["open"]),
        ({"open": [Answer(200, {"id": "s"})]}, ResponseValidationError, ["open", "abort"]),
        (
            {"open": [Answer(200, {"id": "s", "part_size": 0})]},
            ResponseValidationError,
            ["open", "abort"],
        ),
    ],
)
def test_failure_of_each_step(session, fail, error, steps):
    store = Store(session.server, fail=fail)
    with pytest.raises(error) as caught:
        upload(session, TEN)
    assert store.steps == steps
    if error is APIStatusError:
        assert caught.value.message == "gone"
    if "abort" in steps and "abort" not in fail:
        assert store.committed == {"action": "abort"}


@pytest.mark.parametrize("source", ["bytes", "path", "bytesio", "iterator", "unsized"])
def test_part_is_sent_again(session, source, tmp_path):
    path = tmp_path / "ten"
    path.write_bytes(TEN)
    store = Store(session.server, fail={"part 2": [Answer(503), DROP]})
    upload(session, SOURCES[source](path))
    assert store.steps == ["open", "part 1", "part 2", "part 2", "part 2", "part 3", "commit"]
    assert b"".join(store.parts.values()) == TEN


def test_interrupt_aborts_too(session):
    store = Store(session.server)
    client = session.client()

    transport = client._session.connection.transport
    send = transport.send

    async def interrupted(request):
        if request.method == "PUT":
            raise KeyboardInterrupt
        return await send(request)

    transport.send = interrupted
    with pytest.raises(KeyboardInterrupt):
        upload(session, TEN, client)
    assert store.steps == ["open", "abort"]


def test_file_that_shrinks(session, tmp_path):
    path = tmp_path / "ten"
    path.write_bytes(TEN)
    store = Store(session.server)
    answer = store.answer

    def shrinking(request):
        path.write_bytes(b"01")
        return answer(request)

    session.server.reply(shrinking)
    with path.open("rb", buffering=0) as file, pytest.raises(Exception, match="shrank"):
        upload(session, file)
    assert "abort" in store.steps


def test_client_header_goes_with_every_step(session):
    store = Store(session.server)
    upload(session, TEN, session.client({"context": "held"}), context="given")
    assert store.contexts == {"given"}


def test_memory_does_not_grow_with_the_part(session, tmp_path):
    import tracemalloc

    size = 24 * 1024 * 1024
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(size)
    drained = []

    def drain(handler):
        left = int(handler.headers["Content-Length"])
        if left < size:
            return handler.rfile.read(left)
        while left:
            left -= len(handler.rfile.read(min(left, 65536)))
        drained.append(size)
        return b""

    session.server._body = drain
    Store(session.server, part_size=size)
    client = session.client()
    upload(session, b"", client)  # imports count too
    tracemalloc.start()
    upload(session, path, client)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert drained == [size]
    assert peak < 6 * 1024 * 1024
