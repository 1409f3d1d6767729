"""Rows A1 to A13: lost, sent twice, or hung. A5 and A6 are in ``test_fork``."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import os
import tracemalloc
import zlib
from typing import Any

import httpx
import pytest

from tests.faults.callers import TOKEN, told, until
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

BATCH = {
    "id": 1,
    "name": "n",
    "workspace": "w",
    "mount_point": "m",
    "repo_owner": "o",
    "batch_owner": "o",
    "created_at_ms": 1,
    "updated_at_ms": 2,
    "path_suffix": "p",
}
SESSION = ok({"session_id": "session-1", "part_size": 4}, status=201)
DONE = Answer(201)


def part(number: int) -> Answer:
    return ok({"part_num": number, "part_id": f"part-{number}"}, status=201)


def upload(data: Any, **options: Any) -> Any:
    return lambda client: client.batches.add_large_file(1, "f.pdf", data, **options)


def actions(server: FaultServer) -> list[str]:
    """What the finishing requests asked for."""
    return [r.json["action"] for r in server.seen("POST", "/sessions/")]


# --- A1: the commit of an upload in parts


@until("A1: the runtime aborts after a commit of unknown outcome")
@pytest.mark.parametrize("fault", [BUSY, LOST, refused(502)], ids=["503", "lost", "502"])
def test_a1_commit_of_unknown_outcome_is_repeated_not_aborted(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), part(2), fault, DONE)
    assert hub.call(upload(b"123456")) is None
    assert actions(hub.server) == ["commit", "commit"]


@until("A1: the runtime aborts after a commit, and the error does not name the session")
@pytest.mark.parametrize("fault", [BUSY, LOST], ids=["503", "lost"])
def test_a1_commit_that_keeps_failing_is_never_aborted(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), part(2), fault)
    error = hub.failed(upload(b"123456", max_retries=2))
    assert actions(hub.server) == ["commit"] * 3
    said = told(error)
    assert "session-1" in said
    assert "part-2" in said


@until("A1: the commit is not repeated, and no error tells of an earlier attempt")
def test_a1_commit_answered_404_after_a_lost_reply_says_so(hub: Any) -> None:
    hub.server.script(SESSION, part(1), LOST, refused(404))
    error = hub.failed(upload(b"1234"))
    assert actions(hub.server) == ["commit", "commit"]
    assert "earlier attempt" in str(error)


@pytest.mark.parametrize("fault", [refused(403), refused(400)], ids=["403", "400"])
def test_a1_part_that_is_refused_aborts(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), fault, DONE)
    assert hub.failed(upload(b"123456")).status_code == fault.status
    assert actions(hub.server) == ["abort"]


@pytest.mark.parametrize(
    "fault", [BUSY, LOST, UNREAD, TOO_MANY], ids=["503", "lost", "unread", "429"]
)
def test_a1_part_is_repeated_whole(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), fault, part(2), DONE)
    hub.call(upload(b"123456"))
    whole = [request.body for request in hub.server.seen("PUT") if request.whole]
    assert {b"1234", b"56"} == set(whole)
    assert actions(hub.server) == ["commit"]


# --- A2: a file that changes during the upload


def changing(path: Any, data: bytes) -> Any:
    """Replaces what is in ``path`` without moving it, later than before."""

    def change() -> None:
        with open(path, "r+b") as file:  # noqa: PTH123 - in place
            file.write(data)
        later = os.stat(path).st_mtime + 10  # noqa: PTH116
        os.utime(path, (later, later))

    return change


@until("A2: the runtime does not look at the file again")
@pytest.mark.parametrize("kind", ["path", "file"])
@pytest.mark.parametrize("data", [b"abcdefgh", b"abcdefghijkl", b"12345678ijkl"])
@pytest.mark.parametrize("when", ["between two parts", "after the last part"])
def test_a2_file_that_changes_is_not_committed(
    hub: Any, tmp_path: Any, kind: str, data: bytes, when: str
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345678")
    change = changing(path, data)
    first, second = part(1), part(2)
    if when == "between two parts":
        first = first.but(before=change)
    else:
        second = second.but(before=change)
    hub.server.script(SESSION, first, second, DONE)
    with path.open("rb") as file:
        hub.failed(upload(file if kind == "file" else path))
    assert "commit" not in actions(hub.server)


@until("A2: a file that grew is sent cut to its first length")
def test_a2_file_that_grows_before_a_retry_is_not_sent_cut(hub: Any, tmp_path: Any) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"1234")
    hub.server.script(BUSY.but(before=changing(path, b"12345678")), Answer(204))
    hub.failed(lambda client: client.files.write("o/w/f", path))
    assert [request.body for request in hub.server.received] == [b"1234"]


def test_a2_file_that_stays_is_committed(hub: Any, tmp_path: Any) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345678")
    hub.server.script(SESSION, part(1), part(2), DONE)
    hub.call(upload(path))
    assert actions(hub.server) == ["commit"]


# --- A3: compressed bodies

TEXT = b"".join(b"line %d\n" % number for number in range(1600))
GZIP = ("Content-Encoding", "gzip")
DEFLATE = ("Content-Encoding", "deflate")


def read(client: Any) -> Any:
    return client.files.read("o/w/f", max_retries=0)


def binary(body: bytes, *headers: tuple[str, str]) -> Answer:
    return labelled(body, "application/octet-stream", *headers)


@until("A3: the HTTP library's decoder does not check the end")
@pytest.mark.parametrize("kept", [40, -9, -1])
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a3_compressed_body_cut_in_the_middle_is_an_error(
    hub: Any, encoding: str, kept: int
) -> None:
    packed = gzip.compress(TEXT) if encoding == "gzip" else zlib.compress(TEXT)
    hub.server.script(binary(packed[:kept], ("Content-Encoding", encoding)))
    hub.failed(read)


@until("A3: what follows the first member is dropped")
def test_a3_all_members_of_gzip_are_read(hub: Any) -> None:
    hub.server.script(binary(gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:]), GZIP))
    assert hub.call(read) == TEXT


@until("A3: a body cut in the middle is repeated by nobody")
def test_a3_get_whose_body_is_cut_is_repeated(hub: Any) -> None:
    packed = gzip.compress(TEXT)
    hub.server.script(binary(packed[:90], GZIP), binary(packed, GZIP))
    assert hub.call(lambda client: client.files.read("o/w/f")) == TEXT
    assert hub.server.methods == ["GET", "GET"]


def test_a3_whole_bodies_are_read(hub: Any) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(TEXT),
        "deflate": zlib.compress(TEXT),
        "DEFLATE": raw.compress(TEXT) + raw.flush(),
        "gzip, deflate": zlib.compress(gzip.compress(TEXT)),
        "identity": TEXT,
    }
    for encoding, body in packed.items():
        hub.server.script(binary(body, ("Content-Encoding", encoding)))
        assert hub.call(read) == TEXT, encoding


# --- A4: bombs

BIGGEST = 32 * 1024 * 1024


def bomb() -> bytes:
    """About 100 kB that become 100 MB."""
    packer = zlib.compressobj(9, wbits=31)
    block = b"0" * (1024 * 1024)
    return b"".join(packer.compress(block) for _ in range(100)) + packer.flush()


@until("A4: a compressed body has no limit")
@pytest.mark.parametrize(
    ("status", "kind"),
    [(200, "application/octet-stream"), (200, "application/json"), (400, "application/json")],
)
def test_a4_bomb_is_refused_before_it_fills_memory(hub: Any, status: int, kind: str) -> None:
    client = hub.client()
    hub.server.script(Answer(status, bomb(), (("Content-Type", kind), GZIP)))
    call = client.files.read if kind.endswith("stream") else client.batches.get
    argument: Any = "o/w/f" if kind.endswith("stream") else 1
    tracemalloc.start()
    try:
        with pytest.raises(hub.package.APIError):
            hub.run(call(argument, max_retries=0))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BIGGEST


# --- A7: the hop after a 303


@until("A7: the failure of the GET sends the POST again")
@pytest.mark.parametrize("fault", [TOO_MANY, LOST, BUSY], ids=["429", "lost", "503"])
def test_a7_get_after_303_fails_and_only_the_get_is_repeated(hub: Any, fault: Answer) -> None:
    hub.server.script(moved(303, "/made"), fault, fault, ok({"id": 7}))
    assert hub.call(lambda client: client.batches.create("n")).id == 7
    assert hub.server.methods == ["POST", "GET", "GET", "GET"]


@until("A7: the failure of the GET sends the POST again")
def test_a7_get_after_303_keeps_failing_and_the_post_is_sent_once(hub: Any) -> None:
    hub.server.script(moved(303, "/made"), TOO_MANY)
    error = hub.failed(lambda client: client.batches.create("n", max_retries=2))
    assert hub.server.methods == ["POST", "GET", "GET", "GET"]
    assert "/made" in told(error)


@until("A7: a refused connection after 303 counts as if the POST was not sent")
def test_a7_303_to_a_port_where_nobody_listens_sends_the_post_once(hub: Any) -> None:
    with FaultServer() as gone:
        pass
    hub.server.script(moved(303, gone.origin + "/made"))
    hub.failed(lambda client: client.batches.create("n"))
    assert hub.server.methods == ["POST"]


# --- A8: repeated, and told that it was not done


@until("A8: a conditional PUT is repeated after an unknown outcome")
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


@until("A8: a 412 after a 503 reads as if nothing was written")
def test_a8_conditional_put_answered_503_then_412_is_told_apart(hub: Any) -> None:
    hub.server.script(BUSY, refused(412))
    error = hub.failed(lambda client: client.files.write("o/w/f", b"data", if_none_match="*"))
    assert len(hub.server.received) == 1 or "earlier attempt" in str(error)


@until("A8: a 404 after an unknown outcome reads as if nothing was deleted")
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
    [
        pytest.param(answer, id=name, marks=[] if name == "blank" else until("A9: None is given"))
        for name, answer in NOTHING.items()
    ],
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


# --- A10: cancellation


@until("A10: under trio the abort is cancelled too")
def test_a10_upload_cancelled_under_trio_is_aborted(aihub: Any, server: FaultServer) -> None:
    trio = pytest.importorskip("trio")
    server.script(SESSION, part(1), part(2).but(delay=5), DONE)

    async def main() -> None:
        async with aihub.AsyncAIHub(TOKEN, api_root=server.root) as client:
            with trio.move_on_after(0.4):
                await client.batches.add_large_file(1, "f", b"12345678")

    trio.run(main)
    assert actions(server) == ["abort"]


def test_a10_upload_cancelled_under_asyncio_is_aborted(aihub: Any, server: FaultServer) -> None:
    server.script(SESSION, part(1), part(2).but(delay=5), DONE)

    async def main() -> None:
        async with aihub.AsyncAIHub(TOKEN, api_root=server.root) as client:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.batches.add_large_file(1, "f", b"12345678"), 0.4)

    asyncio.run(main())
    assert actions(server) == ["abort"]


def test_a10_cancelled_while_the_commit_is_out_is_not_aborted(
    aihub: Any, server: FaultServer
) -> None:
    trio = pytest.importorskip("trio")
    server.script(SESSION, part(1), part(2), DONE.but(delay=5), DONE)

    async def main() -> None:
        async with aihub.AsyncAIHub(TOKEN, api_root=server.root) as client:
            with trio.move_on_after(0.4):
                await client.batches.add_large_file(1, "f", b"12345678")

    trio.run(main)
    assert actions(server) == ["commit"]


# --- A11: characters

NAME = "Müller & Söhne"


def named(charset: str, label: str) -> Answer:
    document = json.dumps({"id": 1, "name": NAME}, ensure_ascii=False)
    return labelled(document.encode(charset), "application/json" + label)


@until("A11: latin-1 without a label becomes U+FFFD")
def test_a11_unlabelled_latin_1_is_an_error_when_strict(hub: Any) -> None:
    hub.server.script(named("latin-1", ""))
    error = hub.failed(lambda client: client.batches.create("n"), strict=True)
    assert isinstance(error, hub.package.ResponseValidationError)


@until("A11: latin-1 without a label becomes U+FFFD in silence")
def test_a11_unlabelled_latin_1_is_noted_when_lenient(hub: Any, caplog: Any) -> None:
    hub.server.script(named("latin-1", ""))
    with caplog.at_level("DEBUG", logger="aihub"):
        assert hub.call(lambda client: client.batches.create("n")).id == 1
    said = [r.getMessage() for r in caplog.records if r.name.startswith("aihub")]
    assert any("UTF-8" in message for message in said)


@until("A11: the label is believed against the bytes")
def test_a11_utf_8_labelled_latin_1_is_read_as_utf_8(hub: Any) -> None:
    hub.server.script(named("utf-8", "; charset=iso-8859-1"))
    assert hub.call(lambda client: client.batches.create("n")).to_dict()["name"] == NAME


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "utf-8-sig"])
def test_a11_labels_that_are_true_are_followed(hub: Any, charset: str) -> None:
    label = "" if charset.startswith("utf-8") else f"; charset={charset}"
    hub.server.script(named(charset, label))
    assert hub.call(lambda client: client.batches.create("n")).to_dict()["name"] == NAME


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        ("latin-1", "; charset=latin-1"),
        ("utf-8", ""),
        pytest.param("utf-8", "; charset=latin-1", marks=until("A11: the label is believed")),
    ],
)
def test_a11_text_is_read_by_the_same_rules(acme: Any, charset: str, label: str) -> None:
    acme.server.script(labelled(NAME.encode(charset), "text/plain" + label))
    assert acme.call(lambda client: client.text.get()) == NAME


# --- A12: the token endpoint

GRANT = ok({"access_token": "granted", "expires_in": 3600})


def granted(acme: Any) -> Any:
    return acme.call(
        lambda client: client.granted.get(),
        token=None,
        oauth_client_id="id",
        oauth_client_secret="secret-of-oauth",
    )


@until("A12: a token is asked for once")
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
@pytest.mark.parametrize(
    "error",
    [
        pytest.param(
            error,
            id=type(error).__name__,
            marks=(
                until("A13: taken for a failure of the connection")
                if isinstance(error, httpx.TransportError)
                else []
            ),
        )
        for error in MINE
    ],
)
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
        hub.call(upload(hub.data([b"1234", error])))
    assert caught.value is error
    assert hub.server.received == []
