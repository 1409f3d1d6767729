# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: batches results."""

from __future__ import annotations

from .._core.codec.pages import AsyncPage, SyncPage
from .._core.codec.started import AsyncStarted, SyncStarted
from .batches import (
    BatchDeletionJobResponse,
    BatchFile,
    BatchInfo,
    BatchList,
    ListBatchFilesResponse,
)
from .common import JobStatusResponse

__all__ = [
    "AsyncListBatchFilesPage",
    "AsyncListBatchesPage",
    "AsyncStartedBatchDeletionJob",
    "ListBatchFilesPage",
    "ListBatchesPage",
    "StartedBatchDeletionJob",
]


class ListBatchFilesPage(SyncPage[BatchFile], ListBatchFilesResponse):
    """A page: :class:`ListBatchFilesResponse`, and the way to the items of all further pages."""


class AsyncListBatchFilesPage(AsyncPage[BatchFile], ListBatchFilesResponse):
    """A page: :class:`ListBatchFilesResponse`, and the way to the items of all further pages."""


class ListBatchesPage(SyncPage[BatchInfo], BatchList):
    """A page: :class:`BatchList`, and the way to the items of all further pages."""


class AsyncListBatchesPage(AsyncPage[BatchInfo], BatchList):
    """A page: :class:`BatchList`, and the way to the items of all further pages."""


class StartedBatchDeletionJob(SyncStarted[JobStatusResponse], BatchDeletionJobResponse):
    """A response that started work: :class:`BatchDeletionJobResponse`, and the way to wait for the work."""


class AsyncStartedBatchDeletionJob(AsyncStarted[JobStatusResponse], BatchDeletionJobResponse):
    """A response that started work: :class:`BatchDeletionJobResponse`, and the way to wait for the work."""
