# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""The resource `apps.runs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Union

from typing_extensions import Annotated, Literal

from .. import models
from .._core.lazy import cached_property
from .._core.markers import OpenEnum
from .._core.operation import Body, Operation, Param, Reply, Rule
from .._core.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from .._core.resource import AsyncResource, ClientValue, SyncResource

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
        Reply("default", "application/json", lambda: models.Error),
    ),
    rules=(Rule(("batch_id", "input_dir"), 1, 1), Rule(("app_name", "app_id"), 0, 1)),
)
_LIST: Operation[models.ListRuns200Response] = Operation(
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
        Param("from_timestamp", "query", "from_timestamp", lambda: int),
        Param("to_timestamp", "query", "to_timestamp", lambda: int),
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
        Reply("200", "application/json", lambda: models.ListRuns200Response),
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
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_DELETE: Operation[models.DeleteRun202Response] = Operation(
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
        Reply("202", "application/json", lambda: models.DeleteRun202Response),
        Reply("default", "application/json", lambda: models.Error),
    ),
)


class Runs(SyncResource):
    """One execution of an app or a deployment over a batch or a folder: start it, watch it,
    read its results, remove it.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> RunsApi:
        """The same operations as the former client had them."""
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
        settings: Optional[Union[models.RunAppRequestSettings, Mapping[str, Any]]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Run:
        """Run an app.

        Starts an app on a batch or a folder and returns at once with the id of the run.

        Name the app with either `app_name` or `app_id`, and its input with either `batch_id` or
        `input_dir`. Next, ask `GET /v2/apps/runs/{run_id}` for the status until it is final,
        then fetch the results.

        For regular work a deployment is the better home for an app: it adds integrations,
        metrics, human review and stored keys. It is started with `POST
        /v2/apps/deployments/{deployment-id}/runs`.

        Input and output have to be reachable in the context that `IB-Context` selects.

        Args:
            app_name: The app by its name. Give this or `app_id`.
            app_id: The app by its id, the UUID that follows `/hub/apps/` in the address of the
                app's page. Give this or `app_name`.
            batch_id: The batch to work on, with all of its files. Give this or `input_dir`.
            input_dir: The folder to work on, as a full path on a connected drive or on
                Instabase Drive, ending in `/`. Give this or `batch_id`.
            output_dir: The folder to write to, as a full path on a connected drive or on
                Instabase Drive. It wins over `output_workspace`.
            owner: The account that the app belongs to. Left out, it is the caller, which is
                right for apps of your own. An app that Instabase offers in the Marketplace
                belongs to `instabase`.
            version: The version of the app. Left out, the newest one in production is taken.
            output_workspace: The workspace that the run belongs to and writes to, by its name.
                Left out, it is the personal workspace of the caller. A service account has none
                and must give this or `output_dir`.
            settings: Options for this one run.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run has been started. Ask for its status by `id`.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.create(
                    app_id="5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
                    batch_id=4821,
                )
        """
        return self._call(
            _CREATE,
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
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        from_timestamp: Optional[int] = None,
        to_timestamp: Optional[int] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        sort_by: Optional[Literal["start_timestamp", "status"]] = None,
        order: Optional[Literal["ASCENDING", "DESCENDING"]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListRuns200Response:
        """List runs.

        Returns the runs that match all of the given filters.

        Without `from_timestamp` only the last 24 hours are looked at, whatever the other
        filters say.

        To walk through a long list, send `limit` and raise `offset` by the number of runs
        received. The reply has no marker for the end: a page shorter than `limit` is the last.
        New runs shift the pages; a fixed `to_timestamp` keeps them still.

        Args:
            app_id: Only runs of this app, given by id.
            app_name: Only runs of the app with this name.
            deployment_id: Only runs of this deployment.
            username: Only runs that this user has started.
            run_id: Only the run with this id.
            status: Only runs in one of these states, for example `RUNNING` or `FAILED`. Repeat
                the parameter for several; the possible states are those of the `status` of a
                run.
            output_workspaces: Only runs that write to one of these workspaces, given by name;
                the caller must have access to each. Repeat the parameter for several. Left out,
                every workspace that the caller can see is included.
            from_timestamp: The beginning of the window, in Unix time, seconds. Left out, it is
                24 hours before now. Unit: s.
            to_timestamp: The end of the window, in Unix time, seconds. Left out, it is now.
                Unit: s.
            limit: The largest number of runs to return. Left out, the server decides.
            offset: How many runs to skip before the first one returned, counted from 0.
            sort_by: What the list is sorted by:
            order: The direction of the sorting:
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of runs, possibly empty.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.list()
        """
        return self._call(
            _LIST,
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
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def status(
        self,
        run_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Run:
        """See how far a run is.

        Tells how far a run is. Ask every few seconds until `status` is `COMPLETE`, `FAILED` or
        `CANCELLED`.

        `STOPPED_AT_CHECKPOINT` is not an end: the run waits for a person to review it, which
        can take days. Ask less often then, or stop asking and come back.

        After `COMPLETE`, fetch the results from `GET /v2/apps/runs/{run_id}/results`.

        Args:
            run_id: The run, by the id that its start returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run as it is now.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.status(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._call(
            _STATUS,
            {"run_id": run_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ResultsResponse:
        """Get the results of a run.

        Returns what a finished run has found: per file its documents, per document its class
        and fields.

        Results come in pages. While `has_more` is true, call again with `file_offset` raised by
        the number of files received. Should a page be empty although `has_more` is true, stop.

        A 200 does not mean that everything was understood. Look at the `error_msg` of the
        fields, and for values that read `ERROR`.

        Field names are rewritten so that they are valid Python names. The project itself keeps
        its own:

        - only letters, digits and `_` remain; a space, a quote or another sign becomes `_`
        - a single `_` that was there before is doubled
        - a name that would begin with a digit gets a `_` in front

        | In the project | In the results |
        |---|---|
        | `net total` | `net_total` |
        | `buyer's name` | `buyer_s_name` |
        | `2nd signature` | `_2nd_signature` |
        | `tax_no` | `tax__no` |

        Args:
            run_id: The run, by the id that its start returned.
            file_offset: The index of the first file to return, counted from 0. The API assumes
                0 when it is left out.
            include_confidence_scores: `true` adds how certain the models are:
            include_source_info: `true` adds where values were found:
            include_review_results: `true` adds what people changed during a review:
            include_validation_results: `true` adds how the validation rules turned out:
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of results. Classes, fields and documents that failed are part of it and carry
            their own error text.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.results(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._call(
            _RESULTS,
            {
                "run_id": run_id,
                "file_offset": file_offset,
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.DeleteRun202Response:
        """Delete a run.

        Removes a run and, unless told otherwise, all that belongs to it: database entries,
        input, output and logs. This cannot be undone.

        **Removing the input also removes the batch that the run worked on.** Send
        `delete_input=false` to keep it.

        Folders are removed in the background, by one job each. Give every job id of the reply
        to `GET /v2/jobs/{job_id}` until its state is final, which may also be `FAILED` or
        `CANCELLED`.

        Args:
            run_id: The run, by the id that its start returned.
            delete_db_data: Whether to remove what the database holds about the run.
            delete_input: Whether to remove the input files, and with them the batch.
            delete_output: Whether to remove the output files.
            delete_logs: Whether to remove the logs.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run is removed; its folders follow in the background, one job each.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.apps.runs.delete(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return self._call(
            _DELETE,
            {
                "run_id": run_id,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )


class AsyncRuns(AsyncResource):
    """The asyncio twin of :class:`Runs`."""

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
        settings: Optional[Union[models.RunAppRequestSettings, Mapping[str, Any]]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Run:
        """Run an app.

        Starts an app on a batch or a folder and returns at once with the id of the run.

        Name the app with either `app_name` or `app_id`, and its input with either `batch_id` or
        `input_dir`. Next, ask `GET /v2/apps/runs/{run_id}` for the status until it is final,
        then fetch the results.

        For regular work a deployment is the better home for an app: it adds integrations,
        metrics, human review and stored keys. It is started with `POST
        /v2/apps/deployments/{deployment-id}/runs`.

        Input and output have to be reachable in the context that `IB-Context` selects.

        Args:
            app_name: The app by its name. Give this or `app_id`.
            app_id: The app by its id, the UUID that follows `/hub/apps/` in the address of the
                app's page. Give this or `app_name`.
            batch_id: The batch to work on, with all of its files. Give this or `input_dir`.
            input_dir: The folder to work on, as a full path on a connected drive or on
                Instabase Drive, ending in `/`. Give this or `batch_id`.
            output_dir: The folder to write to, as a full path on a connected drive or on
                Instabase Drive. It wins over `output_workspace`.
            owner: The account that the app belongs to. Left out, it is the caller, which is
                right for apps of your own. An app that Instabase offers in the Marketplace
                belongs to `instabase`.
            version: The version of the app. Left out, the newest one in production is taken.
            output_workspace: The workspace that the run belongs to and writes to, by its name.
                Left out, it is the personal workspace of the caller. A service account has none
                and must give this or `output_dir`.
            settings: Options for this one run.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run has been started. Ask for its status by `id`.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.create(
                    app_id="5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
                    batch_id=4821,
                )
        """
        return await self._call(
            _CREATE,
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
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def list(
        self,
        app_id: Optional[str] = None,
        app_name: Optional[str] = None,
        deployment_id: Optional[str] = None,
        username: Optional[str] = None,
        run_id: Optional[str] = None,
        status: Optional[Sequence[str]] = None,
        output_workspaces: Optional[Sequence[str]] = None,
        from_timestamp: Optional[int] = None,
        to_timestamp: Optional[int] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        sort_by: Optional[Literal["start_timestamp", "status"]] = None,
        order: Optional[Literal["ASCENDING", "DESCENDING"]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListRuns200Response:
        """List runs.

        Returns the runs that match all of the given filters.

        Without `from_timestamp` only the last 24 hours are looked at, whatever the other
        filters say.

        To walk through a long list, send `limit` and raise `offset` by the number of runs
        received. The reply has no marker for the end: a page shorter than `limit` is the last.
        New runs shift the pages; a fixed `to_timestamp` keeps them still.

        Args:
            app_id: Only runs of this app, given by id.
            app_name: Only runs of the app with this name.
            deployment_id: Only runs of this deployment.
            username: Only runs that this user has started.
            run_id: Only the run with this id.
            status: Only runs in one of these states, for example `RUNNING` or `FAILED`. Repeat
                the parameter for several; the possible states are those of the `status` of a
                run.
            output_workspaces: Only runs that write to one of these workspaces, given by name;
                the caller must have access to each. Repeat the parameter for several. Left out,
                every workspace that the caller can see is included.
            from_timestamp: The beginning of the window, in Unix time, seconds. Left out, it is
                24 hours before now. Unit: s.
            to_timestamp: The end of the window, in Unix time, seconds. Left out, it is now.
                Unit: s.
            limit: The largest number of runs to return. Left out, the server decides.
            offset: How many runs to skip before the first one returned, counted from 0.
            sort_by: What the list is sorted by:
            order: The direction of the sorting:
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of runs, possibly empty.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.list()
        """
        return await self._call(
            _LIST,
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
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def status(
        self,
        run_id: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.Run:
        """See how far a run is.

        Tells how far a run is. Ask every few seconds until `status` is `COMPLETE`, `FAILED` or
        `CANCELLED`.

        `STOPPED_AT_CHECKPOINT` is not an end: the run waits for a person to review it, which
        can take days. Ask less often then, or stop asking and come back.

        After `COMPLETE`, fetch the results from `GET /v2/apps/runs/{run_id}/results`.

        Args:
            run_id: The run, by the id that its start returned.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run as it is now.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.status(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._call(
            _STATUS,
            {"run_id": run_id, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ResultsResponse:
        """Get the results of a run.

        Returns what a finished run has found: per file its documents, per document its class
        and fields.

        Results come in pages. While `has_more` is true, call again with `file_offset` raised by
        the number of files received. Should a page be empty although `has_more` is true, stop.

        A 200 does not mean that everything was understood. Look at the `error_msg` of the
        fields, and for values that read `ERROR`.

        Field names are rewritten so that they are valid Python names. The project itself keeps
        its own:

        - only letters, digits and `_` remain; a space, a quote or another sign becomes `_`
        - a single `_` that was there before is doubled
        - a name that would begin with a digit gets a `_` in front

        | In the project | In the results |
        |---|---|
        | `net total` | `net_total` |
        | `buyer's name` | `buyer_s_name` |
        | `2nd signature` | `_2nd_signature` |
        | `tax_no` | `tax__no` |

        Args:
            run_id: The run, by the id that its start returned.
            file_offset: The index of the first file to return, counted from 0. The API assumes
                0 when it is left out.
            include_confidence_scores: `true` adds how certain the models are:
            include_source_info: `true` adds where values were found:
            include_review_results: `true` adds what people changed during a review:
            include_validation_results: `true` adds how the validation rules turned out:
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            One page of results. Classes, fields and documents that failed are part of it and carry
            their own error text.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.results(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._call(
            _RESULTS,
            {
                "run_id": run_id,
                "file_offset": file_offset,
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.DeleteRun202Response:
        """Delete a run.

        Removes a run and, unless told otherwise, all that belongs to it: database entries,
        input, output and logs. This cannot be undone.

        **Removing the input also removes the batch that the run worked on.** Send
        `delete_input=false` to keep it.

        Folders are removed in the background, by one job each. Give every job id of the reply
        to `GET /v2/jobs/{job_id}` until its state is final, which may also be `FAILED` or
        `CANCELLED`.

        Args:
            run_id: The run, by the id that its start returned.
            delete_db_data: Whether to remove what the database holds about the run.
            delete_input: Whether to remove the input files, and with them the batch.
            delete_output: Whether to remove the output files.
            delete_logs: Whether to remove the logs.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The run is removed; its folders follow in the background, one job each.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.apps.runs.delete(run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90")
        """
        return await self._call(
            _DELETE,
            {
                "run_id": run_id,
                "delete_db_data": delete_db_data,
                "delete_input": delete_input,
                "delete_output": delete_output,
                "delete_logs": delete_logs,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )
