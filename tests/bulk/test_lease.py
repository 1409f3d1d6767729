"""One driver at a time, however it ends."""

import json
import os
import subprocess
import sys
import time

import pytest
from runtime.bulk import lease as module
from runtime.bulk.lease import BulkBusyError, Fence, Lease, SupersededError
from world import Store, World

NAME = "_bulk/driver.json"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    for name, seconds in {"_RENEWED": 0.03, "_GONE": 0.25, "_SETTLED": 0.02, "_TAKEN": 0.0}.items():
        monkeypatch.setattr(module, name, seconds)


def gone():
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def sign(**changes):
    found = {"owner": "x", "beats": 1, "host": "elsewhere", "pid": 1}
    return json.dumps({**found, **changes}).encode()


def within(seconds, condition):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_it_is_given_back():
    world = World()
    with Lease(Store(world)) as lease:
        Fence(Store(world), lease.owner).check()
        assert json.loads(world.objects[NAME])["pid"] == os.getpid()
    assert NAME not in world.objects
    with pytest.raises(SupersededError):
        Fence(Store(world), lease.owner).check()


def test_a_second_driver_is_refused():
    world = World()
    with Lease(Store(world)), pytest.raises(BulkBusyError, match=f"process {os.getpid()} on"):
        Lease(Store(world)).__enter__()
    with Lease(Store(world)):
        pass


@pytest.mark.parametrize(
    ("changes", "least", "most"),
    [
        ({}, 0.25, 1.5),  # somewhere else: it may be alive for as long as it has been silent
        ({"host": module._host(), "pid": os.getppid()}, 0.25, 1.5),
        ({"host": module._host(), "pid": gone()}, 0.0, 0.2),
    ],
)
def test_one_that_is_gone_is_taken_over(changes, least, most):
    world = World()
    world.objects[NAME] = sign(**changes)
    began = time.monotonic()
    with Lease(Store(world)) as lease:
        assert least <= time.monotonic() - began < most
        Fence(Store(world), lease.owner).check()
    with pytest.raises(SupersededError):
        Fence(Store(world), "x").check()


def test_it_is_renewed_and_seen_to_be_lost():
    world = World()
    with Lease(Store(world)) as lease:
        within(5, lambda: json.loads(world.objects[NAME])["beats"] > 1)
        lease.check()
        world.objects[NAME] = sign(owner="another")
        within(5, lambda: not lease._thread.is_alive())
        with pytest.raises(BulkBusyError, match="has taken over"):
            lease.check()
    assert json.loads(world.objects[NAME])["owner"] == "another"


def test_a_fence_believes_what_it_read_for_a_moment_only(monkeypatch):
    world = World()
    world.objects[NAME] = sign(owner="me")
    fence = Fence(Store(world), "me")
    fence.check()
    world.objects[NAME] = sign(owner="another")
    fence.check()
    with pytest.raises(SupersededError):
        fence.check(now=True)
    monkeypatch.setattr(module, "_FRESH", 0.0)
    with pytest.raises(SupersededError):
        fence.check()
