"""One span a call, seen through the exporter in memory of OpenTelemetry's own SDK."""

import asyncio
import pickle
import threading
from typing import Any

import pytest
from loopback import DROP, Answer, Param, Reply, SecurityScheme, Server, operation, with_body
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from runtime.base.errors import APIConnectionError, APIError, NotFoundError
from runtime.calls.middleware import Request, Response
from runtime.spec.operation import StreamOperation
from runtime.telemetry import OpenTelemetryMiddleware

LINES = Reply("200", "application/jsonl", lambda: Any, item=lambda: Any)
STREAM = StreamOperation("readLines", "GET", "/lines", replies=(LINES,))
TYPED = {"Content-Type": "application/jsonl"}


class Middleware(OpenTelemetryMiddleware):
    """As generated code has it."""

    _scope = ("acme", "1.2.3")


class Traces:
    """What was exported, and a provider that exports it."""

    def __init__(self):
        self.exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.tracer = self.provider.get_tracer("tests")

    @property
    def middleware(self):
        return [Middleware(self.provider)]

    @property
    def spans(self):
        """Those of calls, in the order in which they ended."""
        return [span for span in self.exporter.get_finished_spans() if span.kind is SpanKind.CLIENT]

    @property
    def span(self):
        (found,) = self.spans
        return found


@pytest.fixture
def traces():
    return Traces()


@pytest.fixture
def client(session, traces):
    return session.client(middleware=traces.middleware, max_retries=1)


def events(span):
    return [(event.name, dict(event.attributes)) for event in span.events]


def identity(span):
    """The trace and the span, as the header ``traceparent`` has them."""
    own = span.context
    return f"00-{own.trace_id:032x}-{own.span_id:016x}-{own.trace_flags:02x}"


def texts(span):
    """Everything that the span says."""
    said = [span.name, span.status.description, dict(span.attributes), events(span)]
    return repr(said)


def test_success(session, client, traces):
    op = operation(path="/things/{id}", params=(Param("id", "path", "id", lambda: str),))
    session.server.reply(Answer(200, {"a": 1}))
    assert session.call(client, op, {"id": "x y"}) == {"a": 1}
    span = traces.span
    assert span.name == "GET /things/{id}"
    assert span.kind is SpanKind.CLIENT
    assert dict(span.attributes) == {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "openapi.operation_id": "getThing",
        "server.address": "127.0.0.1",
        "server.port": session.server.port,
        "url.full": f"{session.server.root}/things/x%20y",
        "url.template": "/things/{id}",
    }
    assert span.status.status_code is StatusCode.UNSET
    assert events(span) == [("attempt", {"http.response.status_code": 200})]
    assert session.server.last.headers["traceparent"] == identity(span)


def test_retry_then_success(session, client, traces):
    session.server.reply(Answer(503), Answer(200, {}))
    session.call(client, operation())
    span = traces.span
    assert span.attributes["http.response.status_code"] == 200
    assert span.attributes["http.request.resend_count"] == 1
    assert "error.type" not in span.attributes
    assert span.status.status_code is StatusCode.UNSET
    assert events(span) == [
        ("attempt", {"http.response.status_code": 503}),
        ("attempt", {"http.response.status_code": 200, "http.request.resend_count": 1}),
    ]
    parents = [request.headers["traceparent"] for request in session.server.received]
    assert parents == [identity(span)] * 2


def test_status_of_an_error(session, client, traces):
    session.server.reply(Answer(404, {"message": "no such thing"}))
    with pytest.raises(NotFoundError):
        session.call(client, operation())
    span = traces.span
    assert span.attributes["http.response.status_code"] == 404
    assert span.attributes["error.type"] == "404"
    assert (span.status.status_code, span.status.description) == (StatusCode.ERROR, None)
    name, attributes = events(span)[-1]
    assert (name, attributes["exception.type"]) == ("exception", "NotFoundError")
    assert "no such thing" in attributes["exception.message"]


@pytest.mark.parametrize("first", [Answer(503), DROP])
def test_connection_error(session, client, traces, first):
    session.server.reply(first, DROP)
    with pytest.raises(APIConnectionError):
        session.call(client, operation())
    span = traces.span
    assert "http.response.status_code" not in span.attributes
    assert span.attributes["error.type"] == "APIConnectionError"
    assert span.attributes["http.request.resend_count"] == 1
    assert span.status.status_code is StatusCode.ERROR
    assert "broke: " in span.status.description
    assert [name for name, _ in events(span)] == ["attempt", "attempt", "exception"]
    assert events(span)[1][1]["error.type"] in ("RemoteProtocolError", "ReadError")


def test_hidden_error_has_its_class_as_type(session, client, traces):
    reply = Reply("200", "application/json", lambda: Any, error_if=("/ok", False, "/message"))
    session.server.reply(Answer(200, {"ok": False, "message": "refused"}))
    with pytest.raises(APIError):
        session.call(client, operation(replies=(reply,)))
    assert traces.span.attributes["error.type"] == "APIStatusError"
    assert traces.span.status.status_code is StatusCode.ERROR


def test_redirect_is_an_event(session, client, traces):
    session.server.reply(
        Answer(307, headers={"Location": "/other?token=abcdefgh"}), Answer(200, {})
    )
    session.call(client, operation())
    span = traces.span
    other = f"http://127.0.0.1:{session.server.port}/other?token=***"
    assert span.attributes["url.full"] == f"{session.server.root}/things"
    assert span.attributes["http.request.resend_count"] == 1
    assert events(span)[1][1]["url.full"] == other
    assert session.server.last.headers["traceparent"] == identity(span)


def test_another_server_gets_no_baggage(session, client, traces):
    with Server() as other:
        session.server.reply(Answer(302, headers={"Location": other.root}))
        token = context.attach(baggage.set_baggage("customer", "c-17"))
        try:
            session.call(client, operation())
        finally:
            context.detach(token)
        (asked,) = other.received
    assert session.server.last.headers["baggage"] == "customer=c-17"
    assert "baggage" not in asked.headers
    assert asked.headers["traceparent"] == identity(traces.span)


def test_a_given_context_is_replaced_whatever_its_case(traces):
    sent = {"TraceParent": "00-" + "1" * 32 + "-" + "2" * 16 + "-00", "Other": "o"}
    request = Request("GET", "http://a.test/x", sent)
    traces.middleware[0].handle(request, lambda _: Response(204))
    request.call.end(None)
    assert request.headers == {"Other": "o", "traceparent": identity(traces.span)}


# --- the end


def read(session, stream, most=None):
    """At most ``most`` items; less than all ends with a close."""

    async def later():
        async with stream:
            found = []
            async for item in stream:
                found.append(item)
                if len(found) == most:
                    break
            return found

    if session.kind == "async":
        return session.run(later())
    with stream:
        found = []
        for item in stream:
            found.append(item)
            if len(found) == most:
                break
        return found


@pytest.mark.parametrize("most", [None, 1])
def test_stream_is_over_when_it_was_read_or_closed(session, client, traces, most):
    session.server.reply(Answer(200, b"1\n2\n", TYPED))
    stream = session.call(client, STREAM)
    assert traces.spans == []
    assert read(session, stream, most) == [1, 2][:most]
    span = traces.span
    assert (span.name, span.status.status_code) == ("GET /lines", StatusCode.UNSET)
    assert span.attributes["http.response.status_code"] == 200


def test_stream_that_breaks(session, client, traces):
    session.server.reply(Answer(200, b"1\n2\n", TYPED, drop_after=2))
    with pytest.raises(APIConnectionError):
        read(session, session.call(client, STREAM))
    assert traces.span.attributes["error.type"] == "APIConnectionError"
    assert traces.span.status.status_code is StatusCode.ERROR


def test_stream_that_fails_at_once(session, client, traces):
    session.server.reply(Answer(404, {}))
    with pytest.raises(NotFoundError):
        session.call(client, STREAM)
    assert traces.span.attributes["error.type"] == "404"


@pytest.mark.parametrize("session", ["async"], indirect=True)
@pytest.mark.parametrize("op", [operation(), STREAM])
def test_cancellation(session, client, traces, op):
    def cancelled():
        session.loop.call_soon_threadsafe(task.cancel)
        return Answer(200, {}, delay=0.2)

    session.server.reply(lambda _: cancelled())
    task = session.loop.create_task(session.resource(client)._run(op, {}, {}))
    with pytest.raises(asyncio.CancelledError):
        session.run(task)
    assert traces.span.attributes["error.type"] == "CancelledError"
    assert traces.span.status.status_code is StatusCode.ERROR


@pytest.mark.parametrize("session", ["async"], indirect=True)
def test_cancellation_while_a_stream_is_read(session, client, traces):
    session.server.reply(Answer(200, b"1\n", {**TYPED, "Content-Length": "4"}))
    stream = session.call(client, STREAM)

    async def all_of_it():
        async for _ in stream:
            session.loop.call_soon(task.cancel)

    task = session.loop.create_task(all_of_it())
    with pytest.raises(asyncio.CancelledError):
        session.run(task)
    assert traces.span.attributes["error.type"] == "CancelledError"


@pytest.mark.parametrize("session", ["sync"], indirect=True)
def test_interrupt(session, traces):
    def interrupts(request, call_next):
        raise KeyboardInterrupt

    client = session.client(middleware=[*traces.middleware, interrupts])
    with pytest.raises(KeyboardInterrupt):
        session.call(client, operation())
    assert traces.span.attributes["error.type"] == "KeyboardInterrupt"


def test_interrupt_of_the_wait_after_a_response(session, client, traces):
    async def sleep(seconds):
        raise KeyboardInterrupt

    client._session.connection.transport.sleep = sleep
    session.server.reply(Answer(503))
    with pytest.raises(KeyboardInterrupt):
        session.call(client, operation())
    assert traces.span.attributes["http.response.status_code"] == 503
    assert traces.span.attributes["error.type"] == "KeyboardInterrupt"


def test_error_of_the_caller(session, client, traces):
    def chunks():
        yield b"1"
        raise ZeroDivisionError("mine")

    async def later():
        yield b"1"
        raise ZeroDivisionError("mine")

    body = later() if session.kind == "async" else chunks()
    op = with_body()
    op.bodies[0].media, op.bodies[0].type = "application/octet-stream", lambda: bytes
    with pytest.raises(ZeroDivisionError):
        session.call(client, op, {"body": body})
    assert traces.span.attributes["error.type"] == "ZeroDivisionError"


# --- parents


def test_the_current_span_is_the_parent_and_stays_current(session, client, traces):
    with traces.tracer.start_as_current_span("mine") as mine:
        session.call(client, operation())
        session.call(client, operation())
        assert trace.get_current_span() is mine
    assert [span.parent.span_id for span in traces.spans] == [mine.context.span_id] * 2
    assert len({span.context.span_id for span in traces.spans}) == 2
    assert {span.context.trace_id for span in traces.spans} == {mine.context.trace_id}


def test_the_span_is_current_while_a_request_is_sent(session, traces):
    seen = []

    def note(request, call_next):
        seen.append(trace.get_current_span().get_span_context().span_id)
        return call_next(request)

    async def note_later(request, call_next):
        return await note(request, call_next)

    inner = note if session.kind == "sync" else note_later
    session.call(session.client(middleware=[*traces.middleware, inner]), operation())
    assert seen == [traces.span.context.span_id]


def test_threads(traces, server):
    from loopback import Session

    with Session(server, "sync") as session:
        client = session.client(middleware=traces.middleware)
        ready = threading.Barrier(2)

        def work(name):
            with traces.tracer.start_as_current_span(name):
                ready.wait()
                for _ in range(5):
                    session.call(client, operation())

        threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert_apart(traces, server, names=("a", "b"), calls=5)


def test_tasks(traces, server):
    from loopback import Session

    with Session(server, "async") as session:
        client = session.client(middleware=traces.middleware)

        async def work(name):
            with traces.tracer.start_as_current_span(name):
                for _ in range(5):
                    await session.resource(client)._run(operation(), {}, {})

        async def both():
            await asyncio.gather(work("a"), work("b"))

        session.run(both())
    assert_apart(traces, server, names=("a", "b"), calls=5)


def assert_apart(traces, server, names, calls):
    """Every call is the child of the span of its thread or task, and each request has its span."""
    parents = {s.context.span_id: s.name for s in traces.exporter.get_finished_spans()}
    found = [parents[span.parent.span_id] for span in traces.spans]
    assert sorted(found) == sorted(names * calls)
    sent = sorted(request.headers["traceparent"] for request in server.received)
    assert sent == sorted(identity(span) for span in traces.spans)


# --- secrets


KEY, MARKED, BEARER = "key-of-the-query", "value-marked-secret", "secret-token"


def test_no_secret_in_anything(session, traces):
    key = SecurityScheme("key", "apiKey", arguments=("key",), name="k", location="query")
    token = SecurityScheme("token", "bearer", arguments=("api_key",))
    spec = {"security": (key, token), "default_security": (("key", "token"),)}
    client = session.client({"key": KEY}, spec, middleware=traces.middleware, max_retries=1)
    marked = (
        Param("id", "path", "id", lambda: str, secret=True),
        Param("pin", "query", "pin", lambda: str, secret=True),
    )
    told = {"message": f"{KEY} {BEARER} {MARKED} are wrong"}
    away = {"Location": f"/elsewhere/{MARKED}/?pin={MARKED}&k={KEY}"}
    session.server.reply(Answer(503, told), Answer(307, headers=away), Answer(403, told))
    op = operation(path="/things/{id}", params=marked)
    with pytest.raises(APIError):
        session.call(client, op, {"id": MARKED, "pin": MARKED})
    assert f"/things/{MARKED}?pin={MARKED}&k={KEY}" in session.server.received[0].target
    said = texts(traces.span)
    assert "/things/***?pin=***&k=***" in said
    assert "/elsewhere/***/?pin=***&k=***" in said
    assert "*** *** *** are wrong" in said
    assert not [secret for secret in (KEY, MARKED, BEARER) if secret in said]


# --- odds and ends


def test_method_of_its_own(session, client, traces):
    session.call(client, operation("OPTIONS"))
    session.server.reply(Answer(501))
    with pytest.raises(APIError):
        session.call(client, operation("COPY"), max_retries=0)
    first, second = traces.spans
    assert (first.name, first.attributes["http.request.method"]) == ("OPTIONS /things", "OPTIONS")
    assert second.name == "HTTP /things"
    assert second.attributes["http.request.method"] == "_OTHER"
    assert second.attributes["http.request.method_original"] == "COPY"


@pytest.mark.parametrize(
    ("url", "port"), [("https://a.test/x", 443), ("http://a.test:81/x", 81), ("http://a.test", 80)]
)
def test_port(traces, url, port):
    request = Request("GET", url, {}, operation="o", path="/x?fixed=1")
    response = traces.middleware[0].handle(request, lambda _: Response(204))
    request.call.end(None)
    assert response.status_code == 204
    assert traces.span.attributes["server.port"] == port
    assert traces.span.name == "GET /x"


def test_calls_of_one_client_have_spans_of_their_own(session, client, traces):
    for _ in range(3):
        session.call(client, operation())
    assert len({span.context.span_id for span in traces.spans}) == 3


def test_names_its_package(session, client, traces):
    session.call(client, operation())
    scope = traces.span.instrumentation_scope
    assert (scope.name, scope.version) == ("acme", "1.2.3")


def test_pickles_with_the_provider_of_the_process():
    again = pickle.loads(pickle.dumps(Middleware()))
    request = Request("GET", "http://a.test", {})
    assert again.handle(request, lambda _: Response(204)).status_code == 204
