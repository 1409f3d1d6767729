"""A run that would change nothing ends early, says what it said before, and is never fooled."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import memory
from generator.cli.main import cli

SPEC = """\
openapi: 3.0.3
info: {title: Ponds, version: 1.2.3}
paths:
  /ponds:
    get:
      operationId: listPonds
      responses: {"200": {$ref: "replies.yaml#/Ponds"}}
    post:
      operationId: addPond
      responses: {"200": {description: It., content: {application/json: {schema: {type: nonsense}}}}}
"""
FILES = {
    "openapi.yaml": SPEC,
    "replies.yaml": "Ponds: {description: All ponds.}\n",
    "overlay.yaml": "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: []\n",
    "README.md": "# Ponds\n",
    "sdk.yaml": "spec: openapi.yaml\noverlays: [overlay.yaml]\n"
    "package: {name: ponds, readme: README.md}\n",
}
OLD = (1_000_000_000, 1_000_000_000)


class Folder:
    """A folder with a document, and the command line in it."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.ran = 0
        patch.chdir(path)
        patch.setenv("SDK_GENERATOR_CACHE", str(path / "cache"))
        for name, text in FILES.items():
            self.write(name, text)
        run = pipeline.run

        def counted(*arguments: object, **named: object) -> pipeline.Result:
            self.ran += 1
            return run(*arguments, **named)  # type: ignore[arg-type]

        patch.setattr(pipeline, "run", counted)

    def write(self, name: str, text: str) -> None:
        """A file as it was long ago."""
        (self.path / name).write_text(text)
        os.utime(self.path / name, OLD)

    def __call__(self, command: str, *options: str) -> Result:
        found = CliRunner().invoke(cli, [command, "--config", "sdk.yaml", *options])
        assert found.exception is None or isinstance(found.exception, SystemExit)
        return found

    def ends_early(self, command: str = "generate", *options: str) -> bool:
        before = self.ran
        self(command, *options)
        return self.ran == before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    made = Folder(tmp_path, monkeypatch)
    # one that is small, and that a test may change
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.jinja").write_text("one")
    monkeypatch.setattr(memory, "template_root", lambda: tmp_path / "templates")
    assert made("generate").exit_code == 0
    return made


def test_what_would_change_nothing_ends_early(folder: Folder) -> None:
    assert folder.ends_early("generate")
    assert folder.ends_early("check")
    assert folder.ends_early("generate", "--force", "--quiet")
    assert not folder.ends_early("validate")
    assert not folder.ends_early("generate", "--no-cache")


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize("style", [(), ("--quiet",), ("--format", "json"), ("--format", "ci")])
def test_it_says_what_it_said_before(folder: Folder, command: str, style: tuple[str, ...]) -> None:
    wanted = folder(command, "--no-cache", *style)
    ran = folder.ran
    found = folder(command, *style)
    assert folder.ran == ran
    assert found.exit_code == wanted.exit_code
    assert found.stderr == wanted.stderr
    if "json" in style:
        data, before = json.loads(found.stdout), json.loads(wanted.stdout)
        assert data["diagnostics"]
        assert {**data, "seconds": 0} == {**before, "seconds": 0}
    else:
        assert found.stdout == wanted.stdout
        assert style == ("--quiet",) or "nonsense" in found.stdout + found.stderr


def _edit(name: str) -> Callable[[Path], object]:
    """Other text of the same length, and the times of before."""

    def change(folder: Path) -> None:
        path = folder / name
        found = path.stat()
        text = path.read_bytes()
        path.write_bytes(text[:-2] + bytes([text[-2] ^ 1]) + text[-1:])
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))

    return change


def _linked(folder: Path) -> None:
    models = folder / "generated/python/ponds/models"
    models.rename(folder / "elsewhere")
    models.symlink_to(folder / "elsewhere")


#: What makes it necessary to run.
CHANGES: dict[str, Callable[[Path], object]] = {
    "the document": _edit("openapi.yaml"),
    "a file that it refers to": _edit("replies.yaml"),
    "the configuration": lambda at: (at / "sdk.yaml").write_text(FILES["sdk.yaml"] + "\n"),
    "an overlay": lambda at: (at / "overlay.yaml").write_text(FILES["overlay.yaml"] + "\n"),
    "an attachment": _edit("README.md"),
    "a file that is gone": lambda at: (at / "replies.yaml").unlink(),
    "a template": _edit("templates/a.jinja"),
    "another template": lambda at: (at / "templates/b.jinja").write_text("two"),
    "an edited output": _edit("generated/python/ponds/client.py"),
    "an edited runtime": _edit("generated/python/ponds/_core/client.py"),
    "edited names": _edit("generated/python/names.lock"),
    "an output that is gone": lambda at: (at / "generated/python/ponds/client.py").unlink(),
    "an output that is a link": lambda at: _as_link(at / "generated/python/ponds/client.py"),
    "a folder that is a link": _linked,
    "an edited manifest": _edit("generated/.manifest.json"),
    "no manifest": lambda at: (at / "generated/.manifest.json").unlink(),
    "no output": lambda at: shutil.rmtree(at / "generated"),
    "the rest of a killed run": lambda at: (at / "generated/.staging-x").mkdir(),
    "a damaged memory": lambda at: shutil.rmtree(at / "cache"),
}


def _as_link(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_is_seen(folder: Folder, what: str) -> None:
    command = ("generate", "check")[len(what) % 2]
    assert folder.ends_early(command)
    CHANGES[what](folder.path)
    assert not folder.ends_early(command)


def test_a_file_of_the_owner_is_written_again_when_it_is_gone(folder: Folder) -> None:
    path = folder.path / "generated/python/ponds/_custom/client.py"
    path.write_text("class Mine: ...\n")
    assert folder.ends_early("generate")
    path.unlink()
    assert not folder.ends_early("generate")
    assert path.is_file()


@pytest.mark.parametrize(
    "options",
    [
        ("--output", "other"),
        ("--package", "lakes"),
        ("--formatter", "ruff"),
        ("--target", "postman"),
        ("--overlay", "overlay.yaml"),
        ("--strict",),
        ("--allow-remote", "ponds.example"),
    ],
)
def test_other_options_are_another_run(folder: Folder, options: tuple[str, ...]) -> None:
    assert not folder.ends_early("generate", *options)


def test_another_python_or_package_is_another_generator(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        assert not folder.ends_early("check")
    folder("generate")
    assert folder.ends_early("check")
    (folder.path / "site" / "black-99.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder.path / "site")])
    assert not folder.ends_early("check")


def test_what_failed_or_may_go_otherwise_is_not_remembered(folder: Folder) -> None:
    folder.write("openapi.yaml", SPEC.replace("replies.yaml#/Ponds", "missing.yaml#/Ponds"))
    folder("generate")
    assert not folder.ends_early("generate")
    folder.write("openapi.yaml", SPEC.replace("openapi: 3.0.3", "openapi: 9"))
    folder("generate")
    assert not folder.ends_early("generate")
    folder.write("openapi.yaml", SPEC)
    folder.write("README.md", "# Lakes")  # newer than the run: it may have been read before
    os.utime(folder.path / "README.md", (4_000_000_000, 4_000_000_000))
    folder("generate")
    assert not folder.ends_early("generate")


def test_a_document_from_standard_input_is_not_remembered(folder: Folder) -> None:
    for _ in range(2):
        ran = folder.ran
        CliRunner().invoke(cli, ["generate", "-", "--package", "ponds"], input=SPEC)
        assert folder.ran == ran + 1
