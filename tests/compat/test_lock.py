"""The lock of a release is read back exactly, and what is wrong with one is said with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.compat.lock import State, read_lock, write_lock
from generator.diagnostics import GenerationError, Loc
from generator.states import lock_text, released, survey

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "specs/aihub/sdk.yaml",
    "specs/aihub/openapi.yaml",
    "tests/pages/shelf.yaml",
    "tests/mock/petstore.yaml",
    "tests/samples/hostile.yaml",
    "tests/compat/documents/names.yaml",
)
PETS = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0", description: About pets.}
paths:
  /pets:
    get:
      operationId: listPets
      description: All of them.
      parameters: [{name: doc, in: query, description: A word., schema: {default: {doc: {title: t}}}}]
      responses: {"200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
components:
  schemas:
    Pet: {type: object, description: A pet., properties: {kind: {enum: [a, b], x-enum-descriptions: [One, Two]}}}
"""


def state_of(path: Path) -> State:
    found = survey(str(path))
    assert found.state is not None, found.sink.errors
    return found.state


def pets(tmp_path: Path, text: str = PETS) -> State:
    path = tmp_path / "openapi.yaml"
    path.write_text(text)
    return state_of(path)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_what_is_written_is_read_back(path: str) -> None:
    state = state_of(ROOT / path)
    text = write_lock(state)
    assert read_lock(text, "api.lock.json") == state
    assert write_lock(read_lock(text, "api.lock.json")) == text
    assert text.isascii()  # whatever a document says, nothing in it is hidden


def test_files_are_named_as_seen_from_the_lock(tmp_path: Path) -> None:
    state = pets(tmp_path)
    text = lock_text(state, tmp_path)
    assert json.loads(text)["document"] == "openapi.yaml"
    assert str(tmp_path) not in text
    (tmp_path / "api.lock.json").write_text(text)
    assert released(tmp_path) == state
    assert released(tmp_path / "elsewhere") is None


def test_prose_is_apart(tmp_path: Path) -> None:
    before = write_lock(pets(tmp_path))
    told = PETS
    for old in ("About pets.", "All of them.", "A word.", "Fine.", "A pet.", "One, Two"):
        told = told.replace(old, f"{old[:-1]}, told better.")
    after = write_lock(pets(tmp_path, told))
    first, second = json.loads(before), json.loads(after)
    assert first["prose"] != second["prose"]
    assert {k: v for k, v in first.items() if k != "prose"} == {
        k: v for k, v in second.items() if k != "prose"
    }


def test_two_branches_that_add_something_merge(tmp_path: Path) -> None:
    """What is new is on lines of its own: no line of something else changes but for a comma."""
    one = {line.rstrip(",") for line in write_lock(pets(tmp_path)).splitlines()}
    ants = "  /ants: {get: {operationId: listAnts, responses: {'204': {description: No.}}}}\n"
    more = write_lock(pets(tmp_path, PETS.replace("paths:\n", f"paths:\n{ants}")))
    changed = one - {line.rstrip(",") for line in more.splitlines()}
    assert all('"exports"' in line for line in changed), changed


#: What is done to the text, what is said, and what is on the line that the message points at.
DAMAGED: dict[str, tuple[Callable[[str], str], str, str]] = {
    "cut off": (lambda text: text[: text.index('"names"') + 7], "it is not JSON", '"names"'),
    "empty": (lambda _: "", "it is not JSON", ""),
    "a list": (lambda _: "[]", "it does not contain an object", "[]"),
    "nothing of ours": (lambda _: "{}", "it does not say its format", "{}"),
    "another format": (
        lambda text: text.replace('"format": 1', '"format": 99'),
        "its format is 99, and this generator knows formats up to 1",
        '"format": 99',
    ),
    "no API": (
        lambda text: text.replace('\n "api": {', '\n "api": null,\n "old": {'),
        "its 'api' is not what this generator writes",
        '"api": null',
    ),
    "a call without a result": (
        lambda text: text.replace('"result"', '"results"'),
        "its 'surface' is not what this generator writes",
        '"surface"',
    ),
    "names that are a list": (
        lambda text: text.replace('\n "names": {', '\n "names": [],\n "old": {'),
        "its 'names' is not an object",
        '"names": []',
    ),
    "a conflict": (
        lambda text: text.replace('\n "names"', '\n<<<<<<< HEAD\n "names"'),
        "it contains the markers of a merge conflict",
        "<<<<<<< HEAD",
    ),
    "deep": (lambda _: "[" * 100_000, "its values are nested too deep", "[[["),
}


@pytest.mark.parametrize(("damage", "reason", "line"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_wrong_is_one_message_with_its_place(
    damage: Callable[[str], str], reason: str, line: str, tmp_path: Path
) -> None:
    text = damage(write_lock(pets(tmp_path)))
    with pytest.raises(GenerationError) as caught:
        read_lock(text, "specs/api.lock.json")
    (found,) = caught.value.diagnostics
    assert (found.code, found.loc) == ("P004", Loc("specs/api.lock.json"))
    assert reason in found.message
    assert found.hint
    assert found.mark is not None
    assert line in (text.splitlines() or [""])[found.mark.line - 1]
