# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: common."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, ClassVar, Dict, FrozenSet, List, Optional, Union

import pydantic
from typing_extensions import Annotated, Literal

from .._core.codec.markers import SENT, OpenEnum, Sent
from .._core.codec.models import Model as BaseModel
from .._core.codec.moments import moment

__all__ = [
    "Error",
    "JobStatusResponse",
    "Run",
    "RunAppInstabasePdf",
    "RunAppRequestSettingsRuntimeConfigInstabase",
    "RunAppRequestSettingsRuntimeConfigInstabasePdf",
    "RunAppRuntimeConfigInstabase",
]


class JobStatusResponse(BaseModel):
    """The state of a job."""

    state: Sent[
        Annotated[
            Union[Literal["COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"], str],
            OpenEnum("COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"),
        ]
    ] = SENT
    """The state of the job.

    - `COMPLETE`: the job succeeded (final)
    - `FAILED`: the job failed; `message` may contain the reason (final)
    - `CANCELLED`: the job was cancelled (final)
    - `RUNNING`: the job is running
    - `PENDING`: the job has not started yet
    """
    message: Optional[str] = None
    """A message about the job, for people to read."""
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            state: Optional[
                Annotated[
                    Union[Literal["COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"], str],
                    OpenEnum("COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"),
                ]
            ] = ...,
            message: Optional[str] = ...,
        ) -> None: ...


class Run(BaseModel):
    """A run of an app or a deployment."""

    id: Sent[str] = SENT
    """The ID of the run. Use it to get the status and the results, and to delete the run."""
    status: Sent[
        Annotated[
            Union[
                Literal[
                    "CANCELLED", "COMPLETE", "FAILED", "PAUSED", "RUNNING", "STOPPED_AT_CHECKPOINT"
                ],
                str,
            ],
            OpenEnum(
                "CANCELLED", "COMPLETE", "FAILED", "PAUSED", "RUNNING", "STOPPED_AT_CHECKPOINT"
            ),
        ]
    ] = SENT
    """The status of the run.

    - `CANCELLED`: a user cancelled the run (final)
    - `COMPLETE`: the run and all reviews are complete, and the results are available;
      individual fields may have failed with the value `ERROR` (final)
    - `FAILED`: the run failed (final)
    - `PAUSED`: reserved for future use
    - `RUNNING`: the run is in progress
    - `STOPPED_AT_CHECKPOINT`: a validation rule failed, and the run waits for a human
      review
    """
    start_timestamp: Optional[int] = None
    """When the run started, as a Unix timestamp in nanoseconds."""
    finish_timestamp: Optional[int] = None
    """When the run finished, as a Unix timestamp in nanoseconds; null if it has not finished."""
    msg: Optional[str] = None
    """A message about the run, for people to read."""
    batch_id: Optional[int] = None
    """The ID of the batch that the run processes; null if the input is not a batch."""
    input_dir: Optional[str] = None
    """The folder that the run processes."""
    app_id: Optional[str] = None
    """The ID of the app."""
    deployment_id: Optional[str] = None
    """The ID of the deployment; null if the app was run directly."""
    tags: Optional[List[str]] = None
    """The tags of the run."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"finish_timestamp", "msg", "batch_id", "input_dir", "app_id", "deployment_id", "tags"}
    )

    @property
    def started_at(self) -> Optional[_dt.datetime]:
        """`start_timestamp` as a datetime in UTC."""
        return moment(self.start_timestamp, "ns")

    @property
    def finished_at(self) -> Optional[_dt.datetime]:
        """`finish_timestamp` as a datetime in UTC."""
        return moment(self.finish_timestamp, "ns")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: Optional[str] = ...,
            status: Optional[
                Annotated[
                    Union[
                        Literal[
                            "CANCELLED",
                            "COMPLETE",
                            "FAILED",
                            "PAUSED",
                            "RUNNING",
                            "STOPPED_AT_CHECKPOINT",
                        ],
                        str,
                    ],
                    OpenEnum(
                        "CANCELLED",
                        "COMPLETE",
                        "FAILED",
                        "PAUSED",
                        "RUNNING",
                        "STOPPED_AT_CHECKPOINT",
                    ),
                ]
            ] = ...,
            start_timestamp: Optional[int] = ...,
            finish_timestamp: Optional[int] = ...,
            msg: Optional[str] = ...,
            batch_id: Optional[int] = ...,
            input_dir: Optional[str] = ...,
            app_id: Optional[str] = ...,
            deployment_id: Optional[str] = ...,
            tags: Optional[List[str]] = ...,
        ) -> None: ...


class Error(BaseModel):
    """An error."""

    message: Optional[str] = None
    """The reason for the error, for people to read. There is no error code; use the HTTP
    status code instead.
    """


class RunAppInstabasePdf(BaseModel):
    """Options for PDF input."""

    passwords: Optional[Dict[str, str]] = pydantic.Field(default=None, repr=False)
    """The passwords of encrypted PDF files: a map of file names to passwords."""


class RunAppRuntimeConfigInstabase(BaseModel):
    """Options of the Instabase platform."""

    pdf: Optional[RunAppInstabasePdf] = None
    """Options for PDF input."""


RunAppRequestSettingsRuntimeConfigInstabase = RunAppRuntimeConfigInstabase
"""The name of `RunAppRuntimeConfigInstabase` in SDKs of OpenAPI Generator."""
RunAppRequestSettingsRuntimeConfigInstabasePdf = RunAppInstabasePdf
"""The name of `RunAppInstabasePdf` in SDKs of OpenAPI Generator."""
