"""No cyclic garbage collection while a large reply becomes objects.

Up to Python 3.11 the collector walks all objects made so far again and again: most of the time
of a large decode. From 3.12 on it is no longer worth anything, so nothing is paused there.
"""

from __future__ import annotations

import gc
import sys
import threading
from contextlib import contextmanager
from typing import Iterator

#: Bytes from which a pause pays.
LARGE = 256 * 1024


class _Pause:
    """How many decodes run now. The first one stops the collector, the last one starts it."""

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
    """Pause collection while the block runs, if ``size`` bytes are worth it."""
    if not enabled or size < LARGE or sys.version_info >= (3, 12):
        yield
        return
    _PAUSE.enter()
    try:
        yield
    finally:
        _PAUSE.leave()
