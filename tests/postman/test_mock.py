"""newman against the mock server, which keeps state and checks every request."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.pipeline import Request, run
from tests.postman import newman
from tests.postman.made import AIHUB, Made, aihub

if os.environ.get("CI") != "true":
    pytest.importorskip("uvicorn", reason="the extra [mock] is not installed")

from generator import mock


@pytest.fixture(scope="module")
def made() -> Made:
    return aihub()


def serve(part_size: int = 0):
    result = run(Request(config=AIHUB), "lower")
    assert result.document is not None
    return mock.serve(result.document, result.relations, mock.Options(polls=2, part_size=part_size))


def test_every_workflow_runs_from_start_to_end(made: Made, tmp_path: Path) -> None:
    with serve() as server:
        done = newman.run(made.data, server.root, tmp_path, "Workflows", API_KEY="t", USER_ID="u")
        assert done.failures == []
        assert [one.target for one in server.requests if one.status >= 400] == []
        assert len(server.requests) == done.totals["requests"] > 40


def test_the_whole_collection_runs_from_start_to_end(made: Made, tmp_path: Path) -> None:
    with serve() as server:
        done = newman.run(made.data, server.root, tmp_path, API_KEY="t", USER_ID="u")
        came = server.requests
    assert done.failures == []
    assert [one.target for one in came if one.status >= 400] == []
    assert {one.operation for one in came} == {one.key for one in made.api.operations}
    assert len(came) == done.totals["requests"] > 60
