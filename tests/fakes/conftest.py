"""The packages whose fakes are tested, and clients of both kinds."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.sdk import Sdk, generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HERE = Path(__file__).parent
GENERATED = str(HERE.parents[1] / "generated" / "python")


class Test:
    """A fake and a client of one kind; ``call`` awaits where that is needed."""

    __test__ = False

    def __init__(self, package: ModuleType, kind: str, **options: Any) -> None:
        self.package = package
        self.kind = kind
        testing = importlib.import_module(f"{package.__name__}.testing")
        (name,) = {"FakeAIHub", "FakePondClient"} & set(testing.__all__)
        self.testing = testing
        self.fake = getattr(testing, name)(**options)
        self.client = self.new_client()

    def new_client(self, **arguments: Any) -> Any:
        """Another client of the same fake."""
        make = self.fake.client if self.kind == "sync" else self.fake.async_client
        return make(**arguments)

    def call(self, path: str, /, *args: Any, **kwargs: Any) -> Any:
        """The result of a method, ``"batches.get"``; of a stream the list of its items."""
        method = self.client
        for part in path.split("."):
            method = getattr(method, part)
        return self.run(method, *args, **kwargs)

    def run(self, method: Any, *args: Any, **kwargs: Any) -> Any:
        """What ``method`` gives."""
        if self.kind == "sync":
            found = method(*args, **kwargs)
            return list(found) if type(found).__name__ == "Stream" else found

        async def wait() -> Any:
            found = method(*args, **kwargs)
            found = await found if inspect.isawaitable(found) else found
            if type(found).__name__ == "AsyncStream":
                return [item async for item in found]
            return found

        return asyncio.run(wait())


@pytest.fixture(scope="session")
def aihub() -> ModuleType:
    """The generated package of AI Hub."""
    if GENERATED not in sys.path:
        sys.path.insert(0, GENERATED)
    return importlib.import_module("aihub")


@pytest.fixture(scope="session")
def pond_sdk() -> Sdk:
    """A small SDK with streams, files, several responses, OAuth2, and names that are in the way."""
    return generate((HERE / "pond.yaml").read_bytes(), "pond")


@pytest.fixture(scope="session")
def pond_package(pond_sdk: Sdk) -> Iterator[ModuleType]:
    with pond_sdk.imported() as package:
        yield package


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, aihub: ModuleType) -> Test:
    return Test(aihub, request.param)


@pytest.fixture(params=["sync", "async"])
def pond(request: pytest.FixtureRequest, pond_package: ModuleType) -> Test:
    return Test(pond_package, request.param)
