"""What the mock records, what it keeps, and how it is told to begin anew."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from generator.diagnostics import GenerationError
from tests.mock.conftest import Mocked
from tests.mock.exchange import send

AUTH = {"Authorization": "Basic bWU6cHc="}
OCTETS = {**AUTH, "Content-Type": "application/octet-stream"}
JSON = {**AUTH, "Content-Type": "application/json"}


def test_requests_are_recorded_as_they_came(petstore: Mocked) -> None:
    content = bytes(range(256)) * 300
    with petstore() as server:
        send(server.port, "PUT", "/blobs/a%2Fb/c%20d?x=%41", OCTETS, content)
        send(server.port, "POST", "/pets", JSON, b'{"name": ""}')
        send(server.port, "GET", "/nothing")
        first, second, third = send(server.port, "GET", "/__requests").json
        assert (first["method"], first["target"]) == ("PUT", "/blobs/a%2Fb/c%20d?x=%41")
        assert ["content-type", "application/octet-stream"] in first["headers"]
        assert (first["body"], first["body_length"]) == (None, len(content))
        assert first["body_sha256"] == hashlib.sha256(content).hexdigest()
        assert (first["status"], first["operation"]) == (201, "putBlob")
        assert (second["body"], second["status"]) == ('{"name": ""}', 400)
        assert second["problems"][0]["pointer"] == "/name"
        assert (third["status"], third["operation"]) == (404, "")
        assert [one.number for one in server.requests] == [1, 2, 3]
        assert send(server.port, "DELETE", "/__requests").status == 204
        assert send(server.port, "GET", "/__requests").json == []


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [("POST", "/__requests", 405), ("GET", "/__state", 405), ("GET", "/__other", 404)],
)
def test_what_the_mock_does_not_know(
    petstore: Mocked, method: str, target: str, status: int
) -> None:
    with petstore() as server:
        assert send(server.port, method, target).status == status


def test_state_outlives_the_server(petstore: Mocked, tmp_path: Path) -> None:
    folder = tmp_path / "state"
    with petstore(state=folder) as server:
        assert send(server.port, "POST", "/pets", JSON, b'{"name": "Ada"}').json["id"] == 13
        assert send(server.port, "DELETE", "/pets/12", AUTH).status == 204
        send(server.port, "PUT", "/blobs/a/b", OCTETS, b"content")
        begun = send(server.port, "POST", "/reports", JSON, b"{}").json["id"]
        send(server.port, "GET", f"/reports/{begun}", AUTH)
    with petstore(state=folder) as server:
        assert send(server.port, "GET", "/pets/13", AUTH).json["name"] == "Ada"
        assert send(server.port, "GET", "/pets/12", AUTH).status == 404
        assert send(server.port, "GET", "/blobs/a/b", AUTH).body == b"content"
        assert send(server.port, "POST", "/pets", JSON, b'{"name": "Eve"}').json["id"] == 14
        states = [
            send(server.port, "GET", f"/reports/{begun}", AUTH).json["state"] for _ in range(2)
        ]
        assert states == ["running", "done"]
        assert send(server.port, "DELETE", "/__state").status == 204
    with petstore(state=folder) as server:
        assert send(server.port, "GET", "/pets/13", AUTH).status == 404


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 99}', '{"format": 1}'])
def test_a_folder_that_holds_something_else(petstore: Mocked, tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text)
    refused = pytest.raises(GenerationError, match=re.escape("state.json cannot be read"))
    with refused, petstore(state=tmp_path):
        pass
    assert (tmp_path / "state.json").read_text() == text


def test_reset(petstore: Mocked) -> None:
    with petstore() as server:
        send(server.port, "POST", "/pets", JSON, json.dumps({"name": "Ada"}).encode())
        server.faults("503")
        assert send(server.port, "GET", "/public").status == 503
        server.reset()
        assert send(server.port, "GET", "/pets/13", AUTH).status == 404
        assert [one.target for one in server.requests] == ["/pets/13"]


def test_a_request_that_is_too_large(petstore: Mocked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.mock.wire.transfer.MAX_BODY", 10)
    with petstore() as server:
        assert send(server.port, "PUT", "/blobs/a", OCTETS, b"12345678901").status == 413


@pytest.mark.parametrize("depth", [500, 900, 5000, 200_000])
def test_a_deep_body(petstore: Mocked, depth: int) -> None:
    body = b'{"pet_id": 1, "x": ' + b"[" * depth + b"]" * depth + b"}"
    with petstore() as server:
        assert send(server.port, "POST", "/reports", JSON, body).status in {202, 400}


@pytest.mark.parametrize(
    "target", ["/blobs/%zz%00%ff", "/pets/%31%32", "/blobs/..%2F..%2Fx", "/blobs/é"]
)
def test_odd_targets(petstore: Mocked, target: str) -> None:
    with petstore() as server:
        raw = target.encode().decode("latin-1")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "http.client.HTTPConnection._encode_request", lambda _, text: text.encode("latin-1")
            )
            patch.setattr("http.client.HTTPConnection._validate_path", lambda *_: None)
            status = send(server.port, "GET", raw, AUTH).status
        assert status in {200, 400, 404}


def test_a_location_is_an_address(petstore: Mocked) -> None:
    with petstore() as server:
        reply = send(server.port, "PUT", "/blobs/a%20b/%C3%BC", OCTETS, b"x")
        path = reply.headers["location"].partition(str(server.port))[2]
        assert send(server.port, "GET", path, AUTH).body == b"x"
