"""A server on loopback that misbehaves as it is told, and writes down every byte it was sent.

``server.script(answer, answer ...)`` says what becomes of the requests, in the order in which they
arrive; the last answer is given again and again. An answer may also be a function of the request:
it is called once the headers are there, and what it returns, if that is a function too, once the
body is.
Raw sockets and threads, so that every fault is exactly the one that is asked for. Runs on 3.7.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Self

#: Seconds without a byte of a request after which a connection is given up.
IDLE = 20.0


@dataclass(frozen=True)
class Answer:
    """What becomes of one request.

    Times are in seconds; a pace is the time between two bytes. ``cut`` counts bytes of the body
    after which the connection closes, ``cut_head`` bytes of the whole response. ``length`` is a
    Content-Length that need not be true. ``raw`` is sent instead of anything else.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    #: "early": before a byte of the request is read; "head": after its headers, "body": after all
    drop: str = ""
    #: the connection ends with RST instead of FIN
    reset: bool = False
    delay: float = 0.0
    pace_head: float = 0.0
    pace_body: float = 0.0
    cut: int | None = None
    cut_head: int | None = None
    length: int | None = None
    chunked: bool = False
    #: closes right after the response, without a word of it in the response
    closes: bool = False
    #: answers once the headers are there, and throws the body away unread
    early: bool = False
    raw: bytes | None = None
    #: is called once the request is there, before the answer
    before: Callable[[], None] | None = None

    def but(self, **changes: Any) -> Answer:
        """The same with other values."""
        return replace(self, **changes)


@dataclass
class Request:
    """One request as it came. ``head`` is raw; ``whole`` says that its body arrived whole."""

    connection: int
    head: bytes = b""
    body: bytes = b""
    whole: bool = False
    answered: int | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def method(self) -> str:
        """GET and so on; "" when nothing was read."""
        return self.head.partition(b" ")[0].decode("latin-1")

    @property
    def target(self) -> str:
        """Path and query as they came."""
        return self.head.split(b" ", 2)[1].decode("latin-1") if self.head else ""

    @property
    def json(self) -> Any:
        """The body."""
        return json.loads(self.body.decode())

    def get(self, name: str, default: str = "") -> str:
        """The first header of that name."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return default


if TYPE_CHECKING:
    Scripted = Answer | Callable[[Request], Any]


def ok(document: Any = None, **changes: Any) -> Answer:
    """A JSON response; ``status`` and so on are those of an answer."""
    changes.setdefault("headers", (("Content-Type", "application/json"),))
    body = json.dumps({} if document is None else document).encode()
    return Answer(body=body, **changes)


def refused(status: int, *headers: tuple[str, str], message: str = "refused") -> Answer:
    """An error response with a message."""
    kind = ("Content-Type", "application/json")
    return Answer(status, json.dumps({"message": message}).encode(), (kind, *headers))


def moved(status: int, location: str) -> Answer:
    """A redirect."""
    return Answer(status, headers=(("Location", location),))


def labelled(body: bytes, kind: str = "application/json", *headers: tuple[str, str]) -> Answer:
    """A 200 of this media type."""
    return Answer(200, body, (("Content-Type", kind), *headers) if kind else headers)


LOST = Answer(drop="body")
UNREAD = Answer(drop="early")
HALF = Answer(200, b'{"id": 1, "name": "cut in the middle"}', cut=9)
NOW = ("Retry-After", "0")
BUSY = refused(503, NOW)
TOO_MANY = refused(429, NOW)
LOGIN = labelled(b"<html><form action='/login'>Sign in</form></html>", "text/html")


class _GoneError(Exception):
    """The peer closed, or the server stops."""


class FaultServer:
    """Listens on loopback while it is entered."""

    def __init__(self, *answers: Scripted) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(128)
        self.port: int = self._socket.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.root = self.origin + "/api"
        self.received: list[Request] = []
        self.connections = 0
        self._answers: list[Scripted] = list(answers) or [ok()]
        self._lock = threading.Lock()
        self._open: dict[int, socket.socket] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def script(self, *answers: Scripted) -> None:
        """What becomes of the next requests; the last answer is given again and again."""
        with self._lock:
            self._answers = list(answers)

    def seen(self, method: str = "", part: str = "") -> list[Request]:
        """The requests with this method whose target has this part, in order."""
        return [r for r in self.received if method in ("", r.method) and part in r.target]

    @property
    def methods(self) -> list[str]:
        """The methods in order; "" for a request that was not read."""
        return [request.method for request in self.received]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._stopped.set()
        _shut(self._socket)  # wakes the thread that waits for connections
        with self._lock:
            left = list(self._open.values())
        for connection in left:
            _shut(connection)
        self._thread.join(5)
        self._socket.close()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self.connections += 1
                number = self.connections
                self._open[number] = connection
            threading.Thread(target=self._serve, args=(connection, number), daemon=True).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        try:
            left = b""
            while True:
                left = self._exchange(connection, number, left)
        except (_GoneError, OSError):
            pass
        finally:
            with self._lock:
                self._open.pop(number, None)
            _shut(connection)
            connection.close()

    def _exchange(self, connection: socket.socket, number: int, left: bytes) -> bytes:
        """One request; returns what was read beyond it."""
        connection.settimeout(IDLE)
        if not left and not connection.recv(1, socket.MSG_PEEK):
            raise _GoneError
        request = Request(number)
        scripted = self._scripted(request)
        self._may_drop(connection, scripted, "early")
        left = _read_head(connection, request, left)
        scripted = scripted(request) if callable(scripted) else scripted
        self._may_drop(connection, scripted, "head")
        if isinstance(scripted, Answer) and scripted.early:
            self._reply(connection, request, scripted)
            _throw_away(connection)
        left = _read_body(connection, request, left)
        request.whole = True
        answer = scripted(request) if callable(scripted) else scripted
        if answer.before is not None:
            answer.before()
        if answer.delay:
            self._wait(answer.delay)
        self._may_drop(connection, answer, "body")
        request.answered = answer.status
        self._reply(connection, request, answer)
        return left

    def _scripted(self, request: Request) -> Scripted:
        """What becomes of a request of which nothing was read yet."""
        with self._lock:
            self.received.append(request)
            return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def _may_drop(self, connection: socket.socket, scripted: Scripted, when: str) -> None:
        if isinstance(scripted, Answer) and scripted.drop == when:
            self._end(connection, scripted)

    def _wait(self, seconds: float) -> None:
        if self._stopped.wait(seconds):
            raise _GoneError

    def _reply(self, connection: socket.socket, request: Request, answer: Answer) -> None:
        head, body = _written(request, answer)
        if answer.cut_head is not None:
            connection.sendall((head + body)[: answer.cut_head])
            self._end(connection, answer)
        for data, pace in ((head, answer.pace_head), (body[: answer.cut], answer.pace_body)):
            if not pace:
                connection.sendall(data)
                continue
            for index in range(len(data)):
                connection.sendall(data[index : index + 1])
                self._wait(pace)
        if answer.cut is not None or answer.closes:
            self._end(connection, answer)

    @staticmethod
    def _end(connection: socket.socket, answer: Answer) -> None:
        if answer.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        raise _GoneError


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it is closed already
        connection.shutdown(socket.SHUT_RDWR)


def _throw_away(connection: socket.socket) -> None:
    """Close as servers do that let the client read their response first."""
    connection.shutdown(socket.SHUT_WR)
    while True:
        _more(connection)


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise _GoneError
    return data


def _read_head(connection: socket.socket, request: Request, data: bytes) -> bytes:
    while b"\r\n\r\n" not in data:
        data += _more(connection)
    head, _, rest = data.partition(b"\r\n\r\n")
    for line in head.decode("latin-1").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        request.headers.append((name, value.strip()))
    request.head = head  # last: what reads ``received`` meanwhile sees all headers or none
    return rest


def _read_body(connection: socket.socket, request: Request, data: bytes) -> bytes:
    if request.get("Expect").lower() == "100-continue":
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    if request.get("Transfer-Encoding").lower() == "chunked":
        return _read_chunks(connection, request, data)
    length = int(request.get("Content-Length", "0"))
    while len(data) < length:
        request.body = data
        data += _more(connection)
    request.body = data[:length]
    return data[length:]


def _read_chunks(connection: socket.socket, request: Request, data: bytes) -> bytes:
    while True:
        while b"\r\n" not in data:
            data += _more(connection)
        line, _, data = data.partition(b"\r\n")
        size = int(line, 16)
        while len(data) < size + 2:
            data += _more(connection)
        request.body += data[:size]
        data = data[size + 2 :]
        if not size:
            return data


def _written(request: Request, answer: Answer) -> tuple[bytes, bytes]:
    """Head and body of the response."""
    if answer.raw is not None:
        return b"", answer.raw
    lines = [f"HTTP/1.1 {answer.status} Reason"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    body = b"" if request.method == "HEAD" or answer.status in (204, 304) else answer.body
    if answer.chunked:
        lines.append("Transfer-Encoding: chunked")
        size = f"{len(body):x}".encode()
        body = size + b"\r\n" + body + b"\r\n0\r\n\r\n" if body else b"0\r\n\r\n"
    elif answer.length is not None:
        lines.append(f"Content-Length: {answer.length}")
    elif answer.status not in (204, 304):
        lines.append(f"Content-Length: {len(answer.body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), body
