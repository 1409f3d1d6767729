"""The time of a fake: it passes only when a client waits, or when a test says so."""

from __future__ import annotations

import time
from typing import List


class Clock:
    """Time in seconds. Mutable; ``waits`` are the waits of clients, in order."""

    def __init__(self) -> None:
        self._start = time.time()
        self._passed = 0.0
        self.waits: List[float] = []

    def now(self) -> float:
        """Seconds since the epoch."""
        return self._start + self._passed

    def monotonic(self) -> float:
        """Seconds since the fake was made."""
        return self._passed

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        if not seconds >= 0:
            raise ValueError("time does not go back")
        self._passed += seconds

    def wait(self, seconds: float) -> None:
        """Let time pass because a client waits."""
        self.waits.append(seconds)
        self.advance(seconds)
