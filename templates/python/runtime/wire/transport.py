"""The boundary to the HTTP library, and the one place where sync and async differ.

Calls are written once, as coroutines on top of :class:`Transport`. With the sync transport they
never wait: :func:`run` runs them to their end.
"""

from __future__ import annotations

import random
import time
import warnings
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncContextManager,
    Callable,
    Coroutine,
    Optional,
    TypeVar,
    cast,
)

from ..base.errors import ConfigurationError
from ..base.process import exclusive
from . import library, tls, ways
from .decoding import accept_encoding
from .messages import HttpReply, HttpRequest

if TYPE_CHECKING:

    from ssl import SSLContext

    from ..spec.settings import Settings
    from .crews import Crew

T = TypeVar("T")
Drive = Callable[[Coroutine[Any, Any, object]], object]


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits: one that uses :class:`SyncTransport`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return cast("T", stop.value)
    coroutine.close()
    raise RuntimeError("an async operation in a sync client")


class Transport:
    """Sends requests. Also provides time, randomness and locks, so that tests can replace them.

    Connections, and the locks of a client, belong to the process that made them: a forked child
    makes its own, and does not touch those of its parent.
    """

    def __init__(self, settings: Settings) -> None:
        self._given = settings.options.http_client
        self._certificate: Optional[library.Certificate] = cast(
            "Optional[library.Certificate]", settings.certificate()
        )
        self._trust_env = settings.options.trust_env
        self._encodings = ""
        self._own_way: Optional[bool] = None
        self._name = settings.spec.name
        self.closed = False
        self.now = time.time
        self.monotonic = time.monotonic
        self.random: Callable[[], float] = random.random

    async def send(self, request: HttpRequest) -> HttpReply:
        """Send ``request``; the response body is not read yet. Raises the library's exceptions."""
        raise NotImplementedError

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        raise NotImplementedError

    async def resolve(self, value: object) -> object:
        """``value``, or its result if it can be awaited."""
        raise NotImplementedError

    async def aside(self, work: Callable[[], T]) -> T:
        """The result of ``work``, which blocks: on a disk, for example. Other tasks go on."""
        raise NotImplementedError

    async def shielded(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of ``work``, which is not cancelled when the call is."""
        raise NotImplementedError

    def lock(self, key: str) -> AsyncContextManager[None]:
        """What only one task or thread at a time can hold for ``key``."""
        raise NotImplementedError

    def crew(self, limit: int) -> Crew:
        """What does several pieces of work at a time; see :func:`.concurrency.each`."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close the connections that this transport opened."""
        raise NotImplementedError

    def preload(self) -> None:
        """Import the HTTP library and prepare TLS."""
        if self._direct() is None:
            self._client()
        else:
            self._context()

    def accept_encoding(self) -> str:
        """What can be decompressed here."""
        if not self._encodings:
            with exclusive:  # imports what is installed
                self._encodings = accept_encoding()
        return self._encodings

    def is_open(self) -> bool:
        """Whether connections may be open that :meth:`close` would close."""
        raise NotImplementedError

    def __del__(self) -> None:
        # as for a socket or a file; at the end of the process nobody can act on it
        try:
            if self.is_open() and not self.closed:
                warnings.warn(
                    f"unclosed {self._name} client: use it in a with block, or call close()",
                    ResourceWarning,
                    source=self,
                    stacklevel=2,
                )
        except AttributeError:  # not even made
            pass

    def _goes_direct(self) -> bool:
        """Whether requests go over connections of our own."""
        if self.closed:
            raise ConfigurationError("this client is closed")
        if self._given is None and self._own_way is None:
            self._own_way = ways.own_way(trust_env=self._trust_env)
            if self._certificate is not None:
                self._context()  # tells at once if it cannot be used
        return bool(self._own_way)

    def _context(self) -> SSLContext:
        trust_env = self._trust_env
        if self._certificate:
            return tls.with_certificate(self._certificate, trust_env=trust_env)
        return tls.shared(trust_env=trust_env)

    def _direct(self) -> object:
        raise NotImplementedError

    def _client(self) -> object:
        raise NotImplementedError

    def _make(self, kind: str) -> object:
        """A new ``Client`` or ``AsyncClient`` of the HTTP library."""
        if self.closed:
            raise ConfigurationError("this client is closed")
        return library.make_client(kind, self._certificate, self._trust_env)
