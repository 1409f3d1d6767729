"""Names of the caller's own account: those of the examples are there, and no others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.mock.conftest import Mocked
from tests.mock.exchange import send

TOKEN = {"Authorization": "Bearer t"}
RUN = {"app_name": "YOUR_APP_NAME", "batch_id": 4821}


@pytest.mark.parametrize(
    ("call", "more", "status", "said"),
    [
        (("POST", "/v2/batches", {"name": "a"}, {}), (), 200, ""),
        (("POST", "/v2/batches", {"name": "a", "workspace": "accounts-payable"}, {}), (), 200, ""),
        (("POST", "/v2/batches", {"name": "a", "workspace": "YOUR_WORKSPACE"}, {}), (), 200, ""),
        (
            ("POST", "/v2/batches", {"name": "a", "workspace": "elsewhere"}, {}),
            (),
            400,
            "There is no workspace 'elsewhere'. Known: 'accounts-payable'.",
        ),
        (("POST", "/v2/batches", {"name": "a", "workspace": "mine"}, {}), ("mine",), 200, ""),
        (
            ("GET", "/v2/batches?workspace=elsewhere", None, {}),
            (),
            400,
            "There is no workspace 'elsewhere'",
        ),
        (
            (
                "GET",
                "/v2/apps/runs?output_workspaces=accounts-payable&output_workspaces=no",
                None,
                {},
            ),
            (),
            400,
            "There is no workspace 'no'",
        ),
        (("GET", "/v2/batches", None, {"IB-Context": "acme-finance"}), (), 200, ""),
        (
            ("GET", "/v2/batches", None, {"IB-Context": "nobody"}),
            (),
            401,
            "There is no account 'nobody'",
        ),
        (("POST", "/v2/apps/runs", RUN, {}), (), 200, ""),
        (
            ("POST", "/v2/apps/runs", {"app_id": "x", "batch_id": 4821}, {}),
            (),
            400,
            "There is no app ID 'x'",
        ),
        (("POST", "/v2/batches", {"name": "a" * 256}, {}), (), 400, "maxLength"),
    ],
)
def test_an_account_has_the_names_of_the_examples(
    aihub_mock: Mocked, call: tuple[Any, ...], more: tuple[str, ...], status: int, said: str
) -> None:
    method, path, body, headers = call
    media = {"Content-Type": "application/json"} if body is not None else {}
    content = json.dumps(body).encode() if body is not None else None
    with aihub_mock(names=frozenset(more)) as server:
        reply = send(server.port, method, f"/api{path}", {**TOKEN, **headers, **media}, content)
    assert reply.status == status, reply.body
    assert said in reply.json.get("message", "")
    assert bool(said) is (status >= 400)
