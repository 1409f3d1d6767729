"""The package under test is the generated one, whatever else is installed."""

from __future__ import annotations

import importlib
import pathlib
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.wire.replay import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATED = pathlib.Path(__file__).resolve().parents[2] / "generated" / "python"


@pytest.fixture(scope="session")
def aihub() -> Any:
    """The generated package."""
    sys.path.insert(0, str(GENERATED))
    return importlib.import_module("aihub")


@pytest.fixture(scope="session")
def bench(aihub: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One pair of recorders for the whole table."""
    bench = Bench(aihub, tmp_path_factory.mktemp("fixtures"))
    yield bench
    bench.close()


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the developer is no input of a test."""
    for name in ("AIHUB_API_KEY", "AIHUB_API_ROOT", "AIHUB_IB_CONTEXT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def one_request_at_a_time(aihub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded has an order: parts of a file do not go out at the same time."""
    wire = f"{aihub.__name__}._core.wire"
    for module, name in (
        ("sync_transport", "SyncTransport"),
        ("async_transport", "AsyncTransport"),
    ):
        transport = getattr(importlib.import_module(f"{wire}.{module}"), name)
        crew = transport.crew
        monkeypatch.setattr(transport, "crew", lambda self, limit, crew=crew: crew(self, 1))
