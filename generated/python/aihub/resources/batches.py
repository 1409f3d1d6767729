# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""The resource `batches`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

from typing_extensions import Literal

from .. import models
from .._core.files import FileInput
from .._core.lazy import cached_property
from .._core.operation import Body, Operation, Param, Reply, Upload
from .._core.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from .._core.resource import AsyncResource, ClientValue, SyncResource

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
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_LIST: Operation[models.ListBatches200Response] = Operation(
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
    replies=(Reply("200", "application/json", lambda: models.ListBatches200Response),),
)
_GET: Operation[models.BatchInfo] = Operation(
    "getBatch",
    "GET",
    "/v2/batches/{batch_id}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(Reply("200", "application/json", lambda: models.BatchInfo), Reply("404")),
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
    replies=(Reply("200", "application/json", lambda: models.ListBatchFilesResponse), Reply("404")),
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
    replies=(Reply("202"), Reply("404")),
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
    replies=(Reply("201"), Reply("default", "application/json", lambda: models.Error)),
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
    replies=(Reply("200", "application/json", lambda: models.JobStatusResponse),),
)
_ADD_LARGE_FILE: Upload[None] = Upload(
    open=_CREATE_MULTIPART_UPLOAD_SESSION,
    size="file_size",
    session="/session_id",
    part_size="/part_size",
    part=_UPLOAD_MULTIPART_PART,
    part_session="session_id",
    part_number="part_num",
    part_data="part_data",
    part_reply=(
        "part_num",
        "part_id",
    ),
    finish=_COMMIT_MULTIPART_UPLOAD_SESSION,
    finish_session="session_id",
    action="action",
    commit="commit",
    abort="abort",
    parts="parts",
    first_part=1,
)


class Batches(SyncResource):
    """Collections of input files. A batch is created empty, filled file by file, and named by
    its integer id when a run is started.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> BatchesApi:
        """The same operations as the former client had them."""
        from ..api import BatchesApi

        return BatchesApi(self._client.client)

    def create(
        self,
        name: str,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Batch:
        """Create a batch.

        Makes an empty batch and returns its id.

        Next, put files into it: one call per file with `PUT
        /v2/batches/{batch_id}/files/{filename}`, or a multipart session for a file above about
        10 MB. Then start a run with the id as `batch_id`.

        Args:
            name: A name for people to recognise the batch by, at most 255 characters.
            workspace: The workspace that will hold the batch, by its name. Left out, it is the
                personal workspace of the caller. A service account has no personal workspace
                and must give one.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The batch exists now. Keep its `id`, which all later calls ask for.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.create(name="march-invoices")
        """
        return self._call(
            _CREATE,
            {"name": name, "workspace": workspace, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def list(
        self,
        workspace: Optional[str] = None,
        username: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListBatches200Response:
        """List batches.

        Returns the batches that the caller may see, narrowed by the filters that are given.

        To walk through a long list, send `limit` and raise `offset` by the number of batches
        received. The reply has no marker for the end: a page shorter than `limit` is the last.

        Args:
            workspace: Only batches of this workspace, given by its name.
            username: Only batches that this user created, given by user ID.
            limit: The largest number of batches to return. Left out, the server decides.
            offset: How many batches to skip before the first one returned, counted from 0.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of batches, possibly empty.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.list()
        """
        return self._call(
            _LIST,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def get(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.BatchInfo:
        """Get a batch.

        Tells the name, the place and the owner of one batch. The files in it are listed by `GET
        /v2/batches/{batch_id}/files`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The batch as it is now.

        Raises:
            NotFoundError: 404: There is no batch with this id, or the caller has no access to
                it.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.get(batch_id=4821)
        """
        return self._call(
            _GET,
            {"batch_id": batch_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def delete(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.BatchDeletionJobResponse:
        """Delete a batch.

        Removes a batch together with every file in it. This cannot be undone.

        The work goes on in the background: give the `job_id` of the reply to `GET
        /v2/jobs/{job_id}` until the state is final. A job may also end as `FAILED` or
        `CANCELLED`, so do not wait for `COMPLETE` alone.

        Args:
            batch_id: The batch, by the id that its creation returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The deletion is queued. Follow it by its job id.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.delete(batch_id=4821)
        """
        return self._call(
            _DELETE,
            {"batch_id": batch_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def list_files(
        self,
        batch_id: int,
        page_size: Optional[int] = None,
        start_token: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListBatchFilesResponse:
        """List the files of a batch.

        Returns the files that a batch holds, with their sizes and what the caller may do with
        them.

        While `has_more` is true, call again with the `next_page_token` of the reply as
        `start_token`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            page_size: The largest number of files in one page. Left out, the server decides.
            start_token: Where the page begins: the `next_page_token` of the page before. Left
                out, the list starts from the beginning. The token is opaque; do not build one
                yourself.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of files.

        Raises:
            NotFoundError: 404: There is no batch with this id, or the caller has no access to
                it.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.list_files(batch_id=4821)
        """
        return self._call(
            _LIST_FILES,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def add_file(
        self,
        batch_id: int,
        file_name: str,
        file: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Put a file into a batch.

        Stores one file in a batch. A file of the same name is replaced.

        The bytes travel as they are, in one request; this suits files up to about 10 MB. For
        larger ones open a multipart session with `POST /v2/batches/multipart-upload`.

        An encrypted PDF is stored like any other file. Its password is given when the run is
        started, in `settings.runtime_config.instabase.pdf.passwords`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            file_name: What the file is to be called in the batch, extension included. It may
                differ from the name of the local file.
            file: The bytes of the file.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.add_file(
                    batch_id=4821,
                    file_name="invoice-0117.pdf",
                    file=b"...",
                )
        """
        return self._call(
            _ADD_FILE,
            {"batch_id": batch_id, "file_name": file_name, "file": file, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def delete_file(
        self,
        batch_id: int,
        file_name: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Remove a file from a batch.

        Asks for one file of a batch to be deleted. The work is done in the background and the
        reply declares nothing to follow it by; list the files of the batch to see when it is
        gone.

        Args:
            batch_id: The batch, by the id that its creation returned.
            file_name: The name of the file in the batch, as it was given at the upload.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.delete_file(batch_id=4821, file_name="invoice-0118.pdf")
        """
        return self._call(
            _DELETE_FILE,
            {"batch_id": batch_id, "file_name": file_name, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def add_large_file(
        self,
        batch_id: int,
        filename: str,
        file_path_or_data: Union[FileInput, str],
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Open a multipart upload.

        First of three steps to put a file above about 10 MB into a batch:

        1. This call opens a session and says how large each part has to be.
        2. `PUT .../sessions/{session_id}/parts/{part_num}` sends the parts, numbered 1, 2, 3
          and so on.
        3. `POST .../sessions/{session_id}` with the action `commit` joins them into the file.
          The action `abort` gives up and drops what was sent.

        Args:
            batch_id: The batch that the finished file goes into.
            filename: What the file is to be called in the batch, with its extension; at most
                255 characters.
            file_path_or_data: The data of the file.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with the given id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.add_large_file(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_path_or_data="large.pdf",
                )
        """
        return self._upload(
            _ADD_LARGE_FILE,
            {"batch_id": batch_id, "filename": filename, "ib_context": ib_context},
            file_path_or_data,
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def create_multipart_upload_session(
        self,
        batch_id: int,
        filename: str,
        file_size: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.MultipartUploadSessionResponse:
        """Open a multipart upload.

        First of three steps to put a file above about 10 MB into a batch:

        1. This call opens a session and says how large each part has to be.
        2. `PUT .../sessions/{session_id}/parts/{part_num}` sends the parts, numbered 1, 2, 3
          and so on.
        3. `POST .../sessions/{session_id}` with the action `commit` joins them into the file.
          The action `abort` gives up and drops what was sent.

        Args:
            batch_id: The batch that the finished file goes into.
            filename: What the file is to be called in the batch, with its extension; at most
                255 characters.
            file_size: The size of the whole file in bytes. It must equal the sum of all parts.
                Unit: bytes.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The session is open. Cut the file into parts of `part_size` bytes and send them.

        Raises:
            NotFoundError: 404: There is no batch with the given id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.create_multipart_upload_session(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_size=20971520,
                )
        """
        return self._call(
            _CREATE_MULTIPART_UPLOAD_SESSION,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_size": file_size,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def upload_multipart_part(
        self,
        session_id: str,
        part_num: int,
        part_data: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.MultipartUploadPartResponse:
        """Send one part of a large file.

        Second of three steps. Every part is exactly `part_size` bytes long, as the session
        said; only the last one may be shorter. Numbers start at 1 and leave no gap.

        Keep the `part_id` of each reply: the commit asks for all of them.

        Args:
            session_id: The session that the part belongs to, as returned when it was opened.
            part_num: The position of this part in the file. The first one is 1.
            part_data: The bytes of this part.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The part has arrived. Keep its `part_id` for the commit.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.upload_multipart_part(
                    session_id="mpu-7Kq2vXc9Rt",
                    part_num=1,
                    part_data=b"...",
                )
        """
        return self._call(
            _UPLOAD_MULTIPART_PART,
            {
                "session_id": session_id,
                "part_num": part_num,
                "part_data": part_data,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def commit_multipart_upload_session(
        self,
        session_id: str,
        action: Literal["commit", "abort"],
        parts: Optional[
            Sequence[Union[models.CommitMultipartUploadSessionRequestPartsInner, Mapping[str, Any]]]
        ] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Commit or abort a multipart upload.

        Last of three steps. A commit names every part in order and turns them into one file of
        the batch. An abort ends the session and throws its parts away; send it when a part has
        failed for good.

        Args:
            session_id: The session to end, as returned when it was opened.
            action: How to end the session:
            parts: All parts in ascending order, without a gap. A commit needs the list, an
                abort has no use for it.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.commit_multipart_upload_session(
                    session_id="mpu-7Kq2vXc9Rt",
                    action="commit",
                )
        """
        return self._call(
            _COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "action": action, "parts": parts, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def poll_job(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.JobStatusResponse:
        """Get the state of a batch deletion.

        The older twin of `GET /v2/jobs/{job_id}`, which does the same for every kind of job and
        is the better choice in new code. This one stays for programs that already use it.

        Args:
            job_id: The `job_id` that the deletion of a batch returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The state of the job at this moment.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.batches.poll_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return self._call(
            _POLL_JOB,
            {"job_id": job_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )


class AsyncBatches(AsyncResource):
    """The asyncio twin of :class:`Batches`."""

    async def create(
        self,
        name: str,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Batch:
        """Create a batch.

        Makes an empty batch and returns its id.

        Next, put files into it: one call per file with `PUT
        /v2/batches/{batch_id}/files/{filename}`, or a multipart session for a file above about
        10 MB. Then start a run with the id as `batch_id`.

        Args:
            name: A name for people to recognise the batch by, at most 255 characters.
            workspace: The workspace that will hold the batch, by its name. Left out, it is the
                personal workspace of the caller. A service account has no personal workspace
                and must give one.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The batch exists now. Keep its `id`, which all later calls ask for.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.create(name="march-invoices")
        """
        return await self._call(
            _CREATE,
            {"name": name, "workspace": workspace, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def list(
        self,
        workspace: Optional[str] = None,
        username: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListBatches200Response:
        """List batches.

        Returns the batches that the caller may see, narrowed by the filters that are given.

        To walk through a long list, send `limit` and raise `offset` by the number of batches
        received. The reply has no marker for the end: a page shorter than `limit` is the last.

        Args:
            workspace: Only batches of this workspace, given by its name.
            username: Only batches that this user created, given by user ID.
            limit: The largest number of batches to return. Left out, the server decides.
            offset: How many batches to skip before the first one returned, counted from 0.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of batches, possibly empty.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.list()
        """
        return await self._call(
            _LIST,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def get(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.BatchInfo:
        """Get a batch.

        Tells the name, the place and the owner of one batch. The files in it are listed by `GET
        /v2/batches/{batch_id}/files`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The batch as it is now.

        Raises:
            NotFoundError: 404: There is no batch with this id, or the caller has no access to
                it.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.get(batch_id=4821)
        """
        return await self._call(
            _GET,
            {"batch_id": batch_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def delete(
        self,
        batch_id: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.BatchDeletionJobResponse:
        """Delete a batch.

        Removes a batch together with every file in it. This cannot be undone.

        The work goes on in the background: give the `job_id` of the reply to `GET
        /v2/jobs/{job_id}` until the state is final. A job may also end as `FAILED` or
        `CANCELLED`, so do not wait for `COMPLETE` alone.

        Args:
            batch_id: The batch, by the id that its creation returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The deletion is queued. Follow it by its job id.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.delete(batch_id=4821)
        """
        return await self._call(
            _DELETE,
            {"batch_id": batch_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def list_files(
        self,
        batch_id: int,
        page_size: Optional[int] = None,
        start_token: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListBatchFilesResponse:
        """List the files of a batch.

        Returns the files that a batch holds, with their sizes and what the caller may do with
        them.

        While `has_more` is true, call again with the `next_page_token` of the reply as
        `start_token`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            page_size: The largest number of files in one page. Left out, the server decides.
            start_token: Where the page begins: the `next_page_token` of the page before. Left
                out, the list starts from the beginning. The token is opaque; do not build one
                yourself.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of files.

        Raises:
            NotFoundError: 404: There is no batch with this id, or the caller has no access to
                it.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.list_files(batch_id=4821)
        """
        return await self._call(
            _LIST_FILES,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def add_file(
        self,
        batch_id: int,
        file_name: str,
        file: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Put a file into a batch.

        Stores one file in a batch. A file of the same name is replaced.

        The bytes travel as they are, in one request; this suits files up to about 10 MB. For
        larger ones open a multipart session with `POST /v2/batches/multipart-upload`.

        An encrypted PDF is stored like any other file. Its password is given when the run is
        started, in `settings.runtime_config.instabase.pdf.passwords`.

        Args:
            batch_id: The batch, by the id that its creation returned.
            file_name: What the file is to be called in the batch, extension included. It may
                differ from the name of the local file.
            file: The bytes of the file.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.add_file(
                    batch_id=4821,
                    file_name="invoice-0117.pdf",
                    file=b"...",
                )
        """
        return await self._call(
            _ADD_FILE,
            {"batch_id": batch_id, "file_name": file_name, "file": file, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def delete_file(
        self,
        batch_id: int,
        file_name: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Remove a file from a batch.

        Asks for one file of a batch to be deleted. The work is done in the background and the
        reply declares nothing to follow it by; list the files of the batch to see when it is
        gone.

        Args:
            batch_id: The batch, by the id that its creation returned.
            file_name: The name of the file in the batch, as it was given at the upload.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with this id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.delete_file(batch_id=4821, file_name="invoice-0118.pdf")
        """
        return await self._call(
            _DELETE_FILE,
            {"batch_id": batch_id, "file_name": file_name, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def add_large_file(
        self,
        batch_id: int,
        filename: str,
        file_path_or_data: Union[FileInput, str],
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Open a multipart upload.

        First of three steps to put a file above about 10 MB into a batch:

        1. This call opens a session and says how large each part has to be.
        2. `PUT .../sessions/{session_id}/parts/{part_num}` sends the parts, numbered 1, 2, 3
          and so on.
        3. `POST .../sessions/{session_id}` with the action `commit` joins them into the file.
          The action `abort` gives up and drops what was sent.

        Args:
            batch_id: The batch that the finished file goes into.
            filename: What the file is to be called in the batch, with its extension; at most
                255 characters.
            file_path_or_data: The data of the file.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            NotFoundError: 404: There is no batch with the given id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.add_large_file(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_path_or_data="large.pdf",
                )
        """
        return await self._upload(
            _ADD_LARGE_FILE,
            {"batch_id": batch_id, "filename": filename, "ib_context": ib_context},
            file_path_or_data,
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def create_multipart_upload_session(
        self,
        batch_id: int,
        filename: str,
        file_size: int,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.MultipartUploadSessionResponse:
        """Open a multipart upload.

        First of three steps to put a file above about 10 MB into a batch:

        1. This call opens a session and says how large each part has to be.
        2. `PUT .../sessions/{session_id}/parts/{part_num}` sends the parts, numbered 1, 2, 3
          and so on.
        3. `POST .../sessions/{session_id}` with the action `commit` joins them into the file.
          The action `abort` gives up and drops what was sent.

        Args:
            batch_id: The batch that the finished file goes into.
            filename: What the file is to be called in the batch, with its extension; at most
                255 characters.
            file_size: The size of the whole file in bytes. It must equal the sum of all parts.
                Unit: bytes.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The session is open. Cut the file into parts of `part_size` bytes and send them.

        Raises:
            NotFoundError: 404: There is no batch with the given id.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.create_multipart_upload_session(
                    batch_id=4821,
                    filename="scans-q1.pdf",
                    file_size=20971520,
                )
        """
        return await self._call(
            _CREATE_MULTIPART_UPLOAD_SESSION,
            {
                "batch_id": batch_id,
                "filename": filename,
                "file_size": file_size,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def upload_multipart_part(
        self,
        session_id: str,
        part_num: int,
        part_data: FileInput,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.MultipartUploadPartResponse:
        """Send one part of a large file.

        Second of three steps. Every part is exactly `part_size` bytes long, as the session
        said; only the last one may be shorter. Numbers start at 1 and leave no gap.

        Keep the `part_id` of each reply: the commit asks for all of them.

        Args:
            session_id: The session that the part belongs to, as returned when it was opened.
            part_num: The position of this part in the file. The first one is 1.
            part_data: The bytes of this part.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The part has arrived. Keep its `part_id` for the commit.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.upload_multipart_part(
                    session_id="mpu-7Kq2vXc9Rt",
                    part_num=1,
                    part_data=b"...",
                )
        """
        return await self._call(
            _UPLOAD_MULTIPART_PART,
            {
                "session_id": session_id,
                "part_num": part_num,
                "part_data": part_data,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def commit_multipart_upload_session(
        self,
        session_id: str,
        action: Literal["commit", "abort"],
        parts: Optional[
            Sequence[Union[models.CommitMultipartUploadSessionRequestPartsInner, Mapping[str, Any]]]
        ] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Commit or abort a multipart upload.

        Last of three steps. A commit names every part in order and turns them into one file of
        the batch. An abort ends the session and throws its parts away; send it when a part has
        failed for good.

        Args:
            session_id: The session to end, as returned when it was opened.
            action: How to end the session:
            parts: All parts in ascending order, without a gap. A commit needs the list, an
                abort has no use for it.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.commit_multipart_upload_session(
                    session_id="mpu-7Kq2vXc9Rt",
                    action="commit",
                )
        """
        return await self._call(
            _COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "action": action, "parts": parts, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def poll_job(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.JobStatusResponse:
        """Get the state of a batch deletion.

        The older twin of `GET /v2/jobs/{job_id}`, which does the same for every kind of job and
        is the better choice in new code. This one stays for programs that already use it.

        Args:
            job_id: The `job_id` that the deletion of a batch returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The state of the job at this moment.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.batches.poll_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return await self._call(
            _POLL_JOB,
            {"job_id": job_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )
