"""Uploads that are killed at any moment: the next run finishes, and sends nothing twice.

``KILLS=30 python -m pytest tests/runtime_calls/test_upload_kills.py`` tries 30 moments; without it
there are a few.
"""

import json
import os
import random
import signal
import time

import pytest
from loopback import Session
from uploading import Store, upload

KILLS = int(os.environ.get("KILLS", "4"))
DATA = bytes(range(256)) * 40
PARTS = 16
#: Seconds that one part takes, and then all of them with two workers.
PART, ALL = 0.012, 0.14


def run_and_kill(server, kind, path, kept, seconds):
    """Upload in a process of its own, and kill that after ``seconds``; whether it lived as long."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with Session(server, kind) as session:
                upload(session, path, workers=2, checkpoint=kept)
            code = 0
        finally:
            os._exit(code)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def held(kept):
    """The session and the parts of a checkpoint, which is never half written."""
    if not kept.exists():
        return None, set()
    found = json.loads(kept.read_text())
    return found["session"], {f"part {int(index) + 1}" for index in found["parts"]}


@pytest.mark.parametrize("moment", range(KILLS))
def test_the_next_run_finishes_and_sends_nothing_twice(server, tmp_path, moment):
    chance = random.Random(moment if KILLS < 10 else None)
    kind = ("sync", "async")[moment % 2]
    path, kept = tmp_path / "scan.pdf", tmp_path / "kept.json"
    path.write_bytes(DATA)
    store = Store(server, len(DATA) // PARTS, delay=PART)
    orphans, session, had = set(), None, set()
    for _ in range(2):
        if not run_and_kill(server, kind, path, kept, chance.uniform(0, 1.2 * ALL)):
            break
        time.sleep(2 * PART)  # what is on its way arrives
        session, had = held(kept)
        # a session of which the client had not heard yet is nobody's
        orphans |= set(store.open) - {session}
        store.steps = []
    else:
        with Session(server, kind) as client:
            upload(client, path, workers=2, checkpoint=kept)
        assert not had & set(store.sent), "parts that the server had were sent again"
        assert max(store.sent.values(), default=1) == 1
    assert store.files == {"N": DATA}
    assert set(store.open) == orphans
    assert [left.name for left in tmp_path.iterdir()] == ["scan.pdf"]
