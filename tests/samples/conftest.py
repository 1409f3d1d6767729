"""The samples of two documents, made once: AI Hub's, and one that tries to break out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.pipeline import Request, Result, run
from generator.relations.model import Pages
from generator.requests.build import build_requests
from generator.targets.samples.files import file_names
from tests.samples.bench import Bench, Case

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "specs" / "aihub" / "sdk.yaml"


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Sequence[tuple[Result, Path]]:
    """What the generator makes of each document, and where."""
    folder = tmp_path_factory.mktemp("hostile")
    config = folder / "sdk.yaml"
    config.write_text("targets: [python, samples]\n", encoding="utf-8")
    hostile = str(Path(__file__).parent / "hostile.yaml")
    requests = [
        Request(config=CONFIG, output=tmp_path_factory.mktemp("aihub"), formatter="ruff"),
        Request(hostile, config=config, output=folder / "out", package="hostile", formatter="ruff"),
    ]
    found = []
    for request in requests:
        result = run(request, "generate")
        assert result.ok, list(result.sink)
        assert result.output is not None
        found.append((result, result.output))
    return found


@pytest.fixture(scope="session")
def cases(outputs: Sequence[tuple[Result, Path]]) -> Sequence[Case]:
    """Every operation of both documents."""
    found = []
    for result, output in outputs:
        assert result.api is not None
        assert result.settings is not None
        requests = build_requests(result.api, result.settings)
        names = file_names(result.api.operations)
        found += [
            Case(requests.first(op.key), result.api, output / "samples", names[op.key], pages)
            for op in result.api.operations
            for pages in [_pages(result, op.key, output / "samples/python" / names[op.key])]
        ]
    return found


def _pages(result: Result, key: str, sample: Path) -> Pages | None:
    """How a list goes on whose sample loops over all pages."""
    assert result.relations is not None
    loops = "for item in " in sample.with_suffix(".py").read_text(encoding="utf-8")
    return result.relations.pages[key] if loops else None


@pytest.fixture(scope="session")
def bench(cases: Sequence[Case]) -> Iterator[Bench]:
    """The server."""
    server = Bench(cases)
    yield server
    server.close()
