"""One way to call a sync and an async client, so that a test is written once for both."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

    from tests.faults.server import FaultServer


#: Marks a test of what the runtime does not do yet; it fails loudly on the day it does.
def until(reason: str) -> Any:
    return pytest.mark.xfail(strict=True, reason=reason)


TOKEN = "secret-token-of-the-test"


class Caller:
    """Makes clients of one kind against ``server``, calls them, and closes them in the end."""

    def __init__(self, package: ModuleType, kind: str, server: FaultServer) -> None:
        self.package = package
        self.kind = kind
        self.server = server
        self._loop = asyncio.new_event_loop() if kind == "async" else None
        self._clients: list[Any] = []

    def client(self, **arguments: Any) -> Any:
        """A client with a token, unless ``arguments`` say otherwise."""
        hub = hasattr(self.package, "AIHub")
        name = "AIHub" if hub else "AcmeFaultsClient"
        root, token = ("api_root", "api_key") if hub else ("base_url", "token")
        arguments.setdefault(root, self.server.root)
        arguments.setdefault(token, TOKEN)
        kind = getattr(self.package, name if self._loop is None else "Async" + name)
        made = kind(**arguments)
        self._clients.append(made)
        return made

    def run(self, value: Any) -> Any:
        """``value``, or what it gives when it is awaited."""
        if self._loop is None or not inspect.isawaitable(value):
            return value
        return self._loop.run_until_complete(value)

    def call(self, call: Callable[[Any], Any], **arguments: Any) -> Any:
        """The result of ``call(client)`` with a new client."""
        return self.run(call(self.client(**arguments)))

    def failed(self, call: Callable[[Any], Any], **arguments: Any) -> Any:
        """The error of ``call(client)``, which is one of the SDK, with the time it took."""
        started = time.monotonic()
        with pytest.raises(self.package.APIError) as caught:
            self.call(call, **arguments)
        caught.value.took = time.monotonic() - started
        return caught.value

    def data(self, chunks: list[Any]) -> Any:
        """An iterator, or an async one, over ``chunks``; an exception among them is raised."""
        return self._later(chunks) if self._loop is not None else self._now(chunks)

    @staticmethod
    def _now(chunks: list[Any]) -> Iterator[bytes]:
        for chunk in chunks:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    @staticmethod
    async def _later(chunks: list[Any]) -> Any:
        for chunk in chunks:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    def close(self) -> None:
        """Close everything."""
        for client in self._clients:
            self.run(client.close())
        if self._loop is not None:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


def told(error: BaseException) -> str:
    """Everything that ``error`` says: its text and its public attributes."""
    public = {n: v for n, v in vars(error).items() if not n.startswith("_")}
    return f"{error} {public!r}"
