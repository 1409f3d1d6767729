# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: other."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from .._core.codec.models import Model as BaseModel

__all__ = [
    "DocumentMetadataResponse",
    "DocumentUploadResponse",
    "DocumentUploadResponseUploadStatus",
    "DocumentUploadResponseUploadStatusFailureInner",
    "DocumentUploadResponseUploadStatusSuccessInner",
    "DocumentUploadStatus",
    "DocumentUploadStatusFailure",
    "DocumentUploadStatusSuccess",
]


class DocumentUploadStatusSuccess(BaseModel):
    """A document that was uploaded."""

    name: Optional[str] = None
    """The name of the document."""


class DocumentUploadStatusFailure(BaseModel):
    """A document that was not uploaded."""

    name: Optional[str] = None
    """The name of the document."""
    reason: Optional[str] = None
    """Why the document was not uploaded."""


class DocumentUploadStatus(BaseModel):
    """The documents, grouped by result."""

    success: Optional[List[DocumentUploadStatusSuccess]] = None
    """The documents that were uploaded."""
    failure: Optional[List[DocumentUploadStatusFailure]] = None
    """The documents that were not uploaded."""


class DocumentUploadResponse(BaseModel):
    """The result of an upload of several documents. Currently no operation returns it."""

    upload_status: Optional[DocumentUploadStatus] = None
    """The documents, grouped by result."""


class DocumentMetadataResponse(BaseModel):
    """Metadata of an uploaded document. Currently no operation returns it."""

    id: Optional[int] = None
    """The ID of the document."""
    ibdoc_path: Optional[str] = None
    """The path of the internal representation of the document."""
    name: Optional[str] = None
    """The name of the document."""
    metadata: Optional[List[Dict[str, Any]]] = None
    """Additional metadata, without a fixed structure."""


DocumentUploadResponseUploadStatus = DocumentUploadStatus
"""The name of `DocumentUploadStatus` in SDKs of OpenAPI Generator."""
DocumentUploadResponseUploadStatusSuccessInner = DocumentUploadStatusSuccess
"""The name of `DocumentUploadStatusSuccess` in SDKs of OpenAPI Generator."""
DocumentUploadResponseUploadStatusFailureInner = DocumentUploadStatusFailure
"""The name of `DocumentUploadStatusFailure` in SDKs of OpenAPI Generator."""
