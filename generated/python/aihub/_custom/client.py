"""Your own methods for the clients. This file is written once and never touched again."""

from __future__ import annotations


class AIHubExtensions:
    """Joined into the client as a base class: what is defined here, the client has."""


class AsyncAIHubExtensions:
    """The same for the asyncio client."""
