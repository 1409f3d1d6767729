"""The JSON-Schema-Test-Suite, where it is found, and the document that is made of it.

Its data is not part of this repository. The source distribution of the package ``jsonschema``
contains it, which ``.ci/install`` downloads into ``build``. ``SCHEMA_SUITE`` can name a folder that
holds ``tests`` and ``remotes`` instead.
"""

from __future__ import annotations

import http.server
import json
import os
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "schema-suite"
DRAFT = "draft2020-12"
_REMOTES = "localhost:1234"  # where the suite says that its remote schemas are


@dataclass(frozen=True)
class Group:
    """One schema with the instances that it is tried on."""

    keyword: str  # the name of the file
    number: int
    description: str
    schema: Any
    tests: tuple[tuple[str, Any, bool], ...]  # description, instance, whether it is valid

    @property
    def operation(self) -> str:
        """The operation that has the schema."""
        return f"{self.keyword}_{self.number}"


def folder(unpacked: Path) -> Path | None:
    """Where the suite is, after it was put into ``unpacked`` if need be; None if it is nowhere."""
    given = os.environ.get("SCHEMA_SUITE", "")
    if given:
        return Path(given)
    source = next(KEPT.glob("*.tar.gz"), None)
    if source is None:
        return None
    with tarfile.open(source) as archive:
        for member in archive.getmembers():
            _, _, place = member.name.partition("/json/")
            text = archive.extractfile(member) if place.endswith(".json") else None
            if text is not None and ".." not in place:
                target = unpacked / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text.read())
    return unpacked


def groups(suite: Path) -> list[Group]:
    """All schemas of the draft, those about formats included."""
    found = []
    files = sorted((suite / "tests" / DRAFT).glob("*.json"))
    for path in [*files, *sorted((suite / "tests" / DRAFT / "optional" / "format").glob("*.json"))]:
        for number, group in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            tests = tuple((t["description"], t["data"], t["valid"]) for t in group["tests"])
            schema, description = group["schema"], group["description"]
            keyword = path.stem.replace("-", "_")
            keyword = keyword if path.parent.name == DRAFT else f"format_{keyword}"
            found.append(Group(keyword, number, description, schema, tests))
    return found


def write_document(where: Path, schemas: list[Group], address: str) -> Path:
    """A document with an operation for each schema, which stands in a file of its own.

    The schema is that of the body, of the response 200, and of a property of the response 201.
    """
    paths: dict[str, Any] = {}
    for group in schemas:
        name = f"{group.operation}.json"
        text = json.dumps(group.schema).replace(_REMOTES, address)
        (where / name).write_text(text, encoding="utf-8")
        content = {"content": {"application/json": {"schema": {"$ref": name}}}}
        box = {"type": "object", "properties": {"value": {"$ref": name}}}
        paths[f"/{group.operation}"] = {
            "post": {
                "operationId": f"post_{group.operation}",
                "tags": ["suite"],
                "requestBody": {"required": True, **content},
                "responses": {
                    "200": {"description": "ok", **content},
                    "201": {
                        "description": "boxed",
                        "content": {"application/json": {"schema": box}},
                    },
                },
            }
        }
    document = {"openapi": "3.1.0", "info": {"title": "Suite", "version": "1"}, "paths": paths}
    place = where / "openapi.json"
    place.write_text(json.dumps(document), encoding="utf-8")
    return place


@contextmanager
def remotes(suite: Path) -> Iterator[str]:
    """The address of a server on loopback that has the remote schemas."""
    address = ""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            place = suite / "remotes" / self.path.lstrip("/")
            body = place.read_bytes() if place.is_file() else b""
            body = body.replace(_REMOTES.encode(), address.encode())
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler))
    address = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
