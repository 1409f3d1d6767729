"""A package that keeps the surface of one that Stainless generated, and a mock of its API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.mock import Options, Running, serve
from generator.pipeline import Request, run
from tests.cases.sdk import Sdk, generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def sdk() -> Sdk:
    made = generate(HERE / "pets.yaml", "petshop", config=HERE / "sdk.yaml")
    assert not made.warnings
    return made


@pytest.fixture(scope="session")
def petshop(sdk: Sdk) -> Iterator[ModuleType]:
    with sdk.imported() as found:
        yield found


@pytest.fixture(scope="session")
def mocked() -> Iterator[Running]:
    result = run(Request(spec=str(HERE / "pets.yaml")), "lower")
    assert result.document is not None
    with serve(result.document, result.relations, Options(stateless=True)) as running:
        yield running
