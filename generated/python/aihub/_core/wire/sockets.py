"""The ends of a connection below the HTTP library: what opens it, writes and reads.

A link is given to one connection of httpcore, as the network that it opens and uses. So every
connect, write and read keeps to the deadline of the current request, and the request's
:class:`.Attempt` learns what the server can have seen; see :mod:`.link`.
"""

from __future__ import annotations

import socket
import ssl
import time
from typing import Any, Iterable, Optional, cast

import anyio
import httpcore

from . import stopping
from .link import Link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .link import Socket

__all__ = ["AsyncLink", "SyncLink"]


class SyncLink(Link, httpcore.NetworkBackend, httpcore.NetworkStream):
    """Blocking. The time limits are exact except while a name is looked up."""

    def __init__(self) -> None:
        super().__init__()
        self._sock: Optional[socket.socket] = None

    def _socket(self) -> Optional[socket.socket]:
        return self._sock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Optional[float] = None,
        local_address: Optional[str] = None,  # noqa: ARG002 - the library's signature
        socket_options: Optional[Iterable[Any]] = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        # bytes, since text is looked up with a codec that would have to be imported
        try:
            found = socket.getaddrinfo(host.encode("ascii"), port, 0, socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        problem: Exception = httpcore.ConnectError("the host name has no address")
        for family, kind, protocol, _, address in found:
            sock: Optional[socket.socket] = None
            try:
                limit = self._left(timeout, httpcore.ConnectTimeout)
                sock = socket.socket(family, kind, protocol)
                sock.settimeout(limit)
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except BaseException as error:
                if sock is not None:
                    sock.close()
                if isinstance(error, socket.timeout):
                    self._late()
                    problem = httpcore.ConnectTimeout(str(error))
                elif isinstance(error, OSError):
                    problem = httpcore.ConnectError(str(error))
                else:
                    raise
                problem.__cause__ = error
            else:
                self._sock = sock
                return self
        raise problem

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> httpcore.NetworkStream:
        sock = self._connected()
        try:
            sock.settimeout(self._left(timeout, httpcore.ConnectTimeout))
            self._sock = ssl_context.wrap_socket(sock, server_hostname=server_hostname)
            self._encrypted = True
        except BaseException as error:
            self.close()
            if isinstance(error, socket.timeout):
                self._late()
                raise httpcore.ConnectTimeout(str(error)) from error
            if isinstance(error, OSError):
                raise httpcore.ConnectError(str(error)) from error
            raise
        return self

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        sock = self._connected()
        self._check()
        self._limit(sock, self._left(timeout, httpcore.ReadTimeout))
        stop = stopping.current()
        try:
            data = sock.recv(max_bytes) if stop is None else stop.during(sock, sock.recv, max_bytes)
        except socket.timeout as error:
            self._late()
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        if data:
            self._attempt.received = True
        else:
            for pause in self._judge(at_end=True):
                time.sleep(pause)
        return data

    def readinto(self, view: memoryview) -> int:
        """Read what is there of a body, at least one byte, into ``view``; 0 at the end."""
        sock = self._connected()
        timeout = self._attempt.timeouts.get("read")
        self._limit(sock, self._left(timeout, httpcore.ReadTimeout))
        stop = stopping.current()
        try:
            if stop is not None:
                return stop.during(sock, sock.recv_into, view)
            return sock.recv_into(view)
        except socket.timeout as error:
            self._late()
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        sock, stop = self._connected(), stopping.current()
        try:
            data = memoryview(self._outgoing(buffer))
            while data:
                self._limit(sock, self._left(timeout, httpcore.WriteTimeout))
                count = sock.send(data) if stop is None else stop.during(sock, sock.send, data)
                self._attempt.written += count
                data = data[count:]
        except (OSError, httpcore.WriteError) as error:
            if isinstance(error, OSError):
                self._failed = True
                self._attempt.written += self._encrypted  # part of a record may have been sent
            if isinstance(error, socket.timeout):
                self._late()
                raise httpcore.WriteTimeout(str(error)) from error
            # a reset after a close in good order has an error of its own
            self._ended = self._ended or isinstance(error, BrokenPipeError)
            for pause in self._judge(at_end=False):
                time.sleep(pause)
            raise httpcore.WriteError(str(error)) from error

    def _limit(self, sock: socket.socket, limit: Optional[float]) -> None:
        if sock.gettimeout() != limit:  # setting it is a call of the system
            sock.settimeout(limit)

    def close(self) -> None:
        if self._sock is not None:
            self._sock.close()

    def get_extra_info(self, info: str) -> object:
        if info == "is_readable":
            return self._readable()
        if info == "socket":
            return self._sock
        if info == "ssl_object" and self._encrypted:
            return self._sock
        return None

    def _connected(self) -> socket.socket:
        if self._sock is None:
            raise httpcore.ConnectError("there is no connection yet")
        return self._sock


class AsyncLink(Link, httpcore.AsyncNetworkBackend, httpcore.AsyncNetworkStream):
    """For asyncio and trio, by means of anyio."""

    def __init__(self) -> None:
        super().__init__()
        self._stream: Optional[httpcore.AsyncNetworkStream] = None
        self._sock: Optional[Socket] = None

    def _socket(self) -> Optional[Socket]:
        return self._sock

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: Optional[float] = None,
        local_address: Optional[str] = None,  # noqa: ARG002 - the library's signature
        socket_options: Optional[Iterable[Any]] = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        limit = self._left(timeout, httpcore.ConnectTimeout)
        try:
            backend = cast("httpcore.AsyncNetworkBackend", httpcore.AnyIOBackend())
            stream = await backend.connect_tcp(host, port, limit)
        except httpcore.ConnectTimeout:
            self._late()
            raise
        self._stream, self._sock = stream, stream.get_extra_info("socket")
        return self

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = self._connected()
        limit = self._left(timeout, httpcore.ConnectTimeout)
        try:
            # when this is cancelled, the connection is closed by closing the stream below TLS
            self._stream = await stream.start_tls(ssl_context, server_hostname, limit)
            self._encrypted = True
        except httpcore.ConnectTimeout:
            self._late()
            raise
        except ssl.SSLError as error:
            raise httpcore.ConnectError(str(error)) from error
        return self

    async def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        stream = self._connected()
        self._check()
        limit = self._left(timeout, httpcore.ReadTimeout)
        try:
            data = await stream.read(max_bytes, limit)
        except httpcore.ReadTimeout:
            self._late()
            raise
        except ssl.SSLError as error:
            raise httpcore.ReadError(str(error)) from error
        if data:
            self._attempt.received = True
        else:
            await self._settle(at_end=True)
        return data

    async def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        stream, data = self._connected(), b""
        try:
            data = self._outgoing(buffer)
            if data:
                limit = self._left(timeout, httpcore.WriteTimeout)
                self._attempt.written += len(data)  # some of it may be sent also when it fails
                await stream.write(data, limit)
        except (ssl.SSLError, httpcore.WriteError) as error:
            self._failed = self._failed or bool(data)
            await self._settle(at_end=False)
            raise httpcore.WriteError(str(error)) from error
        except httpcore.WriteTimeout:
            self._late()
            raise

    async def _settle(self, *, at_end: bool) -> None:
        for pause in self._judge(at_end=at_end):
            await anyio.sleep(pause)

    async def aclose(self) -> None:
        if self._stream is not None:
            await self._stream.aclose()

    def get_extra_info(self, info: str) -> object:
        if info == "is_readable":
            return self._readable()
        return None if self._stream is None else self._stream.get_extra_info(info)

    def _connected(self) -> httpcore.AsyncNetworkStream:
        if self._stream is None:
            raise httpcore.ConnectError("there is no connection yet")
        return self._stream
