"""Functions of the caller around each attempt."""

import pytest
from loopback import DROP, Answer, operation, with_body
from runtime.base.errors import APIConnectionError, ConfigurationError, NotFoundError
from runtime.calls.middleware import Response


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
