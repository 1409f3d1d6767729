"""The base classes of the resources of a package that keeps this surface."""

# the members of a resource begin with an underscore so that they are not taken for its methods:
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional

from ...resource import AsyncResource, SyncResource, _Resource
from ...spec.operation import Operation, Recipe
from ...spec.options import CallOptions, Options
from .arguments import call_options, refuse_empty

if TYPE_CHECKING:
    from ...calls.session import Session
    from .fetched import Fetched
    from .legacy_response import HttpxBinaryResponseContent
    from .responses import AsyncBinaryAPIResponse, BinaryAPIResponse


def _prepared(run: Callable[..., object]) -> Callable[..., object]:
    """``run``, which sees its arguments as users of the former package write them."""

    def prepared(
        self: _Resource,
        recipe: Recipe[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        *rest: object,
        **named: object,
    ) -> object:
        refuse_empty(recipe, arguments)
        options = call_options(options, self._client._idempotency_header)
        return run(self, recipe, arguments, options, *rest, **named)

    return prepared


class SyncAPIResource(SyncResource):
    """Methods of a synchronous client."""

    if not TYPE_CHECKING:
        _run = _prepared(SyncResource._run)

    def _binary(
        self,
        recipe: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> BinaryAPIResponse:
        """Do what ``recipe`` says; its result is a file."""
        from ...wire.transport import run
        from .responses import BinaryAPIResponse

        made = _options(self, options, content_type, accept)
        return BinaryAPIResponse(run(_file(self._session, recipe, arguments, made)))

    def _content(
        self,
        recipe: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> HttpxBinaryResponseContent:
        """Do what ``recipe`` says; its result is a file."""
        from ...wire.transport import run
        from .legacy_response import HttpxBinaryResponseContent

        made = _options(self, options, content_type, accept)
        return HttpxBinaryResponseContent(run(_file(self._session, recipe, arguments, made)))


class AsyncAPIResource(AsyncResource):
    """Methods of an asynchronous client."""

    if not TYPE_CHECKING:
        _run = _prepared(AsyncResource._run)

    async def _binary(
        self,
        recipe: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> AsyncBinaryAPIResponse:
        """Do what ``recipe`` says; its result is a file."""
        from .responses import AsyncBinaryAPIResponse

        made = _options(self, options, content_type, accept)
        return AsyncBinaryAPIResponse(await _file(self._session, recipe, arguments, made))

    async def _content(
        self,
        recipe: Operation[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> HttpxBinaryResponseContent:
        """Do what ``recipe`` says; its result is a file."""
        from .legacy_response import HttpxBinaryResponseContent

        made = _options(self, options, content_type, accept)
        return HttpxBinaryResponseContent(await _file(self._session, recipe, arguments, made))


def _options(
    resource: _Resource, given: CallOptions, content_type: Optional[str], accept: Optional[str]
) -> Options:
    options = call_options(given, resource._client._idempotency_header)
    return Options(**options, content_type=content_type, accept=accept)


async def _file(
    session: Session, op: Operation[Any], arguments: Mapping[str, Any], options: Options
) -> Fetched:
    from .fetched import fetch

    refuse_empty(op, arguments)
    return await fetch(session, op, arguments, options, streaming=False)
