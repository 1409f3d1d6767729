"""Threads, processes, event loops, and HTTP clients that the caller brings."""

import asyncio
import gc
import os
import sys
import threading

import httpx
import pytest
from loopback import Answer, Server, client_class, operation
from runtime.base.errors import APIConnectionError
from runtime.resource import AsyncResource, SyncResource
from runtime.wire import tls

OP = operation()


def sync_client(server, **settings):
    return client_class()({"api_key": "t", "api_root": server.root}, **settings)


def async_client(server, **settings):
    return client_class("async")({"api_key": "t", "api_root": server.root}, **settings)


def call(client):
    return SyncResource(client)._run(OP, {}, {})


def transport_of(client):
    return client._session.connection.transport


def test_threads_share_one_pool(server):
    with sync_client(server) as client:
        results = []
        barrier = threading.Barrier(12)

        def work():
            barrier.wait()
            results.append((call(client), id(transport_of(client)._direct())))

        threads = [threading.Thread(target=work) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(results) == 12
    assert len({pool for _, pool in results}) == 1


def test_connection_is_kept_for_the_next_call(server):
    with sync_client(server) as client:
        for _ in range(5):
            call(client)
    assert server.connections == 1


def test_errors_give_the_connection_back(server):
    server.reply(Answer(500, {"message": "x"}))
    with sync_client(server, max_retries=0) as client:
        for _ in range(3):
            with pytest.raises(Exception, match="x"):
                call(client)
    assert server.connections == 1


def test_clients_share_the_tls_context(server):
    with sync_client(server) as one, sync_client(server) as two:
        call(one)
        call(two)
        assert tls.shared() is tls.shared()
        assert transport_of(one)._direct() is not transport_of(two)._direct()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_forked_child_has_its_own_connections(server):
    with sync_client(server) as client:
        call(client)
        before = transport_of(client)._direct()
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:  # pragma: no cover
            answer = b"n"
            try:
                fresh = transport_of(client)._client() is not before
                answer = b"y" if fresh and call(client) == {} else b"n"
            finally:
                os.write(writing, answer)
                os._exit(0)
        os.waitpid(pid, 0)
        assert os.read(reading, 1) == b"y"
        assert call(client) == {}
        assert transport_of(client)._direct() is before
        os.close(reading)
        os.close(writing)
    assert server.connections == 2


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the first loop's connection is dropped
def test_second_event_loop(server):
    client = async_client(server)

    async def work(close):
        result = await AsyncResource(client)._run(OP, {}, {})
        if close:
            await client.aclose()
        return result

    assert asyncio.run(work(False)) == {}
    assert asyncio.run(work(False)) == {}
    assert len(transport_of(client)._pools) == 1
    assert asyncio.run(work(True)) == {}
    gc.collect()


def test_tasks_share_one_pool(server):
    async def main():
        async with async_client(server) as client:
            calls = [AsyncResource(client)._run(OP, {}, {}) for _ in range(20)]
            results = await asyncio.gather(*calls)
            assert len(transport_of(client)._pools) == 1
            return results

    assert asyncio.run(main()) == [{}] * 20


def test_cancelled_call_leaves_nothing_behind(server):
    async def main():
        async with async_client(server) as client:
            server.reply(Answer(200, {}, delay=0.3))
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(AsyncResource(client)._run(OP, {}, {}), 0.05)
            server.reply(Answer(200, {"next": 1}))
            return await AsyncResource(client)._run(OP, {}, {})

    assert asyncio.run(main()) == {"next": 1}


def test_passed_client_is_used_and_stays_open(session):
    kind = httpx.Client if session.kind == "sync" else httpx.AsyncClient
    given = kind(headers={"X-Mine": "1", "User-Agent": "not ours"}, params={"p": "1"})
    client = session.client(http_client=given)
    session.call(client, OP)
    session.run(client.aclose() if session.kind == "async" else client.close())
    assert not given.is_closed
    assert session.server.last.headers["x-mine"] == "1"
    assert session.server.last.headers["user-agent"].startswith("acme-sdk/")
    session.run(given.aclose() if session.kind == "async" else given.close())


def test_mock_transport(session):
    seen = []

    def handle(request):
        seen.append((request.method, str(request.url), request.headers["authorization"]))
        return httpx.Response(200, json={"mock": True})

    kind = httpx.Client if session.kind == "sync" else httpx.AsyncClient
    given = kind(transport=httpx.MockTransport(handle))
    client = session.client({"api_root": "https://api.acme.test"}, http_client=given)
    assert session.call(client, OP) == {"mock": True}
    assert seen == [("GET", "https://api.acme.test/things", "Bearer secret-token")]
    session.run(given.aclose() if session.kind == "async" else given.close())


def test_fork_of_httpx(session):
    httpx2 = pytest.importorskip("httpx2")
    kind = httpx2.Client if session.kind == "sync" else httpx2.AsyncClient
    given = kind()
    client = session.client(http_client=given)
    assert session.call(client, OP) == {}
    session.run(given.aclose() if session.kind == "async" else given.close())


async def loaded(transport):
    return transport._client()


def test_fork_of_httpx_takes_its_place(session, monkeypatch):
    pytest.importorskip("httpx2")
    monkeypatch.setitem(sys.modules, "httpx", None)
    client = session.client()
    assert session.call(client, OP) == {}
    own = (
        session.run(loaded(transport_of(client)))
        if session.kind == "async"
        else transport_of(client)._client()
    )
    assert "httpx2" in [base.__module__.partition(".")[0] for base in type(own).__mro__]


def test_trio(server):
    trio = pytest.importorskip("trio")

    async def main():
        async with async_client(server) as client:
            server.reply(Answer(429, headers={"Retry-After-Ms": "1"}), Answer(200, {"trio": 1}))
            options = {"max_retries": 1}
            return await AsyncResource(client)._run(OP, {}, options)

    assert trio.run(main) == {"trio": 1}


@pytest.mark.parametrize(
    ("variables", "options", "proxied"),
    [
        ({"HTTP_PROXY": "PROXY"}, {}, True),
        ({"ALL_PROXY": "PROXY"}, {}, True),
        ({"HTTPS_PROXY": "PROXY"}, {}, False),
        ({"HTTP_PROXY": "PROXY"}, {"trust_env": False}, False),
        ({"HTTP_PROXY": "PROXY", "NO_PROXY": "127.0.0.1"}, {}, False),
        ({"HTTP_PROXY": "PROXY", "NO_PROXY": "other.test"}, {}, True),
    ],
)
def test_proxies_of_the_environment(server, monkeypatch, variables, options, proxied):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with Server() as proxy:
        proxy.reply(Answer(200, {"proxied": True}))
        for name, value in variables.items():
            monkeypatch.setenv(name, value.replace("PROXY", f"http://127.0.0.1:{proxy.port}"))
        with sync_client(server, **options) as client:
            assert call(client) == ({"proxied": True} if proxied else {})
        assert len(proxy.received) == proxied
        if proxied:
            assert proxy.last.target == f"{server.root}/things"


def test_the_password_of_a_proxy_is_not_shown(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://user:hidden@127.0.0.1:9")
    with sync_client(server) as client, pytest.raises(APIConnectionError) as caught:
        call(client)
    assert "hidden" not in repr(caught.value) + str(caught.value) + repr(caught.value.__cause__)
