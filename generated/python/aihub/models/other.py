# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: other."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from .._core.models import Model as BaseModel

__all__ = [
    "DocumentMetadataResponse",
    "DocumentUploadResponse",
    "DocumentUploadResponseUploadStatus",
    "DocumentUploadResponseUploadStatusFailureInner",
    "DocumentUploadResponseUploadStatusSuccessInner",
]


class DocumentUploadResponseUploadStatusSuccessInner(BaseModel):
    """A document that arrived."""

    name: Optional[str] = None
    """Its name."""


class DocumentUploadResponseUploadStatusFailureInner(BaseModel):
    """A document that did not arrive."""

    name: Optional[str] = None
    """Its name."""
    reason: Optional[str] = None
    """Why it was not taken."""


class DocumentUploadResponseUploadStatus(BaseModel):
    """The documents, sorted by how it went."""

    success: Optional[List[DocumentUploadResponseUploadStatusSuccessInner]] = None
    """Those that arrived."""
    failure: Optional[List[DocumentUploadResponseUploadStatusFailureInner]] = None
    """Those that did not."""


class DocumentUploadResponse(BaseModel):
    """How an upload of several documents went. No operation returns it at present."""

    upload_status: Optional[DocumentUploadResponseUploadStatus] = None
    """The documents, sorted by how it went."""


class DocumentMetadataResponse(BaseModel):
    """Facts about one uploaded document. No operation returns it at present."""

    id: Optional[int] = None
    """The id of the document."""
    ibdoc_path: Optional[str] = None
    """Where its internal form is stored."""
    name: Optional[str] = None
    """Its name."""
    metadata: Optional[List[Dict[str, Any]]] = None
    """Further facts, in no fixed form."""
