# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: batches results."""

from __future__ import annotations

from .._core.codec.pages import AsyncPage, SyncPage
from .._core.codec.started import AsyncStarted, SyncStarted
from .batches import (
    BatchDeletionJobResponse,
    BatchInfo,
    ListBatches200Response,
    ListBatchFilesResponse,
    ListBatchFilesResponseNodesInner,
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


class ListBatchFilesPage(SyncPage[ListBatchFilesResponseNodesInner], ListBatchFilesResponse):
    """A page: :class:`ListBatchFilesResponse`, and the way to the items of all further pages."""


class AsyncListBatchFilesPage(AsyncPage[ListBatchFilesResponseNodesInner], ListBatchFilesResponse):
    """A page: :class:`ListBatchFilesResponse`, and the way to the items of all further pages."""


class ListBatchesPage(SyncPage[BatchInfo], ListBatches200Response):
    """A page: :class:`ListBatches200Response`, and the way to the items of all further pages."""


class AsyncListBatchesPage(AsyncPage[BatchInfo], ListBatches200Response):
    """A page: :class:`ListBatches200Response`, and the way to the items of all further pages."""


class StartedBatchDeletionJob(SyncStarted[JobStatusResponse], BatchDeletionJobResponse):
    """A response that started work: :class:`BatchDeletionJobResponse`, and the way to wait for the work."""


class AsyncStartedBatchDeletionJob(AsyncStarted[JobStatusResponse], BatchDeletionJobResponse):
    """A response that started work: :class:`BatchDeletionJobResponse`, and the way to wait for the work."""
