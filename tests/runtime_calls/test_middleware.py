"""Functions of the caller around each attempt."""

from typing import Any

import pytest
from loopback import DROP, Answer, Reply, operation, with_body
from runtime.base.errors import (
    APIConnectionError,
    ConfigurationError,
    NotFoundError,
    ResponseValidationError,
)
from runtime.calls.middleware import Response
from runtime.spec.operation import StreamOperation


def adapted(session, handle):
    """``handle(request, call_next)`` as a generator that yields what it waits for."""

    def sync(request, call_next):
        work = handle(request)
        answer = None
        try:
            while True:
                answer = call_next(work.send(answer))
        except StopIteration as stop:
            return stop.value

    async def later(request, call_next):
        work = handle(request)
        answer = None
        try:
            while True:
                answer = await call_next(work.send(answer))
        except StopIteration as stop:
            return stop.value

    return sync if session.kind == "sync" else later


def test_sees_each_attempt_and_redirect(session):
    seen = []

    def note(request):
        response = yield request
        facts = (request.operation, request.path, request.attempt, request.redirects)
        seen.append((*facts, response.status_code))
        return response

    session.server.reply(
        Answer(503), Answer(302, headers={"Location": "/other"}), Answer(200, {"a": 1})
    )
    client = session.client(middleware=[adapted(session, note)])
    assert session.call(client, operation(), max_retries=1) == {"a": 1}
    assert seen == [
        ("getThing", "/things", 1, 0, 503),
        ("getThing", "/things", 2, 0, 302),
        ("getThing", "/things", 2, 1, 200),
    ]


def test_changes_the_request(session):
    def sign(request):
        request.headers["X-Signature"] = request.headers["Authorization"][::-1]
        request.url += "?signed=1"
        return (yield request)

    session.call(session.client(middleware=[adapted(session, sign)]), operation())
    assert session.server.last.headers["x-signature"] == "nekot-terces reraeB"
    assert session.server.last.target == "/api/things?signed=1"


def test_answers_itself(session):
    def cached(request):
        return Response(200, {"Content-Type": "application/json"}, b'{"cached": true}')
        yield

    client = session.client(middleware=[adapted(session, cached)])
    assert session.call(client, operation()) == {"cached": True}
    assert session.server.received == []


def test_an_answer_of_its_own_is_an_answer(session):
    def gone(request):
        return Response(404, {}, b'{"message": "not today"}')
        yield

    with pytest.raises(NotFoundError, match="not today"):
        session.call(session.client(middleware=[adapted(session, gone)]), operation())


def test_passes_it_on_twice(session):
    def twice(request):
        first = yield request
        return (yield request) if first.status_code == 503 else first

    session.server.reply(Answer(503), Answer(200, {"a": 1}))
    client = session.client(middleware=[adapted(session, twice)])
    assert session.call(client, with_body(), {"body": {"x": 1}}) == {"a": 1}
    assert [r.json for r in session.server.received] == [{"x": 1}, {"x": 1}]


def test_the_first_is_the_outermost(session):
    order = []

    def named(name):
        def handle(request):
            order.append(f"{name} in")
            response = yield request
            order.append(f"{name} out")
            return response

        return adapted(session, handle)

    session.call(session.client(middleware=[named("a"), named("b")]), operation())
    assert order == ["a in", "b in", "b out", "a out"]


class MineError(Exception):
    pass


def test_its_error_is_its_own(session):
    def fails(request):
        raise MineError
        yield

    with pytest.raises(MineError):
        session.call(
            session.client(middleware=[adapted(session, fails)]), operation(), max_retries=3
        )
    assert session.slept == []


def test_sees_a_broken_connection(session):
    seen = []

    def note(request):
        try:
            return (yield request)
        except Exception as error:
            seen.append(type(error).__name__)
            raise

    def sync(request, call_next):
        try:
            return call_next(request)
        except Exception as error:
            seen.append(error)
            raise

    async def later(request, call_next):
        try:
            return await call_next(request)
        except Exception as error:
            seen.append(error)
            raise

    session.server.reply(DROP)
    handle = sync if session.kind == "sync" else later
    with pytest.raises(APIConnectionError):
        session.call(session.client(middleware=[handle]), operation(), max_retries=1)
    assert len(seen) == 2


def test_returns_something_else(session):
    def wrong(request):
        return {"a": 1}
        yield

    with pytest.raises(ConfigurationError, match="a middleware returned dict"):
        session.call(session.client(middleware=[adapted(session, wrong)]), operation())


def test_is_checked_at_once(session):
    def sync(request, call_next):
        return call_next(request)

    async def later(request, call_next):
        return await call_next(request)

    with pytest.raises(ConfigurationError, match=r"middleware must be callable"):
        session.client(middleware=["x"])
    with pytest.raises(ConfigurationError, match=r"this client needs .* middleware"):
        session.client(middleware=[later if session.kind == "sync" else sync])

    class Both:
        def handle(self, request, call_next):
            return call_next(request)

        async def handle_async(self, request, call_next):
            return await call_next(request)

    assert session.call(session.client(middleware=[Both()]), operation()) == {}


# --- what the requests of one call share


def test_state_lives_as_long_as_the_call(session):
    seen = []

    def count(request):
        state = request.call.state
        state["requests"] = state.get("requests", 0) + 1
        seen.append(state["requests"])
        return (yield request)

    client = session.client(middleware=[adapted(session, count)], max_retries=2)
    session.server.reply(Answer(503), DROP, Answer(200, {}))
    session.call(client, operation())
    session.call(client, operation())
    assert seen == [1, 2, 3, 1]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ((Answer(200, {}),), None),
        ((Answer(503), Answer(200, {})), None),
        ((Answer(404, {}),), NotFoundError),
        ((DROP,), APIConnectionError),
        ((Answer(200, b"{]", {"Content-Type": "application/json"}),), ResponseValidationError),
    ],
)
def test_is_told_once_when_the_call_is_over(session, answers, error):
    order = []

    def listen(request):
        if request.attempt == 1:
            request.call.when_over(lambda error: order.append(("first", type(error))))
            request.call.when_over(lambda error: order.append(("second", type(error))))
        return (yield request)

    client = session.client(middleware=[adapted(session, listen)], max_retries=1)
    session.server.reply(*answers)
    if error is None:
        session.call(client, operation())
    else:
        with pytest.raises(error):
            session.call(client, operation())
    assert order == [("second", error or type(None)), ("first", error or type(None))]


def test_is_told_once_that_a_stream_broke(session):
    told = []

    def listen(request):
        request.call.when_over(lambda error: told.append(type(error)))
        return (yield request)

    lines = Reply("200", "application/jsonl", lambda: Any, item=lambda: Any)
    client = session.client(middleware=[adapted(session, listen)])
    session.server.reply(
        Answer(200, b"1\n2\n", {"Content-Type": "application/jsonl"}, drop_after=2)
    )
    stream = session.call(client, StreamOperation("x", "GET", "/things", replies=(lines,)))

    async def read():
        return [item async for item in stream]

    with pytest.raises(APIConnectionError):
        session.run(read()) if session.kind == "async" else list(stream)
    session.run(stream.close())
    assert told == [APIConnectionError]


def test_hides_the_credentials_of_the_request(session):
    said = []

    def note(request):
        said.append(request.call.hide(f"{request.url}?token=1 with {request.headers}"))
        return (yield request)

    session.call(session.client(middleware=[adapted(session, note)]), operation())
    assert "secret-token" not in said[0]
    assert f"{session.server.root}/things?token=*** with" in said[0]


def test_what_it_sent_before_is_not_forgotten(session):
    """The first sending is lost, the second is refused: the server may have acted."""

    def stop():
        session.server._http.shutdown()
        session.server._http.server_close()

    def sync(request, call_next):
        try:
            return call_next(request)
        except Exception:  # noqa: BLE001
            stop()
            return call_next(request)

    async def later(request, call_next):
        try:
            return await call_next(request)
        except Exception:  # noqa: BLE001
            stop()
            return await call_next(request)

    session.server.reply(DROP)
    client = session.client(middleware=[sync if session.kind == "sync" else later])
    with pytest.raises(APIConnectionError) as caught:
        session.call(client, with_body(), {"body": 1}, max_retries=3)
    assert (caught.value.sent, caught.value.attempts) == ("maybe", 1)
    assert session.server.methods == ["POST"]
