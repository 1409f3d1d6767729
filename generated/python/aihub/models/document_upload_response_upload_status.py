# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from .other import DocumentUploadResponseUploadStatus as DocumentUploadResponseUploadStatus

__all__ = [
    "DocumentUploadResponseUploadStatus",
]
