# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""OpenTelemetry: one span for each call.

Install it with the extra ``opentelemetry`` of this distribution, and add the middleware to a
client.

Example:
    from aihub import AIHub
    from aihub.telemetry import OpenTelemetryMiddleware

    client = AIHub(middleware=[OpenTelemetryMiddleware()])
"""

from __future__ import annotations

from ._core.telemetry import OpenTelemetryMiddleware as _OpenTelemetryMiddleware
from ._version import __version__

__all__ = ["OpenTelemetryMiddleware"]


class OpenTelemetryMiddleware(_OpenTelemetryMiddleware):
    """A middleware for both clients; ``tracer_provider`` is that of the process by default."""

    _scope = ("aihub", __version__)
