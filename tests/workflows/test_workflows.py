"""The workflows are well-formed and ask for little, and what they run does what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted(p for p in (ROOT / ".ci").iterdir() if os.access(p, os.X_OK))


def tool(name: str) -> str:
    """A tool that .ci/install puts where it is found; a test is skipped without it, not in CI."""
    own = ROOT / "build" / "workflows" / "bin" / name
    found = str(own) if own.exists() else shutil.which(name)
    if not found:
        assert os.environ.get("CI") != "true", f"{name} is missing: run .ci/install"
        pytest.skip(f"{name} is not installed: run .ci/install")
    return found


def jobs() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each job of each workflow: what it is called, the workflow, and the job."""
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, job in workflow["jobs"].items():
            yield f"{path.stem}/{name}", workflow, job


def said(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_they_have_the_form_of_workflows() -> None:
    code, text = said(
        [
            tool("check-jsonschema"),
            "--builtin-schema",
            "vendor.github-workflows",
            *map(str, WORKFLOWS),
        ]
    )
    assert code == 0, text


def test_nothing_in_them_is_known_to_be_unsafe() -> None:
    code, text = said([tool("zizmor"), "--offline", "--no-progress", ".github"])
    assert code == 0, text


def test_scripts() -> None:
    code, text = said([tool("shellcheck"), *map(str, SCRIPTS)])
    assert code == 0, text


def test_steps_that_run_something(tmp_path: Path) -> None:
    runs = [
        (name, step["run"]) for name, _, job in jobs() for step in job["steps"] if "run" in step
    ]
    assert len(runs) >= 4
    for number, (_, text) in enumerate(runs):
        (tmp_path / f"{number}.sh").write_text(f"#!/usr/bin/env bash\nset -e\n{text}\n")
    code, text = said([tool("shellcheck"), *map(str, sorted(tmp_path.iterdir()))])
    assert code == 0, text


def test_what_they_run_is_there() -> None:
    """A step runs a script of .ci or a target of make, and nothing of its own."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    scripts = {f".ci/{path.name}" for path in SCRIPTS}
    for name, _, job in jobs():
        for step in job["steps"]:
            command, *words = step.get("run", "make").split()
            assert command == "make" or command in scripts, f"{name} runs {command}"
            if command == "make":
                assert targets.issuperset(words), f"{name} makes {words}"


#: Who may do more than read.
RIGHTS = {
    "regenerate/regenerate": {"contents": "write", "pull-requests": "write"},
    "publish/publish": {"id-token": "write", "attestations": "write"},
}


def test_rights() -> None:
    for name, workflow, job in jobs():
        rights = job.get("permissions", workflow["permissions"])
        assert rights == RIGHTS.get(name, {"contents": "read"}), name
    assert RIGHTS.keys() <= {name for name, _, _ in jobs()}


def test_what_publishes_checks_out_nothing_and_runs_nothing() -> None:
    """The job with the right to publish gets files, and no code of the repository."""
    job = next(job for name, _, job in jobs() if name == "publish/publish")
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == [
        "actions/download-artifact",
        "actions/attest-build-provenance",
        "pypa/gh-action-pypi-publish",
    ]
    assert job["environment"] == "publish"
