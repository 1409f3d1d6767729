"""The code in READMEs about logging, middleware and OpenTelemetry runs, and does what they say."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.cases.sdk import generate
from tests.faults.server import FaultServer, ok, refused

ROOT = Path(__file__).parents[2]
NOW = ("Retry-After", "0")


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def exporter(monkeypatch: Any) -> InMemorySpanExporter:
    """Where the spans go that the provider of the process makes."""
    found = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    return found


def code(readme: str, *titles: str) -> list[str]:
    """The Python blocks of the sections with these titles."""
    texts = [readme.partition(f"\n## {title}\n")[2].partition("\n## ")[0] for title in titles]
    assert all(texts)
    return re.findall(r"```python\n(.*?)```", "".join(texts), re.DOTALL)


def run(blocks: list[str], names: dict[str, Any], call: Callable[[Any], object]) -> None:
    """Run the blocks one after another; each client that one makes is called."""
    for block in blocks:
        names.pop("client", None)
        exec(compile(block, "README.md", "exec"), names)
        if "client" in names:
            with names["client"] as client:
                call(client)


def check(
    package: str, capsys: Any, caplog: Any, exporter: InMemorySpanExporter, operation: str
) -> None:
    """A retry was logged, a middleware saw both attempts, and there is one span."""
    assert [r.levelname for r in caplog.records if r.name == package] == ["INFO"] * 2
    assert caplog.messages[0].startswith(f"{operation}: attempt 1: 503; retrying in ")
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition(" ")[0] for line in lines] == [
        f"{operation} 1 503",
        f"{operation} 2 200",
    ]
    (span,) = exporter.get_finished_spans()
    assert span.attributes is not None
    assert span.attributes["openapi.operation_id"] == operation
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == package


@pytest.fixture
def quiet() -> Iterator[None]:
    """The loggers as they were."""
    yield
    for name in ("aihub", "readme_code"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_generated_readme(
    server: FaultServer, exporter: InMemorySpanExporter, capsys: Any, caplog: Any, quiet: None
) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Readme", "version": "1"},
        "servers": [{"url": server.root}],
        "security": [{"token": []}],
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "paths": {"/things": {"get": {"operationId": "listThings", "responses": {"200": {}}}}},
    }
    sdk = generate(json.dumps(document).encode(), "readme_code")
    blocks = code(sdk.files["README.md"], "Usage", "Logging, middleware and OpenTelemetry")
    assert len(blocks) == 4
    with sdk.imported():
        names: dict[str, Any] = {}
        run(blocks[:1], names, lambda _: None)
        capsys.readouterr()
        for block in blocks[1:]:
            server.script(refused(503, NOW), ok({}))
            run([block], names, lambda client: client.things.list())
    check("readme_code", capsys, caplog, exporter, "listThings")


def test_readme_of_ai_hub(
    server: FaultServer,
    exporter: InMemorySpanExporter,
    capsys: Any,
    caplog: Any,
    quiet: None,
    monkeypatch: Any,
) -> None:
    monkeypatch.setenv("AIHUB_API_KEY", "some-token")
    monkeypatch.setenv("AIHUB_API_ROOT", server.root)
    monkeypatch.syspath_prepend(str(ROOT / "generated" / "python"))
    readme = (ROOT / "specs" / "aihub" / "docs" / "README.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec("from aihub import AIHub", names)
    assert sys.modules["aihub"].__file__ == str(ROOT / "generated" / "python/aihub/__init__.py")
    for block in code(readme, "Logging", "Middleware", "OpenTelemetry"):
        server.script(refused(503, NOW), ok({"batches": []}))
        run([block], names, lambda client: client.batches.list())
    check("aihub", capsys, caplog, exporter, "listBatches")
