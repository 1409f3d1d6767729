"""A few hundred calls of :mod:`tests.faults.chaos`; ``CHAOS_CALLS`` and ``CHAOS_SEED`` change it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faults import chaos
from tests.faults.chaos_server import Chaos, content
from tests.faults.server import Request

if TYPE_CHECKING:
    from types import ModuleType

CALLS = int(os.environ.get("CHAOS_CALLS", "300"))
SEED = int(os.environ.get("CHAOS_SEED", "1"))


@pytest.fixture(scope="module")
def served(aihub: ModuleType) -> Chaos:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", chaos.short(chaos.time.sleep))
        patch.setattr("asyncio.sleep", chaos.short(chaos.asyncio.sleep))
        server = chaos.run(aihub, CALLS, SEED)
    print(f"seed {SEED}: {server.fates}")
    return server


def test_server_failed_in_every_way(served: Chaos) -> None:
    met = {fate for fate, count in served.fates.items() if count}
    assert met >= {"fine", "lost", "head", "early", "half a head", "half a body", "429", "503"}


def test_nothing_is_lost_sent_twice_raw_or_hung(served: Chaos) -> None:
    assert [p for p in served.problems if p[0] not in chaos.KNOWN] == []


def test_a1_no_upload_is_aborted_after_its_commit(served: Chaos) -> None:
    assert [p for p in served.problems if p[0] == "A1"] == []


def test_a_fault_of_the_books_would_be_seen() -> None:
    with Chaos(1) as server:
        request = Request(1, b"POST /api/v2/batches HTTP/1.1", b'{"name": "1"}')
        server._act(request, "1")
        server._act(request, "1")
        part = Request(1, b"PUT /api/v2/files/f HTTP/1.1", content("1")[:-1])
        server._check_body(part, "1")
    assert [kind for kind, _ in server.problems] == ["twice", "bytes"]
