"""Code that uses everything of the former release works with this one: in checkers, and run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.main import cli
from generator.compat.usage.findings import (
    Gone,
    each_once,
    said_by_mypy,
    said_by_pyright,
    said_by_run,
)
from generator.compat.usage.program import Program, program
from generator.pipeline import Request, run
from tests.cases.sdk import generate
from tests.former.test_cases import FOLDER

if TYPE_CHECKING:
    from generator.compat.surface import Surface

#: What the definition of the former release called otherwise.
BEFORE = (
    ("createAnimal", "makePet"),
    ("listAnimals", "listPets"),
    ("getAnimal", "getPet"),
    ("moveAnimal", "movePet"),
    ("Animal", "Pet"),
    ("fullName", "title"),
    ("[animals]", "[pets]"),
    ("{name: animals}", "{name: pets}"),
    ("- {name: size,", "- {name: limit,"),
    ("{name: to, in: query", "{name: target, in: query"),
    ("cage_number", "number"),
    ("startFeeding", "beginFeeding"),
)
#: What sdk.yaml says of it today.
RENAMED = {
    "pets": "animals",
    "pets.make": "animals.create",
    "pets.make(title)": "full_name",
    "pets.list(limit)": "size",
    "pets.move(target)": "to",
    "Pet": "Animal",
    "Pet.title": "full_name",
    "Home.number": "cage_number",
    "feedings.begin": "feedings.start",
    "BeginFeedingRequest": "StartFeedingRequest",
}
#: New code, and old code that checkers report as deprecated.
USER = """
from zoo import Animal, AsyncZooClient, Pet, ZooClient


def new(client: ZooClient) -> Animal:
    client.animals.move("7", to="a")
    return client.animals.create(full_name="Rex")


def old(client: ZooClient, pet: Pet) -> Pet:
    print(pet.title)
    Pet(title="Rex")
    client.animals.move("7", target="a")
    client.feedings.begin(animal="Rex")
    ZooClient(token="t")
    return client.pets.get("7")


async def both(client: AsyncZooClient) -> None:
    await client.animals.create(title="Rex")
    await client.feedings.begin_and_wait(animal="Rex")
"""
_REPORTED = (11, 12, 13, 14, 15, 16, 20, 21)


def _surface(spec: str, folder: Path) -> Surface:
    (folder / "former.yaml").write_text(spec, encoding="utf-8")
    request = Request(
        spec=str(folder / "former.yaml"), package="zoo", output=folder, targets=("python",)
    )
    make = run(request, "plan").plans["python"].surface
    assert make is not None
    return make()


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Program:
    text = (FOLDER / "zoo.yaml").read_text(encoding="utf-8")
    for today, before in BEFORE:
        assert today in text
        text = text.replace(today, before)
    return program(_surface(text, tmp_path_factory.mktemp("former")))


@pytest.fixture(scope="module")
def folder(old: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of today, code of users, and the program."""
    made = tmp_path_factory.mktemp("typed")
    config = made / "sdk.yaml"
    renamed = {**RENAMED, "ZooClient(token)": "key"}
    config.write_text(
        yaml.safe_dump({"package": {"name": "zoo", "version": "1.2.0"}, "renamed": renamed}),
        encoding="utf-8",
    )
    sdk = generate(FOLDER / "zoo.yaml", "zoo", config=config)
    assert [d.message for d in sdk.result.sink] == []
    for name, text in sdk.files.items():
        if name.startswith("zoo/"):
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
    (made / "old_code.py").write_text(old.text, encoding="utf-8")
    (made / "user.py").write_text(USER, encoding="utf-8")
    options = {
        "typeCheckingMode": "strict",
        "include": ["user.py", "old_code.py"],
        "reportDeprecated": "warning",
    }
    (made / "pyrightconfig.json").write_text(json.dumps(options), encoding="utf-8")
    return made


def _python(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


def test_mypy_accepts_old_code_and_reports_it(folder: Path, old: Program) -> None:
    output = _python(
        folder, "-m", "mypy", "--strict", "--enable-error-code=deprecated",
        "user.py", "old_code.py", "zoo/resources",
    )  # fmt: skip
    assert each_once(said_by_mypy(old, output, "old_code.py")) == []
    found = [line for line in output.splitlines() if ": error: " in line]
    assert [line for line in found if not line.startswith("user.py")] == []
    assert [line for line in found if "deprecated" not in line] == []
    lines = {int(line.split(":")[1]) for line in found}
    assert lines == {*_REPORTED} - {11}  # mypy does not look at properties that can be set


def test_pyright_accepts_old_code_and_reports_it(folder: Path, old: Program) -> None:
    output = _python(folder, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson")
    assert each_once(said_by_pyright(old, output)) == []
    found = json.loads(output)["generalDiagnostics"]
    mine = [one for one in found if one["file"].endswith("user.py")]
    assert {one["range"]["start"]["line"] + 1 for one in mine} == {*_REPORTED}
    assert {one["rule"] for one in mine} == {"reportDeprecated"}


def test_old_code_runs(folder: Path) -> None:
    assert _python(folder, "old_code.py") == ""


def test_everything_of_the_last_release_of_ai_hub_works() -> None:
    root = FOLDER.parents[1]
    lock = root / "specs" / "aihub" / "api.lock.json"
    release = lock if lock.exists() else lock.with_name("sdk.yaml")
    words = [str(release), "--against", str(root / "generated" / "python"), "--checker", "run"]
    done = CliRunner().invoke(cli, ["old-code", *words])
    assert done.exit_code == 0, done.output
    assert "still works" in done.output


def test_the_surface_has_names_of_before_as_parts_of_those_of_today(tmp_path: Path) -> None:
    config = tmp_path / "sdk.yaml"
    config.write_text(yaml.safe_dump({"renamed": RENAMED}), encoding="utf-8")
    request = Request(
        spec=str(FOLDER / "zoo.yaml"),
        config=config,
        package="zoo",
        output=tmp_path,
        targets=("python",),
    )
    make = run(request, "plan").plans["python"].surface
    assert make is not None
    found = {old: alias.target for old, alias in make().aliases.items() if alias.deprecated}
    for old, new in (
        ("pets.make(title)", "animals.create(full_name)"),
        ("animals.create(title)", "animals.create(full_name)"),
        ("Animal.title", "Animal.full_name"),
        ("Pet.title", "Animal.full_name"),
        ("feedings.begin_and_wait", "feedings.start_and_wait"),
        ("zoo.models.pets", "zoo.models.animals"),
    ):
        assert found[old] == new


def test_what_is_gone_is_said_with_its_symbol(tmp_path: Path, old: Program) -> None:
    files = generate(FOLDER / "zoo.yaml", "zoo").files
    for name, text in files.items():
        if name.startswith("zoo/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "old_code.py").write_text(old.text, encoding="utf-8")
    gone = {one.symbol: one.said for one in said_by_run(_python(tmp_path, "old_code.py"))}
    assert gone["Home.number"] == "the model has no such field"
    assert gone["Pet"] == "there is no such model"
    assert gone["zoo.models.pets"] == "No module named 'zoo.models.pets'"
    assert "no attribute 'pets'" in gone["pets.make"]
    assert "no attribute 'begin'" in gone["feedings.begin"]
    assert "shops.list" not in gone


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("old_code.py:4: error: X  [attr-defined]", [Gone("a.b(c)", "X  [attr-defined]")]),
        ("old_code.py:5: error: X", [Gone("a.b(c)", "X")]),
        ("old_code.py:2: error: X", [Gone("a.b", "X")]),
        ("old_code.py:2: note: X", []),
        ("other.py:2: error: X", []),
    ],
)
def test_errors_of_mypy_lead_to_symbols(line: str, expected: list[Gone]) -> None:
    known = Program("", {2: "a.b", 4: "a.b(c)"})
    assert list(said_by_mypy(known, line, "old_code.py")) == expected
