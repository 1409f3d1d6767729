"""What users of such a package call, with both clients, against the mock."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import yaml

if TYPE_CHECKING:
    from types import ModuleType

    from generator.mock import Running

CASES = yaml.safe_load((Path(__file__).parent / "calls.yaml").read_text(encoding="utf-8"))
KINDS = ("sync", "async")


def names(petshop: ModuleType) -> dict[str, Any]:
    """What the expressions of the cases can name."""
    return {"petshop": petshop, "httpx": httpx, "omit": petshop.omit, "type_name": type_name}


def type_name(value: object) -> str:
    """The name of the class of a value."""
    return type(value).__name__


def evaluate(case: dict[str, Any], kind: str, petshop: ModuleType, root: str) -> list[Any]:
    """What the expressions ``get`` are for ``r``, the result of the call."""
    options = {"api_key": "My API Key", "base_url": root, "max_retries": 0}
    scope = names(petshop)

    def found(result: Any) -> list[Any]:
        return [eval(text, {**scope, "r": result}) for text in case["get"]]

    def sync() -> list[Any]:
        with petshop.Petshop(**options) as client:
            scope["client"] = client
            result = eval(case["call"], scope)
            if not hasattr(result, "__enter__"):
                return found(result)
            with result as response:
                return found(response)

    async def asynchronous() -> list[Any]:
        async with petshop.AsyncPetshop(**options) as client:
            scope["client"] = client
            result = eval(case["call"], scope)
            if hasattr(result, "__aenter__"):
                async with result as response:
                    return [await _waited(value) for value in found(response)]
            return [await _waited(value) for value in found(await _waited(result))]

    return sync() if kind == "sync" else asyncio.run(asynchronous())


async def _waited(value: Any) -> Any:
    return await value if hasattr(value, "__await__") else value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES["results"], ids=lambda case: case["call"])
def test_result(case: dict[str, Any], kind: str, petshop: ModuleType, mocked: Running) -> None:
    found = evaluate(case, kind, petshop, mocked.root)
    wanted = case.get(kind, case["is"])
    assert [str(each) for each in found] == [str(each) for each in wanted]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES["errors"], ids=lambda case: case["call"])
def test_error(case: dict[str, Any], kind: str, petshop: ModuleType, mocked: Running) -> None:
    if "faults" in case:
        mocked.faults(case["faults"])
    scope = names(petshop)
    kinds = tuple(eval(text, scope) for text in case["raises"])
    try:
        with pytest.raises(
            kinds[0], match=re.escape(case["says"]) if "says" in case else None
        ) as caught:
            evaluate({"get": [], **case}, kind, petshop, mocked.root)
    finally:
        mocked.faults("")
    assert all(isinstance(caught.value, one) for one in kinds)
    found = [eval(text, {**scope, "e": caught.value}) for text in case.get("get", [])]
    assert [str(each) for each in found] == [str(each) for each in case.get("is", [])]


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["from"])
def test_names(case: dict[str, Any], petshop: ModuleType) -> None:
    scope: dict[str, Any] = {}
    exec(f"from petshop{case['from']} import {', '.join(case['import'])}", scope)
    assert petshop.__name__ == "petshop"
    assert [str(eval(text, scope)) for text in case.get("get", [])] == case.get("is", [])


def test_a_response_that_is_left_half_read_is_closed(petshop: ModuleType, mocked: Running) -> None:
    with petshop.Petshop(api_key="k", base_url=mocked.root) as client:
        with client.pets.with_streaming_response.photo("1") as response:
            assert next(response.iter_bytes(1))
            assert not response.is_closed
        assert response.is_closed
        assert client.pets.retrieve("1").name


def test_all_bytes_come_once_however_many_at_a_time(petshop: ModuleType, mocked: Running) -> None:
    with petshop.Petshop(api_key="k", base_url=mocked.root) as client:
        whole = client.pets.photo("1").read()
        for size in (None, 1, 3, 1000):
            with client.pets.with_streaming_response.photo("1") as response:
                assert b"".join(response.iter_bytes(size)) == whole


def test_a_missing_key_is_an_error_of_the_package(
    petshop: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PETSHOP_API_KEY", raising=False)
    with pytest.raises(petshop.PetshopError, match="PETSHOP_API_KEY"):
        petshop.Petshop()
    monkeypatch.setenv("PETSHOP_API_KEY", "of the environment")
    assert petshop.Petshop().api_key == "of the environment"


def test_an_environment_is_a_base_url(petshop: ModuleType) -> None:
    client = petshop.Petshop(api_key="k", environment="sandbox")
    assert str(client.base_url) == "https://sandbox.pets.test/v1/"
    assert str(client.copy(environment="production").base_url) == "https://pets.test/v1/"
    own = petshop.Petshop(api_key="k", environment="sandbox", base_url="http://own.test")
    assert str(own.base_url) == "http://own.test/"


def test_repeated_requests_share_a_key(petshop: ModuleType) -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers.get("idempotency-key", ""))
        return httpx.Response(429 if len(keys) == 1 else 200, json={"id": "1", "name": "Rex"})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    with petshop.Petshop(api_key="k", base_url="http://pets.test", http_client=http) as client:
        client.pets.create(name="Rex")
        client.pets.create(name="Rex", idempotency_key="mine")
        client.pets.retrieve("1")
    assert keys[0] == keys[1] != ""
    assert keys[2:] == ["mine", ""]


def test_attributes_of_the_client_can_be_read_and_set(petshop: ModuleType) -> None:
    client = petshop.Petshop(api_key="k", base_url="http://one.test/v1", timeout=7)
    assert (str(client.base_url), client.timeout) == ("http://one.test/v1/", 7)
    client.api_key, client.base_url = "other", httpx.URL("http://two.test")
    assert (client.api_key, str(client.base_url)) == ("other", "http://two.test/")
    assert petshop.Petshop(api_key="k").timeout == petshop.DEFAULT_TIMEOUT
    with pytest.raises(TypeError, match="http_client"):
        petshop.Petshop(api_key="k", http_client=httpx.AsyncClient())


def test_models_have_the_methods_of_the_former_ones(petshop: ModuleType) -> None:
    pet = petshop.types.Pet.construct(id="1", name="Rex", born="2020-01-02T03:04:05Z", odd=1)
    assert pet.to_dict()["born"].year == 2020
    assert pet.to_dict(mode="json")["born"] == "2020-01-02T03:04:05Z"
    assert '"odd": 1' in pet.to_json()
    assert isinstance(pet, petshop.BaseModel)


def test_a_page_is_one_of_pagination_and_goes_on(petshop: ModuleType) -> None:
    from petshop.pagination import SyncCursorPage

    def answer(request: httpx.Request) -> httpx.Response:
        after = request.url.params.get("after")
        pets = [{"id": after or "0", "name": "Rex"}]
        return httpx.Response(200, json={"data": pets, "next": None if after else "1"})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    with petshop.Petshop(api_key="k", base_url="http://pets.test", http_client=http) as client:
        page = client.pets.list()
        assert isinstance(page, SyncCursorPage[petshop.types.Pet])
        assert isinstance(page, petshop.BaseModel)
        assert type(page).__name__ == "PetList"
        assert page.has_next_page()
        assert page.get_next_page().data[0].id == "1"
        assert [each.data[0].id for each in page.iter_pages()] == ["0", "1"]
        assert [pet.id for pet in page] == ["0", "1"]
        assert page.to_dict()["next"] == "1"
        with pytest.raises(petshop.PetshopError, match="no further page"):
            page.get_next_page().get_next_page()


def test_a_package_that_does_not_ask_for_it_has_nothing_of_it() -> None:
    from tests.cases.sdk import generate

    plain = generate(Path(__file__).parent / "pets.yaml", "plainpets")
    assert not [path for path in plain.files if "stainless" in path or "/_client" in path]
    assert not [path for path, text in plain.emitted.items() if "Stainless" in text]
    assert "plainpets/types.py" in plain.files
