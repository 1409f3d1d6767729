# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: apps deployments runs."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from typing_extensions import Annotated

from .._core.markers import Wire
from .._core.models import Model as BaseModel
from .common import RunAppRequestSettingsRuntimeConfigInstabase

__all__ = [
    "RunDeploymentRequest",
    "RunDeploymentRequestSettings",
    "RunDeploymentRequestSettingsKeys",
    "RunDeploymentRequestSettingsRuntimeConfig",
]


class RunDeploymentRequestSettingsKeys(BaseModel):
    """Values for the keys in the run-time configuration of the deployment. A value given here
    wins over the one stored there.
    """

    custom: Optional[Dict[str, Any]] = None
    """Plain keys: the name of a key to the value it takes, of any kind. The names are those on
    the *Custom keys* tab of the run-time configuration.
    """
    secret: Optional[Dict[str, str]] = None
    """Secret keys: the name of a key to the alias of a secret in the vault of the
    organization. The names are those on the *Secret keys* tab of the run-time
    configuration.
    """


class RunDeploymentRequestSettingsRuntimeConfig(BaseModel):
    """The few run-time options that are not keys, such as the PDF output. Everything else goes
    into `keys`.
    """

    generate_post_process_pdf: Optional[bool] = None
    """`true` makes a PDF of every document after processing, one for each part where a file
    was split. Only documents with fewer than 100 pages get one. Its path is in the results,
    under `post_processed_pdf_path`, when they are fetched with `include_source_info`.
    """
    instabase: Optional[RunAppRequestSettingsRuntimeConfigInstabase] = None
    """Options of the platform itself."""


class RunDeploymentRequestSettings(BaseModel):
    """Options for this one run."""

    keys: Optional[RunDeploymentRequestSettingsKeys] = None
    """Values for the keys in the run-time configuration of the deployment. A value given here
    wins over the one stored there.
    """
    runtime_config: Optional[RunDeploymentRequestSettingsRuntimeConfig] = None
    """The few run-time options that are not keys, such as the PDF output. Everything else goes
    into `keys`.
    """
    tags: Optional[List[str]] = None
    """Free labels for the run, returned with its status. Together they may have 500
    characters.
    """


class RunDeploymentRequest(BaseModel):
    """An order to run a deployment."""

    batch_id: Optional[int] = None
    """The batch to work on, with all of its files. Give this, `input_dir` or
    `manual_upstream_integration`.
    """
    input_dir: Optional[str] = None
    """The folder to work on, as a full path on a connected drive or on Instabase Drive, ending
    in `/`. Give this, `batch_id` or `manual_upstream_integration`.
    """
    manual_upstream_integration: Optional[bool] = None
    """`true` takes the input from the upstream integration of the deployment, which must have
    one. Give this, `batch_id` or `input_dir`.
    """
    from_timestamp: Optional[Annotated[float, Wire("number")]] = None
    """The earliest mail to fetch, in Unix time, milliseconds. Needed when
    `manual_upstream_integration` is `true` and the integration is a mailbox.

    Unit: ms.
    """
    to_timestamp: Optional[Annotated[float, Wire("number")]] = None
    """The latest mail to fetch, in Unix time, milliseconds. Needed when
    `manual_upstream_integration` is `true` and the integration is a mailbox.

    Unit: ms.
    """
    version: Optional[str] = None
    """The version of the app. Left out, the newest one in production is taken."""
    output_dir: Optional[str] = None
    """The folder to write to, as a full path on a connected drive or on Instabase Drive. It
    wins over the output workspace that the deployment is set up with.
    """
    settings: Optional[RunDeploymentRequestSettings] = None
    """Options for this one run."""
