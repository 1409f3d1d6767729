"""Your own methods for the clients. The generator never overwrites this file."""

from __future__ import annotations


class AIHubExtensions:
    """A base class of the client: the client inherits everything that you define here."""


class AsyncAIHubExtensions:
    """The same for the asynchronous client."""
