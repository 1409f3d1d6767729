"""What is called something keeps that name: over renamed files, tags and operationIds, and over merges."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import GenerationError
from generator.names.lock import read_names
from generator.pipeline import Request, Result, run
from generator.states import lock_text, survey

PETS = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: filter, in: query, schema: {type: string}}]
      responses: {"200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
    post:
      operationId: createPet
      tags: [pets]
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, size: {type: object, properties: {a: {type: integer}}}}}}}}
      responses: {"204": {description: Fine.}}
  /ants:
    get: {operationId: listAnts, tags: [ants], responses: {"204": {description: No.}}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: integer}}}
"""


def generate(folder: Path, text: str, name: str = "openapi.yaml", **options: Any) -> Result:
    (folder / name).write_text(text)
    found = run(
        Request(spec=str(folder / name), targets=("python",), output=folder / "out", **options),
        "generate",
    )
    assert found.ok, found.sink.errors
    return found


def names(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((folder / "out/names.lock").read_text())
    return found


def warned(result: Result) -> list[str]:
    return [d.message for d in result.sink if d.code == "N070"]


RENAMED = (
    "The method `client.pets.create` of an earlier run is now called `client.{}`, so code that "
    "calls it breaks."
)

#: What changes in the document, the methods that must be there then, and what is said of it.
CHANGES: dict[str, tuple[dict[str, str], set[str], list[str]]] = {
    "nothing": ({}, set(), []),
    "a tag is renamed": ({"[pets]": "[animals]"}, set(), []),
    "a tag is renamed, and something is new": (
        {
            "[pets]": "[animals]",
            "  /ants:": "  /pets/{id}: {get: {operationId: getPet, tags: [animals], responses: {'204': "
            "{description: No.}}, parameters: [{name: id, in: path, required: true, schema: {type: "
            "string}}]}}\n  /ants:",
        },
        {"pets.get"},
        [],
    ),
    "one operation gets another tag": ({"createPet\n      tags: [pets]": "createPet\n      tags: [ants]"}, set(), []),
    "an operationId changes": ({"listPets": "fetchAllOfThem"}, set(), []),
    "a path changes": ({"  /pets:": "  /v2/animals:"}, set(), []),
    "paths and operationIds change places": (
        {"createPet": "tmp", "listPets": "createPet", "tmp": "listPets"},
        set(),
        [],
    ),
    "the author moves it": (
        {"createPet\n": "createPet\n      x-sdk-group: zoo\n"},
        {"zoo.create"},
        [RENAMED.format("zoo.create")],
    ),
    "the author names it": (
        {"createPet\n": "createPet\n      x-sdk-name: adopt\n"},
        {"pets.adopt"},
        [RENAMED.format("pets.adopt")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_methods_stay_what_they_are(change: str, tmp_path: Path) -> None:
    edits, more, said = CHANGES[change]
    generate(tmp_path, PETS)
    calls = set(names(tmp_path)["methods"].values())
    assert calls == {"pets.list", "pets.create", "ants.list"}
    text = PETS
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    result = generate(tmp_path, text)
    gone = {message.split("`client.")[1].split("`")[0] for message in said}
    assert set(names(tmp_path)["methods"].values()) == (calls - gone) | more
    assert warned(result) == said


def test_arguments_stay_what_they_are(tmp_path: Path) -> None:
    generate(tmp_path, PETS)
    text = PETS.replace("  /pets:", "  /pets/{filter}:").replace(
        "{name: filter, in: query", "{name: filter, in: path, required: true, schema: {}}, {name: filter, in: query"
    )  # fmt: skip
    text = text.replace(
        "createPet\n",
        "createPet\n      parameters: [{name: filter, in: path, required: true, schema: {}}]\n",
    )
    generate(tmp_path, text)
    found = names(tmp_path)["arguments"]
    assert found["GET /pets/{filter} query filter"] == "filter"
    assert found["GET /pets/{filter} path filter"] == "path_filter"


@pytest.mark.parametrize("name", ["api.json", "öffentlich.yaml", "a b#c.yaml"])
def test_the_name_of_the_document_says_nothing(name: str, tmp_path: Path) -> None:
    generate(tmp_path, PETS)
    before = (tmp_path / "out/names.lock").read_bytes()
    text = PETS.replace("    Pet: {", "    Pets: {type: string}\n    Pet: {title: Other, ")
    generate(tmp_path, text, name)
    after = names(tmp_path)
    assert {k: v for k, v in after["classes"].items() if "Pets" not in k} == json.loads(before)[
        "classes"
    ]


def test_locks_of_before_are_read(tmp_path: Path) -> None:
    """Keys with the name of the file, and operations by their key."""
    generate(tmp_path, PETS)
    old = {
        "classes": {"openapi.yaml#/components/schemas/Pet": "Beast"},
        "composed": {},
        "methods": {"listPets": "every", "GET /ants": "all_of_them"},
        "results": {},
    }
    (tmp_path / "out/names.lock").write_text(json.dumps(old, indent=2))
    text = PETS.replace("operationId: listAnts, ", "")
    result = generate(tmp_path, text, "renamed.yaml", force=True)
    found = names(tmp_path)
    assert found["classes"]["#/components/schemas/Pet"] == "Beast"
    assert found["methods"]["GET /pets"] == "pets.every"
    assert found["methods"]["GET /ants"] == "ants.all_of_them"
    assert warned(result) == []


def test_what_somebody_states_beats_the_lock(tmp_path: Path) -> None:
    generate(tmp_path, PETS)
    generate(tmp_path, PETS.replace("Pet: {", "Pet: {x-sdk-name: Beast, "))
    assert names(tmp_path)["classes"]["#/components/schemas/Pet"] == "Beast"


def test_a_lock_that_was_deleted_comes_from_the_release(tmp_path: Path) -> None:
    (tmp_path / "sdk.yaml").write_text("edition: '2026'\nspec: openapi.yaml\noutput: out\n")
    (tmp_path / "openapi.yaml").write_text(PETS)
    request = Request(config=tmp_path / "sdk.yaml", targets=("python",))
    assert run(request, "generate").ok
    state = survey(str(tmp_path / "sdk.yaml")).state
    assert state is not None
    (tmp_path / "api.lock.json").write_text(lock_text(state, tmp_path))
    (tmp_path / "openapi.yaml").write_text(PETS.replace("listPets", "fetchAllOfThem"))
    (tmp_path / "out/python/names.lock").unlink()
    assert run(request, "generate").ok
    kept = json.loads((tmp_path / "out/python/names.lock").read_text())
    assert kept["methods"]["GET /pets"] == "pets.list"


# -- merges ----------------------------------------------------------------------------------

OURS = '{\n  "classes": {\n    "#/a": "A"\n  },\n  "methods": {\n    "GET /a": "a.list"\n  }\n}\n'
CONFLICT = """\
{
  "classes": {
<<<<<<< HEAD
    "#/a": "A",
    "#/b": "B"
||||||| base
    "#/a": "Old"
=======
    "#/a": "A",
    "#/c": "C"
  },
  "more": {
    "x": "y"
>>>>>>> theirs
  },
  "methods": {
    "GET /a": "a.list"
  }
}
"""
BOTH = {
    "classes": {"#/a": "A", "#/b": "B", "#/c": "C"},
    "more": {"x": "y"},
    "methods": {"GET /a": "a.list"},
}
UNITED = {
    "as it is": (OURS, {"classes": {"#/a": "A"}, "methods": {"GET /a": "a.list"}}),
    "line ends of Windows": (
        OURS.replace("\n", "\r\n"),
        {"classes": {"#/a": "A"}, "methods": {"GET /a": "a.list"}},
    ),
    "on one line": (
        json.dumps(json.loads(OURS)),
        {"classes": {"#/a": "A"}, "methods": {"GET /a": "a.list"}},
    ),
    "a conflict": (CONFLICT, BOTH),
    "a comma is missing": (
        OURS.replace('"A"\n', '"A"\n    "#/b": "B"\n'),
        {"classes": {"#/a": "A", "#/b": "B"}, "methods": {"GET /a": "a.list"}},
    ),
    "the same twice": (
        OURS.replace('"A"\n', '"A",\n    "#/a": "A"\n'),
        {"classes": {"#/a": "A"}, "methods": {"GET /a": "a.list"}},
    ),
    "hostile keys": (
        OURS.replace("#/a", '<<<<<<< \\" }'),
        {"classes": {'<<<<<<< " }': "A"}, "methods": {"GET /a": "a.list"}},
    ),
}


@pytest.mark.parametrize(("text", "found"), UNITED.values(), ids=UNITED)
def test_both_sides_of_a_merge_count(text: str, found: dict[str, dict[str, str]]) -> None:
    read = {section: dict(held) for section, held in read_names(text, "names.lock").items()}
    assert {section: held for section, held in read.items() if held} == found


REFUSED = {
    "two names": (OURS.replace('"A"\n', '"A",\n    "#/a": "B"\n'), 4, "two names: 'A' and 'B'"),
    "cut off": (OURS[: OURS.index('a.list') + 3], 6, "this is not one entry"),
    "empty": ("", 1, "the end is missing"),
    "something else": (OURS.replace('"GET /a": "a.list"', "- a.list"), 6, "this is not one entry"),
    "numbers": (OURS.replace('"a.list"', "7"), 6, "this is not one entry"),
    "a conflict that has no end": (CONFLICT.replace(">>>>>>> theirs\n", ""), 18, "the end is missing"),
    "markers alone": ("<<<<<<< HEAD", 1, "the end is missing"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "said"), REFUSED.values(), ids=REFUSED)
def test_what_contradicts_is_one_error_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(GenerationError) as caught:
        read_names(text, "out/names.lock")
    (found,) = caught.value.diagnostics
    assert said in found.message
    assert found.mark is not None
    assert found.loc is not None
    assert (found.code, found.loc.uri, found.mark.line) == ("P003", "out/names.lock", line)


def git(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *settings, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("union", [True, False], ids=["as it is emitted", "without attributes"])
def test_two_branches_that_add_a_resource_merge(union: bool, tmp_path: Path) -> None:
    def branch(name: str, path: str) -> None:
        git("checkout", "-qB", name, "base", cwd=tmp_path)
        more = f"  /{path}:\n    get: {{operationId: list_{path}, tags: [{path}], responses: {{'204': {{description: No.}}}}}}\n"
        place = "  /ants:\n" if path < "pets" else "components:\n"
        text = PETS.replace(place, more + place)
        generate(tmp_path, text)
        git("add", "-A", cwd=tmp_path)
        git("commit", "-qm", name, cwd=tmp_path)

    generate(tmp_path, PETS)
    git("init", "-qb", "base", cwd=tmp_path)
    if not union:
        (tmp_path / "out/.gitattributes").unlink()
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "base", cwd=tmp_path)
    branch("ours", "bees")
    branch("theirs", "zebras")
    git("checkout", "-q", "ours", cwd=tmp_path)
    merged = git("merge", "theirs", cwd=tmp_path)
    conflicts = [line for line in merged.stdout.splitlines() if "CONFLICT" in line]
    if union:
        assert not any("names.lock" in line or "manifest" in line for line in conflicts)
    text = (tmp_path / "openapi.yaml").read_text()
    assert "<<<<<<<" not in text
    generate(tmp_path, text)  # repairs all that is ours
    calls = set(names(tmp_path)["methods"].values())
    assert {"bees.list", "zebras.list", "pets.list"} <= calls
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert b"<<<<<<<" not in path.read_bytes(), path
