"""The server of the site: its pages, its proxy, and that it follows the definition."""

from __future__ import annotations

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from generator.mock import Options, Running, serve
from generator.pipeline import Request, Result, run
from generator.serve.addresses import is_guarded
from generator.serve.command import Roots, roots_of
from generator.serve.proxy import HEADER, Proxy
from generator.serve.site import SiteApp
from tests.cases.sdk import generate
from tests.docs.browser import Page
from tests.docs.conftest import CONFIG, ROOT
from tests.docs.plain import plain_server
from tests.docs.test_pages import HEAD
from tests.docs.test_playground import find, press, reply_body, send, set_field

OWN = {HEADER: "1"}


@contextmanager
def site_server(folder: Path, roots: Sequence[str], trusted: Sequence[str] = ()) -> Iterator[str]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = SiteApp(folder, Proxy(roots, ("127.0.0.1",), trusted), lambda: 3)
    config = uvicorn.Config(app, lifespan="on", log_config=None, ws="none", http="h11")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)
        listener.close()


@pytest.fixture(scope="module")
def lowered() -> Result:
    return run(Request(config=CONFIG), "lower")


@pytest.fixture
def mock(lowered: Result) -> Iterator[Running]:
    assert lowered.document is not None
    with serve(lowered.document, lowered.relations, Options()) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site" / "sub").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("<html><head></head><body>hello</body></html>")
    (tmp_path / "site" / "sub" / "index.html").write_text("<head></head>below")
    (tmp_path / "site" / "page.md").write_text("# page")
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "site"


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


def test_pages_and_nothing_beside_them(folder: Path, client: httpx.Client) -> None:
    with site_server(folder, ["https://api.example.com/v1"]) as url:
        page = client.get(url)
        assert "hello" in page.text
        assert page.headers["cache-control"] == "no-store"
        assert "api.example.com/v1" in page.text
        assert "/__build" in page.text
        assert "below" in client.get(f"{url}/sub/").text
        assert client.get(f"{url}/page.md").headers["content-type"].startswith("text/markdown")
        assert client.get(f"{url}/__build").text == "3"
        for name in ("nothing.html", "..%2Fsecret.txt", "%2e%2e/secret.txt", "a%00b"):
            assert client.get(f"{url}/{name}").status_code == 404, name
        assert client.post(url).status_code == 405


def test_the_proxy_forwards_as_it_was_sent(
    folder: Path, mock: Running, client: httpx.Client
) -> None:
    with site_server(folder, ["http://127.0.0.1:9", mock.root]) as url:
        content = bytes(range(256)) * 5000
        reply = client.put(
            f"{url}/__proxy/1/v2/files/a%2Fb%20c?x=%2F&y=1",
            content=content,
            headers={**OWN, "Authorization": "Bearer t", "IB-Context": "c", "Cookie": "a=b"}
            | {"Content-Type": "application/octet-stream", "Origin": url},
        )
        assert reply.status_code < 500
        (sent,) = mock.requests
        assert sent.target == "/api/v2/files/a%2Fb%20c?x=%2F&y=1"
        assert sent.body_sha256 == hashlib.sha256(content).hexdigest()
        assert sent.header("authorization") == "Bearer t"
        assert sent.header("ib-context") == "c"
        assert sent.header("host") == mock.root.split("/")[2]
        for name in ("cookie", "origin", HEADER):
            assert sent.header(name) is None


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("0/v2/batches", {}, 403),
        ("0/v2/batches", {**OWN, "Host": "evil.example"}, 403),
        ("0/v2/batches", {**OWN, "Sec-Fetch-Site": "cross-site"}, 403),
        ("7/v2/batches", OWN, 404),
        ("http://127.0.0.1/x", OWN, 404),
        ("0@127.0.0.1/x", OWN, 404),
        ("0/v2/%2e%2e/x", OWN, 400),
    ],
)
def test_the_proxy_refuses(
    folder: Path,
    mock: Running,
    client: httpx.Client,
    path: str,
    headers: dict[str, str],
    status: int,
) -> None:
    with site_server(folder, [mock.root]) as url:
        assert client.get(f"{url}/__proxy/{path}", headers=headers).status_code == status
    assert not mock.requests


def test_a_server_that_does_not_answer(folder: Path, client: httpx.Client) -> None:
    with site_server(folder, ["http://127.0.0.1:9/api"]) as url:
        reply = client.get(f"{url}/__proxy/0/x", headers=OWN)
        assert reply.status_code == 502
        assert "does not answer" in reply.json()["message"]


def test_redirects_stay_with_their_root(folder: Path, client: httpx.Client) -> None:
    outside = {"Location": "http://elsewhere.example/x"}
    with plain_server(status=302, headers=outside) as root, site_server(folder, [root]) as url:
        reply = client.get(f"{url}/__proxy/0/a", headers=OWN)
        assert reply.status_code == 502
        assert "elsewhere" in reply.json()["message"]
    inside = {"Location": "/api/b"}
    with plain_server(status=307, headers=inside) as root, site_server(folder, [root]) as url:
        reply = client.get(f"{url}/__proxy/0/a", headers=OWN)
        assert reply.headers["location"] == "/__proxy/0/b"
    job = {"Location": "http://elsewhere.example/jobs/1"}  # of a reply that is no redirect
    with plain_server(status=202, headers=job) as root, site_server(folder, [root]) as url:
        reply = client.get(f"{url}/__proxy/0/a", headers=OWN)
        assert (reply.status_code, reply.headers["location"]) == (202, job["Location"])


def test_only_servers_of_the_definition_and_roots_given(lowered: Result) -> None:
    roots = roots_of(["http://127.0.0.1:4010/api/"], lowered.api)
    given, servers = ("http://127.0.0.1:4010/api",), ("https://aihub.instabase.com/api",)
    assert roots == Roots(given=given, servers=servers, refused=())


@pytest.mark.parametrize(
    ("given", "servers", "refused"),
    [
        ((), ("http://127.0.0.1:8080", "http://10.0.0.5/v1"), ("http://169.254.169.254/latest",)),
        (("http://169.254.169.254/latest",), ("http://127.0.0.1:8080", "http://10.0.0.5/v1"), ()),
    ],
)
def test_link_local_servers_have_to_be_given(
    given: tuple[str, ...], servers: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    stated = ["http://169.254.169.254/latest/", *servers, "file:///etc/passwd", "gopher://a/b"]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Roots", "version": "1"},
        "servers": [{"url": url} for url in stated],
        "paths": {"/a": {"get": {"responses": {"200": {"description": "x"}}}}},
    }
    api = generate(json.dumps(document).encode(), "roots").result.api
    assert roots_of(given, api) == Roots(given=given, servers=servers, refused=refused)


@pytest.mark.parametrize(
    ("address", "guarded"),
    [
        ("169.254.169.254", True),
        ("169.254.0.1", True),
        ("::ffff:169.254.169.254", True),
        ("fe80::1%eth0", True),
        ("fd00:ec2::254", True),
        ("100.100.100.200", True),
        ("127.0.0.1", False),
        ("::1", False),
        ("10.0.0.5", False),
        ("192.168.1.1", False),
        ("203.0.113.5", False),
        ("169.254.169.254.example", False),
    ],
)
def test_guarded_addresses(address: str, guarded: bool) -> None:
    assert is_guarded(address) is guarded


def test_a_name_that_leads_to_a_guarded_address(
    folder: Path, mock: Running, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.serve.proxy.is_guarded", lambda address: address == "127.0.0.1")
    root = mock.root.replace("127.0.0.1", "localhost")
    with site_server(folder, [root]) as url:
        reply = client.get(f"{url}/__proxy/0/v2/batches", headers=OWN)
        assert (reply.status_code, "--root" in reply.json()["message"]) == (403, True)
    assert not mock.requests
    with site_server(folder, [root], trusted=[root]) as url:
        client.get(f"{url}/__proxy/0/v2/batches", headers=OWN)
    assert len(mock.requests) == 1


def test_the_playground_goes_through_the_proxy(page: Page, site: Path) -> None:
    """Against a server without CORS, which a page cannot reach by itself."""
    away = "http://127.0.0.1:9"
    with plain_server(body=b'{"id": 7}') as root, site_server(site, [root, away]) as url:
        page.open(f"{url}/{find(site, 'createBatch').removeprefix(site.as_uri() + '/')}")
        press(page, "Play")
        set_field(page, "Root URL", root)
        assert send(page).startswith("200")
        assert "7" in reply_body(page)
        set_field(page, "Root URL", root.replace("/api", "/other"))  # not on the list: direct
        assert "CORS" in send(page)
        set_field(page, "Root URL", away)  # it is the proxy that answers, not the API
        assert send(page) == f"No response from {away}."
        asked = {"/".join(one.split("/")[:3]) for one in page.requests if one.startswith("http")}
        assert asked == {url, root.removesuffix("/api")}
        press(page, "Edit as JSON")


def test_the_command_serves_and_follows_the_definition(
    tmp_path: Path, site: Path, client: httpx.Client
) -> None:
    """``site`` is asked for only to skip where Sphinx is missing."""
    assert site
    spec = tmp_path / "openapi.yaml"
    text = (
        HEAD
        + "paths:\n  /a:\n    get:\n      summary: First\n      responses: {'200': {description: ok}}\n"
    )
    spec.write_text(text)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", str(spec), "--port", str(port)]
    command += ["--output", str(tmp_path / "out"), "--site", str(tmp_path / "built")]
    log = tmp_path / "log"
    with log.open("w") as stream:
        process = subprocess.Popen(command, cwd=ROOT, stderr=stream)
    url = f"http://127.0.0.1:{port}"
    try:
        assert "First" in _until(client, f"{url}/reference/a/get-a.html", "First", process)
        spec.write_text(text.replace("First", "Second"))
        _until(client, f"{url}/reference/a/get-a.html", "Second", process)
        _until(client, f"{url}/__build", "2", process)
        spec.write_text("openapi: [")  # a fault: the pages stay
        time.sleep(1.5)
        spec.write_text(text.replace("First", "Third"))
        _until(client, f"{url}/reference/a/get-a.html", "Third", process)
    finally:
        process.terminate()
        process.wait(20)
    told = log.read_text()
    assert f"The documentation is at {url}/" in told
    assert "error" in told.lower()


def _until(client: httpx.Client, url: str, word: str, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None
        try:
            if word in (text := client.get(url).text):
                return text
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{word} never came")
