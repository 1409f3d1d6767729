import io
from typing import Any

import pytest
from loopback import DROP, Answer, Body, Param, SecurityScheme, Server, operation, with_body
from runtime.base.errors import APIStatusError
from runtime.calls.redirects import RedirectError, origin, target

STATUSES = [301, 302, 303, 307, 308]


@pytest.fixture
def other():
    with Server() as running:
        running.reply(Answer(200, {"from": "other"}))
        yield running


def moved(status, location):
    return Answer(status, headers={"Location": location})


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def test_method_and_body(session, status, method):
    session.server.reply(moved(status, "/other?x=1"), Answer(200, {}))
    arguments = {} if method in ("GET", "HEAD") else {"body": {"a": 1}}
    op = with_body(method) if arguments else operation(method)
    if status in (301, 302) and method in ("POST", "PATCH"):
        with pytest.raises(APIStatusError, match="cannot be sent again") as caught:
            session.call(session.client(), op, arguments)
        assert (session.server.methods, caught.value.sent) == ([method], "yes")
        return
    session.call(session.client({"context": "c"}), op, arguments)
    first, second = session.server.received
    kept = status != 303
    assert second.target == "/other?x=1"
    assert second.method == (method if kept or method == "HEAD" else "GET")
    assert second.body == (first.body if kept else b"")
    assert second.headers.get("content-type") == (
        first.headers.get("content-type") if kept else None
    )
    assert second.headers["authorization"] == "Bearer secret-token"
    assert second.headers["x-context"] == "c"


def test_another_origin_gets_no_secret(session, other):
    session.server.reply(moved(307, f"http://127.0.0.1:{other.port}/x"))
    key = SecurityScheme("key", "apiKey", arguments=("key",), name="X-Key")
    cookie = SecurityScheme("sid", "apiKey", arguments=("sid",), name="sid", location="cookie")
    token = SecurityScheme("token", "bearer", arguments=("api_key",))
    client = session.client(
        {"key": "k", "sid": "s", "context": "c"},
        {"security": (key, cookie, token), "default_security": (("token", "key", "sid"),)},
        default_headers={"X-Default": "d"},
    )
    context = Param("context", "header", "X-Context", lambda: str, client=True)
    declared = Param("range", "header", "Range", lambda: str)
    op = operation("GET", params=(context, declared))
    session.call(client, op, {"range": "bytes=0-4"}, extra_headers={"X-Extra": "e"})
    assert set(session.server.last.headers) >= {"authorization", "x-key", "cookie", "x-context"}
    sent = dict(other.last.headers)
    assert sent.pop("host") == f"127.0.0.1:{other.port}"
    assert set(sent) == {
        "accept",
        "accept-encoding",
        "range",
        "user-agent",
    }


@pytest.mark.parametrize("status", [302, 307, 308])
def test_another_origin_gets_no_body(session, other, status):
    session.server.reply(moved(status, f"http://127.0.0.1:{other.port}/x"))
    with pytest.raises(APIStatusError, match="another server would receive the request body"):
        session.call(session.client(), with_body("PUT"), {"body": {"value": "secret"}})
    assert other.received == []


def test_the_repetition_of_what_a_redirect_asked_for(session):
    session.server.reply(moved(303, "/other"), DROP, Answer(429), Answer(200, {"a": 1}))
    result = session.call(session.client(), with_body(), {"body": 1}, max_retries=2)
    assert (result, session.server.methods) == ({"a": 1}, ["POST", "GET", "GET", "GET"])


def test_once_gone_the_secrets_stay_gone(session, other):
    other.reply(moved(302, f"{session.server.root}/back"))
    session.server.reply(moved(302, f"http://127.0.0.1:{other.port}/x"), Answer(200, {}))
    session.call(session.client(), operation())
    assert session.server.last.target == "/api/back"
    assert "authorization" not in session.server.last.headers


def test_credential_in_the_query_does_not_go_along(session):
    session.server.reply(moved(302, "/other"), Answer(200, {}))
    key = SecurityScheme("key", "apiKey", arguments=("key",), name="k", location="query")
    declared = {"security": (key,), "default_security": (("key",),)}
    session.call(session.client({"api_key": None, "key": "s"}, declared), operation())
    assert [request.target for request in session.server.received] == ["/api/things?k=s", "/other"]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://user:pw@127.0.0.1:{port}/x", "user name"),
        ("ftp://127.0.0.1/x", "not an http"),
        ("http://[bad/x", "not a valid URL"),
        ("http://127.0.0.1:99999999/x", "not a valid URL"),
    ],
)
def test_refused(session, location, message):
    session.server.reply(moved(302, location.format(port=session.server.port)))
    with pytest.raises(APIStatusError, match=f"redirect not followed: .*{message}") as caught:
        session.call(session.client(), operation())
    assert caught.value.status_code == 302
    assert len(session.server.received) == 1


def test_no_way_back_from_https():
    with pytest.raises(RedirectError, match="from https to http"):
        target("https://h/a", "http://h/b")
    assert target("http://h/a", "https://h/b") == "https://h/b"


@pytest.mark.parametrize(
    ("url", "location", "found"),
    [
        ("http://h/a/b?x=1", "c", "http://h/a/c"),
        ("http://h/a/b", "/c?y=2#top", "http://h/c?y=2"),
        ("http://h/a/b", "//i/c", "http://i/c"),
        ("http://h/a/b", "?z=1", "http://h/a/b?z=1"),
        ("http://h/a%2Fb", "/c%2Fd%20e", "http://h/c%2Fd%20e"),
        ("http://h/a", " http://h/c ", "http://h/c"),
    ],
)
def test_location(url, location, found):
    assert target(url, location) == found


def test_origin():
    assert origin("HTTP://H/a") == origin("http://h:80/b")
    assert origin("https://h") == origin("https://h:443/")
    assert origin("http://h") != origin("https://h")
    assert origin("http://h") != origin("http://h:81")
    assert origin("http://h") != origin("http://i")


def test_endless(session):
    session.server.reply(moved(302, "/again"))
    with pytest.raises(APIStatusError, match=r"too many redirects \(6\)"):
        session.call(session.client(), operation(), max_retries=2)
    assert len(session.server.received) == 6


def test_redirect_without_a_target_is_an_error(session):
    session.server.reply(Answer(302))
    with pytest.raises(APIStatusError) as caught:
        session.call(session.client(), operation())
    assert (caught.value.status_code, caught.value.reason) == (302, "Found")


def test_body_that_can_be_read_once(session):
    session.server.reply(moved(307, "/other"), Answer(200, {}))
    body = Body("application/octet-stream", lambda: bytes, argument="body")
    op = operation("PUT", bodies=(body,))

    async def later() -> Any:
        yield b"abc"

    data = later() if session.kind == "async" else iter([b"abc"])
    with pytest.raises(APIStatusError, match="cannot be sent a second time"):
        session.call(session.client(), op, {"body": data})
    session.server.reply(moved(307, "/other"), Answer(200, {}))
    session.call(session.client(), op, {"body": io.BytesIO(b"abc")})
    assert session.server.last.body == b"abc"


def test_retry_repeats_the_last_request(session):
    session.server.reply(moved(302, "/other"), Answer(503), Answer(200, {}))
    session.call(session.client(), operation(), max_retries=1)
    targets = [request.target for request in session.server.received]
    assert targets == ["/api/things", "/other", "/other"]


def test_headers_of_a_passed_client_stay_behind_too(session, other):
    import httpx

    session.server.reply(moved(302, f"http://127.0.0.1:{other.port}/x"))
    kind = httpx.Client if session.kind == "sync" else httpx.AsyncClient
    given = kind(headers={"X-Mine": "1"}, auth=("user", "pass"), cookies={"a": "1"})
    client = session.client({"api_key": None}, http_client=given)
    session.call(client, operation())
    sent = session.server.last.headers
    assert (sent["x-mine"], sent["cookie"]) == ("1", "a=1")
    assert sent["authorization"].startswith("Basic ")
    assert {"x-mine", "cookie", "authorization"} & set(other.last.headers) == set()
    session.run(given.aclose() if session.kind == "async" else given.close())
