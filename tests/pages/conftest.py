"""The SDK of the shelves, its server, and one way to use each client."""

from __future__ import annotations

import asyncio
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trio

from tests.cases.sdk import generate
from tests.pages.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

KINDS = ("sync", "asyncio", "trio")
STYLES = (
    *("offset", "flagged", "numbered", "cursor", "keyset", "url", "link", "crates", "search"),
    *("counted", "words", "times", "uuids", "numbers"),
)


class Reader:
    """Reads lists with one kind of client."""

    def __init__(self, package: ModuleType, kind: str, shelf: Shelf) -> None:
        self.kind = kind
        self.shelf = shelf
        name = "ShelfClient" if kind == "sync" else "AsyncShelfClient"
        self._make = getattr(package, name)

    def client(self, **options: Any) -> Any:
        """A client of the shelf."""
        return self._make(key="k", base_url=f"{self.shelf.host}/v1", **options)

    def run(self, work: Any, **options: Any) -> Any:
        """What ``await work(books)`` returns, or ``work(books)`` of the synchronous client."""
        client = self.client(max_retries=0, **options)
        if self.kind == "sync":
            with client:
                return work(client.books)

        async def main() -> Any:
            async with client:
                return await work(client.books)

        return trio.run(main) if self.kind == "trio" else asyncio.run(main())

    def items(self, style: str, *, stop: int = -1, **arguments: Any) -> Read:
        """Iterate over a list, at most as far as ``stop``."""
        read = Read()

        def each(books: Any) -> None:
            read.iterator = iter(getattr(books, style)(**arguments))
            for item in read.iterator:
                read.numbers.append(item.number)
                if len(read.numbers) == stop:
                    return

        async def each_async(books: Any) -> None:
            read.iterator = getattr(books, style)(**arguments).__aiter__()
            async for item in read.iterator:
                read.numbers.append(item.number)
                if len(read.numbers) == stop:
                    return

        try:
            self.run(each if self.kind == "sync" else each_async)
        except Exception as error:  # noqa: BLE001
            read.error = error
        return read


class Read:
    """What came of an iteration."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.error: Any = None
        self.iterator: Any = None


@pytest.fixture(scope="session")
def package() -> Iterator[ModuleType]:
    sdk = generate(Path(__file__).parent / "shelf.yaml", "shelf")
    assert not sdk.warnings
    with sdk.imported() as found:
        importlib.import_module("shelf.models")
        yield found


@pytest.fixture(scope="session")
def server() -> Iterator[Shelf]:
    shelf = Shelf()
    yield shelf
    shelf.close()


@pytest.fixture
def shelf(server: Shelf) -> Shelf:
    server.reset()
    return server


@pytest.fixture(params=KINDS)
def reader(request: pytest.FixtureRequest, package: ModuleType, shelf: Shelf) -> Reader:
    return Reader(package, request.param, shelf)
