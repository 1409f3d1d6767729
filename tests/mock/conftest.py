from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.mock import Options, Running, serve
from generator.pipeline import Request, Result, run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Mocked = Callable[..., AbstractContextManager[Running]]


@pytest.fixture(scope="session")
def lowered() -> Callable[[Request], Result]:
    """What the pipeline makes of a document; each document once."""
    known: dict[Request, Result] = {}

    def lower(request: Request) -> Result:
        if request not in known:
            result = known[request] = run(request, "lower")
            assert result.ok, [one.message for one in result.sink]
        return known[request]

    return lower


@pytest.fixture(scope="session")
def petstore(lowered: Callable[[Request], Result]) -> Mocked:
    """Starts a mock of ``petstore.yaml``; takes what Options takes."""
    return starter(lowered(Request(spec=str(HERE / "petstore.yaml"))))


@pytest.fixture(scope="session")
def aihub_api(lowered: Callable[[Request], Result]) -> Result:
    """The AI Hub document."""
    return lowered(Request(config=ROOT / "specs" / "aihub" / "sdk.yaml"))


@pytest.fixture(scope="session")
def aihub_mock(aihub_api: Result) -> Mocked:
    """Starts a mock of AI Hub; takes what Options takes."""
    return starter(aihub_api)


def starter(result: Result) -> Mocked:
    @contextmanager
    def start(**options: Any) -> Iterator[Running]:
        assert result.document is not None
        with serve(result.document, result.relations, Options(**options)) as running:
            yield running

    return start
