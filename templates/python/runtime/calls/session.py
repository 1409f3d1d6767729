"""What a call belongs to: the connection of a client, its settings, and what a caller overrides.

Made when a client is created, so the imports here are light.
"""

from __future__ import annotations

from ..base.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Coroutine, Dict, List, Mapping, Optional, Tuple

    from ..base.response import ApiResponse
    from ..spec.operation import Operation
    from ..spec.settings import Settings
    from ..wire.transport import Transport
    from .plan import Plan
    from .retry import Budget


class Connection:
    """What a client shares with the clients that are derived from it.

    Mutable: it opens when it is first used, and closes once. ``tokens`` are OAuth2 access tokens,
    each with the time at which to replace it. ``plans`` keep what every call of an operation has
    in common.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._transport: Optional[Transport] = None
        self._budget: Optional[Budget] = None
        self.closed = False
        self.tokens: Dict[str, Tuple[str, float]] = {}
        self.plans: Dict[Operation[Any], Plan] = {}

    @property
    def transport(self) -> Transport:
        """Sends the requests. Created, with all its imports, by the first call."""
        if self._transport is None:
            from ..base.process import exclusive

            with exclusive:
                if self._transport is None:
                    made = _transport(self._settings)
                    made.closed = self.closed
                    self._transport = made
        return self._transport

    @property
    def budget(self) -> Budget:
        """What is left for retries."""
        if self._budget is None:
            from .retry import Budget

            # setdefault: racing threads get the same one
            made: Budget = self.__dict__.setdefault("_made", Budget())
            self._budget = made
        return self._budget

    def close(self) -> Optional[Coroutine[Any, Any, None]]:
        """Close it; returns what to wait for, if anything. Imports nothing if it was unused."""
        self.closed = True
        return None if self._transport is None else self._transport.close()


def _transport(settings: Settings) -> Transport:
    # the resolver imports this codec, at a moment when a fork could catch it half-way
    "".encode("idna")
    make: Optional[Callable[[Settings], Transport]] = settings.options.transport
    if make is not None:
        return make(settings)
    if settings.asynchronous:
        from ..wire.async_transport import AsyncTransport

        return AsyncTransport(settings)
    from ..wire.sync_transport import SyncTransport

    return SyncTransport(settings)


class Session(Frozen):
    """Settings, a connection, and ``overrides``: values of client arguments for one resource.

    ``responses``, if it is a list, receives the response to each call.
    """

    __slots__ = ("connection", "overrides", "responses", "settings")

    settings: Settings
    connection: Connection
    overrides: Mapping[str, Any]
    responses: Optional[List[ApiResponse[Any]]]

    def __init__(
        self,
        settings: Settings,
        connection: Connection,
        overrides: Mapping[str, Any],
        responses: Optional[List[ApiResponse[Any]]] = None,
    ) -> None:
        self._fill(
            settings=settings, connection=connection, overrides=overrides, responses=responses
        )

    def __reduce__(self) -> Tuple[Any, ...]:
        return (_restored, (self.settings,))


def open_session(settings: Settings) -> Session:
    """A session with a connection of its own."""
    return Session(settings, Connection(settings), {})


def _restored(settings: Settings) -> Session:
    return open_session(settings)
