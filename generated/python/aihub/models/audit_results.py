# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: audit results."""

from __future__ import annotations

from .._core.codec.pages import AsyncPage, SyncPage
from .audit import GetAuditLogs200Response, GetAuditLogs200ResponseDataResultsInner

__all__ = [
    "AsyncGetAuditLogsPage",
    "GetAuditLogsPage",
]


class GetAuditLogsPage(SyncPage[GetAuditLogs200ResponseDataResultsInner], GetAuditLogs200Response):
    """A page: :class:`GetAuditLogs200Response`, and the way to the items of all further pages."""


class AsyncGetAuditLogsPage(
    AsyncPage[GetAuditLogs200ResponseDataResultsInner], GetAuditLogs200Response
):
    """A page: :class:`GetAuditLogs200Response`, and the way to the items of all further pages."""
