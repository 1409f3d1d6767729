"""Rows A1, A2 and A10: uploads in parts."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import pytest

from tests.faults.callers import TOKEN
from tests.faults.server import (
    BUSY,
    LOST,
    TOO_MANY,
    UNREAD,
    Answer,
    FaultServer,
    ok,
    refused,
)

SESSION = ok({"session_id": "session-1", "part_size": 4}, status=201)
DONE = Answer(201)


def part(number: int) -> Answer:
    return ok({"part_num": number, "part_id": f"part-{number}"}, status=201)


def upload(data: Any, **options: Any) -> Any:
    options.setdefault("workers", 1)  # answers are scripted in the order of the requests
    return lambda client: client.batches.add_large_file(1, "f.pdf", data, **options)


def actions(server: FaultServer) -> list[str]:
    """What the finishing requests asked for."""
    return [r.json["action"] for r in server.seen("POST", "/sessions/")]


# --- A1: the commit of an upload in parts


@pytest.mark.parametrize("fault", [BUSY, LOST, refused(502)], ids=["503", "lost", "502"])
def test_a1_commit_of_unknown_outcome_is_repeated_not_aborted(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), part(2), fault, DONE)
    assert hub.call(upload(b"123456")) is None
    assert actions(hub.server) == ["commit", "commit"]


@pytest.mark.parametrize("fault", [BUSY, LOST], ids=["503", "lost"])
def test_a1_commit_that_keeps_failing_is_never_aborted(hub: Any, fault: Answer) -> None:
    hub.server.script(SESSION, part(1), part(2), fault)
    error = hub.failed(upload(b"123456", max_retries=2))
    assert actions(hub.server) == ["commit"] * 3
    assert error.upload.session == "session-1"
    assert [part["part_id"] for part in error.upload.parts] == ["part-1", "part-2"]
    assert error.upload.committed


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


def test_a2_file_that_grows_before_a_retry_is_not_sent_cut(hub: Any, tmp_path: Any) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"1234")
    hub.server.script(BUSY.but(before=changing(path, b"12345678")), Answer(204))
    hub.failed(lambda client: client.files.write("o/w/f", path))
    assert [request.body for request in hub.server.received if request.whole] == [b"1234"]


def test_a2_file_that_stays_is_committed(hub: Any, tmp_path: Any) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345678")
    hub.server.script(SESSION, part(1), part(2), DONE)
    hub.call(upload(path))
    assert actions(hub.server) == ["commit"]


# --- A10: cancellation


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
