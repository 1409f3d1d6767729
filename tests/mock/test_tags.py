"""Examples name the variant of a union by a tag that means it, and the mock refuses any other."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.examples.messages import request_example
from generator.mock import Running
from generator.pipeline import Request, Result, run
from tests.cases.test_union_table import (
    COMBINATIONS,
    UNKNOWN,
    Combination,
    document,
    held,
    key_of,
    tagged,
    values_of,
)
from tests.mock.conftest import starter


@pytest.fixture(scope="module")
def lowered(tmp_path_factory: pytest.TempPathFactory) -> Result:
    path: Path = tmp_path_factory.mktemp("tags") / "openapi.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    return run(Request(spec=str(path)), "lower")


@pytest.fixture(scope="module")
def server(lowered: Result) -> Iterator[Running]:
    with starter(lowered)() as running:
        yield running


def status(server: Running, combination: Combination, body: Any) -> int:
    url = f"{server.root}/{key_of(combination)}/list"
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("combination", COMBINATIONS, ids="-".join)
def test_examples_and_the_mock(server: Running, lowered: Result, combination: Combination) -> None:
    assert lowered.api is not None
    key = f"{key_of(combination)}list"
    operation = next(one for one in lowered.api.operations if one.operation_id == key)
    body = request_example(lowered.api, operation).body
    assert body is not None
    (example,) = json.loads(json.dumps(body.value))
    holder = example["meta"] if combination[2] == "nested" else example
    assert holder["kind"] in values_of(combination)[0]
    assert status(server, combination, [example]) == 200
    unknown = tagged(combination, UNKNOWN[combination[0]])
    assert status(server, combination, held("list", unknown)) in {400, 422}
