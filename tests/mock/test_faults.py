"""Rules of misbehaviour: how they are written, how often they hold, what they do on the wire."""

from __future__ import annotations

import http.client
import json
import time

import pytest

from generator.mock.wire.faults import FaultError, Faults
from tests.mock.conftest import Mocked
from tests.mock.exchange import send

AUTH = {"Authorization": "Basic bWU6cHc="}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("503", ["*=503"]),
        ("503:2,drop:1", ["*=503:2,drop:1"]),
        ("/pets/*=slow:500ms", ["/pets/*=slow:0.5s"]),
        ("GET /pets=429:1:2s; POST=cut", ["GET /pets=429:1", "POST *=cut"]),
        ("ends=FAILED", ["*=ends=FAILED"]),
        ("POST /runs=ends=FAILED:1", ["POST /runs=ends=FAILED:1"]),
        ("503:1,ends=FAILED", ["*=503:1,ends=FAILED"]),
        ("/runs=503:1,ends=FAILED:2", ["/runs=503:1,ends=FAILED:2"]),
        ("ends=FAILED,503:1", ["*=ends=FAILED,503:1"]),
        ("/q=a*=503", ["/q=a*=503"]),
        ("", []),
    ],
)
def test_rules(text: str, rules: list[str]) -> None:
    faults = Faults()
    faults.add(text)
    assert [str(rule) for rule in faults.rules] == rules


@pytest.mark.parametrize(
    "text", ["200", "slow", "slow:5", "drop:x", "crash", "FETCH /x=503", "/x="]
)
def test_what_is_no_rule(text: str) -> None:
    with pytest.raises(FaultError, match="rule"):
        Faults().add(text)


def test_counts_run_down_one_failure_at_a_time() -> None:
    faults = Faults()
    faults.add("slow:1ms:3,503:1,drop:1")
    taken = [[fault.kind.value for fault in faults.take("GET", "/x")] for _ in range(4)]
    assert taken == [["slow", "status"], ["slow", "drop"], ["slow"], []]


def test_failures_on_the_wire(petstore: Mocked) -> None:
    with petstore(faults="GET /pets=503:1,429:1:2s,garbage:1,drop:1,cut:1") as server:
        replies = [send(server.port, "GET", "/pets", AUTH) for _ in range(3)]
        assert [reply.status for reply in replies] == [503, 429, 200]
        assert replies[0].json == {"message": "A fault rule asked for this failure."}
        assert replies[1].headers["retry-after"] == "2"
        with pytest.raises(ValueError):
            _ = replies[2].json
        with pytest.raises(ConnectionError):
            send(server.port, "GET", "/pets", AUTH)
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            send(server.port, "GET", "/pets", AUTH)
        assert send(server.port, "GET", "/pets", AUTH).json["total"] >= 1
        noted = [(one.status, one.fault) for one in server.requests]
        assert noted == [
            (503, "503"),
            (429, "429"),
            (200, "garbage"),
            (0, "drop"),
            (200, "cut"),
            (200, ""),
        ]


def test_errors_have_the_shape_of_the_document(petstore: Mocked) -> None:
    with petstore(faults="POST *=500") as server:
        reply = send(server.port, "POST", "/pets", AUTH, b"{}")
        assert reply.json == {"status": 500, "detail": "A fault rule asked for this failure."}


def test_slow_and_latency(petstore: Mocked) -> None:
    with petstore(latency=0.05, faults="/public=slow:100ms:1") as server:
        start = time.perf_counter()
        assert send(server.port, "GET", "/public").status == 200
        assert time.perf_counter() - start >= 0.15
        start = time.perf_counter()
        assert send(server.port, "GET", "/public").status == 200
        assert 0.05 <= time.perf_counter() - start < 0.15


def test_no_cors(petstore: Mocked) -> None:
    ask = {"Origin": "http://docs.example", "Access-Control-Request-Method": "GET"}
    with petstore(faults="GET /public=cors") as server:
        for method, headers in (("OPTIONS", ask), ("GET", {})):
            found = send(server.port, method, "/public", headers).headers
            assert not [name for name in found if name.startswith("access-control")]


def test_rules_over_the_wire(petstore: Mocked) -> None:
    with petstore() as server:
        for body in (b"503:1", b'"503:1"', b'{"faults": "503:1"}'):
            assert send(server.port, "POST", "/__faults", {}, body).json == ["*=503:1"]
            assert send(server.port, "GET", "/public").status == 503
            assert send(server.port, "GET", "/public").status == 200
            assert send(server.port, "DELETE", "/__faults").status == 204
        assert send(server.port, "GET", "/__faults").json == []
        reply = send(server.port, "POST", "/__faults", {}, b"what")
        assert (reply.status, "unknown fault" in reply.json["message"]) == (400, True)


def test_work_that_fails(petstore: Mocked) -> None:
    with petstore(polls=0, faults="POST /reports=ends=broken:1") as server:
        states = []
        for _ in range(2):
            headers = {**AUTH, "Content-Type": "application/json"}
            begun = send(server.port, "POST", "/reports", headers, json.dumps({}).encode())
            found = send(server.port, "GET", f"/reports/{begun.json['id']}", AUTH)
            states.append(found.json["state"])
        assert states == ["broken", "done"]
