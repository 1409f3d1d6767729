"""The attributes ``with_raw_response`` and ``with_streaming_response``, and their methods.

Generated code has a class for each of them and each resource, which names the methods::

    class PetsWithRawResponse(ResponseView):
        get = raw(Pets.get)

A method of such a class calls the one of the resource on a copy of it, whose ``_run`` hands out the
response instead of its result.
"""

# the members of a resource begin with an underscore so that they are not taken for its methods:
# pyright: reportPrivateUsage=false

from __future__ import annotations

from functools import partial, update_wrapper
from typing import (
    Any,
    Awaitable,
    Callable,
    Coroutine,
    Generic,
    List,
    Mapping,
    Optional,
    Type,
    TypeVar,
    cast,
)

from typing_extensions import Concatenate, ParamSpec

from ...base.errors import APIError
from ...base.response import ApiResponse
from ...procedures import perform
from ...resource import AsyncResource, _Resource
from ...spec.operation import Operation, Recipe
from ...spec.options import CallOptions, Options
from ...wire.transport import run
from .arguments import call_options, refuse_empty
from .fetched import Result, fetch
from .legacy_response import HttpxBinaryResponseContent, LegacyAPIResponse
from .responses import (
    APIResponse,
    AsyncAPIResponse,
    AsyncBinaryAPIResponse,
    AsyncResponseContextManager,
    AsyncStreamedBinaryAPIResponse,
    BaseAPIResponse,
    BinaryAPIResponse,
    ResponseContextManager,
    StreamedBinaryAPIResponse,
)

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


#: Calls a method of a resource with arguments.
_Call = Callable[..., Any]


class ResponseView:
    """The methods of a resource, or the resources of a client, with another result."""

    def __init__(self, behind: object) -> None:
        self._behind: Any = behind


class Method(Generic[P, R_co]):
    """A method of a view."""

    def __init__(self, method: Callable[..., object], call: _Call) -> None:
        self._method = method
        self._call = call

    def __get__(self, view: Optional[ResponseView], owner: object = None) -> Callable[P, R_co]:
        if view is None:
            return cast("Callable[P, R_co]", self._method)
        bound = partial(self._call, view._behind, self._method)
        return cast("Callable[P, R_co]", update_wrapper(bound, self._method))


def raw(method: Callable[Concatenate[Any, P], T]) -> Method[P, APIResponse[T]]:
    """``method``, which returns the response to a request."""
    return Method(method, _sent(APIResponse))


def raw_async(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> Method[P, Coroutine[Any, Any, AsyncAPIResponse[T]]]:
    """``method``, which returns the response to a request."""
    return Method(method, _sent(AsyncAPIResponse))


def legacy(method: Callable[Concatenate[Any, P], T]) -> Method[P, LegacyAPIResponse[T]]:
    """``method``, which returns the response to a request."""
    return Method(method, _sent(LegacyAPIResponse))


def legacy_async(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> Method[P, Coroutine[Any, Any, LegacyAPIResponse[T]]]:
    """``method``, which returns the response to a request."""
    return Method(method, _sent(LegacyAPIResponse))


def raw_binary(method: Callable[Concatenate[Any, P], object]) -> Method[P, BinaryAPIResponse]:
    """``method``, whose result is the response itself."""
    return Method(method, _sent(BinaryAPIResponse))


def raw_binary_async(
    method: Callable[Concatenate[Any, P], object],
) -> Method[P, Coroutine[Any, Any, AsyncBinaryAPIResponse]]:
    """``method``, whose result is the response itself."""
    return Method(method, _sent(AsyncBinaryAPIResponse))


def streamed(
    method: Callable[Concatenate[Any, P], T],
) -> Method[P, ResponseContextManager[APIResponse[T]]]:
    """``method``, which leaves the body unread until the caller asks for it."""
    return Method(method, _opened(APIResponse, ResponseContextManager))


def streamed_async(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> Method[P, AsyncResponseContextManager[AsyncAPIResponse[T]]]:
    """``method``, which leaves the body unread until the caller asks for it."""
    return Method(method, _opened(AsyncAPIResponse, AsyncResponseContextManager))


def streamed_binary(
    method: Callable[Concatenate[Any, P], object],
) -> Method[P, ResponseContextManager[StreamedBinaryAPIResponse]]:
    """``method``, which leaves the file unread until the caller asks for it."""
    return Method(method, _opened(StreamedBinaryAPIResponse, ResponseContextManager))


def streamed_binary_async(
    method: Callable[Concatenate[Any, P], object],
) -> Method[P, AsyncResponseContextManager[AsyncStreamedBinaryAPIResponse]]:
    """``method``, which leaves the file unread until the caller asks for it."""
    return Method(method, _opened(AsyncStreamedBinaryAPIResponse, AsyncResponseContextManager))


def _sent(kind: Type[BaseAPIResponse[Any]]) -> _Call:
    """Calls a method of a resource, and makes a ``kind`` of the response."""

    def call(
        resource: _Resource, method: Callable[..., object], *args: object, **kwargs: object
    ) -> object:
        return method(_responding(resource, kind, streaming=False), *args, **kwargs)

    return call


def _opened(kind: Type[BaseAPIResponse[Any]], context: Callable[..., Any]) -> _Call:
    """The same in a context, with a response that was not read yet."""

    def call(
        resource: _Resource, method: Callable[..., object], *args: object, **kwargs: object
    ) -> object:
        view = _responding(resource, kind, streaming=True)
        return context(partial(method, view, *args, **kwargs))

    return call


def _responding(
    resource: _Resource, kind: Type[BaseAPIResponse[Any]], *, streaming: bool
) -> _Resource:
    """A copy of a resource, whose methods return the response."""

    async def respond(
        recipe: Recipe[Any],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> BaseAPIResponse[Any]:
        refuse_empty(recipe, arguments)
        made = Options(**call_options(options, resource._client._idempotency_header), content_type=content_type, accept=accept)
        source = await _result(resource, recipe, arguments, made, streaming)
        return kind(source, lasting=streaming)

    async def respond_file(*args: Any, **kwargs: Any) -> BaseAPIResponse[Any]:
        response = await respond(*args, **kwargs)
        if not streaming:
            source = response._source
            response._source = Result(source.found, HttpxBinaryResponseContent(source))
        return response

    def respond_now(*args: Any, **kwargs: Any) -> BaseAPIResponse[Any]:
        return run(respond(*args, **kwargs))

    def respond_file_now(*args: Any, **kwargs: Any) -> BaseAPIResponse[Any]:
        return run(respond_file(*args, **kwargs))

    view = cast("Any", resource._recorded([]))
    view._responses = None
    asynchronous = isinstance(resource, AsyncResource)
    view._run = view._binary = respond if asynchronous else respond_now
    view._content = respond_file if asynchronous else respond_file_now
    return cast("_Resource", view)


async def _result(
    resource: _Resource,
    recipe: Recipe[Any],
    arguments: Mapping[str, Any],
    options: Options,
    streaming: bool,
) -> Result:
    if isinstance(recipe, Operation):
        return await fetch(resource._session, recipe, arguments, options, streaming=streaming)
    responses: List[ApiResponse[Any]] = []
    session = resource._session.replace(responses=responses)
    value = await perform(session, recipe, arguments, options)
    if not responses:
        raise APIError("this method sends no request of its own, so there is no response")
    return Result(responses[-1], value)


__all__ = [
    "ResponseView",
    "legacy",
    "legacy_async",
    "raw",
    "raw_async",
    "raw_binary",
    "raw_binary_async",
    "streamed",
    "streamed_async",
    "streamed_binary",
    "streamed_binary_async",
]
