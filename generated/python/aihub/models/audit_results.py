# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: audit results."""

from __future__ import annotations

from .._core.codec.pages import AsyncPage, SyncPage
from .audit import AuditLog, AuditLogs

__all__ = [
    "AsyncGetAuditLogsPage",
    "GetAuditLogsPage",
]


class GetAuditLogsPage(SyncPage[AuditLog], AuditLogs):
    """A page: :class:`AuditLogs`, and the way to the items of all further pages."""


class AsyncGetAuditLogsPage(AsyncPage[AuditLog], AuditLogs):
    """A page: :class:`AuditLogs`, and the way to the items of all further pages."""
