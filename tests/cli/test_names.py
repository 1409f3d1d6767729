"""``names``: the tree as it will be, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.main import cli
from generator.compat.lock import write_lock
from generator.pipeline import Request, run
from generator.states import survey

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, tags: [Pets], responses: {"200": {description: x}}}
    post: {operationId: createPet, tags: [Pets], x-sdk-name: adopt, responses: {"204": {description: x}}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {tags: [Pets], responses: {"200": {description: x}}}
  /v2/pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, tags: [Pets], responses: {"200": {description: x}}}
  /shop: {get: {operationId: shop, x-sdk-group: [stores, open], responses: {"200": {description: x}}}}
  /cats: {get: {operationId: listCats, responses: {"200": {description: x}}}}
"""
#: Method -> where its name comes from, what that says, and who has the better name.
WHY = {
    "pets.list": ("operationId", "listPets", ""),
    "pets.adopt": ("x-sdk-name", "adopt", ""),
    "pets.get": ("path", "/pets/{id} (read)", ""),
    "pets.get_pet": ("operationId", "getPet", "GET /pets/{id}"),
    "stores.open.shop": ("operationId", "shop", ""),
    "cats.list": ("operationId", "listCats", ""),
}
RESOURCES = {
    "pets": ("tag", "Pets"),
    "stores.open": ("x-sdk-group", "stores.open"),
    "cats": ("path", "/cats"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["names", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def data(*arguments: str) -> dict[str, dict[str, object]]:
    """What is said of each resource and each method by its symbol."""
    found = json.loads(names(*arguments, "--format", "json"))
    everything = [*found["resources"], *(m for r in found["resources"] for m in r["methods"])]
    return {one["symbol"]: one for one in everything}


def test_every_name_has_its_reason(folder: Path) -> None:
    found = data("openapi.yaml")
    for symbol, expected in WHY.items():
        why = found[symbol]["why"]
        assert isinstance(why, dict)
        assert (why["source"], why["said"], why["holder"]) == expected, symbol
    for symbol, reason in RESOURCES.items():
        why = found[symbol]["why"]
        assert isinstance(why, dict)
        assert (why["source"], why["said"]) == reason


def test_text_says_the_same(folder: Path) -> None:
    text = names("openapi.yaml", "--models")
    assert "client.pets  Pets, tag Pets\n" in text
    assert (
        "    get_pet(id)\n        GET /v2/pets/{id}: operationId getPet; get is GET /pets/{id}\n"
        in text
    )


def test_yaml_is_the_section_of_sdk_yaml(folder: Path) -> None:
    printed = names("openapi.yaml", "--yaml")
    tree = yaml.safe_load(printed)["resources"]
    assert tree["pets"]["methods"]["get"] == "GET /pets/{id}"
    assert tree["stores"]["resources"]["open"]["methods"] == {"shop": "shop"}
    (folder / "sdk.yaml").write_text(f"spec: openapi.yaml\nedition: '2027'\n{printed}")
    placed = data("--config", "sdk.yaml")
    assert placed.keys() == data("openapi.yaml").keys()
    assert all(one["why"]["source"] == "sdk.yaml" for one in placed.values())  # type: ignore[index]


def test_what_the_last_run_did_not_have_is_marked(folder: Path) -> None:
    assert run(Request(spec="openapi.yaml", formatter="ruff"), "generate").ok
    assert not any(one.get("new") for one in data("openapi.yaml").values())
    more = '  /dogs: {get: {operationId: listDogs, responses: {"200": {description: x}}}}\n'
    (folder / "openapi.yaml").write_text(DOCUMENT + more)
    found = data("openapi.yaml")
    assert [symbol for symbol, one in found.items() if one.get("new")] == ["dogs.list"]
    assert found["pets.list"]["why"]["source"] == "lock"  # type: ignore[index]
    assert "  + list()\n" in names("openapi.yaml")


def test_a_fault_is_said(folder: Path) -> None:
    (folder / "openapi.yaml").write_text("openapi: 3.1.0\npaths: []\n")
    done = CliRunner().invoke(cli, ["names", "openapi.yaml"])
    assert done.exit_code == 1
    assert "error[V" in done.stderr


def test_what_the_last_release_did_not_have_is_marked(folder: Path) -> None:
    (folder / "sdk.yaml").write_text("spec: openapi.yaml\nformat: ruff\n")
    state = survey("sdk.yaml").state
    assert state is not None
    (folder / "api.lock.json").write_text(write_lock(state))
    unmarked = names("--config", "sdk.yaml")
    assert unmarked.endswith("6 methods.\n")
    text = DOCUMENT.replace(
        "  /cats: {get: {operationId: listCats", "  /dogs: {get: {operationId: listDogs"
    )
    text = text.replace(
        "createPet, tags: [Pets],",
        "createPet, tags: [Pets], requestBody: {content: {text/plain: {}}},",
    )
    (folder / "openapi.yaml").write_text(text)
    text = names("--config", "sdk.yaml")
    assert "  + list()\n        GET /dogs" in text
    assert "  ~ adopt(" in text
    assert "\n  - cats.list\n" in text
    assert text.endswith("6 methods, 1 new, 1 changed, 1 gone.\n")
    assert [s for s, one in data("--config", "sdk.yaml").items() if one.get("new")] == ["dogs.list"]
