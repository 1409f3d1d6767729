# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `apps.deployments.runs`."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, Callable, Optional, Union

from typing_extensions import Unpack

from .. import models
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource
from .._core.spec.deprecation import told as _told
from .._core.spec.operation import Body, Operation, Param, Reply, Rule
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.waiting import Handle, Start, StartAndWait, Starts, there

if TYPE_CHECKING:
    from ..api import RunsApi

_CREATE: Operation[models.Run] = Operation(
    "runDeployment",
    "POST",
    "/v2/apps/deployments/{deployment-id}/runs",
    params=(
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("deployment_id", "path", "deployment-id", lambda: str, required=True),
    ),
    bodies=(
        Body(
            "application/json",
            lambda: models.RunDeploymentRequest,
            fields=(
                ("batch_id", "batch_id"),
                ("input_dir", "input_dir"),
                ("manual_upstream_integration", "manual_upstream_integration"),
                ("from_timestamp", "from_timestamp"),
                ("to_timestamp", "to_timestamp"),
                ("version", "version"),
                ("output_dir", "output_dir"),
                ("settings", "settings"),
            ),
        ),
    ),
    replies=(
        Reply("202", "application/json", lambda: models.Run),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
    rules=(Rule(("batch_id", "input_dir", "manual_upstream_integration"), 1, 1),),
    sent_if=(
        ("from_timestamp", "manual_upstream_integration", True),
        ("to_timestamp", "manual_upstream_integration", True),
    ),
)
_CREATE_START_: Start[models.Run] = Start(
    _CREATE, there(__name__, "apps_runs", "_STATUS_WORK_"), "run_id", (Handle("/id"),)
)
_CREATE_AND_WAIT: StartAndWait[models.Run] = StartAndWait(lambda: _CREATE_START_)
_CREATE_STARTED_: Starts[models.StartedRun, models.AsyncStartedRun] = Starts(
    _CREATE, lambda: _CREATE_START_, lambda: (models.StartedRun, models.AsyncStartedRun)
)


class DeploymentRuns(SyncResource):
    """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
    status, fetch their results and delete them.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> RunsApi:
        """The same operations with the method names of the former SDK."""
        from ..api import RunsApi

        return RunsApi(self._client.client)

    @_told(
        {
            "output_workspace": "output_workspace is ignored. The API no longer supports it (since March 2025)."
        }
    )
    def create(
        self,
        deployment_id: str,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        manual_upstream_integration: Optional[bool] = None,
        from_timestamp: Optional[Union[float, _dt.datetime]] = None,
        to_timestamp: Optional[Union[float, _dt.datetime]] = None,
        version: Optional[str] = None,
        output_workspace: Any = None,
        output_dir: Optional[str] = None,
        settings: Optional[models.RunDeploymentSettingsParam] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.StartedRun:
        """Run a deployment.

        Starts a run of a deployment, and returns the ID of the run immediately.

        Specify the input with exactly one of `batch_id`, `input_dir` and
        `manual_upstream_integration`. Then poll `client.apps.runs.status` until the status is
        final, and fetch the results.

        A deployment can also send notifications by email or webhook. You set them up in the AI
        Hub user interface.

        The input and the output must be accessible in the context that `IB-Context` selects.

        The request returns before the run has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            deployment_id: The ID of the deployment: the UUID after `/deployments/` in the URL
                of the deployment's page.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                this, `input_dir` or `manual_upstream_integration`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify this, `batch_id` or
                `manual_upstream_integration`.
            manual_upstream_integration: Whether to take the input from the upstream integration
                of the deployment. The deployment must have one. Specify this, `batch_id` or
                `input_dir`.
            from_timestamp: The date of the oldest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            to_timestamp: The date of the newest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: Ignored. The API no longer supports it (since March 2025).
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over the output workspace of the
                deployment.
            settings: Settings for this run.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The run was started. Use its `id` to poll the status.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.deployments.runs.create(
                    deployment_id="YOUR_DEPLOYMENT_ID",
                    batch_id=4821,
                )
        """
        return self._run(
            _CREATE_STARTED_,
            {
                "deployment_id": deployment_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "manual_upstream_integration": manual_upstream_integration,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "version": version,
                "output_dir": output_dir,
                "settings": settings,
                "ib_context": ib_context,
            },
            call_options,
        )

    def create_and_wait(
        self,
        deployment_id: str,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        manual_upstream_integration: Optional[bool] = None,
        from_timestamp: Optional[Union[float, _dt.datetime]] = None,
        to_timestamp: Optional[Union[float, _dt.datetime]] = None,
        version: Optional[str] = None,
        output_dir: Optional[str] = None,
        settings: Optional[models.RunDeploymentSettingsParam] = None,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Run a deployment, and wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process. An exception of the request that starts the run has none. Unless its `sent` is
        `no`, the run may have been started; the request is not sent again then.

        Args:
            deployment_id: The ID of the deployment: the UUID after `/deployments/` in the URL
                of the deployment's page.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                this, `input_dir` or `manual_upstream_integration`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify this, `batch_id` or
                `manual_upstream_integration`.
            manual_upstream_integration: Whether to take the input from the upstream integration
                of the deployment. The deployment must have one. Specify this, `batch_id` or
                `input_dir`.
            from_timestamp: The date of the oldest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            to_timestamp: The date of the newest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            version: The version of the app. Defaults to the latest production version.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over the output workspace of the
                deployment.
            settings: Settings for this run.
            on_state: A function that is called with the response whenever the state of the run
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the run fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 5 if omitted.
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
            WorkFailedError: The run failed or was cancelled.
            WaitTimeoutError: The run has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.deployments.runs.create_and_wait(
                    deployment_id="YOUR_DEPLOYMENT_ID",
                    batch_id=4821,
                )
        """
        return self._run(
            _CREATE_AND_WAIT,
            {
                "deployment_id": deployment_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "manual_upstream_integration": manual_upstream_integration,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "version": version,
                "output_dir": output_dir,
                "settings": settings,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )


class AsyncDeploymentRuns(AsyncResource):
    """The asynchronous version of :class:`DeploymentRuns`."""

    @_told(
        {
            "output_workspace": "output_workspace is ignored. The API no longer supports it (since March 2025)."
        }
    )
    async def create(
        self,
        deployment_id: str,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        manual_upstream_integration: Optional[bool] = None,
        from_timestamp: Optional[Union[float, _dt.datetime]] = None,
        to_timestamp: Optional[Union[float, _dt.datetime]] = None,
        version: Optional[str] = None,
        output_workspace: Any = None,
        output_dir: Optional[str] = None,
        settings: Optional[models.RunDeploymentSettingsParam] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncStartedRun:
        """Run a deployment.

        Starts a run of a deployment, and returns the ID of the run immediately.

        Specify the input with exactly one of `batch_id`, `input_dir` and
        `manual_upstream_integration`. Then poll `client.apps.runs.status` until the status is
        final, and fetch the results.

        A deployment can also send notifications by email or webhook. You set them up in the AI
        Hub user interface.

        The input and the output must be accessible in the context that `IB-Context` selects.

        The request returns before the run has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            deployment_id: The ID of the deployment: the UUID after `/deployments/` in the URL
                of the deployment's page.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                this, `input_dir` or `manual_upstream_integration`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify this, `batch_id` or
                `manual_upstream_integration`.
            manual_upstream_integration: Whether to take the input from the upstream integration
                of the deployment. The deployment must have one. Specify this, `batch_id` or
                `input_dir`.
            from_timestamp: The date of the oldest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            to_timestamp: The date of the newest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: Ignored. The API no longer supports it (since March 2025).
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over the output workspace of the
                deployment.
            settings: Settings for this run.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The run was started. Use its `id` to poll the status.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.deployments.runs.create(
                    deployment_id="YOUR_DEPLOYMENT_ID",
                    batch_id=4821,
                )
        """
        return await self._run(
            _CREATE_STARTED_,
            {
                "deployment_id": deployment_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "manual_upstream_integration": manual_upstream_integration,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "version": version,
                "output_dir": output_dir,
                "settings": settings,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def create_and_wait(
        self,
        deployment_id: str,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        manual_upstream_integration: Optional[bool] = None,
        from_timestamp: Optional[Union[float, _dt.datetime]] = None,
        to_timestamp: Optional[Union[float, _dt.datetime]] = None,
        version: Optional[str] = None,
        output_dir: Optional[str] = None,
        settings: Optional[models.RunDeploymentSettingsParam] = None,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Run a deployment, and wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process. An exception of the request that starts the run has none. Unless its `sent` is
        `no`, the run may have been started; the request is not sent again then.

        Args:
            deployment_id: The ID of the deployment: the UUID after `/deployments/` in the URL
                of the deployment's page.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                this, `input_dir` or `manual_upstream_integration`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify this, `batch_id` or
                `manual_upstream_integration`.
            manual_upstream_integration: Whether to take the input from the upstream integration
                of the deployment. The deployment must have one. Specify this, `batch_id` or
                `input_dir`.
            from_timestamp: The date of the oldest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            to_timestamp: The date of the newest email to fetch, as a Unix timestamp in
                milliseconds. Required for a mailbox integration if
                `manual_upstream_integration` is `true`. A datetime is accepted as well; without
                a time zone, it is in UTC.
            version: The version of the app. Defaults to the latest production version.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over the output workspace of the
                deployment.
            settings: Settings for this run.
            on_state: A function that is called with the response whenever the state of the run
                changes. In the asynchronous client it may be asynchronous.
            check: Whether to raise WorkFailedError if the run fails or is cancelled. If False,
                the response is returned.
            interval: The longest time between two polls, in seconds; 5 if omitted.
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
            WorkFailedError: The run failed or was cancelled.
            WaitTimeoutError: The run has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.deployments.runs.create_and_wait(
                    deployment_id="YOUR_DEPLOYMENT_ID",
                    batch_id=4821,
                )
        """
        return await self._run(
            _CREATE_AND_WAIT,
            {
                "deployment_id": deployment_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "manual_upstream_integration": manual_upstream_integration,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "version": version,
                "output_dir": output_dir,
                "settings": settings,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )
