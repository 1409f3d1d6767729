import email.utils
import io
from typing import Any

import pytest
from loopback import DROP, Answer, Body, operation, with_body
from runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    RateLimitError,
    ResponseValidationError,
    ServerError,
)
from runtime.calls import retry

IDEMPOTENT = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]
OTHER = ["POST", "PATCH"]


@pytest.mark.parametrize("method", IDEMPOTENT + OTHER)
@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 501, 503, 599]
)
def test_statuses(session, method, status):
    session.server.reply(Answer(status), Answer(200, {}))
    client = session.client()
    repeats = status == 429 or (method in IDEMPOTENT and (status == 408 or status >= 500))
    if repeats:
        session.call(client, operation(method), max_retries=1)
    else:
        with pytest.raises(APIStatusError) as caught:
            session.call(client, operation(method), max_retries=1)
        assert caught.value.attempts == 1
    assert len(session.server.received) == 1 + repeats


@pytest.mark.parametrize("method", IDEMPOTENT + OTHER)
@pytest.mark.parametrize("rule", ["", "safe", "never"])
def test_dropped_connection(session, method, rule):
    session.server.reply(DROP, Answer(200, {}))
    repeats = rule == "safe" or (rule == "" and method in IDEMPOTENT)
    op = operation(method, retry=rule)
    if repeats:
        session.call(session.client(), op, max_retries=2)
    else:
        why = (
            "this operation is never retried"
            if rule
            else f"the server may have acted on the {method}"
        )
        broke = rf"the connection to 127\.0\.0\.1:\d+ broke: .*\(not retried: {why}\)"
        with pytest.raises(APIConnectionError, match=broke):
            session.call(session.client(), op, max_retries=2)
    assert len(session.server.received) == 1 + repeats


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_dropped_in_the_middle_of_a_reply(session, method):
    session.server.reply(Answer(200, {"a": 1}, drop_after=3), Answer(200, {"b": 2}))
    if method == "GET":
        assert session.call(session.client(), operation(method), max_retries=1) == {"b": 2}
    else:
        with pytest.raises(APIConnectionError) as caught:
            session.call(session.client(), operation(method), max_retries=1)
        assert caught.value.attempts == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_unreachable_server(session, method):
    client = session.client({"api_root": "http://127.0.0.1:9/api"})
    with pytest.raises(APIConnectionError, match="cannot connect") as caught:
        session.call(client, operation(method), max_retries=2)
    assert caught.value.attempts == 3  # nothing was sent, so a repeat is safe for all
    assert session.slept == [0.5, 1.0]
    assert not isinstance(caught.value, APITimeoutError)
    assert str(caught.value).startswith(f"{method} /things: cannot connect to 127.0.0.1:9: ")
    assert "(the address is from the argument api_root)" in str(caught.value)
    assert str(caught.value).endswith("(3 attempts)")


@pytest.mark.parametrize(("method", "attempts"), [("GET", 2), ("POST", 1)])
def test_timeout(session, method, attempts):
    session.server.reply(Answer(200, {}, delay=0.5))
    with pytest.raises(APITimeoutError, match="timed out waiting for the response") as caught:
        session.call(session.client(), operation(method), timeout=0.05, max_retries=1)
    assert caught.value.attempts == attempts


@pytest.mark.parametrize("how", ["client", "call"])
def test_number_of_retries(session, how):
    session.server.reply(Answer(503, {"message": "later"}))
    client = session.client(max_retries=3 if how == "client" else 0)
    options = {} if how == "client" else {"max_retries": 3}
    with pytest.raises(ServerError, match=r"503 from GET /things: later \(4 attempts\)"):
        session.call(client, operation(), **options)
    assert session.slept == [0.5, 1.0, 2.0]


def test_backoff_has_full_jitter_and_an_end():
    assert [retry.backoff(n, lambda: 1.0) for n in (1, 2, 3, 4, 5, 6, 50)] == [
        0.5,
        1.0,
        2.0,
        4.0,
        8.0,
        8.0,
        8.0,
    ]
    assert retry.backoff(3, lambda: 0.25) == 0.5


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": email.utils.formatdate(NOW + 9, usegmt=True)}, 9.0),
        ({"retry-after": email.utils.formatdate(NOW - 9, usegmt=True)}, 0.0),
        ({"retry-after": "Tue, 14 Nov 2023 24:99:99 GMT"}, None),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "x", "retry-after": "9"}, 9.0),
    ],
)
def test_retry_after(headers, seconds):
    found = retry.retry_after(headers, lambda: NOW)
    if "24:99" in headers.get("retry-after", ""):
        assert found is None or found >= 0  # whatever the library makes of it, it is usable
    else:
        assert found == seconds


@pytest.mark.parametrize("status", [413, 429, 503])
def test_waits_as_long_as_the_server_asks(session, status):
    session.server.reply(Answer(status, headers={"Retry-After": "7"}), Answer(200, {}))
    session.call(session.client(), operation(), max_retries=1)
    assert session.slept == [7.7]  # a tenth more at most: not all clients at the same moment


def test_asked_to_wait_too_long(session):
    session.server.reply(Answer(429, {"message": "slow down"}, {"Retry-After": "61"}))
    with pytest.raises(RateLimitError, match=r"slow down .* 61 s") as caught:
        session.call(session.client(), operation(), max_retries=5)
    assert (session.slept, caught.value.attempts) == ([], 1)


def octets(**changes):
    body = Body("application/octet-stream", lambda: bytes, argument="body")
    return operation("PUT", bodies=(body,), **changes)


class Once:
    """A body that can be read once, by either kind of client."""

    def __init__(self):
        self.asked = 0

    def __iter__(self):
        self.asked += 1
        return iter([b"abc", b"def"])

    async def __aiter__(self):
        self.asked += 1
        yield b"abc"
        yield b"def"


def test_body_that_can_be_read_again_is(session):
    session.server.reply(Answer(503), DROP, Answer(200, {}))
    session.call(session.client(), octets(), {"body": io.BytesIO(b"abcdef")}, max_retries=2)
    assert [request.body for request in session.server.received] == [b"abcdef"] * 3


@pytest.mark.parametrize("answer", [Answer(503), Answer(429), DROP], ids=["503", "429", "drop"])
def test_body_that_cannot_be_read_again_is_not(session, answer):
    session.server.reply(answer, Answer(200, {}))
    body = Once()
    data = iter(body) if session.kind == "sync" else body.__aiter__()
    with pytest.raises((APIConnectionError, APIStatusError)):
        session.call(session.client(), octets(), {"body": data}, max_retries=2)
    assert len(session.server.received) == 1


def test_failure_of_the_body_is_not_a_failure_of_the_connection(session):
    def broken() -> Any:
        yield b"abc"
        raise ZeroDivisionError

    async def broken_later() -> Any:
        yield b"abc"
        raise ZeroDivisionError

    data = broken() if session.kind == "sync" else broken_later()
    with pytest.raises(ZeroDivisionError):
        session.call(session.client(), octets(), {"body": data}, max_retries=2)


def test_reply_that_cannot_be_decompressed(session):
    session.server.reply(Answer(200, b"no gzip", {"Content-Encoding": "gzip"}))
    with pytest.raises(ResponseValidationError, match="not valid gzip data"):
        session.call(session.client(), operation(), max_retries=2)
    assert len(session.server.received) == 1


def test_post_after_429_sends_the_same(session):
    session.server.reply(Answer(429, headers={"Retry-After": "0"}), Answer(200, {}))
    session.call(session.client(), with_body(), {"body": {"a": 1}}, max_retries=1)
    assert [request.json for request in session.server.received] == [{"a": 1}, {"a": 1}]


def test_real_sleep_is_short_and_real(server):
    import time

    from loopback import Session

    for kind in ("sync", "async"):
        with Session(server, kind) as session:
            server.reply(Answer(429, headers={"Retry-After-Ms": "30"}), Answer(200, {}))
            client = session.client()
            transport = client._session.connection.transport
            del transport.sleep
            started = time.monotonic()
            session.call(client, operation(), max_retries=1)
            assert time.monotonic() - started >= 0.03
