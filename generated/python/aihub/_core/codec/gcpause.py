"""Pauses cyclic garbage collection while a large response is turned into objects.

Up to Python 3.11 the collector repeatedly traverses all objects made so far, which is most of
the time of a large decode. From Python 3.12 on a pause gains nothing, so nothing is paused there.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import Generator

from ..base.process import STATE

#: Bytes from which a pause is worthwhile.
LARGE = 32 * 1024


def _enter() -> int:
    """Begin a pause; the first of several stops the collector. Returns the generation."""
    with STATE.counting:
        # a fork may come between any two of these lines, and its child must be able to undo them
        if STATE.pauses == 0:
            STATE.collected_before = gc.isenabled()
        STATE.pauses += 1
        gc.disable()
        return STATE.generation


def _leave(generation: int) -> None:
    """End a pause; the last one starts the collector again."""
    with STATE.counting:
        if generation != STATE.generation:
            return  # this thread forked during the pause; its process starts with none
        if STATE.pauses == 1 and STATE.collected_before:
            gc.enable()
        STATE.pauses -= 1


@contextmanager
def paused(size: int, enabled: bool = True) -> Generator[None, None, None]:
    """Pause garbage collection during the block if ``size`` bytes make it worthwhile."""
    if not enabled or size < LARGE or sys.version_info >= (3, 12):
        yield
        return
    generation = _enter()
    try:
        yield
    finally:
        _leave(generation)
