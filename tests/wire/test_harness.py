"""The harness itself: what it records is what was sent, and it sees every kind of difference."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from tests.wire.expression import async_function, compile_async, why_not_async
from tests.wire.recorder import Received, Recorder
from tests.wire.replay import Bench, Observed
from tests.wire.table import Expectation, Request


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    recorder = Recorder()
    yield recorder
    recorder.close()


def _exchange(recorder: Recorder, sent: bytes) -> bytes:
    host, port = recorder.address.split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while True:
            chunk = connection.recv(65536)
            if not chunk:
                return received
            received += chunk


def test_the_target_is_recorded_raw_and_chunks_are_joined(recorder: Recorder) -> None:
    recorder.script([{"status": 200, "body": {"a": 1}}, {"status": 404}])
    received = _exchange(
        recorder,
        b"PUT //a/../%2f?x=%20&y HTTP/1.1\r\nX-One: caf\xe9 \r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\n\r\n"
        b"HEAD /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nxy",
    )
    first, second = recorder.requests
    assert (first.method, first.target, first.body) == ("PUT", "//a/../%2f?x=%20&y", b"abcde")
    assert first.header("x-one") == "caf\xe9 "
    assert (second.method, second.body) == ("HEAD", b"xy")
    assert received == (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n"
        b'{"a": 1}HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'
    )


def test_the_last_answer_repeats(recorder: Recorder) -> None:
    recorder.script([{"status": 200}, {"status": 503}])
    received = _exchange(recorder, b"GET / HTTP/1.1\r\n\r\n" * 3)
    assert [line[9:12] for line in received.split(b"\r\n") if line.startswith(b"HTTP")] == [
        b"200",
        b"503",
        b"503",
    ]


def test_a_new_script_drops_old_connections(recorder: Recorder) -> None:
    recorder.script([{"status": 200}])
    host, port = recorder.address.split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert connection.recv(65536)
        recorder.script([{"status": 200}])
        connection.settimeout(5)
        assert connection.recv(65536) == b""
    assert recorder.requests == []


class _Echo:
    """Stands for both clients: gives back what it was asked."""

    def __getattr__(self, name: str) -> Any:
        async def method(*arguments: Any) -> Any:
            return (name, *arguments)

        return SimpleNamespace(create=method, runs=SimpleNamespace(list=method))


def test_every_call_of_a_client_is_awaited() -> None:
    call = "[client.batches.create(1), AIHub().apps.runs.list(2)[0], str(client.a.create())]"
    names = {"AIHub": _Echo, "client": _Echo()}
    result = asyncio.run(async_function(call, names)())
    assert result == [("batches", 1), "apps", "('a',)"]


def test_what_cannot_be_awaited_is_said() -> None:
    assert why_not_async("client.batches.get(1)") is None
    assert why_not_async("aihub.Batch(3)") == "sends nothing"
    assert why_not_async("(lambda a, b: a.batches.list())(1, 2)") == "awaits inside a lambda"
    assert why_not_async("client.batches.api_instance.get_batch(1)")
    with pytest.raises(SyntaxError):
        compile_async("client.batches.create(")


_HEADERS = {"Authorization": "Bearer t", "Accept": "a/b"}
_REQUEST = Request("PUT", "/p?q=1", _HEADERS, "body")
_RECEIVED = ("PUT", "/p?q=1", [("authorization", "Bearer t"), ("accept", "a/b")], b"body")


def _bench() -> Bench:
    bench = Bench.__new__(Bench)
    bench.former = False
    bench.aihub = SimpleNamespace(
        exceptions=SimpleNamespace(OpenApiException=KeyError, NotFoundException=IndexError)
    )
    return bench


def _problems(expected: Expectation, **changes: Any) -> list[str]:
    seen = {
        "requests": [Received(*_RECEIVED)],
        "other_host": [],
        "result": {"type": "int", "value": 1},
        "error": None,
        "printed": "",
    }
    return _bench().compare(expected, Observed(**dict(seen, **changes)))


_EXPECTED = Expectation((_REQUEST,), result={"type": "int", "value": 1})


def test_what_is_the_same_is_no_problem() -> None:
    assert _problems(_EXPECTED) == []


@pytest.mark.parametrize(
    ("place", "value", "word"),
    [
        (0, "POST", "method"),
        (1, "/p?q=2", "target"),
        (2, _RECEIVED[2][:1], "accept"),
        (2, [*_RECEIVED[2], ("X-More", "1")], "x-more"),
        (2, [*_RECEIVED[2], ("Accept", "a/b")], "twice"),
        (2, [*_RECEIVED[2], ("Content-Length", "3")], "Content-Length"),
        (3, b"Body", "body"),
    ],
)
def test_every_part_of_a_request_counts(place: int, value: Any, word: str) -> None:
    changed = list(_RECEIVED)
    changed[place] = value
    (problem,) = _problems(_EXPECTED, requests=[Received(*changed)])
    assert word in problem


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"requests": []}, "requests"),
        ({"other_host": [Received(*_RECEIVED)]}, "other host"),
        ({"result": {"type": "float", "value": 1}}, "result"),
        ({"error": ValueError("x")}, "raised"),
        ({"printed": "test-token"}, "printed"),
    ],
)
def test_every_part_of_an_outcome_counts(changes: dict[str, Any], word: str) -> None:
    problems = _problems(_EXPECTED, **changes)
    assert word in problems[0]


@pytest.mark.parametrize(
    ("wanted", "error", "fine"),
    [
        ("aihub.exceptions.NotFoundException", IndexError("x"), True),
        ("aihub.exceptions.NotFoundException", KeyError("x"), False),
        ("aihub.exceptions.Gone", IndexError("x"), False),
        ("builtins.TypeError", TypeError("x"), True),
        ("builtins.ValueError", TypeError("x"), False),
        ("builtins.ValueError", AttributeError("the SDK has no such method"), False),
        ("builtins.ValueError", KeyError("one of ours"), True),
    ],
)
def test_exceptions(wanted: str, error: Exception, fine: bool) -> None:
    expected = Expectation((_REQUEST,), raises={"class": wanted})
    problems = _problems(expected, result=None, error=error)
    assert (problems == []) is fine


def test_a_missing_exception_is_seen() -> None:
    expected = Expectation((_REQUEST,), raises={"class": "builtins.ValueError"})
    assert "no exception" in _problems(expected)[0]
