"""Rows A1 to A13: lost, sent twice, or hung.

A5 and A6 are in ``test_fork``, A3, A4 and A11 in ``test_decoding``,
A1, A2 and A10 in ``test_uploads``.
"""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest

from tests.faults.callers import told
from tests.faults.server import (
    BUSY,
    LOST,
    TOO_MANY,
    UNREAD,
    Answer,
    FaultServer,
    labelled,
    moved,
    ok,
    refused,
)

# --- A7: the hop after a 303


@pytest.mark.parametrize("fault", [TOO_MANY, LOST, BUSY], ids=["429", "lost", "503"])
def test_a7_get_after_303_fails_and_only_the_get_is_repeated(hub: Any, fault: Answer) -> None:
    hub.server.script(moved(303, "/made"), fault, fault, ok({"id": 7}))
    assert hub.call(lambda client: client.batches.create("n")).id == 7
    assert hub.server.methods == ["POST", "GET", "GET", "GET"]


def test_a7_get_after_303_keeps_failing_and_the_post_is_sent_once(hub: Any) -> None:
    hub.server.script(moved(303, "/made"), TOO_MANY)
    error = hub.failed(lambda client: client.batches.create("n", max_retries=2))
    assert hub.server.methods == ["POST", "GET", "GET", "GET"]
    assert "/made" in told(error)


def test_a7_303_to_a_port_where_nobody_listens_sends_the_post_once(hub: Any) -> None:
    with FaultServer() as gone:
        pass
    hub.server.script(moved(303, gone.origin + "/made"))
    hub.failed(lambda client: client.batches.create("n"))
    assert hub.server.methods == ["POST"]


# --- A8: repeated, and told that it was not done


@pytest.mark.parametrize("condition", [{"If-Match": '"a"'}, {"If-Unmodified-Since": "x"}, None])
def test_a8_conditional_put_is_not_repeated_after_an_unknown_outcome(
    hub: Any, condition: Any
) -> None:
    own = {"extra_headers": condition} if condition else {"if_none_match": "*"}
    hub.server.script(LOST, refused(412))
    error = hub.failed(lambda client: client.files.write("o/w/f", b"data", **own))
    assert isinstance(error, hub.package.APIConnectionError)
    assert hub.server.methods == ["PUT"]
    assert error.sent == "maybe"


def test_a8_conditional_put_answered_503_then_412_is_told_apart(hub: Any) -> None:
    hub.server.script(BUSY, refused(412))
    error = hub.failed(lambda client: client.files.write("o/w/f", b"data", if_none_match="*"))
    assert len(hub.server.received) == 1 or "earlier attempt" in str(error)


@pytest.mark.parametrize("fault", [LOST, BUSY], ids=["lost", "503"])
def test_a8_delete_answered_404_on_a_later_attempt_says_so(hub: Any, fault: Answer) -> None:
    hub.server.script(fault, refused(404, message="no such batch"))
    error = hub.failed(lambda client: client.batches.delete(1))
    assert isinstance(error, hub.package.NotFoundError)
    assert error.attempts == 2
    assert "no such batch" in str(error)
    assert "earlier attempt" in str(error)


def test_a8_delete_answered_404_at_once_says_nothing_of_it(hub: Any) -> None:
    hub.server.script(TOO_MANY, refused(404))
    assert "earlier attempt" not in str(hub.failed(lambda client: client.batches.delete(1)))


def test_a8_plain_put_is_repeated_whole(hub: Any) -> None:
    hub.server.script(LOST, UNREAD, Answer(204))
    hub.call(lambda client: client.files.write("o/w/f", io.BytesIO(b"data")))
    assert [r.body for r in hub.server.received if r.whole] == [b"data", b"data"]


# --- A9: nothing where a document is promised

NOTHING = {
    "empty 200": labelled(b""),
    "empty, no type": labelled(b"", ""),
    "204": Answer(204),
    "null": labelled(b"null"),
    "blank": labelled(b" \n"),
}


@pytest.mark.parametrize("call", ["create", "get"])
@pytest.mark.parametrize(
    "answer",
    [pytest.param(answer, id=name) for name, answer in NOTHING.items()],
)
def test_a9_nothing_where_an_object_is_promised_is_an_error(
    hub: Any, call: str, answer: Answer
) -> None:
    hub.server.script(answer)
    error = hub.failed(
        lambda client: client.batches.create("n") if call == "create" else client.batches.get(1)
    )
    assert isinstance(error, hub.package.ResponseValidationError)
    assert len(hub.server.received) == 1


def test_a9_nothing_where_nothing_is_promised_is_fine(hub: Any) -> None:
    hub.server.script(labelled(b"", ""))
    assert hub.call(lambda client: client.batches.add_file(1, "f", b"x")) is None


# --- A12: the token endpoint

GRANT = ok({"access_token": "granted", "expires_in": 3600})


def granted(acme: Any) -> Any:
    return acme.call(
        lambda client: client.granted.get(),
        token=None,
        oauth_client_id="id",
        oauth_client_secret="secret-of-oauth",
    )


@pytest.mark.parametrize(
    "fault", [LOST, UNREAD, BUSY, TOO_MANY], ids=["lost", "unread", "503", "429"]
)
def test_a12_token_endpoint_that_fails_once_is_asked_again(acme: Any, fault: Answer) -> None:
    acme.server.script(fault, GRANT, ok({"id": "t"}))
    assert granted(acme).id == "t"
    asked = [r.target for r in acme.server.received if r.head]
    assert asked[-2:] == ["/oauth/token", "/api/granted"]
    assert acme.server.received[-1].get("Authorization") == "Bearer granted"


def test_a12_token_endpoint_that_refuses_is_not_asked_for_ever(acme: Any) -> None:
    acme.server.script(refused(403))
    with pytest.raises(acme.package.APIError, match="access token"):
        granted(acme)
    assert len(acme.server.received) <= 2


# --- A13: errors of the caller's body


class Broken(io.RawIOBase):
    """A file that fails in the middle."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self._left = [b"1234"]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            raise self._error
        data = self._left.pop()
        buffer[: len(data)] = data
        return len(data)


MINE: list[Exception] = [
    httpx.ConnectError("mine"),
    httpx.ReadTimeout("mine"),
    httpx.RemoteProtocolError("mine"),
    OSError("mine"),
    ValueError("mine"),
]


@pytest.mark.parametrize("source", ["iterator", "file"])
@pytest.mark.parametrize("error", MINE, ids=[type(error).__name__ for error in MINE])
def test_a13_error_of_the_callers_body_is_the_callers(
    hub: Any, error: Exception, source: str
) -> None:
    hub.server.script(Answer(204))
    data = hub.data([b"1234", error]) if source == "iterator" else Broken(error)
    with pytest.raises(type(error), match="mine") as caught:
        hub.call(lambda client: client.files.write("o/w/f", data))
    assert caught.value is error
    assert not any(request.whole for request in hub.server.received)
    assert len(hub.server.received) <= 1


def test_a13_error_of_the_callers_body_is_the_callers_in_parts_too(hub: Any) -> None:
    error = httpx.ConnectError("mine")
    with pytest.raises(httpx.ConnectError) as caught:
        hub.call(lambda client: client.batches.add_large_file(1, "f", hub.data([b"1234", error])))
    assert caught.value is error
    assert hub.server.received == []
