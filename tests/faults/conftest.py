"""The packages under test, and servers that misbehave."""

from __future__ import annotations

import asyncio
import importlib
import pathlib
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.sdk import generate
from tests.faults.callers import Caller
from tests.faults.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HERE = pathlib.Path(__file__).resolve().parent
GENERATED = str(HERE.parents[1] / "generated" / "python")


@pytest.fixture(scope="session")
def aihub() -> ModuleType:
    """The generated package."""
    if GENERATED not in sys.path:
        sys.path.insert(0, GENERATED)
    return importlib.import_module("aihub")


@pytest.fixture(scope="session")
def acme_package() -> Iterator[ModuleType]:
    """A small SDK with what AI Hub lacks: other credentials, other media types."""
    sdk = generate((HERE / "acme.yaml").read_bytes(), "acme_faults")
    with sdk.imported() as package:
        yield package


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def other() -> Iterator[FaultServer]:
    """Another origin."""
    with FaultServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def hub(request: Any, aihub: ModuleType, server: FaultServer) -> Iterator[Caller]:
    """Calls AI Hub's SDK; each test runs with both clients."""
    caller = Caller(aihub, request.param, server)
    yield caller
    caller.close()


@pytest.fixture(params=["sync", "async"])
def acme(request: Any, acme_package: ModuleType, server: FaultServer) -> Iterator[Caller]:
    """Calls the small SDK; each test runs with both clients."""
    caller = Caller(acme_package, request.param, server)
    yield caller
    caller.close()


@pytest.fixture
def real_time() -> None:
    """For tests about time: waits are as long as the SDK wants them."""


@pytest.fixture(autouse=True)
def brisk(request: Any, monkeypatch: Any) -> None:
    """No wait between two attempts is longer than 10 ms, unless the test is about time."""
    if "real_time" in request.fixturenames:
        return
    sleep, later = time.sleep, asyncio.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.01)))
    monkeypatch.setattr(asyncio, "sleep", lambda seconds, *more: later(min(seconds, 0.01), *more))
