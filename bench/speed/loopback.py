"""The server that is called: fast, in a process of its own, with every reply ready.

Below ``/slow`` it is far away: a reply takes 20 ms, and a connection carries 50 MB of a request's
body in a second.

``python -m speed.loopback [CERTIFICATE]`` prints its ports as JSON, for http and (0 without a
certificate, a PEM file with its key) for https, and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import sys
from functools import cache
from time import monotonic
from urllib.parse import parse_qsl, unquote

from speed import payloads

#: bytes of a part of an upload
PART = 10 * 2**20

#: seconds until a reply, and bytes of a second, of a server that is far away
_LATENCY, _RATE = 0.02, 50e6

_BLOCK = bytes(256 * 1024)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

_MODEL = b'{"id":"17","object":"model","created":1700000000,"owned_by":"acme"}'
_SESSION = b'{"session_id":"s","part_size":%d}' % PART


@cache
def reply(method: bytes, path: bytes) -> tuple[bytes, int]:
    """The head and body of a reply, and how many bytes of zeros follow."""
    text, _, query = unquote(path.decode()).partition("?")
    if found := re.search(r"/files/.*/(\d+)\.bin$", text):
        return (_head(200, int(found[1]), "application/octet-stream"), int(found[1]))
    if found := re.search(r"/runs/run-(\d+)/results$", text):
        return _json(200, payloads.results(int(found[1])))
    if method == b"GET" and text.endswith("/batches"):
        asked = dict(parse_qsl(query))
        first, size = int(asked.get("offset", 0)), int(asked.get("limit", 100))
        return _json(200, payloads.batches(first, size))
    if text.endswith("/batches/17"):
        return _json(200, payloads.BATCH)
    if "/models/" in text:
        return _json(200, _MODEL)
    if text.endswith("/multipart-upload"):
        return _json(201, _SESSION)
    if found := re.search(r"/parts/(\d+)$", text):
        return _json(201, b'{"part_id":"p%s","part_num":%s}' % ((found[1].encode(),) * 2))
    if method == b"PUT":
        return b"HTTP/1.1 204 No Content\r\n\r\n", 0
    return _json(201, b"")


def _head(status: int, length: int, media: str) -> bytes:
    """A head as nginx sends it: each header costs the client something."""
    head = f"""HTTP/1.1 {status} OK
Server: nginx/1.24.0
Date: Thu, 27 Nov 2025 10:00:00 GMT
Content-Type: {media}
Content-Length: {length}
Last-Modified: Wed, 26 Nov 2025 10:00:00 GMT
Connection: keep-alive
ETag: "69271b00-{length:x}"
Accept-Ranges: bytes

"""
    return head.replace("\n", "\r\n").encode()


def _json(status: int, body: bytes) -> tuple[bytes, int]:
    return _head(status, len(body), "application/json") + body, 0


class Connection(asyncio.Protocol):
    """Mutable: what has come of a request, and what remains of a reply."""

    def __init__(self) -> None:
        self._came = b""
        self._answer: tuple[bytes, int] = (b"", 0)
        self._body = 0  # bytes of the request's body that have not come yet
        self._zeros = 0  # bytes of the reply's body that have not been written yet
        self._paused = False
        self._slow = False
        self._read = 0  # bytes of the request's body that have come
        self._start = 0.0  # of the request

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._body:
            self._body -= len(data)  # nobody sends the next request before the reply
            self._read += len(data)
        else:
            self._came += data
            head, end, rest = self._came.partition(b"\r\n\r\n")
            if not end:
                return
            method, path, _ = head.split(b" ", 2)
            found = _LENGTH.search(head)
            self._came = b""
            self._body = (int(found[1]) if found else 0) - len(rest)
            self._answer = reply(method, path)
            self._slow, self._read, self._start = path.startswith(b"/slow/"), len(rest), monotonic()
        if self._slow:
            self._wait()
        elif self._body == 0:
            self._reply()

    def _wait(self) -> None:
        """Read no faster than a connection far away carries, and reply late."""
        late = self._start + self._read / _RATE - monotonic()
        loop = asyncio.get_running_loop()
        if self._body == 0:
            loop.call_later(max(late, 0.0) + _LATENCY, self._reply)
        elif late > 0.002:  # less than that is not worth a timer
            self._transport.pause_reading()
            loop.call_later(late, self._transport.resume_reading)

    def _reply(self) -> None:
        start, self._zeros = self._answer
        self._transport.write(start)
        self._pump()

    def _pump(self) -> None:
        while self._zeros and not self._paused:
            block = _BLOCK[: self._zeros]
            self._zeros -= len(block)
            self._transport.write(block)

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False
        self._pump()


async def serve(certificate: str) -> None:
    """Listen on free ports of the loopback until the standard input ends."""
    loop = asyncio.get_running_loop()
    contexts: list[ssl.SSLContext | None] = [None]
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        contexts.append(context)
    ports = []
    for tls in contexts:
        server = await loop.create_server(Connection, "127.0.0.1", 0, ssl=tls, backlog=1024)
        ports.append(server.sockets[0].getsockname()[1])
    print(json.dumps([*ports, 0][:2]), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(*(sys.argv[1:] or [""])))
