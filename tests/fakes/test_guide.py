"""The guide "Testing" and the section of the README: every program in them runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator.mock import Options, serve
from generator.pipeline import Request, run
from tests.cases.sdk import Sdk

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "specs" / "aihub" / "sdk.yaml"
GUIDE = ROOT / "specs" / "aihub" / "docs" / "guides" / "testing.md"
MOCK = "http://127.0.0.1:4010"


def programs(text: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


BLOCKS = programs(GUIDE.read_text(encoding="utf-8"))
#: those that the guide puts into a file of a test suite
FILES = {block.split()[1]: block for block in BLOCKS if block.startswith("# ")}
ALONE = [block for block in BLOCKS if not block.startswith("# ") and MOCK not in block]


@pytest.mark.parametrize("block", ALONE, ids=range(len(ALONE)))
def test_a_program_of_the_guide(aihub: ModuleType, block: str) -> None:
    exec(compile(block, str(GUIDE), "exec"), {"__name__": "guide"})
    assert "assert" in block or "pytest.raises" in block


def test_the_test_suite_of_the_guide(tmp_path: Path) -> None:
    assert list(FILES) == ["conftest.py", "test_invoices.py"]
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generated" / "python")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_the_program_for_the_mock_server(aihub: ModuleType) -> None:
    (block,) = [block for block in BLOCKS if MOCK in block]
    made = run(Request(config=CONFIG), "lower")
    assert made.document is not None
    with serve(made.document, made.relations, Options()) as running:
        exec(compile(block.replace(f"{MOCK}/api", running.root), str(GUIDE), "exec"), {})
        assert [one.method for one in running.requests] == ["POST"]


def test_the_readme_of_every_sdk_has_a_program(
    aihub: ModuleType, pond_sdk: Sdk, pond_package: ModuleType
) -> None:
    readmes = [
        (ROOT / "generated" / "python" / "README.md").read_text(encoding="utf-8"),
        pond_sdk.files["README.md"],
    ]
    for readme in readmes:
        _, _, section = readme.partition("\n## Testing\n")
        (block,) = programs(section)
        exec(compile(block, "README.md", "exec"), {})
        assert ".calls) == 1" in block
