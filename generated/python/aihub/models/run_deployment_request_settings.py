# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from .apps_deployments_runs import RunDeploymentRequestSettings as RunDeploymentRequestSettings

__all__ = [
    "RunDeploymentRequestSettings",
]
