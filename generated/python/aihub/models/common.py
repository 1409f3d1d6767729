# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: common."""

from __future__ import annotations

from typing import ClassVar, Dict, FrozenSet, List, Optional, Union

import pydantic
from typing_extensions import Annotated, Literal

from .._core.markers import OpenEnum
from .._core.models import Model as BaseModel

__all__ = [
    "Error",
    "JobStatusResponse",
    "Run",
    "RunAppRequestSettingsRuntimeConfigInstabase",
    "RunAppRequestSettingsRuntimeConfigInstabasePdf",
]


class JobStatusResponse(BaseModel):
    """How far a job is."""

    state: Optional[
        Annotated[
            Union[Literal["COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"], str],
            OpenEnum("COMPLETE", "FAILED", "CANCELLED", "RUNNING", "PENDING"),
        ]
    ] = None
    """Where the job stands:

    - `COMPLETE`: it is done (final)
    - `FAILED`: it gave up; `message` may say why (final)
    - `CANCELLED`: it was called off (final)
    - `RUNNING`: it is at work
    - `PENDING`: it has not begun
    """
    message: Optional[str] = None
    """A remark of the job, in words for people."""


class Run(BaseModel):
    """A run and how far it is."""

    id: Optional[str] = None
    """The id of the run; status, results and deletion ask for it."""
    status: Optional[
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
    ] = None
    """Where the run stands:

    - `CANCELLED`: a user called it off (final)
    - `COMPLETE`: it is done, review included, and the results can be fetched; single fields
      may still have failed and read `ERROR` (final)
    - `FAILED`: it did not get to the end (final)
    - `PAUSED`: not in use yet
    - `RUNNING`: it is at work
    - `STOPPED_AT_CHECKPOINT`: a validation rule was broken and a person has to review it
    """
    start_timestamp: Optional[int] = None
    """When it began, in Unix time, nanoseconds.

    Unit: ns.
    """
    finish_timestamp: Optional[int] = None
    """When it ended, in Unix time, nanoseconds; null until then.

    Unit: ns.
    """
    msg: Optional[str] = None
    """A remark on the run, in words for people."""
    batch_id: Optional[int] = None
    """The batch it works on; null when the input is something else."""
    input_dir: Optional[str] = None
    """The folder it works on."""
    app_id: Optional[str] = None
    """The app that is run."""
    deployment_id: Optional[str] = None
    """The deployment that is run; null for an app that was run directly."""
    tags: Optional[List[str]] = None
    """The labels that it was started with."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"finish_timestamp", "msg", "batch_id", "input_dir", "app_id", "deployment_id", "tags"}
    )


class Error(BaseModel):
    """Why a call failed."""

    message: Optional[str] = None
    """The reason, in words for people. There is no code beside it; go by the HTTP status."""


class RunAppRequestSettingsRuntimeConfigInstabasePdf(BaseModel):
    """How PDF input is opened."""

    passwords: Optional[Dict[str, str]] = pydantic.Field(default=None, repr=False)
    """Passwords of encrypted PDF files: the name of a file to the password that opens it."""


class RunAppRequestSettingsRuntimeConfigInstabase(BaseModel):
    """Options of the platform itself."""

    pdf: Optional[RunAppRequestSettingsRuntimeConfigInstabasePdf] = None
    """How PDF input is opened."""
