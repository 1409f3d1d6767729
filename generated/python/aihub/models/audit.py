# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: audit."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, ClassVar, FrozenSet, List, Optional, Union

from typing_extensions import Annotated

from .._core.codec.markers import SENT, Instant, Sent
from .._core.codec.models import SENT_LIST, Model as BaseModel
from .._core.codec.moments import moment

__all__ = [
    "AuditLog",
    "AuditLogs",
    "AuditLogsData",
    "GetAuditLogs200Response",
    "GetAuditLogs200ResponseData",
    "GetAuditLogs200ResponseDataResultsInner",
    "GetAuditLogsRequest",
]


class GetAuditLogsRequest(BaseModel):
    """Filters, and the page to return."""

    start: Optional[int] = None
    """The number of entries to skip.

    To fetch all pages, increase it by the number of entries in each response, and stop at
    an empty page. A page with fewer than `size` entries is not necessarily the last one.
    """
    size: Optional[int] = None
    """The maximum number of entries to return. If omitted, the server chooses the number."""
    log_type: Optional[str] = None
    """Only return entries of this type, for example `login_v2`.

    - `account_v2`: new user accounts
    - `api_v2`: API requests
    - `app_v2`: operations on apps
    - `app_deployment_v2`: operations on deployments
    - `app_deployment_run_v2`: runs of deployments
    - `datasource_v2`: data connections
    - `login_v2`: sign-ins
    - `oauth2_v2`: OAuth tokens
    - `org_v2`: roles in the organization
    - `org_secrets_v2`: the secrets vault
    - `perms_v2`: members and roles of the organization, workspaces and groups
    - `projects_v2`: operations on projects
    - `review_v2`: human reviews
    - `workspace_v2`: operations on workspaces

    For events before release 25.34, use the names without `_v2`.
    """
    email: Optional[str] = None
    """Only return entries for the user with this email address."""
    start_time: Optional[Annotated[str, Instant("ms")]] = None
    """The start of the time window, as a Unix timestamp in milliseconds, written as a string."""
    end_time: Optional[Annotated[str, Instant("ms")]] = None
    """The end of the time window, as a Unix timestamp in milliseconds, written as a string."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"start", "size", "log_type", "email", "start_time", "end_time"}
    )
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            start: Optional[int] = ...,
            size: Optional[int] = ...,
            log_type: Optional[str] = ...,
            email: Optional[str] = ...,
            start_time: Optional[Union[str, _dt.datetime]] = ...,
            end_time: Optional[Union[str, _dt.datetime]] = ...,
        ) -> None: ...


class AuditLog(BaseModel):
    """One event. Each type of event has additional properties."""

    timestamp_millis: Optional[str] = None
    """When the event occurred, as a Unix timestamp in milliseconds, written as a string."""
    email: Optional[str] = None
    """The email address of the user who caused the event."""
    user_ip: Optional[str] = None
    """The IP address of the user."""
    log_type: Optional[str] = None
    """The type of the event."""

    @property
    def timestamp_datetime(self) -> Optional[_dt.datetime]:
        """`timestamp_millis` as a datetime in UTC."""
        return moment(self.timestamp_millis, "ms")


class AuditLogsData(BaseModel):
    """The entries found."""

    results: Sent[List[AuditLog]] = SENT_LIST
    """The entries on this page."""
    if TYPE_CHECKING:

        def __init__(self, *, results: Optional[List[AuditLog]] = ...) -> None: ...


class AuditLogs(BaseModel):
    """One page of the audit log."""

    status: Sent[str] = SENT
    """`OK`, or `ERROR` if the request failed despite the status code 200."""
    data: Sent[AuditLogsData] = SENT
    """The entries found."""
    if TYPE_CHECKING:

        def __init__(
            self, *, status: Optional[str] = ..., data: Optional[AuditLogsData] = ...
        ) -> None: ...


GetAuditLogs200Response = AuditLogs
"""The name of `AuditLogs` in SDKs of OpenAPI Generator."""
GetAuditLogs200ResponseData = AuditLogsData
"""The name of `AuditLogsData` in SDKs of OpenAPI Generator."""
GetAuditLogs200ResponseDataResultsInner = AuditLog
"""The name of `AuditLog` in SDKs of OpenAPI Generator."""
