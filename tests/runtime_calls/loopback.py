"""A server that answers what a test tells it to, and clients that talk to it."""

import asyncio
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from runtime.client import (
    AsyncClient,
    ClientArgument,
    ClientOptions,
    ClientSpec,
    SecurityScheme,
    SyncClient,
)
from runtime.resource import AsyncResource, SyncResource
from runtime.spec.operation import Body, Operation, Param, Reply

DROP = "drop the connection before the reply"


class Answer:
    def __init__(
        self, status=200, body=b"", headers=(), delay=0.0, drop_after=None, length=True, pause=None
    ):
        self.status = status
        self.headers = list(headers.items() if isinstance(headers, dict) else headers)
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
            if not any(name.lower() == "content-type" for name, _ in self.headers):
                self.headers.append(("Content-Type", "application/json"))
        self.body = body
        self.delay = delay
        self.drop_after = drop_after
        self.length = length
        #: ``(bytes, seconds)``: how long to wait after so many bytes of the body
        self.pause = pause


class Received:
    def __init__(self, method, target, headers, body):
        self.method = method
        self.target = target
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """``answers`` are used up one by one, the last one again and again."""

    def __init__(self):
        self.answers = [Answer(body={})]
        self.received = []
        self.connections = 0
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def setup(self):
                super().setup()
                recorder.connections += 1

            def answer(self):
                recorder.handle(self)

            def log_message(self, *args):
                pass

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
            setattr(Handler, "do_" + method, Handler.answer)

        class Http(ThreadingHTTPServer):
            request_queue_size = 64
            daemon_threads = True

        self._http = Http(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *args: None
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self.port = self._http.server_port
        self.root = f"http://127.0.0.1:{self.port}/api"
        self._lock = threading.Lock()

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc_info):
        self._http.shutdown()
        self._http.server_close()

    def reply(self, *answers):
        self.answers = list(answers)

    @property
    def methods(self):
        return [request.method for request in self.received]

    @property
    def last(self):
        return self.received[-1]

    def handle(self, handler):
        body = self._body(handler)
        with self._lock:
            request = Received(handler.command, handler.path, handler.headers.items(), body)
            self.received.append(request)
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = answer(request)
        if answer is DROP:
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        time.sleep(answer.delay)
        handler.send_response(answer.status)
        names = {name.lower() for name, _ in answer.headers}
        for name, value in answer.headers:
            handler.send_header(name, value)
        if answer.length and "content-length" not in names and answer.status != 204:
            handler.send_header("Content-Length", str(len(answer.body)))
        if not answer.length:
            handler.send_header("Connection", "close")
            handler.close_connection = True
        handler.end_headers()
        if handler.command != "HEAD":
            count, seconds = answer.pause or (0, 0.0)
            handler.wfile.write(answer.body[:count])
            if seconds:
                handler.wfile.flush()
                time.sleep(seconds)
            handler.wfile.write(answer.body[count : answer.drop_after])
        handler.wfile.flush()
        if answer.drop_after is not None:
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)

    @staticmethod
    def _body(handler):
        if handler.headers.get("Transfer-Encoding", "").lower() == "chunked":
            data = b""
            while True:
                size = int(handler.rfile.readline(), 16)
                data += handler.rfile.read(size)
                handler.rfile.readline()
                if not size:
                    return data
        return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


def spec(**changes):
    values = {
        "name": "Acme",
        "package": "acme",
        "version": "1.2.3",
        "user_agent": "acme-sdk/1.2.3",
        "base_url": "https://api.acme.test/v1",
        "base_url_argument": "api_root",
        "base_url_env": "ACME_API_ROOT",
        "security": (
            SecurityScheme("token", "bearer", arguments=("api_key",), env=("ACME_API_KEY",)),
        ),
        "default_security": (("token",),),
        "arguments": (ClientArgument("context", "header", "X-Context", env="ACME_CONTEXT"),),
        "max_retries": 0,
        "error_message": ("/message", "/error/message", "/error"),
    }
    values.update(changes)
    return ClientSpec(**values)


def client_class(kind="sync", **changes):
    base = SyncClient if kind == "sync" else AsyncClient

    def init(self, given, **options):  # as the constructors of generated clients do
        base.__init__(self, given, ClientOptions(**options))

    members = {"_spec": spec(**changes), "__init__": init}
    return type("Acme" if kind == "sync" else "AsyncAcme", (base,), members)


CONTEXT = Param("context", "header", "X-Context", lambda: str, client=True)


def operation(method="GET", path="/things", **changes):
    changes.setdefault("params", (CONTEXT,))
    changes.setdefault("replies", (Reply("200", "application/json", lambda: Any),))
    return Operation(method.lower() + "Thing", method, path, **changes)


def with_body(method="POST", **changes):
    body = Body("application/json", lambda: Any, argument="body")
    return operation(method, bodies=(body,), **changes)


class Session:
    """One client against ``server``; its transport does not sleep, and notes how long it would."""

    def __init__(self, server, kind):
        self.server = server
        self.kind = kind
        self.slept = []
        self.loop = asyncio.new_event_loop() if kind == "async" else None
        self.clients = []

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for client in self.clients:
            if self.loop is None:
                client.close()
            else:
                self.loop.run_until_complete(client.aclose())
        if self.loop is not None:
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.loop.close()

    def client(self, values=None, spec=None, **settings):
        merged = {"api_root": self.server.root, "api_key": "secret-token", **(values or {})}
        client = client_class(self.kind, **(spec or {}))(merged, **settings)
        transport = client._session.connection.transport

        async def sleep(seconds):
            self.slept.append(seconds)

        transport.sleep = sleep
        transport.random = lambda: 1.0
        self.clients.append(client)
        return client

    def run(self, awaitable_or_value):
        if self.loop is None:
            return awaitable_or_value
        return self.loop.run_until_complete(awaitable_or_value)

    def resource(self, client):
        return (SyncResource if self.loop is None else AsyncResource)(client)

    def call(self, client, op, arguments=None, content_type=None, **options):
        resource = self.resource(client)
        return self.run(resource._run(op, arguments or {}, options, content_type))

    def items(self, stream):
        """All items of a stream."""
        if self.loop is None:
            return list(stream)

        async def collect():
            return [item async for item in stream]

        return self.run(collect())
