# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, AsyncIterator, Callable, Iterator, Optional, Union

from typing_extensions import Unpack

from .. import models
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource
from .._core.spec.operation import Operation, Param, Reply
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.waiting import Wait, Watch, Work

if TYPE_CHECKING:
    from ..api import JobsApi

_STATUS: Operation[models.JobStatusResponse] = Operation(
    "jobStatus",
    "GET",
    "/v2/jobs/{job_id}",
    params=(
        Param("job_id", "path", "job_id", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(Reply("200", "application/json", lambda: models.JobStatusResponse), Reply("401")),
)
_STATUS_WORK_: Work[models.JobStatusResponse] = Work(
    _STATUS,
    "/state",
    succeeded=("COMPLETE",),
    failed=("FAILED", "CANCELLED"),
    others=("RUNNING", "PENDING"),
    interval=3.0,
)
_WAIT: Wait[models.JobStatusResponse] = Wait(lambda: _STATUS_WORK_)
_WATCH: Watch[models.JobStatusResponse] = Watch(lambda: _STATUS_WORK_)


class Jobs(SyncResource):
    """Background jobs, such as the deletion of a batch, and their state."""

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> JobsApi:
        """The same operations with the method names of the former SDK."""
        from ..api import JobsApi

        return JobsApi(self._client.client)

    def status(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Get the state of a job.

        Returns the state of a background job, such as the deletion of a batch. Poll it every
        few seconds until the state is final: `COMPLETE`, `FAILED` or `CANCELLED`.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the job.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.jobs.status(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return self._run(_STATUS, {"job_id": job_id, "ib_context": ib_context}, call_options)

    def wait(
        self,
        job_id: str,
        *,
        on_state: Optional[Callable[[models.JobStatusResponse], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Wait until the job has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            on_state: A function that is called with the response whenever the state of the job
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The response that says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.jobs.wait(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return self._run(
            _WAIT,
            {
                "job_id": job_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch(
        self,
        job_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[models.JobStatusResponse]:
        """Iterate over the states of the job until it has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.jobs.watch(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"):
                    print(item)
        """
        return self._each(
            _WATCH,
            {"job_id": job_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )


class AsyncJobs(AsyncResource):
    """The asynchronous version of :class:`Jobs`."""

    async def status(
        self,
        job_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Get the state of a job.

        Returns the state of a background job, such as the deletion of a batch. Poll it every
        few seconds until the state is final: `COMPLETE`, `FAILED` or `CANCELLED`.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the job.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.jobs.status(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return await self._run(_STATUS, {"job_id": job_id, "ib_context": ib_context}, call_options)

    async def wait(
        self,
        job_id: str,
        *,
        on_state: Optional[Callable[[models.JobStatusResponse], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.JobStatusResponse:
        """Wait until the job has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            on_state: A function that is called with the response whenever the state of the job
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The response that says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.jobs.wait(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
        """
        return await self._run(
            _WAIT,
            {
                "job_id": job_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch(
        self,
        job_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[models.JobStatusResponse]:
        """Iterate over the states of the job until it has ended.

        The job has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            job_id: The ID of the job. `client.batches.delete` and `client.apps.runs.delete`
                return it; `client.files.delete` returns it at the end of the `Location` URL.
            check: Whether to raise WorkFailedError if the job fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 3 if omitted.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The job failed or was cancelled.
            WaitTimeoutError: The job has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.jobs.watch(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"):
                    print(item)
        """
        return self._each(
            _WATCH,
            {"job_id": job_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )
