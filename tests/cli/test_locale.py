"""Where the system's encoding is ASCII: documents work, and names of files end in one clear error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENT = """
openapi: 3.1.0
info: {title: NAME, version: '1'}
paths:
  /größe:
    get:
      operationId: größe
      tags: [日本]
      summary: naïve
      x-sdk-typo: 1
      parameters: [{name: größe, in: query, schema: {enum: [ä, ö]}}]
      responses: {'200': {description: ok}}
"""


@pytest.mark.parametrize(
    ("command", "title", "status", "says"),
    [
        ("validate", "Größe", 0, "Done: 1 operation"),
        ("validate", "Größe 日本", 0, "Done: 1 operation"),
        ("generate", "Größe", 1, "error[F014]: The path "),
        ("check", "Größe", 1, "error[F020]: "),
    ],
)
def test_an_ascii_locale(command: str, title: str, status: int, says: str, tmp_path: Path) -> None:
    spec = tmp_path / "ünï.yaml"
    spec.write_text(DOCUMENT.replace("NAME", title), encoding="utf-8")
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", command, spec, "--output", tmp_path / "öut"],
        env=os.environ | narrow | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert "P001" not in text
    assert done.returncode == status, text
    assert says in text
    if command == "generate":
        assert "PYTHONUTF8=1" in text
    assert list(tmp_path.iterdir()) == [spec]
