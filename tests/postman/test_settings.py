"""The section ``postman`` of sdk.yaml, and what takes its place without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.config.load import load_configuration
from generator.config.settings import ArgumentKind
from generator.diagnostics import GenerationError, Sink
from generator.document.source import load_text
from generator.pipeline import Request, run
from generator.targets.postman.settings import postman_settings
from generator.targets.registry import TARGETS
from tests.cli.sections import sections_of
from tests.postman.made import collection, document, plan_request, reply, requests, target_of


def faults(text: str) -> list[str]:
    """What is wrong with a configuration: ``line:column code message``."""
    source, sink = load_text(text, "sdk.yaml"), Sink()
    with pytest.raises(GenerationError):
        load_configuration(source, Path(), sink, TARGETS)
    found = []
    for item in sink:
        assert item.loc is not None
        mark = source.mark(item.loc.pointer)
        found.append(f"{mark.line}:{mark.column} {item.code} {item.message}")
    return found


def test_variables_are_read_in_order() -> None:
    text = """
postman:
  name: Mine
  variables:
    - {name: ROOT, server: true}
    - {name: KEY, security: token, doc: The key.}
    - {name: TENANT, header: X-Tenant, value: "{{ORG}}"}
    - {name: ORG}
"""
    sections = sections_of(load_text(text, "sdk.yaml"), "postman")
    settings = postman_settings(sections.get("postman"))
    assert settings.name == "Mine"
    assert [(v.name, v.kind, v.target, v.value, v.doc) for v in settings.variables] == [
        ("ROOT", ArgumentKind.SERVER, "", None, ""),
        ("KEY", ArgumentKind.SECURITY, "token", None, "The key."),
        ("TENANT", ArgumentKind.HEADER, "X-Tenant", "{{ORG}}", ""),
        ("ORG", None, "", None, ""),
    ]


@pytest.mark.parametrize(
    ("variable", "fault"),
    [
        (
            "{name: A, security: k, value: abc}",
            "C003 `postman.variables.value` cannot be given for a credential",
        ),
        ("{name: A, server: false}", "C003 `postman.variables.server` can only be true."),
        ("{name: A, header: ''}", "C003 `postman.variables.header` must not be empty."),
        ("{server: true}", "C004 A variable must have a name."),
        ("{name: 'a b'}", "C003 `postman.variables.name` must be a name like API_ROOT"),
        (
            "{name: A, server: true, header: b}",
            "C004 The variable 'A' can have only one of these keys:",
        ),
        ("{name: A, env: B}", "C001 There is no setting 'env' of `postman.variables`."),
        ("A", "C003 A variable must be a mapping, not a string."),
        ("{name: A}, {name: A}", "C006 There are two variables named 'A'."),
    ],
)
def test_faults_are_told_with_their_place(variable: str, fault: str) -> None:
    (found,) = faults(f"postman:\n  variables: [{variable}]\n")
    place, _, message = found.partition(" ")
    assert place.startswith("2:")
    assert message.startswith(fault)


def test_what_the_document_does_not_have_is_an_error(tmp_path: Path) -> None:
    config = tmp_path / "sdk.yaml"
    config.write_text(
        "postman:\n  variables:\n    - {name: A, security: nokey}\n    - {name: B, header: X-No}\n"
    )
    spec = tmp_path / "a.yaml"
    spec.write_text("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n")
    result = run(Request(spec=str(spec), config=config), "lower")
    assert result.api is not None
    assert result.settings is not None
    target_of(config)(plan_request(result.api, result.settings, result.sink))
    assert [(d.code, d.loc and d.loc.pointer) for d in result.sink if d.code > "E"] == [
        ("K001", "/postman/variables/0"),
        ("K002", "/postman/variables/1"),
    ]


SCHEMES: dict[str, Any] = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "oauth": {"type": "oauth2", "flows": {}},
    "basic": {"type": "http", "scheme": "basic"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
}


@pytest.mark.parametrize(
    ("scheme", "auth", "variables"),
    [
        ("bearer", {"token": "{{API_TOKEN}}"}, ["API_TOKEN"]),
        ("oauth", {"token": "{{API_TOKEN}}"}, ["API_TOKEN"]),
        (
            "basic",
            {"username": "{{API_USER}}", "password": "{{API_PASSWORD}}"},
            ["API_USER", "API_PASSWORD"],
        ),
        ("header", {"key": "X-Key", "value": "{{API_KEY}}", "in": "header"}, ["API_KEY"]),
        ("query", {"key": "key", "value": "{{API_KEY}}", "in": "query"}, ["API_KEY"]),
        ("cookie", None, ["API_KEY"]),
    ],
)
def test_credentials_without_a_configuration(
    scheme: str, auth: dict[str, str] | None, variables: list[str]
) -> None:
    paths = {
        "/a": {"get": {"operationId": "a", "responses": reply({})}},
        "/b": {"get": {"operationId": "b", "responses": reply({}), "security": []}},
    }
    made = collection(
        document(
            paths,
            security=[{scheme: []}],
            components={"securitySchemes": {scheme: SCHEMES[scheme]}},
            servers=[
                {"url": "https://{host}/v1/", "variables": {"host": {"default": "a.example"}}}
            ],
        )
    )
    assert made.variables == ["API_ROOT", *variables]
    assert made.value("API_ROOT") == "https://a.example/v1"
    assert all(made.value(name) == "" for name in variables)
    protected, free = (item["request"] for item in requests(made.data))
    if auth is None:
        assert {"key": "Cookie", "value": "sid={{API_KEY}}"} in protected["header"]
        assert "auth" not in made.data
    else:
        kind = made.data["auth"]["type"]
        assert {row["key"]: row["value"] for row in made.data["auth"][kind]} == auth
        assert free["auth"] == {"type": "noauth"}
    assert "auth" not in protected


def test_a_relative_server_gets_a_host() -> None:
    paths = {"/a": {"get": {"operationId": "a", "responses": reply({})}}}
    made = collection(document(paths, servers=[{"url": "/v1"}]))
    assert made.value("API_ROOT") == "http://localhost/v1"
