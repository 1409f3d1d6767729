# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: batches."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Union

from typing_extensions import Annotated, Literal

from .._core.codec.markers import SENT, OpenEnum, Sent
from .._core.codec.models import SENT_LIST, Model as BaseModel
from .._core.codec.moments import moment

__all__ = [
    "Batch",
    "BatchDeletionJobResponse",
    "BatchFile",
    "BatchFileMetadata",
    "BatchFilePerms",
    "BatchInfo",
    "BatchList",
    "CommitMultipartUploadSessionPart",
    "CommitMultipartUploadSessionPartParam",
    "CommitMultipartUploadSessionRequest",
    "CommitMultipartUploadSessionRequestPartsInner",
    "CommitMultipartUploadSessionRequestPartsInnerParam",
    "CreateBatchRequest",
    "CreateMultipartUploadSessionRequest",
    "ListBatchFilesResponse",
    "ListBatchFilesResponseNodesInner",
    "ListBatchFilesResponseNodesInnerMetadata",
    "ListBatchFilesResponseNodesInnerPerms",
    "ListBatches200Response",
    "MultipartUploadPartResponse",
    "MultipartUploadSessionResponse",
]


class Batch(BaseModel):
    """A batch that was just created."""

    id: int
    """The ID of the batch."""


class BatchInfo(BaseModel):
    """Information about a batch."""

    id: int
    """The ID of the batch."""
    name: str
    """The name of the batch."""
    workspace: Optional[str] = None
    """The name of the workspace that contains the batch."""
    mount_point: Optional[str] = None
    """The name of the connected drive that stores the files."""
    repo_owner: Optional[str] = None
    """The owner of the workspace that contains the batch. (Workspaces were formerly called
    repos.)
    """
    batch_owner: Optional[str] = None
    """The user who created the batch."""
    created_at_ms: Optional[int] = None
    """When the batch was created, as a Unix timestamp in milliseconds."""
    updated_at_ms: Optional[int] = None
    """When the batch was last updated, as a Unix timestamp in milliseconds."""
    path_suffix: Optional[str] = None
    """The location of the files on the drive, relative to the mount point."""

    @property
    def created_at(self) -> Optional[_dt.datetime]:
        """`created_at_ms` as a datetime in UTC."""
        return moment(self.created_at_ms, "ms")

    @property
    def updated_at(self) -> Optional[_dt.datetime]:
        """`updated_at_ms` as a datetime in UTC."""
        return moment(self.updated_at_ms, "ms")


class BatchFileMetadata(BaseModel):
    """Metadata of the file."""

    node_type: Optional[str] = None
    """The type of the node: `file` for a file."""
    size: Optional[int] = None
    """The size of the file in bytes."""
    modified_timestamp: Optional[int] = None
    """When the file was last modified, as a Unix timestamp in seconds."""

    @property
    def modified_at(self) -> Optional[_dt.datetime]:
        """`modified_timestamp` as a datetime in UTC."""
        return moment(self.modified_timestamp, "s")


class BatchFilePerms(BaseModel):
    """Your permissions for the file."""

    can_read: Optional[bool] = None
    """Whether you can read the file."""
    can_write: Optional[bool] = None
    """Whether you can replace the file."""
    can_delete: Optional[bool] = None
    """Whether you can delete the file."""


class BatchFile(BaseModel):
    """A file in a batch."""

    full_path: Sent[str] = SENT
    """The full path of the file, as the operations on files expect it."""
    metadata: Optional[BatchFileMetadata] = None
    """Metadata of the file."""
    perms: Optional[BatchFilePerms] = None
    """Your permissions for the file."""
    name: Sent[str] = SENT
    """The name of the file in the batch, including the extension."""
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            full_path: Optional[str] = ...,
            metadata: Optional[BatchFileMetadata] = ...,
            perms: Optional[BatchFilePerms] = ...,
            name: Optional[str] = ...,
        ) -> None: ...


class ListBatchFilesResponse(BaseModel):
    """One page of the files in a batch."""

    nodes: Sent[List[BatchFile]] = SENT_LIST
    """The files on this page."""
    next_page_token: Optional[str] = None
    """The token of the next page. Pass it as `start_token`."""
    has_more: Sent[bool] = SENT
    """Whether there are more pages."""
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            nodes: Optional[List[BatchFile]] = ...,
            next_page_token: Optional[str] = ...,
            has_more: Optional[bool] = ...,
        ) -> None: ...


class BatchDeletionJobResponse(BaseModel):
    """The job that deletes a batch."""

    job_id: str
    """The ID of the job. Use *Get the state of a job* to poll its state."""


class MultipartUploadSessionResponse(BaseModel):
    """An upload session that was just started."""

    session_id: str
    """The ID of the session. Use it to upload the parts and to commit or abort the session."""
    part_size: int
    """The size of each part in bytes. Only the last part can be smaller."""


class MultipartUploadPartResponse(BaseModel):
    """A part that was uploaded."""

    part_id: str
    """The ID of the part. You need it to commit the session."""
    part_num: int
    """The number of the part, as in the URL of the request."""


class BatchList(BaseModel):
    """One page of batches."""

    batches: Sent[List[BatchInfo]] = SENT_LIST
    """The batches on this page."""
    if TYPE_CHECKING:

        def __init__(self, *, batches: Optional[List[BatchInfo]] = ...) -> None: ...


class CreateBatchRequest(BaseModel):
    """A batch to create."""

    name: str
    """The name of the batch, at most 255 characters."""
    workspace: Optional[str] = None
    """The name of the workspace to create the batch in. Defaults to your personal workspace. A
    service account has no personal workspace, so it must specify one.

    The batch is stored on the default drive of the workspace. If another drive becomes the
    default later, the batch still works as input for runs, but accepts no more files. If
    its drive is disconnected, the batch no longer works as input.
    """


class CreateMultipartUploadSessionRequest(BaseModel):
    """A multipart upload to start."""

    batch_id: int
    """The ID of the batch to add the file to."""
    filename: str
    """The name of the file in the batch, including the extension; at most 255 characters."""
    file_size: int
    """The size of the file in bytes. It must be equal to the total size of all parts."""


class CommitMultipartUploadSessionPart(BaseModel):
    """An uploaded part."""

    part_num: int
    """The number of the part."""
    part_id: str
    """The ID of the part, as returned by *Upload a part*."""


class CommitMultipartUploadSessionRequest(BaseModel):
    """A commit or an abort."""

    action: Annotated[Union[Literal["commit", "abort"], str], OpenEnum("commit", "abort")]
    """Whether to end the session with `commit` or `abort`.

    - `commit`: combine the parts into a file
    - `abort`: discard the session and its parts
    """
    parts: Optional[List[CommitMultipartUploadSessionPart]] = None
    """All parts in ascending order, without gaps. Required to commit, ignored to abort."""


CommitMultipartUploadSessionPartParam = Union[CommitMultipartUploadSessionPart, Mapping[str, Any]]
ListBatches200Response = BatchList
"""The name of `BatchList` in SDKs of OpenAPI Generator."""
ListBatchFilesResponseNodesInner = BatchFile
"""The name of `BatchFile` in SDKs of OpenAPI Generator."""
CommitMultipartUploadSessionRequestPartsInner = CommitMultipartUploadSessionPart
"""The name of `CommitMultipartUploadSessionPart` in SDKs of OpenAPI Generator."""
CommitMultipartUploadSessionRequestPartsInnerParam = CommitMultipartUploadSessionPartParam
"""The name of `CommitMultipartUploadSessionPartParam` in SDKs of OpenAPI Generator."""
ListBatchFilesResponseNodesInnerMetadata = BatchFileMetadata
"""The name of `BatchFileMetadata` in SDKs of OpenAPI Generator."""
ListBatchFilesResponseNodesInnerPerms = BatchFilePerms
"""The name of `BatchFilePerms` in SDKs of OpenAPI Generator."""
