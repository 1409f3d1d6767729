"""The base classes of the generated resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, TypeVar

from .client import settings_of
from .spec.operation import Operation, Upload
from .spec.options import CallOptions
from .wire.transport import run

if TYPE_CHECKING:
    from .client import AsyncClient, BaseClient, SyncClient
    from .wire.streams import AsyncStream, Stream

T = TypeVar("T")


class ClientValue:
    """An attribute of a resource that shows a client argument; setting it replaces it there only.

    ``ib_context = ClientValue("ib_context")``
    """

    def __init__(self, argument: str) -> None:
        self._argument = argument

    def __get__(self, resource: Any, owner: Any = None) -> Any:
        if resource is None:
            return self
        held = resource._overrides  # noqa: SLF001
        if self._argument in held:
            return held[self._argument]
        return resource._settings.values.get(self._argument)  # noqa: SLF001

    def __set__(self, resource: Any, value: Optional[str]) -> None:
        resource._overrides[self._argument] = value  # noqa: SLF001


class _Resource:
    def __init__(self, client: BaseClient) -> None:
        self._client: Any = client
        self._settings = settings_of(client)
        self._overrides: Dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


class SyncResource(_Resource):
    """Methods of a synchronous client."""

    if TYPE_CHECKING:

        def __init__(self, client: SyncClient) -> None: ...

    def _call(self, op: Operation[T], arguments: Mapping[str, Any], options: CallOptions) -> T:
        engine = self._settings.engine
        return run(engine.call(op, arguments, options, self._overrides))  # type: ignore[no-any-return]

    def _stream(
        self, op: Operation[T], arguments: Mapping[str, Any], options: CallOptions
    ) -> Stream[T]:
        """The same for an operation whose ``returns`` is ``stream``; T is the type of an item."""
        stream: Any = self._call(op, arguments, options)
        return stream  # type: ignore[no-any-return]

    def _upload(
        self,
        recipe: Upload[T],
        arguments: Mapping[str, Any],
        data: Any,
        options: CallOptions,
    ) -> T:
        from .procedures.upload import upload_in_parts

        return run(
            upload_in_parts(
                self._settings, recipe, arguments, data, options, overrides=self._overrides
            )
        )


class AsyncResource(_Resource):
    """Methods of an asynchronous client."""

    if TYPE_CHECKING:

        def __init__(self, client: AsyncClient) -> None: ...

    async def _call(
        self, op: Operation[T], arguments: Mapping[str, Any], options: CallOptions
    ) -> T:
        engine = self._settings.engine
        return await engine.call(op, arguments, options, self._overrides)  # type: ignore[no-any-return]

    async def _stream(
        self, op: Operation[T], arguments: Mapping[str, Any], options: CallOptions
    ) -> AsyncStream[T]:
        """The same for an operation whose ``returns`` is ``stream``; T is the type of an item."""
        stream: Any = await self._call(op, arguments, options)
        return stream  # type: ignore[no-any-return]

    async def _upload(
        self,
        recipe: Upload[T],
        arguments: Mapping[str, Any],
        data: Any,
        options: CallOptions,
    ) -> T:
        from .procedures.upload import upload_in_parts

        return await upload_in_parts(
            self._settings, recipe, arguments, data, options, overrides=self._overrides
        )
