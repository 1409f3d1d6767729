"""Code written for OpenAPI Generator's Python client."""

from typing import Any

import pytest
from loopback import CONTEXT, Answer, Body, Param, Reply, client_class, operation
from runtime.base.errors import (
    APITimeoutError,
    ConfigurationError,
    InvalidAttributeError,
    InvalidRequestError,
    NotFoundError,
)
from runtime.compat.legacy import ApiClient, Configuration, LegacyApi, api_client_of
from runtime.resource import SyncResource

JSON = Reply("200", "application/json", lambda: Any)
ID = Param("thing_id", "path", "thing_id", lambda: int, required=True)
GET = operation("GET", "/things/{thing_id}", params=(ID, CONTEXT))
CREATE = operation(
    "POST",
    bodies=(Body("application/json", lambda: Any, fields=(("name", "name"), ("size", "size"))),),
)
UPLOAD = operation(
    "PUT", bodies=(Body("application/octet-stream", lambda: bytes, argument="file"),)
)


class ThingApi(LegacyApi):
    def get_thing(self, thing_id, context=None, **options):
        return self._invoke(GET, {"thing_id": thing_id, "context": context}, **options)

    def get_thing_with_http_info(self, thing_id, context=None, **options):
        arguments = {"thing_id": thing_id, "context": context}
        return self._invoke(GET, arguments, kind="response", **options)

    def get_thing_without_preload_content(self, thing_id, context=None, **options):
        arguments = {"thing_id": thing_id, "context": context}
        return self._invoke(GET, arguments, kind="raw", **options)

    def create_thing(self, create_thing_request, context=None, **options):
        return self._invoke(CREATE, {"context": context}, create_thing_request, **options)

    def upload_thing(self, body, context=None, **options):
        return self._invoke(UPLOAD, {"context": context}, body, **options)


class AcmeApiClient(ApiClient):
    client_class = client_class()


ThingApi.api_client_class = AcmeApiClient


@pytest.fixture
def client(server):
    values = {"api_key": "test-token", "context": "held", "api_root": server.root}
    with client_class()(values) as client:
        yield client


@pytest.fixture
def view(client):
    return api_client_of(client, AcmeApiClient)


@pytest.fixture
def api(view):
    return ThingApi(view)


def test_low_level_call_sends_what_it_is_given(server, api):
    api.create_thing({"name": "x"}, "c2")
    assert (server.last.json, server.last.headers["x-context"]) == ({"name": "x"}, "c2")
    api.create_thing({"name": "x"})
    assert "x-context" not in server.last.headers
    assert server.last.headers["authorization"] == "Bearer test-token"


def test_variants(server, api):
    server.reply(Answer(200, {"id": 1}))
    assert api.get_thing(1) == {"id": 1}
    info = api.get_thing_with_http_info(1)
    assert (type(info).__name__, info.status_code) == ("ApiResponse", 200)
    assert (info.data, info.raw_data) == ({"id": 1}, b'{"id": 1}')
    raw = api.get_thing_without_preload_content(1)
    assert (raw.status, raw.reason, raw.data, raw.read()) == (200, "OK", b'{"id": 1}', raw.data)
    assert raw.getheader("content-type") == raw.headers["Content-Type"] == "application/json"


def test_raw_variant_raises_for_no_status(server, api):
    server.reply(Answer(404, {"message": "gone"}))
    assert api.get_thing_without_preload_content(1).status == 404
    with pytest.raises(NotFoundError):
        api.get_thing(1)


def test_options(server, api):
    api.get_thing(1, _headers={"Accept": "x/y", "User-Agent": "mine"})
    assert (server.last.headers["accept"], server.last.headers["user-agent"]) == ("x/y", "mine")
    auth = {"type": "bearer", "in": "header", "key": "Authorization", "value": "Bearer other"}
    api.get_thing(1, _request_auth=auth)
    assert server.last.headers["authorization"] == "Bearer other"
    api.upload_thing(b"x", _content_type="application/pdf")
    assert (server.last.headers["content-type"], server.last.body) == ("application/pdf", b"x")
    with pytest.raises(InvalidRequestError, match="_host_index"):
        api.get_thing(1, _host_index=1)


@pytest.mark.parametrize("timeout", [0.05, (1, 0.05)])
def test_request_timeout(server, api, timeout):
    server.reply(Answer(200, {}, delay=0.4))
    with pytest.raises(APITimeoutError):
        api.get_thing(1, _request_timeout=timeout)


def test_default_header_goes_with_every_call(server, client, view):
    view.set_default_header("X-Foo", "1")
    SyncResource(client)._run(operation(), {}, {})
    assert server.last.headers["x-foo"] == "1"
    view.user_agent = "mine"
    SyncResource(client)._run(operation(), {}, {})
    assert server.last.headers["user-agent"] == view.user_agent == "mine"


def test_configuration_is_the_live_client(server, client, view):
    configuration = view.configuration
    assert (configuration.host, configuration.access_token) == (server.root, "test-token")
    configuration.access_token = "Bearer rotated"
    SyncResource(client)._run(operation(), {}, {})
    assert server.last.headers["authorization"] == "Bearer rotated"
    configuration.host = server.root + "/v9/"
    SyncResource(client)._run(operation(), {}, {})
    assert server.last.target == "/api/v9/things"
    with pytest.raises(ConfigurationError):
        configuration.host = "nowhere"
    assert "rotated" not in repr(configuration)


def test_configuration_by_hand(server):
    configuration = Configuration(host=server.root)
    configuration.access_token = "tok"
    with AcmeApiClient(configuration) as view:
        ThingApi(view).get_thing(1)
    assert server.last.headers["authorization"] == "Bearer tok"
    assert isinstance(view.client, AcmeApiClient.client_class)


def test_without_a_token_the_former_client_could_be_built(server, monkeypatch):
    monkeypatch.delenv("ACME_API_KEY", raising=False)
    view = AcmeApiClient(Configuration(host=server.root), "X-A", "1", cookie="a=b")
    assert view.configuration.access_token is None
    assert view.default_headers == {"X-A": "1", "Cookie": "a=b"}
    assert isinstance(ThingApi().api_client, AcmeApiClient)


def test_what_the_configuration_lacks_is_said():
    with pytest.raises(InvalidAttributeError, match="http_client"):
        Configuration().proxy = "http://p"


def test_two_configurations_share_nothing(server):
    views = [AcmeApiClient(Configuration(f"{server.root}/{n}", f"t{n}")) for n in "ab"]
    for view in views:
        ThingApi(view).get_thing(1)
        view.close()
    sent = [(request.target, request.headers["authorization"]) for request in server.received]
    assert sent == [("/api/a/things/1", "Bearer ta"), ("/api/b/things/1", "Bearer tb")]


def test_shadows_of_operations_are_made_once(client, view):
    for _ in range(3):
        ThingApi(view).create_thing({"name": "x"})
    assert len(client._session.connection.plans) == 1
