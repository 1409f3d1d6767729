"""Rules of misbehaviour: how they are written, how often they hold, what they do on the wire."""

from __future__ import annotations

import http.client
import json
import time

import pytest

from generator.mock.wire.faults import Asked, FaultError, Faults
from tests.mock.conftest import Mocked
from tests.mock.exchange import send

AUTH = {"Authorization": "Basic bWU6cHc="}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("503", ["*=503"]),
        ("503:2,drop:1", ["*=503:2,drop:1"]),
        ("/pets/*=slow:500ms", ["/pets/*=slow:0.5s"]),
        ("GET /pets=429:1:2s; POST=cut", ["GET /pets=429:1:2s", "POST *=cut"]),
        ("ends=FAILED", ["*=ends=FAILED"]),
        ("POST /runs=ends=FAILED:1", ["POST /runs=ends=FAILED:1"]),
        ("503:1,ends=FAILED", ["*=503:1,ends=FAILED"]),
        ("/runs=503:1,ends=FAILED:2", ["/runs=503:1,ends=FAILED:2"]),
        ("ends=FAILED,503:1", ["*=ends=FAILED,503:1"]),
        ("/q=a*=503", ["/q=a*=503"]),
        ("ends=A:1@runApp,503", ["*=ends=A:1@runApp,503"]),
        ("/friends=drop", ["/friends=drop"]),
        ("503:20%", ["*=503:20%"]),
        ("503:2.5%:3@listBatches", ["*=503:2.5%:3@listBatches"]),
        ("429:2s:20%,lost:5%", ["*=429:20%:2s,lost:5%"]),
        ("PUT *=cut-request:64kB:3", ["PUT *=cut-request:64000B:3"]),
        ("cut:0.9:20%@read*,cut:2MB,cut:7b:1", ["*=cut:0.9:20%@read*,cut:2000000B,cut:7B:1"]),
        ("slow:3:1s@a,slow:250ms:50%", ["*=slow:1s:3@a,slow:0.25s:50%"]),
        ("", []),
    ],
)
def test_rules(text: str, rules: list[str]) -> None:
    faults = Faults()
    faults.add(text)
    assert [str(rule) for rule in faults.rules] == rules


@pytest.mark.parametrize(
    "text",
    [
        *("200", "slow", "slow:5", "drop:x", "crash", "FETCH /x=503", "/x=", "503,,drop"),
        *(
            "drop:0.5",
            "drop:2s",
            "cut:2s",
            "cut:1.5",
            "503:1:2",
            "503:1%:2%",
            "cut:1B:0.5",
        ),
    ],
)
def test_what_is_no_rule(text: str) -> None:
    with pytest.raises(FaultError, match="rule"):
        Faults().add(text)


def test_counts_run_down_one_failure_at_a_time() -> None:
    faults = Faults()
    faults.add("slow:1ms:3,503:1,drop:1")
    asked = Asked("GET", "/x")
    taken = [[fault.kind.value for fault in faults.take(asked)] for _ in range(4)]
    assert taken == [["slow", "status"], ["slow", "drop"], ["slow"], []]


def test_a_share_of_the_requests_is_drawn_the_same_way_each_time() -> None:
    def drawn(seed: int, text: str = "503:20%,drop:5%") -> list[str]:
        faults = Faults(seed=seed)
        faults.add(text)
        return ["".join(f.name for f in faults.take(Asked("GET", "/x"))) for _ in range(1000)]

    first = drawn(0)
    assert 160 <= first.count("503") <= 240
    assert 25 <= first.count("drop") <= 60
    assert drawn(0) == first
    assert drawn(1) != first
    # what a rule decides does not depend on the rules beside it
    assert [one == "503" for one in drawn(0, "503:20%;/y=drop")] == [one == "503" for one in first]


@pytest.mark.parametrize(
    ("text", "asked", "happens"),
    [
        ("503@listPets", Asked("GET", "/pets", "listPets"), True),
        ("503@listPets", Asked("GET", "/pets/1", "getPet"), False),
        ("503@*Pet*", Asked("GET", "/pets/1", "getPet"), True),
        ("503@listPets", Asked("GET", "/nothing", ""), False),
        ("POST *=503@listPets", Asked("GET", "/pets", "listPets"), False),
        ("cut-request", Asked("PUT", "/x", has_body=True), True),
        ("cut-request", Asked("GET", "/x", has_body=False), False),
    ],
)
def test_what_a_rule_holds_for(text: str, asked: Asked, happens: bool) -> None:
    faults = Faults()
    faults.add(f"{text}:1" if "@" not in text else text)
    assert bool(faults.take(asked)) is happens
    if not happens:  # and nothing is used up
        assert [fault.left for fault in faults.rules[0].faults] == [1 if "@" not in text else -1]


def test_an_operation_that_is_not_there() -> None:
    faults = Faults(frozenset({"listPets", "getPet"}))
    faults.add("503@*Pet,503@getPet,503")
    with pytest.raises(FaultError, match=r"operation 'listPet'\. Did you mean listPets\?"):
        faults.add("503;503@listPet")
    assert len(faults.rules) == 1


BLOB = bytes(range(256)) * 4096  # 1 MiB
OCTETS = {**AUTH, "Content-Type": "application/octet-stream"}


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [
        ("cut", len(BLOB) // 2),
        ("cut:0.9", int(len(BLOB) * 0.9)),
        ("cut:70kB", 70_000),
        ("cut:0B", 0),
        ("cut:5MB", len(BLOB)),
    ],
)
def test_a_response_is_cut_where_the_rule_says(petstore: Mocked, fault: str, arrives: int) -> None:
    with petstore() as server:
        send(server.port, "PUT", "/blobs/a", OCTETS, BLOB)
        server.faults(f"{fault}@getBlob")
        try:
            found = send(server.port, "GET", "/blobs/a", AUTH).body
        except http.client.IncompleteRead as error:
            found = error.partial
        assert found == BLOB[:arrives]


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [
        ("cut-request", len(BLOB) // 2),
        ("cut-request:0.25", len(BLOB) // 4),
        ("cut-request:70kB", 70_000),
        ("cut-request:5MB", len(BLOB)),
    ],
)
@pytest.mark.parametrize("told", [True, False], ids=["length", "chunked"])
def test_a_request_is_cut_where_the_rule_says(
    petstore: Mocked, fault: str, arrives: int, told: bool
) -> None:
    if not told and "B" not in fault:
        arrives = 1  # nobody knows the middle of it
    with petstore(faults=f"{fault}@putBlob") as server:
        if arrives == len(BLOB):
            assert _put(server.port, told) == 201
        else:
            with pytest.raises(ConnectionError):
                _put(server.port, told)
            assert send(server.port, "GET", "/blobs/a", AUTH).status == 404
        first = server.requests[0]
        assert (first.body_length, first.status) == (arrives, 201 if arrives == len(BLOB) else 0)


def _put(port: int, told: bool) -> int:
    """Send the blob, and say how long it is, or not."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        content = BLOB if told else iter([BLOB[:1000], BLOB[1000:]])
        connection.request("PUT", "/blobs/a", content, OCTETS, encode_chunked=not told)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_lost_response_was_acted_on_and_a_dropped_request_was_not(petstore: Mocked) -> None:
    with petstore() as server:
        for fault, there in (("drop:1", 404), ("lost:1", 200)):
            server.faults(fault)
            with pytest.raises(ConnectionError):
                send(server.port, "PUT", "/blobs/a", OCTETS, b"x")
            assert server.requests[-1].status == 0
            assert send(server.port, "GET", "/blobs/a", AUTH).status == there


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
