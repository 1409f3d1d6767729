"""The server that every case talks to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cases.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """One loopback server for the session."""
    bench = Bench()
    yield bench
    bench.close()
