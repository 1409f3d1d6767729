"""A server of raw sockets whose behaviour each test writes itself, and a pool to call it with."""

import asyncio
import socket
import ssl
import struct
import threading
from pathlib import Path

from runtime.wire.attempt import Attempt
from runtime.wire.pool import Message
from runtime.wire.pools import AsyncPool, SyncPool

CERTIFICATE = str(Path(__file__).with_name("localhost.pem"))

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
TIMEOUTS = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}


class Scripted:
    """Runs ``script(connection)`` in a thread for each connection, and closes it afterwards."""

    def __init__(self, script, tls=False, family=socket.AF_INET):
        self.script = script
        self.connections = []
        self.requests = []
        self._tls = None
        if tls:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(CERTIFICATE)
        self._socket = socket.socket(family)
        self._socket.bind(("::1" if family == socket.AF_INET6 else "127.0.0.1", 0))
        self._socket.listen(300)
        self.port = self._socket.getsockname()[1]
        host = "localhost" if tls else "[::1]" if family == socket.AF_INET6 else "127.0.0.1"
        self.url = f"http{'s' if tls else ''}://{host}:{self.port}/things?a=b"
        self._threads = []

    def __enter__(self):
        self._start(self._accept)
        return self

    def __exit__(self, *exc_info):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(20)
            assert not thread.is_alive()

    def _start(self, target, *arguments):
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self):
        while True:
            try:
                sock, _ = self._socket.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._start(self._serve, sock)

    def _serve(self, sock):
        try:
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
            connection = Connection(self, sock)
            self.connections.append(connection)
            self.script(connection)
        except OSError:
            pass  # the client went away, which some tests are about
        finally:
            sock.close()


class Connection:
    """The server's side of a connection; ``number`` counts them from 1."""

    def __init__(self, server, sock):
        self.server = server
        self.number = len(server.connections) + 1
        self.sock = sock
        self._rest = b""

    def request(self):
        """The next request, as head and body; None when the client closed."""
        head = self._until(b"\r\n\r\n")
        if head is None:
            return None
        fields = {}
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            fields[name.lower()] = value.strip()
        body = b""
        if fields.get(b"transfer-encoding") == b"chunked":
            while True:
                size = int(self._until(b"\r\n") or self._broken(), 16)
                chunk = self._exactly(size + 2)
                body += chunk[:size]
                if not size:
                    break
        else:
            body = self._exactly(int(fields.get(b"content-length", b"0")))
        found = (head, body)
        self.server.requests.append(found)
        return found

    def send(self, data=OK):
        self.sock.sendall(data)

    def abort(self):
        """Close with a reset, whatever was read."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def _until(self, mark):
        while mark not in self._rest:
            more = self.sock.recv(65536)
            if not more:
                return None
            self._rest += more
        found, _, self._rest = self._rest.partition(mark)
        return found

    @staticmethod
    def _broken():
        raise OSError("half a request")

    def _exactly(self, size):
        while len(self._rest) < size:
            more = self.sock.recv(65536)
            if not more:
                self._broken()
            self._rest += more
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def keep_answering(connection):
    while connection.request() is not None:
        connection.send()


def drive(coroutine):
    """The result of a coroutine that never waits."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


def trusting():
    return ssl.create_default_context(cafile=CERTIFICATE)


class Flow:
    """One way to run the pool. Tests are written as coroutines that :meth:`run` runs."""

    def __init__(self, kind):
        self.kind = kind
        self.sync = kind == "sync"
        self.pools = []

    def run(self, main, *arguments):
        async def with_cleanup():
            try:
                return await main(*arguments)
            finally:
                for pool in self.pools:
                    await pool.close()
                self.pools = []

        if self.sync:
            return drive(with_cleanup())
        if self.kind == "asyncio":
            return asyncio.run(with_cleanup())
        import trio

        return trio.run(with_cleanup)

    def pool(self, context=trusting, **options):
        pool = (SyncPool if self.sync else AsyncPool)(context, **options)
        self.pools.append(pool)
        return pool

    async def send(self, pool, url, method=b"GET", *, content=None, headers=(), attempt=None):
        """The response, not read yet, and the attempt."""
        if attempt is None:
            attempt = Attempt(TIMEOUTS)
        if isinstance(content, list) and not self.sync:
            content = AsyncChunks(content)
        message = Message(method, url, list(headers), content)
        return await pool.send(message, attempt), attempt

    async def call(self, pool, url, method=b"GET", **options):
        """The body of the response, and the attempt."""
        response, attempt = await self.send(pool, url, method, **options)
        return await self.read(response), attempt

    async def read(self, response):
        if self.sync:
            return b"".join(response.iter_raw())
        return b"".join([chunk async for chunk in response.aiter_raw()])

    async def close(self, response):
        if self.sync:
            response.close()
        else:
            await response.aclose()

    async def sleep(self, seconds):
        if self.sync:
            import time

            time.sleep(seconds)
        else:
            import anyio

            await anyio.sleep(seconds)


class AsyncChunks:
    """Async content that is no generator, since those complain when they are not read to the end."""

    def __init__(self, chunks):
        self._chunks = iter(chunks)

    def __aiter__(self):
        return self

    async def __anext__(self):
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration
