"""``python -m generator mock`` as a process."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import cli
from tests.mock.exchange import send

ROOT = Path(__file__).parents[2]
SPEC = Path(__file__).parent / "petstore.yaml"


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, once its banner is out; the banner."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "mock", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    banner = ""
    try:
        while "Ctrl-C" not in banner:
            line = process.stderr.readline()
            assert line, f"it ended: {banner}"
            banner += line
        yield process, banner
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def test_it_serves_until_it_is_interrupted() -> None:
    start = time.perf_counter()
    with started(str(SPEC), "--port", "0") as (process, banner):
        taken = time.perf_counter() - start
        found = re.search(
            r"Small Pets: 22 operations, mocked at http://127.0.0.1:(\d+)/api", banner
        )
        assert found, banner
        port = int(found[1])
        assert f"http://127.0.0.1:{port}/__requests" in banner
        assert send(port, "GET", "/public?api_key=secret").json == {"pong": True}
        process.send_signal(signal.SIGINT)
        out, log = process.communicate(timeout=10)
        assert process.returncode == 0
        assert out == ""
        assert log.startswith("GET     /public 200 ")
        assert "secret" not in log
        assert "Traceback" not in log
    assert taken < 8, "far from the 1.5 seconds that it takes on an idle machine"


def test_options_reach_the_mock(tmp_path: Path) -> None:
    arguments = ["--port", "0", "--empty", "--token", "k", "--faults", "/public=503:1", "--quiet"]
    arguments += ["--state", str(tmp_path / "state"), "--page-size", "1", "--work", "0"]
    with started(str(SPEC), *arguments) as (_, banner):
        port = int(re.findall(r":(\d+)/api", banner)[0])
        assert "kept in" in banner
        assert send(port, "GET", "/public").status == 503
        assert send(port, "GET", "/pets?api_key=other").status == 401
        assert send(port, "GET", "/pets?api_key=k").json["items"] == []
        made = send(
            port, "POST", "/pets?api_key=k", {"Content-Type": "application/json"}, b'{"name": "A"}'
        )
        assert made.json["id"] == 1
    assert (tmp_path / "state" / "state.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Give SPEC"),
        (["none.yaml"], 1, "none.yaml"),
        ([str(SPEC), "--work", "soon"], 2, "neither a number of polls nor a time"),
        ([str(SPEC), "--faults", "what"], 2, "the unknown fault 'what'"),
        ([str(SPEC), "--port", "70000"], 2, "70000"),
        ([str(SPEC), "--host", "192.0.2.1"], 1, "cannot listen on 192.0.2.1"),
    ],
)
def test_what_cannot_start(arguments: list[str], code: int, message: str) -> None:
    found = CliRunner().invoke(cli, ["mock", *arguments], prog_name="generator")
    assert found.exit_code == code, found.output
    assert message in found.output


def test_a_port_that_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        found = CliRunner().invoke(cli, ["mock", str(SPEC), "--port", str(port)])
        assert found.exit_code == 1
        assert f"cannot listen on 127.0.0.1:{port}" in found.output
