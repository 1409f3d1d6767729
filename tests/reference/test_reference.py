"""The reference of the settings says what the code reads, and its schema judges as the code does."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from generator.cli.main import cli
from generator.cli.schema import SCHEMA
from generator.document.source import load_file, load_text
from tests.cli.faulty_settings import FAULTS
from tests.reference.files import made
from tests.reference.reading import EVERY_KEY, read_every_key

ROOT = Path(__file__).parents[2]
#: What no schema of one file can say: that the members of a list, or of two, have different names.
BEYOND = frozenset({"C006"})


@cache
def _validator() -> Draft7Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def _accepts(value: object) -> bool:
    return _validator().is_valid(value)


@pytest.mark.parametrize("path", made(), ids=lambda path: path.name)
def test_the_files_are_made_from_the_code(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == made()[path], "make reference"


def test_the_example_has_every_key() -> None:
    top, kinds = read_every_key()
    stack = [top, *kinds.values()]
    for level in stack:
        stack += [one for one in level.below.values() if one not in stack]
        assert level.keys.keys() == level.examples.keys()


@pytest.mark.parametrize(
    "path",
    [EVERY_KEY, *sorted(ROOT.glob("specs/*/sdk.yaml")), *sorted(ROOT.glob("tests/*/sdk.yaml"))],
    ids=lambda path: path.parent.name,
)
def test_the_schema_accepts_what_the_reader_accepts(path: Path) -> None:
    assert not [error.message for error in _validator().iter_errors(load_file(path).value)]


@pytest.mark.parametrize(
    "text",
    ["", "{}", "package:\nclient: null\n", "resources: {a: {}}\n", "compat: {stainless: true}\n"],
)
def test_the_schema_accepts_keys_without_values(text: str) -> None:
    assert _accepts(load_text(text, "sdk.yaml").value)


@pytest.mark.parametrize(("text", "code"), sorted({(fault[0], fault[2]) for fault in FAULTS}))
def test_the_schema_refuses_what_the_reader_refuses(text: str, code: str) -> None:
    assert _accepts(load_text(text, "sdk.yaml").value) == (code in BEYOND)


def test_editors_can_read_the_patterns() -> None:
    schema = SCHEMA.read_text(encoding="utf-8")
    patterns = re.findall(r'"pattern": (".+")', schema)
    assert patterns
    # flags inside a pattern, names of groups, and \A and \Z are Python's
    assert not [one for one in patterns if re.search(r"\(\?[aiLmsuxP]|\\\\[AZ]", one)]


def test_the_command_prints_the_schema() -> None:
    printed = CliRunner().invoke(cli, ["schema"]).stdout
    assert json.loads(printed) == _validator().schema
