"""The SDK of a document that is not AI Hub's, generated in memory, against the mock of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.cases.sdk import generate
from tests.mock.conftest import Mocked

SPEC = Path(__file__).parent / "petstore.yaml"


@pytest.fixture(scope="module")
def package() -> Iterator[ModuleType]:
    with generate(SPEC, "smallpets").imported() as module:
        yield module


def test_sync(package: Any, petstore: Mocked) -> None:
    with petstore(polls=1, page_size=2) as server:
        with package.SmallpetsClient(base_url=server.root, key="k", max_retries=0) as client:
            made = client.pets.create(name="Ada", tag="cat")
            assert (made.id, made.name, made.status, made.tag) == (13, "Ada", "available", "cat")
            assert client.pets.get(made.id) == made
            assert client.pets.change(made.id, status="sold").status == "sold"
            assert client.pets.replace(made.id, name="Eve").tag is None
            names = [pet.name for pet in client.pets.list(sort_by="name", order="desc").items]
            assert names == ["Rex", "Eve"]
            assert client.pets.list(status=["sold"], limit=1).items == []
            client.pets.set_photo(made.id, b"\x89PNG")
            assert client.pets.get_photo(made.id) == b"\x89PNG"
            assert client.toys.give(made.id, "a/b", colour="red").colour == "red"
            assert client.toys.get(made.id, "a/b").colour == "red"
            client.blobs.replace("x/y z", b"bytes")
            assert client.blobs.get("x/y z") == b"bytes"
            client.misc.sum([1, 2, 3])
            client.misc.send_form(age=7, colours=["red"])
            trace = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
            found = client.misc.search(trace=trace, tags=[1, 2], range={"from": 1}, session=7)
            assert found == "found"
            report = client.reports.start(pet_id=12)
            states = [client.reports.get(report.id).state for _ in range(2)]
            assert [report.state, *states] == ["running", "running", "done"]
            client.pets.remove(made.id)
            with pytest.raises(package.NotFoundError, match="There is no '13'"):
                client.pets.get(made.id)
        statuses = [(one.operation, one.status) for one in server.requests if one.status >= 400]
        assert statuses == [("getPet", 404)]


def test_async(package: Any, petstore: Mocked) -> None:
    async def talk(root: str) -> list[str]:
        async with package.AsyncSmallpetsClient(base_url=root, key="k", max_retries=0) as client:
            await asyncio.gather(*(client.pets.create(name=f"pet {n}") for n in range(5)))
            return sorted(pet.name for pet in (await client.pets.list()).items)

    with petstore() as server:
        names = asyncio.run(talk(server.root))
    assert names == ["Rex", *(f"pet {n}" for n in range(5))]
