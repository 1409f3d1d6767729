"""States of a project: its files, a revision of git, the lock of a release."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.pipeline import Request, run
from generator.states import State, lock_text, survey

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
paths:
  /pets:
    get:
      operationId: listPets
      responses: {"200": {description: Fine., content: {application/json: {schema: {$ref: "parts/pet.yaml"}}}}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: o, version: "1"}
actions: [{target: $.paths.*.get, update: {tags: [zoo]}}]
"""


def git(*arguments: str, cwd: Path) -> str:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one release; since then, the checkout says something else."""
    files = {
        "api/openapi.yaml": DOCUMENT,
        "api/parts/pet.yaml": "{type: object, title: Pet, properties: {id: {type: integer}}}\n",
        "shared/overlay.yaml": OVERLAY,
        "api/sdk.yaml": "edition: '2026'\nspec: openapi.yaml\noverlays: [../shared/overlay.yaml]\n"
        "package: {name: pets, version: 1.0.0}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert run(Request(config=Path("api/sdk.yaml")), "generate").ok
    git("init", "-q", "-b", "main", cwd=tmp_path)
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "one", cwd=tmp_path)
    git("tag", "v1", cwd=tmp_path)
    (tmp_path / "api/openapi.yaml").write_text(DOCUMENT.replace("listPets", "getPets"))
    (tmp_path / "api/parts/pet.yaml").write_text("{type: object, title: Animal}\n")
    (tmp_path / "shared/overlay.yaml").write_text(OVERLAY.replace("zoo", "farm"))
    (tmp_path / "api/sdk.yaml").unlink()
    return tmp_path


def state(source: str, **options: object) -> State:
    found = survey(source, **options)  # type: ignore[arg-type]
    assert found.state is not None, found.sink.errors
    return found.state


@pytest.mark.parametrize("source", ["v1:api/sdk.yaml", "HEAD:api/sdk.yaml", "main:./api/sdk.yaml"])
def test_a_revision_is_read_whole(project: Path, source: str) -> None:
    before = git("status", "--porcelain", "--ignored", cwd=project)
    found = survey(source)
    assert found.state is not None, found.sink.errors
    one, revision = found.state, source.partition(":")[0]
    assert list(one.surface.calls) == ["zoo.list_pets"]
    assert [d.message for d in found.sink] == []
    assert one.surface.fields_of("Pet")[0].name == "id"
    assert one.version == "1.0.0"
    assert one.document == f"{revision}:api/openapi.yaml"
    assert one.api.operations[0].loc.uri == one.document
    assert one.document in found.files
    assert [m.matched for m in one.overlays] == [("/paths/~1pets/get",)]
    assert one.overlays[0].action.uri == f"{revision}:api/../shared/overlay.yaml"
    assert git("status", "--porcelain", "--ignored", cwd=project) == before
    assert git("worktree", "list", cwd=project).count("\n") == 1


def test_a_revision_is_found_from_a_folder_below(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "api")
    assert list(state("v1:sdk.yaml").surface.calls) == ["zoo.list_pets"]
    assert list(state("v1:api/sdk.yaml").surface.calls) == ["zoo.list_pets"]


def test_a_revision_has_its_own_names(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``names.lock`` held then counts, not what it holds now."""
    lock = project / "generated/python/names.lock"
    then = lock.read_text()
    lock.write_text(then.replace("list_pets", "every_pet"))
    git("commit", "-qam", "two", cwd=project)
    git("checkout", "-q", "v1", "--", "api", "shared", cwd=project)
    git("commit", "-qm", "three", cwd=project)
    lock.write_text(then)
    assert list(state("HEAD:api/sdk.yaml").surface.calls) == ["zoo.every_pet"]
    assert list(state("v1:api/sdk.yaml").surface.calls) == ["zoo.list_pets"]
    monkeypatch.chdir(project / "shared")
    assert list(state("v1:api/openapi.yaml").surface.calls) == ["pets.list"]


def test_names_of_another_state_are_kept(project: Path) -> None:
    old = state("v1:api/sdk.yaml")
    git("checkout", "-q", "v1", "--", "api/sdk.yaml", cwd=project)
    new = state("api/sdk.yaml", names=old.names)
    assert new.names["classes"] != {}
    path = project / "api/api.lock.json"
    path.write_text(lock_text(old, path.parent))
    assert state("api/api.lock.json").names == old.names


FAULTS = {
    "v2:api/sdk.yaml": ("P005", "The repository has no revision 'v2'."),
    "v1:api/sdk.yml": ("P005", "There is no file 'api/sdk.yml' at the revision 'v1'."),
    "v1:../../etc/passwd": ("P005", "There is no file '../../etc/passwd' at the revision 'v1'."),
    "v1:": ("P005", "'v1:' is neither a file nor a revision and a path."),
    "--help:api/sdk.yaml": ("P005", "'--help:api/sdk.yaml' is neither a file nor a revision"),
    "nothing.yaml": ("S001", "The file cannot be read: No such file or directory."),
    "v1:api/parts/pet.yaml": ("C003", ""),
}


@pytest.mark.parametrize("source", FAULTS)
def test_what_cannot_be_found_is_said(project: Path, source: str) -> None:
    found = survey(source)
    assert found.state is None
    code, message = FAULTS[source]
    first = found.sink.errors[0]
    assert message in first.message
    assert first.code == code or not message
    assert first.hint
    assert str(project) not in first.message


def test_without_a_repository_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (found,) = survey("HEAD:openapi.yaml").sink.errors
    assert "this folder is in no git repository" in found.message
    monkeypatch.setenv("PATH", str(tmp_path))
    (found,) = survey("HEAD:openapi.yaml").sink.errors
    assert "git, which cannot be run" in found.message


def test_a_clone_of_a_part_of_the_history(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "-qam", "two", cwd=project)
    git("clone", "-q", "--depth", "1", project.as_uri(), "part", cwd=tmp_path)
    monkeypatch.chdir(tmp_path / "part")
    for name in ("v1", "HEAD~1"):
        (found,) = survey(f"{name}:api/openapi.yaml").sink.errors
        assert found.message == f"The repository has no revision '{name}'."
        assert "git fetch --unshallow" in (found.hint or "")
