"""Uploads that go on in another call: what a checkpoint keeps, and when it is worth nothing."""

import contextlib
import json
import os
import time
from typing import Any

import pytest
from loopback import DROP, Answer, Reply, Session
from runtime.base.errors import APIError, APIStatusError, InvalidRequestError, InvalidTypeError
from uploading import EITHER, PARTS, Store, recipe, upload

DATA = bytes(range(250)) * 4
BUSY = Answer(503)


class OwnError(Exception):
    """Of the caller."""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def session(server):
    """What a checkpoint is good for does not depend on the client; see ``either``."""
    with Session(server, "sync") as session:
        yield session


@pytest.fixture(params=["sync", "async"])
def either(request, server):
    with Session(server, request.param) as session:
        yield session


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "kept.json"


def fails(session, store, fault, **arguments):
    """The error of an upload of which part 3 fails, and the steps that it made."""
    store.faults["part 3"] = (lambda count: fault) if not callable(fault) else fault
    with pytest.raises(BaseException) as caught:
        upload(session, arguments.pop("data"), workers=2, **arguments)
    steps, store.steps = store.steps, []
    store.faults.clear()
    return caught.value, steps


def interrupted(count):
    raise KeyboardInterrupt


# -- what is kept ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "goes_on"),
    [
        (BUSY, True),
        (DROP, True),
        (Answer(401), True),  # with another token
        (Answer(403), True),
        (Answer(429, headers={"Retry-After": "0"}), True),
        (Answer(400), False),
        (Answer(413), False),
        (Answer(200, {"number": 3}), False),  # nonsense
    ],
    ids=["503", "drop", "401", "403", "429", "400", "413", "no etag"],
)
def test_what_fails_goes_on_if_it_can(either, path, kept, fault, goes_on):
    store = Store(either.server, 100)
    error, steps = fails(either, store, fault, data=path, checkpoint=kept)
    assert isinstance(error, APIError)
    assert error.upload.checkpoint == (str(kept) if goes_on else None)
    assert kept.exists() is goes_on
    assert ("abort" in steps) is not goes_on
    had = {f"part {part['number']}" for part in error.upload.parts}
    upload(either, path, checkpoint=kept)
    assert store.files == {"N": DATA}
    assert not kept.exists()
    assert store.open == {}
    if goes_on:
        assert "open" not in store.steps
        assert set(store.sent) == {f"part {n}" for n in range(1, 11)} - had
        # a request that was given up can still be in the server's queue
        assert max(store.sent.values()) <= 2
    else:
        assert len(store.sent) == 10


@pytest.mark.parametrize("kind", ["callback", "interrupt"])
def test_what_ends_from_outside_goes_on(server, path, kept, kind):
    def told(state):
        if state.done >= 300:
            raise KeyboardInterrupt if kind == "interrupt" else OwnError

    with Session(server, "sync") as session:
        store = Store(server, 100, delay=0.01)
        with pytest.raises((KeyboardInterrupt, OwnError)):
            upload(session, path, workers=2, checkpoint=kept, progress=told)
        assert list(store.open) == ["s1"]
        store.steps = []
        states = []
        upload(session, path, checkpoint=kept, progress=states.append)
    assert "open" not in store.steps
    assert len(store.sent) <= 7
    assert (states[0].done >= 300, states[-1].done) == (True, len(DATA))
    assert store.files == {"N": DATA}
    assert [left.name for left in kept.parent.iterdir()] == ["scan.pdf"]


def test_a_run_that_fails_again_and_again_gets_there(either, path, kept):
    store = Store(either.server, 100)
    for part in (2, 4, 4, 7, 11):
        store.faults = {f"part {part}": lambda count: BUSY}
        with contextlib.suppress(APIStatusError):
            upload(either, path, workers=1, checkpoint=kept, max_retries=0)
    assert store.files == {"N": DATA}
    assert store.ended == {"s1": "commit"}
    assert {step: count for step, count in store.sent.items() if count > 1} == {
        "part 2": 2,
        "part 4": 3,
        "part 7": 2,
    }


# -- when it is about something else ---------------------------------------------------------


def rewritten(path):
    path.write_bytes(DATA[::-1])
    os.utime(path, (1, 1))


def longer(path):
    path.write_bytes(DATA + b"more")


OTHERS = {
    "content": (rewritten, {}),
    "size": (longer, {}),
    "argument": (lambda path: None, {"folder": "G"}),
    "extra body": (lambda path: None, {"extra_body": {"to": "G"}}),
    "context": (lambda path: None, {"context": "other"}),
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_upload_begins_anew_and_aborts_the_former(session, path, kept, other):
    change, arguments = OTHERS[other]
    store = Store(session.server, 100)
    fails(session, store, BUSY, data=path, checkpoint=kept)
    change(path)
    upload(session, path, checkpoint=kept, **arguments)
    assert store.files == {"N": path.read_bytes()}
    assert store.ended == {"s1": "abort", "s2": "commit"}
    assert not kept.exists()


def test_another_path_with_the_same_content_is_another_file(session, path, kept):
    store = Store(session.server, 100)
    fails(session, store, BUSY, data=path, checkpoint=kept)
    other = path.with_name("other")
    path.rename(other)
    upload(session, other, checkpoint=kept)
    assert store.ended == {"s1": "abort", "s2": "commit"}


@pytest.mark.parametrize("same", [True, False])
def test_data_without_a_file_is_known_by_its_content(either, kept, same):
    store = Store(either.server, 100)
    fails(either, store, BUSY, data=iter([DATA]), checkpoint=kept)
    upload(either, DATA if same else DATA[::-1], checkpoint=kept)
    assert store.ended == ({"s1": "commit"} if same else {"s1": "abort", "s2": "commit"})


FOREIGN = [
    b"%PDF-1.7 my only copy",
    b"hello",
    b"5",
    b"[]",
    b'{"session": "s1", "parts": {}}',
    b'{"format": "upload in parts, 1", "upload": {"oper',
    b'{"format": "upload in parts, 2"}',
    json.dumps(
        {"format": "upload in parts, 1", "upload": {}, "parts": {}, "part_size": 1}
    ).encode(),
    json.dumps(
        {"format": "upload in parts, 1", "upload": {}, "parts": [], "part_size": 1, "session": 1}
    ).encode(),
]


def test_a_file_that_is_no_checkpoint_is_never_overwritten(session, path, kept):
    store = Store(session.server, 100)
    for content in FOREIGN:
        kept.write_bytes(content)
        with pytest.raises(InvalidRequestError, match=r"checkpoint: .*no checkpoint"):
            upload(session, path, checkpoint=kept)
        assert kept.read_bytes() == content
    assert store.steps == []


def test_the_checkpoint_of_an_upload_to_another_server_is_kept(server, path, kept):
    with Session(server, "sync") as session:
        store = Store(server, 100)
        fails(session, store, BUSY, data=path, checkpoint=kept)
        held = kept.read_bytes()
        elsewhere = session.client({"api_root": server.root + "/other"})
        with pytest.raises(InvalidRequestError, match="elsewhere"):
            upload(session, path, elsewhere, checkpoint=kept)
    assert kept.read_bytes() == held


def test_an_empty_file_is_filled(session, path, kept):
    kept.touch()  # what makes temporary files leaves one
    store = Store(session.server, 100)
    fails(session, store, BUSY, data=path, checkpoint=str(kept))
    assert json.loads(kept.read_bytes())["session"] == "s1"


# -- a session that is gone --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "step"), [(404, "part 7"), (409, "part 7"), (410, "commit"), (404, "commit")]
)
def test_a_session_that_is_gone_is_replaced_once(session, path, kept, status, step):
    store = Store(session.server, 100)
    fails(session, store, BUSY, data=path, checkpoint=kept)
    store.faults = {step: [Answer(status)]}
    upload(session, path, workers=1, checkpoint=kept)
    assert store.files == {"N": DATA}
    assert store.ended.get("s2") == "commit"
    assert store.ended.get("s1") == ("abort" if status == 409 and step != "commit" else None)
    assert not kept.exists()


def test_a_new_session_that_is_gone_too_is_an_error(session, path, kept):
    store = Store(session.server, 100)
    fails(session, store, BUSY, data=path, checkpoint=kept)
    store.faults = {"part 9": lambda count: Answer(404, {"message": "no such session"})}
    with pytest.raises(APIStatusError, match="no such session") as caught:
        upload(session, path, checkpoint=kept)
    assert store.count("open") == 1
    assert caught.value.upload.checkpoint is None
    assert not kept.exists()


# -- a commit of which nobody knows what became of it ------------------------------------------


@pytest.fixture
def unknown(session, path, kept):
    """A store of which the commit succeeds, but whose answer is lost, or does not."""

    def make(acts, what=PARTS):
        store = Store(session.server, 100)

        def lost(step):
            if step == "commit" and store.count("commit") == 1 and acts:
                store.open.pop("s1")

        store.before = lost
        store.faults = {"commit": [DROP]}
        client = session.client(max_retries=0)
        with pytest.raises(APIError) as caught:
            upload(session, path, client, what, checkpoint=kept)
        assert caught.value.upload.committed
        assert caught.value.upload.checkpoint == str(kept)
        assert store.count("abort") == 0
        store.steps = ["commit"]
        store.faults = {}
        return store

    return make


@pytest.mark.parametrize("acted", [True, False])
def test_the_next_run_repeats_the_commit_alone(either, path, kept, unknown, acted):
    store = unknown(acted)
    assert upload(either, path, checkpoint=kept) is None
    assert store.steps == ["commit", "commit"]
    assert not kept.exists()
    assert store.open == {}


def test_the_session_of_an_old_commit_may_have_expired(session, path, kept, unknown):
    store = unknown(acts=True)
    client = session.client()
    transport = client._session.connection.transport
    transport.now = lambda: time.time() + 7200
    upload(session, path, client, checkpoint=kept)
    assert store.files == {"N": DATA}
    assert store.ended == {"s1": "commit"}  # the only one that was not taken away
    assert store.count("open") == 1


def test_a_result_that_is_lost_takes_another_upload(session, path, kept, unknown):
    """Where the commit returns something, to know that it succeeded is not enough."""
    returning = recipe(Reply("200", "application/json", lambda: Any))
    store = unknown(acts=True, what=returning)
    upload(session, path, what=returning, checkpoint=kept)
    assert store.steps[:3] == ["commit", "commit", "open"]
    assert store.files == {"N": DATA}


def test_a_file_that_changed_after_the_commit_does_not_abort_it(session, path, kept, unknown):
    store = unknown(acts=False)
    rewritten(path)
    upload(session, path, checkpoint=kept)
    assert store.count("abort") == 0
    assert store.files == {"N": path.read_bytes()}


# -- where it is -----------------------------------------------------------------------------


def test_the_default_place(server, path, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "state" / "acme" / "uploads"
    with Session(server, "sync") as session:
        store = Store(server, 100)
        error, _ = fails(session, store, BUSY, data=path, checkpoint=True)
        (kept,) = folder.iterdir()
        assert error.upload.checkpoint == str(kept)
        assert kept.stat().st_mode & 0o077 == 0
        fails(session, store, BUSY, data=path, checkpoint=True, folder="G")
        assert len(list(folder.iterdir())) == 2
        upload(session, path, checkpoint=True)
        assert store.ended == {"s1": "commit"}
        kept.write_bytes(b"cut by a crash of the system")
        upload(session, path, checkpoint=True)
        rewritten(path)
        upload(session, path, checkpoint=True, folder="G")
        assert store.ended["s2"] == "abort"
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_ends_the_upload(session, path):
    store = Store(session.server, 100)
    with pytest.raises(OSError):
        upload(session, path, checkpoint=path / "kept.json")
    assert store.ended == {"s1": "abort"}


def test_folders_are_made(session, path, tmp_path):
    store = Store(session.server, 100)
    kept = tmp_path / "a" / "b" / "kept.json"
    fails(session, store, BUSY, data=path, checkpoint=kept)
    assert kept.exists()


@pytest.mark.parametrize("checkpoint", [5, ["a"], b"a"])
def test_the_argument_is_checked(server, path, checkpoint):
    with Session(server, "sync") as session, pytest.raises(InvalidTypeError, match="checkpoint"):
        upload(session, path, checkpoint=checkpoint)
    assert server.received == []


@pytest.mark.parametrize("checkpoint", [None, False])
def test_none_is_kept_unless_asked_for(server, path, monkeypatch, tmp_path, checkpoint):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Session(server, "sync") as session:
        store = Store(server, 100)
        fails(session, store, BUSY, data=path, checkpoint=checkpoint)
    assert store.ended == {"s1": "abort"}
    assert not (tmp_path / "state").exists()


def test_a_small_file_needs_none(session, path, kept):
    path.write_bytes(b"small")
    Store(session.server, 100)
    upload(session, path, what=EITHER, checkpoint=kept)
    assert not kept.exists()
