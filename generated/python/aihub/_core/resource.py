# the members of a resource begin with an underscore so that they are not taken for its methods:
# pyright: reportPrivateUsage=false
"""The base classes of the generated resources."""

from __future__ import annotations

import sys
from functools import lru_cache, update_wrapper
from types import MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Callable,
    Coroutine,
    Dict,
    Iterator,
    List,
    Mapping,
    Optional,
    Tuple,
    Type,
    TypeVar,
    Union,
    cast,
    overload,
)

from .base.process import exclusive
from .nodes import Node
from .spec.operation import Recipe, StreamOperation, Twin
from .spec.options import Options

if TYPE_CHECKING:
    from typing_extensions import ParamSpec, Protocol

    from .base.response import ApiResponse
    from .calls.session import Session
    from .codec.pager import AsyncPager
    from .codec.row_pager import RowsPager
    from .procedures import Perform
    from .spec.options import CallOptions
    from .wire.streams import AsyncStream, Stream
    from .wire.transport import Drive

    P = ParamSpec("P")

    class Owner(Protocol):
        """What a resource needs of a client."""

        _session: Session


A = TypeVar("A")
F = TypeVar("F", bound=Callable[..., object])
R = TypeVar("R", bound="_Resource")
T = TypeVar("T")


class ClientValue:
    """An attribute of a resource that shows a client argument; setting it replaces it there only.

    ``ib_context = ClientValue("ib_context")``
    """

    def __init__(self, argument: str) -> None:
        self._argument = argument

    @overload
    def __get__(self, resource: None, owner: Type[_Resource]) -> ClientValue: ...

    @overload
    def __get__(self, resource: _Resource, owner: Type[_Resource]) -> Optional[str]: ...

    def __get__(
        self, resource: Optional[_Resource], owner: Type[_Resource]
    ) -> Union[ClientValue, str, None]:
        return self if resource is None else resource._value(self._argument)

    def __set__(self, resource: _Resource, value: Optional[str]) -> None:
        resource._override(self._argument, value)


class _Resource(Node):
    """What the resources of both clients share: the session of their client."""

    _client: Any = None

    def __init__(self, client: Owner) -> None:
        self._client = client
        self._overrides: Dict[str, Optional[str]] = {}
        self._responses: Optional[List[ApiResponse[Any]]] = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    @property
    def _session(self) -> Session:
        session: Session = self._client._session
        if self._overrides or self._responses is not None:
            session = session.replace(overrides=self._overrides, responses=self._responses)
        return session

    def _value(self, argument: str) -> Optional[str]:
        if argument in self._overrides:
            return self._overrides[argument]
        value: Optional[str] = self._session.settings.values.get(argument)
        return value

    def _override(self, argument: str, value: Optional[str]) -> None:
        self._overrides[argument] = value

    def _recorded(self: R, responses: List[ApiResponse[Any]]) -> R:
        """The same resource, whose calls add their responses to ``responses``."""
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        view._responses = responses
        return view


class SyncResource(_Resource):
    """Methods of a synchronous client."""

    @overload
    def _run(
        self,
        recipe: StreamOperation[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> Stream[T]: ...

    @overload
    def _run(
        self,
        recipe: Recipe[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> T: ...

    def _run(
        self,
        recipe: Recipe[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> Union[T, Stream[T]]:
        """Do what ``recipe`` says and return its result."""
        made = _options(options, content_type, accept)
        perform, run = _procedures()
        return cast("T", run(perform(self._session, recipe, arguments, made)))

    def _each(
        self, recipe: Recipe[T], arguments: Mapping[str, Any], options: CallOptions
    ) -> Iterator[T]:
        """Do what ``recipe`` says, one item after the other, as the caller asks for them."""
        made = _options(options, None, None)
        return Items(cast("AsyncIterator[T]", _items(self._session, recipe, arguments, made)))


class AsyncResource(_Resource):
    """Methods of an asynchronous client."""

    @overload
    async def _run(
        self,
        recipe: StreamOperation[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> AsyncStream[T]: ...

    @overload
    async def _run(
        self,
        recipe: Twin[T, A],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> A: ...

    @overload
    async def _run(
        self,
        recipe: Recipe[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> T: ...

    async def _run(
        self,
        recipe: Recipe[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> object:
        """Do what ``recipe`` says and return its result."""
        made = _options(options, content_type, accept)
        perform, _ = _procedures()
        return await perform(self._session, recipe, arguments, made)

    def _each(
        self, recipe: Recipe[T], arguments: Mapping[str, Any], options: CallOptions
    ) -> AsyncIterator[T]:
        """Do what ``recipe`` says, one item after the other, as the caller asks for them."""
        made = _options(options, None, None)
        return cast("AsyncIterator[T]", _items(self._session, recipe, arguments, made))


class Items(Iterator[T]):
    """The items that an asynchronous generator of a synchronous client yields."""

    def __init__(self, items: AsyncIterator[T]) -> None:
        self._items = items

    def __next__(self) -> T:
        _, run = _procedures()
        try:
            return cast("T", run(cast("Coroutine[Any, Any, T]", self._items.__anext__())))
        except StopAsyncIteration:
            raise StopIteration from None


class _Paged:
    """An async method that lists: what it returns can be iterated over as well as awaited.

    It is taken for the coroutine function that it calls, also by ``inspect``, which looks for the
    attributes of functions.
    """

    def __init__(
        self,
        function: Callable[..., Coroutine[Any, Any, object]],
        pager: Callable[[], Callable[[Coroutine[Any, Any, object]], object]],
    ) -> None:
        update_wrapper(self, function)
        self._function = function
        self._pager = pager
        for name in ("__code__", "__defaults__", "__kwdefaults__"):
            setattr(self, name, getattr(function, name))

    def __get__(self, resource: Optional[object], owner: Optional[type] = None) -> object:
        return self if resource is None else MethodType(self, resource)

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self._pager()(self._function(*args, **kwargs))


def _pager() -> Type[AsyncPager[Any]]:
    with exclusive:
        from .codec.pager import AsyncPager

        return AsyncPager


def _rows_pager() -> Type[RowsPager[Any]]:
    with exclusive:
        from .codec.row_pager import RowsPager

        return RowsPager


def paged(method: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, AsyncPager[T]]:
    """``method``, which gets the first page of a list, as one whose result is also the whole list."""
    return cast("Callable[P, AsyncPager[T]]", _Paged(method, _pager))


def tabled(method: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, RowsPager[T]]:
    """``method``, which gets a table or its first page, as one whose result also has all rows."""
    return cast("Callable[P, RowsPager[T]]", _Paged(method, _rows_pager))


def recorded(method: F, responses: List[ApiResponse[Any]]) -> F:
    """``method`` of a resource, bound to a view of it that records the responses.

    :raises APIError: it is not the method of a resource.
    """
    owner = getattr(method, "__self__", None)
    function = getattr(method, "__func__", None)
    if not isinstance(owner, _Resource) or function is None:
        from .base.errors import APIError

        raise APIError("with_response needs a method of a resource that sends a request")
    return cast("F", function.__get__(owner._recorded(responses)))


@lru_cache(maxsize=None)
def _procedures() -> Tuple[Perform, Drive]:
    """The procedures and what drives them: imported by the first call of a process."""
    with exclusive:
        from .procedures import perform
        from .wire.transport import run

        return perform, run


def _items(
    session: Session, recipe: Recipe[Any], arguments: Mapping[str, Any], options: Options
) -> AsyncIterator[object]:
    with exclusive:
        from .procedures import items

    return items(session, recipe, arguments, options)


def _options(given: CallOptions, content_type: Optional[str], accept: Optional[str]) -> Options:
    try:
        return Options(**given, content_type=content_type, accept=accept)
    except TypeError:
        raise _unexpected(given) from None


def _unexpected(given: CallOptions) -> TypeError:
    """What Python says of a method without such a parameter, and which one may be meant."""
    from difflib import get_close_matches

    code = sys._getframe(3).f_code
    own = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    known = [*own, *(n for n in Options.__slots__ if n not in ("accept", "content_type"))]
    wrong = next(name for name in given if name not in known)
    near = get_close_matches(wrong, known, 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return TypeError(f"{code.co_name}() got an unexpected keyword argument {wrong!r}{hint}")
