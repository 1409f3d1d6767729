"""The twelve defects of 0.14.0, one test each (more where it has several sides), both clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.wire.replay import Bench, Observed
from tests.wire.table import DEFAULT_CLIENT, Case, Expectation

Ask = Callable[..., Observed]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest, bench: Bench) -> Ask:
    """``ask(call, *answers, **client)``: evaluate a call expression against the recorder."""

    def run(call: str, *answers: dict[str, Any], **client: Any) -> Observed:
        case = Case("", None, call, dict(DEFAULT_CLIENT, **client), answers, Expectation(()))
        return bench.run(case, request.param, answers)

    return run


def _is_refused(seen: Observed, aihub: Any, *words: str) -> None:
    assert isinstance(seen.error, aihub.exceptions.InvalidRequestError), seen
    assert not seen.requests
    for word in words:
        assert word in str(seen.error)


def _json(seen: Observed, number: int = -1) -> Any:
    return json.loads(seen.requests[number].body)


def test_1_clients_do_not_share_state(ask: Ask) -> None:
    seen = ask(
        "[client.batches.create('a'), AIHub('other', 'ctx-2', ROOT + '/2').batches.create('b'),"
        " client.batches.create('c')]",
        {"status": 200, "body": {"id": 1}},
    )
    assert [
        (one.target, one.header("Authorization"), one.header("IB-Context")) for one in seen.requests
    ] == [
        ("/api/v2/batches", "Bearer test-token", "test-ctx"),
        ("/api/2/v2/batches", "Bearer other", "ctx-2"),
        ("/api/v2/batches", "Bearer test-token", "test-ctx"),
    ]


@pytest.mark.parametrize(
    "call",
    [
        "client.batches.add_file(1, 'n', {})",
        "client.files.write('p', {})",
        "client.batches.upload_multipart_part('s', 1, {})",
    ],
)
def test_2_text_is_never_a_path(ask: Ask, aihub: Any, call: str) -> None:
    for source in ("FX + '/secret.txt'", "open(FX + '/pointer.txt')", "io.StringIO(FX)"):
        seen = ask(call.format(source), {"status": 201, "body": {}})
        _is_refused(seen, aihub)
        assert "TOP SECRET" not in str(seen.error)


@pytest.mark.parametrize(
    "call",
    [
        "client.batches.add_file(1, {}, b'x')",
        "client.batches.delete_file(231, {})",
        "client.batches.poll_job({})",
        "client.batches.upload_multipart_part({}, 1, b'x')",
        "client.batches.commit_multipart_upload_session({}, 'abort')",
        "client.files.read({})",
        "client.files.write({}, b'x')",
        "client.files.get_file_metadata({})",
        "client.files.delete({})",
        "client.apps.runs.status({})",
        "client.apps.runs.results({})",
        "client.apps.runs.delete({})",
        "client.apps.deployments.runs.create({}, batch_id=1)",
        "client.jobs.status({})",
    ],
)
def test_3_dot_segments_are_refused(ask: Ask, aihub: Any, call: str) -> None:
    for value in ("..", ".", ""):
        _is_refused(ask(call.format(repr(value)), {"status": 200}), aihub)


@pytest.mark.parametrize("path", ["a/../b", "../b", "a/..", "/a/./b", "a/."])
def test_3_no_dot_segment_inside_a_path(ask: Ask, aihub: Any, path: str) -> None:
    _is_refused(ask(f"client.files.delete({path!r})", {"status": 202}), aihub)


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ({"status": 201, "body": {"id": 7}}, {"id": 7}),
        ({"status": 200, "body": {"id": "seven"}}, {"id": "seven"}),
        ({"status": 200, "body": {}}, {}),
        ({"status": 200, "body": {"id": 7, "later": {"a": None}}}, {"id": 7, "later": {"a": None}}),
    ],
)
def test_4_replies_are_read_as_they_come(ask: Ask, answer: Any, read: Any) -> None:
    seen = ask("client.batches.create('n')", answer)
    assert seen.result == {"type": "Batch", "to_dict": read}


def test_4_unknown_values_are_text(ask: Ask) -> None:
    seen = ask("client.jobs.status('j').state", {"status": 200, "body": {"state": "QUEUED"}})
    assert seen.result == {"type": "str", "value": "QUEUED"}


def test_5_settings_are_sent_whole(ask: Ask) -> None:
    settings = {"tags": ["a"], "webhook_config": {"url": "u"}, "runtime_config": {"later": 1}}
    run = {"status": 200, "body": {"id": "r"}}
    seen = ask(f"client.apps.runs.create('A', batch_id=1, settings={settings!r})", run)
    assert _json(seen)["settings"] == settings
    seen = ask(f"client.apps.deployments.runs.create('d', batch_id=1, settings={settings!r})", run)
    assert _json(seen)["settings"] == settings


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("app_name='a', app_id='b', batch_id=1", ("app_name", "app_id")),
        ("app_name='a', batch_id=1, input_dir='/d'", ("batch_id", "input_dir")),
        ("app_name='a'", ("batch_id", "input_dir")),
    ],
)
def test_5_alternatives_are_not_chosen_in_silence(
    ask: Ask, aihub: Any, arguments: str, named: Any
) -> None:
    seen = ask(f"client.apps.runs.create({arguments})", {"status": 200, "body": {}})
    _is_refused(seen, aihub, *named)


def test_6_a_time_out_is_ours_and_a_read_is_repeated(ask: Ask, aihub: Any) -> None:
    slow = {"status": 200, "body": {"id": 1}, "delay_seconds": 0.5}
    seen = ask("client.batches.get(1, timeout=0.1)", slow, {"status": 200, "body": {"id": 1}})
    assert (seen.error, len(seen.requests)) == (None, 2)
    seen = ask("client.batches.create('n', timeout=0.1)", slow)
    assert isinstance(seen.error, aihub.exceptions.APITimeoutError)
    assert len(seen.requests) == 1


def test_6_there_is_a_default_time_out(aihub: Any) -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200, json={})

    transport = httpx.MockTransport(answer)
    with httpx.Client(transport=transport) as http_client:
        aihub.AIHub("k", http_client=http_client).batches.list()
    assert set(seen[0].values()) == {60.0}


@pytest.mark.parametrize(
    ("call", "status", "requests"),
    [
        ("client.batches.list()", 500, 4),
        ("client.batches.list(max_retries=1)", 502, 2),
        ("client.files.get_file_metadata('f')", 503, 4),
        ("client.batches.add_file(1, 'n', b'x')", 504, 4),
        ("client.batches.delete(1)", 500, 4),
        ("client.batches.create('n')", 500, 1),
        ("client.batches.create('n')", 429, 4),
        ("client.secrets.update('a')", 503, 1),
        ("client.batches.list()", 413, 1),
        ("client.batches.list()", 400, 1),
    ],
)
def test_6_retries(ask: Ask, aihub: Any, call: str, status: int, requests: int) -> None:
    seen = ask(call, {"status": status})
    assert len(seen.requests) == requests
    assert isinstance(seen.error, aihub.exceptions.APIStatusError)
    assert len({(one.method, one.target, one.body) for one in seen.requests}) == 1


def test_6_another_host_gets_no_secret(ask: Ask) -> None:
    seen = ask(
        "client.batches.list()",
        {"status": 302, "headers": {"Location": "http://{OTHER_HOST}/elsewhere"}},
    )
    (request,) = seen.other_host
    assert request.header("Authorization") is None
    assert request.header("IB-Context") is None


def _session(*rest: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"status": 201, "body": {"session_id": "s", "part_size": 4}}, *rest]


def test_7_a_failed_upload_is_aborted(ask: Ask, aihub: Any) -> None:
    answers = _session({"status": 403, "body": {"message": "no"}}, {"status": 201})
    seen = ask("client.batches.add_large_file(1, 'n', b'012345')", *answers)
    assert isinstance(seen.error, aihub.exceptions.PermissionDeniedError)
    assert _json(seen) == {"action": "abort"}


def test_7_an_abort_that_fails_does_not_hide_the_reason(ask: Ask, aihub: Any) -> None:
    answers = _session({"status": 403, "body": {"message": "no"}}, {"status": 404})
    seen = ask("client.batches.add_large_file(1, 'n', b'012345')", *answers)
    assert isinstance(seen.error, aihub.exceptions.PermissionDeniedError)


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("io.BytesIO(b'012345')", b"012345"),
        ("(lambda f: (f.seek(2), f)[1])(io.BytesIO(b'012345'))", b"2345"),
        ("pathlib.Path(FX + '/hello.txt')", b"hello world\n"),
        ("FX + '/hello.txt'", b"hello world\n"),
        ("NonSeekable(b'012345')", b"012345"),
        ("memoryview(b'012345')", b"012345"),
        ("iter([b'01', b'', b'2345'])", b"012345"),
    ],
)
def test_7_the_declared_size_is_what_is_sent(ask: Ask, source: str, content: bytes) -> None:
    part = {"status": 201, "body": {"part_id": "p", "part_num": 1}}
    seen = ask(f"client.batches.add_large_file(1, 'n', {source})", *_session(part))
    assert seen.error is None
    parts = [one.body for one in seen.requests if one.method == "PUT"]
    assert b"".join(parts) == content
    assert all(len(one) == 4 for one in parts[:-1])
    assert _json(seen, 0)["file_size"] == len(content)
    assert len(_json(seen)["parts"]) == len(parts)


def test_8_nothing_prints_the_token(ask: Ask) -> None:
    seen = ask("client.batches.list()", {"status": 500}, debug=True)
    assert "/api/v2/batches" in seen.printed
    assert "test-token" not in seen.printed
    seen = ask("(repr(client), str(client), repr(client.batches))")
    assert "test-token" not in str(seen.result)


@pytest.mark.parametrize("name", ["content-length", "Content-Length", "CONTENT-LENGTH"])
def test_8_headers_are_looked_up_in_any_case(ask: Ask, name: str) -> None:
    answer = {"status": 200, "headers": {"Content-Length": "42"}}
    seen = ask(f"client.files.get_file_metadata('f').headers[{name!r}]", answer)
    assert seen.result == {"type": "str", "value": "42"}


@pytest.mark.parametrize(
    ("call", "accept"),
    [
        ("client.files.read('f')", "application/octet-stream"),
        ("client.batches.delete_file(1, 'n')", "*/*"),
        ("client.batches.get(1)", "application/json"),
    ],
)
def test_9_accept(ask: Ask, call: str, accept: str) -> None:
    seen = ask(call, {"status": 200, "body": {}})
    sent: str | None = seen.requests[0].header("Accept")
    assert (sent or "").split(",")[0] == accept


@pytest.mark.parametrize(
    "call",
    [
        "client.apps.runs.list(sort_by='name')",
        "client.apps.runs.list(order='asc')",
        "client.files.read('f', 'dir')",
        "client.batches.commit_multipart_upload_session('s', 'finish')",
        "client.secrets.create('a', 'v', 'some')",
    ],
)
def test_9_closed_sets_are_checked(ask: Ask, aihub: Any, call: str) -> None:
    _is_refused(ask(call, {"status": 200}), aihub)


@pytest.mark.parametrize(
    "call",
    [
        "client.batches.add_file(1, 'n', {})",
        "client.files.write('p', {})",
        "client.batches.upload_multipart_part('s', 1, {})",
    ],
)
def test_10_every_binary_source(ask: Ask, call: str) -> None:
    for source in (
        "b'hello world\\n'",
        "bytearray(b'hello world\\n')",
        "memoryview(b'hello world\\n')",
        "pathlib.Path(FX + '/hello.txt')",
        "open(FX + '/hello.txt', 'rb')",
        "io.BytesIO(b'hello world\\n')",
        "NonSeekable(b'hello world\\n')",
        "iter([b'hello ', b'world\\n'])",
    ):
        seen = ask(call.format(source), {"status": 201, "body": {"part_id": "p", "part_num": 1}})
        assert seen.error is None, source
        (request,) = seen.requests
        assert request.body == b"hello world\n"
        assert request.header("Content-Type") == "application/octet-stream"


def test_11_an_error_in_a_200_is_raised(ask: Ask, aihub: Any) -> None:
    failed = {"status": 200, "body": {"status": "ERROR", "msg": "no permission"}}
    seen = ask("client.audit.list(size=1)", failed)
    assert isinstance(seen.error, aihub.exceptions.APIStatusError)
    assert seen.error.message == "no permission"
    assert seen.requests[0].header("IB-Context") == "test-ctx"


@pytest.mark.parametrize(
    ("call", "sent"),
    [
        ("client.apps.runs.create('', batch_id=0)", {"app_name": "", "batch_id": 0}),
        (
            "client.apps.deployments.runs.create('d', batch_id=0, version='', settings={})",
            {"batch_id": 0, "version": "", "settings": {}},
        ),
        ("client.secrets.update('a', value='')", {"alias": "a", "value": ""}),
        ("client.batches.create('n', None)", {"name": "n"}),
    ],
)
def test_12_only_none_is_left_out(ask: Ask, call: str, sent: Any) -> None:
    assert _json(ask(call, {"status": 200, "body": {"id": "r"}})) == sent


def test_an_argument_that_is_never_sent_says_so(aihub: Any) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(202, json={"id": "r"}))
    with httpx.Client(transport=transport) as http_client:
        runs = aihub.AIHub("k", http_client=http_client).apps.deployments.runs
        with pytest.warns(DeprecationWarning, match="output_workspace"):
            runs.create("d", batch_id=1, output_workspace="w")
