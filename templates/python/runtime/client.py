"""The base classes of the generated clients.

Creating a client must be cheap: no HTTP library, no models, no TLS. Everything that a request
needs is imported by the first request, or by :meth:`SyncClient.preload`.
"""

from __future__ import annotations

from .spec.api import ClientArgument, ClientSpec, SecurityScheme
from .spec.options import NOT_GIVEN
from .spec.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable, Mapping, Optional, TypeVar

    from typing_extensions import ParamSpec, Self

    from .base.response import ApiResponse
    from .spec.options import Timeout

    P = ParamSpec("P")
    R = TypeVar("R")

__all__ = ["AsyncClient", "ClientArgument", "ClientSpec", "SecurityScheme", "SyncClient"]


class BaseClient:
    """What both clients share. Generated code sets ``_spec``."""

    _spec: ClientSpec
    _asynchronous = False

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        debug: bool = False,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
        strict: bool = False,
        default_headers: Optional[Mapping[str, str]] = None,
        default_query: Optional[Mapping[str, Any]] = None,
        http_client: Optional[Any] = None,
        anonymous: bool = False,
    ) -> None:
        """``values`` holds the arguments that the spec names.

        ``anonymous`` allows a client without credentials.

        :raises ConfigurationError: an argument is missing or not valid.
        """
        self._settings = Settings(
            self._spec,
            values,
            asynchronous=self._asynchronous,
            debug=debug,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            anonymous=anonymous,
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._spec.version} {self._settings.base_url}>"

    def __reduce__(self) -> Any:
        raise TypeError(
            f"{type(self).__name__} cannot be pickled or copied: it holds a credential and open "
            "connections. Create one in each process."
        )


class SyncClient(BaseClient):
    """The synchronous client.

    It can be shared between threads, and opens new connections after a fork.
    """

    def preload(self) -> None:
        """Import all modules and prepare TLS now instead of during the first request."""
        from .calls.engine import preload

        preload(self)

    def close(self) -> None:
        """Close all connections. An ``http_client`` that you passed in stays open."""
        closing = self._settings.close()
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
        """
        from .calls.capture import Capture

        with Capture() as capture:
            return capture.response(method(*args, **kwargs))


class AsyncClient(BaseClient):
    """The asynchronous client, for asyncio and trio.

    It can be used in several event loops, one after another.
    """

    _asynchronous = True

    async def preload(self) -> None:
        """Import all modules and prepare TLS now instead of during the first request."""
        from .calls.engine import preload

        preload(self)

    async def aclose(self) -> None:
        """Close all connections. An ``http_client`` that you passed in stays open."""
        closing = self._settings.close()
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
        """
        from .calls.capture import Capture

        with Capture() as capture:
            return capture.response(await method(*args, **kwargs))


def settings_of(client: BaseClient) -> Settings:
    """The settings of ``client``, for the other modules of this package."""
    return client._settings  # noqa: SLF001
