# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resources. Each is imported when it is first used."""

from __future__ import annotations

from .._core.lazy import lazy_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .apps import Apps, AsyncApps
    from .apps_deployments import AsyncDeployments, Deployments
    from .apps_deployments_runs import AsyncDeploymentRuns, DeploymentRuns
    from .apps_runs import AsyncRuns, Runs
    from .audit import AsyncAudit, Audit
    from .batches import AsyncBatches, Batches
    from .files import AsyncFiles, Files
    from .jobs import AsyncJobs, Jobs
    from .secrets import AsyncSecrets, Secrets

__all__ = [
    "Apps",
    "AsyncApps",
    "AsyncAudit",
    "AsyncBatches",
    "AsyncDeploymentRuns",
    "AsyncDeployments",
    "AsyncFiles",
    "AsyncJobs",
    "AsyncRuns",
    "AsyncSecrets",
    "Audit",
    "Batches",
    "DeploymentRuns",
    "Deployments",
    "Files",
    "Jobs",
    "Runs",
    "Secrets",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "Apps": ".apps",
        "AsyncApps": ".apps",
        "AsyncAudit": ".audit",
        "AsyncBatches": ".batches",
        "AsyncDeploymentRuns": ".apps_deployments_runs",
        "AsyncDeployments": ".apps_deployments",
        "AsyncFiles": ".files",
        "AsyncJobs": ".jobs",
        "AsyncRuns": ".apps_runs",
        "AsyncSecrets": ".secrets",
        "Audit": ".audit",
        "Batches": ".batches",
        "DeploymentRuns": ".apps_deployments_runs",
        "Deployments": ".apps_deployments",
        "Files": ".files",
        "Jobs": ".jobs",
        "Runs": ".apps_runs",
        "Secrets": ".secrets",
    },
)
