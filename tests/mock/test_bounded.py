"""Documents that would stop the server: what they ask to be checked takes bounded time, or is not."""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.mock import Options, serve
from generator.mock.check import keywords, patterns
from generator.mock.check.keywords import Checker
from generator.mock.check.patterns import Patterns
from generator.pipeline import Request, run
from tests.mock.exchange import send

#: Patterns in the dialect of ECMA-262, a text, and whether it matches; None: that is not said.
PATTERNS = [
    ("^(a+)+$", "a" * 40 + "!", None),
    ("^(a|aa)+$", "a" * 60 + "!", None),
    ("(x+x+)+y", "x" * 40, None),
    ("(.*)*=.*;", "a" * 40, None),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 60, None),
    (".*.*.*.*x", "a" * 3000, None),
    (r"\p{L}+", "abc", None),
    ("(", "abc", None),
    ("^([a-z0-9]+(-[a-z0-9]+)*)$", "a-b-c", True),
    ("^([a-z0-9]+(-[a-z0-9]+)*)$", "a--c", False),
    ("^(?=.*[0-9])(?=.*[a-z]).{8,}$", "passw0rd", True),
    ("^(?<year>[0-9]{4})-", "2026-", True),
    ("^a$", "a\n", False),  # Python's "$" would match
    (r"^\d+$", "٣", False),  # a digit of Arabic is none of ECMA-262
    ("^[^]{3}$", "a\nb", True),
    ("[]", "a", False),
    ("[$]", "$", True),
    (r"\$", "$", True),
    (".*" * 2 + "x", "a" * 100_000, None),
]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_PATIENCE", 0.15)
    monkeypatch.setattr(keywords, "_PATIENCE", 0.3)


@pytest.mark.parametrize(("pattern", "text", "found"), PATTERNS)
def test_patterns(
    pattern: str, text: str, found: bool | None, caplog: pytest.LogCaptureFixture
) -> None:
    checked, start = Patterns(), time.monotonic()
    with caplog.at_level(logging.WARNING, "generator.mock"):
        results = {checked.match(pattern, text) for _ in range(5)}
    assert time.monotonic() - start < 2
    assert results == {True if found is None else found}
    assert len(caplog.records) == (found is None)


VALUES: dict[str, tuple[dict[str, Any], Any, bool]] = {
    "pattern": ({"pattern": "^(a+)+$"}, "a" * 50 + "!", True),
    "names": ({"patternProperties": {"^(a|a)+$": {"type": "null"}}}, {"a" * 50 + "!": None}, True),
    "other names": (
        {"patternProperties": {"^x": {}}, "additionalProperties": False},
        {"x": 1, "y": 2},
        False,
    ),
    "not evaluated": (
        {"allOf": [{"patternProperties": {"^(a|a)+$": {}}}], "unevaluatedProperties": False},
        {"a" * 50 + "!": 1},
        True,
    ),
    "evaluated": (
        {"allOf": [{"patternProperties": {"^x": {}}}], "unevaluatedProperties": False},
        {"x": 1, "y": 2},
        False,
    ),
    "others": (
        {"properties": {"a": {}}, "additionalProperties": {"type": "null"}},
        {"b": 1},
        False,
    ),
    "unique": ({"uniqueItems": True}, [{"a": i} for i in range(20_000)], True),
    "not unique": ({"uniqueItems": True}, [{"a": 1}, {"a": 1.0}], False),
    "unique kinds": ({"uniqueItems": True}, [1, True, "1", None, [1], 0, False], True),
    "huge limits": ({"maximum": 10**400, "minimum": -(10**400)}, 10**300, True),
    "huge lengths": ({"maxLength": 10**400, "minLength": 0}, "a", True),
    "a huge length": ({"minLength": 10**400}, "a", False),
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    schema, value, good = VALUES[name]
    start = time.monotonic()
    assert (not list(Checker(schema, Patterns()).errors(value))) is good
    assert time.monotonic() - start < 2


def test_the_mock_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Every step of the chain names the next one twice: 2 to the power of 40 checks."""
    chain: dict[str, Any] = {
        f"S{i}": {"allOf": [{"$ref": f"#/components/schemas/S{i + 1}"}] * 2} for i in range(40)
    }
    chain |= {"S40": {"type": "object"}, "Text": {"type": "string", "pattern": "^(a+)+$"}}
    content = {
        path: {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        for path, name in (("/chain", "S0"), ("/text", "Text"), ("/many", "Many"))
    }
    chain["Many"] = {"type": "array", "items": {"$ref": "#/components/schemas/Text"}}
    replies = {"204": {"description": "Done."}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            path: {"post": {"requestBody": {"content": one}, "responses": replies}}
            for path, one in content.items()
        },
        "components": {"schemas": chain},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    result = run(Request(str(tmp_path / "openapi.json")), "lower")
    assert result.ok
    assert result.document is not None
    assert result.relations is not None
    bad = "a" * 50 + "!"
    start = time.monotonic()
    with (
        caplog.at_level(logging.WARNING, "generator.mock"),
        serve(result.document, result.relations, Options()) as server,
    ):
        port = urlsplit(server.root).port or 0
        for path, body in (("/text", bad), ("/many", [bad] * 500), ("/chain", {}), ("/chain", {})):
            headers = {"Content-Type": "application/json"}
            reply = send(port, "POST", path, headers, json.dumps(body).encode())
            assert reply.status == 204, reply.body
    assert time.monotonic() - start < 6
    assert sum("is not checked" in record.message for record in caplog.records) == 2
