# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""The resource `files`."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, Mapping, Optional, Union

from typing_extensions import Annotated, Literal

from .. import models
from .._core.files import FileInput
from .._core.lazy import cached_property
from .._core.markers import OpenEnum, Wire
from .._core.operation import Body, Operation, Param, Reply
from .._core.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from .._core.resource import AsyncResource, ClientValue, SyncResource
from .._core.response import ApiResponse

if TYPE_CHECKING:
    from ..api import FilesApi

_READ: Operation[bytes] = Operation(
    "readFile",
    "GET",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans=True),
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
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_WRITE: Operation[None] = Operation(
    "writeFile",
    "PUT",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("if_none_match", "header", "If-None-Match", lambda: str),
    ),
    bodies=(Body("application/octet-stream", lambda: bytes, argument="data"),),
    replies=(
        Reply("201", headers=(("Location", lambda: str),)),
        Reply("204"),
        Reply("412"),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_GET_FILE_METADATA: Operation[ApiResponse[None]] = Operation(
    "getFileMetadata",
    "HEAD",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans=True),
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
        Reply("default", "application/json", lambda: models.Error),
    ),
    returns="response",
)
_DELETE: Operation[None] = Operation(
    "deleteFileOrFolder",
    "DELETE",
    "/v2/files/{path}",
    params=(
        Param("path", "path", "path", lambda: str, required=True, spans=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("202", headers=(("Location", lambda: str),)),
        Reply("default", "application/json", lambda: models.Error),
    ),
)


class Files(SyncResource):
    """Files and folders on the drives that are connected to AI Hub, addressed by their full
    path. Nothing here touches the disk of your own machine.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> FilesApi:
        """The same operations as the former client had them."""
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> bytes:
        """Read a file.

        Returns the bytes of a file on a connected drive, or one range of them.

        A file that a run is about to write may not be there yet: `IB-Retry-Config` lets the
        server look again a few times before it answers that nothing was found.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            expect_node_type: What the path is expected to be:
            range: The part of the file to return: a single range of bytes, both ends included,
                with a start of 0 or more. `bytes=0-1023` asks for the first 1024 bytes. Left
                out, the whole file comes.
            ib_retry_config: How often, and at which constant distance in seconds, the server
                looks again for a file that is not there: JSON text with `retries` and
                `backoff-seconds`. Left out, it looks once.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The whole file.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.read(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                    expect_node_type="file",
                )
        """
        return self._call(
            _READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "range": range,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def write(
        self,
        path: str,
        data: FileInput,
        *,
        if_none_match: Optional[str] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Write a file.

        Creates a file on a connected drive, or replaces the one that is there. Folders that are
        missing on the way are created. A file without content cannot be written.

        Works on Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud Storage, but
        not on Google Drive.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            data: The bytes of the file, at least one.
            if_none_match: `*` writes the file only if there is none yet. Then 201 with a
                `Location` says that it was created, and 412 that one is already there and was
                left alone. Left out, an existing file is replaced and the reply is 204.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            PreconditionFailedError: 412: A file is already there and `If-None-Match` asked to
                leave it alone. Nothing was written.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.write(
                    path="acme-finance/accounts-payable/fs/Archive/vendors.csv",
                    data=b"...",
                )
        """
        return self._call(
            _WRITE,
            {"path": path, "data": data, "if_none_match": if_none_match, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def get_file_metadata(
        self,
        path: str,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> ApiResponse[None]:
        """Get facts about a file or folder.

        Tells whether a path is a file or a folder and, for a file, its size and the time of its
        last change. Everything is in the headers; there is no body.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            ib_retry_config: How often, and at which constant distance in seconds, the server
                looks again for something that is not there: JSON text with `retries` and
                `backoff-seconds`. Left out, it looks once.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            Something is there; the headers describe it.

        Raises:
            NotFoundError: 404: There is neither a file nor a folder at this path.
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.get_file_metadata(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                )
        """
        return self._call(
            _GET_FILE_METADATA,
            {"path": path, "ib_retry_config": ib_retry_config, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def delete(
        self,
        path: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Delete a file or folder.

        Removes one file, or a folder with all it holds. This cannot be undone.

        The work is done in the background, and the reply is the same whether or not anything
        was there. To follow it, read the URL in `Location` until the state is final.

        Works on Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud Storage, but
        not on Google Drive.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.files.delete(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                )
        """
        return self._call(
            _DELETE,
            {"path": path, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )


class AsyncFiles(AsyncResource):
    """The asyncio twin of :class:`Files`."""

    async def read(
        self,
        path: str,
        expect_node_type: Literal["file", "folder"] = "file",
        range: Optional[str] = None,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> bytes:
        """Read a file.

        Returns the bytes of a file on a connected drive, or one range of them.

        A file that a run is about to write may not be there yet: `IB-Retry-Config` lets the
        server look again a few times before it answers that nothing was found.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            expect_node_type: What the path is expected to be:
            range: The part of the file to return: a single range of bytes, both ends included,
                with a start of 0 or more. `bytes=0-1023` asks for the first 1024 bytes. Left
                out, the whole file comes.
            ib_retry_config: How often, and at which constant distance in seconds, the server
                looks again for a file that is not there: JSON text with `retries` and
                `backoff-seconds`. Left out, it looks once.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The whole file.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.read(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                    expect_node_type="file",
                )
        """
        return await self._call(
            _READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "range": range,
                "ib_retry_config": ib_retry_config,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def write(
        self,
        path: str,
        data: FileInput,
        *,
        if_none_match: Optional[str] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Write a file.

        Creates a file on a connected drive, or replaces the one that is there. Folders that are
        missing on the way are created. A file without content cannot be written.

        Works on Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud Storage, but
        not on Google Drive.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file:
                `<organization>/<workspace>/fs/<drive>/<folders>/<file>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            data: The bytes of the file, at least one.
            if_none_match: `*` writes the file only if there is none yet. Then 201 with a
                `Location` says that it was created, and 412 that one is already there and was
                left alone. Left out, an existing file is replaced and the reply is 204.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            PreconditionFailedError: 412: A file is already there and `If-None-Match` asked to
                leave it alone. Nothing was written.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.write(
                    path="acme-finance/accounts-payable/fs/Archive/vendors.csv",
                    data=b"...",
                )
        """
        return await self._call(
            _WRITE,
            {"path": path, "data": data, "if_none_match": if_none_match, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def get_file_metadata(
        self,
        path: str,
        ib_retry_config: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> ApiResponse[None]:
        """Get facts about a file or folder.

        Tells whether a path is a file or a folder and, for a file, its size and the time of its
        last change. Everything is in the headers; there is no body.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            ib_retry_config: How often, and at which constant distance in seconds, the server
                looks again for something that is not there: JSON text with `retries` and
                `backoff-seconds`. Left out, it looks once.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            Something is there; the headers describe it.

        Raises:
            NotFoundError: 404: There is neither a file nor a folder at this path.
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.get_file_metadata(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                )
        """
        return await self._call(
            _GET_FILE_METADATA,
            {"path": path, "ib_retry_config": ib_retry_config, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def delete(
        self,
        path: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Delete a file or folder.

        Removes one file, or a folder with all it holds. This cannot be undone.

        The work is done in the background, and the reply is the same whether or not anything
        was there. To follow it, read the URL in `Location` until the state is final.

        Works on Instabase Drive, Amazon S3, Azure Blob Storage and Google Cloud Storage, but
        not on Google Drive.

        The path has to be reachable in the context that `IB-Context` selects.

        Args:
            path: The full path of the file or folder:
                `<organization>/<workspace>/fs/<drive>/<folders>/<name>`. The workspace is its
                name, or the user ID for a personal one; the drive is its display name, spaces
                included.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.files.delete(
                    path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
                )
        """
        return await self._call(
            _DELETE,
            {"path": path, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )
