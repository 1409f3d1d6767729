"""Clients that are pickled, copied, derived, and left open."""

import copy
import gc
import pickle
import warnings

import httpx
import pytest
from loopback import Answer, operation, spec
from runtime.base.errors import ConfigurationError
from runtime.client import ClientOptions, SyncClient
from runtime.lazy import cached_property
from runtime.resource import SyncResource


class Acme(SyncClient):
    _spec = spec()

    def __init__(self, api_key=None, api_root=None, context=None, **options):
        given = {"api_key": api_key, "api_root": api_root, "context": context}
        super().__init__(given, ClientOptions(**options))

    @cached_property
    def things(self):
        return SyncResource(self)


def token():
    return "from a callable"


def test_a_pickle_holds_no_credential(monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", "one-secret")
    client = Acme(context="c", timeout=3, max_retries=7)
    client.note = "kept"
    _ = client.things
    data = pickle.dumps(client)
    assert b"one-secret" not in data
    monkeypatch.setenv("ACME_API_KEY", "another-secret")
    other = pickle.loads(data)
    settings = other._session.settings
    assert settings.values == {"api_key": "another-secret", "context": "c"}
    assert (settings.timeouts["read"], settings.max_retries, other.note) == (3, 7, "kept")
    assert other._session.connection is not client._session.connection
    assert other.things._client is other


def test_a_callable_that_pickles_goes_along():
    other = pickle.loads(pickle.dumps(Acme(token)))
    assert other._session.settings.values["api_key"] is token


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"api_key": "secret"}, "ACME_API_KEY or a callable"),
        ({"api_key": token, "http_client": httpx.Client()}, "http_client"),
        ({"api_key": token, "default_headers": {"X-Api-Key": "secret"}}, "default X-Api-Key"),
        ({"api_key": token, "default_query": {"token": "secret"}}, "default token"),
    ],
)
@pytest.mark.parametrize("what", ["client", "session", "settings"])
def test_what_cannot_be_pickled(arguments, message, what):
    client = Acme(**arguments)
    value = {
        "client": client,
        "session": client._session,
        "settings": client._session.settings,
    }[what]
    with pytest.raises(TypeError, match=message) as caught:
        pickle.dumps(value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy])
def test_copies_are_independent(server, make):
    with Acme("t", server.root, context="c") as client:
        _ = client.things
        other = make(client)
        assert other.things._client is other
    # the first one is closed, the second is not
    assert other.things._run(operation(), {}, {}) == {}
    with pytest.raises(ConfigurationError, match="closed"):
        client.things._run(operation(), {}, {})
    other.close()


def test_a_derived_client_shares_the_connection(server):
    with Acme("t", server.root, default_headers={"X-A": "1"}, max_retries=1) as client:
        other = client._derived(
            {"context": "other"}, {"timeout": 5, "default_headers": {"X-B": "2"}}
        )
        client.things._run(operation(), {}, {})
        other.things._run(operation(), {}, {})
        first, second = server.received
        assert server.connections == 1
        assert ("x-b" in first.headers, first.headers.get("x-context")) == (False, None)
        headers = second.headers
        assert (headers["x-a"], headers["x-b"], headers["x-context"]) == ("1", "2", "other")
        assert headers["authorization"] == "Bearer t"
        assert other._session.settings.max_retries == 1
        other.close()
        client.things._run(operation(), {}, {})  # still open


def test_a_derived_client_keeps_what_the_environment_said(server, monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", "before")
    monkeypatch.setenv("ACME_API_ROOT", server.root)
    with Acme() as client:
        monkeypatch.setenv("ACME_API_KEY", "after")
        monkeypatch.setenv("ACME_API_ROOT", "http://127.0.0.1:9")
        client._derived({}, {"timeout": 5}).things._run(operation(), {}, {})
    assert server.last.headers["authorization"] == "Bearer before"


def test_settings_do_not_change():
    client = Acme("t")
    with pytest.raises(AttributeError, match="does not change"):
        client._session.settings.max_retries = 9
    with pytest.raises(AttributeError, match="does not change"):
        client._session.connection = None


def left_open(use):
    gc.collect()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        use()
        gc.collect()
    return [str(w.message) for w in caught if issubclass(w.category, ResourceWarning)]


def test_a_client_that_is_left_open_is_told(server):
    def forgotten():
        Acme("t", server.root).things._run(operation(), {}, {})

    def closed():
        with Acme("t", server.root) as client:
            client.things._run(operation(), {}, {})

    def unused():
        Acme("t", server.root)

    assert any("unclosed Acme client" in text for text in left_open(forgotten))
    assert not any("unclosed Acme" in text for text in left_open(closed) + left_open(unused))


def test_an_unknown_option_is_named(server):
    class Things(SyncResource):
        def list(self, limit=None, **call_options):
            return self._run(operation(), {}, call_options)

    with Acme("t", server.root) as client:
        with pytest.raises(TypeError, match=r"list\(\) got .* 'limits'; did you mean 'limit'\?"):
            Things(client).list(limits=3)
        with pytest.raises(TypeError, match=r"'time_out'; did you mean 'timeout'\?"):
            Things(client).list(time_out=3)
    assert server.received == []


def test_with_response_touches_no_other_call(server):
    class Things(SyncResource):
        def get(self):
            other.get2()
            return self._run(operation(), {}, {})

        def get2(self):
            return self._run(operation(path="/other"), {}, {})

    server.reply(Answer(200, {"a": 2}, {"X-Which": "other"}), Answer(200, {"a": 1}))
    with Acme("t", server.root) as client:
        other = Things(client)
        response = client.with_response(Things(client).get)
    assert (response.data, response.headers.get("x-which")) == ({"a": 1}, None)
