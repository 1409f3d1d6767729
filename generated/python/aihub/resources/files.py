# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `files`."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Optional, Union

from typing_extensions import Annotated, Literal, Unpack

from .. import models
from .._core.base.files import DownloadedFile
from .._core.base.response import ApiResponse
from .._core.codec.markers import OpenEnum, Wire
from .._core.codec.started import AsyncStartedWork, StartedWork
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource
from .._core.spec.download import Download, OpenFile
from .._core.spec.operation import Body, Operation, Param, Reply
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.transfer import FileTarget, ProgressInput
from .._core.spec.waiting import Handle, Start, Starts, there
from .._core.wire.files import FileInput
from .._core.wire.remote import AsyncRemoteFile, RemoteFile

if TYPE_CHECKING:
    from ..api import FilesApi

_READ: Operation[bytes] = Operation(
    "readFile",
    "GET",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans_segments=True),
        Param(
            "expect_node_type",
            "query",
            "expect-node-type",
            lambda: Annotated[Union[Literal["file", "folder"], str], OpenEnum("file", "folder")],
            required=True,
        ),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("range", "header", "Range", lambda: str),
        Param("ib_retry_config", "header", "IB-Retry-Config", lambda: str),
    ),
    replies=(
        Reply(
            "200",
            "application/octet-stream",
            lambda: bytes,
            headers=(("Content-Length", lambda: int),),
        ),
        Reply(
            "206",
            "application/octet-stream",
            lambda: bytes,
            headers=(("Content-Length", lambda: int), ("Content-Range", lambda: str)),
        ),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_WRITE: Operation[None] = Operation(
    "writeFile",
    "PUT",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans_segments=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("if_none_match", "header", "If-None-Match", lambda: str),
    ),
    bodies=(Body("application/octet-stream", lambda: bytes, argument="data"),),
    replies=(
        Reply("201", headers=(("Location", lambda: str),)),
        Reply("204"),
        Reply("412"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_GET_FILE_METADATA: Operation[ApiResponse[None]] = Operation(
    "getFileMetadata",
    "HEAD",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans_segments=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("ib_retry_config", "header", "IB-Retry-Config", lambda: str),
    ),
    replies=(
        Reply(
            "200",
            headers=(
                ("Content-Length", lambda: int),
                ("last-modified", lambda: Annotated[_dt.datetime, Wire("http-date")]),
            ),
        ),
        Reply("404"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
    returns="response",
)
_DELETE: Operation[None] = Operation(
    "deleteFileOrFolder",
    "DELETE",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans_segments=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("202", headers=(("Location", lambda: str),)),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_DELETE_START_: Start[models.JobStatusResponse] = Start(
    _DELETE,
    there(__name__, "jobs", "_STATUS_WORK_"),
    "job_id",
    (Handle(header="Location", template="/v2/jobs/{job_id}", parameter="job_id"),),
)
_DOWNLOAD: Download[DownloadedFile] = Download(read=_READ, head=_GET_FILE_METADATA)
_OPEN: OpenFile[RemoteFile, AsyncRemoteFile] = OpenFile(read=_READ, head=_GET_FILE_METADATA)
_DELETE_STARTED_: Starts[
    StartedWork[models.JobStatusResponse], AsyncStartedWork[models.JobStatusResponse]
] = Starts(_DELETE, lambda: _DELETE_START_, lambda: (StartedWork, AsyncStartedWork))


class Files(SyncResource):
    """Files and folders on the drives that are connected to AI Hub, addressed by their full
    path. These operations do not access your local disk.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> FilesApi:
        """The same operations with the method names of the former SDK."""
        from ..api import FilesApi

        return FilesApi(self._client.client)

    def read(
        self,
        path: str,
        expect_node_type: Literal["file", "folder"] = "file",
        range: Optional[str] = None,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> bytes:
        """Read a file.

        Returns the content of a file on a connected drive, or a range of its bytes.

        If a run has not written the file yet, use `IB-Retry-Config` to let the server look for
        it again a few times before it reports an error.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            range: The range of bytes to return. Specify a single range with a non-negative
                start; both ends are inclusive. For example, `bytes=0-1023` returns the first
                1024 bytes. If omitted, the whole file is returned.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The whole file.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.read(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    expect_node_type="file",
                )
        """
        return self._run(
            _READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "range": range,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            call_options,
        )

    def write(
        self,
        path: str,
        data: FileInput,
        *,
        if_none_match: Optional[str] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Write a file.

        Creates a file on a connected drive, or replaces an existing one. Missing parent folders
        are created. The file must not be empty.

        Supported drives: Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud
        Storage. Google Drive is not supported.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            data: The content of the file; at least one byte.
            if_none_match: Set this to `*` to write the file only if it does not exist yet. The
                response is then 201 with a `Location` header if the file was created, or 412 if
                it already exists. If omitted, an existing file is replaced and the response is
                204.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            PreconditionFailedError: HTTP 412. The file already exists and the request has an
                `If-None-Match` header. Nothing was written.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.files.write(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    data=b"...",
                )
        """
        return self._run(
            _WRITE,
            {"path": path, "data": data, "if_none_match": if_none_match, "ib_context": ib_context},
            call_options,
        )

    def get_file_metadata(
        self,
        path: str,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> ApiResponse[None]:
        """Get the metadata of a file or folder.

        Returns whether the path is a file or a folder. For a file, it also returns the size and
        the modification time. All information is in the response headers; there is no body.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The file or folder exists. The headers contain its metadata.

        Raises:
            NotFoundError: HTTP 404. There is no file or folder at this path.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.get_file_metadata(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                )
        """
        return self._run(
            _GET_FILE_METADATA,
            {"path": path, "ib_retry_config": ib_retry_config, "ib_context": ib_context},
            call_options,
        )

    def delete(
        self,
        path: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> StartedWork[models.JobStatusResponse]:
        """Delete a file or folder.

        Deletes a file, or a folder and everything in it. This cannot be undone.

        The deletion runs in the background. The response is the same whether or not the path
        exists. To check the progress, poll the URL in the `Location` header until the state is
        final.

        Supported drives: Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud
        Storage. Google Drive is not supported.

        The path must be accessible in the context that `IB-Context` selects.

        The request returns before the job has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The deletion was accepted, whether or not the path exists.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.delete(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                )
        """
        return self._run(_DELETE_STARTED_, {"path": path, "ib_context": ib_context}, call_options)

    def download(
        self,
        path: str,
        to: FileTarget,
        expect_node_type: Literal["file", "folder"] = "file",
        ib_retry_config: Optional[str] = None,
        *,
        progress: Optional[ProgressInput] = None,
        resume: bool = True,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> DownloadedFile:
        """Download the file to disk.

        Memory usage does not depend on the size of the file. A file that exists at the target
        is replaced only when the new one is complete. If the connection breaks, the download
        continues where it stopped, and so does a later call with the same arguments, as long as
        the server identifies the version of the file; otherwise it starts again. The length,
        and any checksum that the server sends, are checked.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            to: Where to store the file: a path, an existing folder, or a file opened in binary
                mode. In a folder, the file has the name that the server suggests, or else the
                end of its path.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            progress: A callable that receives a `Progress` from time to time, or True for a
                progress bar.
            resume: Whether to continue an unfinished download of an earlier call with the same
                arguments.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            What was stored, and where.

        Raises:
            OSError: The file cannot be stored.
            APIConnectionError: The connection was lost too often. `download` of the error says
                how far it came.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.download(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    to=".",
                    expect_node_type="file",
                )
        """
        return self._run(
            _DOWNLOAD,
            {
                "path": path,
                "to": to,
                "expect_node_type": expect_node_type,
                "ib_retry_config": ib_retry_config,
                "progress": progress,
                "resume": resume,
                "ib_context": ib_context,
            },
            call_options,
        )

    def open(
        self,
        path: str,
        expect_node_type: Literal["file", "folder"] = "file",
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> RemoteFile:
        """Open the file to read parts of it.

        The file can be read at any position, like a local file that is open in binary mode.
        Only what is read is transferred, and kept in memory only for a while. If the server
        cannot send parts of files, the whole file is first stored in a temporary one.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The file, opened in binary mode. Close it, or use it in a `with` block.

        Raises:
            FileChangedError: While reading: the server has another file by now.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.open(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    expect_node_type="file",
                )
        """
        return self._run(
            _OPEN,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            call_options,
        )


class AsyncFiles(AsyncResource):
    """The asynchronous version of :class:`Files`."""

    async def read(
        self,
        path: str,
        expect_node_type: Literal["file", "folder"] = "file",
        range: Optional[str] = None,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> bytes:
        """Read a file.

        Returns the content of a file on a connected drive, or a range of its bytes.

        If a run has not written the file yet, use `IB-Retry-Config` to let the server look for
        it again a few times before it reports an error.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            range: The range of bytes to return. Specify a single range with a non-negative
                start; both ends are inclusive. For example, `bytes=0-1023` returns the first
                1024 bytes. If omitted, the whole file is returned.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The whole file.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.read(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    expect_node_type="file",
                )
        """
        return await self._run(
            _READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "range": range,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def write(
        self,
        path: str,
        data: FileInput,
        *,
        if_none_match: Optional[str] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Write a file.

        Creates a file on a connected drive, or replaces an existing one. Missing parent folders
        are created. The file must not be empty.

        Supported drives: Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud
        Storage. Google Drive is not supported.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            data: The content of the file; at least one byte.
            if_none_match: Set this to `*` to write the file only if it does not exist yet. The
                response is then 201 with a `Location` header if the file was created, or 412 if
                it already exists. If omitted, an existing file is replaced and the response is
                204.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            PreconditionFailedError: HTTP 412. The file already exists and the request has an
                `If-None-Match` header. Nothing was written.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.files.write(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    data=b"...",
                )
        """
        return await self._run(
            _WRITE,
            {"path": path, "data": data, "if_none_match": if_none_match, "ib_context": ib_context},
            call_options,
        )

    async def get_file_metadata(
        self,
        path: str,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> ApiResponse[None]:
        """Get the metadata of a file or folder.

        Returns whether the path is a file or a folder. For a file, it also returns the size and
        the modification time. All information is in the response headers; there is no body.

        The path must be accessible in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The file or folder exists. The headers contain its metadata.

        Raises:
            NotFoundError: HTTP 404. There is no file or folder at this path.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.get_file_metadata(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                )
        """
        return await self._run(
            _GET_FILE_METADATA,
            {"path": path, "ib_retry_config": ib_retry_config, "ib_context": ib_context},
            call_options,
        )

    async def delete(
        self,
        path: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> AsyncStartedWork[models.JobStatusResponse]:
        """Delete a file or folder.

        Deletes a file, or a folder and everything in it. This cannot be undone.

        The deletion runs in the background. The response is the same whether or not the path
        exists. To check the progress, poll the URL in the `Location` header until the state is
        final.

        Supported drives: Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud
        Storage. Google Drive is not supported.

        The path must be accessible in the context that `IB-Context` selects.

        The request returns before the job has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The deletion was accepted, whether or not the path exists.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.delete(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                )
        """
        return await self._run(
            _DELETE_STARTED_, {"path": path, "ib_context": ib_context}, call_options
        )

    async def download(
        self,
        path: str,
        to: FileTarget,
        expect_node_type: Literal["file", "folder"] = "file",
        ib_retry_config: Optional[str] = None,
        *,
        progress: Optional[ProgressInput] = None,
        resume: bool = True,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> DownloadedFile:
        """Download the file to disk.

        Memory usage does not depend on the size of the file. A file that exists at the target
        is replaced only when the new one is complete. If the connection breaks, the download
        continues where it stopped, and so does a later call with the same arguments, as long as
        the server identifies the version of the file; otherwise it starts again. The length,
        and any checksum that the server sends, are checked.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            to: Where to store the file: a path, an existing folder, or a file opened in binary
                mode. In a folder, the file has the name that the server suggests, or else the
                end of its path.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            progress: A callable that receives a `Progress` from time to time, or True for a
                progress bar.
            resume: Whether to continue an unfinished download of an earlier call with the same
                arguments.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            What was stored, and where.

        Raises:
            OSError: The file cannot be stored.
            APIConnectionError: The connection was lost too often. `download` of the error says
                how far it came.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.download(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    to=".",
                    expect_node_type="file",
                )
        """
        return await self._run(
            _DOWNLOAD,
            {
                "path": path,
                "to": to,
                "expect_node_type": expect_node_type,
                "ib_retry_config": ib_retry_config,
                "progress": progress,
                "resume": resume,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def open(
        self,
        path: str,
        expect_node_type: Literal["file", "folder"] = "file",
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> AsyncRemoteFile:
        """Open the file to read parts of it.

        The file can be read at any position, like a local file that is open in binary mode.
        Only what is read is transferred, and kept in memory only for a while. If the server
        cannot send parts of files, the whole file is first stored in a temporary one.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. Use the name of the
                workspace, or the user ID for a personal workspace, and the display name of the
                drive, including spaces.
            expect_node_type: The expected type of the node at the path: `file` or `folder`.
            ib_retry_config: How often the server retries if it finds nothing at the path: JSON
                text with the number of `retries` and the constant delay between them,
                `backoff-seconds`. If omitted, the server does not retry.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The file, opened in binary mode. Close it, or use it in a `with` block.

        Raises:
            FileChangedError: While reading: the server has another file by now.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.open(
                    path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
                    expect_node_type="file",
                )
        """
        return await self._run(
            _OPEN,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            call_options,
        )
