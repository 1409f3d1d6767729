"""The mock on a socket: for the command in the foreground, for tests on a thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from generator.document.model import Document
from generator.listen import Address, listen, url_of
from generator.mock.app import App, Served
from generator.mock.options import Options
from generator.mock.service import Service
from generator.mock.wire.recorder import Recorded
from generator.mock.wire.transfer import TRANSPORT
from generator.mock.world.state import State
from generator.relations.relate import Relations

_STOP_SECONDS: Final = 5.0


class Running:
    """A mock server that runs. ``url`` is its address, ``root`` that of the API on it."""

    def __init__(self, app: App, listener: socket.socket) -> None:
        self.app = app
        self.port: int = listener.getsockname()[1]
        self.url = url_of(listener)
        self.root = self.url + app.service.router.prefixes[0]

    @property
    def requests(self) -> list[Recorded]:
        """What came in, oldest first; requests to ``/__...`` do not count."""
        return self.app.recorder.all()

    def clear(self) -> None:
        """Forget what came in."""
        self.app.recorder.clear()

    def faults(self, rules: str) -> None:
        """Misbehave from now on as ``rules`` say, and in no other way; "" ends it."""
        self.app.faults.rules.clear()
        self.app.faults.add(rules)

    def reset(self) -> None:
        """Everything as at the start: examples only, no faults, nothing recorded."""
        self.app.service.world.state.clear()
        self.app.faults.rules.clear()
        self.app.recorder.clear()


def make_app(
    document: Document,
    relations: Relations,
    options: Options | None = None,
    log: Callable[[Served], None] = lambda _: None,
) -> App:
    """The mock of an upgraded document and its relations. Raises GenerationError, FaultError."""
    options = options or Options()
    return App(Service(document, relations, options, State(options.state)), log)


@contextmanager
def serve(
    document: Document,
    relations: Relations,
    options: Options | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[Running]:
    """Serve the mock of an upgraded document and its relations on a thread, for the block."""
    app = make_app(document, relations, options)
    listener = listen(Address(host, port))
    server = uvicorn.Server(_config(app))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.002)
        yield Running(app, listener)
    finally:
        server.should_exit = True
        thread.join(_STOP_SECONDS)
        listener.close()


def run(app: App, address: Address, ready: Callable[[Running], None]) -> None:
    """Serve in the foreground until the process is interrupted. Raises GenerationError."""
    listener = listen(address)
    ready(Running(app, listener))
    try:
        uvicorn.Server(_config(app)).run([listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )


class _Protocol(H11Protocol):
    """HTTP/1.1 whose connections the application can close."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        inner = self.app

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[TRANSPORT] = transport
            await inner(scope, receive, send)

        self.app = app
