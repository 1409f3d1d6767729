"""What inline schemas are called by what they are, and the names that users of 0.14.0 know."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import Sink
from generator.ir.model import Api
from generator.pipeline import Request, run
from generator.targets.python.naming.classes import ClassNames, name_classes
from generator.targets.python.settings import Naming
from tests.cases.sdk import generate

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("short.yaml").read_text())
ROOT = Path(__file__).parents[2]


def document(row: dict[str, Any]) -> dict[str, Any]:
    """A document with nothing but the schema of ``row`` and what is on the way to it."""
    kinds = {list: {"type": "array", "items": {"type": "string"}}, int: {"type": "integer"}}
    properties = {name: kinds[type(value)] for name, value in row.get("has", {"x": 1}).items()}
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    place, *rest = row["at"].split()
    body = place == "request" or place.isdigit()
    for word in reversed(rest if body else [place, *rest]):
        inner = {"type": "object", "properties": {word: schema}}
        schema = {"type": "array", "items": schema} if word == "[]" else inner
    content = {"content": {"application/json": {"schema": schema}}}
    responses = {"200": {"description": "x"}}
    operation: dict[str, Any] = {"operationId": row["of"], "responses": responses}
    if place == "request":
        operation["requestBody"] = content
    elif body:
        responses[place] = {"description": "x", **content}
    spec: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    if body:
        return {**spec, "paths": {"/x": {"post": operation}}}
    return {**spec, "paths": {}, "components": {"schemas": {row["of"]: schema}}}


def lowered(spec: dict[str, Any]) -> Api:
    """The API that ``spec`` describes."""
    result = run(Request(spec="-", stdin=json.dumps(spec).encode()), "lower")
    assert result.api is not None, [d.message for d in result.sink]
    return result.api


def named(api: Api, naming: Naming, locked: dict[str, str], *, legacy: bool = True) -> ClassNames:
    """The names of the classes of ``api``."""
    return name_classes(api, naming=naming, explicit={}, locked=locked, legacy=legacy, sink=Sink())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['of']} {row['at']}" for row in ROWS])
def test_what_it_is_called(row: dict[str, Any]) -> None:
    api = lowered(document(row))
    names = named(api, Naming.SHORT, {})
    decl = max(api.decls, key=lambda one: len(one.pointer))
    assert names.names[decl] == row["name"]
    assert names.aliases.get(decl, row["name"]) == row["old"]


def test_a_published_name_stays_unless_it_goes_on_as_an_alias() -> None:
    row = {"of": "listPets", "at": "200", "has": {"pets": []}}
    api = lowered(document(row))
    (decl,) = api.decls
    (key,) = named(api, Naming.SHORT, {}).keys.values()
    old, mine = {key: "ListPets200Response"}, {key: "Mine"}
    assert named(api, Naming.SHORT, old, legacy=False).names[decl] == "ListPets200Response"
    assert named(api, Naming.SHORT, mine).names[decl] == "Mine"
    again = named(api, Naming.SHORT, old)
    assert (again.names[decl], again.aliases[decl]) == ("PetList", "ListPets200Response")


def test_no_class_takes_the_former_name_of_another() -> None:
    first = document({"of": "listPets", "at": "200", "has": {"pets": []}})
    schemas = {"ListPets200Response": {"type": "object", "properties": {"x": {"type": "string"}}}}
    api = lowered({**first, "components": {"schemas": schemas}})
    found = named(api, Naming.SHORT, {})
    assert sorted(found.names.values()) == ["ListPets200Response", "PetList"]
    assert not set(found.aliases.values()) & set(found.names.values())


def test_both_names_are_one_class(tmp_path: Path) -> None:
    row = {"of": "listPets", "at": "200", "has": {"pets": []}}
    settings = "spec: openapi.json\nmodels: {naming: short}\ncompat: {openapi_generator: true}\n"
    (tmp_path / "openapi.json").write_text(json.dumps(document(row)))
    (tmp_path / "sdk.yaml").write_text(settings)
    sdk = generate(tmp_path / "openapi.json", "short_names", config=tmp_path / "sdk.yaml")
    with sdk.imported() as package:
        models = package.models
        assert package.ListPets200Response is models.ListPets200Response is models.PetList
        value = models.ListPets200Response(pets=["a"])
        assert repr(value) == "PetList(pets=['a'])"
        assert pickle.loads(pickle.dumps(value)) == value
        assert "ListPets200Response" in models.__all__
