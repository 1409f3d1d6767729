"""Every module of 0.14.0 is there, and has its classes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from generator.mock import Options, serve
from generator.pipeline import Request, run

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated" / "python"
MODULES = yaml.safe_load((Path(__file__).parent / "modules.yaml").read_text())


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGE))


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_the_classes_of_the_package(module: str) -> None:
    found = import_module(module)
    package = import_module("aihub")
    for name in MODULES[module]:
        cls = getattr(found, name)
        assert isinstance(cls, type)
        assert cls is getattr(package, name, cls)  # the same class, where both have it


def test_a_program_imports_from_former_modules_alone() -> None:
    made = run(Request(config=ROOT / "specs" / "aihub" / "sdk.yaml"), "lower")
    assert made.document is not None
    with serve(made.document, made.relations, Options()) as server:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("program.py"))],
            env={**os.environ, "PYTHONPATH": str(PACKAGE), "ROOT": server.root},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "True True",
        "200 True",
        "200 b'{'",
        "True 404",
        "{'id': 'c1', 'status': 'READY'}",
    ]
