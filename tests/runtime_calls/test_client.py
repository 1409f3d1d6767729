import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import runtime
from loopback import ClientArgument, SecurityScheme, client_class, operation
from runtime.base.errors import ConfigurationError, InvalidRequestError

Acme = client_class()
ROOT = "https://api.acme.test/v1"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in ("ACME_API_KEY", "ACME_API_ROOT", "ACME_CONTEXT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        (None, ROOT),
        ("https://x.test/api/", "https://x.test/api"),
        ("  https://x.test/api//\n", "https://x.test/api"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("HTTPS://x.test", "HTTPS://x.test"),
        ("https://[::1]:8443/a", "https://[::1]:8443/a"),
    ],
)
def test_base_url(given, used):
    client = Acme({"api_key": "t", "api_root": given})
    assert client._session.settings.base_url == used


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x.test/api",
        "/api",
        "ftp://x.test",
        "https://",
        "https:///api",
        "https://x.test/api?x=1",
        "https://x.test/api#top",
        "https://user:pass@x.test/api",
        "https://x.test/a b",
        "https://x.test/a\nb",
        5,
    ],
)
def test_base_url_refused(url):
    with pytest.raises(ConfigurationError, match="api_root") as caught:
        Acme({"api_key": "t", "api_root": url})
    assert "pass" not in str(caught.value).replace("password", "")


def test_api_without_a_server_asks_for_one():
    for url in ("", "/v1"):
        with pytest.raises(ConfigurationError, match="api_root is required"):
            client_class(base_url=url)({"api_key": "t"})


def test_environment_fills_what_is_none(monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", " env-token\n")
    monkeypatch.setenv("ACME_API_ROOT", "https://env.test/api/")
    monkeypatch.setenv("ACME_CONTEXT", "")
    settings = Acme({"api_key": None, "context": None, "api_root": None})._session.settings
    assert settings.values == {"api_key": "env-token", "context": None}
    assert settings.base_url == "https://env.test/api"
    assert Acme({"api_key": "given"})._session.settings.values["api_key"] == "given"


def test_missing_credential_says_how_to_give_it():
    with pytest.raises(ConfigurationError) as caught:
        Acme({"api_key": None})
    assert "api_key" in str(caught.value)
    assert "ACME_API_KEY" in str(caught.value)
    assert "pass a function that returns it later" in str(caught.value)
    Acme({"api_key": lambda: pytest.fail("nobody asked for it")})


def test_nothing_is_missing_where_nothing_is_asked():
    client_class(default_security=())({"api_key": None})
    client_class(default_security=(("token",), ()))({"api_key": None})
    Acme({}, default_headers={"authorization": "Basic x"})


@pytest.mark.parametrize("value", [5, b"a", "a\r\nX-Evil: 1", "a\0", "中"])
def test_header_argument_refused(value):
    with pytest.raises(ConfigurationError, match="context"):
        Acme({"api_key": "t", "context": value})


@pytest.mark.parametrize(
    "options",
    [
        {"http_client": object()},
        {"default_headers": {"X-A": "a\nb"}},
        {"default_headers": {"X-A": 5}},
    ],
)
def test_option_refused(options):
    with pytest.raises(ConfigurationError):
        Acme({"api_key": "t"}, **options)


def test_server_variables():
    region = ClientArgument("region", "server", "region", default="eu", choices=("eu", "us"))
    kind = client_class(base_url="https://{region}.acme.test", arguments=(region,))
    assert kind({"api_key": "t"})._session.settings.base_url == "https://eu.acme.test"
    assert (
        kind({"api_key": "t", "region": "us"})._session.settings.base_url == "https://us.acme.test"
    )
    with pytest.raises(ConfigurationError, match="region must be one of eu, us"):
        kind({"api_key": "t", "region": "mars"})


def test_repr_shows_no_secret():
    client = Acme({"api_key": "secret-token", "context": "ctx"})
    assert repr(client) == f"<Acme 1.2.3 {ROOT}>"


def test_two_clients_share_nothing():
    one = Acme({"api_key": "a", "context": "x"}, default_headers={"X-A": "1"})
    two = Acme({"api_key": "b"})
    assert two._session.settings.values == {"api_key": "b", "context": None}
    assert two._session.settings.default_headers == {}
    assert one._session.connection is not two._session.connection


def test_second_client_is_cheap():
    Acme({"api_key": "t"})
    best = min(_timed(lambda: Acme({"api_key": "t"})) for _ in range(50))
    assert best < 0.0005


def _timed(function):
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def test_building_a_client_imports_next_to_nothing():
    script = textwrap.dedent("""
        import sys
        sys.path.insert(0, sys.argv[1])
        before = set(sys.modules)
        from runtime.client import ClientOptions, ClientSpec, SecurityScheme, SyncClient
        class Acme(SyncClient):
            _spec = ClientSpec(
                name="Acme", package="acme", version="1", user_agent="a", base_url="https://h",
                security=(SecurityScheme("t", "bearer", arguments=("api_key",)),),
                default_security=(("t",),),
            )
        Acme({"api_key": "x"}, ClientOptions())
        print(" ".join(sorted(set(sys.modules) - before)))
        """)
    folder = str(Path(runtime.__file__).parents[1])
    output = subprocess.run(
        [sys.executable, "-I", "-c", script, folder], stdout=subprocess.PIPE, check=True
    ).stdout.decode()
    imported = set(output.split())
    heavy = "httpx pydantic ssl typing logging re json asyncio threading urllib email"
    assert imported & set(heavy.split()) == set()
    assert "runtime.client" in imported


def test_closed_client_says_so(session):
    client = session.client()
    session.call(client, operation())
    session.run(client.aclose() if session.kind == "async" else client.close())
    with pytest.raises(ConfigurationError, match="closed"):
        session.call(client, operation())


def test_closing_what_was_never_used():
    with Acme({"api_key": "t"}) as client:
        pass
    with pytest.raises(ConfigurationError, match="closed"):
        client.preload()


def test_context_manager(server):
    with Acme({"api_key": "t", "api_root": server.root}) as client:
        client.preload()
    with pytest.raises(ConfigurationError, match="closed"):
        client.preload()


@pytest.mark.parametrize("retries", [-1, True, 1.5, "3"])
def test_max_retries_is_checked(session, retries):
    with pytest.raises(InvalidRequestError, match="max_retries"):
        session.call(session.client(), operation(), max_retries=retries)


@pytest.mark.parametrize("timeout", [0, -1, True, "3", (1, 2, 3)])
def test_timeout_is_checked(session, timeout):
    with pytest.raises(InvalidRequestError, match="timeout"):
        session.call(session.client(), operation(), timeout=timeout)


def test_wrong_kind_of_http_client():
    import httpx

    with httpx.Client() as given, pytest.raises(ConfigurationError, match="async http_client"):
        client_class("async")({"api_key": "t"}, http_client=given)
    with pytest.raises(ConfigurationError, match="sync http_client"):
        Acme({"api_key": "t"}, http_client=httpx.AsyncClient())


def test_mutual_tls_needs_a_certificate_that_exists(tmp_path):
    scheme = SecurityScheme("cert", "mutualTLS", arguments=("cert",))
    kind = client_class(security=(scheme,), default_security=(("cert",),))
    with pytest.raises(ConfigurationError, match="certificate"):
        kind({"cert": str(tmp_path / "none.pem")}).preload()
