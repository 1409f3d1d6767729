"""Section D: answers that are none, servers that close, outages, what is lost on the way back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.faults.server import BUSY, LOGIN, Answer, FaultServer, labelled, moved, ok, refused

# --- D: answers that are none


def test_d_login_page_is_not_the_file(hub: Any) -> None:
    hub.server.script(LOGIN)
    error = hub.failed(lambda client: client.files.read("o/w/f"))
    assert "text/html" in str(error)


def test_d_redirect_to_a_login_page_is_not_the_file(hub: Any, other: FaultServer) -> None:
    other.script(LOGIN)
    hub.server.script(moved(302, other.origin + "/login"))
    hub.failed(lambda client: client.files.read("o/w/f"))


def test_d_login_page_is_not_a_document(hub: Any) -> None:
    hub.server.script(LOGIN)
    error = hub.failed(lambda client: client.batches.get(1))
    assert isinstance(error, hub.package.ResponseValidationError)


def test_d_html_file_is_still_a_file(hub: Any) -> None:
    hub.server.script(labelled(LOGIN.body, "application/octet-stream"))
    assert hub.call(lambda client: client.files.read("o/w/page.html")) == LOGIN.body


def test_d_server_that_closes_right_after_its_response_gets_no_post_twice(hub: Any) -> None:
    hub.server.script(ok({"id": 1}, closes=True))
    client = hub.client()
    lost = 0
    for number in range(60):
        try:
            hub.run(client.batches.create(str(number)))
        except hub.package.APIConnectionError:
            lost += 1
    names = [request.json["name"] for request in hub.server.received if request.whole]
    assert len(names) == len(set(names))
    assert len(names) + lost >= 60


@pytest.mark.parametrize("call", ["create", "list"])
def test_d_425_is_repeated(hub: Any, call: str) -> None:
    hub.server.script(refused(425), ok({"id": 1, "batches": []}))
    hub.call(
        lambda client: client.batches.create("n") if call == "create" else client.batches.list()
    )
    assert len(hub.server.received) == 2


def test_d_outage_is_not_made_worse(hub: Any) -> None:
    hub.server.script(BUSY)
    client = hub.client(max_retries=3)
    for _ in range(100):
        with pytest.raises(hub.package.ServerError):
            hub.run(client.batches.list())
    assert len(hub.server.received) < 250


def test_d_null_that_came_is_written_back(hub: Any) -> None:
    came = {"id": 1, "name": None, "workspace": "w"}
    hub.server.script(ok(came))
    assert hub.call(lambda client: client.batches.get(1)).to_dict() == came


# --- D: framing

LISTED = ok({"batches": []})
SMUGGLED = ok({"batches": [{"id": 666}]})


def raw(answer: Answer) -> bytes:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(answer.body)}"
    )
    return head.encode() + b"\r\n\r\n" + answer.body


def test_d_what_follows_a_response_is_not_the_next_response(hub: Any) -> None:
    hub.server.script(Answer(raw=raw(LISTED) + raw(SMUGGLED)), LISTED)
    client = hub.client()
    for _ in range(2):
        assert hub.run(client.batches.list()).batches == []


@pytest.mark.parametrize("length", [3, 14])
def test_d_body_longer_than_its_length_is_an_error(hub: Any, length: int) -> None:
    hub.server.script(LISTED.but(length=length))
    error = hub.failed(lambda client: client.batches.list(max_retries=0))
    assert isinstance(error, hub.package.ResponseValidationError)


def test_d_body_shorter_than_its_length_is_an_error(hub: Any) -> None:
    hub.server.script(LISTED.but(length=99, closes=True))
    error = hub.failed(lambda client: client.batches.list(max_retries=0))
    assert isinstance(error, hub.package.APIConnectionError)


@pytest.mark.parametrize("answer", [LISTED.but(chunked=True), LISTED.but(closes=True)])
def test_d_other_framings_are_read_whole(hub: Any, answer: Answer) -> None:
    hub.server.script(answer)
    assert hub.call(lambda client: client.batches.list()).batches == []
