# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from .audit import GetAuditLogs200ResponseData as GetAuditLogs200ResponseData

__all__ = [
    "GetAuditLogs200ResponseData",
]
