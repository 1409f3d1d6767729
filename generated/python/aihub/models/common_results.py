# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: common results."""

from __future__ import annotations

from .._core.codec.started import AsyncStarted, SyncStarted
from .common import Run

__all__ = [
    "AsyncStartedRun",
    "StartedRun",
]


class StartedRun(SyncStarted[Run], Run):
    """A response that started work: :class:`Run`, and the way to wait for the work."""


class AsyncStartedRun(AsyncStarted[Run], Run):
    """A response that started work: :class:`Run`, and the way to wait for the work."""
