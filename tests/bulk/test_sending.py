"""Documents on several threads."""

import threading
import time
from contextlib import contextmanager

import pytest
from runtime.bulk.batches import File
from runtime.bulk.sending import Sending

FILES = [File(f"/{at}", 1, f"{at}") for at in range(20)]


class Turns:
    """Counts the threads that have a turn."""

    def __init__(self):
        self.now = self.most = self.all = 0
        self.lock = threading.Lock()

    @contextmanager
    def turn(self):
        with self.lock:
            self.now += 1
            self.all += 1
            self.most = max(self.most, self.now)
        yield
        with self.lock:
            self.now -= 1


@pytest.mark.parametrize(
    ("threads", "first", "used"), [(1, 0, 1), (4, 0, 4), (8, 18, 2), (3, 20, 1)]
)
def test_each_is_sent_once(threads, first, used):
    sent, turns = [], Turns()

    def send(file):
        time.sleep(0.001)
        sent.append(file.name)

    *_, last = Sending(send, turns.turn, FILES, first).progress(threads, 60)
    assert sorted(map(int, sent)) == list(range(first, 20))
    assert (last, turns.all, turns.now) == (20, used, 0)
    assert turns.most <= used


def test_how_far_it_is_counts_what_comes_first():
    release = threading.Event()

    def send(file):
        if file.name == "3":
            release.wait()

    found = []
    for done in Sending(send, Turns().turn, FILES, 0).progress(4, 0.01):
        found.append(done)
        if len(found) == 3:
            release.set()
    assert set(found[:3]) == {3}
    assert found[-1] == 20


@pytest.mark.parametrize("threads", [1, 4])
def test_the_first_error_ends_it(threads):
    sent = []

    def send(file):
        sent.append(file.name)
        time.sleep(0.002)
        if file.name == "5":
            raise ValueError("five")

    with pytest.raises(ValueError, match="five"):
        list(Sending(send, Turns().turn, FILES, 0).progress(threads, 60))
    assert len(sent) <= 5 + 2 * threads
