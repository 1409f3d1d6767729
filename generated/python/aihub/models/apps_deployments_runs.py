# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: apps deployments runs."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Union

from typing_extensions import Annotated

from .._core.codec.markers import Instant, Wire
from .._core.codec.models import Model as BaseModel
from .common import RunAppRuntimeConfigInstabase

__all__ = [
    "RunDeploymentRequest",
    "RunDeploymentRequestSettings",
    "RunDeploymentRequestSettingsKeys",
    "RunDeploymentRequestSettingsParam",
    "RunDeploymentRequestSettingsRuntimeConfig",
    "RunDeploymentSettings",
    "RunDeploymentSettingsKeys",
    "RunDeploymentSettingsParam",
    "RunDeploymentSettingsRuntimeConfig",
]


class RunDeploymentSettingsKeys(BaseModel):
    """Values for the keys in the deployment's runtime configuration. They take precedence over
    the values stored there.
    """

    custom: Optional[Dict[str, Any]] = None
    """Custom keys: a map of key names to values of any type. See the *Custom keys* tab of the
    runtime configuration for the names.
    """
    secret: Optional[Dict[str, str]] = None
    """Secret keys: a map of key names to the aliases of secrets in your organization's vault.
    See the *Secret keys* tab of the runtime configuration for the names.
    """


class RunDeploymentSettingsRuntimeConfig(BaseModel):
    """A few runtime options, such as PDF output. Use `keys` for everything else."""

    generate_post_process_pdf: Optional[bool] = None
    """Whether to create a PDF of each document after processing. If a file is split, each of
    its documents gets a PDF. Only documents with fewer than 100 pages get one. To get the
    paths, fetch the results with `include_source_info` and read `post_processed_pdf_path`.
    """
    instabase: Optional[RunAppRuntimeConfigInstabase] = None
    """Options of the Instabase platform."""


class RunDeploymentSettings(BaseModel):
    """Settings for this run."""

    keys: Optional[RunDeploymentSettingsKeys] = None
    """Values for the keys in the deployment's runtime configuration. They take precedence over
    the values stored there.
    """
    runtime_config: Optional[RunDeploymentSettingsRuntimeConfig] = None
    """A few runtime options, such as PDF output. Use `keys` for everything else."""
    tags: Optional[List[str]] = None
    """Labels for the run. *Get the status of a run* returns them. All tags together can have
    at most 500 characters.
    """


class RunDeploymentRequest(BaseModel):
    """A run of a deployment to start."""

    batch_id: Optional[int] = None
    """The ID of the batch to process. All of its files are processed. Specify this,
    `input_dir` or `manual_upstream_integration`.
    """
    input_dir: Optional[str] = None
    """The full path of the folder to process, on a connected drive or Instabase Drive. The
    path ends with `/`. Specify this, `batch_id` or `manual_upstream_integration`.
    """
    manual_upstream_integration: Optional[bool] = None
    """Whether to take the input from the upstream integration of the deployment. The
    deployment must have one. Specify this, `batch_id` or `input_dir`.
    """
    from_timestamp: Optional[Annotated[float, Wire("number"), Instant("ms")]] = None
    """The date of the oldest email to fetch, as a Unix timestamp in milliseconds. Required for
    a mailbox integration if `manual_upstream_integration` is `true`.
    """
    to_timestamp: Optional[Annotated[float, Wire("number"), Instant("ms")]] = None
    """The date of the newest email to fetch, as a Unix timestamp in milliseconds. Required for
    a mailbox integration if `manual_upstream_integration` is `true`.
    """
    version: Optional[str] = None
    """The version of the app. Defaults to the latest production version."""
    output_dir: Optional[str] = None
    """The full path of the folder to write the output to, on a connected drive or Instabase
    Drive. It takes precedence over the output workspace of the deployment.
    """
    settings: Optional[RunDeploymentSettings] = None
    """Settings for this run."""
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            batch_id: Optional[int] = ...,
            input_dir: Optional[str] = ...,
            manual_upstream_integration: Optional[bool] = ...,
            from_timestamp: Optional[Union[float, _dt.datetime]] = ...,
            to_timestamp: Optional[Union[float, _dt.datetime]] = ...,
            version: Optional[str] = ...,
            output_dir: Optional[str] = ...,
            settings: Optional[RunDeploymentSettings] = ...,
        ) -> None: ...


RunDeploymentSettingsParam = Union[RunDeploymentSettings, Mapping[str, Any]]
RunDeploymentRequestSettings = RunDeploymentSettings
"""The name of `RunDeploymentSettings` in SDKs of OpenAPI Generator."""
RunDeploymentRequestSettingsParam = RunDeploymentSettingsParam
"""The name of `RunDeploymentSettingsParam` in SDKs of OpenAPI Generator."""
RunDeploymentRequestSettingsKeys = RunDeploymentSettingsKeys
"""The name of `RunDeploymentSettingsKeys` in SDKs of OpenAPI Generator."""
RunDeploymentRequestSettingsRuntimeConfig = RunDeploymentSettingsRuntimeConfig
"""The name of `RunDeploymentSettingsRuntimeConfig` in SDKs of OpenAPI Generator."""
