"""The command ``explain``, and the line that leads to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import cli
from generator.diagnostics.catalogue import ROOMS, known_codes

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> Result:
    runner = CliRunner(env={"COLUMNS": "80", **environment})
    return runner.invoke(cli, arguments, prog_name="python -m generator")


def test_a_code_is_explained() -> None:
    found = run("explain", "D014")
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith("D014: A parameter that is listed twice\n\n")
    parts = ["Example\n", "openapi.yaml:\n", "        - {name: limit, in: query,", "The message:\n"]
    parts += ["    openapi.yaml:9:11: warning[D014]: The query", "What to do\n", "openapi.yaml:\n"]
    rest = found.stdout
    for part in parts:
        assert part in rest
        rest = rest.partition(part)[2]


@pytest.mark.parametrize("code", known_codes())
def test_every_code_can_be_explained(code: str) -> None:
    found = run("explain", code)
    assert found.exit_code == 0
    assert found.stdout.startswith(f"{code}: ")
    assert not found.stdout.endswith("\n\n")
    assert "```" not in found.stdout


def test_small_letters_are_letters() -> None:
    assert run("explain", "d014").stdout == run("explain", "D014").stdout


@pytest.mark.parametrize("columns", [60, 80, 300])
def test_prose_is_as_wide_as_the_terminal_and_not_too_wide(columns: int) -> None:
    found = run("explain", "D014", COLUMNS=str(columns))
    prose = [line for line in found.stdout.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= min(columns, 100)
    assert max(map(len, prose)) > min(columns, 100) - 15


def test_without_a_code_all_are_listed_by_room() -> None:
    lines = run("explain").stdout.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == list(known_codes())
    assert [line for line in lines if line in ROOMS.values()] == list(ROOMS.values())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("D14", "There is no code 'D14'. Did you mean 'D014'?"),
        ("X\x1b[31m", r"There is no code 'X\x1b[31m'. Leave it out to list all codes."),
    ],
)
def test_an_unknown_code(code: str, said: str) -> None:
    found = run("explain", code)
    assert found.exit_code == 2
    assert said in found.stderr
    assert "\x1b" not in found.output


def test_as_json() -> None:
    found = json.loads(run("explain", "d014", "--format", "json").stdout)
    assert found.keys() == {
        *("code", "room", "severity", "title", "meaning", "example", "remedy"),
    }
    assert (found["code"], found["severity"]) == ("D014", "warning")
    assert found["room"] == "Rules for documents"
    assert found["example"]["files"]["openapi.yaml"] != found["remedy"]["files"]["openapi.yaml"]
    assert found["example"]["commands"] == ["python -m generator validate openapi.yaml"]
    assert "warning[D014]" in found["example"]["output"]
    all_of_them = json.loads(run("explain", "--format", "json").stdout)
    assert [one["code"] for one in all_of_them] == list(known_codes())
    assert found in all_of_them


def test_no_color_when_piped() -> None:
    assert "\x1b" not in run("explain").output
    assert "\x1b[1m" in CliRunner().invoke(cli, ["explain"], color=True).stdout


def test_it_imports_only_what_it_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", "explain", "D014"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "generator.diagnostics.catalogue" in modules
    assert not modules & {"generator.pipeline", "generator.document", "generator.emit", "yaml"}


# -- the line that leads here -------------------------------------------------------------

CIRCLE = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-sdk-a: 1\nx-sdk-b: 1\n"
INFO = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters: [{name: Accept, in: header, schema: {type: string}}]
      responses: {'200': {description: ok}}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SDK_GENERATOR_CACHE", str(tmp_path / ".cache"))
    return tmp_path


def test_messages_lead_to_the_first_error_else_the_first_warning(home: Path) -> None:
    (home / "a.yaml").write_text(CIRCLE)
    said = run("validate", "a.yaml").stderr.splitlines()
    assert said[-1] == "Run `python -m generator explain D006` to read more about D006."
    assert sum("explain" in line for line in said) == 1
    (home / "sdk.yaml").write_text("spec: a.yaml\ntargets: [pyhton]\n")
    said = run("validate", "--config", "sdk.yaml").stderr.splitlines()
    assert said[-1] == "Run `python -m generator explain C009` to read more about C009."
    said = run("mock", "none.yaml").stderr.splitlines()
    assert said[-1] == "Run `python -m generator explain S001` to read more about S001."


def test_there_is_no_such_line_without_need(home: Path) -> None:
    (home / "a.yaml").write_text(INFO)
    assert "explain" not in run("validate", "a.yaml").output
    assert "info[L201]" in run("validate", "a.yaml").stderr
    (home / "a.yaml").write_text(CIRCLE)
    assert "explain" not in run("validate", "a.yaml", "--format", "json").output
    assert "explain" not in run("validate", "a.yaml", "--format", "ci").output
    assert run("validate", "a.yaml", "--quiet").output == ""
    assert "explain" not in run("validate", "none.yaml", "--quiet").output
