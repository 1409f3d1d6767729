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
]


class DocumentUploadResponseUploadStatusSuccessInner(BaseModel):
    """A document that was uploaded."""

    name: Optional[str] = None
    """The name of the document."""


class DocumentUploadResponseUploadStatusFailureInner(BaseModel):
    """A document that was not uploaded."""

    name: Optional[str] = None
    """The name of the document."""
    reason: Optional[str] = None
    """Why the document was not uploaded."""


class DocumentUploadResponseUploadStatus(BaseModel):
    """The documents, grouped by result."""

    success: Optional[List[DocumentUploadResponseUploadStatusSuccessInner]] = None
    """The documents that were uploaded."""
    failure: Optional[List[DocumentUploadResponseUploadStatusFailureInner]] = None
    """The documents that were not uploaded."""


class DocumentUploadResponse(BaseModel):
    """The result of an upload of several documents. Currently no operation returns it."""

    upload_status: Optional[DocumentUploadResponseUploadStatus] = None
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
