"""``init``: a project whose make targets work at once, and which never costs its owner a file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

import generator
from generator.document.source import load_file
from generator.names.tree import NamedResource, Names
from generator.pipeline import Request, run
from generator.project import files as project_files
from generator.project.trial import TrialError, Trials
from tests.project.starting import Project, init

KENNEL = Path(__file__).parent / "kennel.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was started, with its environment."""
    folder = tmp_path_factory.mktemp("projects") / "kennel"
    done = init(KENNEL, folder, "--license", "MIT")
    assert done.exit_code == 0, done.output
    made = Project(folder)
    made.equip()
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_targets_are_green_at_once(project: Project) -> None:
    for target in ("generate", "check", "test"):
        done = project.make(target)
        assert done.returncode == 0, done.stdout + done.stderr
        if target == "test":
            assert "6 passed" in done.stdout
    text = (project.folder / "generated/python/pyproject.toml").read_text(encoding="utf-8")
    assert 'version = "0.1.0"\ndescription = "The Python SDK for' in text


def test_a_method_that_is_wrong_is_found(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (project.folder / "sdk.yaml").read_text(encoding="utf-8")
    for name in ("openapi.yaml", "overlay.yaml", "CHANGELOG.md"):
        (tmp_path / name).write_bytes((project.folder / name).read_bytes())
    # another name, because this process can import a package once
    (tmp_path / "sdk.yaml").write_text(text.replace("name: the_kennel", "name: wrong_kennel"))
    request = Request(config=tmp_path / "sdk.yaml", output=tmp_path, targets=("python",))
    assert run(request, "generate").ok
    module = tmp_path / "wrong_kennel/resources/dogs.py"
    good = module.read_text(encoding="utf-8")
    bad = good.replace('    "DELETE",', '    "GET",').replace('"next_cursor"', '"items"')
    assert bad != good
    module.write_text(bad, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = Trials.of(tmp_path / "sdk.yaml")
    failed: list[str] = []
    with found.mock() as mock:
        for trial in found:
            try:
                found.perform(trial, mock)
            except TrialError:
                failed.append(str(trial))
    assert failed == ["dogs.delete"]


def _names(request: Request) -> Names:
    result = run(request, "plan")
    assert result.ok, [item.message for item in result.sink]
    names = result.plans["python"].names
    assert names is not None
    return names()


def _methods(resources: tuple[NamedResource, ...]) -> list[tuple[str, str, str, object]]:
    found = [(r.symbol, m.name, m.key, m.arguments) for r in resources for m in r.methods]
    return [*found, *(one for r in resources for one in _methods(r.resources))]


def test_the_tree_changes_nothing_until_it_is_edited(project: Project) -> None:
    bare = _names(Request(spec=str(KENNEL)))
    placed = _names(Request(config=project.folder / "sdk.yaml", output=project.folder / "none"))
    assert _methods(bare.resources) == _methods(placed.resources)
    assert (
        (bare.package, bare.client)
        == (placed.package, placed.client)
        == ("the_kennel", "TheKennelClient")
    )
    sources = {m.why.source for r in placed.resources for m in r.methods if not m.kind}
    assert sources == {"sdk.yaml"}


def test_a_renamed_method_is_renamed(project: Project, tmp_path: Path) -> None:
    text = (project.folder / "sdk.yaml").read_text(encoding="utf-8")
    assert "      delete: deleteDog # DELETE /dogs/{dog_id}\n" in text
    (tmp_path / "openapi.yaml").write_bytes(KENNEL.read_bytes())
    (tmp_path / "overlay.yaml").write_bytes((project.folder / "overlay.yaml").read_bytes())
    (tmp_path / "CHANGELOG.md").write_text("")
    (tmp_path / "sdk.yaml").write_text(text.replace("delete: deleteDog", "release: deleteDog"))
    names = _names(Request(config=tmp_path / "sdk.yaml", output=tmp_path / "out"))
    assert ("dogs", "release", "deleteDog") in [one[:3] for one in _methods(names.resources)]


def test_a_second_run_touches_nothing(project: Project) -> None:
    before = contents(project.folder)
    again = init(KENNEL, project.folder)
    assert again.exit_code == 1
    assert "error[P010]: There is already a project in" in again.stderr
    assert contents(project.folder) == before


def test_files_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "Makefile").symlink_to("nowhere")
    done = init(KENNEL, tmp_path)
    assert done.exit_code == 0
    assert "  kept    README.md\n" in done.stdout
    assert "  written sdk.yaml\n" in done.stdout
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "Makefile").is_symlink()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("openapi: 3.1.0\npaths: {", "S003"),
        ("a: 1\n", "S011"),
        ("openapi: 3.1.0\ninfo: {}\npaths: []\n", "V001"),
    ],
)
def test_a_bad_document_writes_nothing(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(text)
    done = init(tmp_path / "bad.yaml", tmp_path / "project")
    assert done.exit_code == 1
    assert re.findall(r"error\[(\w+)\]", done.stderr)[:1] == [code], done.stderr
    assert not (tmp_path / "project").exists()


def test_what_was_written_before_a_failure_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = project_files._FILES

    def failing(*_: object) -> dict[str, bytes]:
        return {**dict.fromkeys(written, b"x"), "sdk.yaml/below": b"x"}

    monkeypatch.setattr(project_files, "project_files", failing)
    done = init(KENNEL, tmp_path / "a" / "b")
    assert done.exit_code == 1
    assert "error[P011]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_document_with_faults_is_tolerated(tmp_path: Path) -> None:
    source = KENNEL.read_text(encoding="utf-8")
    broken = source.replace(
        '{$ref: "#/components/schemas/Dog"}}}}\n        "404"', '{$ref: "#/no"}}}}\n        "404"'
    )
    assert broken != source
    (tmp_path / "kennel.yaml").write_text(broken, encoding="utf-8")
    assert init(tmp_path / "kennel.yaml", tmp_path / "p").exit_code == 0
    assert "tolerant: true\n" in (tmp_path / "p" / "sdk.yaml").read_text(encoding="utf-8")
    assert run(Request(config=tmp_path / "p" / "sdk.yaml", output=tmp_path / "out"), "plan").ok


@pytest.mark.parametrize(
    ("arguments", "spec", "copied"),
    [
        (["kennel.yaml", "p"], "openapi.yaml", True),
        (["kennel.yaml", "p", "--refer"], "../kennel.yaml", False),
        (["kennel.yaml"], "kennel.yaml", False),
        (["parts/main.yaml", "p"], "../parts/main.yaml", False),
    ],
)
def test_the_document_is_copied_or_referred_to(
    arguments: list[str], spec: str, copied: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    text = KENNEL.read_text(encoding="utf-8")
    (tmp_path / "kennel.yaml").write_text(text, encoding="utf-8")
    main = text.replace('"#/components/schemas/Dog"', '"dog.yaml#/Dog"')
    (tmp_path / "parts/main.yaml").write_text(main, encoding="utf-8")
    (tmp_path / "parts/dog.yaml").write_text("Dog: {type: object}\n", encoding="utf-8")
    assert init(*arguments).exit_code == 0
    folder = tmp_path / ("p" if len(arguments) > 1 else ".")
    settings = load_file(folder / "sdk.yaml").value
    assert isinstance(settings, dict)
    assert settings["spec"] == spec
    assert (folder / "openapi.yaml").exists() == copied
    assert run(Request(config=folder / "sdk.yaml", output=tmp_path / "out"), "plan").ok


def test_every_written_file_says_what_it_is_for(project: Project) -> None:
    for name in project_files._FILES:
        text = (project.folder / name).read_text(encoding="utf-8")
        assert text.endswith("\n")
        assert "\t" not in text or name == "Makefile"
    for name in ("ci", "regenerate"):
        workflow = yaml.safe_load((project.folder / f".github/workflows/{name}.yml").read_text())
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        commands = " ".join(str(step.get("run", "")) for step in steps)
        makefile = (project.folder / "Makefile").read_text()
        for target in re.findall(r"make (?:--\S+ )?(\w+)", commands):
            assert re.search(rf"^{target}: .*## ", makefile, re.MULTILINE), target


@pytest.mark.parametrize(
    ("direct", "expected"),
    [
        (None, f"openapi-sdk-generator[mock]=={generator.__version__}"),
        (
            '{"url": "file:///src/gen", "dir_info": {}}',
            "openapi-sdk-generator[mock] @ file:///src/gen",
        ),
        (
            '{"url": "https://example.com/g.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "openapi-sdk-generator[mock] @ git+https://example.com/g.git@abc",
        ),
    ],
)
def test_the_generator_is_installed_from_where_it_came(
    direct: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Found:
        @staticmethod
        def read_text(_: str) -> str | None:
            return direct

    monkeypatch.setattr(project_files.importlib.metadata, "distribution", lambda _: Found)
    assert project_files.requirement("mock") == expected


def test_nothing_of_the_title_becomes_more_than_text(project: Project) -> None:
    text = (project.folder / "sdk.yaml").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert not line.startswith("# v2")
    overlay = yaml.safe_load((project.folder / "overlay.yaml").read_text(encoding="utf-8"))
    assert overlay["info"]["title"].endswith("The *Kennel*: `API` documentation # v2")
    readme = (project.folder / "README.md").read_text(encoding="utf-8")
    assert readme.count("\n# ") == 0
    assert os.linesep not in overlay["info"]["title"]


@pytest.mark.parametrize(
    ("title", "distribution"),
    [("Два.ч", "sdk"), ("Café API", "cafe"), ("Lago API documentation v1", "lago"), ("''", "sdk")],
)
def test_names_of_distributions_can_be_installed(
    title: str, distribution: str, tmp_path: Path
) -> None:
    text = re.sub("title: .*", f"title: {title}", KENNEL.read_text(encoding="utf-8"))
    (tmp_path / "kennel.yaml").write_text(text, encoding="utf-8")
    assert init(tmp_path / "kennel.yaml", tmp_path / "p").exit_code == 0
    names = _names(Request(config=tmp_path / "p/sdk.yaml", output=tmp_path / "out"))
    assert names.distribution == distribution
