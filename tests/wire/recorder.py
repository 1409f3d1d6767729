"""A loopback HTTP server that answers from a script and remembers every request byte for byte."""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:  # what 3.7 cannot subscript
    from collections.abc import Mapping

    Answer = Mapping[str, Any]

#: Phrases that the standard library renamed in 3.13; the recordings have the older ones.
_PHRASES = {
    413: "Request Entity Too Large",
    416: "Requested Range Not Satisfiable",
    418: "I'm a Teapot",
    422: "Unprocessable Entity",
}


class Received:
    """One request as it arrived: ``target`` raw, ``headers`` in order, ``body`` without framing."""

    __slots__ = ("body", "headers", "method", "target")

    def __init__(
        self, method: str, target: str, headers: list[tuple[str, str]], body: bytes
    ) -> None:
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def __repr__(self) -> str:
        return f"{self.method} {self.target} {self.body[:80]!r}"


class Recorder:
    """Serves ``answers`` in order on a free loopback port; the last one repeats.

    ``script`` starts anew: it drops the connections of the case before, so that nothing of an
    earlier client reaches a later one. An answer is ``{"status", "headers", "body", "reason",
    "delay_seconds", "no_content_type", "close_after"}``; a body that is an object or an array goes
    out as JSON.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self._listener = _listen(host)
        self.address = f"{host}:{self._listener.getsockname()[1]}"
        self.requests: list[Received] = []
        self._answers: list[Answer] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def script(self, answers: list[Answer]) -> None:
        """Forget what was recorded and answer with these from now on."""
        with self._lock:
            stale, self._open = self._open, set()
            self.requests = []
            self._answers = list(answers)
        for connection in stale:
            _hang_up(connection)

    def close(self) -> None:
        """Stop listening."""
        self._stopped.set()
        self.script([])
        _hang_up(self._listener)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # closed
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        try:
            while self._exchange(connection, stream):
                pass
        except OSError:  # the client went away, e.g. after a timeout
            pass
        finally:
            stream.close()
            _hang_up(connection)
            with self._lock:
                self._open.discard(connection)

    def _exchange(self, connection: socket.socket, stream: BinaryIO) -> bool:
        request = read_request(stream)
        if request is None:
            return False
        with self._lock:
            if connection not in self._open:
                return False
            self.requests.append(request)
            answer = self._answer(len(self.requests))
        if answer.get("delay_seconds"):
            self._stopped.wait(answer["delay_seconds"])
        connection.sendall(render(answer, request.method))
        return not answer.get("close_after")

    def _answer(self, count: int) -> Answer:
        if not self._answers:
            return {"status": 599}
        return self._answers[min(count, len(self._answers)) - 1]


def _listen(host: str) -> socket.socket:
    listener = socket.socket()
    listener.bind((host, 0))
    listener.listen(50)
    return listener


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def read_request(stream: BinaryIO) -> Received | None:
    """The next request of the connection, None at its end."""
    line = stream.readline()
    if not line.strip():
        return None
    method, target, _ = line.decode("latin-1").split(" ", 2)
    headers: list[tuple[str, str]] = []
    while True:
        line = stream.readline()
        if line in (b"\r\n", b"\n", b""):
            break
        name, _, value = line.decode("latin-1").partition(":")
        headers.append((name, value.rstrip("\r\n").lstrip(" ")))
    return Received(method, target, headers, _read_body(stream, headers))


def _read_body(stream: BinaryIO, headers: list[tuple[str, str]]) -> bytes:
    framing: dict[str, str] = {name.lower(): value for name, value in headers}
    if framing.get("transfer-encoding", "").lower() != "chunked":
        return stream.read(int(framing.get("content-length") or 0))
    chunks = []
    while True:
        size = int(stream.readline().split(b";")[0], 16)
        chunks.append(stream.read(size))
        stream.readline()
        if not size:
            return b"".join(chunks)


def payload(answer: Answer) -> bytes:
    """The body of an answer as bytes."""
    body = answer.get("body")
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode("utf-8")
    if isinstance(body, dict) and "$bytes_b64" in body:
        return base64.b64decode(body["$bytes_b64"])
    if isinstance(body, dict) and "$bytes_ascii" in body:
        return str(body["$bytes_ascii"]).encode("ascii")
    return json.dumps(body).encode("utf-8")


def render(answer: Answer, method: str) -> bytes:
    """The answer as it goes over the wire."""
    status = answer["status"]
    body = payload(answer)
    headers = dict(answer.get("headers") or {})
    given = {name.lower() for name in headers}
    if body and "content-type" not in given and not answer.get("no_content_type"):
        headers["Content-Type"] = "application/json"
    if "content-length" not in given:
        headers["Content-Length"] = str(len(body))
    reason = answer.get("reason") or _PHRASES.get(status) or _phrase(status)
    lines = [f"HTTP/1.1 {status} {reason}"]
    for name, value in headers.items():
        lines += [f"{name}: {one}" for one in (value if isinstance(value, list) else [value])]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    return head if method == "HEAD" else head + body


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
