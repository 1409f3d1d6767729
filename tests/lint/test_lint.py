"""Advice: what is said of good and bad documents, how it is switched off, and that it can be followed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.main import cli
from generator.diagnostics.catalogue import explanation, files_of, known_codes
from generator.lint.run import RULES
from generator.lint.subject import json_path

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
CODES = [code for code in known_codes() if re.fullmatch(r"L0\d\d", code)]


def run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, ["lint", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def advice(*arguments: str | Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run(*arguments, "--format", "json").stdout)["advice"]
    return found


def codes(*arguments: str | Path) -> list[str]:
    return [item["code"] for item in advice(*arguments)]


def document(schema: Mapping[str, object]) -> dict[str, object]:
    """A document without any advice, in which one request sends ``schema``."""
    json_of = {"application/json": {"schema": schema}}
    operation = {
        "operationId": "createPet",
        "summary": "Add a pet",
        "requestBody": {"content": json_of},
        "responses": {
            "204": {"description": "Added."},
            "4XX": {"description": "Wrong.", "content": {"application/json": {"schema": {}}}},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.example.org"}],
        "security": [],
        "paths": {"/pets": {"post": operation}},
    }


def test_every_rule_has_its_page() -> None:
    assert [f"L{number:03}" for number in range(1, len(RULES) + 1)] == CODES
    for rule, code in zip(RULES, CODES, strict=True):
        assert (rule.__doc__ or "").startswith(f"{code}: ")


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['name']}-{yaml.safe_dump(case['schema'])[:30].strip()}"
)
def test_values(case: Mapping[str, object], tmp_path: Path) -> None:
    name = str(case["name"])
    schema: dict[str, object] = {"type": "object", "properties": {name: case["schema"]}}
    if case.get("required"):
        schema["required"] = [name]
    path = tmp_path / "openapi.yaml"
    path.write_text(yaml.safe_dump(document(schema), sort_keys=False))
    assert codes(path) == case["says"]


@pytest.mark.parametrize("code", CODES)
def test_the_hint_of_a_page_can_be_pasted(code: str, tmp_path: Path) -> None:
    for name, text in files_of(explanation(code).example).items():
        (tmp_path / name).write_text(text)
    found = [item for item in advice(tmp_path / "openapi.yaml") if item["code"] == code]
    assert found
    pasted = [hint for item in found if (hint := re.search("`- (.*)` to the act", item["hint"]))]
    actions = [yaml.safe_load(line[1]) for line in pasted]
    if not actions:  # what to write depends on what is meant
        return
    overlay = {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}, "actions": actions}
    (tmp_path / "overlay.yaml").write_text(yaml.safe_dump(overlay))
    assert code not in codes(tmp_path / "openapi.yaml", "--overlay", tmp_path / "overlay.yaml")


def test_ai_hub_is_clean() -> None:
    done = run("--config", ROOT / "specs/aihub/sdk.yaml", "--fail-on", "info")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "Clean: no advice.\n", "")


def _secret(tmp_path: Path, off: object = None) -> Path:
    password = {"type": "string", **({} if off is None else {"x-sdk-lint-off": off})}
    schema = {"type": "object", "properties": {"password": password, "secret": {"type": "string"}}}
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document(schema)))
    return tmp_path / "openapi.yaml"


def test_advice_is_switched_off_at_a_place_and_below(tmp_path: Path) -> None:
    assert codes(_secret(tmp_path)) == ["L014", "L014"]
    assert codes(_secret(tmp_path, ["L014"])) == ["L014"]
    assert codes(_secret(tmp_path, ["L015"])) == ["L014", "L014"]
    overlay = tmp_path / "overlay.yaml"
    for target, left in (("$.paths['/pets'].post", 0), ("$.info", 2), ("$", 0)):
        action = {"target": target, "update": {"x-sdk-lint-off": ["L014"]}}
        text = {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}, "actions": [action]}
        overlay.write_text(yaml.safe_dump(text))
        assert len(codes(_secret(tmp_path), "--overlay", overlay)) == left
    done = CliRunner().invoke(cli, ["validate", str(_secret(tmp_path, ["L014"]))])
    assert "x-sdk-lint-off" not in done.stderr


def test_advice_is_switched_off_everywhere(tmp_path: Path) -> None:
    _secret(tmp_path)
    (tmp_path / "sdk.yaml").write_text("spec: openapi.yaml\nlint: {off: [L014]}\n")
    assert codes("--config", tmp_path / "sdk.yaml") == []


@pytest.mark.parametrize(("level", "code"), [("none", 0), ("warning", 1), ("info", 1)])
def test_warnings_fail_on_demand(level: str, code: int, tmp_path: Path) -> None:
    assert run(_secret(tmp_path), "--fail-on", level).exit_code == code


@pytest.mark.parametrize(("level", "code"), [("none", 0), ("warning", 0), ("info", 1)])
def test_infos_fail_on_demand(level: str, code: int, tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"timeout": {"type": "integer"}}}
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document(schema)))
    assert run(tmp_path / "openapi.yaml", "--fail-on", level).exit_code == code


def test_annotations_and_errors(tmp_path: Path) -> None:
    assert run(_secret(tmp_path), "--format", "ci").stdout.startswith("::warning file=")
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.0\npaths: []\n")
    done = run(tmp_path / "openapi.yaml")
    assert done.exit_code == 1
    assert "error[V001]" in done.stderr


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("", "$"),
        ("/paths/~1pets~1{id}/get", "$.paths['/pets/{id}'].get"),
        ("/paths/~1a/get/parameters/0", "$.paths['/a'].get.parameters[0]"),
        ("/components/schemas/O'Neil\\", "$.components.schemas['O\\'Neil\\\\']"),
        ("/a/2024", "$.a['2024']"),
    ],
)
def test_pointers_become_targets(pointer: str, path: str) -> None:
    assert json_path(pointer) == path
