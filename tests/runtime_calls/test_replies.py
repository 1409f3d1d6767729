# The runtime is tested on Python 3.7 too.
# ruff: noqa: UP006, UP035, UP045
from contextlib import suppress
from typing import Any, Dict, List, Optional

import pytest
from loopback import Answer, Reply, Session, operation
from runtime.base import errors
from runtime.base.errors import APIStatusError, ResponseValidationError
from runtime.calls.replies import select
from runtime.spec.operation import StreamOperation

JSON = {"Content-Type": "application/json"}
INTS = Reply("200", "application/json", lambda: List[int])
MAYBE = Reply("200", "application/json", lambda: Optional[List[int]])
TEXT = Reply("200", "text/plain", lambda: str)
BYTES = Reply("200", "application/octet-stream", lambda: bytes)
ERROR = Reply("default", "application/json", lambda: Dict[str, int])


def outcome(session, answer, *replies, strict=False, **changes):
    session.server.reply(answer)
    return session.call(session.client(strict=strict), operation(replies=replies, **changes))


@pytest.mark.parametrize(
    ("answer", "replies", "value"),
    [
        (Answer(200, [1, 2]), (INTS,), [1, 2]),
        (Answer(201, [1, 2]), (INTS,), [1, 2]),
        (Answer(200, [1, 2]), (Reply("2XX", "application/json", lambda: List[int]),), [1, 2]),
        (
            Answer(200, [1, 2]),
            (Reply("201", "application/json", lambda: List[int]), Reply("204")),
            [1, 2],
        ),
        (Answer(200, [1, 2]), (Reply("default", "application/json", lambda: List[int]),), [1, 2]),
        (Answer(200, b"[1, 2]"), (INTS,), [1, 2]),
        (Answer(200, b"[1, 2]", {"Content-Type": "application/octet-stream"}), (INTS,), [1, 2]),
        (Answer(200, b"[1, 2]", {"Content-Type": "text/html"}), (INTS, BYTES), [1, 2]),
        (
            Answer(200, b"[1, 2]", {"Content-Type": "application/octet-stream"}),
            (INTS, BYTES),
            b"[1, 2]",
        ),
        (
            Answer(200, b'["\xe9"]', {"Content-Type": "application/json; charset=latin-1"}),
            (Reply("200", "application/json", lambda: List[str]),),
            ["é"],
        ),
        (Answer(200, b"\xef\xbb\xbf[1]", JSON), (INTS,), [1]),
        (Answer(200, b"null", JSON), (MAYBE,), None),
        (Answer(200, b"\x00\xff"), (BYTES,), b"\x00\xff"),
        (Answer(206, b"part"), (BYTES,), b"part"),
        (Answer(200, b""), (BYTES,), b""),
        (Answer(200, b"", JSON), (MAYBE,), None),
        (Answer(204), (MAYBE,), None),
        (Answer(204), (INTS, Reply("204")), None),
        (Answer(200, b"plain", {"Content-Type": "text/plain"}), (TEXT,), "plain"),
        (Answer(200, b"", {"Content-Type": "text/plain"}), (TEXT,), ""),
        (Answer(200, {"ignored": 1}), (Reply("204"),), None),
        (Answer(200, {"ignored": 1}), (), None),
        (Answer(304), (INTS, Reply("304")), None),
    ],
)
def test_values(session, answer, replies, value):
    assert outcome(session, answer, *replies) == value


@pytest.mark.parametrize("status", [300, 304, 305])
def test_undeclared_status_below_400_is_an_error(session, status):
    with pytest.raises(APIStatusError) as caught:
        outcome(session, Answer(status), INTS)
    assert caught.value.status_code == status


@pytest.mark.parametrize("body", [b"<html>login</html>", b'{"id": ', b"{]"])
def test_what_is_no_json_is_said_so(session, body):
    with pytest.raises(ResponseValidationError) as caught:
        outcome(session, Answer(200, body, {"Content-Type": "text/html"}), INTS)
    error = caught.value
    assert error.body == body.decode()
    assert str(error).startswith("the response to GET /things: ")
    assert (error.request.path, error.response.status_code) == ("/things", 200)


def test_strict(session):
    answer = Answer(200, ["a"])
    assert outcome(session, answer, INTS) == ["a"]
    with pytest.raises(ResponseValidationError) as caught:
        outcome(session, answer, INTS, strict=True)
    assert caught.value.path == "[0]"
    assert caught.value.response.raw_data == b'["a"]'


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(200, b"", JSON), "no body"),
        (Answer(200), "no body"),
        (Answer(204), "no body"),
        (Answer(200, b"null", JSON), "null|should be a valid array|list"),
    ],
)
def test_nothing_where_something_is_promised(session, strict, answer, message):
    with pytest.raises(ResponseValidationError, match=message) as caught:
        outcome(session, answer, INTS, strict=strict)
    assert caught.value.sent == "yes"


FILE = Reply("200", "application/octet-stream", lambda: bytes)


@pytest.mark.parametrize(
    ("declared", "actual", "refused"),
    [
        (FILE, "text/html; charset=utf-8", True),
        (FILE, "image/png", False),
        (FILE, "", False),
        (Reply("200", "text/html", lambda: bytes), "text/html", False),
        (Reply("200", "*/*", lambda: bytes), "text/html", False),
    ],
)
def test_a_page_is_not_the_file(session, declared, actual, refused):
    answer = Answer(200, b"<html>", {"Content-Type": actual} if actual else {})
    if refused:
        with pytest.raises(ResponseValidationError, match="web page") as caught:
            outcome(session, answer, declared)
        assert caught.value.response.raw_data == b"<html>"
    else:
        assert outcome(session, answer, declared) == b"<html>"


def test_response(session):
    answer = Answer(
        200,
        b"",
        {"Content-Type": "application/octet-stream", "Content-Length": "42", "last-modified": "x"},
    )
    response = outcome(session, answer, Reply("200"), method="HEAD", returns="response")
    assert (response.status_code, response.status, response.reason) == (200, 200, "OK")
    assert (response.data, response.raw_data) == (None, b"")
    assert response.headers["content-length"] == response.headers["Content-Length"] == "42"
    assert dict(response.headers)["last-modified"] == "x"


@pytest.mark.parametrize(
    ("answer", "message", "body", "data"),
    [
        (
            Answer(404, {"message": "no such batch"}),
            "no such batch",
            '{"message": "no such batch"}',
            {"message": "no such batch"},
        ),
        (
            Answer(404, {"error": {"message": "deep"}}),
            "deep",
            '{"error": {"message": "deep"}}',
            {"error": {"message": "deep"}},
        ),
        (Answer(404, {"error": "flat"}), "flat", '{"error": "flat"}', {"error": "flat"}),
        (
            Answer(404, {"message": " ", "error": 5}),
            '{"message": " ", "error": 5}',
            '{"message": " ", "error": 5}',
            {"message": " ", "error": 5},
        ),
        (Answer(404, "text"), "text", '"text"', "text"),
        (Answer(404, [1]), "[1]", "[1]", [1]),
        (
            Answer(404, b"plain failure", {"Content-Type": "text/plain"}),
            "plain failure",
            "plain failure",
            None,
        ),
        (Answer(404, b"<html>Oops</html>"), "Not Found", "<html>Oops</html>", None),
        (Answer(404, b"x" * 5000), "x" * 497 + "...", "x" * 5000, None),
        (Answer(404, b""), "Not Found", "", None),
        (Answer(404, b"\xff\xfe"), "Not Found", None, None),
    ],
)
def test_message_of_an_error(session, answer, message, body, data):
    with pytest.raises(errors.NotFoundError) as caught:
        outcome(session, answer, INTS)
    error = caught.value
    assert (error.message, error.body, error.data) == (message, body, data)
    assert (error.status_code, error.reason) == (404, "Not Found")
    assert str(error) == f"404 from GET /things: {message}"
    assert error.response.raw_data == answer.body


def test_declared_error_body(session):
    exact = Reply("404", "application/json", lambda: Dict[str, Optional[int]])
    for status, replies, data in (
        (404, (INTS, exact), {"a": 1}),
        (404, (INTS, Reply("4XX", "application/json", lambda: Dict[str, int])), {"a": 1}),
        (404, (INTS, ERROR), {"a": 1}),
    ):
        with pytest.raises(APIStatusError) as caught:
            outcome(session, Answer(status, {"a": 1}), *replies)
        assert caught.value.data == data
    with pytest.raises(APIStatusError) as caught:
        outcome(session, Answer(404, b"<html>", {"Content-Type": "text/html"}), INTS, ERROR)
    assert caught.value.data is None


def test_most_exact_status_wins():
    replies = (
        Reply("default"),
        Reply("4XX"),
        Reply("404"),
        Reply("2XX"),
        Reply("201"),
        Reply("200"),
    )
    op = operation(replies=replies)
    chosen = {status: select(op, status, "").status for status in (200, 201, 202, 404, 405, 500)}
    assert chosen == {200: "200", 201: "201", 202: "2XX", 404: "404", 405: "4XX", 500: "default"}
    assert select(operation(replies=()), 200, "") is None


HIDDEN = Reply("200", "application/json", lambda: Any, error_if=("/status", "ERROR", "/msg"))


def test_error_hidden_in_a_success(session):
    with pytest.raises(APIStatusError, match="200 from GET /things: bad filter") as caught:
        outcome(session, Answer(200, {"status": "ERROR", "msg": "bad filter"}), HIDDEN)
    assert caught.value.status_code == 200
    assert caught.value.data == {"status": "ERROR", "msg": "bad filter"}
    assert outcome(session, Answer(200, {"status": "OK"}), HIDDEN) == {"status": "OK"}


def test_error_shows_no_secret(session):
    import pickle

    from loopback import SecurityScheme

    key = SecurityScheme("key", "apiKey", arguments=("key",), name="k", location="query")
    token = SecurityScheme("token", "bearer", arguments=("api_key",))
    declared = {"security": (key, token), "default_security": (("key", "token"),)}
    client = session.client({"key": "s3cret&", "api_key": "secret-token"}, declared)
    session.server.reply(Answer(500, {"message": "secret-token is wrong: http://h/?k=s3cret&b=1"}))
    extra = {"X-Auth-Token": "s3cret", "Cookie": "s3cret"}
    with pytest.raises(errors.ServerError) as caught:
        session.call(client, operation(), extra_headers=extra, extra_query={"a": 1})
    error = caught.value
    assert error.message == "*** is wrong: http://h/?k=***&b=1"
    error.body, error.data, error.response = "", None, None  # what came is what came
    text = str(error) + repr(error) + repr(vars(error)) + repr(dict(error.request.headers))
    text += error.request.url + pickle.dumps(error).decode("latin-1")
    assert "secret-token" not in text
    assert "s3cret" not in text
    assert error.request.url.endswith("/api/things?a=1&k=***")


def test_stream_holds_the_open_reply(session):
    session.server.reply(
        Answer(200, b'{"a": 1}\n{"a": 2}\n', {"Content-Type": "application/jsonl"})
    )
    lines = Reply("200", "application/jsonl", lambda: Any, item=lambda: Any)
    stream = session.call(
        session.client(), StreamOperation("x", "GET", "/things", replies=(lines,))
    )

    async def collect():
        async with stream:
            return [item async for item in stream]

    if session.kind == "async":
        items = session.run(collect())
    else:
        with stream:
            items = list(stream)
    assert items == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("ending", ["closed", "failed", "told"])
def test_stream_that_ends_early_leaves_nothing_behind(server, ending):
    """A generator that is left to the event loop is closed while another one reads from it."""
    third = {"told": b"[DONE]", "failed": b"{"}.get(ending, b"3")
    events = b"".join(b"data: %s\n\n" % data for data in (b"1", b"2", third, b"4"))
    server.reply(Answer(200, events, {"Content-Type": "text/event-stream"}))
    reply = Reply("200", "text/event-stream", item=lambda: int)
    complaints, found = [], []
    with Session(server, "async") as session:
        session.loop.set_exception_handler(lambda _, context: complaints.append(context))
        stream = session.call(
            session.client(), StreamOperation("x", "GET", "/things", replies=(reply,))
        )

        async def read():
            async for item in stream:
                found.append(item)
                if len(found) == 2 and ending == "closed":
                    break
            if ending == "closed":
                await stream.close()  # what "async with" does

        with suppress(ResponseValidationError):
            session.run(read())
    assert (found, complaints) == ([1, 2], [])


def test_stream_that_fails_raises_at_once(session):
    session.server.reply(Answer(404, {"message": "gone"}))
    lines = Reply("200", "application/jsonl", lambda: Any, item=lambda: Any)
    with pytest.raises(errors.NotFoundError, match="gone"):
        session.call(session.client(), StreamOperation("x", "GET", "/things", replies=(lines,)))
