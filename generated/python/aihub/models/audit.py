# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: audit."""

from __future__ import annotations

from typing import ClassVar, FrozenSet, List, Optional

from .._core.models import Model as BaseModel

__all__ = [
    "GetAuditLogs200Response",
    "GetAuditLogs200ResponseData",
    "GetAuditLogs200ResponseDataResultsInner",
    "GetAuditLogsRequest",
]


class GetAuditLogsRequest(BaseModel):
    """Filters and the page wanted."""

    start: Optional[int] = None
    """How many entries to skip before the first one returned, counted from 0."""
    size: Optional[int] = None
    """The largest number of entries to return. Left out, the server decides."""
    log_type: Optional[str] = None
    """Only entries of one kind:

    - `account_v2`: users that were added
    - `api_v2`: requests to the API
    - `app_v2`: work on apps
    - `app_deployment_v2`: work on deployments
    - `app_deployment_run_v2`: runs of deployments
    - `datasource_v2`: connections to data
    - `login_v2`: sign-ins
    - `oauth2_v2`: OAuth tokens
    - `org_v2`: roles in the organization
    - `org_secrets_v2`: the secrets vault
    - `perms_v2`: members and roles of organization, workspaces and groups
    - `projects_v2`: work on projects
    - `review_v2`: human reviews
    - `workspace_v2`: workspaces that were made, changed or removed

    Entries from before release 25.34 are found under the same names without `_v2`.
    """
    email: Optional[str] = None
    """Only entries that the user with this e-mail address caused."""
    start_time: Optional[str] = None
    """The beginning of the window, in Unix time, milliseconds, written as text.

    Unit: ms.
    """
    end_time: Optional[str] = None
    """The end of the window, in Unix time, milliseconds, written as text.

    Unit: ms.
    """
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"start", "size", "log_type", "email", "start_time", "end_time"}
    )


class GetAuditLogs200ResponseDataResultsInner(BaseModel):
    """One event. Each kind has further keys of its own beside these four."""

    timestamp_millis: Optional[str] = None
    """When it happened, in Unix time, milliseconds, written as text.

    Unit: ms.
    """
    email: Optional[str] = None
    """The e-mail address of the user who caused it."""
    user_ip: Optional[str] = None
    """The network address that the user came from."""
    log_type: Optional[str] = None
    """The kind of event."""


class GetAuditLogs200ResponseData(BaseModel):
    """What was found."""

    results: Optional[List[GetAuditLogs200ResponseDataResultsInner]] = None
    """The entries of this page."""


class GetAuditLogs200Response(BaseModel):
    """One page of the audit log."""

    status: Optional[str] = None
    """`OK`, or `ERROR` when the call failed in spite of the 200."""
    data: Optional[GetAuditLogs200ResponseData] = None
    """What was found."""
