"""What became of a request: told by errors, read by retries."""

import socket
import threading
import time
from typing import Any

import pytest
from loopback import CONTEXT, DROP, Answer, Body, Reply, operation, with_body
from runtime.base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    InvalidRequestError,
    NotFoundError,
    PreconditionFailedError,
)
from runtime.calls.retry import Budget
from runtime.spec.operation import StreamOperation

REFUSING = {"api_root": "http://127.0.0.1:9/api"}


@pytest.mark.parametrize(
    ("values", "answers", "sent", "attempts"),
    [
        (REFUSING, [], "no", 1),
        ({}, [DROP], "maybe", 1),
        ({}, [Answer(500)], "yes", 1),
        ({}, [Answer(200, b"no json", {"Content-Type": "application/json"})], "yes", 1),
        ({}, [Answer(200, {"a": 1}, drop_after=3)], "yes", 1),
        ({}, [Answer(200, {}, delay=0.5)], "maybe", 1),
        ({}, [Answer(302, headers={"Location": "ftp://x"})], "yes", 1),
    ],
)
def test_sent(session, values, answers, sent, attempts):
    session.server.reply(*answers or [Answer(200, {})])
    with pytest.raises(APIError) as caught:
        session.call(session.client(values), with_body(), {"body": 1}, timeout=0.2)
    error = caught.value
    assert (error.sent, error.attempts) == (sent, attempts)
    assert 0 < error.elapsed < 5


def test_nothing_was_sent(session):
    with pytest.raises(InvalidRequestError) as caught:
        session.call(session.client(), operation(), extra_query={"a": float("nan")})
    assert (caught.value.sent, session.server.received) == ("no", [])


def test_the_first_doubt_stays(session):
    """An attempt whose outcome is unknown, then one that certainly does not arrive."""
    session.server.reply(DROP, Answer(200, {}))
    client = session.client()
    transport = client._session.connection.transport

    async def sleep(seconds):
        session.server._http.shutdown()
        session.server._http.server_close()
        transport.sleep = again

    async def again(seconds):
        pass

    transport.sleep = sleep
    with pytest.raises(APIConnectionError) as caught:
        session.call(client, operation(), max_retries=1)
    assert (caught.value.sent, caught.value.attempts) == ("maybe", 2)


@pytest.mark.parametrize(
    ("method", "first", "second", "error", "doubt"),
    [
        ("DELETE", DROP, 404, NotFoundError, True),
        ("DELETE", Answer(502), 404, NotFoundError, True),
        ("DELETE", Answer(429), 404, NotFoundError, False),
        ("PUT", DROP, 412, PreconditionFailedError, True),
    ],
)
def test_an_earlier_attempt_may_have_done_it(session, method, first, second, error, doubt):
    session.server.reply(first, Answer(second, {"message": "not there"}))
    with pytest.raises(error) as caught:
        session.call(session.client(), operation(method), max_retries=1)
    assert ("an earlier attempt" in str(caught.value)) is doubt


@pytest.mark.parametrize(
    ("name", "repeated"),
    [("If-None-Match", False), ("if-match", False), ("If-Unmodified-Since", False), ("X-A", True)],
)
@pytest.mark.parametrize("first", [DROP, Answer(500)])
def test_a_condition_is_asked_once(session, name, repeated, first):
    session.server.reply(first, Answer(200, {}))
    arguments = {"extra_headers": {name: "*"}, "max_retries": 2}
    if repeated:
        session.call(session.client(), operation("PUT"), **arguments)
    else:
        with pytest.raises(APIError):
            session.call(session.client(), operation("PUT"), **arguments)
    assert len(session.server.received) == 1 + repeated
    session.server.received.clear()
    session.server.reply(first, Answer(200, {}))
    session.call(session.client(), operation("GET"), **arguments)
    assert len(session.server.received) == 2


class BrokenError(Exception):
    pass


@pytest.mark.parametrize("error", [BrokenError("mine"), OSError("mine"), None])
def test_an_error_of_the_caller_is_the_callers(session, error):
    import httpx

    error = error or httpx.ConnectError("mine")

    def chunks():
        yield b"a"
        raise error

    async def later():
        yield b"a"
        raise error

    body = Body("application/octet-stream", lambda: bytes, argument="body")
    data = later() if session.kind == "async" else chunks()
    with pytest.raises(type(error)) as caught:
        session.call(
            session.client(), operation("PUT", bodies=(body,)), {"body": data}, max_retries=3
        )
    assert caught.value is error
    assert session.slept == []


@pytest.mark.parametrize("where", ["call", "client"])
def test_the_deadline_ends_a_slow_response(session, where):
    """A byte each 20 ms never lets the timeout pass."""
    port = trickling()
    client = session.client(
        {"api_root": f"http://127.0.0.1:{port}"}, **({"deadline": 0.3} if where == "client" else {})
    )
    started = time.monotonic()
    options = {"deadline": 0.3} if where == "call" else {}
    with pytest.raises(APITimeoutError, match=r"the deadline of 0\.3 s passed") as caught:
        session.call(client, operation(), timeout=1, max_retries=5, **options)
    assert time.monotonic() - started < 2
    assert (caught.value.sent, caught.value.attempts) == ("yes", 1)


def test_the_deadline_of_the_client_does_not_end_a_stream(session):
    """It is there for what is stuck; a stream goes on as long as something comes."""
    port = trickling(size=20)
    client = session.client({"api_root": f"http://127.0.0.1:{port}"}, spec={"deadline": 0.2})
    lines = Reply("200", "application/jsonl", item=lambda: Any)
    op = StreamOperation("listThings", "GET", "/things", params=(CONTEXT,), replies=(lines,))
    stream = session.call(client, op)
    assert session.items(stream) == [11111111111111111111]


def trickling(size=1000):
    listener = socket.socket()  # create_server is not there in 3.7
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)

    def serve():
        connection, _ = listener.accept()
        with connection, listener:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
            try:
                for _ in range(size):
                    connection.sendall(b"1")
                    time.sleep(0.02)
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


def test_the_deadline_ends_the_retries(session):
    session.server.reply(Answer(503, {"message": "later"}))
    with pytest.raises(APIStatusError, match=r"deadline of 0\.4 s is too near") as caught:
        session.call(session.client(), operation(), deadline=0.4, max_retries=9)
    assert caught.value.attempts == 1


@pytest.mark.parametrize("deadline", [0, -1, "1", True, float("inf"), float("nan")])
def test_a_deadline_is_a_length_of_time(session, deadline):
    with pytest.raises(InvalidRequestError, match="deadline"):
        session.call(session.client(), operation(), deadline=deadline)


@pytest.mark.parametrize(
    "timeout", [0, -1, "1", True, float("inf"), (1,), {"reed": 1}, {"read": -1}, (1, "x")]
)
def test_a_timeout_is_one(session, timeout):
    with pytest.raises(InvalidRequestError, match="timeout"):
        session.call(session.client(), operation(), timeout=timeout)


@pytest.mark.parametrize(
    ("timeout", "connect", "read"),
    [(3, 3, 3), ((1, 2), 1, 2), ({"read": 5}, 60, 5), (None, None, None)],
)
def test_timeouts_that_are_sent(session, timeout, connect, read):
    seen = []
    client = session.client(deadline=None)
    transport = client._session.connection.transport
    send = transport.send

    async def noting(request):
        seen.append(request.timeouts)
        return await send(request)

    transport.send = noting
    session.call(client, operation(), timeout=timeout)
    assert (seen[0]["connect"], seen[0]["read"]) == (connect, read)


def test_an_outage_is_not_made_worse(session):
    session.server.reply(Answer(503))
    client = session.client(max_retries=3)
    errors = []
    for _ in range(100):
        with pytest.raises(APIStatusError) as caught:
            session.call(client, operation())
        errors.append(caught.value)
    requests = len(session.server.received)
    assert 200 <= requests < 220  # 100 calls, 100 retries, and a few that time gave back
    assert errors[0].attempts == 4
    assert "too many calls of this client were retried lately" in str(errors[-1])


def test_the_budget():
    now = [0.0]
    budget = Budget(lambda: now[0])
    assert [budget.spend() for _ in range(101)] == [True] * 100 + [False]
    for _ in range(5):
        budget.earn()
    assert [budget.spend(), budget.spend()] == [True, False]
    now[0] = 2.0
    assert [budget.spend() for _ in range(3)] == [True, True, False]
    now[0] = 1e6
    assert sum(budget.spend() for _ in range(200)) == 100


def test_what_was_asked_for_costs_nothing(session):
    client = session.client(max_retries=1)
    for _ in range(120):
        session.server.reply(Answer(429, headers={"Retry-After": "1"}), Answer(200, {}))
        session.call(client, operation())
    assert len(session.slept) == 120


def test_the_cause_holds_no_token(session):
    session.server.reply(DROP)
    with pytest.raises(APIConnectionError) as caught:
        session.call(session.client(), operation())
    cause = caught.value.__cause__
    assert cause is not None
    assert (cause.__traceback__, cause.__cause__, cause.__context__) == (None, None, None)
    assert getattr(cause, "_request", None) is None
