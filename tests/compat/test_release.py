"""The command release: the version, the changelog, the lock and the code, all of them or none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import releasing
from generator.cli.main import cli
from generator.emit.staging import Staging

CONFIG = "# ours\nspec: openapi.json\npackage: {name: pets, version: 1.0.0} # the SDK\n"


class Project:
    """A project in a folder of its own, which commands run in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.operations = {"listPets": "/pets"}
        self.write("sdk.yaml", CONFIG)
        self.define()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def define(self, **operations: str) -> None:
        """The definition with further operations: their paths by their ids."""
        self.operations |= operations
        response = {"200": {"description": "It."}}
        paths: dict[str, Any] = {
            path: {"get": {"operationId": key, "tags": ["pets"], "responses": response}}
            for key, path in self.operations.items()
        }
        info = {"title": "Pets", "version": "1.0"}
        self.write("openapi.json", json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}

    def release(self, *options: str) -> Result:
        return CliRunner().invoke(cli, ["release", "--config", "sdk.yaml", "--no-cache", *options])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def test_two_releases(project: Project) -> None:
    first = project.release()
    assert first.exit_code == 0, first.output
    assert project.read("sdk.yaml") == CONFIG
    assert "## [1.0.0]" in project.read("CHANGELOG.md")
    assert json.loads(project.read("api.lock.json"))["version"] == "1.0.0"
    before = project.files()
    again = project.release()
    assert "nothing changed since" in again.output
    assert project.files() == before

    project.define(getPet="/pets/one")
    shown = project.release("--dry-run")
    assert "+package: {name: pets, version: 1.1.0} # the SDK" in shown.output
    assert "+- `client.pets.get()` is new." in shown.output
    assert project.files() == before | {"openapi.json": project.read("openapi.json").encode()}

    second = project.release()
    assert second.exit_code == 0, second.output
    assert project.read("sdk.yaml") == CONFIG.replace("1.0.0", "1.1.0")
    log = project.read("CHANGELOG.md")
    assert log.index("## [1.1.0]") < log.index("- `client.pets.get()` is new.")
    assert log.index("is new.") < log.index("## [1.0.0]")
    lock = json.loads(project.read("api.lock.json"))
    assert (lock["version"], list(lock["history"])) == ("1.1.0", ["1.1.0"])
    assert 'version = "1.1.0"' in project.read("generated/python/pyproject.toml")
    after = project.files()
    project.release()
    assert project.files() == after

    del project.operations["getPet"]
    project.define()
    third = project.release()
    assert "This undoes what 1.1.0 changed." in project.read("CHANGELOG.md"), third.output
    assert "version: 2.0.0" in project.read("sdk.yaml")


def _edited(project: Project, _: pytest.MonkeyPatch) -> None:
    project.write("generated/python/pets/client.py", "edited = True\n")


def _full(_: Project, patch: pytest.MonkeyPatch) -> None:
    """The disk is full when the last of the files is put in place."""
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).name == "api.lock.json":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    patch.setattr(Path, "replace", full)


def _interrupted(_: Project, patch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    patch.setattr(releasing, "run", stopped)


@pytest.mark.parametrize("fault", [_edited, _full, _interrupted])
def test_all_or_nothing(
    fault: Callable[[Project, pytest.MonkeyPatch], None],
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project.release()
    project.define(getPet="/pets/one")
    fault(project, monkeypatch)
    before = project.files()
    found = project.release()
    assert found.exit_code == 1
    assert project.files() == before


@pytest.mark.parametrize(
    ("options", "configured", "status", "version"),
    [
        ((), "1.0.0", 0, "1.1.0"),
        ((), "1.5.0", 0, "1.5.0"),  # raised by hand
        ((), "1.0.1", 1, "1.0.1"),  # raised by hand, but not enough
        (("--version", "2.0.0rc1"), "1.0.0", 0, "2.0.0rc1"),
        (("--version", "1.0.1"), "1.0.0", 1, "1.0.0"),
        (("--version", "1.0.1", "--allow-lower"), "1.0.0", 0, "1.0.1"),
        (("--version", "one"), "1.0.0", 2, "1.0.0"),
    ],
)
def test_versions(
    options: tuple[str, ...], configured: str, status: int, version: str, project: Project
) -> None:
    project.release()
    project.define(getPet="/pets/one")
    project.write("sdk.yaml", CONFIG.replace("1.0.0", configured))
    found = project.release(*options)
    assert found.exit_code == status, found.output
    assert f"version: {version}}}" in project.read("sdk.yaml")


def test_the_first_release_states_the_version(project: Project) -> None:
    project.write("sdk.yaml", "spec: openapi.json # here\n")
    found = project.release()
    assert found.exit_code == 0, found.output
    assert project.read("sdk.yaml") == ("package:\n  version: 1.0.0\nspec: openapi.json # here\n")


def test_links_are_followed(project: Project) -> None:
    """A file that is a link stays one, and what it leads to keeps its mode."""
    links = {"CHANGELOG.md": "docs/changes.md", "sdk.yaml": "settings/pets.yaml"}
    for link, target in links.items():
        path = project.folder / target
        path.parent.mkdir()
        path.write_text(project.read(link) if link == "sdk.yaml" else "# Changes\n", "utf-8")
        path.chmod(0o640)
        (project.folder / link).unlink(missing_ok=True)
        (project.folder / link).symlink_to(target)
    for version in ("1.0.0", "1.1.0"):
        result = project.release("--version", version)
        assert result.exit_code == 0, result.output
    assert "## [1.1.0]" in project.read("docs/changes.md")
    assert "version: 1.1.0" in project.read("settings/pets.yaml")
    for link, target in links.items():
        assert (project.folder / link).is_symlink()
        assert (project.folder / target).stat().st_mode & 0o777 == 0o640


def test_after_a_release_that_was_killed(project: Project) -> None:
    """What a killed run left beside the files goes, also where nothing is left to write."""
    project.release()
    after = project.files()
    left = Staging.make(project.folder)
    os.close(left.lock)
    found = project.release()
    assert found.exit_code == 0, found.output
    assert project.files() == after


def test_no_changelog_and_nothing_to_say(project: Project) -> None:
    project.release()
    (project.folder / "CHANGELOG.md").unlink()
    found = project.release()
    assert "nothing changed since" in found.output
    assert not (project.folder / "CHANGELOG.md").exists()
