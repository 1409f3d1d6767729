# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from .apps_runs import RunAppRequestSettings as RunAppRequestSettings

__all__ = [
    "RunAppRequestSettings",
]
