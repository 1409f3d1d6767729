# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A module of the former SDK, for existing code."""

from __future__ import annotations

from ._core.base.response import ApiResponse as ApiResponse

__all__ = [
    "ApiResponse",
]
