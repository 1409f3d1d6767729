"""The surface of a package is what an import of it shows: nothing is missing, nothing is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compat.surface import Surface
from generator.pipeline import Request, run
from tests.cases.sdk import generate
from tests.compat.offered import Offer, stated

ROOT = Path(__file__).parents[2]

#: Documents that hold what others do not.
DOCUMENTS = {
    "jobs, uploads, rows, a former SDK": "specs/aihub/sdk.yaml",
    "pages of several kinds": "tests/pages/shelf.yaml",
    "documents in bulk": "tests/bulk/crates.yaml",
    "a pond": "tests/fakes/pond.yaml",
    "hostile names": "tests/samples/hostile.yaml",
    "names of Python, webhooks, whole bodies": "tests/compat/documents/names.yaml",
}


def surface_and_package(spec: bytes | Path, package: str) -> tuple[Surface, set[str], set[str]]:
    """A surface, the lines that it states, and those of the imported package."""
    options: dict[str, Any] = {"targets": ("python",)}
    if isinstance(spec, Path) and spec.name == "sdk.yaml":
        options["config"], spec = spec, spec.with_name("openapi.yaml")
    given = {"spec": str(spec)} if isinstance(spec, Path) else {"spec": "-", "stdin": spec}
    planned = run(Request(**given, package=package, output=Path("nowhere"), **options), "plan")
    assert planned.ok, planned.sink.errors
    make = planned.plans["python"].surface
    assert make is not None
    sdk = generate(spec, package, **options)
    assert sdk.result.ok
    with sdk.imported() as module:
        surface = make()
        said = set(stated(surface, module))
        return surface, said, set(Offer(module, sdk.files).lines())


@pytest.mark.parametrize("path", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_surface_is_that_of_the_package(path: str) -> None:
    _, said, found = surface_and_package(ROOT / path, "offered")
    assert {"made up": sorted(said - found), "missing": sorted(found - said)} == {
        "made up": [],
        "missing": [],
    }


def test_symbols_are_found() -> None:
    surface, _, _ = surface_and_package(ROOT / "tests/compat/documents/names.yaml", "offered")
    kinds = {
        "list": "Resource",
        "list.replace": "Call",
        "list.replace(id)": "Argument",
        "List": "Model",
        "List.items_": "NoneType",
        "List.when": "Field",
        "List.kind": "Field",  # of the class that it derives from
        "exceptions.APIError": "ExceptionClass",
        "OfferedClient": "Client",
        "OfferedClient(key)": "Argument",
        "offered.webhooks.parse_list_made(payload)": "Argument",
        "offered.models": "Module",
        "lists": "NoneType",
    }
    assert {symbol: type(surface.lookup(symbol)).__name__ for symbol in kinds} == kinds
    assert surface.lookup("List", "resource") is None
