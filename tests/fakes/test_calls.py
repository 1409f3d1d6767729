"""What reaches the fake, in which order it responds, and how its time passes."""

from __future__ import annotations

import copy
import gc
import pickle
import threading
import time
import warnings
from types import ModuleType
from typing import Any

import pytest

from tests.fakes.conftest import Test


def test_a_call_is_recorded_as_it_was_made_and_as_it_was_sent(hub: Test) -> None:
    hub.fake.batches.list.returns()
    hub.call("batches.list", "w s", limit=3, extra_headers={"X-A": "b"})
    (call,) = hub.fake.batches.list.calls
    assert hub.fake.calls == (call,)
    assert call.operation == "listBatches"
    assert call.arguments == {"workspace": "w s", "username": None, "limit": 3, "offset": None}
    sent = call.request
    assert (sent.method, sent.path, sent.url) == (
        "GET",
        "/v2/batches",
        "https://aihub.instabase.com/api/v2/batches?workspace=w%20s&limit=3",
    )
    assert sent.query == {"workspace": ["w s"], "limit": ["3"]}
    assert sent.headers["x-a"] == "b"
    assert sent.headers["Authorization"] == "Bearer test"
    hub.fake.batches.create.returns()
    hub.call("batches.create", "n")
    assert hub.fake.batches.create.calls[0].request.json == {"name": "n"}


def test_nothing_is_sent_if_an_argument_is_wrong(hub: Test) -> None:
    hub.fake.batches.create.returns()
    with pytest.raises(hub.package.InvalidRequestError):
        hub.call("batches.create", 7)
    hub.fake.batches.create.assert_not_called()


@pytest.mark.parametrize(
    ("args", "kwargs", "says"),
    [
        (("a/b",), {}, ""),
        ((), {"path": "a/b"}, ""),
        ((), {"path": "a/b", "expect_node_type": "file"}, ""),
        (("a/c",), {}, "path is 'a/b', not 'a/c'"),
        (("a/b",), {"range": "bytes=0-1"}, "range is None, not 'bytes=0-1'"),
        (("a/b",), {"ib_context": "x"}, "ib_context is omitted, not 'x'"),
        ((), {}, "missing a required argument: 'path'"),
        (("a/b",), {"nmae": 1}, "unexpected keyword argument|timeout"),
        (("a/b",), {"timeout": 1}, "timeout is an option of the call"),
    ],
)
def test_arguments_are_compared_as_the_method_takes_them(
    hub: Test, args: Any, kwargs: Any, says: str
) -> None:
    hub.fake.files.read.returns(b"")
    hub.call("files.read", "a/b")
    if not says:
        hub.fake.files.read.assert_called_once_with(*args, **kwargs)
        return
    with pytest.raises((AssertionError, TypeError), match=says if "nmae" not in kwargs else "nmae"):
        hub.fake.files.read.assert_called_once_with(*args, **kwargs)


def test_models_are_compared_as_what_they_send(pond: Test) -> None:
    pond.fake.frogs.put.returns()
    frog = {"name": "n", "born": "2024-05-01T00:00:00Z", "from": "f", "kind": "green"}
    values = {"name": "n", "born": "2024-05-01T00:00:00Z", "from_": "f", "kind": "green"}
    child = pond.package.models.Frog.from_dict(frog)
    pond.call("frogs.put", tags=("a",), children=[child], **values)
    pond.fake.frogs.put.assert_called_once_with(tags=["a"], children=[frog], **values)
    with pytest.raises(AssertionError, match="children is"):
        pond.fake.frogs.put.assert_called_with(tags=["a"], children=[], **values)


def test_how_often(hub: Test) -> None:
    fake = hub.fake.batches.get
    fake.returns()
    with pytest.raises(AssertionError, match="was not called"):
        fake.assert_called_with(1)
    with pytest.raises(AssertionError, match="0 times, not once"):
        fake.assert_called_once_with(1)
    hub.call("batches.get", 1)
    hub.call("batches.get", 2)
    fake.assert_called_with(2)
    with pytest.raises(AssertionError, match="2 times, not once"):
        fake.assert_called_once_with(2)
    with pytest.raises(AssertionError, match="called 2 times"):
        fake.assert_not_called()


def test_a_method_without_a_script_is_named(hub: Test) -> None:
    with pytest.raises(hub.testing.NotScriptedError, match=r"fake\.apps\.runs\.status\.returns\("):
        hub.call("apps.runs.status", "r")
    assert len(hub.fake.apps.runs.status.calls) == 1


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_examples(aihub: ModuleType, kind: str) -> None:
    hub = Test(aihub, kind, examples=True)
    assert hub.call("batches.get", 1).to_dict() == {"id": 1, "name": "name"}
    assert hub.call("files.read", "a") == b""
    assert hub.call("batches.delete_file", 1, "n") is None


def test_each_request_uses_up_one_response_and_the_last_one_stays(hub: Test) -> None:
    fake = hub.fake.batches.get
    fake.raises(503).then.raises(429).with_headers({"Retry-After": "7"}).then.returns(name="x")
    assert hub.call("batches.get", 1).name == "x"
    assert hub.call("batches.get", 1).name == "x"
    assert [len(call.requests) for call in fake.calls] == [3, 1]
    assert hub.fake.waits == (0.5, 7.7)
    fake.returns(name="y")
    assert hub.call("batches.get", 1).name == "y"


def test_a_response_can_depend_on_the_call(hub: Test) -> None:
    hub.fake.batches.get.answers(lambda call: {"id": call.arguments["batch_id"]})
    assert [hub.call("batches.get", n).id for n in (5, 6)] == [5, 6]
    hub.fake.batches.get.answers(lambda _: {}).with_headers({"X-A": "b"}).with_status(200)
    assert hub.call("batches.get", 1).id == 1
    hub.fake.batches.get.answers(lambda _: {"idd": 1})
    with pytest.raises(hub.testing.MismatchError, match="idd"):
        hub.call("batches.get", 1)

    def breaks(call: Any) -> Any:
        raise ZeroDivisionError

    hub.fake.batches.get.answers(breaks)
    with pytest.raises(ZeroDivisionError):
        hub.call("batches.get", 1)


@pytest.mark.parametrize(
    ("fault", "kind", "sent", "attempts", "elapsed"),
    [
        ("refused", "APIConnectionError", "no", 4, 3.5),
        ("connect_timeout", "APITimeoutError", "no", 4, 243.5),
        ("dropped", "APIConnectionError", "maybe", 1, 0.0),
        ("timeout", "APITimeoutError", "maybe", 1, 60.0),
        ("cut", "APIConnectionError", "yes", 1, 0.0),
    ],
)
def test_faults(hub: Test, fault: str, kind: str, sent: str, attempts: int, elapsed: float) -> None:
    hub.fake.batches.create.fails(fault)
    started = time.monotonic()
    with pytest.raises(hub.package.APIError) as caught:
        hub.call("batches.create", "n")
    error = caught.value
    assert (type(error).__name__, error.sent, error.attempts, error.elapsed) == (
        kind,
        sent,
        attempts,
        elapsed,
    )
    (call,) = hub.fake.batches.create.calls
    assert len(call.requests) == attempts
    assert (call.request.body == b"") == (sent == "no")
    assert time.monotonic() - started < 3


def test_a_fault_before_sending_leaves_an_iterator_unread(hub: Test) -> None:
    hub.fake.files.write.fails("refused").then.returns()
    hub.call("files.write", "a/b", iter([b"ab", b"c"]))
    assert hub.fake.files.write.calls[0].request.body == b"abc"


@pytest.mark.parametrize(
    ("options", "elapsed"),
    [({"deadline": 30}, 30.0), ({"timeout": 5, "max_retries": 1}, 10.5), ({"timeout": 40}, None)],
)
def test_a_late_response(hub: Test, options: Any, elapsed: float | None) -> None:
    hub.fake.batches.get.returns().after(40)
    if elapsed is None:
        assert hub.call("batches.get", 1, **options).id == 1
        return
    with pytest.raises(hub.package.APITimeoutError) as caught:
        hub.call("batches.get", 1, **options)
    assert caught.value.elapsed == elapsed


def test_time_passes_only_when_told(pond: Test) -> None:
    client = pond.client
    pond.fake.frogs.count.returns()
    clock = client._session.connection.transport.monotonic
    before = clock()
    pond.call("frogs.count")
    assert clock() == before
    pond.fake.advance_(60)
    assert clock() == before + 60
    with pytest.raises(ValueError, match="does not go back"):
        pond.fake.advance_(-1)


def test_uploads_in_parts(hub: Test) -> None:
    fake = hub.fake.batches
    fake.add_large_file.accepts(part_size=4)
    for data in (b"0123456789", iter([b"ab", b"c"])):
        hub.call("batches.add_large_file", 1, "n", data)
    first, second = fake.add_large_file.uploads
    assert (first.data, first.state, first.arguments["filename"]) == (
        b"0123456789",
        "committed",
        "n",
    )
    assert second.data == b"abc"
    assert [call.arguments["part_num"] for call in fake.upload_multipart_part.calls] == [1, 2, 3, 1]
    assert fake.commit_multipart_upload_session.calls[0].request.json == {
        "action": "commit",
        "parts": [{"part_num": n, "part_id": f"part-{n}"} for n in (1, 2, 3)],
    }


def test_a_step_of_an_upload_can_fail(hub: Test) -> None:
    fake = hub.fake.batches
    fake.add_large_file.accepts(part_size=4)
    fake.upload_multipart_part.raises(503)
    with pytest.raises(hub.package.ServerError):
        hub.call("batches.add_large_file", 1, "n", b"0123456789")
    (upload,) = fake.add_large_file.uploads
    assert (upload.state, upload.data) == ("aborted", b"")


def test_names_of_the_api_come_first(pond: Test) -> None:
    """Resources called calls, waits and advance, and methods called returns, fails and calls."""
    pond.fake.calls.returns.returns(name="n")
    pond.fake.waits.fails.fails("dropped").then.returns()
    pond.fake.advance.calls.returns()
    pond.fake.property.property.returns()
    assert pond.call("calls.returns").name == "n"
    for method in ("waits.fails", "advance.calls", "property.property"):
        assert pond.call(method) is None
    assert [call.operation for call in pond.fake.calls_] == ["waits", "client", "self", "property"]
    assert pond.fake.waits_ == (0.5,)
    assert {"FakeError", "FakeError_", "FakeOperation", "FakeOperation_"} <= set(
        pond.testing.__all__
    )


def test_a_client_is_a_real_one(hub: Test) -> None:
    kind = hub.package.AIHub if hub.kind == "sync" else hub.package.AsyncAIHub
    assert type(hub.client) is kind
    assert hub.new_client(ib_context="c").__dict__["_session"].settings.values["ib_context"] == "c"
    with pytest.raises(TypeError, match="contxt"):
        hub.new_client(ib_contxt="c")


def test_copies_and_derived_clients_talk_to_the_fake_too(hub: Test) -> None:
    hub.fake.batches.get.returns(name="n")
    for client in (
        copy.copy(hub.client),
        copy.deepcopy(hub.client),
        hub.client.with_options(timeout=1),
    ):
        assert hub.run(client.batches.get, 1).name == "n"
    assert len(hub.fake.batches.get.calls) == 3
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(hub.client)


def test_a_closed_client_says_so(hub: Test) -> None:
    hub.fake.batches.get.returns()
    hub.run(hub.client.close)
    with pytest.raises(hub.package.ConfigurationError, match="closed"):
        hub.call("batches.get", 1)


def test_an_open_client_needs_no_close(hub: Test) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        hub.fake.batches.get.returns()
        hub.call("batches.get", 1)
        del hub.client
        gc.collect()


def test_credentials_of_the_environment_are_not_used(
    aihub: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIHUB_API_KEY", "real-token")
    hub = Test(aihub, "sync", examples=True)
    hub.call("batches.get", 1)
    assert hub.fake.calls[0].request.headers["Authorization"] == "Bearer test"


def test_access_tokens_are_granted(pond: Test) -> None:
    """The credential of this API is a client ID and a secret."""
    pond.fake.frogs.count.returns()
    pond.call("frogs.count")
    (call,) = pond.fake.frogs.count.calls
    assert call.request.headers["Authorization"] == "Bearer test"
    assert pond.fake.calls_ == (call,)


def test_redirects_are_requests_of_the_call(pond: Test) -> None:
    pond.fake.photos.any.responds(302).with_headers({"Location": "/v2/other?a=b"}).then.returns()
    pond.call("photos.any")
    (call,) = pond.fake.photos.any.calls
    assert [sent.path for sent in call.requests] == ["/any", "/v2/other"]


def test_middleware_runs(hub: Test) -> None:
    seen = []

    def handle(request: Any, call_next: Any) -> Any:
        seen.append((request.operation, request.attempt))
        return call_next(request)

    async def handle_async(request: Any, call_next: Any) -> Any:
        return await handle(request, call_next)

    hub.fake.batches.get.raises(503).then.returns()
    client = hub.new_client(middleware=[handle if hub.kind == "sync" else handle_async])
    hub.run(client.batches.get, 1)
    assert seen == [("getBatch", 1), ("getBatch", 2)]


def test_the_surface_of_the_former_sdk(aihub: ModuleType) -> None:
    hub = Test(aihub, "sync")
    hub.fake.batches.get.returns(name="n")
    assert hub.client.batches.api_instance.get_batch(1).name == "n"


def test_another_name_of_a_method_is_the_same_fake(hub: Test) -> None:
    hub.fake.audit.get_audit_logs.returns()
    hub.call("audit.list")
    assert hub.fake.audit.get_audit_logs.calls == hub.fake.audit.list.calls != ()
    assert repr(hub.fake.audit.get_audit_logs) == "<fake.audit.list, called once>"


def test_threads_share_a_fake(aihub: ModuleType) -> None:
    hub = Test(aihub, "sync")
    hub.fake.batches.get.answers(lambda call: {"id": call.arguments["batch_id"]})
    found: list[int] = []

    def work(start: int) -> None:
        client = hub.new_client()
        found.extend(client.batches.get(start + n).id for n in range(50))

    threads = [threading.Thread(target=work, args=(100 * n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(100 * n + m for n in range(8) for m in range(50))
    assert len(hub.fake.calls) == 400
