"""The documents of a batch on several threads, each of which sends one at a time."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import Callable, ContextManager, Iterator, Sequence, Set

from .batches import File

__all__ = ["Sending"]


class Sending:
    """What is still to be sent. Mutable: ``_done`` are the places of what was sent.

    ``turn`` is what a thread holds while it sends.
    """

    def __init__(
        self,
        send: Callable[[File], None],
        turn: Callable[[], ContextManager[None]],
        files: Sequence[File],
        first: int,
    ) -> None:
        self._send = send
        self._turn = turn
        self._files = files
        self._places = iter(range(first, len(files)))
        self._lock = threading.Lock()
        self._done: Set[int] = set()
        self._before = first  # all places below are done
        self._stopped = False

    def progress(self, threads: int, every: float) -> Iterator[int]:
        """Send everything; gives, every so many seconds and at the end, how many come first.

        The first error ends it, when each thread is done with the document that it has.
        """
        count = max(1, min(threads, len(self._files) - self._before))
        with ThreadPoolExecutor(count) as pool:
            threads_left = {pool.submit(self._drain) for _ in range(count)}
            try:
                while threads_left:
                    ended, threads_left = wait(threads_left, every, FIRST_EXCEPTION)
                    for one in ended:
                        one.result()
                    yield self._all_before()
            finally:
                self._stopped = True

    def _drain(self) -> None:
        with self._turn():
            while not self._stopped:
                with self._lock:
                    place = next(self._places, None)
                if place is None:
                    return
                self._send(self._files[place])
                self._done.add(place)

    def _all_before(self) -> int:
        while self._before in self._done:
            self._done.remove(self._before)
            self._before += 1
        return self._before
