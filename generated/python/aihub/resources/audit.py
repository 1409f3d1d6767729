# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""The resource `audit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional, Union

from .. import models
from .._core.lazy import cached_property
from .._core.operation import Body, Operation, Param, Reply
from .._core.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from .._core.resource import AsyncResource, ClientValue, SyncResource

if TYPE_CHECKING:
    from ..api import AuditApi

_LIST: Operation[models.GetAuditLogs200Response] = Operation(
    "getAuditLogs",
    "POST",
    "/v1/auditlogs",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.GetAuditLogsRequest,
            fields=(
                ("start", "start"),
                ("size", "size"),
                ("log_type", "log_type"),
                ("email", "email"),
                ("start_time", "start_time"),
                ("end_time", "end_time"),
            ),
        ),
    ),
    replies=(
        Reply(
            "200",
            "application/json",
            lambda: models.GetAuditLogs200Response,
            error_if=("/status", "ERROR", "/msg"),
        ),
        Reply("default", "application/json", lambda: models.Error),
    ),
    retry="safe",
)


class Audit(SyncResource):
    """Who did what and when, for organizations with an environment of their own."""

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> AuditApi:
        """The same operations as the former client had them."""
        from ..api import AuditApi

        return AuditApi(self._client.client)

    def list(
        self,
        start: Union[int, None, NotGiven] = NOT_GIVEN,
        size: Union[int, None, NotGiven] = NOT_GIVEN,
        log_type: Union[str, None, NotGiven] = NOT_GIVEN,
        email: Union[str, None, NotGiven] = NOT_GIVEN,
        start_time: Union[str, None, NotGiven] = NOT_GIVEN,
        end_time: Union[str, None, NotGiven] = NOT_GIVEN,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.GetAuditLogs200Response:
        """Read the audit log.

        Returns entries of the audit log, narrowed by the filters that are given. Although it is
        a POST, it changes nothing.

        To walk through a long list, send `size` and raise `start` by the number of entries
        received. The reply has no marker for the end: a page shorter than `size` is the last.

        Open to organizations of the Enterprise tier whose environment is not shared with
        others, and only after Instabase Support has given the permission.

        This call may answer a failure with status 200, a `status` of `ERROR` and the reason in
        `msg`.

        Args:
            start: How many entries to skip before the first one returned, counted from 0. None
                is sent as null.
            size: The largest number of entries to return. Left out, the server decides. None is
                sent as null.
            log_type: Only entries of one kind: None is sent as null.
            email: Only entries that the user with this e-mail address caused. None is sent as
                null.
            start_time: The beginning of the window, in Unix time, milliseconds, written as
                text. Unit: ms. None is sent as null.
            end_time: The end of the window, in Unix time, milliseconds, written as text. Unit:
                ms. None is sent as null.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of entries, or a failure with the `status` `ERROR`.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.audit.list()
        """
        return self._call(
            _LIST,
            {
                "start": start,
                "size": size,
                "log_type": log_type,
                "email": email,
                "start_time": start_time,
                "end_time": end_time,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    get_audit_logs = list


class AsyncAudit(AsyncResource):
    """The asyncio twin of :class:`Audit`."""

    async def list(
        self,
        start: Union[int, None, NotGiven] = NOT_GIVEN,
        size: Union[int, None, NotGiven] = NOT_GIVEN,
        log_type: Union[str, None, NotGiven] = NOT_GIVEN,
        email: Union[str, None, NotGiven] = NOT_GIVEN,
        start_time: Union[str, None, NotGiven] = NOT_GIVEN,
        end_time: Union[str, None, NotGiven] = NOT_GIVEN,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.GetAuditLogs200Response:
        """Read the audit log.

        Returns entries of the audit log, narrowed by the filters that are given. Although it is
        a POST, it changes nothing.

        To walk through a long list, send `size` and raise `start` by the number of entries
        received. The reply has no marker for the end: a page shorter than `size` is the last.

        Open to organizations of the Enterprise tier whose environment is not shared with
        others, and only after Instabase Support has given the permission.

        This call may answer a failure with status 200, a `status` of `ERROR` and the reason in
        `msg`.

        Args:
            start: How many entries to skip before the first one returned, counted from 0. None
                is sent as null.
            size: The largest number of entries to return. Left out, the server decides. None is
                sent as null.
            log_type: Only entries of one kind: None is sent as null.
            email: Only entries that the user with this e-mail address caused. None is sent as
                null.
            start_time: The beginning of the window, in Unix time, milliseconds, written as
                text. Unit: ms. None is sent as null.
            end_time: The end of the window, in Unix time, milliseconds, written as text. Unit:
                ms. None is sent as null.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of entries, or a failure with the `status` `ERROR`.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.audit.list()
        """
        return await self._call(
            _LIST,
            {
                "start": start,
                "size": size,
                "log_type": log_type,
                "email": email,
                "start_time": start_time,
                "end_time": end_time,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    get_audit_logs = list
