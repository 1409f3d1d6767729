"""Every output takes what OpenAPI 3.2 has: no operation is missing in any of them."""

from __future__ import annotations

import json

import pytest

from generator.mock import Options, serve
from tests.cases.bench import environment
from tests.cases.case import Case, load
from tests.cases.sdk import generate

CASES = [case for case in load() if case.id.startswith("openapi_3_2/") and not case.files]


def _requests(items: list[dict[str, object]], found: list[str]) -> list[str]:
    """The names of all requests in the folders of a collection, each as often as it occurs."""
    for item in items:
        inner = item.get("item")
        if isinstance(inner, list):
            _requests(inner, found)
        else:
            request = item["request"]
            assert isinstance(request, dict)
            found.append(str(request["method"]))
    return found


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_no_output_drops_an_operation(case: Case) -> None:
    targets = ("python", "samples", "postman", "docs")
    sdk = generate(case.text.encode(), case.package, targets=targets)
    assert sdk.result.ok
    api = sdk.result.api
    assert api is not None
    methods = sorted(operation.method for operation in api.operations)
    curl = [text for path, text in sdk.files.items() if path.endswith(".sh")]
    assert len(curl) == len(methods)
    bodies = sum(1 for text in curl if "--data" in text or "--form" in text)
    assert bodies == sum(1 for operation in api.operations if operation.body is not None)
    (collection,) = (text for path, text in sdk.files.items() if path.endswith("collection.json"))
    folders = [item for item in json.loads(collection)["item"] if item["name"] != "Workflows"]
    assert sorted(_requests(folders, [])) == methods
    pages = [text for path, text in sdk.files.items() if "/reference/" in path]
    for operation in api.operations:
        assert any(operation.path in page and operation.method in page for page in pages)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_mock_takes_every_call(case: Case) -> None:
    sdk = generate(case.text.encode(), case.package)
    result = sdk.result
    assert result.document is not None
    assert result.relations is not None
    failed = []
    with serve(result.document, result.relations, Options()) as server, sdk.imported() as package:
        make = getattr(package, sdk.manifest["client"].rpartition(".")[2])
        with make(base_url=server.root, max_retries=0, **case.client) as client:
            for call in case.calls:
                if "raises" in call:
                    continue
                try:
                    value = eval(call["call"], environment(package) | {"client": client})
                    if type(value).__name__ == "Stream":
                        list(value)
                except Exception as error:  # noqa: BLE001
                    failed.append(f"{call['call']}: {type(error).__name__} {error}")
    assert not failed, "\n".join(failed)
