# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `apps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy import cached_property
from .._core.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .apps_deployments import AsyncDeployments, Deployments
    from .apps_runs import AsyncRuns, Runs


class Apps(SyncResource):
    """Apps."""

    @cached_property
    def runs(self) -> Runs:
        """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
        status, fetch their results and delete them.
        """
        from .apps_runs import Runs

        return Runs(self._client)

    @cached_property
    def deployments(self) -> Deployments:
        """Deployments."""
        from .apps_deployments import Deployments

        return Deployments(self._client)


class AsyncApps(AsyncResource):
    """The asynchronous version of :class:`Apps`."""

    @cached_property
    def runs(self) -> AsyncRuns:
        """Executions of an app or a deployment on a batch or a folder. Start runs, poll their
        status, fetch their results and delete them.
        """
        from .apps_runs import AsyncRuns

        return AsyncRuns(self._client)

    @cached_property
    def deployments(self) -> AsyncDeployments:
        """Deployments."""
        from .apps_deployments import AsyncDeployments

        return AsyncDeployments(self._client)
