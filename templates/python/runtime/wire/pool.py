"""The connections of a client: a small pool over the connections of httpcore.

The library's own pool looks at all connections and all waiting requests whenever a request begins
and ends, which is most of the cost of many calls at once. Here the idle connections are a stack:
the one used last is used next, and those that are not needed grow old and are closed. A connection
that becomes free goes directly to the request that waits longest.

A pool belongs to one process, and an async one to one event loop. Sync and async are one source:
the coroutines of :class:`.SyncPool` never wait.
"""

from __future__ import annotations

import threading
from collections import deque
from time import monotonic
from typing import (
    AsyncIterable,
    Callable,
    Deque,
    Dict,
    Generic,
    Iterable,
    List,
    NamedTuple,
    Optional,
    Tuple,
    TypeVar,
    Union,
)
from weakref import WeakSet

import httpcore

from ..base.process import STATE
from .attempt import Attempt
from .exchange import Response, framed, unread
from .sockets import AsyncLink, SyncLink
from .targets import Origin, Targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ssl

    from typing_extensions import Protocol

    class Http(Protocol):
        """What the pool asks a connection of httpcore. Each kind sends in its own way."""

        def is_idle(self) -> bool: ...

        def has_expired(self) -> bool: ...

    class Event(Protocol):
        """What ends a wait. Each kind waits in its own way."""

        def set(self) -> object: ...

__all__ = ["Held", "Message", "Pool"]

#: Seconds that an idle connection is kept. Many servers close theirs after five.
KEEPALIVE = 4.0

#: Seconds within which a server that closes after each response does so, and for how long none of
#: its connections is kept then.
_SOON, _UNKEPT = 1.0, 5.0

L = TypeVar("L", SyncLink, AsyncLink)
R = TypeVar("R", bound=Response)

#: The body of a request: for an async pool, an iterable is an async one.
Payload = Union[bytes, Iterable[bytes], AsyncIterable[bytes], None]


class Message(NamedTuple):
    """A request to send. ``url`` is encoded."""

    method: bytes
    url: str
    headers: List[Tuple[bytes, bytes]]
    content: Payload = None


class Held(Generic[L]):
    """One connection. ``served``: requests so far; ``since``: when it became idle."""

    __slots__ = ("__weakref__", "http", "link", "origin", "served", "since")

    def __init__(self, origin: Origin, link: L, http: Http) -> None:
        self.origin = origin
        self.link: L = link
        self.http = http
        self.served = 0
        self.since = 0.0


class _Waiter(Generic[L]):
    """A request that waits for a connection to ``origin``."""

    __slots__ = ("event", "held", "origin")

    def __init__(self, origin: Origin, event: Event) -> None:
        self.origin = origin
        self.event = event
        self.held: Optional[Held[L]] = None


class Pool(Generic[L, R]):
    """Sends requests over at most ``max_connections`` connections.

    ``context`` gives the TLS context; it is called for the first ``https`` request.
    """

    def __init__(
        self,
        context: Callable[[], ssl.SSLContext],
        max_connections: int = 100,
        keepalive: float = KEEPALIVE,
    ) -> None:
        self._context = context
        self._most = max_connections
        self._keepalive = keepalive
        self._targets = Targets()
        self._tls: Optional[ssl.SSLContext] = None
        self._closed = False
        self._idle: List[Held[L]] = []
        self._start()

    def _renew(self) -> None:
        """Start with nothing: in a new process, whose parent uses the connections so far."""
        for held in self._idle:
            self._forget(held.link)
        self._idle = []
        self._start()

    def _start(self) -> None:
        self._generation = STATE.generation
        self._lock = threading.Lock()
        self._waiting: Deque[_Waiter[L]] = deque()
        #: servers that close after each response without saying so, and until when to believe it
        self._unkept: Dict[Origin, float] = {}
        #: All connections, in use or not. Weak, so that one whose response was lost without being
        #: closed, or that an interrupt tore away, no longer counts.
        self._all: WeakSet[Held[L]] = WeakSet()

    async def send(self, message: Message, attempt: Attempt) -> R:
        """The response to ``message``, to be read to its end or closed.

        :raises InvalidURL: the URL names no server.
        :raises httpcore.TimeoutException: also when the deadline passes.
        :raises httpcore.NetworkError: there is no connection, or no longer.
        :raises httpcore.ProtocolError: the request or the response is not valid HTTP.
        :raises Exception: what the content raised, as it is; also in ``attempt.content_error``.
        """
        if self._generation != STATE.generation:
            self._renew()
        origin, target = self._targets.split(message.url)
        url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=target)
        request = httpcore.Request(
            message.method,
            url,
            content=self._body(message.content, attempt),
            extensions={"timeout": attempt.timeouts},
        )
        request.headers = framed(message.method, message.headers, message.content, origin)
        if self._tls is None and origin.scheme == b"https":
            self._tls = self._context()
        held = await self._acquire(origin, attempt)
        try:
            attempt.reused = held.served > 0
            held.served += 1
            held.link.begin(attempt, has_content=message.content is not None)
            response = await self._handle(held, request)
        except BaseException:
            if attempt.written and not attempt.received:
                self._notice(held, 2)
            await self.discard(held)
            raise
        return self._responded(held, response)

    @property
    def is_open(self) -> bool:
        """Whether this process has connections."""
        return self._generation == STATE.generation and len(self._all) > 0

    async def close(self) -> None:
        """Close the idle connections now, and the others when their responses end."""
        if self._generation != STATE.generation:
            self._renew()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for held in idle:
            await self.discard(held)

    async def give_back(self, held: Held[L]) -> None:
        """Take back a connection whose response was read to its end."""
        if not held.http.is_idle() or self._generation != STATE.generation or unread(held.http):
            await self.discard(held)
            return
        now = monotonic()
        with self._lock:
            surplus = self._kept(held, now)
        if surplus is not None:
            await self.discard(surplus)

    def straight(self, held: Held[L]) -> Optional[L]:
        """The link of a connection, if the library holds nothing of what came over it."""
        return held.link if unread(held.http) == b"" else None

    def unlimit(self, held: Held[L]) -> None:
        """Let the response on this connection take longer than the deadline of its request."""
        held.link.unlimit()

    async def discard(self, held: Held[L]) -> None:
        """Close a connection, and let the request that waits longest make one of its own."""
        try:
            await self._shut(held.link)
        finally:
            with self._lock:
                self._all.discard(held)
                if self._waiting and len(self._all) < self._most:
                    waiter = self._waiting.popleft()
                    self._grant(waiter, self._connection(waiter.origin))

    def _kept(self, held: Held[L], now: float) -> Optional[Held[L]]:
        """Pass an idle connection on, or keep it; which connection to close now, if any."""
        if self._closed or (self._unkept and self._unkept.get(held.origin, 0.0) > now):
            return held
        if self._waiting:
            if self._waiting[0].origin != held.origin:
                return held
            self._grant(self._waiting.popleft(), held)
            return None
        held.since = now
        self._idle.append(held)
        return self._idle.pop(0) if self._idle[0].since + self._keepalive < now else None

    @staticmethod
    def _grant(waiter: _Waiter[L], held: Held[L]) -> None:
        waiter.held = held
        waiter.event.set()

    async def _acquire(self, origin: Origin, attempt: Attempt) -> Held[L]:
        while True:
            waiter: Optional[_Waiter[L]] = None
            with self._lock:
                if self._closed:
                    raise httpcore.ConnectError("the client was closed")
                held, surplus = self._taken(origin)
                if held is None and surplus is None:
                    waiter = _Waiter(origin, self._event())
                    self._waiting.append(waiter)
            if surplus is not None:
                await self.discard(surplus)
            if waiter is not None:
                held = await self._granted(waiter, attempt)
            if held is None:
                continue
            # an idle connection that can be read from was closed by the server
            if not held.served or not held.http.has_expired():
                return held
            self._notice(held, 1)
            await self.discard(held)

    def _notice(self, held: Held[L], served: int) -> None:
        """Remember a server that closes after each response: it would do so during a request.

        Such a request is lost when it cannot be repeated, so its connections are not kept.
        """
        now = monotonic()
        if held.served == served and now - held.since < min(_SOON, self._keepalive):
            self._unkept[held.origin] = now + _UNKEPT

    def _taken(self, origin: Origin) -> Tuple[Optional[Held[L]], Optional[Held[L]]]:
        """A connection to use; else an idle one to another server to close first; else neither."""
        idle = self._idle
        for index in range(len(idle) - 1, -1, -1):
            if idle[index].origin == origin:
                return idle.pop(index), None
        if len(self._all) < self._most:
            return self._connection(origin), None
        return None, idle.pop(0) if idle else None

    async def _granted(self, waiter: _Waiter[L], attempt: Attempt) -> Held[L]:
        limit, deadline = attempt.timeouts.get("pool"), attempt.deadline
        if deadline is not None:
            left = max(0.0, deadline - monotonic())
            limit = left if limit is None else min(limit, left)
        try:
            await self._wait(waiter.event, limit)
        except BaseException:
            await self._withdraw(waiter)
            raise
        with self._lock:
            if waiter.held is not None:
                return waiter.held
            self._waiting.remove(waiter)
        attempt.expired = deadline is not None and monotonic() >= deadline
        raise httpcore.PoolTimeout(f"all {self._most} connections are in use")

    async def _withdraw(self, waiter: _Waiter[L]) -> None:
        """Wait no longer, and pass on what was granted in the meantime."""
        with self._lock:
            if waiter.held is None:
                self._waiting.remove(waiter)
        if waiter.held is not None:
            await self.give_back(waiter.held)

    def _connection(self, origin: Origin) -> Held[L]:
        """A connection that counts from now on; it is made when it is first used."""
        held = self._make(origin)
        self._all.add(held)
        return held

    # what differs between sync and async

    def _make(self, origin: Origin) -> Held[L]:
        raise NotImplementedError

    def _body(self, content: Payload, attempt: Attempt) -> Payload:
        raise NotImplementedError

    def _event(self) -> Event:
        raise NotImplementedError

    async def _wait(self, event: Event, limit: Optional[float]) -> None:
        raise NotImplementedError

    async def _handle(self, held: Held[L], request: httpcore.Request) -> httpcore.Response:
        raise NotImplementedError

    async def _shut(self, link: L) -> None:
        raise NotImplementedError

    def _forget(self, link: L) -> None:
        """Do without a connection of the parent process, which goes on using it."""
        raise NotImplementedError

    def _responded(self, held: Held[L], response: httpcore.Response) -> R:
        raise NotImplementedError
