"""Pauses cyclic garbage collection while a large response is turned into objects.

Up to Python 3.11 the collector repeatedly traverses all objects made so far, which is most of
the time of a large decode. From Python 3.12 on a pause gains nothing, so nothing is paused there.
"""

from __future__ import annotations

import gc
import sys
import threading
from contextlib import contextmanager
from typing import Iterator

#: Bytes from which a pause is worthwhile.
LARGE = 256 * 1024


class _Pause:
    """Counts the running decodes. The first stops the collector, the last restarts it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.depth = 0
        self.was_enabled = False

    def enter(self) -> None:
        with self.lock:
            if self.depth == 0:
                self.was_enabled = gc.isenabled()
                gc.disable()
            self.depth += 1

    def leave(self) -> None:
        with self.lock:
            self.depth -= 1
            if self.depth == 0 and self.was_enabled:
                gc.enable()


_PAUSE = _Pause()


@contextmanager
def paused(size: int, enabled: bool = True) -> Iterator[None]:
    """Pause garbage collection during the block if ``size`` bytes make it worthwhile."""
    if not enabled or size < LARGE or sys.version_info >= (3, 12):
        yield
        return
    _PAUSE.enter()
    try:
        yield
    finally:
        _PAUSE.leave()
