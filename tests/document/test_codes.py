"""The table of codes, the sources and the tests are in step."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.document.codes import CODES

CASES = Path(__file__).parent / "cases"
SOURCES = Path(__file__).parents[2] / "generator" / "document"
# Tested in Python: they need bytes, sizes or a library that fails.
TESTED_ELSEWHERE = {"S001", "S002", "S006", "V011", "V012"}


def cases_say() -> set[str]:
    """The codes that cases expect."""
    found: set[str] = set()
    for path in CASES.rglob("*.yaml"):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {re.findall(r"\[(\w+)\]: ", line)[0] for line in case.get("says", [])}
    return found


def used() -> set[str]:
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        if path.name != "codes.py":
            found |= set(re.findall(r'"([SORVUD]\d{3})"', path.read_text(encoding="utf-8")))
    return found


def test_every_code_is_documented() -> None:
    assert used() == CODES.keys()


def test_every_code_is_tested() -> None:
    assert CODES.keys() - cases_say() == TESTED_ELSEWHERE - cases_say()
    here = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    for code in TESTED_ELSEWHERE:
        assert here.count(f'"{code}"') > 1
