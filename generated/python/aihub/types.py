# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Types for annotations, and the values that stand for a choice not made."""

from __future__ import annotations

from ._core.files import FileInput
from ._core.options import NOT_GIVEN, NotGiven, Timeout
from ._core.response import ApiResponse
from ._core.streams import AsyncStream, Stream

__all__ = [
    "NOT_GIVEN",
    "ApiResponse",
    "AsyncStream",
    "FileInput",
    "NotGiven",
    "Stream",
    "Timeout",
]
