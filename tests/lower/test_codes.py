"""The table of codes, the sources and the cases are in step."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.lower.codes import CODES

CASES = Path(__file__).parent / "cases"
SOURCES = Path(__file__).parents[2] / "generator" / "lower"


def test_every_code_is_documented() -> None:
    sources = (path for path in SOURCES.glob("*.py") if path.name != "codes.py")
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert set(re.findall(r'"(L\d{3})"', text)) == CODES.keys()


def test_every_code_has_a_case() -> None:
    cases = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES.glob("*.yaml"))
    expected = {code for case in cases for code in case["expect"].get("diagnostics", [])}
    assert expected == CODES.keys()
