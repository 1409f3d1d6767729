"""A server that answers every request alike, with CORS or without."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def plain_server(
    body: bytes = b"{}",
    *,
    cors: bool = False,
    status: int = 200,
    headers: dict[str, str] | None = None,
    content_type: str = "application/json",
    pieces: tuple[list[bytes], threading.Semaphore] | None = None,
) -> Iterator[str]:
    """The root of the server. With ``pieces`` a body comes in parts, each after a release."""
    own = dict(headers or {})
    if cors:
        own["Access-Control-Allow-Origin"] = "*"
        own["Access-Control-Allow-Headers"] = "authorization, content-type, ib-context, accept"

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in own.items():
                self.send_header(name, value)
            self.send_header("Content-Type", content_type)
            if pieces is None or self.command == "OPTIONS":
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.end_headers()
            for piece in pieces[0]:
                pieces[1].acquire(timeout=20)
                self.wfile.write(piece)
                self.wfile.flush()

        do_GET = do_POST = do_PUT = do_OPTIONS = answer  # noqa: N815  named by the library

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def static_server(folder: Path, policy: str) -> Iterator[str]:
    """Serves the files of a folder with a Content-Security-Policy; gives its URL."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
