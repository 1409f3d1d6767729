"""What goes over the wire: url, headers, rules."""

from typing import Any

import pytest
from loopback import Answer, ClientArgument, Param, Reply, operation, with_body
from runtime.base.errors import InvalidRequestError
from runtime.spec.operation import Rule

JSON = Reply("200", "application/json", lambda: Any)
BYTES = Reply("200", "application/octet-stream", lambda: bytes)
ERROR = Reply("default", "application/json", lambda: Any)


def query(*names):
    return tuple(Param(name, "query", name, lambda: str) for name in names)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/a%2Fb%2fc", "/api/a%2Fb%2fc"),
        ("//x//y/", "/api//x//y/"),
        ("/a%20b;c=1,2/'x'(y)*!$&+:@~", "/api/a%20b;c=1,2/'x'(y)*!$&+:@~"),
        ("/%2e%2e/b", "/api/%2e%2e/b"),
    ],
)
def test_path_goes_out_as_it_was_encoded(session, path, target):
    session.call(session.client(), operation(path=path))
    assert session.server.last.target == target


@pytest.mark.parametrize("value", ["a/b", "'", "x+y&z=1", "100%", "a b", "é中"])
def test_query_goes_out_as_it_was_encoded(session, value):
    from urllib.parse import quote

    session.call(session.client(), operation(params=query("q")), {"q": value})
    assert session.server.last.target == "/api/things?q=" + quote(value, safe="/")


@pytest.mark.parametrize(
    ("arguments", "defaults", "extra", "target"),
    [
        ({}, {}, {"b": 1, "c": True, "d": None, "e": ["x", 2.5]}, "?b=1&c=true&e=x&e=2.5"),
        ({"a": "1"}, {"z": "é&"}, None, "?a=1&z=%C3%A9%26"),
        ({"a": "1"}, {"a": "2"}, None, "?a=1"),
        ({"a": "1"}, {}, {"a": "2"}, "?a=2"),
        ({"a": "1", "b": "2"}, {}, {"a": None}, "?b=2"),
        ({}, {"z": 1}, {"z": None}, ""),
    ],
)
def test_added_query(session, arguments, defaults, extra, target):
    client = session.client(default_query=defaults)
    session.call(client, operation(params=query("a", "b")), arguments, extra_query=extra)
    assert session.server.last.target == "/api/things" + target


def test_added_query_of_an_odd_type_is_refused(session):
    with pytest.raises(InvalidRequestError, match="a: must be a str"):
        session.call(session.client(), operation(), extra_query={"a": {"b": 1}})


def test_headers_of_a_call(session):
    session.call(session.client({"context": "ctx"}), operation())
    headers = dict(session.server.last.headers)
    assert headers.pop("host")
    assert headers.pop("user-agent").startswith("acme-sdk/1.2.3 python/3.")
    assert "gzip" in headers.pop("accept-encoding")
    assert headers == {
        "accept": "application/json",
        "authorization": "Bearer secret-token",
        "x-context": "ctx",
    }


@pytest.mark.parametrize(
    ("method", "replies", "returns", "accept", "encoding"),
    [
        ("GET", (), "value", "*/*", "gzip"),
        ("GET", (JSON, ERROR), "value", "application/json", "gzip"),
        ("GET", (ERROR, BYTES), "value", "application/octet-stream, application/json", "identity"),
        ("GET", (Reply("204"), ERROR), "value", "application/json", "gzip"),
        ("HEAD", (Reply("200"),), "response", "*/*", "identity"),
    ],
)
def test_what_a_call_accepts(session, method, replies, returns, accept, encoding):
    session.call(session.client(), operation(method, replies=replies, returns=returns))
    assert session.server.last.headers["accept"] == accept
    assert encoding in session.server.last.headers["accept-encoding"]


def test_added_headers_win_and_none_removes(session):
    client = session.client({"context": "c"}, default_headers={"X-A": "1", "X-B": "1"})
    extra = {"x-b": "2", "X-Context": None, "Accept": "x/y", "Authorization": "Other"}
    session.call(client, operation(), extra_headers=extra)
    headers = session.server.last.headers
    assert (headers["x-a"], headers["x-b"], headers["accept"]) == ("1", "2", "x/y")
    assert headers["authorization"] == "Other"
    assert "x-context" not in headers


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\0", "中", 5])
def test_header_that_cannot_be_sent(session, value):
    with pytest.raises(InvalidRequestError, match="X-A"):
        session.call(session.client(), operation(), extra_headers={"X-A": value})
    assert session.server.received == []


def test_latin_1_header(session):
    session.call(session.client({"context": "café"}), operation())
    assert session.server.last.headers["x-context"] == "café"


@pytest.mark.parametrize(
    ("held", "arguments", "sent"),
    [
        ("held", {}, "held"),
        ("held", {"context": "given"}, "given"),
        ("held", {"context": None}, None),
        ("held", {"context": ""}, ""),
        ("", {}, ""),
        (None, {}, None),
        (None, {"context": "given"}, "given"),
    ],
)
def test_client_header(session, held, arguments, sent):
    from runtime.spec.options import NOT_GIVEN

    arguments = {"context": NOT_GIVEN, **arguments}
    session.call(session.client({"context": held}), operation(), arguments)
    assert session.server.last.headers.get("x-context") == sent


def test_resource_replaces_a_client_value_for_itself(session):
    from runtime.resource import ClientValue

    client = session.client({"context": "held"})
    base = type(session.resource(client))
    kind = type("Things", (base,), {"context": ClientValue("context")})
    one, other = kind(client), kind(client)
    assert one.context == "held"
    one.context = "changed"
    assert (one.context, other.context) == ("changed", "held")
    for resource in (one, other):
        session.run(resource._run(operation(), {}, {}))
    sent = [request.headers["x-context"] for request in session.server.received]
    assert sent == ["changed", "held"]


RULES = (Rule(("a", "b"), 1, 1), Rule(("c", "d"), 0, 1), Rule(("e", "f", "g"), 1, 3))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"a": 1, "e": 1}, None),
        ({"a": 0, "b": None, "c": "", "d": False, "e": 1, "f": 1}, None),
        ({"e": 1}, "a and b: exactly one of them is required"),
        ({"a": 1, "b": 2, "e": 1}, "a and b: only one of them may be given, not a and b"),
        ({"a": 1, "c": 1, "d": 1, "e": 1}, "c and d: only one"),
        ({"a": 1}, "e, f and g: at least one of them is required"),
    ],
)
def test_rules(session, arguments, message):
    op = operation(rules=RULES)
    if message is None:
        session.call(session.client(), op, arguments)
        return
    with pytest.raises(InvalidRequestError, match=message):
        session.call(session.client(), op, arguments)
    assert session.server.received == []


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        ({"action": "commit", "parts": "p"}, "?action=commit&parts=p"),
        ({"action": "abort", "parts": "p"}, "?action=abort"),
        ({"action": "commit", "parts": []}, "?action=commit"),
    ],
)
def test_sent_only_if(session, arguments, target):
    op = operation(params=query("action", "parts"), sent_if=(("parts", "action", "commit"),))
    session.call(session.client(), op, arguments)
    assert session.server.last.target == "/api/things" + target


@pytest.mark.parametrize(
    ("own", "explicit", "target"),
    [
        ("", True, "http://{}/api/things"),
        ("/v9", True, "http://{}/v9/things"),
        ("https://other.test/v2", True, "http://{}/api/things"),
        ("http://{}/own", False, "http://{}/own/things"),
        ("http://{}/{{region}}", False, "http://{}/eu/things"),
    ],
)
def test_server_of_an_operation(session, own, explicit, target):
    host = f"127.0.0.1:{session.server.port}"
    region = ClientArgument("region", "server", "region", default="eu")
    root = session.server.root if explicit else None
    declared = {"base_url": "https://nowhere.test", "arguments": (region,)}
    client = session.client({"api_root": root}, declared)
    session.call(client, operation(server=own.format(host)))
    shown = session.server.last.target
    assert f"http://{host}{shown}" == target.format(host)


def test_with_response(session):
    session.server.reply(Answer(201, {"id": 1}, {"ETag": "x", "Content-Type": "application/json"}))
    client = session.client()
    resource = session.resource(client)

    response = session.run(client.with_response(resource._run, operation(), {}, {}))
    assert (response.status_code, response.data, response.headers["etag"]) == (201, {"id": 1}, "x")
    assert response.raw_data == b'{"id": 1}'
    assert response.request.method == "GET"
    assert response.request.headers["authorization"] == "***"


def test_with_response_of_something_else(session):
    from runtime.base.errors import APIError

    async def later():
        return 5

    method = later if session.kind == "async" else lambda: 5
    with pytest.raises(APIError, match="with_response needs"):
        session.run(session.client().with_response(method))


def test_body_of_a_call(session):
    session.call(session.client(), with_body(), {"body": {"a": 1}})
    request = session.server.last
    assert request.json == {"a": 1}
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(request.body))
    assert "transfer-encoding" not in request.headers
