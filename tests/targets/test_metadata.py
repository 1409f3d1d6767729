"""What stands beside a package about itself: its metadata, and what it is made of."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

import pytest

from generator.pipeline import Request, run

tomllib = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")


def emitted(tmp_path: Path, info: str, settings: str = "") -> Path:
    """The distribution of an API with one operation."""
    (tmp_path / "openapi.yaml").write_text(
        f"openapi: 3.1.0\ninfo: {{title: Pets, version: '1', {info}}}\n"
        "paths: {/a: {get: {responses: {'204': {description: Done.}}}}}\n"
    )
    (tmp_path / "sdk.yaml").write_text(f"spec: openapi.yaml\npackage: {{{settings}}}\n")
    request = Request(config=tmp_path / "sdk.yaml", output=tmp_path / "out", formatter="ruff")
    result = run(request, "generate")
    assert result.ok, [d.message for d in result.sink]
    return tmp_path / "out"


#: What `info` says, what sdk.yaml says, and the authors and addresses in the metadata.
CONTACTS = {
    "nothing": ("", "", None, None),
    "all": (
        'contact: {name: "The Pet\\n Team", email: pets@example.com, url: "https://example.com/a"}',
        "",
        [{"name": "The Pet Team", "email": "pets@example.com"}],
        {"Contact": "https://example.com/a"},
    ),
    "only an address": (
        "contact: {email: pets@example.com}",
        "",
        [{"email": "pets@example.com"}],
        None,
    ),
    "no addresses": (
        'contact: {name: "a\\"b", email: "ask us", url: "javascript:alert(1)"}',
        "",
        [{"name": 'a"b'}],
        None,
    ),
    "sdk.yaml says it": (
        'contact: {name: Other, url: "https://example.com/a"}',
        "authors: [Ann], urls: {Docs: https://example.com/docs}",
        [{"name": "Ann"}],
        {"Docs": "https://example.com/docs"},
    ),
}


@pytest.mark.parametrize("case", CONTACTS)
def test_contact(case: str, tmp_path: Path) -> None:
    info, settings, authors, urls = CONTACTS[case]
    project = tomllib.loads((emitted(tmp_path, info, settings) / "pyproject.toml").read_text())
    assert project["project"].get("authors") == authors
    assert project["project"].get("urls") == urls


def test_the_bill_of_materials_is_what_the_metadata_says(tmp_path: Path) -> None:
    out = emitted(tmp_path, "", "license: MIT, version: 2.1.0, distribution: pets-sdk")
    bill = json.loads((out / "sbom.cdx.json").read_text())
    project = tomllib.loads((out / "pyproject.toml").read_text())
    needed = [*project["project"]["dependencies"]]
    needed += [
        one for extra in project["project"]["optional-dependencies"].values() for one in extra
    ]
    said = {
        one["name"] + one["versionRange"].partition("/")[2].replace("|", ",")
        for one in bill["components"]
        if one.get("isExternal")
    }
    assert said == {re.sub(";.*", "", one) for one in needed}
    about = bill["metadata"]["component"]
    assert (about["name"], about["version"]) == ("pets-sdk", "2.1.0")
    assert about["licenses"] == [{"expression": "MIT"}]
    refs = {about["bom-ref"], *(one["bom-ref"] for one in bill["components"])}
    assert {ref for one in bill["dependencies"] for ref in (one["ref"], *one["dependsOn"])} == refs
    assert len(refs) == len(bill["components"]) + 1
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["sbom-files"] == ["sbom.cdx.json"]


def test_without_a_licence_the_bill_has_none(tmp_path: Path) -> None:
    bill = json.loads((emitted(tmp_path, "") / "sbom.cdx.json").read_text())
    assert "licenses" not in bill["metadata"]["component"]
    runtime = next(one for one in bill["components"] if one["name"].endswith("-runtime"))
    assert runtime["version"] in Path("templates/python/runtime/__init__.py").read_text()
