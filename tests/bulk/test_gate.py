"""The bound of the requests in flight."""

import threading
import time
from types import SimpleNamespace

import pytest
from runtime.bulk.gate import Gate


class Leases(threading.Semaphore):
    """A semaphore like that of Dask, which counts how often it was taken."""

    def __init__(self, count):
        super().__init__(count)
        self.taken = 0

    def acquire(self):
        self.taken += 1
        return super().acquire()


class Server:
    """Counts the requests that are in flight."""

    def __init__(self):
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __call__(self, request):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.002)
        with self.lock:
            self.now -= 1
        return request


@pytest.mark.parametrize(("whole", "taken"), [(False, 40), (True, 8)])
def test_requests_in_flight_are_bounded(whole, taken):
    server, leases = Server(), Leases(3)
    checked = []
    fence = SimpleNamespace(check=lambda: checked.append(1))
    gate = Gate(leases, fence)

    def send():
        for number in range(5):
            assert gate.handle(number, server) == number

    def hold():
        with gate.held():
            send()

    threads = [threading.Thread(target=hold if whole else send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (server.most, leases.taken, len(checked)) == (3, taken, 40)
    assert all(leases.acquire() for _ in range(3))  # all were given back


def test_a_turn_is_given_back_after_an_error():
    leases = Leases(1)
    gate = Gate(leases, SimpleNamespace(check=lambda: None))

    def fails(request):
        raise ValueError(request)

    for _ in range(3):
        with pytest.raises(ValueError, match="7"):
            gate.handle(7, fails)
