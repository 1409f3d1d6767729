# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `apps.runs`."""

from __future__ import annotations

import datetime as _dt
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Callable,
    Iterator,
    List,
    Mapping,
    Optional,
    Sequence,
    Union,
)

from typing_extensions import Annotated, Literal, Unpack

from .. import models
from .._core.codec.markers import Instant, OpenEnum
from .._core.lazy import cached_property
from .._core.resource import (
    AsyncResource,
    ClientValue,
    SyncResource,
    paged as _paged,
    tabled as _tabled,
)
from .._core.spec.operation import Body, Operation, Param, Reply, Rule
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven
from .._core.spec.paging import Pages
from .._core.spec.waiting import Handle, Start, StartAndWait, Starts, Wait, Watch, Work, there

if TYPE_CHECKING:
    from ..api import RunsApi

_CREATE: Operation[models.Run] = Operation(
    "runApp",
    "POST",
    "/v2/apps/runs",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.RunAppRequest,
            fields=(
                ("app_name", "app_name"),
                ("app_id", "app_id"),
                ("owner", "owner"),
                ("batch_id", "batch_id"),
                ("input_dir", "input_dir"),
                ("version", "version"),
                ("output_workspace", "output_workspace"),
                ("output_dir", "output_dir"),
                ("settings", "settings"),
            ),
        ),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.Run),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
    rules=(Rule(("batch_id", "input_dir"), 1, 1), Rule(("app_name", "app_id"), 0, 1)),
)
_LIST: Operation[models.RunList] = Operation(
    "listRuns",
    "GET",
    "/v2/apps/runs",
    params=(
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("app_id", "query", "app_id", lambda: str),
        Param("app_name", "query", "app_name", lambda: str),
        Param("deployment_id", "query", "deployment_id", lambda: str),
        Param("username", "query", "username", lambda: str),
        Param("run_id", "query", "run_id", lambda: str),
        Param("status", "query", "status", lambda: List[str]),
        Param("output_workspaces", "query", "output_workspaces", lambda: List[str]),
        Param("from_timestamp", "query", "from_timestamp", lambda: Annotated[int, Instant("s")]),
        Param("to_timestamp", "query", "to_timestamp", lambda: Annotated[int, Instant("s")]),
        Param("limit", "query", "limit", lambda: int),
        Param("offset", "query", "offset", lambda: int),
        Param(
            "sort_by",
            "query",
            "sort_by",
            lambda: Annotated[
                Union[Literal["start_timestamp", "status"], str],
                OpenEnum("start_timestamp", "status"),
            ],
        ),
        Param(
            "order",
            "query",
            "order",
            lambda: Annotated[
                Union[Literal["ASCENDING", "DESCENDING"], str], OpenEnum("ASCENDING", "DESCENDING")
            ],
        ),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.RunList),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_STATUS: Operation[models.Run] = Operation(
    "getRunStatus",
    "GET",
    "/v2/apps/runs/{run_id}",
    params=(
        Param("run_id", "path", "run_id", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.Run),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_RESULTS: Operation[models.ResultsResponse] = Operation(
    "getRunResults",
    "GET",
    "/v2/apps/runs/{run_id}/results",
    params=(
        Param("run_id", "path", "run_id", lambda: str, required=True),
        Param("include_review_results", "query", "include_review_results", lambda: bool),
        Param("include_confidence_scores", "query", "include_confidence_scores", lambda: bool),
        Param("include_validation_results", "query", "include_validation_results", lambda: bool),
        Param("include_source_info", "query", "include_source_info", lambda: bool),
        Param("file_offset", "query", "file_offset", lambda: int),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.ResultsResponse),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_DELETE: Operation[models.DeleteRunResponse] = Operation(
    "deleteRun",
    "DELETE",
    "/v2/apps/runs/{run_id}",
    params=(
        Param("run_id", "path", "run_id", lambda: str, required=True),
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("delete_db_data", "query", "delete_db_data", lambda: bool),
        Param("delete_input", "query", "delete_input", lambda: bool),
        Param("delete_output", "query", "delete_output", lambda: bool),
        Param("delete_logs", "query", "delete_logs", lambda: bool),
    ),
    replies=(
        Reply("202", "application/json", lambda: models.DeleteRunResponse),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_STATUS_WORK_: Work[models.Run] = Work(
    _STATUS,
    "/status",
    succeeded=("COMPLETE",),
    failed=("FAILED", "CANCELLED"),
    waiting=("STOPPED_AT_CHECKPOINT",),
    others=("PAUSED", "RUNNING"),
    interval=5.0,
)
_CREATE_START_: Start[models.Run] = Start(
    _CREATE, lambda: _STATUS_WORK_, "run_id", (Handle("/id"),)
)
_DELETE_START_: Start[models.JobStatusResponse] = Start(
    _DELETE,
    there(__name__, "jobs", "_STATUS_WORK_"),
    "job_id",
    (
        Handle("/delete_input_dir_job_id"),
        Handle("/delete_output_dir_job_id"),
        Handle("/delete_log_dir_job_id"),
    ),
)
_WAIT: Wait[models.Run] = Wait(lambda: _STATUS_WORK_)
_WATCH: Watch[models.Run] = Watch(lambda: _STATUS_WORK_)
_CREATE_AND_WAIT: StartAndWait[models.Run] = StartAndWait(lambda: _CREATE_START_)
_CREATE_STARTED_: Starts[models.StartedRun, models.AsyncStartedRun] = Starts(
    _CREATE, lambda: _CREATE_START_, lambda: (models.StartedRun, models.AsyncStartedRun)
)
_LIST_PAGES_: Pages[models.ListRunsPage, models.AsyncListRunsPage] = Pages(
    _LIST,
    "offset",
    items="/runs",
    argument="offset",
    takes="int",
    size="limit",
    classes=lambda: (models.ListRunsPage, models.AsyncListRunsPage),
)
_RESULTS_PAGES_: Pages[models.ResultsPage, models.AsyncResultsPage] = Pages(
    _RESULTS,
    "offset",
    items="/files",
    each="/documents",
    has_more="/has_more",
    argument="file_offset",
    takes="int",
    classes=lambda: (models.ResultsPage, models.AsyncResultsPage),
)
_DELETE_STARTED_: Starts[models.StartedDeleteRun, models.AsyncStartedDeleteRun] = Starts(
    _DELETE, lambda: _DELETE_START_, lambda: (models.StartedDeleteRun, models.AsyncStartedDeleteRun)
)


class Runs(SyncResource):
    """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
    status, fetch their results and delete them.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> RunsApi:
        """The same operations with the method names of the former SDK."""
        from ..api import RunsApi

        return RunsApi(self._client.client)

    def create(
        self,
        app_name: Optional[str] = None,
        app_id: Optional[str] = None,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        output_dir: Optional[str] = None,
        owner: Optional[str] = None,
        version: Optional[str] = None,
        output_workspace: Optional[str] = None,
        settings: Optional[models.RunAppSettingsParam] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.StartedRun:
        """Run an app.

        Starts a run of an app on a batch or a folder, and returns the ID of the run
        immediately.

        Specify the app with either `app_name` or `app_id`, and the input with either `batch_id`
        or `input_dir`. Then poll `client.apps.runs.status` until the status is final, and fetch
        the results.

        For regular use, create a deployment of the app and use
        `client.apps.deployments.runs.create`. A deployment adds integrations, metrics, human
        review and stored keys.

        The input and the output must be accessible in the context that `IB-Context` selects.

        The request returns before the run has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            app_name: The name of the app. Specify either this or `app_id`.
            app_id: The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page.
                Specify either this or `app_name`.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                either this or `input_dir`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify either this or `batch_id`.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over `output_workspace`.
            owner: The account that owns the app. Defaults to your own account, which is correct
                for your own apps. For Marketplace apps published by Instabase, use `instabase`.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: The name of the workspace to run the app in and to write the
                output to. Defaults to your personal workspace. A service account has no
                personal workspace, so it must specify this or `output_dir`.
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
                result = client.apps.runs.create(app_name="YOUR_APP_NAME", batch_id=4821)
        """
        return self._run(
            _CREATE_STARTED_,
            {
                "app_name": app_name,
                "app_id": app_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "output_dir": output_dir,
                "owner": owner,
                "version": version,
                "output_workspace": output_workspace,
                "settings": settings,
                "ib_context": ib_context,
            },
            call_options,
        )

    def list(
        self,
        app_id: Optional[str] = None,
        app_name: Optional[str] = None,
        deployment_id: Optional[str] = None,
        username: Optional[str] = None,
        run_id: Optional[str] = None,
        status: Optional[Sequence[str]] = None,
        output_workspaces: Optional[Sequence[str]] = None,
        from_timestamp: Optional[Union[int, _dt.datetime]] = None,
        to_timestamp: Optional[Union[int, _dt.datetime]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        sort_by: Optional[Literal["start_timestamp", "status"]] = None,
        order: Optional[Literal["ASCENDING", "DESCENDING"]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.ListRunsPage:
        """List runs.

        Returns the runs that match all given filters, page by page. Set `to_timestamp` so that
        new runs do not shift the pages.

        If you omit `from_timestamp`, only runs of the last 24 hours are returned, regardless of
        the other filters.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            app_id: Only return runs of the app with this ID.
            app_name: Only return runs of the app with this name.
            deployment_id: Only return runs of the deployment with this ID.
            username: Only return runs that this user started.
            run_id: Only return the run with this ID.
            status: Only return runs with one of these statuses, for example `RUNNING` or
                `FAILED`. You can specify several; in a URL, repeat the parameter. The possible
                values are those of the `status` of a run.
            output_workspaces: Only return runs that write their output to one of the workspaces
                with these names. You must have access to each of them. You can specify several;
                in a URL, repeat the parameter. Defaults to all workspaces that you have access
                to.
            from_timestamp: The start of the time window, as a Unix timestamp in seconds.
                Defaults to 24 hours ago. A datetime is accepted as well; without a time zone,
                it is in UTC.
            to_timestamp: The end of the time window, as a Unix timestamp in seconds. Defaults
                to now. A datetime is accepted as well; without a time zone, it is in UTC.
            limit: The maximum number of runs to return. If omitted, the server chooses the
                number.
            offset: The number of runs to skip. Defaults to 0.
            sort_by: The property to sort the runs by: `start_timestamp` or `status`.
            order: The sort order: `ASCENDING` or `DESCENDING`.
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
            One page of runs. The page can be empty.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.apps.runs.list():
                    print(item)
        """
        return self._run(
            _LIST_PAGES_,
            {
                "app_id": app_id,
                "app_name": app_name,
                "deployment_id": deployment_id,
                "username": username,
                "run_id": run_id,
                "status": status,
                "output_workspaces": output_workspaces,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "limit": limit,
                "offset": offset,
                "sort_by": sort_by,
                "order": order,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    def status(
        self,
        run_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Get the status of a run.

        Returns the status of a run. Poll it every few seconds until the status is final:
        `COMPLETE`, `FAILED` or `CANCELLED`.

        `STOPPED_AT_CHECKPOINT` is not final: the run waits for a human review, which can take
        days. Poll less often in this case.

        When the status is `COMPLETE`, fetch the results with `client.apps.runs.results`.

        Args:
            run_id: The ID of the run.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the run.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.status(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._run(_STATUS, {"run_id": run_id, "ib_context": ib_context}, call_options)

    def results(
        self,
        run_id: str,
        file_offset: Optional[int] = None,
        include_confidence_scores: Optional[bool] = False,
        include_source_info: Optional[bool] = False,
        include_review_results: Optional[bool] = False,
        include_validation_results: Optional[bool] = False,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.ResultsPage:
        """Get the results of a run.

        Returns the results of a completed run: the documents in each input file, and the class
        and extracted fields of each document.

        Results are paginated. While `has_more` is `true`, increase `file_offset` by the number
        of files in each response. Stop if a page is empty, even if `has_more` is `true`.

        A response with status 200 can contain classes, fields and documents that failed. Check
        the `error_msg` of the fields, and look for values that are `ERROR`.

        Field names are converted to valid Python names. This affects only the results, not the
        project:

        - only letters, digits and `_` are kept; spaces, quotes and other characters are
          replaced with `_`
        - a single `_` in the original name is doubled
        - a name that starts with a digit gets the prefix `_`

        | In the project | In the results |
        |---|---|
        | `net total` | `net_total` |
        | `buyer's name` | `buyer_s_name` |
        | `2nd signature` | `_2nd_signature` |
        | `tax_no` | `tax__no` |

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile. The result is also a
        table: `rows()` yields flat dicts with the same columns whatever came, and `to_csv()`,
        `to_pandas()`, `to_arrow()` and `to_parquet()` write them.

        Args:
            run_id: The ID of the run.
            file_offset: The index of the first file to return, starting at 0. If omitted, the
                API uses 0.
            include_confidence_scores: Whether to include confidence scores for classes and
                fields.
            include_source_info: Whether to include where values were found: page layouts, paths
                and coordinates.
            include_review_results: Whether to include the edit history of human reviews.
            include_validation_results: Whether to include the results of validation rules for
                documents and fields.
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
            One page of results. Classes, fields and documents that failed are included, with their
            error messages.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.apps.runs.results(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90"):
                    print(item)
        """
        return self._run(
            _RESULTS_PAGES_,
            {
                "run_id": run_id,
                "file_offset": file_offset,
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    def delete(
        self,
        run_id: str,
        delete_db_data: Optional[bool] = True,
        delete_input: Optional[bool] = True,
        delete_output: Optional[bool] = True,
        delete_logs: Optional[bool] = True,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.StartedDeleteRun:
        """Delete a run.

        Deletes a run and its data: database entries, input, output and logs. Use the parameters
        to keep some of the data. Deleted data cannot be restored.

        **If you delete the input, the batch that the run processed is deleted too.** Set
        `delete_input` to `false` to keep it.

        Input, output and logs are deleted in the background, each by a job of its own. To check
        the progress, poll `client.jobs.status` with each job ID of the response until the state
        is final: `COMPLETE`, `FAILED` or `CANCELLED`.

        The request returns before the work has ended. `wait()` of the result waits for each job
        that it names and returns a list; `handles` of the result names them in another process.

        Args:
            run_id: The ID of the run.
            delete_db_data: Whether to delete the data of the run in the database.
            delete_input: Whether to delete the input files, and with them the batch.
            delete_output: Whether to delete the output files.
            delete_logs: Whether to delete the logs.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The run was deleted. Background jobs delete its files.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.delete(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._run(
            _DELETE_STARTED_,
            {
                "run_id": run_id,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
                "ib_context": ib_context,
            },
            call_options,
        )

    def wait(
        self,
        run_id: str,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            run_id: The ID of the run.
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
                result = client.apps.runs.wait(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._run(
            _WAIT,
            {
                "run_id": run_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch(
        self,
        run_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[models.Run]:
        """Iterate over the states of the run until it has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            run_id: The ID of the run.
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
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The run failed or was cancelled.
            WaitTimeoutError: The run has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                for item in client.apps.runs.watch(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90"):
                    print(item)
        """
        return self._each(
            _WATCH,
            {"run_id": run_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )

    def create_and_wait(
        self,
        app_name: Optional[str] = None,
        app_id: Optional[str] = None,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        output_dir: Optional[str] = None,
        owner: Optional[str] = None,
        version: Optional[str] = None,
        output_workspace: Optional[str] = None,
        settings: Optional[models.RunAppSettingsParam] = None,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Run an app, and wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process. An exception of the request that starts the run has none. Unless its `sent` is
        `no`, the run may have been started; the request is not sent again then.

        Args:
            app_name: The name of the app. Specify either this or `app_id`.
            app_id: The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page.
                Specify either this or `app_name`.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                either this or `input_dir`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify either this or `batch_id`.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over `output_workspace`.
            owner: The account that owns the app. Defaults to your own account, which is correct
                for your own apps. For Marketplace apps published by Instabase, use `instabase`.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: The name of the workspace to run the app in and to write the
                output to. Defaults to your personal workspace. A service account has no
                personal workspace, so it must specify this or `output_dir`.
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
                result = client.apps.runs.create_and_wait(
                    app_name="YOUR_APP_NAME",
                    batch_id=4821,
                )
        """
        return self._run(
            _CREATE_AND_WAIT,
            {
                "app_name": app_name,
                "app_id": app_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "output_dir": output_dir,
                "owner": owner,
                "version": version,
                "output_workspace": output_workspace,
                "settings": settings,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )


class AsyncRuns(AsyncResource):
    """The asynchronous version of :class:`Runs`."""

    async def create(
        self,
        app_name: Optional[str] = None,
        app_id: Optional[str] = None,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        output_dir: Optional[str] = None,
        owner: Optional[str] = None,
        version: Optional[str] = None,
        output_workspace: Optional[str] = None,
        settings: Optional[models.RunAppSettingsParam] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncStartedRun:
        """Run an app.

        Starts a run of an app on a batch or a folder, and returns the ID of the run
        immediately.

        Specify the app with either `app_name` or `app_id`, and the input with either `batch_id`
        or `input_dir`. Then poll `client.apps.runs.status` until the status is final, and fetch
        the results.

        For regular use, create a deployment of the app and use
        `client.apps.deployments.runs.create`. A deployment adds integrations, metrics, human
        review and stored keys.

        The input and the output must be accessible in the context that `IB-Context` selects.

        The request returns before the run has ended. `wait()` of the result waits for that, and
        `handle` of the result names it in another process.

        Args:
            app_name: The name of the app. Specify either this or `app_id`.
            app_id: The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page.
                Specify either this or `app_name`.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                either this or `input_dir`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify either this or `batch_id`.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over `output_workspace`.
            owner: The account that owns the app. Defaults to your own account, which is correct
                for your own apps. For Marketplace apps published by Instabase, use `instabase`.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: The name of the workspace to run the app in and to write the
                output to. Defaults to your personal workspace. A service account has no
                personal workspace, so it must specify this or `output_dir`.
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
                result = await client.apps.runs.create(app_name="YOUR_APP_NAME", batch_id=4821)
        """
        return await self._run(
            _CREATE_STARTED_,
            {
                "app_name": app_name,
                "app_id": app_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "output_dir": output_dir,
                "owner": owner,
                "version": version,
                "output_workspace": output_workspace,
                "settings": settings,
                "ib_context": ib_context,
            },
            call_options,
        )

    @_paged
    async def list(
        self,
        app_id: Optional[str] = None,
        app_name: Optional[str] = None,
        deployment_id: Optional[str] = None,
        username: Optional[str] = None,
        run_id: Optional[str] = None,
        status: Optional[Sequence[str]] = None,
        output_workspaces: Optional[Sequence[str]] = None,
        from_timestamp: Optional[Union[int, _dt.datetime]] = None,
        to_timestamp: Optional[Union[int, _dt.datetime]] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        sort_by: Optional[Literal["start_timestamp", "status"]] = None,
        order: Optional[Literal["ASCENDING", "DESCENDING"]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncListRunsPage:
        """List runs.

        Returns the runs that match all given filters, page by page. Set `to_timestamp` so that
        new runs do not shift the pages.

        If you omit `from_timestamp`, only runs of the last 24 hours are returned, regardless of
        the other filters.

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile.

        Args:
            app_id: Only return runs of the app with this ID.
            app_name: Only return runs of the app with this name.
            deployment_id: Only return runs of the deployment with this ID.
            username: Only return runs that this user started.
            run_id: Only return the run with this ID.
            status: Only return runs with one of these statuses, for example `RUNNING` or
                `FAILED`. You can specify several; in a URL, repeat the parameter. The possible
                values are those of the `status` of a run.
            output_workspaces: Only return runs that write their output to one of the workspaces
                with these names. You must have access to each of them. You can specify several;
                in a URL, repeat the parameter. Defaults to all workspaces that you have access
                to.
            from_timestamp: The start of the time window, as a Unix timestamp in seconds.
                Defaults to 24 hours ago. A datetime is accepted as well; without a time zone,
                it is in UTC.
            to_timestamp: The end of the time window, as a Unix timestamp in seconds. Defaults
                to now. A datetime is accepted as well; without a time zone, it is in UTC.
            limit: The maximum number of runs to return. If omitted, the server chooses the
                number.
            offset: The number of runs to skip. Defaults to 0.
            sort_by: The property to sort the runs by: `start_timestamp` or `status`.
            order: The sort order: `ASCENDING` or `DESCENDING`.
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
            One page of runs. The page can be empty.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.apps.runs.list():
                    print(item)
        """
        return await self._run(
            _LIST_PAGES_,
            {
                "app_id": app_id,
                "app_name": app_name,
                "deployment_id": deployment_id,
                "username": username,
                "run_id": run_id,
                "status": status,
                "output_workspaces": output_workspaces,
                "from_timestamp": from_timestamp,
                "to_timestamp": to_timestamp,
                "limit": limit,
                "offset": offset,
                "sort_by": sort_by,
                "order": order,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    async def status(
        self,
        run_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Get the status of a run.

        Returns the status of a run. Poll it every few seconds until the status is final:
        `COMPLETE`, `FAILED` or `CANCELLED`.

        `STOPPED_AT_CHECKPOINT` is not final: the run waits for a human review, which can take
        days. Poll less often in this case.

        When the status is `COMPLETE`, fetch the results with `client.apps.runs.results`.

        Args:
            run_id: The ID of the run.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The current state of the run.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.status(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._run(_STATUS, {"run_id": run_id, "ib_context": ib_context}, call_options)

    @_tabled
    async def results(
        self,
        run_id: str,
        file_offset: Optional[int] = None,
        include_confidence_scores: Optional[bool] = False,
        include_source_info: Optional[bool] = False,
        include_review_results: Optional[bool] = False,
        include_validation_results: Optional[bool] = False,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        max_items: Optional[int] = None,
        resume: Optional[Mapping[str, Any]] = None,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncResultsPage:
        """Get the results of a run.

        Returns the results of a completed run: the documents in each input file, and the class
        and extracted fields of each document.

        Results are paginated. While `has_more` is `true`, increase `file_offset` by the number
        of files in each response. Stop if a page is empty, even if `has_more` is `true`.

        A response with status 200 can contain classes, fields and documents that failed. Check
        the `error_msg` of the fields, and look for values that are `ERROR`.

        Field names are converted to valid Python names. This affects only the results, not the
        project:

        - only letters, digits and `_` are kept; spaces, quotes and other characters are
          replaced with `_`
        - a single `_` in the original name is doubled
        - a name that starts with a digit gets the prefix `_`

        | In the project | In the results |
        |---|---|
        | `net total` | `net_total` |
        | `buyer's name` | `buyer_s_name` |
        | `2nd signature` | `_2nd_signature` |
        | `tax_no` | `tax__no` |

        Iterating over the result yields the items of all pages. A further page is fetched when
        its first item is needed. The API finds a page by counting items, so an item can be
        missing or appear twice if others are added or removed meanwhile. The result is also a
        table: `rows()` yields flat dicts with the same columns whatever came, and `to_csv()`,
        `to_pandas()`, `to_arrow()` and `to_parquet()` write them.

        Args:
            run_id: The ID of the run.
            file_offset: The index of the first file to return, starting at 0. If omitted, the
                API uses 0.
            include_confidence_scores: Whether to include confidence scores for classes and
                fields.
            include_source_info: Whether to include where values were found: page layouts, paths
                and coordinates.
            include_review_results: Whether to include the edit history of human reviews.
            include_validation_results: Whether to include the results of validation rules for
                documents and fields.
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
            One page of results. Classes, fields and documents that failed are included, with their
            error messages.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.apps.runs.results(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90"):
                    print(item)
        """
        return await self._run(
            _RESULTS_PAGES_,
            {
                "run_id": run_id,
                "file_offset": file_offset,
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
                "ib_context": ib_context,
                "max_items": max_items,
                "resume": resume,
            },
            call_options,
        )

    async def delete(
        self,
        run_id: str,
        delete_db_data: Optional[bool] = True,
        delete_input: Optional[bool] = True,
        delete_output: Optional[bool] = True,
        delete_logs: Optional[bool] = True,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.AsyncStartedDeleteRun:
        """Delete a run.

        Deletes a run and its data: database entries, input, output and logs. Use the parameters
        to keep some of the data. Deleted data cannot be restored.

        **If you delete the input, the batch that the run processed is deleted too.** Set
        `delete_input` to `false` to keep it.

        Input, output and logs are deleted in the background, each by a job of its own. To check
        the progress, poll `client.jobs.status` with each job ID of the response until the state
        is final: `COMPLETE`, `FAILED` or `CANCELLED`.

        The request returns before the work has ended. `wait()` of the result waits for each job
        that it names and returns a list; `handles` of the result names them in another process.

        Args:
            run_id: The ID of the run.
            delete_db_data: Whether to delete the data of the run in the database.
            delete_input: Whether to delete the input files, and with them the batch.
            delete_output: Whether to delete the output files.
            delete_logs: Whether to delete the logs.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The run was deleted. Background jobs delete its files.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.delete(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._run(
            _DELETE_STARTED_,
            {
                "run_id": run_id,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def wait(
        self,
        run_id: str,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            run_id: The ID of the run.
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
                result = await client.apps.runs.wait(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._run(
            _WAIT,
            {
                "run_id": run_id,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )

    def watch(
        self,
        run_id: str,
        *,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[models.Run]:
        """Iterate over the states of the run until it has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process.

        Args:
            run_id: The ID of the run.
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
            An iterator over the responses that tell of another state than the one before. The last
            one says that it has ended.

        Raises:
            WorkFailedError: The run failed or was cancelled.
            WaitTimeoutError: The run has not ended at the deadline.
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                async for item in client.apps.runs.watch(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90"):
                    print(item)
        """
        return self._each(
            _WATCH,
            {"run_id": run_id, "check": check, "interval": interval, "ib_context": ib_context},
            call_options,
        )

    async def create_and_wait(
        self,
        app_name: Optional[str] = None,
        app_id: Optional[str] = None,
        batch_id: Optional[int] = None,
        input_dir: Optional[str] = None,
        output_dir: Optional[str] = None,
        owner: Optional[str] = None,
        version: Optional[str] = None,
        output_workspace: Optional[str] = None,
        settings: Optional[models.RunAppSettingsParam] = None,
        *,
        on_state: Optional[Callable[[models.Run], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.Run:
        """Run an app, and wait until the run has ended.

        The run has ended when its state is `COMPLETE`, `FAILED` or `CANCELLED`. At
        `STOPPED_AT_CHECKPOINT` it waits for a person, which ends the wait, too.

        The first poll is sent soon, and the pauses between polls grow up to `interval`.
        Connection errors and errors of the server while polling do not end the wait, unless
        there is no answer for 10 minutes. `deadline` limits the whole wait. An exception that
        ends it has a `handle`: the arguments with which waiting goes on, also in another
        process. An exception of the request that starts the run has none. Unless its `sent` is
        `no`, the run may have been started; the request is not sent again then.

        Args:
            app_name: The name of the app. Specify either this or `app_id`.
            app_id: The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page.
                Specify either this or `app_name`.
            batch_id: The ID of the batch to process. All of its files are processed. Specify
                either this or `input_dir`.
            input_dir: The full path of the folder to process, on a connected drive or Instabase
                Drive. The path ends with `/`. Specify either this or `batch_id`.
            output_dir: The full path of the folder to write the output to, on a connected drive
                or Instabase Drive. It takes precedence over `output_workspace`.
            owner: The account that owns the app. Defaults to your own account, which is correct
                for your own apps. For Marketplace apps published by Instabase, use `instabase`.
            version: The version of the app. Defaults to the latest production version.
            output_workspace: The name of the workspace to run the app in and to write the
                output to. Defaults to your personal workspace. A service account has no
                personal workspace, so it must specify this or `output_dir`.
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
                result = await client.apps.runs.create_and_wait(
                    app_name="YOUR_APP_NAME",
                    batch_id=4821,
                )
        """
        return await self._run(
            _CREATE_AND_WAIT,
            {
                "app_name": app_name,
                "app_id": app_id,
                "batch_id": batch_id,
                "input_dir": input_dir,
                "output_dir": output_dir,
                "owner": owner,
                "version": version,
                "output_workspace": output_workspace,
                "settings": settings,
                "on_state": on_state,
                "check": check,
                "interval": interval,
                "ib_context": ib_context,
            },
            call_options,
        )
