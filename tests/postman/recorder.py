"""A server that answers every operation of an API with the document's own example, and records.

It keeps no state: what later requests say can only come from the replies.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

from typing_extensions import Self

from generator.examples import response_example
from generator.ir.media import gives_octets
from generator.ir.model import Api, Operation, Response

ROOT = "/api"
_PLACEHOLDER = re.compile(r"\\\{[^{}]*\\\}")


@dataclass(frozen=True)
class Recorded:
    """One request as it came."""

    method: str
    target: str  # as sent, with ROOT
    headers: dict[str, str]  # lower-case names
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]


@dataclass
class Recorder:
    """The server; use as a context manager."""

    api: Api
    states: dict[str, list[str]] = field(default_factory=dict)  # operation -> states in a row
    says: dict[str, dict[str, object]] = field(default_factory=dict)  # operation -> properties
    located: str = "from-location"  # the id in every Location header
    recorded: list[Recorded] = field(default_factory=list)
    looks: Counter[str] = field(default_factory=Counter)

    def __enter__(self) -> Self:
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                chunked = self.headers.get("Transfer-Encoding") == "chunked"
                body = _chunks(self.rfile) if chunked else self.rfile.read(length)
                headers = {key.lower(): value for key, value in self.headers.items()}
                recorder.recorded.append(Recorded(self.command, self.path, headers, body))
                status, sent, content = recorder.reply(self.command, self.path)
                self.send_response(status)
                for name, value in sent.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Connection", "close")  # newman ends with its last connection
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                pass

        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            setattr(Handler, f"do_{method}", Handler.answer)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{ROOT}"

    def operation(self, method: str, target: str) -> Operation | None:
        """The operation of a request; literal paths win over templates."""
        path = target.partition("?")[0].removeprefix(ROOT)
        found = [
            o
            for o in self.api.operations
            if o.method == method
            and re.fullmatch(_PLACEHOLDER.sub("[^/]+", re.escape(o.path.partition("#")[0])), path)
        ]
        return min(found, key=lambda o: o.path.count("{"), default=None)

    def reply(self, method: str, target: str) -> tuple[int, dict[str, str], bytes]:
        operation = self.operation(method, target)
        if operation is None:
            return 404, {"Content-Type": "application/json"}, b'{"message": "no such operation"}'
        response = next((r for r in operation.responses if r.success), None)
        if response is None:
            return 200, {}, b""
        status = int(response.status) if response.status.isdecimal() else 200
        headers = {"Location": self._location(operation)} if _has_location(response) else {}
        if not response.media:
            return status, headers, b""
        if gives_octets(response.media[0], self.api.decls):
            return status, {**headers, "Content-Type": response.media[0].content_type}, b"\0\1"
        example = response_example(self.api, response)
        assert example is not None
        content_type, value = example.media.content_type, example.value
        if isinstance(value, dict):
            value = {**value, **self.says.get(operation.key, {})}
        states = self.states.get(operation.key)
        if states and isinstance(value, dict) and operation.hints.polling:
            look = self.looks[operation.key]
            self.looks[operation.key] += 1
            name = operation.hints.polling.state.removeprefix("/")
            value = {**value, name: states[look % len(states)]}
        text = value if isinstance(value, str) and "json" not in content_type else json.dumps(value)
        return status, {**headers, "Content-Type": content_type}, text.encode()

    def _location(self, operation: Operation) -> str:
        starts = operation.hints.starts
        poll = next((o for o in self.api.operations if starts and o.key == starts.poll), None)
        path = poll.path if poll is not None else operation.path + "/made"
        return self.root + re.sub(r"\{[^{}]*\}", quote(self.located), path)


def _has_location(response: Response) -> bool:
    return any(header.name.lower() == "location" for header in response.headers)


def _chunks(stream: object) -> bytes:
    body = b""
    while size := int(stream.readline().split(b";")[0], 16):  # type: ignore[attr-defined]
        body += stream.read(size)  # type: ignore[attr-defined]
        stream.readline()  # type: ignore[attr-defined]
    stream.readline()  # type: ignore[attr-defined]
    return body
