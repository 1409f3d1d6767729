"""An example that does not fit its type is put right once: all outputs show the same value."""

from __future__ import annotations

import json
import re

import pytest

from generator.targets.registry import TARGETS
from tests.cases.sdk import Sdk, generate

#: Each value is wrong in the document: text for a number and a boolean, a day that is none.
PARAMETERS = [
    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}, "example": "12"},
    {
        "name": "all",
        "in": "query",
        "schema": {"type": "boolean"},
        "example": "True",
        "required": True,
    },
]
FORM = {
    "schema": {
        "type": "object",
        "required": ["day", "count"],
        "properties": {
            "day": {"type": "string", "format": "date"},
            "count": {"type": "integer"},
        },
    },
    "example": {"day": "2024-02-30", "count": "3"},
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Fit", "version": "1"},
    "paths": {
        "/things/{id}": {
            "put": {
                "operationId": "replaceThing",
                "tags": ["things"],
                "parameters": PARAMETERS,
                "requestBody": {
                    "required": True,
                    "content": {"application/x-www-form-urlencoded": FORM},
                },
                "responses": {"204": {"description": "Done."}},
            }
        }
    },
}


@pytest.fixture(scope="module")
def made() -> Sdk:
    targets = tuple(target.name for target in TARGETS)
    found = generate(json.dumps(DOCUMENT).encode(), "fit", targets=targets)
    assert found.result.ok, [d.message for d in found.result.sink]
    return found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (r"fit/resources/things\.py", 'replace(id=12, all=True, day="2026-01-15", count=3)'),
        (r"samples/curl/.*", "/things/12?all=true"),
        (r"samples/curl/.*", "day=2026-01-15&count=3"),
        (r"samples/python/.*", 'id=12, all=True, day="2026-01-15", count=3'),
        (r"docs/reference/things/replace-thing\.md", '"value":{"day":"2026-01-15","count":3}'),
        (r"postman/.*collection\.json", '"value": "2026-01-15"'),
    ],
)
def test_every_output_shows_what_fits(made: Sdk, path: str, text: str) -> None:
    (found,) = (content for name, content in made.files.items() if re.fullmatch(path, name))
    assert text in " ".join(found.split()).replace("( ", "(").replace(",)", ")")


def test_no_output_shows_what_does_not_fit(made: Sdk) -> None:
    wrong = [name for name, text in made.files.items() if "2024-02-30" in text]
    definitions = ("samples/openapi", "docs/_extra/openapi")
    assert [name for name in wrong if not name.startswith(definitions)] == []
