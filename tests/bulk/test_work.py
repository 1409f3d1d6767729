"""One batch on a worker that dies, or meets an error, at every moment there is."""

import json
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import SimpleNamespace

import pytest
from runtime.bulk import work
from runtime.bulk.batches import Batches, state_name, table_name
from runtime.bulk.documents import documents
from runtime.bulk.job import TroubleError
from runtime.bulk.lease import Fence
from runtime.bulk.site import Site
from world import RECIPE, Killed, Store, World, job, status


@contextmanager
def _nothing():
    yield


def site(world, given):
    """What a worker has, without Dask."""
    made = object.__new__(Site)
    made.job = given
    made.store = Store(world)
    made.batches = Batches(made.store, 100, None)
    made.fence = Fence(made.store, given.owner)
    made.gate = SimpleNamespace(held=_nothing)
    made._client = given.client()
    return made


@pytest.fixture
def world(monkeypatch):
    made = World()
    made.objects["_bulk/driver.json"] = json.dumps({"owner": "me"}).encode()
    monkeypatch.setattr(work, "_PAUSE", 0.0)
    monkeypatch.setattr(work, "_aside", _nothing)
    monkeypatch.setattr(
        work,
        "table",
        lambda recipe, batch, rows, container, run: json.dumps(
            [[file.path, rows[file.name].status, rows[file.name].error] for file in batch.files]
        ).encode(),
    )
    return made


def batch_of(world, folder, count):
    """A batch of ``count`` documents, each of which has its own name as its content."""
    paths = []
    for number in range(count):
        path = folder / f"{number}" / "page.txt"
        path.parent.mkdir()
        path.write_text(f"{number}")
        paths.append(path)
    (batch,) = Batches(Store(world), 100, None).added(documents(paths, "path"))
    return batch


def run(world, batch, given, verdict=""):
    """What ``run_batch`` does, in a process of its own."""
    made = site(world, given)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "site_of", lambda _: made)
        return work.run_batch(given, batch.key, verdict)


def rows(world, batch):
    return json.loads(world.objects[table_name(batch.key)])


def is_whole(world, batch, *, most_runs=1):
    """Everything is there once, and nothing is left over."""
    assert [row[0] for row in rows(world, batch)] == [file.path for file in batch.files]
    assert {row[1] for row in rows(world, batch)} == {"ok"}
    assert state_name(batch.key) not in world.objects
    assert len(world.readings) <= most_runs
    used = set(world.readings.values())
    assert set(world.shelves) - set(world.deleted) <= used  # no shelf is left without a reading


def test_a_batch(world, tmp_path):
    batch = batch_of(world, tmp_path, 3)
    outcome = run(world, batch, job(world))
    assert outcome[:4] == ("done", batch.key, 3, 0)
    is_whole(world, batch)
    assert world.shelves[1] == {
        "title": f"bulk abc {batch.key}",
        "files": {"page.txt": b"0", "page-2.txt": b"1", "page-3.txt": b"2"},
    }


MOMENTS = 40  # more than a batch has; the last ones do not happen


def test_there_are_fewer_moments(world, tmp_path):
    run(world, batch_of(world, tmp_path, 3), job(world, cleanup=True))
    assert 25 < world.moments < MOMENTS


@pytest.mark.parametrize("cleanup", [False, True])
@pytest.mark.parametrize("moment", range(1, MOMENTS))
def test_it_dies_once(world, tmp_path, moment, cleanup):
    batch = batch_of(world, tmp_path, 3)
    given = job(world, cleanup=cleanup)
    world.die_at = moment
    try:
        run(world, batch, given)
    except Killed:
        assert run(world, batch, given).kind == "done"
    is_whole(world, batch)
    assert bool(world.deleted) == cleanup


@pytest.mark.parametrize("first", range(1, MOMENTS, 3))
def test_it_dies_twice(world, tmp_path, first):
    for second in range(1, MOMENTS, 5):
        world.__init__()
        world.objects["_bulk/driver.json"] = json.dumps({"owner": "me"}).encode()
        folder = tmp_path / f"{second}"
        folder.mkdir()
        batch = batch_of(world, folder, 2)
        for moment in (first, second):
            world.die_at = moment
            with suppress(Killed):
                run(world, batch, job(world))
        world.die_at = -1
        run(world, batch, job(world))
        is_whole(world, batch)


@pytest.mark.parametrize("moment", range(1, MOMENTS))
def test_it_dies_where_nothing_can_be_found_again(world, tmp_path, moment):
    """Without lists, and where uploads do not replace: work may be done twice, rows are not."""
    recipe = replace(RECIPE, find_container=None, find_run=None, replaces=False)
    world.replaces = False
    batch = batch_of(world, tmp_path, 3)
    given = job(world, recipe=recipe)
    world.die_at = moment
    try:
        run(world, batch, given)
    except Killed:
        assert run(world, batch, given).kind == "done"
    assert len(rows(world, batch)) == 3
    assert len(world.readings) <= 2
    for shelf in world.readings.values():
        assert sorted(world.shelves[shelf]["files"]) == ["page-2.txt", "page-3.txt", "page.txt"]


@pytest.mark.parametrize("operation", ["create", "start", "put", "wait", "found"])
def test_no_response_comes(world, tmp_path, operation):
    batch = batch_of(world, tmp_path, 2)
    world.unanswered.add(operation)
    with pytest.raises(TroubleError, match="no response"):
        run(world, batch, job(world))
    assert run(world, batch, job(world)).kind == "done"
    is_whole(world, batch)
    assert len(world.shelves) == 1


# -- documents and runs that fail ------------------------------------------------------------


def test_a_document_that_is_gone(world, tmp_path):
    batch = batch_of(world, tmp_path, 3)
    (tmp_path / "1" / "page.txt").unlink()
    assert run(world, batch, job(world))[:4] == ("done", batch.key, 3, 1)
    assert [row[1] for row in rows(world, batch)] == ["ok", "failed", "ok"]
    assert "FileNotFoundError" in rows(world, batch)[1][2]
    told = json.loads(world.objects[f"_bulk/failures/{batch.key}.json"])["failures"]
    assert [one[0] for one in told] == [batch.files[1].path]


@pytest.mark.parametrize(
    ("changes", "options"),
    [({"upload_name": ""}, {}), ({"upload_workers": "threads"}, {"threads": 1})],
)
def test_ways_to_upload(world, tmp_path, changes, options):
    batch = batch_of(world, tmp_path, 2)
    assert run(world, batch, job(world, recipe=replace(RECIPE, **changes))).kind == "done"
    is_whole(world, batch)
    assert world.put_options == options


def test_no_document_is_there(world, tmp_path):
    batch = batch_of(world, tmp_path, 2)
    for file in batch.files:
        (tmp_path / file.path).unlink()
    assert run(world, batch, job(world))[:4] == ("done", batch.key, 2, 2)
    assert world.readings == {}


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (400, "done"),
        (413, "done"),
        (422, "done"),
        (401, "stopped"),
        (403, "stopped"),
        (503, "trouble"),
        (429, "trouble"),
    ],
)
def test_an_upload_that_is_refused(world, tmp_path, code, outcome):
    batch = batch_of(world, tmp_path, 3)
    world.refused["page-2.txt"] = code
    try:
        found = run(world, batch, job(world)).kind
    except TroubleError:
        found = "trouble"
    assert found == outcome
    if found == "done":
        assert [row[1] for row in rows(world, batch)] == ["ok", "failed", "ok"]


def test_a_container_that_is_gone_is_made_again(world, tmp_path):
    batch = batch_of(world, tmp_path, 2)
    world.die_at = 7
    with pytest.raises(Killed):
        run(world, batch, job(world))
    world.shelves.clear()
    world.shelves[99] = {"title": "of others", "files": {}}
    with pytest.raises(TroubleError, match="is gone"):
        run(world, batch, job(world))
    assert run(world, batch, job(world)).kind == "done"
    assert [row[1] for row in rows(world, batch)] == ["ok", "ok"]


def test_a_run_that_fails_is_started_again_as_often_as_asked(world, tmp_path):
    batch = batch_of(world, tmp_path, 2)
    world.bad.add("1")
    outcome = run(world, batch, job(world, attempts=3))
    assert (outcome.kind, outcome.reason) == ("failed", "run r3 ended as torn")
    assert list(world.readings) == ["r1", "r2", "r3"]
    world.bad.clear()
    assert run(world, batch, job(world)).kind == "done"
    is_whole(world, batch, most_runs=4)


def test_a_verdict_is_written(world, tmp_path):
    batch = batch_of(world, tmp_path, 1)
    world.bad.add("0")
    reason = run(world, batch, job(world)).reason
    assert run(world, batch, job(world), reason)[:4] == ("done", batch.key, 1, 1)
    assert rows(world, batch) == [[batch.files[0].path, "failed", reason]]
    assert state_name(batch.key) not in world.objects


def test_a_run_that_waits_for_a_person_is_left_and_found_again(world, tmp_path):
    batch = batch_of(world, tmp_path, 2)
    world.ends = "asks"
    assert run(world, batch, job(world)).kind == "waiting"
    assert state_name(batch.key) in world.objects
    world.ends = "read"
    assert run(world, batch, job(world)).kind == "done"
    is_whole(world, batch)


def test_a_start_that_is_refused(world, tmp_path):
    batch = batch_of(world, tmp_path, 2)
    given = job(world)
    client = world.client()

    def refuses(**_):
        raise status(400)

    client.readings.start = refuses
    outcome = run(world, batch, replace(given, client=lambda: client))
    assert (outcome.kind, outcome.reason) == ("failed", "400: no message")


@pytest.mark.parametrize("moment", range(2, 30, 3))
def test_nothing_is_done_for_a_driver_that_is_gone(world, tmp_path, moment):
    batch = batch_of(world, tmp_path, 2)
    world.die_at = moment
    with suppress(Killed):
        run(world, batch, job(world))
    before = dict(world.objects), list(world.sent)
    world.objects["_bulk/driver.json"] = json.dumps({"owner": "another"}).encode()
    assert run(world, batch, job(world)).kind == "superseded"
    world.objects["_bulk/driver.json"] = before[0]["_bulk/driver.json"]
    assert (world.objects, world.sent) == before
