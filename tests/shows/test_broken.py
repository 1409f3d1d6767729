"""Broken documents: each gives one clear error that says where, and no file is touched.

Faults that a stranger's document is read with all the same (a dangling or circular reference, an
operationId used twice) are errors in a document of one's own: one that has an ``sdk.yaml``.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
import subprocess
import sys
from typing import NamedTuple

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BROKEN = pathlib.Path(__file__).parent / "broken"


class Broken(NamedTuple):
    """One fault: the files of the run, what the message has to speak of, where it is."""

    document: str
    words: tuple[str, ...]
    place: str  # file:line:column
    config: str = ""
    overlay: str = ""
    strict: bool = False  # what an earlier definition may have had is a warning otherwise


CASES = {
    "bad YAML": Broken("bad_yaml.yaml", ("mapping values",), "bad_yaml.yaml:12:24"),
    "bad JSON": Broken("bad_json.json", ("double quotes",), "bad_json.json:6:3"),
    "dangling $ref": Broken(
        "dangling_ref.yaml", ("Pnd", "Pond"), "dangling_ref.yaml:25:17", config="sdk.yaml"
    ),
    "duplicate operationId": Broken(
        "duplicate_operation_id.yaml",
        ("getPond",),
        "duplicate_operation_id.yaml:28:7",
        config="sdk.yaml",
    ),
    "wrong type of a key": Broken("wrong_type.yaml", ("paths",), "wrong_type.yaml:5:1"),
    "unknown overlay target": Broken(
        "good.yaml", ("/lakes",), "overlay.yaml:9:5", overlay="overlay.yaml", strict=True
    ),
    "unknown key of sdk.yaml": Broken(
        "good.yaml", ("timeuot", "timeout"), "unknown_key.yaml:5:3", config="unknown_key.yaml"
    ),
    "operation that is not there": Broken(
        "good.yaml",
        ("listPonds",),
        "lost_operation.yaml:7:7",
        config="lost_operation.yaml",
        strict=True,
    ),
    "circular $ref": Broken(
        "circular_ref.yaml", ("Pond", "Lake"), "circular_ref.yaml:29:7", config="sdk.yaml"
    ),
    "unsupported version": Broken(
        "unsupported_version.yaml", ("4.0.0",), "unsupported_version.yaml:1:1"
    ),
    "no document at all": Broken("no_document.yaml", (), "no_document.yaml:1:1"),
}


def generate(case: Broken, output: pathlib.Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the generator as its users do, in the folder of the fixtures."""
    command = [sys.executable, "-m", "generator", "generate", case.document]
    command += ["--output", str(output), *options, *(["--strict"] if case.strict else [])]
    for option, value in (("--config", case.config), ("--overlay", case.overlay)):
        command += [option, value] if value else []
    return subprocess.run(
        command,
        cwd=BROKEN,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def snapshot(folder: pathlib.Path) -> dict[str, tuple[str, int]]:
    """Every file of the tree, with the hash of its content and the time of its last change."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder that an earlier, good run has filled."""
    folder = tmp_path_factory.mktemp("generated")
    done = generate(Broken("good.yaml", (), ""), folder)
    assert done.returncode == 0, done.stderr
    assert snapshot(folder)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_one_clear_error_and_no_file_touched(name: str, output: pathlib.Path) -> None:
    case = CASES[name]
    before = snapshot(output)
    done = generate(case, output)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert snapshot(output) == before
    errors = re.findall(r"^.*\berror\b.*$", said, re.MULTILINE)
    assert len([line for line in errors if re.search(r":\d+:\d+", line)]) == 1, said
    assert case.place in said
    assert "Traceback" not in said
    for word in case.words:
        assert word in said


@pytest.mark.parametrize("name", CASES)
def test_the_same_as_json_and_no_folder_begun(name: str, tmp_path: pathlib.Path) -> None:
    case = CASES[name]
    done = generate(case, tmp_path / "new", "--format", "json")
    assert done.returncode == 1
    assert not (tmp_path / "new").exists()
    (error,) = [
        found for found in json.loads(done.stdout)["diagnostics"] if found["severity"] == "error"
    ]
    assert f"{error['file']}:{error['line']}:{error['column']}" == case.place
    assert error["code"]
    assert error["message"]
