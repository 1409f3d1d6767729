# clients make one another in this module:
# pyright: reportPrivateUsage=false
"""The base classes of the generated clients.

Creating a client must be cheap: no HTTP library, no models, no TLS. Everything that a request
needs is imported by the first request, or by :meth:`SyncClient.preload`.
"""

from __future__ import annotations

from .calls.session import Session, open_session
from .lazy import cached_property
from .nodes import Node
from .spec.api import ClientArgument, ClientSpec, SecurityScheme
from .spec.options import NOT_GIVEN
from .spec.settings import ClientOptions, Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable, Dict, List, Mapping, Tuple, Type, TypeVar

    from typing_extensions import ParamSpec, Self

    from .base.response import ApiResponse

    B = TypeVar("B", bound="BaseClient")
    P = ParamSpec("P")
    R = TypeVar("R")

__all__ = [
    "AsyncClient",
    "ClientArgument",
    "ClientOptions",
    "ClientSpec",
    "SecurityScheme",
    "SyncClient",
]


class BaseClient(Node):
    """What both clients share. Generated code sets ``_spec``.

    A client owns its connection. One that :meth:`_derived` made shares the connection of another
    and does not close it.
    """

    _spec: ClientSpec
    _asynchronous = False
    _session: Session
    _owner = True

    def __init__(self, given: Mapping[str, Any], options: ClientOptions) -> None:
        """``given`` holds the arguments that the spec names.

        :raises ConfigurationError: an argument is missing or not valid.
        """
        settings = Settings(self._spec, given, options, asynchronous=self._asynchronous)
        self._session = open_session(settings)
        if options.debug:
            from .calls.logs import enable

            enable(self._spec.package)

    def __repr__(self) -> str:
        session = self.__dict__.get("_session")
        where = f" {session.settings.base_url}" if session is not None else ""
        return f"<{type(self).__name__} {self._spec.version}{where}>"

    def __reduce__(self) -> Tuple[Any, ...]:
        """A pickle holds the settings. The client that it becomes opens connections of its own.

        :raises TypeError: it would hold a credential.
        """
        settings = self._session.settings
        settings.check_that_nothing_is_secret()
        return (_unpickled, (type(self), dict(settings.given), settings.options, self._own_attributes()))

    def __copy__(self: B) -> B:
        return _made_of(type(self), self._session.settings, self._own_attributes())

    def __deepcopy__(self: B, memo: object) -> B:
        return self.__copy__()

    def _derived(self: B, given: Mapping[str, Any], options: Mapping[str, Any]) -> B:
        """A client with other settings that shares the connection of this one.

        Default headers and query parameters are added to those of this client.
        """
        changes = _without_omitted(options)
        for name in ("default_headers", "default_query"):
            if name in changes:
                held = getattr(self._session.settings, name)
                changes[name] = {**held, **(changes[name] or {})}
        settings = self._session.settings.changed(_without_omitted(given), **changes)
        copy = _made_of(type(self), settings, self._own_attributes())
        copy._session = self._session.replace(settings=settings)
        copy._owner = False
        return copy

    def _own_attributes(self) -> Dict[str, Any]:
        """What subclasses keep on the client; resources are made anew for each client."""
        made = {n for base in type(self).__mro__ for n, v in vars(base).items() if _is_lazy(v)}
        made.update(("_session", "_owner"))
        return {name: value for name, value in self.__dict__.items() if name not in made}

    def _change(self, given: Mapping[str, Any], **options: object) -> None:
        """Give this client other settings; only code for a former SDK does that."""
        settings = self._session.settings.changed(given, anonymous=True, **options)
        self._session = self._session.replace(settings=settings)


def _is_lazy(value: object) -> bool:
    return isinstance(value, cached_property)


def _made_of(cls: Type[B], settings: Settings, attributes: Dict[str, Any]) -> B:
    client = cls.__new__(cls)
    client.__dict__.update(attributes)
    client._session = open_session(settings)
    return client


def _unpickled(
    cls: Type[B], given: Mapping[str, Any], options: ClientOptions, attributes: Dict[str, Any]
) -> B:
    settings = Settings(cls._spec, given, options, asynchronous=cls._asynchronous)
    return _made_of(cls, settings, attributes)


def _without_omitted(values: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in values.items() if value is not NOT_GIVEN}


class SyncClient(BaseClient):
    """The synchronous client.

    It can be shared between threads, and opens new connections after a fork.
    """

    def preload(self) -> None:
        """Do now what the first request would: import all modules, build models, prepare TLS."""
        from .preload import preload

        preload(self, self._session.connection.transport)

    def close(self) -> None:
        """Close all connections.

        An ``http_client`` that you passed in stays open, and so do the connections of the client
        that this one was derived from.
        """
        closing = self._session.connection.close() if self._owner else None
        if closing is not None:
            from .wire.transport import run

            run(closing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def with_response(
        self, method: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> ApiResponse[R]:
        """Call ``method`` and return the whole response: status, headers, body and decoded data.

        ``client.with_response(client.things.get, 17).headers["etag"]``

        The ``data`` of a streaming method is its stream.
        """
        from .resource import recorded

        responses: List[ApiResponse[Any]] = []
        return last_response(responses, recorded(method, responses)(*args, **kwargs))


class AsyncClient(BaseClient):
    """The asynchronous client, for asyncio and trio.

    It can be used in several event loops, one after another.
    """

    _asynchronous = True

    async def preload(self) -> None:
        """Do now what the first request would: import all modules, build models, prepare TLS."""
        from .preload import preload

        preload(self, self._session.connection.transport)

    async def aclose(self) -> None:
        """Close all connections.

        An ``http_client`` that you passed in stays open, and so do the connections of the client
        that this one was derived from.
        """
        closing = self._session.connection.close() if self._owner else None
        if closing is not None:
            await closing

    close = aclose

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    async def with_response(
        self, method: Callable[P, Awaitable[R]], *args: P.args, **kwargs: P.kwargs
    ) -> ApiResponse[R]:
        """Call ``method`` and return the whole response: status, headers, body and decoded data.

        ``(await client.with_response(client.things.get, 17)).headers["etag"]``

        The ``data`` of a streaming method is its stream.
        """
        from .resource import recorded

        responses: List[ApiResponse[Any]] = []
        return last_response(responses, await recorded(method, responses)(*args, **kwargs))


def last_response(responses: List[ApiResponse[Any]], value: R) -> ApiResponse[R]:
    """The response to the last call, whose method returned ``value``."""
    if not responses:
        from .base.errors import APIError

        raise APIError("with_response needs a method of a resource that sends a request")
    response = responses[-1]
    if value is not response:
        response.data = value
    return response
