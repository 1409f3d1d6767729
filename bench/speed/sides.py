"""How each of those who are compared makes a client and an ordinary call.

``aihub`` is the SDK of any checkout
and the former one: their surfaces agree. The call is ``batches.get``; openai, which has none,
gets a model, as small.
"""

from __future__ import annotations

import http.client
import importlib
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias
from urllib.parse import urlsplit

#: An object of a library that is compared, whose types are not at hand here.
Foreign: TypeAlias = Any

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]


def client(kind: str, root: str) -> Foreign:
    """A client that calls the server at ``root``, without retries where it can be said."""
    if kind == "aihub":
        return importlib.import_module("aihub").AIHub(api_key="x", api_root=root)
    if kind == "openai":
        return importlib.import_module("openai").OpenAI(api_key="x", base_url=root, max_retries=0)
    if kind == "http.client":
        return _PerThread(root)
    return importlib.import_module(kind).Client(headers={"Authorization": "Bearer x"})


def call(kind: str, root: str, made: Foreign) -> Call:
    """The ordinary call, on the client that was ``made``."""
    url = f"{root}/v2/batches/17"
    return {
        "aihub": lambda: made.batches.get(17),
        "openai": lambda: made.models.retrieve("17"),
        "http.client": lambda: made.get("/api/v2/batches/17"),
    }.get(kind, lambda: made.get(url))


def asynchronous(kind: str, root: str) -> tuple[AsyncCall, AsyncCall]:
    """The ordinary call on a new asynchronous client, and what closes the client."""
    if kind == "aihub":
        hub = importlib.import_module("aihub").AsyncAIHub(api_key="x", api_root=root)
        return (lambda: hub.batches.get(17)), hub.aclose
    if kind == "openai":
        made = importlib.import_module("openai").AsyncOpenAI(
            api_key="x", base_url=root, max_retries=0
        )
        return (lambda: made.models.retrieve("17")), made.close
    bare = importlib.import_module(kind).AsyncClient(headers={"Authorization": "Bearer x"})
    url = f"{root}/v2/batches/17"
    return (lambda: bare.get(url)), bare.aclose


def close(made: Foreign) -> None:
    """Close a client, where it can be closed."""
    if hasattr(made, "close"):
        made.close()


class _PerThread:
    """A connection of ``http.client`` for each thread."""

    def __init__(self, root: str) -> None:
        self._address = urlsplit(root).netloc
        self._local = threading.local()

    def get(self, path: str) -> bytes:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = http.client.HTTPConnection(self._address)
        connection.request("GET", path, headers={"Authorization": "Bearer x"})
        body: bytes = connection.getresponse().read()
        return body
