"""Results that started work: the model of a response, or nothing, and the way to wait for the work.

``wait`` returns what the poll says at the end: T. Where a response names several pieces of work, T
is a list of that, with an item for each that the response names. The classes whose names begin with
``Bare`` are for models with a property that is called like one of our methods: the property keeps
its name, and generated code adds the method under another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, List, Optional, TypeVar, cast

from typing_extensions import Unpack

from ..base.errors import APIError
from ..spec.options import CallOptions
from .results import ResultOf

if TYPE_CHECKING:
    from typing import Coroutine

    from typing_extensions import Protocol

    class Origin(Protocol):
        """The work that a response names, and how to wait for it.

        ``handles`` are plain JSON, one for each piece of work: the arguments of the method that
        waits. ``wait`` returns the result, or in an asynchronous client what to await for it.
        """

        @property
        def handles(self) -> List[Dict[str, Any]]: ...

        def wait(
            self, on_state: object, check: bool, interval: Optional[float], options: CallOptions
        ) -> object: ...


T = TypeVar("T")


class Handles:
    """What a pickle holds of an origin: the work has a name, but there is no client to wait with."""

    def __init__(self, handles: List[Dict[str, Any]]) -> None:
        self.handles = handles

    def wait(self, *_: object) -> object:
        """:raises APIError: there is no client."""
        raise APIError("this result has no client: call the method that waits with its handle")


def _origin(result: object) -> Origin:
    found: Optional[Origin] = getattr(result, "_origin", None)
    if found is None:
        kind = type(result).__name__
        raise APIError(f"this {kind} was not returned by a call, so there is no work to wait for")
    return found


def _handle(result: object) -> Dict[str, Any]:
    handles = _origin(result).handles
    if len(handles) == 1:
        return handles[0]
    raise APIError(f"the response names {len(handles) or 'no'} pieces of work: look at its handles")


class _Started(ResultOf[T]):
    """What the results of both clients have."""

    @property
    def _handle(self) -> Dict[str, Any]:
        return _handle(self)

    @property
    def _handles(self) -> List[Dict[str, Any]]:
        return _origin(self).handles


class BareSyncStarted(_Started[T]):
    """A response that started work."""

    def _wait(
        self,
        on_state: Optional[Callable[[Any], object]],
        check: bool,
        interval: Optional[float],
        options: CallOptions,
    ) -> T:
        return cast("T", _origin(self).wait(on_state, check, interval, options))


class SyncStarted(BareSyncStarted[T]):
    """A response that started work."""

    @property
    def handle(self) -> Dict[str, Any]:
        """The work that was started: the arguments of the method that waits for it."""
        return self._handle

    @property
    def handles(self) -> List[Dict[str, Any]]:
        """Each piece of work that the response names."""
        return self._handles

    def wait(
        self,
        *,
        on_state: Optional[Callable[[Any], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> T:
        """Wait until the work has ended, as the method that waits for it does."""
        return self._wait(on_state, check, interval, call_options)


class BareAsyncStarted(_Started[T]):
    """A response that started work."""

    async def _wait(
        self,
        on_state: Optional[Callable[[Any], object]],
        check: bool,
        interval: Optional[float],
        options: CallOptions,
    ) -> T:
        waiting = _origin(self).wait(on_state, check, interval, options)
        return await cast("Coroutine[Any, Any, T]", waiting)


class AsyncStarted(BareAsyncStarted[T]):
    """A response that started work."""

    @property
    def handle(self) -> Dict[str, Any]:
        """The work that was started: the arguments of the method that waits for it."""
        return self._handle

    @property
    def handles(self) -> List[Dict[str, Any]]:
        """Each piece of work that the response names."""
        return self._handles

    async def wait(
        self,
        *,
        on_state: Optional[Callable[[Any], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> T:
        """Wait until the work has ended, as the method that waits for it does."""
        return await self._wait(on_state, check, interval, call_options)


class _Empty(Generic[T]):
    """What a response without a body becomes; ``to_jsonable`` makes None of it."""

    data = None

    def __init__(self, status_code: int, origin: Origin) -> None:
        self.status_code = status_code
        self._origin = origin

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.handles))})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Empty) and self.handles == cast("_Empty[T]", other).handles

    __hash__ = None  # type: ignore[assignment]

    @property
    def handle(self) -> Dict[str, Any]:
        """The work that was started: the arguments of the method that waits for it."""
        return _handle(self)

    @property
    def handles(self) -> List[Dict[str, Any]]:
        """Each piece of work that the response names."""
        return self._origin.handles


class StartedWork(_Empty[T]):
    """A response without a body that started work."""

    def wait(
        self,
        *,
        on_state: Optional[Callable[[Any], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> T:
        """Wait until the work has ended, as the method that waits for it does."""
        return cast("T", self._origin.wait(on_state, check, interval, call_options))


class AsyncStartedWork(_Empty[T]):
    """A response without a body that started work."""

    async def wait(
        self,
        *,
        on_state: Optional[Callable[[Any], object]] = None,
        check: bool = True,
        interval: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> T:
        """Wait until the work has ended, as the method that waits for it does."""
        waiting = self._origin.wait(on_state, check, interval, call_options)
        return await cast("Coroutine[Any, Any, T]", waiting)
