"""Some documents of autorest's test server; ``python -m tests.autorest`` uses all of them.

The server is in ``build/autorest``, where ``.ci/install`` and ``python -m tests.autorest`` put it.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.autorest.__main__ import called, judge
from tests.autorest.driving import make
from tests.autorest.server import SWAGGER, installed, report, running

#: documents, and the first letters of their scenarios
DOCUMENTS = {
    "additionalProperties": "additionalProperties",
    "any-type": "",
    "body-array": "getArray putArray",
    "body-byte": "getByte putByte",
    "body-complex": "getComplex putComplex",
    "body-date": "getDateM putDateM",
    "body-dictionary": "getDictionary putDictionary",
    "body-duration": "getDuration putDuration",
    "body-formdata-urlencoded": "",
    "body-string": "getString putString",
    "error-with-secrets": "RequestWithSecrets",
    "header": "Header",
    "media_types": "MediaType",
    "merge-patch": "PassMergePatch",
    "model-flattening": "getModelFlatten putModelFlatten",
    "multiple-inheritance": "MultipleInheritance",
    "reserved-words": "reservedWords",
    "url": "Url",
    "url-multi-collectionFormat": "",
    "validation": "Constants",
    "xml-service": "Storage Put GetXML",
    "xms-error-responses": "animalNotFoundError",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root of a running server."""
    if not installed():
        missing = "autorest's test server is not installed"
        assert os.environ.get("CI") != "true", missing
        pytest.skip(f"{missing}: python -m tests.autorest")
    with running(tmp_path_factory.mktemp("autorest")) as root:
        yield root


def test_scenarios(root: str, tmp_path: Path) -> None:
    """Each call ends as it has to, and the server has seen all scenarios but those with a reason."""
    problems = []
    for name in DOCUMENTS:
        count, wrong = asyncio.run(called(make(SWAGGER / f"{name}.json", tmp_path), root))
        problems += [f"{name}: {line}" for line in wrong] + ([] if count else [f"{name}: no call"])
    seen = report(root)["vanilla"]
    starts = tuple(" ".join(DOCUMENTS.values()).split())
    problems += judge({name: seen[name] for name in seen if name.startswith(starts)})
    assert not problems, "\n".join(problems)
