import base64
import urllib.parse
from typing import Any

import pytest
from loopback import DROP, Answer, SecurityScheme, client_class, operation, with_body
from runtime.base.errors import APIConnectionError, AuthenticationError, ConfigurationError
from runtime.spec.credentials import clean_credential, clean_token

BEARER = SecurityScheme("token", "bearer", arguments=("api_key",))
BASIC = SecurityScheme("basic", "basic", arguments=("username", "password"))
PAIR = SecurityScheme("pair", "basic", arguments=("login",))
DIGEST = SecurityScheme("digest", "http", arguments=("credential",), http_scheme="Digest")
HEADER = SecurityScheme("head", "apiKey", arguments=("head_key",), name="X-Key")
QUERY = SecurityScheme("query", "apiKey", arguments=("query_key",), name="k", location="query")
COOKIE = SecurityScheme("cook", "apiKey", arguments=("cook_key",), name="sid", location="cookie")
OPENID = SecurityScheme("oidc", "openIdConnect", arguments=("id_token",))
OAUTH = SecurityScheme("oauth", "oauth2", arguments=("access_token",))
ALL = (BEARER, BASIC, PAIR, DIGEST, HEADER, QUERY, COOKIE, OPENID, OAUTH)


def b64(text):
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("tok", "tok"),
        ("  tok\r\n", "tok"),
        ("Bearer tok", "tok"),
        ("bearer  tok\n", "tok"),
        ("Bearer Bearer", "Bearer"),
        ("tök", "tök"),
        ("a.b-c_d~e+f/g==", "a.b-c_d~e+f/g=="),
    ],
)
def test_token_is_cleaned(given, kept):
    assert clean_token(given, "api_key") == kept


@pytest.mark.parametrize(
    "given", ["", "  ", "Bearer ", "se cret", "se\ncret", "se\0cret", "se\x7fcret", "秘密secret"]
)
def test_token_refused_without_being_shown(given):
    with pytest.raises(ConfigurationError, match=r"^api_key ") as caught:
        clean_token(given, "api_key")
    assert "cret" not in str(caught.value)


def test_key_of_two_words_goes_into_a_header_or_the_query():
    assert clean_credential(HEADER, "head_key", " Token secret ") == "Token secret"
    assert clean_credential(QUERY, "query_key", " Token secret ") == "Token secret"
    for scheme, value in (
        (HEADER, "Token\nsecret"),
        (HEADER, "Token\tsecret"),
        (QUERY, "Token\nsecret"),
        (COOKIE, "Token secret"),
    ):
        with pytest.raises(ConfigurationError, match="space or a line break") as caught:
            clean_credential(scheme, scheme.arguments[0], value)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize("value", [5, b"tok", ["tok"]])
def test_credential_of_a_wrong_type(value):
    with pytest.raises(ConfigurationError, match="api_key must be a str"):
        client_class()({"api_key": value})


@pytest.mark.parametrize(
    ("security", "values", "headers", "target"),
    [
        (("token",), {"api_key": "t"}, {"authorization": "Bearer t"}, ""),
        (("basic",), {"username": "ü", "password": "p:q"}, {"authorization": b64("ü:p:q")}, ""),
        (("basic",), {"username": "u"}, {"authorization": b64("u:")}, ""),
        (("pair",), {"login": ("u", "p")}, {"authorization": b64("u:p")}, ""),
        (("pair",), {"login": "u:p:q"}, {"authorization": b64("u:p:q")}, ""),
        (("digest",), {"credential": 'a="b", c=d'}, {"authorization": 'Digest a="b", c=d'}, ""),
        (("head",), {"head_key": " k "}, {"x-key": "k"}, ""),
        (("query",), {"query_key": "k&/="}, {}, "?k=k%26%2F%3D"),
        (("cook",), {"cook_key": "k"}, {"cookie": "sid=k"}, ""),
        (("oidc",), {"id_token": "t"}, {"authorization": "Bearer t"}, ""),
        (("oauth",), {"access_token": "Bearer t"}, {"authorization": "Bearer t"}, ""),
        (
            ("token", "head"),
            {"api_key": "t", "head_key": "k"},
            {"authorization": "Bearer t", "x-key": "k"},
            "",
        ),
        ((), {"api_key": "t"}, {}, ""),
    ],
)
def test_schemes(session, security, values, headers, target):
    client = session.client({"api_key": None, **values}, {"security": ALL, "default_security": ()})
    session.call(client, operation(security=(security,) if security else ()))
    sent = {
        name: value
        for name, value in session.server.last.headers.items()
        if name in ("authorization", "x-key", "cookie")
    }
    assert sent == headers
    assert session.server.last.target == "/api/things" + target


@pytest.mark.parametrize(
    ("alternatives", "values", "sent"),
    [
        ((("token",), ("head",)), {"api_key": "t"}, "Bearer t"),
        ((("token",), ("head",)), {"head_key": "k"}, "k"),
        ((("token", "head"), ("head",)), {"head_key": "k"}, "k"),
        (((), ("token",)), {"api_key": "t"}, "Bearer t"),
        (((), ("token",)), {}, None),
        ((("token",), ()), {}, None),
        ((("unknown",), ("token",)), {"api_key": "t"}, "Bearer t"),
    ],
)
def test_first_alternative_that_can_be_satisfied(session, alternatives, values, sent):
    client = session.client({"api_key": None, **values}, {"security": ALL, "default_security": ()})
    session.call(client, operation(security=alternatives))
    headers = session.server.last.headers
    assert headers.get("authorization", headers.get("x-key")) == sent


def test_credential_missing_for_one_operation(session):
    client = session.client({"api_key": None}, {"security": ALL, "default_security": ()})
    session.call(client, operation())
    with pytest.raises(
        ConfigurationError, match="getThing needs head_key and cook_key, or api_key"
    ):
        session.call(client, operation(security=(("head", "cook"), ("token",))))


def test_cookie_credential_joins_cookie_parameters(session):
    from loopback import Param

    client = session.client(
        {"api_key": None, "cook_key": "k"}, {"security": ALL, "default_security": ()}
    )
    op = operation(params=(Param("a", "cookie", "a", lambda: str),), security=(("cook",),))
    session.call(client, op, {"a": "1"})
    assert session.server.last.headers["cookie"] == "a=1; sid=k"


def provider(session, *tokens):
    waiting = list(tokens)

    def get():
        return waiting.pop(0)

    async def get_later():
        return waiting.pop(0)

    return get_later if session.kind == "async" else get


def test_callable_is_asked_for_each_request(session):
    client = session.client({"api_key": provider(session, "one", "Bearer two\n")})
    session.call(client, operation())
    session.call(client, operation())
    sent = [request.headers["authorization"] for request in session.server.received]
    assert sent == ["Bearer one", "Bearer two"]


def test_callable_is_asked_again_after_401(session):
    session.server.reply(Answer(401), Answer(200, {}))
    client = session.client({"api_key": provider(session, "old", "new")})
    session.call(client, with_body(), {"body": {"a": 1}})
    sent = [request.headers["authorization"] for request in session.server.received]
    assert sent == ["Bearer old", "Bearer new"]
    assert session.server.last.json == {"a": 1}


def test_callable_is_asked_again_only_once(session):
    session.server.reply(Answer(401, {"message": "no"}))
    client = session.client({"api_key": provider(session, "a", "b", "c")})
    with pytest.raises(AuthenticationError, match="no"):
        session.call(client, operation())
    assert len(session.server.received) == 2


def test_401_with_a_fixed_token_is_final(session):
    session.server.reply(Answer(401))
    with pytest.raises(AuthenticationError):
        session.call(session.client(), operation(), max_retries=3)
    assert len(session.server.received) == 1


@pytest.mark.parametrize("value", ["se cret", 5, None])
def test_callable_that_gives_no_token(session, value):
    with pytest.raises(ConfigurationError) as caught:
        session.call(session.client({"api_key": provider(session, value)}), operation())
    assert "cret" not in str(caught.value)


def test_async_callable_needs_the_async_client(server):
    async def get():
        return "t"

    with client_class()({"api_key": get, "api_root": server.root}) as client:
        from runtime.resource import SyncResource

        with pytest.raises(ConfigurationError, match="works only with the async client"):
            SyncResource(client)._run(operation(), {}, {})


class TokenServer:
    """Answers on ``/api/token`` as an authorization server, elsewhere as the API."""

    def __init__(self, session, *, expires=3600, style="basic", accepts=None):
        self.server = session.server
        self.issued = 0
        self.expires = expires
        self.style = style
        self.accepts = accepts
        session.server.reply(self.answer)

    def answer(self, request):
        if not request.target.startswith("/api/token"):
            valid = self.accepts is None or request.headers["authorization"] in self.accepts
            return Answer(200 if valid else 401, {})
        form = dict(urllib.parse.parse_qsl(request.body.decode()))
        assert form["grant_type"] == "client_credentials"
        assert "x-context" not in request.headers
        basic = request.headers.get("authorization") == b64("id:s%2Fcret")
        posted = form.get("client_secret") == "s/cret"
        if not (basic if self.style == "basic" else posted):
            return Answer(401, {"error": "invalid_client", "error_description": "who?"})
        self.issued += 1
        return Answer(200, {"access_token": f"t{self.issued}", "expires_in": self.expires})

    @property
    def sent(self):
        return [
            request.headers["authorization"]
            for request in self.server.received
            if request.target.startswith("/api/things")
        ]


def oauth_client(session, arguments=("client_id", "client_secret"), values=None):
    scheme = SecurityScheme(
        "oauth", "oauth2", arguments=arguments, token_url="token", scopes=("a", "b")
    )
    values = values or {"client_id": "id", "client_secret": "s/cret"}
    declared = {"security": (scheme,), "default_security": (("oauth",),)}
    return session.client({"api_key": None, "context": "c", **values}, declared)


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (("client_id", "client_secret"), {"client_id": "id", "client_secret": "s/cret"}),
        (("oauth",), {"oauth": ("id", "s/cret")}),
        (("token", "client_id", "client_secret"), {"client_id": "id", "client_secret": "s/cret"}),
    ],
)
@pytest.mark.parametrize("style", ["basic", "post"])
def test_client_credentials(session, arguments, values, style):
    tokens = TokenServer(session, style=style)
    client = oauth_client(session, arguments, values)
    for _ in range(3):
        session.call(client, operation())
    assert tokens.issued == 1
    assert tokens.sent == ["Bearer t1"] * 3
    form = dict(urllib.parse.parse_qsl(session.server.received[0].body.decode()))
    assert form["scope"] == "a b"


def test_given_token_needs_no_fetch(session):
    tokens = TokenServer(session)
    arguments = ("token", "client_id", "client_secret")
    client = oauth_client(session, arguments, {"token": "mine", "client_id": "id"})
    session.call(client, operation())
    assert (tokens.issued, tokens.sent) == (0, ["Bearer mine"])


def test_token_is_replaced_before_it_expires(session):
    tokens = TokenServer(session, expires=100)
    client = oauth_client(session)
    transport = client._session.connection.transport
    for now in (0, 69, 71, 72, 142):
        transport.now = lambda now=now: float(now)
        session.call(client, operation())
    assert tokens.sent == ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2", "Bearer t3"]


def test_token_is_replaced_when_the_server_refuses_it(session):
    tokens = TokenServer(session, accepts=("Bearer t2",))
    session.call(oauth_client(session), with_body(), {"body": {}})
    assert tokens.sent == ["Bearer t1", "Bearer t2"]


def test_refused_client(session):
    session.server.reply(Answer(401, {"error": "invalid_client", "error_description": "who?"}))
    with pytest.raises(AuthenticationError, match=r"no access token: who\?") as caught:
        session.call(oauth_client(session), operation())
    assert "cret" not in str(caught.value) + repr(vars(caught.value))


def test_token_server_that_sends_none(session):
    session.server.reply(Answer(200, {"token": "x"}))
    with pytest.raises(ConfigurationError, match="access_token"):
        session.call(oauth_client(session), operation())


def test_token_server_that_drops_the_connection(session):
    session.server.reply(DROP)
    with pytest.raises(APIConnectionError, match=r"POST .*/token: no access token") as caught:
        session.call(oauth_client(session), operation())
    assert "cret" not in str(caught.value)


def test_callable_password_is_asked_again_after_401(session):
    session.server.reply(Answer(401), Answer(200, {}))
    values = {"api_key": None, "username": "u", "password": provider(session, "old", "new")}
    client = session.client(values, {"security": (BASIC,), "default_security": (("basic",),)})
    session.call(client, operation())
    sent = [request.headers["authorization"] for request in session.server.received]
    assert sent == [b64("u:old"), b64("u:new")]


def test_threads_fetch_one_token(server):
    import threading

    from loopback import Session

    with Session(server, "sync") as session:
        tokens = TokenServer(session)
        client = oauth_client(session)
        threads = [
            threading.Thread(target=session.call, args=(client, operation())) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (tokens.issued, len(tokens.sent)) == (1, 8)


def test_tasks_fetch_one_token(server):
    import asyncio

    from loopback import Session

    with Session(server, "async") as session:
        tokens = TokenServer(session)
        resource = session.resource(oauth_client(session))

        async def many() -> Any:
            calls = [resource._run(operation(), {}, {}) for _ in range(8)]
            return await asyncio.gather(*calls)

        session.run(many())
        assert (tokens.issued, len(tokens.sent)) == (1, 8)
