"""What the driver makes of the outcomes of batches, with a cluster that has no workers."""

import multiprocessing
import time
from contextlib import ExitStack
from dataclasses import replace
from types import SimpleNamespace

import pytest
from runtime.base.errors import ConfigurationError
from runtime.bulk import driver as module
from runtime.bulk.cluster import check_guard
from runtime.bulk.batches import Batches, table_name
from runtime.bulk.documents import Document
from runtime.bulk.driver import _begun, _Driver, _factory
from runtime.bulk.job import Outcome, TroubleError
from runtime.bulk.lease import BulkBusyError
from runtime.bulk.options import Chosen
from runtime.bulk.progress import Counter
from runtime.bulk.report import BulkStoppedError
from world import RECIPE, Store, World, job


class KilledWorker(Exception):  # noqa: N818 (that of Dask is called like this)
    """What Dask raises for a task whose workers died."""


class Future:
    """A task that has ended. It ends when it is asked for."""

    def __init__(self, find):
        self.find = find

    def exception(self):
        try:
            self.found = self.find()
        except Exception as error:  # noqa: BLE001 (as a task has it)
            return error
        return None

    def result(self):
        return self.found


class Cluster:
    """Runs a batch when its outcome is asked for; ``act`` says what becomes of it."""

    def __init__(self, act):
        self.act = act
        self.ended = []
        self.most = 0
        self.keys = []
        self.cancelled = []

    def submit(self, function, given, key, verdict, retries, pure):
        assert (retries, pure) == (5, False)
        self.keys.append((key, verdict))
        return Future(lambda: self.act(key, verdict))

    def cancel(self, futures):
        self.cancelled += futures

    # what distributed.as_completed is

    def as_completed(self):
        return self

    def add(self, future):
        self.ended.append(future)
        self.most = max(self.most, len(self.ended))

    def __next__(self):
        return self.ended.pop(0)


class Play:
    """A driver over a world. ``bad`` are paths that make a batch fail."""

    def __init__(self, monkeypatch, *, count=16, size=4, bad=(), act=None, most=3, world=None):
        self.world = world or World()
        self.store = Store(self.world)
        self.bad = set(bad)
        self.batches = Batches(self.store, size, None)
        self.cluster = Cluster(act or self.act)
        self.count, self.most = count, most
        self.told = []
        self.lost = False
        monkeypatch.setattr(module, "library", lambda _: self.cluster)

    def act(self, key, verdict):
        files = self.batches.get(key).files
        if not verdict and any(file.path in self.bad for file in files):
            return Outcome("failed", key, reason="it is torn")
        self.store.put(table_name(key), b"")
        if verdict:
            told = {"failures": [[file.path, "failed", verdict] for file in files]}
            self.store.put_json(f"_bulk/failures/{key}.json", told)
        return Outcome("done", key, len(files), len(files) if verdict else 0)

    def check(self, *, now=False):
        if now and self.lost:
            raise BulkBusyError("another driver has taken over the output")

    def run(self):
        with ExitStack() as stack:
            counter = stack.enter_context(Counter(self.told.append))
            lease = SimpleNamespace(check=self.check)
            self.driver = _Driver(self.cluster, job(self.world), lease, self.batches, counter)
            try:
                self.driver.work_off((Document(f"/{at:02}") for at in range(self.count)), self.most)
            finally:
                self.driver.cancel()
        return self.driver.report(1.0)


def test_everything_is_run_a_few_at_a_time(monkeypatch):
    play = Play(monkeypatch, count=41)
    report = play.run()
    assert (report.documents, report.succeeded, report.failed) == (41, 41, 0)
    assert (report.batches, report.open, play.cluster.most) == (11, (), 3)
    assert (play.told[-1].done, play.told[-1].total, play.told[-1].unit) == (41, 41, "files")
    assert str(report) == "41 documents in 11 batches: 41 succeeded, 0 failed; 1 s"


def test_documents_are_listed_as_there_is_room(monkeypatch):
    ahead = []
    play = Play(monkeypatch, count=40)

    def act(key, verdict):
        manifests = [name for name in play.world.objects if "/batches/" in name]
        ahead.append(len(manifests) - len(play.driver._finished))
        return play.act(key, verdict)

    play.cluster.act = act
    play.run()
    assert max(ahead) == 3


def test_nothing_is_left_to_do(monkeypatch):
    play = Play(monkeypatch)
    play.run()
    again = Play(monkeypatch, world=play.world)
    report = again.run()
    assert again.cluster.keys == []
    assert (report.documents, report.batches) == (16, 4)


@pytest.mark.parametrize("bad", [["/05"], ["/00", "/15"], ["/04", "/05", "/06", "/07"]])
def test_what_makes_batches_fail_is_found_alone(monkeypatch, bad):
    play = Play(monkeypatch, bad=bad)
    report = play.run()
    assert (report.documents, report.failed, report.open) == (16, len(bad), ())
    assert sorted(one.path for one in report.failures) == bad
    assert {one.reason for one in report.failures} == {"it is torn"}
    assert play.world.objects["failures.csv"].decode().splitlines()[1:] == [
        f"{path},failed,it is torn" for path in bad
    ]


def test_it_stops_when_nothing_succeeds(monkeypatch):
    play = Play(monkeypatch, bad=[f"/{at:02}" for at in range(16)], most=2)
    with pytest.raises(BulkStoppedError, match="the first 3 batches failed: it is torn"):
        play.run()
    assert len(play.cluster.keys) == 4  # one more was in flight, and none was split
    assert len(play.cluster.cancelled) == 1
    left = play.driver.report(1.0).open
    assert [one.documents for one in left] == [4, 4, 4, 4]
    assert [one.reason for one in left] == ["it is torn"] * 3 + ["it was not reached"]


def test_a_job_of_one_batch_finds_its_bad_document_too(monkeypatch):
    report = Play(monkeypatch, count=4, bad=["/02"]).run()
    assert (report.documents, report.failed) == (4, 1)


def test_when_one_batch_succeeds_the_others_are_looked_into(monkeypatch):
    report = Play(monkeypatch, bad=["/00", "/04"], most=1).run()
    assert (report.documents, report.failed, report.batches) == (16, 2, 8)


@pytest.mark.parametrize(
    ("kind", "error", "says"),
    [
        ("stopped", BulkStoppedError, "no access"),
        ("superseded", BulkBusyError, "taken over"),
        ("elsewhere", BulkStoppedError, "memory is not the same place for the workers as here"),
    ],
)
def test_outcomes_that_end_it(monkeypatch, kind, error, says):
    made = {"elsewhere": "superseded"}.get(kind, kind)
    play = Play(monkeypatch, act=lambda key, _: Outcome(made, key, reason="no access"))
    play.lost = kind == "superseded"
    with pytest.raises(error, match=says):
        play.run()
    assert len(play.cluster.keys) == 3


def test_what_waits_for_a_person_is_told(monkeypatch):
    play = Play(monkeypatch, count=8)
    play.cluster.act = lambda key, verdict: (
        Outcome("waiting", key, reason="run r1 ended as asks")
        if key.startswith("0000000")
        else play.act(key, verdict)
    )
    report = play.run()
    assert [one.reason for one in report.open] == ["run r1 ended as asks"]
    assert "; 1 batch with 4 documents not finished; " in str(report)


def trouble(*_):
    raise TroubleError("the disk is full")


def test_trouble_leaves_a_batch_open_and_much_of_it_stops(monkeypatch):
    play = Play(monkeypatch, count=8)
    play.cluster.act = lambda key, verdict: (
        trouble() if key.startswith("0000000") else play.act(key, verdict)
    )
    assert [one.reason for one in play.run().open] == ["the disk is full"]
    with pytest.raises(BulkStoppedError, match="10 batches in a row met trouble: the disk is full"):
        Play(monkeypatch, count=200, act=trouble).run()


def test_a_document_that_kills_workers_is_found(monkeypatch):
    play = Play(monkeypatch)

    def act(key, verdict):
        if not verdict and any(file.path == "/09" for file in play.batches.get(key).files):
            raise KilledWorker(key)
        return play.act(key, verdict)

    play.cluster.act = act
    report = play.run()
    assert [(one.path, one.reason) for one in report.failures] == [
        ("/09", "the workers that ran it died")
    ]


def test_the_table_of_a_batch_that_was_split_is_removed(monkeypatch):
    play = Play(monkeypatch, bad=["/00"])
    play.run()
    whole = next(name for name in play.store.names("_bulk/batches") if "." not in name[:-5])
    play.store.put(f"documents/{whole[:-5]}.parquet", b"late")
    report = Play(monkeypatch, world=play.world).run()
    assert (report.documents, report.failed) == (16, 1)
    assert f"documents/{whole[:-5]}.parquet" not in play.world.objects


# -- what is checked before anything begins -----------------------------------------------------


def test_an_output_belongs_to_one_set_of_arguments():
    store = Store(World())
    given = {"create": {}, "start": {"color": "blue", "key": "secret"}, "results": {}}
    token = _begun(store, RECIPE, given, anew=True)
    assert _begun(store, RECIPE, given, anew=False) == token
    assert b"secret" not in store.get("_bulk/job.json")
    other = {**given, "start": {"color": "red", "key": "secret"}}
    with pytest.raises(ConfigurationError, match="another color; choose another output"):
        _begun(store, RECIPE, other, anew=False)
    store.put("_bulk/open/a.json", b"{}")
    assert _begun(store, RECIPE, other, anew=True) != token  # nothing is finished: begin again
    assert store.names("_bulk/open") == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"batch_size": 0}, "batch_size must be an int of at least 1"),
        ({"batch_size": 11}, "batch_size must be at most 10"),
        ({"max_runs": "8"}, "max_runs must be an int"),
        ({"attempts": True}, "attempts must be an int"),
        ({"batchsize": 3}, "unknown option 'batchsize'"),
        ({"rows": True, "batch_size": 5}, "rows cannot be written"),
    ],
)
def test_options_are_checked(options, says):
    with pytest.raises(ConfigurationError, match=says):
        Chosen(options, replace(RECIPE, most_files=10))


def test_a_worker_that_imports_the_script_says_how_to_guard_it(monkeypatch):
    check_guard(Chosen({}, RECIPE))
    process = multiprocessing.current_process()
    monkeypatch.setattr(process, "_inheriting", True, raising=False)
    with pytest.raises(ConfigurationError, match="put the call below if __name__ =="):
        check_guard(Chosen({}, RECIPE))
    check_guard(Chosen({"scheduler": "tcp://dask:8786"}, RECIPE))


def test_a_client_that_holds_a_credential_does_not_travel():
    class Secret:
        def __reduce__(self):
            raise TypeError("api_key cannot be pickled")

    with pytest.raises(ConfigurationError, match="pickled. Let it read its credentials from"):
        _factory(Secret())
    assert _factory(time.time) is time.time
    assert _factory(7)() == 7
