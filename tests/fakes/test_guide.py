"""The guide "Testing" has a test suite that passes, and every README a fake that runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from tests.cases.sdk import Sdk
from tests.guides.blocks import DOCS, PACKAGE, of_page, of_text

GUIDE = DOCS / "guides" / "testing.md"


def test_the_test_suite_of_the_guide(tmp_path: Path) -> None:
    files = [block for block in of_page(GUIDE) if block.file]
    assert [block.file for block in files] == ["conftest.py", "test_invoices.py"]
    for block in files:
        (tmp_path / block.file).write_text(block.code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(PACKAGE)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_the_readme_of_every_sdk_has_a_program(
    aihub: ModuleType, pond_sdk: Sdk, pond_package: ModuleType
) -> None:
    readmes = [
        (PACKAGE / "README.md").read_text(encoding="utf-8"),
        pond_sdk.files["README.md"],
    ]
    for readme in readmes:
        _, _, section = readme.partition("\n## Testing\n")
        (block,) = of_text(section)
        exec(compile(block.code, "README.md", "exec"), {})
        assert ".calls) == 1" in block.code
