"""newman against the mock server, which keeps state and checks every request."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.ir.wire import ArgumentIn
from generator.pipeline import Request, run
from generator.requests.build import build_requests
from tests.postman import newman
from tests.postman.made import AIHUB, Made, aihub

if os.environ.get("CI") != "true":
    pytest.importorskip("uvicorn", reason="the extra [mock] is not installed")

from generator import mock

#: What the document's examples alone cannot make come true, and why.
REASONS = {
    "Commit or abort a multipart upload": "the example names three parts, and none was sent",
}


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


def test_every_folder_runs_on_what_the_document_shows(made: Made, tmp_path: Path) -> None:
    """With the ids of the document, which the mock knows, each request is exactly its model."""
    models = build_requests(made.api, made.settings)
    ids = {
        p.name: str(argument.value)
        for found in models.by_operation.values()
        for p in found[0].operation.parameters
        if p.name in {"batch_id", "run_id", "session_id", "job_id"}
        and (argument := found[0].argument(ArgumentIn.PATH, p.name))
    }
    # Batches come last: their folder ends with the deletion of the batch that others need.
    folders = [item for item in made.data["item"] if item["name"] != "Workflows"]
    data = {**made.data, "item": [*folders[1:], folders[0]]}
    with serve(part_size=1024) as server:
        run = newman.run(data, server.root, tmp_path, API_KEY="t", USER_ID="u", part_id="p", **ids)
        came = server.requests
    assert [failure for failure in run.failures if failure.split(":")[0] not in REASONS] == []
    assert len(came) == len(made.api.operations)
    for one in came:
        model = models.first(one.operation)
        assert one.method == model.method
        assert one.target.partition("?")[0] == f"/api{model.encoded_path}"
