# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: batches."""

from __future__ import annotations

from typing import List, Optional, Union

from typing_extensions import Annotated, Literal

from .._core.markers import OpenEnum
from .._core.models import Model as BaseModel

__all__ = [
    "Batch",
    "BatchDeletionJobResponse",
    "BatchInfo",
    "CommitMultipartUploadSessionRequest",
    "CommitMultipartUploadSessionRequestPartsInner",
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
    """The id by which every other call knows the batch."""


class BatchInfo(BaseModel):
    """What is known about a batch."""

    id: int
    """The id of the batch."""
    name: str
    """The name it was given."""
    workspace: Optional[str] = None
    """The workspace that holds it, by name."""
    mount_point: Optional[str] = None
    """The connected drive that stores its files, by name."""
    repo_owner: Optional[str] = None
    """Who owns the workspace that holds it. An older word for a workspace is repo."""
    batch_owner: Optional[str] = None
    """The user who created it."""
    created_at_ms: Optional[int] = None
    """When it was created, in Unix time, milliseconds.

    Unit: ms.
    """
    updated_at_ms: Optional[int] = None
    """When it last changed, in Unix time, milliseconds.

    Unit: ms.
    """
    path_suffix: Optional[str] = None
    """Where on the drive its files are, relative to the mount point."""


class ListBatchFilesResponseNodesInnerMetadata(BaseModel):
    """Facts about the file."""

    node_type: Optional[str] = None
    """What it is; `file` for a file."""
    size: Optional[int] = None
    """Its size in bytes.

    Unit: bytes.
    """
    modified_timestamp: Optional[int] = None
    """When it last changed, in Unix time, seconds.

    Unit: s.
    """


class ListBatchFilesResponseNodesInnerPerms(BaseModel):
    """What the caller may do with the file."""

    can_read: Optional[bool] = None
    """Whether it may be read."""
    can_write: Optional[bool] = None
    """Whether it may be replaced."""
    can_delete: Optional[bool] = None
    """Whether it may be deleted."""


class ListBatchFilesResponseNodesInner(BaseModel):
    """One file of a batch."""

    full_path: Optional[str] = None
    """The path of the file on its drive, as the file operations take it."""
    metadata: Optional[ListBatchFilesResponseNodesInnerMetadata] = None
    """Facts about the file."""
    perms: Optional[ListBatchFilesResponseNodesInnerPerms] = None
    """What the caller may do with the file."""
    name: Optional[str] = None
    """The name of the file in the batch, with its extension."""


class ListBatchFilesResponse(BaseModel):
    """One page of the files of a batch."""

    nodes: Optional[List[ListBatchFilesResponseNodesInner]] = None
    """The files of this page."""
    next_page_token: Optional[str] = None
    """Give it as `start_token` to get the page that follows."""
    has_more: Optional[bool] = None
    """Whether another page follows."""


class BatchDeletionJobResponse(BaseModel):
    """The job that removes a batch."""

    job_id: str
    """The id of the job. Ask `GET /v2/jobs/{job_id}` for its state."""


class MultipartUploadSessionResponse(BaseModel):
    """An upload session that was just opened."""

    session_id: str
    """The id of the session; the parts and the commit ask for it."""
    part_size: int
    """How many bytes each part must have. Only the last part may be shorter.

    Unit: bytes.
    """


class MultipartUploadPartResponse(BaseModel):
    """A part that has arrived."""

    part_id: str
    """The id of the part; the commit asks for it."""
    part_num: int
    """The number of the part, the same as in the URL of the request."""


class ListBatches200Response(BaseModel):
    """One page of batches."""

    batches: Optional[List[BatchInfo]] = None
    """The batches of this page."""


class CreateBatchRequest(BaseModel):
    """What a new batch is called and where it lives."""

    name: str
    """A name for people to recognise the batch by, at most 255 characters."""
    workspace: Optional[str] = None
    """The workspace that will hold the batch, by its name. Left out, it is the personal
    workspace of the caller. A service account has no personal workspace and must give one.

    The batch is stored on the default drive that the workspace has at this moment. If
    another drive becomes the default later, the batch still serves as input for runs, but
    takes no more files. If its drive is disconnected, the batch can no longer be used as
    input.
    """


class CreateMultipartUploadSessionRequest(BaseModel):
    """The announcement of a large file."""

    batch_id: int
    """The batch that the finished file goes into."""
    filename: str
    """What the file is to be called in the batch, with its extension; at most 255 characters."""
    file_size: int
    """The size of the whole file in bytes. It must equal the sum of all parts.

    Unit: bytes.
    """


class CommitMultipartUploadSessionRequestPartsInner(BaseModel):
    """One part that was sent."""

    part_num: int
    """The number under which the part was sent."""
    part_id: str
    """The id that the server gave to the part."""


class CommitMultipartUploadSessionRequest(BaseModel):
    """The end of an upload session."""

    action: Annotated[Union[Literal["commit", "abort"], str], OpenEnum("commit", "abort")]
    """How to end the session:

    - `commit`: join the parts into the file
    - `abort`: forget the session and all parts
    """
    parts: Optional[List[CommitMultipartUploadSessionRequestPartsInner]] = None
    """All parts in ascending order, without a gap. A commit needs the list, an abort has no
    use for it.
    """
