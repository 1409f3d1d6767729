# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `audit`."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, Mapping, Optional, Union

from typing_extensions import Unpack

from .. import models
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource, paged as _paged
from .._core.spec.operation import Body, Operation, Param, Reply
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.paging import Pages

if TYPE_CHECKING:
    from ..api import AuditApi

_LIST: Operation[models.AuditLogs] = Operation(
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
            lambda: models.AuditLogs,
            error_if=("/status", "ERROR", "/msg"),
        ),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
    retry="safe",
)
_LIST_PAGES_: Pages[models.GetAuditLogsPage, models.AsyncGetAuditLogsPage] = Pages(
    _LIST,
    "offset",
    items="/data/results",
    argument="start",
    takes="int",
    size="size",
    classes=lambda: (models.GetAuditLogsPage, models.AsyncGetAuditLogsPage),
)


class Audit(SyncResource):
    """The audit log: who did what, and when. For Enterprise organizations with a single-tenant
    environment.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> AuditApi:
        """The same operations with the method names of the former SDK."""
        from ..api import AuditApi

        return AuditApi(self._client.client)

    def list(
        self,
        start: Union[int, None, NotGiven] = NOT_GIVEN,
        size: Union[int, None, NotGiven] = NOT_GIVEN,
        log_type: Union[str, None, NotGiven] = NOT_GIVEN,
        email: Union[str, None, NotGiven] = NOT_GIVEN,
        start_time: Union[Union[str, _dt.datetime], None, NotGiven] = NOT_GIVEN,
        end_time: Union[Union[str, _dt.datetime], None, NotGiven] = NOT_GIVEN,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.GetAuditLogsPage:
        """Read the audit log.

        Returns entries of the audit log, page by page. All filters are optional. Although this
        is a POST request, it changes nothing.

        Available to Enterprise organizations with a single-tenant environment. Ask Instabase
        Support for permission to access the audit log.

        This operation can report an error in a response with status 200: then `status` is
        `ERROR` and `msg` contains the reason. The Python SDK raises an exception in this case.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            start: The number of entries to skip. Pass None to send null.
            size: The maximum number of entries to return. If omitted, the server chooses the
                number. Pass None to send null.
            log_type: Only return entries of this type, for example `login_v2`. Pass None to
                send null.
            email: Only return entries for the user with this email address. Pass None to send
                null.
            start_time: The start of the time window, as a Unix timestamp in milliseconds,
                written as a string. A datetime is accepted as well; without a time zone, it is
                in UTC. Pass None to send null.
            end_time: The end of the time window, as a Unix timestamp in milliseconds, written
                as a string. A datetime is accepted as well; without a time zone, it is in UTC.
                Pass None to send null.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of entries.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.audit.list():
                    print(item)
        """
        return self._run(
            _LIST_PAGES_,
            {
                "start": start,
                "size": size,
                "log_type": log_type,
                "email": email,
                "start_time": start_time,
                "end_time": end_time,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    get_audit_logs = list


class AsyncAudit(AsyncResource):
    """The asynchronous version of :class:`Audit`."""

    @_paged
    async def list(
        self,
        start: Union[int, None, NotGiven] = NOT_GIVEN,
        size: Union[int, None, NotGiven] = NOT_GIVEN,
        log_type: Union[str, None, NotGiven] = NOT_GIVEN,
        email: Union[str, None, NotGiven] = NOT_GIVEN,
        start_time: Union[Union[str, _dt.datetime], None, NotGiven] = NOT_GIVEN,
        end_time: Union[Union[str, _dt.datetime], None, NotGiven] = NOT_GIVEN,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncGetAuditLogsPage:
        """Read the audit log.

        Returns entries of the audit log, page by page. All filters are optional. Although this
        is a POST request, it changes nothing.

        Available to Enterprise organizations with a single-tenant environment. Ask Instabase
        Support for permission to access the audit log.

        This operation can report an error in a response with status 200: then `status` is
        `ERROR` and `msg` contains the reason. The Python SDK raises an exception in this case.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            start: The number of entries to skip. Pass None to send null.
            size: The maximum number of entries to return. If omitted, the server chooses the
                number. Pass None to send null.
            log_type: Only return entries of this type, for example `login_v2`. Pass None to
                send null.
            email: Only return entries for the user with this email address. Pass None to send
                null.
            start_time: The start of the time window, as a Unix timestamp in milliseconds,
                written as a string. A datetime is accepted as well; without a time zone, it is
                in UTC. Pass None to send null.
            end_time: The end of the time window, as a Unix timestamp in milliseconds, written
                as a string. A datetime is accepted as well; without a time zone, it is in UTC.
                Pass None to send null.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            max_items: The maximum number of items that iterating yields, over all pages.
                Defaults to all of them.
            resume: Where to go on: the `resume_token` of a page, of its iterator, or of the
                exception that ended the iteration. It is plain JSON. Pass the same other
                arguments again.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            One page of entries.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.audit.list():
                    print(item)
        """
        return await self._run(
            _LIST_PAGES_,
            {
                "start": start,
                "size": size,
                "log_type": log_type,
                "email": email,
                "start_time": start_time,
                "end_time": end_time,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    get_audit_logs = list
