"""References beyond what a case file shows: hosts, sharing, size."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Sink
from generator.document import fetch
from generator.document.fetch import Reach
from generator.document.model import Document
from generator.document.refs import resolve
from generator.document.source import load_file, load_text
from generator.document.tree import Json, Obj
from generator.document.upgrade import upgrade
from generator.document.validate import validate

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
PAGES = {
    "/api/pets.yaml": (200, "Pet: {$ref: 'more.yaml#/Dog'}\n"),
    "/api/more.yaml": (200, "Dog: {type: string}\n"),
    "/big.yaml": (200, "a: " + "x" * 5_000),
    "/moved.yaml": (302, "http://localhost:1/elsewhere.yaml"),
    "/loop.yaml": (302, "/loop.yaml"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, body = PAGES.get(self.path, (404, ""))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body)
            body = ""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def read(schemas: str, hosts: frozenset[str] = frozenset()) -> tuple[Document, list[Diagnostic]]:
    sink = Sink()
    source = load_text(HEAD + schemas, "openapi.yaml")
    document = resolve(source, sink, Reach(hosts))
    return document, list(sink)


def schema(document: Document, name: str) -> Json:
    components = document.root["components"]
    assert isinstance(components, Obj)
    schemas = components["schemas"]
    assert isinstance(schemas, Obj)
    return schemas[name]


def test_allowed_host_is_fetched(server: str) -> None:
    text = f"    A: {{$ref: '{server}/api/pets.yaml#/Pet'}}\n"
    document, said = read(text, frozenset({"127.0.0.1"}))
    assert said == []
    target = document.deref(schema(document, "A"))
    assert target == {"type": "string"}
    assert isinstance(target, Obj)
    assert target.loc.uri == f"{server}/api/more.yaml"
    assert f"{server}/api/pets.yaml" in document.files


@pytest.mark.parametrize(
    ("page", "code", "text"),
    [
        ("/none.yaml", "R002", "404"),
        ("/moved.yaml", "R003", "localhost"),
        ("/loop.yaml", "R002", "too many redirects"),
        ("/big.yaml", "R002", "larger"),
    ],
)
def test_refused_pages(
    server: str, page: str, code: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_REMOTE_BYTES", 1_000)
    _, said = read(f"    A: {{$ref: '{server}{page}#/a'}}\n", frozenset({"127.0.0.1"}))
    assert [d.code for d in said] == [code]
    assert text in said[0].message


def test_nothing_is_fetched_unasked(server: str) -> None:
    _, said = read(f"    A: {{$ref: '{server}/api/pets.yaml#/Pet'}}\n")
    assert [d.code for d in said] == ["R003"]
    assert "--allow-remote 127.0.0.1" in said[0].hint


def test_the_document_is_not_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    text = HEAD + "    A: {$ref: 'openapi.yaml#/components/schemas/B'}\n    B: {$ref: sub/c.yaml}\n"
    Path("openapi.yaml").write_text(text + "    D: {type: string}\n", encoding="utf-8")
    back = "$ref: '../openapi.yaml#/components/schemas/D'\n"
    Path("sub/c.yaml").write_text(back, encoding="utf-8")
    for name in ("openapi.yaml", "./openapi.yaml", "sub/../openapi.yaml"):
        document = resolve(load_file(Path(name)), Sink())
        assert document.deref(schema(document, "A")) is schema(document, "D")
    whole = (tmp_path / "openapi.yaml").as_posix()
    document = resolve(load_file(Path(whole)), Sink())
    assert document.deref(schema(document, "A")) is schema(document, "D")


def test_a_long_chain_of_references() -> None:
    count = 20_000
    lines = [f"    A{i}: {{$ref: '#/components/schemas/A{i + 1}'}}" for i in range(count)]
    document, said = read("\n".join([*lines, f"    A{count}: {{type: string}}"]))
    assert said == []
    for index in range(count):
        assert document.deref(schema(document, f"A{index}")) == {"type": "string"}


def test_upgrade_is_pure_and_keeps_origins() -> None:
    text = (
        "    A: {type: object, nullable: true, properties: {b: {$ref: '#/components/schemas/B'}}}\n"
    )
    source = load_text(HEAD.replace("3.1.0", "3.0.3") + text + "    B: {example: 1}\n", "a.yaml")
    before = repr(source.value)
    sink = Sink()
    document = resolve(source, sink)
    upgraded = upgrade(document, sink)
    assert repr(source.value) == before
    new, old = schema(upgraded, "A"), schema(document, "A")
    assert isinstance(new, Obj)
    assert isinstance(old, Obj)
    assert new.loc == old.loc
    assert new["type"] == ["object", "null"]
    target = upgraded.deref(new["properties"]["b"])  # type: ignore[index, call-overload]
    assert target is schema(upgraded, "B")


def test_shared_nodes_are_walked_once() -> None:
    lines = ["    A0: &a0 {type: object, properties: {x: {type: string}}}"]
    lines += [
        f"    A{i}: &a{i} {{type: object, properties: {{"
        + ", ".join(f"p{j}: *a{i - 1}" for j in range(10))
        + "}}"
        for i in range(1, 40)
    ]
    sink = Sink()
    document = resolve(load_text(HEAD + "\n".join(lines), "a.yaml"), sink)
    validate(document, sink, thorough=False)
    upgraded = upgrade(document, sink)
    top = schema(upgraded, "A39")
    assert isinstance(top, Obj)
    properties = top["properties"]
    assert isinstance(properties, Obj)
    assert all(value is properties["p0"] for value in properties.values())


def test_the_official_schema_may_fail() -> None:
    deep = "{type: object, properties: {x: " * 150 + "{type: string}" + "}}" * 150
    sink = Sink()
    document = resolve(load_text(HEAD + f"    A: {deep}\n", "a.yaml"), sink)
    validate(document, sink)
    assert [d.code for d in sink] in ([], ["V011"])
    upgrade(document, sink)


def test_large_documents_get_the_quick_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.document.validate.MAX_CONTAINERS", 2)
    sink = Sink()
    document = resolve(load_text(HEAD + "    A: {typ: string}\n", "a.yaml"), sink)
    validate(document, sink)
    assert [d.code for d in sink] == ["V012"]
    validate(document, sink, thorough=True)
    assert [d.code for d in sink] == ["V012"]  # an unknown key of a 3.1 schema is allowed
