# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
# the descriptors of the operations are not part of the surface of the package:
# pyright: reportPrivateUsage=false
"""The classes of the former SDK, for existing code. New code should use the client's resources."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from .._core.compat.legacy import ApiClient as _ApiClient
from .._core.compat.legacy import Configuration, LegacyApi
from .._core.spec.options import NOT_GIVEN
from ..client import AIHub
from ..resources import apps_deployments_runs as _apps_deployments_runs
from ..resources import apps_runs as _apps_runs
from ..resources import audit as _audit
from ..resources import batches as _batches
from ..resources import files as _files
from ..resources import jobs as _jobs
from ..resources import secrets as _secrets

__all__ = [
    "ApiClient",
    "AuditApi",
    "BatchesApi",
    "Configuration",
    "FilesApi",
    "JobsApi",
    "RunsApi",
    "SecretsApi",
]


class ApiClient(_ApiClient):
    """Sends the requests of the classes below."""

    client_class = AIHub


class AuditApi(LegacyApi):
    """The operations of the former AuditApi."""

    api_client_class = ApiClient

    def get_audit_logs(
        self,
        get_audit_logs_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Read the audit log"""
        return self._invoke(
            _audit._LIST,
            {"ib_context": ib_context},
            get_audit_logs_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_audit_logs_with_http_info(
        self,
        get_audit_logs_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _audit._LIST,
            {"ib_context": ib_context},
            get_audit_logs_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_audit_logs_without_preload_content(
        self,
        get_audit_logs_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _audit._LIST,
            {"ib_context": ib_context},
            get_audit_logs_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )


class BatchesApi(LegacyApi):
    """The operations of the former BatchesApi."""

    api_client_class = ApiClient

    def create_batch(
        self,
        create_batch_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Create a batch"""
        return self._invoke(
            _batches._CREATE,
            {"ib_context": ib_context},
            create_batch_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_batch_with_http_info(
        self,
        create_batch_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._CREATE,
            {"ib_context": ib_context},
            create_batch_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_batch_without_preload_content(
        self,
        create_batch_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._CREATE,
            {"ib_context": ib_context},
            create_batch_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_batches(
        self,
        workspace: Any = None,
        username: Any = None,
        limit: Any = None,
        offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """List batches"""
        return self._invoke(
            _batches._LIST,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_batches_with_http_info(
        self,
        workspace: Any = None,
        username: Any = None,
        limit: Any = None,
        offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._LIST,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_batches_without_preload_content(
        self,
        workspace: Any = None,
        username: Any = None,
        limit: Any = None,
        offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._LIST,
            {
                "workspace": workspace,
                "username": username,
                "limit": limit,
                "offset": offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_batch(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get a batch"""
        return self._invoke(
            _batches._GET,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_batch_with_http_info(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._GET,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_batch_without_preload_content(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._GET,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_batch(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Delete a batch"""
        return self._invoke(
            _batches._DELETE,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_batch_with_http_info(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._DELETE,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_batch_without_preload_content(
        self,
        batch_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._DELETE,
            {"batch_id": batch_id, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_files(
        self,
        batch_id: Any,
        page_size: Any = None,
        start_token: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """List the files in a batch"""
        return self._invoke(
            _batches._LIST_FILES,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_files_with_http_info(
        self,
        batch_id: Any,
        page_size: Any = None,
        start_token: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._LIST_FILES,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_files_without_preload_content(
        self,
        batch_id: Any,
        page_size: Any = None,
        start_token: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._LIST_FILES,
            {
                "batch_id": batch_id,
                "page_size": page_size,
                "start_token": start_token,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def add_file_to_batch(
        self,
        batch_id: Any,
        filename: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Add a file to a batch"""
        return self._invoke(
            _batches._ADD_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            body,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def add_file_to_batch_with_http_info(
        self,
        batch_id: Any,
        filename: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._ADD_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            body,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def add_file_to_batch_without_preload_content(
        self,
        batch_id: Any,
        filename: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._ADD_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            body,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_from_batch(
        self,
        batch_id: Any,
        filename: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Delete a file from a batch"""
        return self._invoke(
            _batches._DELETE_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_from_batch_with_http_info(
        self,
        batch_id: Any,
        filename: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._DELETE_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_from_batch_without_preload_content(
        self,
        batch_id: Any,
        filename: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._DELETE_FILE,
            {"batch_id": batch_id, "file_name": filename, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_multipart_upload_session(
        self,
        create_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Start a multipart upload"""
        return self._invoke(
            _batches._CREATE_MULTIPART_UPLOAD_SESSION,
            {"ib_context": ib_context},
            create_multipart_upload_session_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_multipart_upload_session_with_http_info(
        self,
        create_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._CREATE_MULTIPART_UPLOAD_SESSION,
            {"ib_context": ib_context},
            create_multipart_upload_session_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_multipart_upload_session_without_preload_content(
        self,
        create_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._CREATE_MULTIPART_UPLOAD_SESSION,
            {"ib_context": ib_context},
            create_multipart_upload_session_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def upload_multipart_part(
        self,
        session_id: Any,
        part_num: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Upload a part"""
        return self._invoke(
            _batches._UPLOAD_MULTIPART_PART,
            {"session_id": session_id, "part_num": part_num, "ib_context": ib_context},
            body,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def upload_multipart_part_with_http_info(
        self,
        session_id: Any,
        part_num: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._UPLOAD_MULTIPART_PART,
            {"session_id": session_id, "part_num": part_num, "ib_context": ib_context},
            body,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def upload_multipart_part_without_preload_content(
        self,
        session_id: Any,
        part_num: Any,
        body: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._UPLOAD_MULTIPART_PART,
            {"session_id": session_id, "part_num": part_num, "ib_context": ib_context},
            body,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def commit_multipart_upload_session(
        self,
        session_id: Any,
        commit_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Commit or abort a multipart upload"""
        return self._invoke(
            _batches._COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "ib_context": ib_context},
            commit_multipart_upload_session_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def commit_multipart_upload_session_with_http_info(
        self,
        session_id: Any,
        commit_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "ib_context": ib_context},
            commit_multipart_upload_session_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def commit_multipart_upload_session_without_preload_content(
        self,
        session_id: Any,
        commit_multipart_upload_session_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._COMMIT_MULTIPART_UPLOAD_SESSION,
            {"session_id": session_id, "ib_context": ib_context},
            commit_multipart_upload_session_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def poll_batches_job(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get the state of a batch deletion"""
        return self._invoke(
            _batches._POLL_JOB,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def poll_batches_job_with_http_info(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _batches._POLL_JOB,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def poll_batches_job_without_preload_content(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _batches._POLL_JOB,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )


class FilesApi(LegacyApi):
    """The operations of the former FilesApi."""

    api_client_class = ApiClient

    def read_file(
        self,
        path: Any,
        expect_node_type: Any,
        ib_context: Any = None,
        range: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Read a file"""
        return self._invoke(
            _files._READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "ib_context": ib_context,
                "range": range,
                "ib_retry_config": ib_retry_config,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def read_file_with_http_info(
        self,
        path: Any,
        expect_node_type: Any,
        ib_context: Any = None,
        range: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _files._READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "ib_context": ib_context,
                "range": range,
                "ib_retry_config": ib_retry_config,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def read_file_without_preload_content(
        self,
        path: Any,
        expect_node_type: Any,
        ib_context: Any = None,
        range: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _files._READ,
            {
                "path": path,
                "expect_node_type": expect_node_type,
                "ib_context": ib_context,
                "range": range,
                "ib_retry_config": ib_retry_config,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def write_file(
        self,
        path: Any,
        body: Any,
        ib_context: Any = None,
        if_none_match: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Write a file"""
        return self._invoke(
            _files._WRITE,
            {"path": path, "ib_context": ib_context, "if_none_match": if_none_match},
            body,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def write_file_with_http_info(
        self,
        path: Any,
        body: Any,
        ib_context: Any = None,
        if_none_match: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _files._WRITE,
            {"path": path, "ib_context": ib_context, "if_none_match": if_none_match},
            body,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def write_file_without_preload_content(
        self,
        path: Any,
        body: Any,
        ib_context: Any = None,
        if_none_match: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _files._WRITE,
            {"path": path, "ib_context": ib_context, "if_none_match": if_none_match},
            body,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_file_metadata(
        self,
        path: Any,
        ib_context: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get the metadata of a file or folder"""
        return self._invoke(
            _files._GET_FILE_METADATA,
            {"path": path, "ib_context": ib_context, "ib_retry_config": ib_retry_config},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_file_metadata_with_http_info(
        self,
        path: Any,
        ib_context: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _files._GET_FILE_METADATA,
            {"path": path, "ib_context": ib_context, "ib_retry_config": ib_retry_config},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_file_metadata_without_preload_content(
        self,
        path: Any,
        ib_context: Any = None,
        ib_retry_config: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _files._GET_FILE_METADATA,
            {"path": path, "ib_context": ib_context, "ib_retry_config": ib_retry_config},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_or_folder(
        self,
        path: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Delete a file or folder"""
        return self._invoke(
            _files._DELETE,
            {"path": path, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_or_folder_with_http_info(
        self,
        path: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _files._DELETE,
            {"path": path, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_file_or_folder_without_preload_content(
        self,
        path: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _files._DELETE,
            {"path": path, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )


class JobsApi(LegacyApi):
    """The operations of the former JobsApi."""

    api_client_class = ApiClient

    def job_status(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get the state of a job"""
        return self._invoke(
            _jobs._STATUS,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def job_status_with_http_info(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _jobs._STATUS,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def job_status_without_preload_content(
        self,
        job_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _jobs._STATUS,
            {"job_id": job_id, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )


class RunsApi(LegacyApi):
    """The operations of the former RunsApi."""

    api_client_class = ApiClient

    def run_app(
        self,
        run_app_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Run an app"""
        return self._invoke(
            _apps_runs._CREATE,
            {"ib_context": ib_context},
            run_app_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def run_app_with_http_info(
        self,
        run_app_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_runs._CREATE,
            {"ib_context": ib_context},
            run_app_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def run_app_without_preload_content(
        self,
        run_app_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_runs._CREATE,
            {"ib_context": ib_context},
            run_app_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_runs(
        self,
        ib_context: Any = None,
        app_id: Any = None,
        app_name: Any = None,
        deployment_id: Any = None,
        username: Any = None,
        run_id: Any = None,
        status: Any = None,
        output_workspaces: Any = None,
        from_timestamp: Any = None,
        to_timestamp: Any = None,
        limit: Any = None,
        offset: Any = None,
        sort_by: Any = None,
        order: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """List runs"""
        return self._invoke(
            _apps_runs._LIST,
            {
                "ib_context": ib_context,
                "app_id": app_id,
                "app_name": app_name,
                "deployment_id": deployment_id,
                "username": username,
                "run_id": run_id,
                "status": status,
                "output_workspaces": output_workspaces,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "limit": limit,
                "offset": offset,
                "sort_by": sort_by,
                "order": order,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_runs_with_http_info(
        self,
        ib_context: Any = None,
        app_id: Any = None,
        app_name: Any = None,
        deployment_id: Any = None,
        username: Any = None,
        run_id: Any = None,
        status: Any = None,
        output_workspaces: Any = None,
        from_timestamp: Any = None,
        to_timestamp: Any = None,
        limit: Any = None,
        offset: Any = None,
        sort_by: Any = None,
        order: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_runs._LIST,
            {
                "ib_context": ib_context,
                "app_id": app_id,
                "app_name": app_name,
                "deployment_id": deployment_id,
                "username": username,
                "run_id": run_id,
                "status": status,
                "output_workspaces": output_workspaces,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "limit": limit,
                "offset": offset,
                "sort_by": sort_by,
                "order": order,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_runs_without_preload_content(
        self,
        ib_context: Any = None,
        app_id: Any = None,
        app_name: Any = None,
        deployment_id: Any = None,
        username: Any = None,
        run_id: Any = None,
        status: Any = None,
        output_workspaces: Any = None,
        from_timestamp: Any = None,
        to_timestamp: Any = None,
        limit: Any = None,
        offset: Any = None,
        sort_by: Any = None,
        order: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_runs._LIST,
            {
                "ib_context": ib_context,
                "app_id": app_id,
                "app_name": app_name,
                "deployment_id": deployment_id,
                "username": username,
                "run_id": run_id,
                "status": status,
                "output_workspaces": output_workspaces,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "limit": limit,
                "offset": offset,
                "sort_by": sort_by,
                "order": order,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_status(
        self,
        run_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get the status of a run"""
        return self._invoke(
            _apps_runs._STATUS,
            {"run_id": run_id, "ib_context": ib_context},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_status_with_http_info(
        self,
        run_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_runs._STATUS,
            {"run_id": run_id, "ib_context": ib_context},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_status_without_preload_content(
        self,
        run_id: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_runs._STATUS,
            {"run_id": run_id, "ib_context": ib_context},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_results(
        self,
        run_id: Any,
        include_review_results: Any = None,
        include_confidence_scores: Any = None,
        include_validation_results: Any = None,
        include_source_info: Any = None,
        file_offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Get the results of a run"""
        return self._invoke(
            _apps_runs._RESULTS,
            {
                "run_id": run_id,
                "include_review_results": include_review_results,
                "include_confidence_scores": include_confidence_scores,
                "include_validation_results": include_validation_results,
                "include_source_info": include_source_info,
                "file_offset": file_offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_results_with_http_info(
        self,
        run_id: Any,
        include_review_results: Any = None,
        include_confidence_scores: Any = None,
        include_validation_results: Any = None,
        include_source_info: Any = None,
        file_offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_runs._RESULTS,
            {
                "run_id": run_id,
                "include_review_results": include_review_results,
                "include_confidence_scores": include_confidence_scores,
                "include_validation_results": include_validation_results,
                "include_source_info": include_source_info,
                "file_offset": file_offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def get_run_results_without_preload_content(
        self,
        run_id: Any,
        include_review_results: Any = None,
        include_confidence_scores: Any = None,
        include_validation_results: Any = None,
        include_source_info: Any = None,
        file_offset: Any = None,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_runs._RESULTS,
            {
                "run_id": run_id,
                "include_review_results": include_review_results,
                "include_confidence_scores": include_confidence_scores,
                "include_validation_results": include_validation_results,
                "include_source_info": include_source_info,
                "file_offset": file_offset,
                "ib_context": ib_context,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_run(
        self,
        run_id: Any,
        ib_context: Any = None,
        delete_db_data: Any = None,
        delete_input: Any = None,
        delete_output: Any = None,
        delete_logs: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Delete a run"""
        return self._invoke(
            _apps_runs._DELETE,
            {
                "run_id": run_id,
                "ib_context": ib_context,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
            },
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_run_with_http_info(
        self,
        run_id: Any,
        ib_context: Any = None,
        delete_db_data: Any = None,
        delete_input: Any = None,
        delete_output: Any = None,
        delete_logs: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_runs._DELETE,
            {
                "run_id": run_id,
                "ib_context": ib_context,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
            },
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_run_without_preload_content(
        self,
        run_id: Any,
        ib_context: Any = None,
        delete_db_data: Any = None,
        delete_input: Any = None,
        delete_output: Any = None,
        delete_logs: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_runs._DELETE,
            {
                "run_id": run_id,
                "ib_context": ib_context,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
            },
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def run_deployment(
        self,
        deployment_id: Any,
        run_deployment_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Run a deployment"""
        return self._invoke(
            _apps_deployments_runs._CREATE,
            {"ib_context": ib_context, "deployment_id": deployment_id},
            run_deployment_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def run_deployment_with_http_info(
        self,
        deployment_id: Any,
        run_deployment_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _apps_deployments_runs._CREATE,
            {"ib_context": ib_context, "deployment_id": deployment_id},
            run_deployment_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def run_deployment_without_preload_content(
        self,
        deployment_id: Any,
        run_deployment_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _apps_deployments_runs._CREATE,
            {"ib_context": ib_context, "deployment_id": deployment_id},
            run_deployment_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )


class SecretsApi(LegacyApi):
    """The operations of the former SecretsApi."""

    api_client_class = ApiClient

    def list_secrets(
        self,
        ib_context: Any = None,
        workspace: Any = None,
        alias: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """List secrets"""
        return self._invoke(
            _secrets._LIST,
            {"ib_context": ib_context, "workspace": workspace, "alias": alias},
            NOT_GIVEN,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_secrets_with_http_info(
        self,
        ib_context: Any = None,
        workspace: Any = None,
        alias: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _secrets._LIST,
            {"ib_context": ib_context, "workspace": workspace, "alias": alias},
            NOT_GIVEN,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def list_secrets_without_preload_content(
        self,
        ib_context: Any = None,
        workspace: Any = None,
        alias: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _secrets._LIST,
            {"ib_context": ib_context, "workspace": workspace, "alias": alias},
            NOT_GIVEN,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_secret(
        self,
        create_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Create a secret"""
        return self._invoke(
            _secrets._CREATE,
            {"ib_context": ib_context},
            create_secret_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_secret_with_http_info(
        self,
        create_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _secrets._CREATE,
            {"ib_context": ib_context},
            create_secret_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def create_secret_without_preload_content(
        self,
        create_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _secrets._CREATE,
            {"ib_context": ib_context},
            create_secret_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def update_secret(
        self,
        update_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Update a secret"""
        return self._invoke(
            _secrets._UPDATE,
            {"ib_context": ib_context},
            update_secret_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def update_secret_with_http_info(
        self,
        update_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _secrets._UPDATE,
            {"ib_context": ib_context},
            update_secret_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def update_secret_without_preload_content(
        self,
        update_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _secrets._UPDATE,
            {"ib_context": ib_context},
            update_secret_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_secret(
        self,
        delete_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Delete a secret"""
        return self._invoke(
            _secrets._DELETE,
            {"ib_context": ib_context},
            delete_secret_request,
            "value",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_secret_with_http_info(
        self,
        delete_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return an ApiResponse with status, headers and data."""
        return self._invoke(
            _secrets._DELETE,
            {"ib_context": ib_context},
            delete_secret_request,
            "response",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )

    def delete_secret_without_preload_content(
        self,
        delete_secret_request: Any,
        ib_context: Any = None,
        _request_timeout: Any = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Do the same, but return the raw response, whatever its status."""
        return self._invoke(
            _secrets._DELETE,
            {"ib_context": ib_context},
            delete_secret_request,
            "raw",
            _request_timeout=_request_timeout,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _headers=_headers,
            _host_index=_host_index,
        )
