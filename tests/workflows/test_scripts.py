"""What the workflows run, in a repository of its own with a small API: scripts of .ci, git, and what calls GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = "specs/pets/sdk.yaml"
SPEC = """openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "http://127.0.0.1:1"}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {"204": {description: None yet.}}}
"""
MORE = (
    '    post: {operationId: createPet, tags: [pets], responses: {"204": {description: Made.}}}\n'
)
#: Instead of GitHub's: there is no request yet, and what would become one is kept.
GH = """#!/usr/bin/env bash
[ "$1 $2" = "pr list" ] && exit 0
printf '%s\\n' "$@" >"$KEPT/arguments"
while [ $# -gt 1 ]; do [ "$1" = --body-file ] && cp "$2" "$KEPT/body"; shift; done
"""


class Repository:
    """A checkout with a remote called origin."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kept = folder / "checkout", folder / "kept"
        self.origin = folder / "origin.git"
        self.kept.mkdir()
        shutil.copytree(ROOT / ".ci", self.folder / ".ci")
        for name in ("Makefile", "constraints.txt"):
            shutil.copy2(ROOT / name, self.folder / name)
        for name in ("generator", "templates", ".venv"):
            (self.folder / name).symlink_to(ROOT / name)
        gh = self.kept / "gh"
        gh.write_text(GH)
        gh.chmod(0o755)
        self.write(".gitignore", "/generator\n/templates\n/.venv\n/dist/\n")
        self.write("specs/pets/openapi.yaml", SPEC)
        self.write(CONFIG, "spec: openapi.yaml\npackage: {name: pets, version: 1.0.0}\n")
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("init", "--quiet", "--bare", str(self.origin))
        self.git("remote", "add", "origin", str(self.origin))
        self.run("make", "generate")
        self.commit("Begin")
        self.git("push", "--quiet", "origin", "main")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *command: str, fails: bool = False, **env: str) -> str:
        """What a command prints. GitHub is not there, and the time of git's commits is fixed."""
        place = {
            "PATH": f"{self.kept}:{os.environ['PATH']}",
            "HOME": str(self.kept),
            "KEPT": str(self.kept),
            "CONFIG": CONFIG,
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{f"GIT_{who}_NAME": "Ann" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "ann@example.com" for who in ("AUTHOR", "COMMITTER")},
        }
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**place, **env},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def git(self, *arguments: str) -> str:
        return self.run("git", *arguments).strip()

    def commit(self, subject: str) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose generated/ is in step with its definition."""
    folder = tmp_path_factory.mktemp("start")
    Repository(folder)
    return folder


@pytest.fixture
def repository(start: Path, tmp_path: Path) -> Repository:
    """A copy of it, in which a test may do what it likes."""
    shutil.copytree(start, tmp_path, symlinks=True, dirs_exist_ok=True)
    copy = object.__new__(Repository)
    copy.folder, copy.kept = tmp_path / "checkout", tmp_path / "kept"
    copy.origin = tmp_path / "origin.git"
    copy.git("remote", "set-url", "origin", str(copy.origin))
    return copy


def test_nothing_happens_where_everything_is_in_step(repository: Repository) -> None:
    said = repository.run(".ci/regenerate", BASE="main", REPORT_SINCE="HEAD")
    assert "in step" in said
    assert not (repository.kept / "arguments").exists()


def test_a_changed_definition_becomes_a_request_that_says_what_changed(
    repository: Repository,
) -> None:
    repository.write("specs/pets/openapi.yaml", SPEC + MORE)
    commit = repository.commit("Add an operation")
    repository.run(".ci/regenerate", BASE="main", REPORT_SINCE="HEAD~1")
    branch = f"regenerate-{commit[:12]}"
    arguments = (repository.kept / "arguments").read_text().splitlines()
    assert arguments[:6] == ["pr", "create", "--base", "main", "--head", branch]
    assert "client.pets.create()" in (repository.kept / "body").read_text()
    repository.git("fetch", "--quiet", "origin")
    assert repository.git("diff", "--name-only", commit, f"origin/{branch}", "--", "specs") == ""
    emitted = repository.git("show", f"origin/{branch}:generated/python/pets/resources/pets.py")
    assert "def create(" in emitted


def test_a_request_says_what_it_changes(repository: Repository) -> None:
    repository.write(
        "specs/pets/openapi.yaml",
        SPEC.replace("get: {operationId: listPets", "put: {operationId: keepPets"),
    )
    repository.commit("Replace an operation")
    summary = repository.kept / "summary.md"
    said = repository.run(".ci/report", BASE="main", GITHUB_STEP_SUMMARY=str(summary))
    assert "::" in said
    assert "specs/pets/openapi.yaml" in said
    assert "client.pets.list()" in summary.read_text()


def test_what_is_not_released_is_not_ready(repository: Repository) -> None:
    said = repository.run(".ci/release-check", fails=True)
    assert "Run make release, and commit." in said


@pytest.mark.parametrize("tag", ["v1.0.0", "v2.0.0"])
def test_a_release_is_ready_for_its_own_tag(repository: Repository, tag: str) -> None:
    repository.run("make", "release")
    said = repository.run(".ci/release-check", TAG=tag, fails=tag != "v1.0.0")
    if tag == "v1.0.0":
        built = sorted(path.name for path in (repository.folder / "dist").iterdir())
        assert built == ["pets-1.0.0-py3-none-any.whl", "pets-1.0.0.tar.gz"]
        assert "Release 1.0.0 is ready." in said
    else:
        assert "Tag it v1.0.0." in said


def test_a_release_is_no_longer_ready_when_something_changes(repository: Repository) -> None:
    repository.run("make", "release")
    repository.write("specs/pets/openapi.yaml", SPEC + MORE)
    repository.run("make", "generate")
    assert "sdk.yaml" in repository.run(".ci/release-check", fails=True)
    state = json.loads((repository.folder / "specs/pets/api.lock.json").read_text())
    assert state["version"] == "1.0.0"
    repository.run("make", "release")
    assert "Release 1.1.0 is ready." in repository.run(".ci/release-check", TAG="v1.1.0")
