"""The same requests to Prism, a mock that others wrote: the same replies, where both can.

Prism is found by the variable PRISM, in ``build/prism``, or on the path.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.config.settings import Settings
from generator.pipeline import Result
from generator.requests.build import build_requests
from generator.requests.model import FileBody, JsonBody, RequestModel
from tests.mock.conftest import ROOT, Mocked
from tests.mock.exchange import Reply, send

INSTALL = "npm install --prefix build/prism @stoplight/prism-cli@5.14.2"
TOKEN = {"Authorization": "Bearer token"}

#: What Prism does otherwise, by operation: our status, its status, and why.
DIFFERENT = {
    # the sample asks for a range, and has it
    "readFile": (206, 200, "Prism knows no ranges"),
    "getFileMetadata": (200, 500, "Prism fails on HEAD without a body"),
}


def _prism() -> str | None:
    own = ROOT / "build" / "prism" / "node_modules" / ".bin" / "prism"
    return os.environ.get("PRISM") or (str(own) if own.exists() else shutil.which("prism"))


@pytest.fixture(scope="module")
def prism() -> Iterator[int]:
    """The port of a Prism that mocks AI Hub."""
    command = _prism()
    if command is None:
        scripts = (ROOT / ".ci").glob("*")
        installed = any("prism-cli" in script.read_text() for script in scripts)
        if os.environ.get("CI") == "true" and installed:
            pytest.fail("CI installs Prism, but it is not there.")
        pytest.skip(f"Prism is not installed: {INSTALL}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    spec = ROOT / "specs" / "aihub" / "openapi.yaml"
    process = subprocess.Popen(
        [command, "mock", "--host", "127.0.0.1", "--port", str(port), str(spec)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("Prism did not start.")


def test_samples(prism: int, aihub_mock: Mocked, aihub_api: Result) -> None:
    """Every operation: the same status, and what can be read has the same keys."""
    assert aihub_api.api is not None
    requests = build_requests(aihub_api.api, aihub_api.settings or Settings())
    faults = []
    with aihub_mock() as server:
        for operation in aihub_api.api.operations:
            server.reset()
            model = requests.full(operation.key) or requests.first(operation.key)
            ours = _send(server.port, f"/api{model.target}", model)
            theirs = _send(prism, _one_segment(model.target), model)
            expected = DIFFERENT.get(operation.key, (theirs.status, theirs.status, ""))[:2]
            if (ours.status, theirs.status) != expected:
                faults.append(f"{operation.key}: {ours.status}, Prism {theirs.status}")
            elif not _alike(operation.method, ours, theirs):
                faults.append(f"{operation.key}: {sorted(ours.json)}, {sorted(theirs.json)}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("method", "target", "headers", "body", "ours", "theirs"),
    [
        ("GET", "/v2/batches", {}, None, 401, 401),
        ("POST", "/v2/batches", {}, {"name": "x"}, 401, 401),
        ("POST", "/v2/batches", TOKEN, {"workspace": "x"}, 400, 422),
        ("POST", "/v2/batches", TOKEN, {"name": 7}, 400, 422),
        ("POST", "/v2/batches", TOKEN, {"name": "x"}, 200, 200),
        ("GET", "/v2/batches?limit=many", TOKEN, None, 400, 422),
        ("GET", "/v2/batches/seven", TOKEN, None, 400, 422),
        ("GET", "/v2/batches/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34", TOKEN, None, 200, 200),
        ("GET", "/v2/apps/runs?sort_by=name", TOKEN, None, 400, 422),
        ("GET", "/v2/files/summary.csv", TOKEN, None, 400, 422),
        ("PUT", "/v2/batches", TOKEN, None, 405, 405),
        ("GET", "/v2/nothing", TOKEN, None, 404, 404),
        ("PUT", "/v2/files/a/b.txt", {**TOKEN, "Content-Type": "application/octet-stream"}, b"x", 204, 404),
        ("POST", "/v2/batches", {**TOKEN, "Content-Type": "text/plain"}, b"x", 415, 415),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_checks(
    prism: int,
    aihub_mock: Mocked,
    method: str,
    target: str,
    headers: dict[str, str],
    body: object,
    ours: int,
    theirs: int,
) -> None:
    content = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    if content is not None:
        headers = {"Content-Type": "application/json", **headers}
    with aihub_mock() as server:
        found = send(server.port, method, f"/api{target}", headers, content).status
    assert (found, send(prism, method, target, headers, content).status) == (ours, theirs)


def _alike(method: str, ours: Reply, theirs: Reply) -> bool:
    """Whether what can be read has the same keys.

    The example of a page has a next one; ours is the last, and does not say so.
    """
    if method != "GET" or ours.headers["content-type"] != "application/json":
        return True
    return {*ours.json} <= {*theirs.json} <= {*ours.json, "next_page_token"}


def _send(port: int, target: str, model: RequestModel) -> Reply:
    match model.body:
        case JsonBody(value=value):
            body: bytes | None = json.dumps(value).encode()
        case FileBody(content=content):
            body = content
        case _:
            body = None
    return send(port, model.method, target, {**TOKEN, **dict(model.sent_headers)}, body)


def _one_segment(target: str) -> str:
    """A target as Prism can match it: it knows no slash in a value, not even as ``%2F``."""
    return target.replace("%2F", "-")


def test_where_it_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRISM", str(Path("/opt/prism")))
    assert _prism() == str(Path("/opt/prism"))
