"""Samples, the mock and collections write XML as the clients do: the bodies of the case of names."""

from __future__ import annotations

import pytest

from generator.ir.types import JsonValue
from generator.requests.xml import xml_text
from tests.cases.case import FOLDER, read
from tests.cases.sdk import Sdk, generate

CASE = read(FOLDER / "bodies" / "xml_names.yaml")
SENT: dict[str, JsonValue] = {
    "sendBananas": ({"flavor": "a"}, {"flavor": "b"}),
    "sendShow": {
        "id": "k",
        "slides": ({"n": 1}, {"n": 2}),
        "more": ({"flavor": "a"},),
        "near": ({"flavor": "b"},),
        "around": ({"city": "X"},),
        "words": ("w", "v"),
        "label": ("l",),
        "rows": ((1, 2), (3,)),
        "place": {"city": "Y"},
        "left": {"x": "a"},
        "right": {"x": "b"},
        "plain": ({"x": 1},),
    },
}


@pytest.fixture(scope="module")
def sdk() -> Sdk:
    return generate(CASE.text.encode(), CASE.package)


@pytest.mark.parametrize("name", SENT)
def test_xml_is_written_as_the_clients_write_it(sdk: Sdk, name: str) -> None:
    api = sdk.result.api
    assert api is not None
    operation = next(one for one in api.operations if one.operation_id == name)
    assert operation.body is not None
    (media,) = operation.body.media
    assert media.type is not None
    sent = [call["sends"]["body"] for call in CASE.calls if "sends" in call]
    assert xml_text(SENT[name], media.type, api.decls, media.xml) in sent
