# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Runs any number of documents, on this machine or on a cluster of Dask.

It needs the extra ``dask`` (Python 3.9 or later): ``pip install 'instabase-aihub[dask]'``.

Each function uploads the documents of a folder or table in batches, starts a run on each batch,
waits for it, and writes its results to ``documents/<batch>.parquet`` in the output: one row for each
document. The number of runs and of requests in flight is bounded over the whole cluster.

- Exactly once: every document has one row. A table is written whole, under a name that follows from
  its batch, and a batch whose table is there is never run again.
- At least once: uploads and runs. If no response came to the request that starts a run, it is looked
  for in the list of runs before another one is started.
- When a worker dies, its batches go on elsewhere. When the process that called dies, the next call
  with the same output goes on where it was.
- If a batch fails, its halves are run, down to the document that fails. If no batch has succeeded
  yet, bulk stops after three.

The credentials never leave the processes that use them: each worker makes a client of its own.
"""

from __future__ import annotations

from typing import Callable, Optional, Union

from typing_extensions import Unpack

from . import models
from ._core.bulk.documents import Source
from ._core.bulk.driver import run as _run
from ._core.bulk.lease import BulkBusyError
from ._core.bulk.options import BulkOptions
from ._core.bulk.recipe import Call as _Call, Lookup as _Lookup, Recipe as _Recipe
from ._core.bulk.report import BulkStoppedError, Failure, OpenBatch, Report
from .client import AIHub

__all__ = [
    "BulkBusyError",
    "BulkOptions",
    "BulkStoppedError",
    "Failure",
    "OpenBatch",
    "Report",
    "Source",
    "run_app",
    "run_deployment",
]

_RUN_APP = _Recipe(
    name="run_app",
    distribution="instabase-aihub",
    create=_Call("batches.create", "name"),
    container="/id",
    upload=_Call("batches.upload", "batch_id"),
    upload_name="name",
    upload_data="source",
    start=_Call("apps.runs.create", "batch_id"),
    run="/id",
    wait=_Call("apps.runs.wait", "run_id"),
    state="/status",
    succeeded=("COMPLETE",),
    results=_Call("apps.runs.results", "run_id"),
    items="/files",
    file="/original_file_name",
    container_column="batch_id",
    run_column="run_id",
    rows_file="file",
    upload_workers="workers",
    waiting=("STOPPED_AT_CHECKPOINT",),
    most_files=1000,
    replaces=True,
    find_container=_Lookup(
        method="batches.list", items="/batches", match="/name", key="/id", shared=("workspace",)
    ),
    find_run=_Lookup(
        method="apps.runs.list", items="/runs", match="/batch_id", key="/id", since="from_timestamp"
    ),
    delete=_Call("batches.delete", "batch_id"),
)

_RUN_DEPLOYMENT = _Recipe(
    name="run_deployment",
    distribution="instabase-aihub",
    create=_Call("batches.create", "name"),
    container="/id",
    upload=_Call("batches.upload", "batch_id"),
    upload_name="name",
    upload_data="source",
    start=_Call("apps.deployments.runs.create", "batch_id"),
    run="/id",
    wait=_Call("apps.runs.wait", "run_id"),
    state="/status",
    succeeded=("COMPLETE",),
    results=_Call("apps.runs.results", "run_id"),
    items="/files",
    file="/original_file_name",
    container_column="batch_id",
    run_column="run_id",
    rows_file="file",
    upload_workers="workers",
    waiting=("STOPPED_AT_CHECKPOINT",),
    most_files=1000,
    replaces=True,
    find_container=_Lookup(
        method="batches.list", items="/batches", match="/name", key="/id", shared=("workspace",)
    ),
    find_run=_Lookup(
        method="apps.runs.list", items="/runs", match="/batch_id", key="/id", since="from_timestamp"
    ),
    delete=_Call("batches.delete", "batch_id"),
)


def run_app(
    source: Source,
    output: str,
    *,
    client: Union[AIHub, Callable[[], AIHub]] = AIHub,
    app_name: Optional[str] = None,
    app_id: Optional[str] = None,
    output_dir: Optional[str] = None,
    owner: Optional[str] = None,
    version: Optional[str] = None,
    output_workspace: Optional[str] = None,
    settings: Optional[models.RunAppSettingsParam] = None,
    workspace: Optional[str] = None,
    include_confidence_scores: Optional[bool] = False,
    include_source_info: Optional[bool] = False,
    include_review_results: Optional[bool] = False,
    include_validation_results: Optional[bool] = False,
    **options: Unpack[BulkOptions],
) -> Report:
    """Run any number of documents with `client.apps.runs.create`.

    They are uploaded in batches, each of which is run, and the results are written to
    `output`: one row for each document. Documents that are finished there are not run
    again, so a call that was interrupted goes on where it was. What is guaranteed is said
    at the top of the module `bulk`.

    Args:
        source: The documents: a folder, a table (`.csv` or `.parquet`) with a column of
            paths, paths, or a pandas data frame. Paths can be URLs of fsspec, such as
            `s3://bucket/scans`.
        output: The folder for the results: on a disk that all workers share, or a URL of
            fsspec.
        client: A function that makes a client, called once on each worker, or a client that
            holds no credentials. By default, a client whose credentials come from the
            environment of the worker.
        app_name: The name of the app. Specify either this or `app_id`.
        app_id: The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page.
            Specify either this or `app_name`.
        output_dir: The full path of the folder to write the output to, on a connected drive
            or Instabase Drive. It takes precedence over `output_workspace`.
        owner: The account that owns the app. Defaults to your own account, which is correct
            for your own apps. For Marketplace apps published by Instabase, use `instabase`.
        version: The version of the app. Defaults to the latest production version.
        output_workspace: The name of the workspace to run the app in and to write the
            output to. Defaults to your personal workspace. A service account has no
            personal workspace, so it must specify this or `output_dir`.
        settings: Settings for this run.
        workspace: The name of the workspace to create the batch in. Defaults to your
            personal workspace. A service account has no personal workspace, so it must
            specify one.
        include_confidence_scores: Whether to include confidence scores for classes and
            fields.
        include_source_info: Whether to include where values were found: page layouts, paths
            and coordinates.
        include_review_results: Whether to include the edit history of human reviews.
        include_validation_results: Whether to include the results of validation rules for
            documents and fields.
        **options: Options of the bulk run: see `BulkOptions`.

    Returns:
        What became of the documents.

    Raises:
        BulkStoppedError: Nothing could be run, for example because access is denied.
        BulkBusyError: Another call works on the same output.
        ConfigurationError: An option is not valid.
        ImportError: The extra `dask` is not installed.

    Example:
        from aihub import bulk

        if __name__ == "__main__":  # the workers import this file
            report = bulk.run_app("scans/", "results/", app_name="YOUR_APP_NAME")
            print(report)
    """
    return _run(
        _RUN_APP,
        source,
        output,
        client=client,
        arguments={
            "create": {"workspace": workspace},
            "start": {
                "app_name": app_name,
                "app_id": app_id,
                "output_dir": output_dir,
                "owner": owner,
                "version": version,
                "output_workspace": output_workspace,
                "settings": settings,
            },
            "results": {
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
            },
        },
        options=options,
    )


def run_deployment(
    source: Source,
    output: str,
    *,
    client: Union[AIHub, Callable[[], AIHub]] = AIHub,
    deployment_id: str,
    version: Optional[str] = None,
    output_dir: Optional[str] = None,
    settings: Optional[models.RunDeploymentSettingsParam] = None,
    workspace: Optional[str] = None,
    include_confidence_scores: Optional[bool] = False,
    include_source_info: Optional[bool] = False,
    include_review_results: Optional[bool] = False,
    include_validation_results: Optional[bool] = False,
    **options: Unpack[BulkOptions],
) -> Report:
    """Run any number of documents with `client.apps.deployments.runs.create`.

    They are uploaded in batches, each of which is run, and the results are written to
    `output`: one row for each document. Documents that are finished there are not run
    again, so a call that was interrupted goes on where it was. What is guaranteed is said
    at the top of the module `bulk`.

    Args:
        source: The documents: a folder, a table (`.csv` or `.parquet`) with a column of
            paths, paths, or a pandas data frame. Paths can be URLs of fsspec, such as
            `s3://bucket/scans`.
        output: The folder for the results: on a disk that all workers share, or a URL of
            fsspec.
        client: A function that makes a client, called once on each worker, or a client that
            holds no credentials. By default, a client whose credentials come from the
            environment of the worker.
        deployment_id: The ID of the deployment: the UUID after `/deployments/` in the URL
            of the deployment's page.
        version: The version of the app. Defaults to the latest production version.
        output_dir: The full path of the folder to write the output to, on a connected drive
            or Instabase Drive. It takes precedence over the output workspace of the
            deployment.
        settings: Settings for this run.
        workspace: The name of the workspace to create the batch in. Defaults to your
            personal workspace. A service account has no personal workspace, so it must
            specify one.
        include_confidence_scores: Whether to include confidence scores for classes and
            fields.
        include_source_info: Whether to include where values were found: page layouts, paths
            and coordinates.
        include_review_results: Whether to include the edit history of human reviews.
        include_validation_results: Whether to include the results of validation rules for
            documents and fields.
        **options: Options of the bulk run: see `BulkOptions`.

    Returns:
        What became of the documents.

    Raises:
        BulkStoppedError: Nothing could be run, for example because access is denied.
        BulkBusyError: Another call works on the same output.
        ConfigurationError: An option is not valid.
        ImportError: The extra `dask` is not installed.

    Example:
        from aihub import bulk

        if __name__ == "__main__":  # the workers import this file
            report = bulk.run_deployment(
                "scans/",
                "results/",
                deployment_id="YOUR_DEPLOYMENT_ID",
            )
            print(report)
    """
    return _run(
        _RUN_DEPLOYMENT,
        source,
        output,
        client=client,
        arguments={
            "create": {"workspace": workspace},
            "start": {
                "deployment_id": deployment_id,
                "version": version,
                "output_dir": output_dir,
                "settings": settings,
            },
            "results": {
                "include_confidence_scores": include_confidence_scores,
                "include_source_info": include_source_info,
                "include_review_results": include_review_results,
                "include_validation_results": include_validation_results,
            },
        },
        options=options,
    )
