"""Every output takes what OpenAPI 3.2 has: no operation is missing in any of them."""

from __future__ import annotations

import json

import pytest

from generator.mock import Options, serve
from tests.cases.bench import environment
from tests.cases.case import Case, complete, load
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
    curl = [text for path, text in sdk.files.items() if path.startswith("samples/curl/")]
    assert len(curl) == len(methods)
    bodies = sum(1 for text in curl if "--data" in text or "--form" in text)
    assert bodies == sum(1 for operation in api.operations if operation.body is not None)
    (collection,) = (text for path, text in sdk.files.items() if path.startswith("postman/"))
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


@pytest.mark.parametrize(
    ("media_type", "example", "value"),
    [
        ("application/json", {"dataValue": {"a": 1}}, {"a": 1}),
        ("application/json", {"dataValue": {"a": 1}, "serializedValue": "{}"}, {"a": 1}),
        ("application/problem+json", {"serializedValue": '{"a": [1, null]}'}, {"a": (1, None)}),
        ("application/json", {"serializedValue": "{"}, None),
        ("application/xml", {"serializedValue": "<a>1</a>"}, "<a>1</a>"),
        ("text/plain", {"serializedValue": "a"}, "a"),
        ("image/png", {"serializedValue": "a"}, None),
        ("application/json", {"externalValue": "a.json"}, None),
    ],
)
def test_examples_are_values_of_the_data(
    media_type: str, example: dict[str, object], value: object
) -> None:
    media = {"schema": {"type": "object"}, "examples": {"one": example}}
    response = {"description": "x", "content": {media_type: media}}
    parts = {"paths": {"/a": {"get": {"responses": {"200": response}}}}}
    sdk = generate(json.dumps(complete(parts, "3.2.0")).encode(), "examples")
    assert sdk.result.api is not None
    (found,) = sdk.result.api.operations[0].responses[0].media
    assert [one.value for one in found.examples] == ([] if value is None else [value])
