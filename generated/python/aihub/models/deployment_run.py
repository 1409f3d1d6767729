# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from .._core.codec.models import Model as BaseModel


class DeploymentRun(BaseModel):
    """The API no longer has this model. It takes and keeps any property."""


__all__ = [
    "DeploymentRun",
]
