"""Every request of the request model is one that the mock takes."""

from __future__ import annotations

import json

import pytest

from generator.config.settings import Settings
from generator.mock.options import Options
from generator.mock.service import Service
from generator.mock.wire.incoming import Incoming
from generator.mock.world.state import State
from generator.pipeline import Result
from generator.requests.build import build_requests
from generator.requests.model import FileBody, JsonBody, RequestModel


def test_requests_of_the_model(aihub_api: Result) -> None:
    """Each by itself, on a mock that nobody used before."""
    assert aihub_api.api is not None
    assert aihub_api.document is not None
    service = Service(aihub_api.document, aihub_api.relations, Options(), State())
    requests = build_requests(aihub_api.api, aihub_api.settings or Settings())
    assert len(aihub_api.api.operations) == 27
    for operation in aihub_api.api.operations:
        for model in requests.by_operation[operation.key]:
            service.world.state.clear()
            reply, found, problems = service.answer(_incoming(model))
            assert found is operation
            if "YOUR_" in str((model.target, model.body)) and reply.status == 404:
                continue  # nobody has made what the placeholder stands for
            assert reply.status < 300, (operation.key, reply.body, problems)


def _incoming(model: RequestModel) -> Incoming:
    match model.body:
        case None:
            body = b""
        case JsonBody(value=value):
            body = json.dumps(value).encode()
        case FileBody(content=content):
            body = content
        case other:
            pytest.fail(f"an unexpected body: {other!r}")
    headers = (*model.sent_headers, ("Authorization", "Bearer token"))
    path, _, query = model.target.partition("?")
    return Incoming(model.method, path, query, headers, body, "http://localhost")
