"""Limits of values: how the form shows them, and what it says of values beyond them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline import Request, run
from tests.docs.browser import Page
from tests.docs.test_encoding import write_page

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "limits.yaml").read_text("utf-8"))

# Each value as it would be typed, or as JSON for what is more than text.
CHECK = """(async (key, values) => {
  const one = [...document.querySelectorAll("api-playground")].find((one) => one.op.key === key);
  const form = one.form = one.form || Playground.form(one);
  const param = one.op.params[0];
  const found = [];
  for (const value of values) {
    const typed = param.type === "string" || param.type === "number" || param.type === "integer"
      ? value : Playground.fromJson(value);
    form.set({params: {"query value": typed}});
    const {faults} = await form.checked();
    found.push(faults.filter(({at}) => at).map(({at, message}) => [...at.slice(2), message].join(" ")));
  }
  const shown = form.dialog.querySelector(".pg-limits");
  return [shown ? shown.textContent : "", found];
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with an operation for each case."""
    folder = tmp_path_factory.mktemp("limits")
    paths: dict[str, Any] = {}
    for number, (name, case) in enumerate(CASES.items()):
        parameter = {"name": "value", "in": "query", "schema": case["schema"]}
        operation = {"operationId": name, "parameters": [parameter]}
        paths[f"/{number}"] = {"get": {**operation, "responses": {"200": {"description": "ok"}}}}
    head = {"openapi": "3.1.0", "info": {"title": "L", "version": "1"}, "paths": paths}
    spec = folder / "limits.json"
    spec.write_text(json.dumps(head), encoding="utf-8")
    result = run(Request(str(spec)), "lower")
    assert result.ok, [d.message for d in result.sink]
    return write_page(folder, result).as_uri()


def test_limits_are_shown_and_checked(page: Page, address: str) -> None:
    page.open(address)
    differences = []
    for name, case in CASES.items():
        expected = {value: [] for value in case.get("fine", ())}
        expected |= {value: [message] for value, message in case.get("wrong", {}).items()}
        values = list(expected)
        shown, found = page.evaluate(f"{CHECK}({json.dumps(name)}, {json.dumps(values)})")
        if shown != case["shown"]:
            differences.append((name, shown, case["shown"]))
        differences += [
            (name, value, told, expected[value])
            for value, told in zip(values, found, strict=True)
            if told != expected[value]
        ]
    assert not differences


def test_limits_within_a_body_name_their_field(page: Page, tmp_path: Path) -> None:
    """Also where the body is JSON that was typed, and where one of several properties is needed."""
    inner = {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}
    schema = {
        "type": "object",
        "x-sdk-requires": [{"exactly_one": ["name", "id"]}],
        "properties": {
            "name": {"type": "string", "maxLength": 3},
            "id": {"type": "integer"},
            "parts": {"type": "array", "items": inner},
        },
    }
    content = {"application/json": {"schema": schema, "example": {"name": "abc"}}}
    operation = {"operationId": "op", "responses": {"200": {"description": "ok"}}}
    operation |= {"requestBody": {"required": True, "content": content}}
    head = {"openapi": "3.1.0", "info": {"title": "L", "version": "1"}}
    spec = tmp_path / "body.json"
    spec.write_text(json.dumps({**head, "paths": {"/x": {"post": operation}}}), encoding="utf-8")
    result = run(Request(str(spec)), "lower")
    assert result.ok, [d.message for d in result.sink]
    page.open(write_page(tmp_path, result).as_uri())
    check = """(async (body, text) => {
      const one = document.querySelector("api-playground");
      const form = one.form = one.form || Playground.form(one);
      form.set({params: {}, media: 0, body: Playground.fromJson(body), text: text ? body : undefined});
      const {faults} = await form.checked();
      return faults.filter(({at}) => at).map(({at, message, control}) => [at.join("."), message, control.label]);
    })"""
    body = json.dumps({"name": "abcd", "id": 5, "parts": [{"size": 1}, {"size": "x"}, {}]})
    told = [
        ["body.name", "must have at most 3 characters; it has 4"],
        ["body.parts.1.size", "must be an integer"],
        ["body.parts.2.size", "is required"],
        ["body.id", "is one of several: give exactly one of name, id"],
    ]
    as_text = page.evaluate(f"{check}({json.dumps(body)}, true)")
    assert [one[:2] for one in as_text] == told
    assert {one[2] for one in as_text} == {"body"}
    shown = json.dumps({"name": "abcd", "id": 5, "parts": [{"size": 1}, {"size": "x"}]})
    in_form = page.evaluate(f"{check}({json.dumps(shown)}, false)")
    assert [one[:2] for one in in_form] == [told[0], told[1], told[3]]
    assert [one[2] for one in in_form] == ["name", "size", "id"]
    assert page.evaluate(f"{check}('{{}}', false)") == [
        ["body.name", "is one of several: give exactly one of name, id", "name"]
    ]
