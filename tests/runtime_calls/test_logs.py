import logging
import re
import threading

import httpx
import pytest
from loopback import DROP, Answer, SecurityScheme, operation, with_body
from runtime.calls import library_logs
from runtime.calls.hiding import Hiding
from runtime.wire.messages import HttpRequest


@pytest.fixture(autouse=True)
def clean_logger():
    logger = logging.getLogger("acme")
    yield
    logger.setLevel(logging.NOTSET)
    logger.handlers.clear()


def test_debug_shows_calls_but_no_secret(session, capsys):
    key = SecurityScheme("key", "apiKey", arguments=("key",), name="k", location="query")
    token = SecurityScheme("token", "bearer", arguments=("api_key",))
    declared = {"security": (key, token), "default_security": (("key", "token"),)}
    session.server.reply(Answer(503, {"reply": "body-of-it"}), Answer(200, {"reply": "body-of-it"}))
    values = {"key": "s3cret", "context": "ctx-value"}
    client = session.client(values, declared, debug=True, max_retries=1)
    session.call(client, with_body("PUT"), {"body": {"request": "body-of-it"}})
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert len(lines) == 5
    assert "> PUT http://127.0.0.1" in lines[0]
    assert "/api/things?k=***" in lines[0]
    assert "Authorization: ***" in lines[0]
    assert "< 503 PUT in 0." in lines[1]
    assert "attempt 1: 503; retrying in 0.50 s" in lines[2]
    for secret in ("s3cret", "secret-token", "body-of-it", "ctx-value"):
        assert secret not in printed.err


def test_handler_is_added_once(session, capsys):
    for _ in range(3):
        session.call(session.client(debug=True), operation())
    assert len(logging.getLogger("acme").handlers) == 1
    assert len(capsys.readouterr().err.splitlines()) == 6


def test_quiet_without_debug(session, capsys):
    session.call(session.client(), operation())
    assert capsys.readouterr().err == ""
    assert logging.getLogger("acme").handlers == []


def test_listener_of_the_application_gets_the_lines(session, caplog):
    with caplog.at_level(logging.DEBUG, logger="acme"):
        session.call(session.client(), operation())
    assert [record.levelname for record in caplog.records if record.name == "acme"] == ["DEBUG"] * 2


def test_retries_are_told_at_info_and_nothing_else(session, caplog):
    session.server.reply(Answer(503), DROP, Answer(200, {}))
    with caplog.at_level(logging.INFO, logger="acme"):
        session.call(session.client(max_retries=2), operation())
    lines = [r.getMessage() for r in caplog.records if r.name == "acme"]
    ended = "Server disconnected without sending a response."
    lines = [re.sub(r"127\.0\.0\.1:\d+", "HOST:PORT", line) for line in lines]
    assert [line.partition("; retrying in")[0] for line in lines] == [
        "getThing: attempt 1: 503",
        f"getThing: attempt 2: the connection to HOST:PORT broke: {ended}",
    ]
    assert {r.levelname for r in caplog.records if r.name == "acme"} == {"INFO"}


def test_a_program_without_logging_prints_nothing(session, capsys):
    session.server.reply(Answer(503), DROP, Answer(200, {}))
    session.call(session.client(max_retries=2), operation())
    assert capsys.readouterr() == ("", "")


# --- the lines of the HTTP library

KEY = SecurityScheme("key", "apiKey", arguments=("api_key",), name="k", location="query")
KEYED = {"security": (KEY,), "default_security": (("key",),)}
COOKIE = "cookie-of-the-server"


@pytest.fixture
def library(caplog):
    """What httpx and httpcore say at any level."""
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    return lambda: [r for r in caplog.records if r.name.partition(".")[0] in ("httpx", "httpcore")]


@pytest.fixture(params=["own connections", "a client of the library"])
def given(request, session):
    """Options that send requests in one of two ways."""
    if request.param == "own connections":
        yield {}
    elif session.kind == "sync":
        with httpx.Client() as http:
            yield {"http_client": http}
    else:
        http = httpx.AsyncClient()
        yield {"http_client": http}
        session.run(http.aclose())


def test_the_library_says_no_secret_of_ours(session, library, given):
    answer = Answer(200, {}, headers={"Set-Cookie": f"sid={COOKIE}", "X-Request-ID": "r-1"})
    session.server.reply(answer)
    session.call(session.client(spec=KEYED, **given), operation())
    said = [record.getMessage() for record in library()]
    line = f'HTTP Request: GET {session.server.root}/things?k=*** "HTTP/1.1 200 OK"'
    assert said.count(line) == len(given)
    (headers,) = [line for line in said if line.startswith("receive_response_headers.complete")]
    assert "(b'Set-Cookie', ***)" in headers
    assert "(b'X-Request-ID', b'r-1')" in headers
    assert not [line for line in said if "secret-token" in line or COOKIE in line]


def test_the_lines_of_others_stay_as_they_are(session, library):
    session.server.reply(Answer(200, {}, headers={"Set-Cookie": f"sid={COOKIE}"}))
    session.call(session.client(), operation())
    before = len(library())
    httpx.get(f"{session.server.root}/mine?token=mine-of-others")
    said = [record.getMessage() for record in library()[before:]]
    assert any("/mine?token=mine-of-others " in line for line in said)
    assert any(COOKIE in line for line in said)


def test_the_lines_of_another_thread_stay_as_they_are(server, library):
    """While our request is being sent, another thread sends one of its own."""
    from loopback import Session

    def meanwhile(_):
        thread = threading.Thread(
            target=httpx.get, args=(f"{server.root}/mine?token=mine-of-others",)
        )
        server.reply(Answer(200, {}))
        thread.start()
        thread.join()
        return Answer(200, {})

    server.reply(meanwhile)
    with Session(server, "sync") as session, httpx.Client() as http:
        session.call(session.client(spec=KEYED, http_client=http), operation())
    said = [record.getMessage() for record in library()]
    assert any("/mine?token=mine-of-others " in line for line in said)
    assert any("/things?k=*** " in line for line in said)
    assert not [line for line in said if "secret-token" in line]


@pytest.mark.parametrize("name", library_logs.LOGGERS)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("to http://a/b?x=1&api_key=abc 200", "to http://a/b?x=1&api_key=*** 200"),
        ("URL('https://a/b?token=abc')", "URL('https://a/b?token=***')"),
        (
            "(b'Authorization', b'Bearer a\\'b'), (b'Date', b'now')",
            "(b'Authorization', ***), (b'Date', b'now')",
        ),
        ("""(b"X'Y", b"it's")""", """(b"X'Y", ***)"""),
        (
            "failed exception=LocalProtocolError('value tok-en-1')",
            "failed exception=LocalProtocolError('value ***')",
        ),
        ("of a cookie: c00kie-value", "of a cookie: ***"),
        ("of the query: k%2Fe%2Fy%2F1, k/e/y/1", "of the query: ***, ***"),
        ("short ones stay: short", "short ones stay: short"),
        ("nothing %s to hide", "nothing %s to hide"),
    ],
)
def test_what_is_hidden_in_a_line(caplog, name, text, shown):
    caplog.set_level(logging.DEBUG, logger=name)
    request = HttpRequest(
        "GET",
        "http://a/b?K=k%2Fe%2Fy%2F1",
        [("Authorization", "Bearer tok-en-1"), ("Cookie", "a=short; b=c00kie-value")],
    )
    logger = logging.getLogger(name)
    with library_logs.sending(Hiding(frozenset({"k"})), request):
        logger.debug(text)
        logger.debug("%s", text)
    logger.debug(text)
    assert [record.getMessage() for record in caplog.records] == [shown, shown, text]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://p/x/p?y=p", "http://p/x/***?y=p"),
        ("http://a/x/pp/?k=1&key=2&K=3&y&k", "http://a/x/******/?k=***&key=***&K=***&y&***"),
        ("http://p", "http://p"),
        ("http://p?k=%20&a%5Bb%5D=1", "http://p?k=***&a%5Bb%5D=***"),
    ],
)
def test_what_is_hidden_in_a_url(url, shown):
    assert Hiding(frozenset({"k", "a[b]"}), ["p"]).url(url) == shown
