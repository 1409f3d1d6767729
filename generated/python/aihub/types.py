# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Types for annotations, and NOT_GIVEN, the value of omitted arguments."""

from __future__ import annotations

from ._core.base.files import DownloadedFile, DownloadState
from ._core.base.report import FileReport, FolderReport
from ._core.base.response import ApiResponse
from ._core.calls.middleware import (
    AsyncMiddleware,
    AsyncNext,
    CallContext,
    Middleware,
    Next,
    Request,
    Response,
)
from ._core.codec.raw import RawObject
from ._core.codec.started import AsyncStartedWork, StartedWork
from ._core.spec.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from ._core.spec.transfer import FileTarget, Progress
from ._core.wire.files import FileInput
from ._core.wire.remote import AsyncRemoteFile, RemoteFile
from ._core.wire.streams import AsyncStream, Stream

__all__ = [
    "ApiResponse",
    "AsyncMiddleware",
    "AsyncNext",
    "AsyncRemoteFile",
    "AsyncStartedWork",
    "AsyncStream",
    "CallContext",
    "CallOptions",
    "DownloadState",
    "DownloadedFile",
    "FileInput",
    "FileReport",
    "FileTarget",
    "FolderReport",
    "Middleware",
    "NOT_GIVEN",
    "Next",
    "NotGiven",
    "Progress",
    "RawObject",
    "RemoteFile",
    "Request",
    "Response",
    "StartedWork",
    "Stream",
    "Timeout",
]
