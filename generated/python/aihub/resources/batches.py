# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `batches`."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Callable,
    Iterator,
    Mapping,
    Optional,
    Sequence,
    Union,
)

from typing_extensions import Literal, Unpack

from .. import models
from .._core.base.report import FolderReport
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource, paged as _paged
from .._core.spec.folder import FolderUpload, NameInput, Naming, PatternInput, StateInput
from .._core.spec.operation import Body, Operation, Param, Reply
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.paging import Pages
from .._core.spec.transfer import CheckpointInput, PathInput, ProgressInput
from .._core.spec.upload import FileUpload, Upload
from .._core.spec.waiting import Handle, Start, Starts, Wait, Watch, Work, there
from .._core.wire.files import FileInput

if TYPE_CHECKING:
    from ..api import BatchesApi

_CREATE: Operation[models.Batch] = Operation(
    "createBatch",
    "POST",
    "/v2/batches",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.CreateBatchRequest,
            fields=(("name", "name"), ("workspace", "workspace")),
        ),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.Batch),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_LIST: Operation[models.BatchList] = Operation(
    "listBatches",
    "GET",
    "/v2/batches",
    params=(
        Param("workspace", "query", "workspace", lambda: str),
        Param("username", "query", "username", lambda: str),
        Param("limit", "query", "limit", lambda: int),
        Param("offset", "query", "offset", lambda: int),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(Reply("200", "application/json", lambda: models.BatchList), Reply("401")),
)
_GET: Operation[models.BatchInfo] = Operation(
    "getBatch",
    "GET",
    "/v2/batches/{batch_id}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.BatchInfo),
        Reply("404"),
        Reply("401"),
    ),
)
_DELETE: Operation[models.BatchDeletionJobResponse] = Operation(
    "deleteBatch",
    "DELETE",
    "/v2/batches/{batch_id}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("202", "application/json", lambda: models.BatchDeletionJobResponse),
        Reply("404"),
        Reply("401"),
    ),
)
_LIST_FILES: Operation[models.ListBatchFilesResponse] = Operation(
    "listFiles",
    "GET",
    "/v2/batches/{batch_id}/files",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("page_size", "query", "page_size", lambda: int),
        Param("start_token", "query", "start_token", lambda: str),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.ListBatchFilesResponse),
        Reply("404"),
        Reply("401"),
    ),
)
_ADD_FILE: Operation[None] = Operation(
    "addFileToBatch",
    "PUT",
    "/v2/batches/{batch_id}/files/{filename}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("file_name", "path", "filename", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    bodies=(Body("application/octet-stream", lambda: bytes, argument="file"),),
    replies=(
        Reply("204"),
        Reply("404"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_DELETE_FILE: Operation[None] = Operation(
    "deleteFileFromBatch",
    "DELETE",
    "/v2/batches/{batch_id}/files/{filename}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("file_name", "path", "filename", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(Reply("202"), Reply("404"), Reply("401")),
)
_CREATE_MULTIPART_UPLOAD_SESSION: Operation[models.MultipartUploadSessionResponse] = Operation(
    "createMultipartUploadSession",
    "POST",
    "/v2/batches/multipart-upload",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.CreateMultipartUploadSessionRequest,
            fields=(("batch_id", "batch_id"), ("filename", "filename"), ("file_size", "file_size")),
        ),
    ),
    replies=(
        Reply(
            "201",
            "application/json",
            lambda: models.MultipartUploadSessionResponse,
            headers=(("Location", lambda: str),),
        ),
        Reply("404"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_UPLOAD_MULTIPART_PART: Operation[models.MultipartUploadPartResponse] = Operation(
    "uploadMultipartPart",
    "PUT",
    "/v2/batches/multipart-upload/sessions/{session_id}/parts/{part_num}",
    params=(
        Param("session_id", "path", "session_id", lambda: str, required=True),
        Param("part_num", "path", "part_num", lambda: int, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    bodies=(Body("application/octet-stream", lambda: bytes, argument="part_data"),),
    replies=(
        Reply("201", "application/json", lambda: models.MultipartUploadPartResponse),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_COMMIT_MULTIPART_UPLOAD_SESSION: Operation[None] = Operation(
    "commitMultipartUploadSession",
    "POST",
    "/v2/batches/multipart-upload/sessions/{session_id}",
    params=(
        Param("session_id", "path", "session_id", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    bodies=(
        Body(
            "application/json",
            lambda: models.CommitMultipartUploadSessionRequest,
            fields=(("action", "action"), ("parts", "parts")),
        ),
    ),
    replies=(
        Reply("201"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
    sent_if=(("parts", "action", "commit"),),
)
_POLL_JOB: Operation[models.JobStatusResponse] = Operation(
    "pollBatchesJob",
    "GET",
    "/v2/batches/jobs/{job_id}",
    params=(
        Param("job_id", "path", "job_id", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(Reply("200", "application/json", lambda: models.JobStatusResponse), Reply("401")),
)
_POLL_JOB_WORK_: Work[models.JobStatusResponse] = Work(
    _POLL_JOB,
    "/state",
    succeeded=("COMPLETE",),
    failed=("FAILED", "CANCELLED"),
    others=("RUNNING", "PENDING"),
    interval=3.0,
)
_DELETE_START_: Start[models.JobStatusResponse] = Start(
    _DELETE, there(__name__, "jobs", "_STATUS_WORK_"), "job_id", (Handle("/job_id"),)
)
_ADD_LARGE_FILE: Upload[None] = Upload(
    data="file_path_or_data",
    workers="workers",
    checkpoint="checkpoint",
    progress="progress",
    open=_CREATE_MULTIPART_UPLOAD_SESSION,
    size="file_size",
    session="/session_id",
    part_size="/part_size",
    part=_UPLOAD_MULTIPART_PART,
    part_session="session_id",
    part_number="part_num",
    part_data="part_data",
    part_reply=("part_num", "part_id"),
    finish=_COMMIT_MULTIPART_UPLOAD_SESSION,
    finish_session="session_id",
    action="action",
    commit="commit",
    abort="abort",
    parts="parts",
    first_part=1,
)
_UPLOAD: FileUpload[None] = FileUpload(
    data="source",
    name="name",
    workers="workers",
    checkpoint="checkpoint",
    progress="progress",
    simple=_ADD_FILE,
    simple_data="file",
    simple_name="file_name",
    up_to=10485760,
    parts=Upload(
        data="source",
        workers="workers",
        checkpoint="checkpoint",
        progress="progress",
        open=_CREATE_MULTIPART_UPLOAD_SESSION,
        size="file_size",
        session="/session_id",
        part_size="/part_size",
        part=_UPLOAD_MULTIPART_PART,
        part_session="session_id",
        part_number="part_num",
        part_data="part_data",
        part_reply=("part_num", "part_id"),
        finish=_COMMIT_MULTIPART_UPLOAD_SESSION,
        finish_session="session_id",
        action="action",
        commit="commit",
        abort="abort",
        parts="parts",
        first_part=1,
    ),
    parts_name="filename",
)
_UPLOAD_FOLDER: FolderUpload = FolderUpload(
    upload=_UPLOAD, naming=Naming(separator="~", longest=255)
)
_WAIT_FOR_JOB: Wait[models.JobStatusResponse] = Wait(lambda: _POLL_JOB_WORK_)
_WATCH_JOB: Watch[models.JobStatusResponse] = Watch(lambda: _POLL_JOB_WORK_)
_LIST_PAGES_: Pages[models.ListBatchesPage, models.AsyncListBatchesPage] = Pages(
    _LIST,
    "offset",
    items="/batches",
    argument="offset",
    takes="int",
    size="limit",
    classes=lambda: (models.ListBatchesPage, models.AsyncListBatchesPage),
)
_DELETE_STARTED_: Starts[models.StartedBatchDeletionJob, models.AsyncStartedBatchDeletionJob] = (
    Starts(
        _DELETE,
        lambda: _DELETE_START_,
        lambda: (models.StartedBatchDeletionJob, models.AsyncStartedBatchDeletionJob),
    )
)
_LIST_FILES_PAGES_: Pages[models.ListBatchFilesPage, models.AsyncListBatchFilesPage] = Pages(
    _LIST_FILES,
    "cursor",
    items="/nodes",
    next="/next_page_token",
    has_more="/has_more",
    argument="start_token",
    takes="str",
    size="page_size",
    classes=lambda: (models.ListBatchFilesPage, models.AsyncListBatchFilesPage),
)


class Batches(SyncResource):
    """Sets of input files. Create a batch, add files to it, and pass its ID when you start a
    run.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> BatchesApi:
        """The same operations with the method names of the former SDK."""
        from ..api import BatchesApi

        return BatchesApi(self._client.client)

    def create(
        self,
        name: str,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Batch:
        """Create a batch.

        Creates an empty batch and returns its ID.

        Next, add files: use `client.batches.add_file` for files of up to about 10 MB, or a
        multipart upload for larger files. Then start a run with the ID as `batch_id`.

        Args:
            name: The name of the batch, at most 255 characters.
            workspace: The name of the workspace to create the batch in. Defaults to your
                personal workspace. A service account has no personal workspace, so it must
                specify one.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch was created. Use its `id` to add files and to start runs.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.create(name="march-invoices")
        """
        return self._run(
            _CREATE, {"name": name, "workspace": workspace, "ib_context": ib_context}, call_options
        )

    def list(
        self,
        workspace: Optional[str] = None,
        username: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.ListBatchesPage:
        """List batches.

        Returns the batches that you have access to, page by page. All filters are optional.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            workspace: Only return batches in the workspace with this name.
            username: Only return batches that the user with this user ID created.
            limit: The maximum number of batches to return. If omitted, the server chooses the
                number.
            offset: The number of batches to skip. Defaults to 0.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of batches. The page can be empty.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.batches.list():
                    print(item)
        """
        return self._run(
            _LIST_PAGES_,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    def get(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.BatchInfo:
        """Get a batch.

        Returns information about a batch, such as its name, workspace and owner. To list its
        files, use `client.batches.list_files`.

        Args:
            batch_id: The ID of the batch.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist, or you have no access to it.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.get(batch_id=4821)
        """
        return self._run(_GET, {"batch_id": batch_id, "ib_context": ib_context}, call_options)

    def delete(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.StartedBatchDeletionJob:
        """Delete a batch.

        Deletes a batch and all files in it. This cannot be undone.

        The files are deleted in the background. To check the progress, poll
        `client.jobs.status` with the `job_id` of the response until the state is final:
        `COMPLETE`, `FAILED` or `CANCELLED`.

        The request returns before the job has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            batch_id: The ID of the batch.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch will be deleted in the background. Use the job ID to poll the state of the
            deletion.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.delete(batch_id=4821)
        """
        return self._run(
            _DELETE_STARTED_, {"batch_id": batch_id, "ib_context": ib_context}, call_options
        )

    def list_files(
        self,
        batch_id: int,
        page_size: Optional[int] = None,
        start_token: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.ListBatchFilesPage:
        """List the files in a batch.

        Returns the files in a batch, page by page, with their size, modification time and your
        permissions.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed.

        Args:
            batch_id: The ID of the batch.
            page_size: The maximum number of files on one page. If omitted, the server chooses
                the number.
            start_token: The `next_page_token` of the previous page. If omitted, the first page
                is returned. Tokens are opaque: only use tokens that the API returned.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of files.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist, or you have no access to it.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.batches.list_files(batch_id=4821):
                    print(item)
        """
        return self._run(
            _LIST_FILES_PAGES_,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    def add_file(
        self,
        batch_id: int,
        file_name: str,
        file: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Add a file to a batch.

        Uploads a file to a batch. If the batch already has a file with this name, the file is
        replaced.

        The request body is the content of the file. For files larger than about 10 MB, use a
        multipart upload instead.

        You can add encrypted PDF files. When you start the run, pass their passwords in
        `settings.runtime_config.instabase.pdf.passwords`.

        Args:
            batch_id: The ID of the batch.
            file_name: The name of the file in the batch, including the extension. It can differ
                from the name of your local file.
            file: The content of the file.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.batches.add_file(
                    batch_id=4821,
                    file_name="invoice-0117.pdf",
                    file=b"...",
                )
        """
        return self._run(
            _ADD_FILE,
            {"batch_id": batch_id, "file_name": file_name, "file": file, "ib_context": ib_context},
            call_options,
        )

    def delete_file(
        self,
        batch_id: int,
        file_name: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Delete a file from a batch.

        Deletes a file from a batch in the background. The response contains no job ID; to check
        whether the file is gone, list the files in the batch.

        Args:
            batch_id: The ID of the batch.
            file_name: The name of the file in the batch, as specified in the upload.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.batches.delete_file(batch_id=4821, file_name="invoice-0117.pdf")
        """
        return self._run(
            _DELETE_FILE,
            {"batch_id": batch_id, "file_name": file_name, "ib_context": ib_context},
            call_options,
        )

    def create_multipart_upload_session(
        self,
        batch_id: int,
        filename: str,
        file_size: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.MultipartUploadSessionResponse:
        """Start a multipart upload.

        Starts a multipart upload session. Use it for files that are larger than about 10 MB. A
        multipart upload has three steps:

        1. Start the session. The response contains the required size of the parts.
        2. Upload the parts with `client.batches.upload_multipart_part`. Number them 1, 2, 3 and
          so on.
        3. Commit the session to combine the parts into a file. To cancel the upload instead,
          abort the session; this discards the parts.

        Args:
            batch_id: The ID of the batch to add the file to.
            filename: The name of the file in the batch, including the extension; at most 255
                characters.
            file_size: The size of the file in bytes. It must be equal to the total size of all
                parts.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The session was started. Split the file into parts of `part_size` bytes and upload them.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.create_multipart_upload_session(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_size=20971520,
                )
        """
        return self._run(
            _CREATE_MULTIPART_UPLOAD_SESSION,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_size": file_size,
                "ib_context": ib_context,
            },
            call_options,
        )

    def upload_multipart_part(
        self,
        session_id: str,
        part_num: int,
        part_data: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.MultipartUploadPartResponse:
        """Upload a part.

        Uploads one part of a multipart upload. Every part must have exactly the `part_size` of
        the session; only the last part can be smaller. Part numbers start at 1 and must be
        consecutive.

        Keep the `part_id` of each response: you need all of them to commit the session.

        Args:
            session_id: The ID of the upload session.
            part_num: The number of the part. The first part is 1.
            part_data: The content of the part.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The part was uploaded. Keep its `part_id` for the commit.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.upload_multipart_part(
                    session_id="mpu-7Kq2vXc9Rt",
                    part_num=1,
                    part_data=b"...",
                )
        """
        return self._run(
            _UPLOAD_MULTIPART_PART,
            {
                "session_id": session_id,
                "part_num": part_num,
                "part_data": part_data,
                "ib_context": ib_context,
            },
            call_options,
        )

    def commit_multipart_upload_session(
        self,
        session_id: str,
        action: Literal["commit", "abort"],
        parts: Optional[Sequence[models.CommitMultipartUploadSessionPartParam]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Commit or abort a multipart upload.

        Ends a multipart upload. Commit the session to combine the uploaded parts into a file in
        the batch, or abort it to discard the parts.

        A commit lists all parts in order. Abort the session if you cannot upload one of the
        parts.

        Args:
            session_id: The ID of the upload session.
            action: Whether to end the session with `commit` or `abort`.
            parts: All parts in ascending order, without gaps. Required to commit, ignored to
                abort.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.batches.commit_multipart_upload_session(
                    session_id="mpu-7Kq2vXc9Rt",
                    action="commit",
                )
        """
        return self._run(
            _COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "action": action, "parts": parts, "ib_context": ib_context},
            call_options,
        )

    def poll_job(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Get the state of a batch deletion.

        Returns the state of the job that deletes a batch. This operation exists for backward
        compatibility; use `client.jobs.status` in new code, which does the same for all jobs.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the job.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.poll_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return self._run(_POLL_JOB, {"job_id": job_id, "ib_context": ib_context}, call_options)

    def add_large_file(
        self,
        batch_id: int,
        filename: str,
        file_path_or_data: Union[FileInput, str],
        *,
        workers: int = 1,
        checkpoint: Optional[CheckpointInput] = None,
        progress: Optional[ProgressInput] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Upload a file in parts.

        Memory usage does not depend on the size of the file: it is sent in parts of the size
        that the server chooses, and a part that fails is sent again. If the upload fails before
        it is committed, it is aborted, unless `checkpoint` keeps it for another call.

        Args:
            batch_id: The ID of the batch to add the file to.
            filename: The name of the file in the batch, including the extension; at most 255
                characters.
            file_path_or_data: The content: a path, bytes, a file opened in binary mode, or an
                iterator of bytes.
            workers: The number of parts that are sent at the same time, from 1 to 16.
            checkpoint: The path of a file that keeps which parts the server has, so that the
                same call goes on after a crash, an interruption or an outage; or True for a
                file in the user's state folder. Use one file per upload. If the content or an
                argument changed, the upload begins anew. The file is deleted when the upload is
                complete.
            progress: True shows a progress bar. A function is called with a `types.Progress`:
                at the start, at most ten times a second, and at the end.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.batches.add_large_file(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_path_or_data="large.pdf",
                )
        """
        return self._run(
            _ADD_LARGE_FILE,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_path_or_data": file_path_or_data,
                "workers": workers,
                "checkpoint": checkpoint,
                "progress": progress,
                "ib_context": ib_context,
            },
            call_options,
        )

    def upload(
        self,
        batch_id: int,
        source: Union[FileInput, str],
        name: Optional[str] = None,
        *,
        workers: int = 4,
        checkpoint: Optional[CheckpointInput] = None,
        progress: Optional[ProgressInput] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Upload a file.

        Memory usage does not depend on the size of the file. A file of at most 10 MB is sent in
        one request. A larger one is sent in parts of the size that the server chooses, several
        at the same time, and a part that fails is sent again. If the upload fails before it is
        committed, it is aborted, unless `checkpoint` keeps it for another call.

        Args:
            batch_id: The ID of the batch to add the file to.
            source: The content: a path, bytes, a file opened in binary mode, or an iterator of
                bytes.
            name: The name that the file gets. Defaults to the name of the file that is
                uploaded; data without a file needs one.
            workers: The number of parts that are sent at the same time, from 1 to 16.
            checkpoint: The path of a file that keeps which parts the server has, so that the
                same call goes on after a crash, an interruption or an outage; or True for a
                file in the user's state folder. Use one file per upload. If the content or an
                argument changed, the upload begins anew. The file is deleted when the upload is
                complete.
            progress: True shows a progress bar. A function is called with a `types.Progress`:
                at the start, at most ten times a second, and at the end.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.batches.upload(batch_id=4821, source="scan.pdf")
        """
        return self._run(
            _UPLOAD,
            {
                "batch_id": batch_id,
                "source": source,
                "name": name,
                "workers": workers,
                "checkpoint": checkpoint,
                "progress": progress,
                "ib_context": ib_context,
            },
            call_options,
        )

    def upload_folder(
        self,
        batch_id: int,
        folder: PathInput,
        *,
        pattern: Optional[PatternInput] = "**/*",
        exclude: Optional[PatternInput] = None,
        name: Optional[NameInput] = None,
        hidden: bool = False,
        concurrency: int = 4,
        state: Optional[StateInput] = None,
        progress: Optional[ProgressInput] = None,
        check: bool = True,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> FolderReport:
        """Upload the files of a folder.

        Uploads the files of a folder and of the folders in it, several at the same time. A file
        that fails does not end the others; an error with the report is raised at the end.
        Errors that concern all files, such as a refused API token, end the upload at once.

        Call the method again to continue: files that an earlier call uploaded are skipped,
        unless they have changed. This is also true after a crash, and within a large file.

        A name contains the folders of the path: `2024/a.pdf` is called `2024~a.pdf`. If a path
        cannot be a name as it is, or if two files would have the same name, eight digits are
        added to it, and the report says so. Names that differ only in case count as the same
        one. Pass `name` to upload several folders to the same place: a file usually replaces
        one that has the same name.

        Hidden files and folders are skipped, and so are files that systems and programs make
        for themselves, such as `.DS_Store`. Links to files are followed, links to folders are
        not. Empty files are uploaded. The report names everything that was skipped, with the
        reason.

        Args:
            batch_id: The ID of the batch to add the file to.
            folder: The path of the folder.
            pattern: Upload only files whose path in the folder matches: a pattern such as
                `**/*.pdf`, or a list of patterns. `*` stands for any part of a name, `**` for
                any number of folders; upper and lower case are the same.
            exclude: Leave out files and folders that match such a pattern.
            name: Decides the names: a function that is called with the path of each file, such
                as `2024/a.pdf`, and returns its name, or None to skip the file.
            hidden: Whether to upload hidden files and folders, too.
            concurrency: The number of files that are uploaded at the same time.
            state: The path of the file that keeps what was uploaded, for later calls. Defaults
                to a file in the user's state folder for each folder and each target. False
                keeps nothing: a later call uploads all files again.
            progress: True shows a progress bar. A function is called with a `types.Progress`
                that counts files.
            check: Whether to raise an error at the end if files failed. If False, only the
                report says so.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            What became of each file: `uploaded`, `skipped` and `failed`.

        Raises:
            UploadFolderError: Files failed. `report` says which ones, and why.
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.upload_folder(batch_id=4821, folder="invoices")
        """
        return self._run(
            _UPLOAD_FOLDER,
            {
                "batch_id": batch_id,
                "folder": folder,
                "pattern": pattern,
                "exclude": exclude,
                "name": name,
                "hidden": hidden,
                "concurrency": concurrency,
                "state": state,
                "progress": progress,
                "check": check,
                "ib_context": ib_context,
            },
            call_options,
        )

    def wait_for_job(
        self,
        job_id: str,
        *,
        on_state: Optional[Callable[[models.JobStatusResponse], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Wait until the job has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            on_state: A function that is called with the response whenever the state of the job
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The response that says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.wait_for_job(
                    job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34",
                )
        """
        return self._run(
            _WAIT_FOR_JOB,
            {
                "job_id": job_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch_job(
        self,
        job_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[models.JobStatusResponse]:
        """Iterate over the states of the job until it has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.batches.watch_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"):
                    print(item)
        """
        return self._each(
            _WATCH_JOB,
            {"job_id": job_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )


class AsyncBatches(AsyncResource):
    """The asynchronous version of :class:`Batches`."""

    async def create(
        self,
        name: str,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Batch:
        """Create a batch.

        Creates an empty batch and returns its ID.

        Next, add files: use `client.batches.add_file` for files of up to about 10 MB, or a
        multipart upload for larger files. Then start a run with the ID as `batch_id`.

        Args:
            name: The name of the batch, at most 255 characters.
            workspace: The name of the workspace to create the batch in. Defaults to your
                personal workspace. A service account has no personal workspace, so it must
                specify one.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch was created. Use its `id` to add files and to start runs.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.create(name="march-invoices")
        """
        return await self._run(
            _CREATE, {"name": name, "workspace": workspace, "ib_context": ib_context}, call_options
        )

    @_paged
    async def list(
        self,
        workspace: Optional[str] = None,
        username: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncListBatchesPage:
        """List batches.

        Returns the batches that you have access to, page by page. All filters are optional.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            workspace: Only return batches in the workspace with this name.
            username: Only return batches that the user with this user ID created.
            limit: The maximum number of batches to return. If omitted, the server chooses the
                number.
            offset: The number of batches to skip. Defaults to 0.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of batches. The page can be empty.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.batches.list():
                    print(item)
        """
        return await self._run(
            _LIST_PAGES_,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    async def get(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.BatchInfo:
        """Get a batch.

        Returns information about a batch, such as its name, workspace and owner. To list its
        files, use `client.batches.list_files`.

        Args:
            batch_id: The ID of the batch.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist, or you have no access to it.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.get(batch_id=4821)
        """
        return await self._run(_GET, {"batch_id": batch_id, "ib_context": ib_context}, call_options)

    async def delete(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncStartedBatchDeletionJob:
        """Delete a batch.

        Deletes a batch and all files in it. This cannot be undone.

        The files are deleted in the background. To check the progress, poll
        `client.jobs.status` with the `job_id` of the response until the state is final:
        `COMPLETE`, `FAILED` or `CANCELLED`.

        The request returns before the job has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            batch_id: The ID of the batch.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The batch will be deleted in the background. Use the job ID to poll the state of the
            deletion.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.delete(batch_id=4821)
        """
        return await self._run(
            _DELETE_STARTED_, {"batch_id": batch_id, "ib_context": ib_context}, call_options
        )

    @_paged
    async def list_files(
        self,
        batch_id: int,
        page_size: Optional[int] = None,
        start_token: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncListBatchFilesPage:
        """List the files in a batch.

        Returns the files in a batch, page by page, with their size, modification time and your
        permissions.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed.

        Args:
            batch_id: The ID of the batch.
            page_size: The maximum number of files on one page. If omitted, the server chooses
                the number.
            start_token: The `next_page_token` of the previous page. If omitted, the first page
                is returned. Tokens are opaque: only use tokens that the API returned.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of files.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist, or you have no access to it.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.batches.list_files(batch_id=4821):
                    print(item)
        """
        return await self._run(
            _LIST_FILES_PAGES_,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    async def add_file(
        self,
        batch_id: int,
        file_name: str,
        file: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Add a file to a batch.

        Uploads a file to a batch. If the batch already has a file with this name, the file is
        replaced.

        The request body is the content of the file. For files larger than about 10 MB, use a
        multipart upload instead.

        You can add encrypted PDF files. When you start the run, pass their passwords in
        `settings.runtime_config.instabase.pdf.passwords`.

        Args:
            batch_id: The ID of the batch.
            file_name: The name of the file in the batch, including the extension. It can differ
                from the name of your local file.
            file: The content of the file.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.batches.add_file(
                    batch_id=4821,
                    file_name="invoice-0117.pdf",
                    file=b"...",
                )
        """
        return await self._run(
            _ADD_FILE,
            {"batch_id": batch_id, "file_name": file_name, "file": file, "ib_context": ib_context},
            call_options,
        )

    async def delete_file(
        self,
        batch_id: int,
        file_name: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Delete a file from a batch.

        Deletes a file from a batch in the background. The response contains no job ID; to check
        whether the file is gone, list the files in the batch.

        Args:
            batch_id: The ID of the batch.
            file_name: The name of the file in the batch, as specified in the upload.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.batches.delete_file(batch_id=4821, file_name="invoice-0117.pdf")
        """
        return await self._run(
            _DELETE_FILE,
            {"batch_id": batch_id, "file_name": file_name, "ib_context": ib_context},
            call_options,
        )

    async def create_multipart_upload_session(
        self,
        batch_id: int,
        filename: str,
        file_size: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.MultipartUploadSessionResponse:
        """Start a multipart upload.

        Starts a multipart upload session. Use it for files that are larger than about 10 MB. A
        multipart upload has three steps:

        1. Start the session. The response contains the required size of the parts.
        2. Upload the parts with `client.batches.upload_multipart_part`. Number them 1, 2, 3 and
          so on.
        3. Commit the session to combine the parts into a file. To cancel the upload instead,
          abort the session; this discards the parts.

        Args:
            batch_id: The ID of the batch to add the file to.
            filename: The name of the file in the batch, including the extension; at most 255
                characters.
            file_size: The size of the file in bytes. It must be equal to the total size of all
                parts.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The session was started. Split the file into parts of `part_size` bytes and upload them.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.create_multipart_upload_session(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_size=20971520,
                )
        """
        return await self._run(
            _CREATE_MULTIPART_UPLOAD_SESSION,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_size": file_size,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def upload_multipart_part(
        self,
        session_id: str,
        part_num: int,
        part_data: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.MultipartUploadPartResponse:
        """Upload a part.

        Uploads one part of a multipart upload. Every part must have exactly the `part_size` of
        the session; only the last part can be smaller. Part numbers start at 1 and must be
        consecutive.

        Keep the `part_id` of each response: you need all of them to commit the session.

        Args:
            session_id: The ID of the upload session.
            part_num: The number of the part. The first part is 1.
            part_data: The content of the part.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The part was uploaded. Keep its `part_id` for the commit.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.upload_multipart_part(
                    session_id="mpu-7Kq2vXc9Rt",
                    part_num=1,
                    part_data=b"...",
                )
        """
        return await self._run(
            _UPLOAD_MULTIPART_PART,
            {
                "session_id": session_id,
                "part_num": part_num,
                "part_data": part_data,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def commit_multipart_upload_session(
        self,
        session_id: str,
        action: Literal["commit", "abort"],
        parts: Optional[Sequence[models.CommitMultipartUploadSessionPartParam]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Commit or abort a multipart upload.

        Ends a multipart upload. Commit the session to combine the uploaded parts into a file in
        the batch, or abort it to discard the parts.

        A commit lists all parts in order. Abort the session if you cannot upload one of the
        parts.

        Args:
            session_id: The ID of the upload session.
            action: Whether to end the session with `commit` or `abort`.
            parts: All parts in ascending order, without gaps. Required to commit, ignored to
                abort.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.batches.commit_multipart_upload_session(
                    session_id="mpu-7Kq2vXc9Rt",
                    action="commit",
                )
        """
        return await self._run(
            _COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "action": action, "parts": parts, "ib_context": ib_context},
            call_options,
        )

    async def poll_job(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Get the state of a batch deletion.

        Returns the state of the job that deletes a batch. This operation exists for backward
        compatibility; use `client.jobs.status` in new code, which does the same for all jobs.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the job.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.poll_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return await self._run(
            _POLL_JOB, {"job_id": job_id, "ib_context": ib_context}, call_options
        )

    async def add_large_file(
        self,
        batch_id: int,
        filename: str,
        file_path_or_data: Union[FileInput, str],
        *,
        workers: int = 1,
        checkpoint: Optional[CheckpointInput] = None,
        progress: Optional[ProgressInput] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Upload a file in parts.

        Memory usage does not depend on the size of the file: it is sent in parts of the size
        that the server chooses, and a part that fails is sent again. If the upload fails before
        it is committed, it is aborted, unless `checkpoint` keeps it for another call.

        Args:
            batch_id: The ID of the batch to add the file to.
            filename: The name of the file in the batch, including the extension; at most 255
                characters.
            file_path_or_data: The content: a path, bytes, a file opened in binary mode, or an
                iterator of bytes.
            workers: The number of parts that are sent at the same time, from 1 to 16.
            checkpoint: The path of a file that keeps which parts the server has, so that the
                same call goes on after a crash, an interruption or an outage; or True for a
                file in the user's state folder. Use one file per upload. If the content or an
                argument changed, the upload begins anew. The file is deleted when the upload is
                complete.
            progress: True shows a progress bar. A function is called with a `types.Progress`:
                at the start, at most ten times a second, and at the end.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.batches.add_large_file(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_path_or_data="large.pdf",
                )
        """
        return await self._run(
            _ADD_LARGE_FILE,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_path_or_data": file_path_or_data,
                "workers": workers,
                "checkpoint": checkpoint,
                "progress": progress,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def upload(
        self,
        batch_id: int,
        source: Union[FileInput, str],
        name: Optional[str] = None,
        *,
        workers: int = 4,
        checkpoint: Optional[CheckpointInput] = None,
        progress: Optional[ProgressInput] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Upload a file.

        Memory usage does not depend on the size of the file. A file of at most 10 MB is sent in
        one request. A larger one is sent in parts of the size that the server chooses, several
        at the same time, and a part that fails is sent again. If the upload fails before it is
        committed, it is aborted, unless `checkpoint` keeps it for another call.

        Args:
            batch_id: The ID of the batch to add the file to.
            source: The content: a path, bytes, a file opened in binary mode, or an iterator of
                bytes.
            name: The name that the file gets. Defaults to the name of the file that is
                uploaded; data without a file needs one.
            workers: The number of parts that are sent at the same time, from 1 to 16.
            checkpoint: The path of a file that keeps which parts the server has, so that the
                same call goes on after a crash, an interruption or an outage; or True for a
                file in the user's state folder. Use one file per upload. If the content or an
                argument changed, the upload begins anew. The file is deleted when the upload is
                complete.
            progress: True shows a progress bar. A function is called with a `types.Progress`:
                at the start, at most ten times a second, and at the end.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.batches.upload(batch_id=4821, source="scan.pdf")
        """
        return await self._run(
            _UPLOAD,
            {
                "batch_id": batch_id,
                "source": source,
                "name": name,
                "workers": workers,
                "checkpoint": checkpoint,
                "progress": progress,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def upload_folder(
        self,
        batch_id: int,
        folder: PathInput,
        *,
        pattern: Optional[PatternInput] = "**/*",
        exclude: Optional[PatternInput] = None,
        name: Optional[NameInput] = None,
        hidden: bool = False,
        concurrency: int = 4,
        state: Optional[StateInput] = None,
        progress: Optional[ProgressInput] = None,
        check: bool = True,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> FolderReport:
        """Upload the files of a folder.

        Uploads the files of a folder and of the folders in it, several at the same time. A file
        that fails does not end the others; an error with the report is raised at the end.
        Errors that concern all files, such as a refused API token, end the upload at once.

        Call the method again to continue: files that an earlier call uploaded are skipped,
        unless they have changed. This is also true after a crash, and within a large file.

        A name contains the folders of the path: `2024/a.pdf` is called `2024~a.pdf`. If a path
        cannot be a name as it is, or if two files would have the same name, eight digits are
        added to it, and the report says so. Names that differ only in case count as the same
        one. Pass `name` to upload several folders to the same place: a file usually replaces
        one that has the same name.

        Hidden files and folders are skipped, and so are files that systems and programs make
        for themselves, such as `.DS_Store`. Links to files are followed, links to folders are
        not. Empty files are uploaded. The report names everything that was skipped, with the
        reason.

        Args:
            batch_id: The ID of the batch to add the file to.
            folder: The path of the folder.
            pattern: Upload only files whose path in the folder matches: a pattern such as
                `**/*.pdf`, or a list of patterns. `*` stands for any part of a name, `**` for
                any number of folders; upper and lower case are the same.
            exclude: Leave out files and folders that match such a pattern.
            name: Decides the names: a function that is called with the path of each file, such
                as `2024/a.pdf`, and returns its name, or None to skip the file.
            hidden: Whether to upload hidden files and folders, too.
            concurrency: The number of files that are uploaded at the same time.
            state: The path of the file that keeps what was uploaded, for later calls. Defaults
                to a file in the user's state folder for each folder and each target. False
                keeps nothing: a later call uploads all files again.
            progress: True shows a progress bar. A function is called with a `types.Progress`
                that counts files.
            check: Whether to raise an error at the end if files failed. If False, only the
                report says so.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            What became of each file: `uploaded`, `skipped` and `failed`.

        Raises:
            UploadFolderError: Files failed. `report` says which ones, and why.
            NotFoundError: HTTP 404. The batch does not exist.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.upload_folder(batch_id=4821, folder="invoices")
        """
        return await self._run(
            _UPLOAD_FOLDER,
            {
                "batch_id": batch_id,
                "folder": folder,
                "pattern": pattern,
                "exclude": exclude,
                "name": name,
                "hidden": hidden,
                "concurrency": concurrency,
                "state": state,
                "progress": progress,
                "check": check,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def wait_for_job(
        self,
        job_id: str,
        *,
        on_state: Optional[Callable[[models.JobStatusResponse], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Wait until the job has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            on_state: A function that is called with the response whenever the state of the job
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The response that says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.wait_for_job(
                    job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34",
                )
        """
        return await self._run(
            _WAIT_FOR_JOB,
            {
                "job_id": job_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch_job(
        self,
        job_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[models.JobStatusResponse]:
        """Iterate over the states of the job until it has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The `job_id` that `client.batches.delete` returned.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.batches.watch_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"):
                    print(item)
        """
        return self._each(
            _WATCH_JOB,
            {"job_id": job_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )
