"""Section C: what gives a secret away."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from types import BuiltinFunctionType, FrameType, FunctionType, ModuleType, TracebackType
from typing import Any

import pytest

from tests.faults.callers import TOKEN
from tests.faults.server import LOST, NOW, Answer, FaultServer, labelled, moved, ok, refused

KEY = "key-in-the-query-of-the-test"
COOKIE = "cookie-value-of-the-server"
DRIFT = ok({"id": 1, "name": "n"})


@pytest.fixture
def everything(caplog: Any, capfd: Any) -> Any:
    """All that any logger says at any level, and what goes to stdout and stderr."""
    names = ["", "httpx", "httpcore", "httpcore.http11", "httpcore.connection", "aihub", "asyncio"]
    with_levels = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    for logger, _ in with_levels:
        logger.setLevel(logging.DEBUG)
    caplog.handler.setLevel(logging.DEBUG)
    yield lambda: caplog.text + "".join(capfd.readouterr())
    for logger, level in with_levels:
        logger.setLevel(level)


# --- logs


@pytest.mark.parametrize("debug", [False, True])
def test_c_key_in_the_query_is_in_no_log(acme: Any, everything: Any, debug: bool) -> None:
    acme.server.script(refused(503, NOW), LOST, ok({"id": "t"}))
    acme.call(lambda client: client.keyed.get(), token=None, key=KEY, debug=debug)
    assert f"k={KEY}" in acme.server.received[-1].target
    assert KEY not in everything()


def test_c_cookies_of_the_server_are_in_no_log(hub: Any, everything: Any) -> None:
    hub.server.script(DRIFT.but(headers=(("Set-Cookie", f"sid={COOKIE}; Path=/"),)))
    hub.call(lambda client: client.batches.create("n"), debug=True)
    assert COOKIE not in everything()


def test_c_token_is_in_no_log(hub: Any, everything: Any) -> None:
    hub.server.script(refused(503, NOW), moved(307, "/x"), DRIFT)
    hub.call(lambda client: client.secrets.list(), debug=True)
    said = everything()
    assert "GET" in said
    assert TOKEN not in said


# --- what the document marks as secret: format password, writeOnly, x-sdk-secret

MARKED = {
    "pin": "the-pin/in-the-path",
    "q": "the-word in-the-query",
    "deep": {"part": "the-part-of-a-deep-object"},
    "flat": {"bare": "the-value-of-a-flat-object"},
    "head": "the-header-of-the-call",
}
SHOWN = "/marked/***?q=***&deep%5Bpart%5D=***&bare=***&plain=seen"


def marked(client: Any) -> Any:
    return client.marked.get(**MARKED, plain="seen")


def gives_away(text: str) -> list[str]:
    """The beginnings of marked values in ``text``, however the rest is quoted."""
    starts = ("the-pin", "the-word", "the-part", "the-value", "the-header")
    return [start for start in starts if start in text]


def test_c_marked_values_are_in_no_log(acme: Any, everything: Any) -> None:
    away = moved(307, "/v1/moved/the-pin%2Fin-the-path/?bare=the-value-of-a-flat-object")
    acme.server.script(refused(503, NOW), away, ok({"id": "t"}))
    acme.call(marked, debug=True)
    sent = acme.server.received[0]
    assert len(gives_away(sent.target)) == 4
    assert sent.get("X-Head") == MARKED["head"]
    said = everything()
    assert SHOWN in said
    assert "/v1/moved/***/?bare=***" in said
    assert gives_away(said) == []


def test_c_marked_values_are_in_no_error(acme: Any) -> None:
    acme.server.script(refused(404))
    error = acme.failed(marked)
    assert error.request.url.endswith(SHOWN)
    assert error.request.path == "/marked/***"
    assert error.request.headers["x-head"] == "***"
    assert str(error) == "404 from GET /marked/***: refused"
    assert gives_away("".join(reachable(error))) == []


def test_c_marked_header_does_not_go_to_another_origin(acme: Any, other: FaultServer) -> None:
    acme.server.script(moved(307, other.origin + "/x"))
    other.script(ok({"id": "t"}))
    acme.call(marked)
    assert gives_away(other.received[0].head.decode()) == []


# --- errors


def reachable(start: Any, deepest: int = 9) -> list[str]:
    """All text that can be reached from ``start`` through attributes and containers."""
    dull = (type, ModuleType, FunctionType, BuiltinFunctionType, FrameType, TracebackType)
    found: list[str] = []
    seen: set[int] = set()
    queue: list[tuple[Any, int]] = [(start, 0)]
    while queue:
        value, depth = queue.pop()
        if id(value) in seen or depth > deepest or isinstance(value, dull):
            continue
        seen.add(id(value))
        if isinstance(value, (str, bytes)):
            found.append(value if isinstance(value, str) else value.decode("latin-1"))
            continue
        inner: list[Any] = list(getattr(value, "__dict__", {}).values())
        for base in type(value).__mro__:
            slots = getattr(base, "__slots__", ())
            names = [slots] if isinstance(slots, str) else list(slots)
            inner += [getattr(value, name, None) for name in names if name != "__weakref__"]
        if isinstance(value, dict):
            inner += [*value.keys(), *value.values()]
        if isinstance(value, (list, tuple, set, frozenset)):
            inner += value
        if isinstance(value, BaseException):
            inner += [value.__cause__, value.__context__, *value.args]
        queue += [(item, depth + 1) for item in inner]
    return found


FAULTS = {
    "lost": LOST,
    "half": ok({"id": 1}).but(cut=2),
    "timeout": ok({}).but(delay=3),
    "not http": Answer(raw=b"hello\r\n\r\n"),
    "401": refused(401),
    "drift": labelled(b"{]"),
    "redirect": moved(302, "ftp://x/"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_c_nothing_an_error_leads_to_holds_the_token(hub: Any, fault: Answer) -> None:
    hub.server.script(fault)
    error = hub.failed(lambda client: client.batches.create("n", timeout=0.3, max_retries=0))
    assert not [text for text in reachable(error) if TOKEN in text]
    assert TOKEN not in "".join(traceback.format_exception(error))


def test_c_nothing_an_error_leads_to_holds_the_key_of_the_query(acme: Any) -> None:
    acme.server.script(LOST)
    error = acme.failed(lambda client: client.keyed.get(max_retries=0), token=None, key=KEY)
    assert not [text for text in reachable(error) if KEY in text]


def test_c_error_travels_to_another_process(hub: Any) -> None:
    hub.server.script(LOST)
    error = hub.failed(lambda client: client.batches.create("n"))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    assert TOKEN.encode() not in pickle.dumps(error)


# --- redirects


def create(client: Any) -> Any:
    return client.secrets.create("alias", "value-of-the-vault", "ALL")


def write(client: Any) -> Any:
    return client.files.write("o/w/f", b"private-file")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("call", [create, write])
def test_c_body_never_goes_to_another_origin(
    hub: Any, other: FaultServer, status: int, call: Any
) -> None:
    hub.server.script(moved(status, other.origin + "/x"))
    error = hub.failed(call)
    assert isinstance(error, hub.package.APIStatusError)
    assert error.status_code == status
    assert "redirect" in str(error)
    assert other.received == []
    assert len(hub.server.received) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_c_body_of_patch_never_goes_to_another_origin(
    acme: Any, other: FaultServer, status: int
) -> None:
    acme.server.script(moved(status, other.origin + "/x"))
    error = acme.failed(lambda client: client.things.update("1", name="n"))
    assert (error.status_code, other.received) == (status, [])


@pytest.mark.parametrize("status", [301, 302])
def test_c_post_is_not_sent_again_after_301_and_302(hub: Any, status: int) -> None:
    hub.server.script(moved(status, "/x"), ok({"id": 1}))
    error = hub.failed(create)
    assert isinstance(error, hub.package.APIStatusError)
    assert error.status_code == status
    assert hub.server.methods == ["POST"]


@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("call", [create, write])
def test_c_body_is_sent_whole_to_the_own_origin(hub: Any, status: int, call: Any) -> None:
    hub.server.script(moved(status, "/x"), Answer(204))
    hub.call(call)
    first, second = hub.server.received
    assert (first.method, first.body) == (second.method, second.body)
    assert second.get("Authorization") == f"Bearer {TOKEN}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_c_get_follows_to_another_origin_without_the_token(
    hub: Any, other: FaultServer, status: int
) -> None:
    hub.server.script(moved(status, other.origin + "/x"))
    other.script(labelled(b"data", "application/octet-stream"))
    data = hub.call(lambda client: client.files.read("o/w/f"), ib_context="the-context")
    assert data == b"data"
    (sent,) = other.received
    assert TOKEN.encode() not in sent.head
    assert b"the-context" not in sent.head


def test_c_303_becomes_a_get_without_body_and_token(hub: Any, other: FaultServer) -> None:
    hub.server.script(moved(303, other.origin + "/x"))
    other.script(ok({"id": 1}))
    hub.call(lambda client: client.batches.create("n"))
    (sent,) = other.received
    assert (sent.method, sent.body, sent.get("Content-Length")) == ("GET", b"", "")
    assert TOKEN.encode() not in sent.head


# --- pickles and copies


def provider() -> str:
    return TOKEN


def test_c_client_from_the_environment_pickles_without_the_token(
    hub: Any, monkeypatch: Any
) -> None:
    monkeypatch.setenv("AIHUB_API_KEY", TOKEN)
    client = hub.client(api_key=None, timeout=7)
    pickled = pickle.dumps(client)
    assert TOKEN.encode() not in pickled
    again = pickle.loads(pickled)
    hub.server.script(ok({"batches": []}))
    hub.run(again.batches.list())
    hub.run(again.close())
    assert hub.server.received[-1].get("Authorization") == f"Bearer {TOKEN}"


def test_c_client_from_a_callable_pickles_without_the_token(hub: Any) -> None:
    client = hub.client(api_key=provider)
    pickled = pickle.dumps(client)
    assert TOKEN.encode() not in pickled
    again = pickle.loads(pickled)
    hub.run(again.batches.list())
    hub.run(again.close())
    assert hub.server.received[-1].get("Authorization") == f"Bearer {TOKEN}"


def test_c_client_with_a_token_in_hand_does_not_pickle(hub: Any) -> None:
    client = hub.client()
    for value in (client, client.batches):
        with pytest.raises((TypeError, hub.package.APIError), match="pickle"):
            pickle.dumps(value)


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy])
def test_c_copy_of_a_client_is_independent(hub: Any, how: Any) -> None:
    client = hub.client()
    again = how(client)
    hub.run(client.close())
    hub.run(again.batches.list())
    hub.run(again.close())
    assert len(hub.server.received) == 1


def test_c_no_part_of_a_client_pickles_with_the_token(hub: Any) -> None:
    client = hub.client()
    for name, value in vars(client).items():
        try:
            pickled = pickle.dumps(value)
        except Exception:  # noqa: BLE001 - what does not pickle gives nothing away
            continue
        assert TOKEN.encode() not in pickled, name


def test_c_no_repr_shows_the_token(hub: Any) -> None:
    client = hub.client()
    for value in (client, client.batches, *vars(client).values()):
        assert TOKEN not in repr(value)
