"""The reference of the SDK says of every call what its code says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Request, run
from generator.targets.python.beside.described import described_call
from generator.targets.tables.python import PythonTable
from generator.targets.tables.reference import SdkReference

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "specs/aihub/sdk.yaml",
    "tests/pages/shelf.yaml",
    "tests/samples/hostile.yaml",
    "tests/compat/documents/names.yaml",
)


def planned(path: str) -> tuple[Any, SdkReference]:
    """The surface of an SDK and its reference."""
    place = ROOT / path
    given = {"config": place} if place.name == "sdk.yaml" else {"spec": str(place)}
    made = run(Request(**given, targets=("python",), output=Path("nowhere")), "plan")
    assert made.ok, made.sink.errors
    plan = made.plans["python"]
    assert isinstance(plan.table, PythonTable)
    assert plan.table.reference is not None
    assert plan.surface is not None
    return plan.surface(), plan.table.reference()


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_call_is_described(path: str) -> None:
    surface, reference = planned(path)
    found = {one.name: one for place in reference.resources for one in place.methods}
    assert set(found) == {f"client.{symbol}" for symbol in surface.calls}
    for symbol, call in surface.calls.items():
        one = found[f"client.{symbol}"]
        names = [a.name.lstrip("*") for a in one.arguments]
        assert names[: len(call.arguments)] == [a.name for a in call.arguments], symbol
        assert one.text, symbol
        assert one.signature.startswith(f"client.{symbol}("), symbol
        assert one.signature.endswith(f"-> {one.result}"), symbol
        assert one.raises, symbol
        compile(one.example, symbol, "exec")
        given = {a.name for a in call.arguments if a.required}
        assert {a.name for a in one.arguments if a.required} <= given | {"self"}, symbol


def test_composed_methods_and_the_client_are_there() -> None:
    _, reference = planned("specs/aihub/sdk.yaml")
    names = {one.name for place in reference.resources for one in place.methods}
    assert {"client.batches.upload_folder", "client.apps.runs.create_and_wait"} <= names
    assert {one.name for one in reference.client_methods} == {
        "client.with_options",
        "preload",
        "close",
        "with_response",
    }
    assert [a.name for a in reference.client.arguments][:4] == [
        "api_key",
        "ib_context",
        "api_root",
        "debug",
    ]
    assert all(a.text for a in reference.client.arguments)
    errors = {one.name: one for one in reference.exceptions}
    assert errors["NotFoundError"].bases == ("APIStatusError",)
    assert "sent" in {name for name, _, _ in errors["APIError"].attributes}
    testing = {one.name: one for one in reference.testing}
    assert "RecordedCall" in testing
    [accepts] = testing["FakeUpload"].methods
    size = accepts.arguments[0]
    assert (size.name, size.annotation, size.default) == ("part_size", "int", "5 * 1024 * 1024")
    assert not size.required


TEXTS = {
    "plain": ("Do it.", "Do it.", {}, "", []),
    "all": (
        """Do it.

Args:
    name: The name,
        and more.
    size: In bytes.

Returns:
    What came.

Raises:
    NotFoundError: HTTP 404.

Example:
    f()""",
        "Do it.",
        {"name": "The name,\nand more.", "size": "In bytes."},
        "What came.",
        [("NotFoundError", "HTTP 404.")],
    ),
    "a section in the prose": (
        "Do it.\n\nReturns:\nnothing that matters.\n\nArgs:\n    name: N.",
        "Do it.\n\nReturns:\nnothing that matters.",
        {"name": "N."},
        "",
        [],
    ),
    "a list in an argument": (
        "Do it.\n\nArgs:\n    name: One of:\n\n        - a\n        - b",
        "Do it.",
        {"name": "One of:\n\n- a\n- b"},
        "",
        [],
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_docstring_is_taken_apart(case: str) -> None:
    doc, text, arguments, returns, raises = TEXTS[case]
    parameters = ("name: str", "*", "size: Optional[Dict[str, int]] = None")
    one = described_call("f", parameters, "int", doc)
    assert one.text == text
    assert {a.name: a.text for a in one.arguments if a.text} == arguments
    assert (one.returns, list(one.raises)) == (returns, raises)
    assert [(a.name, a.annotation, a.default, a.required) for a in one.arguments] == [
        ("name", "str", "", True),
        ("size", "Optional[Dict[str, int]]", "None", False),
    ]
