# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `apps.deployments`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy import cached_property
from .._core.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .apps_deployments_runs import AsyncDeploymentRuns, DeploymentRuns


class Deployments(SyncResource):
    """Apps deployments."""

    @cached_property
    def runs(self) -> DeploymentRuns:
        """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
        status, fetch their results and delete them.
        """
        from .apps_deployments_runs import DeploymentRuns

        return DeploymentRuns(self._client)


class AsyncDeployments(AsyncResource):
    """The asynchronous version of :class:`Deployments`."""

    @cached_property
    def runs(self) -> AsyncDeploymentRuns:
        """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
        status, fetch their results and delete them.
        """
        from .apps_deployments_runs import AsyncDeploymentRuns

        return AsyncDeploymentRuns(self._client)
