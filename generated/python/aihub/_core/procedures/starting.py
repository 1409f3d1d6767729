"""Starts work: what a response says of the work that it started, and how to wait for that."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from ..base.errors import APIError, ResponseValidationError
from ..calls.exchange import Exchange
from ..codec import pointer
from ..codec.models import Model
from ..codec.results import Result, joined
from ..codec.started import Handles
from ..spec.options import Options
from ..wire.transport import run
from .polling import Manner, Waiting, handle_of, within

if TYPE_CHECKING:
    from ..base.response import ApiResponse
    from ..calls.session import Session
    from ..spec.operation import Operation
    from ..spec.options import CallOptions
    from ..spec.waiting import Handle, Start, Starts

T = TypeVar("T")


async def perform(
    session: Session, recipe: Starts[T, Any], arguments: Mapping[str, Any], options: Options
) -> T:
    """Start work. The result can wait for it."""
    response = await Exchange(session, recipe.operation, arguments, options).response()
    start = recipe.start()
    origin = StartedOrigin(session, start, found_handles(start, response, arguments))
    cls: Any = recipe.classes()[1 if session.settings.asynchronous else 0]
    if response.data is None and not issubclass(cls, Result):
        return cast("T", cls(response.status_code, origin))
    if isinstance(response.data, Model) and issubclass(cls, Result):
        return cast("T", joined(cls, response.data, origin))
    return cast("T", response.data)  # not what the API definition says


class StartedOrigin:
    """The pieces of work that a response names. ``found`` are the arguments of the poll for each."""

    def __init__(
        self, session: Session, start: Start[Any], found: List[Optional[Dict[str, Any]]]
    ) -> None:
        self._session = session
        self._start = start
        self._found = [one for one in found if one is not None]

    @property
    def handles(self) -> List[Dict[str, Any]]:
        """Each piece of work as plain JSON."""
        poll = self._start.work().poll
        return [handle_of(poll, one) for one in self._found]

    def __reduce__(self) -> Tuple[Any, ...]:
        return (Handles, (self.handles,))

    def wait(
        self, on_state: object, check: bool, interval: Optional[float], options: CallOptions
    ) -> object:
        """The result of the work, or what to await for it; a list where there can be several.

        :raises ResponseValidationError: the response does not name the work.
        """
        manner = Manner(check, interval, on_state)
        made = within(self._session, Options(**options))
        several = len(self._start.handles) > 1
        if not several and not self._found:
            raise APIError(
                f"the response does not name the work that it started ({self._start.handles[0]}), "
                "so there is nothing to wait for"
            )
        ending = self._all(manner, made) if several else self._one(self._found[0], manner, made)
        return ending if self._session.settings.asynchronous else run(ending)

    async def _one(self, found: Dict[str, Any], manner: Manner, options: Options) -> object:
        return await self._waiting(found, manner, options).end()

    async def _all(self, manner: Manner, options: Options) -> List[object]:
        """One after the other: what has ended meanwhile takes a single poll.

        :raises WorkFailedError: when all have ended, if one failed.
        """
        ended: List[Waiting[Any]] = []
        for one in self._found:
            waiting = self._waiting(one, manner, options)
            while not waiting.over:
                await waiting.change()
            ended.append(waiting)
        for waiting in ended:
            waiting.check()
        return [waiting.polled for waiting in ended]

    def _waiting(self, found: Dict[str, Any], manner: Manner, options: Options) -> Waiting[Any]:
        work = self._start.work()
        return Waiting(self._session, work, found, options, manner=manner, started=True)


async def begin(
    session: Session,
    start: Start[T],
    arguments: Mapping[str, Any],
    options: Options,
    *,
    manner: Manner,
) -> Waiting[T]:
    """Start work, and return what waits for it. An error of the start has no handle.

    :raises ResponseValidationError: the response does not name the work.
    """
    response = await Exchange(session, start.operation, arguments, options).response()
    (found,) = found_handles(start, response, arguments)
    if found is None:
        error = ResponseValidationError(
            "does not name the work that it started", str(start.handles[0]), response.text
        )
        error.request, error.response = response.request, response
        raise error
    work = start.work()
    return Waiting(session, work, found, for_polls(options), manner=manner, started=True)


def for_polls(options: Options) -> Options:
    """``options`` without what is sent to start work only."""
    return options.replace(extra_query=None, extra_body=None, content_type=None, accept=None)


def found_handles(
    start: Start[Any], response: ApiResponse[Any], arguments: Mapping[str, Any]
) -> List[Optional[Dict[str, Any]]]:
    """The arguments of the poll for each piece of work; None where the response names none."""
    poll = start.work().poll
    clients = [param.name for param in poll.params if param.client and param.name in arguments]
    shared = {name: arguments[name] for name in clients}
    shared.update({name: arguments[other] for name, other in start.shared if other in arguments})
    found: List[Optional[Dict[str, Any]]] = []
    for handle in start.handles:
        value = _value(handle, response)
        if value is None or value == "":
            found.append(None)
        else:
            found.append({start.argument: _as_taken(poll, start.argument, value), **shared})
    return found


def _value(handle: Handle, response: ApiResponse[Any]) -> object:
    if not handle.header:
        try:
            return pointer.lookup(json.loads(response.raw_data), handle.pointer)
        except ValueError:
            return None
    text = response.headers.get(handle.header)
    if text is None or not handle.template:
        return text
    return _from_url(text, handle)


def _from_url(url: str, handle: Handle) -> Optional[str]:
    """The value of a path parameter of ``url``, whose path ends like the template."""
    pattern = ""
    for piece in re.split(r"(\{[^{}]*\})", handle.template.rstrip("/")):
        if piece == f"{{{handle.parameter}}}":
            pattern += "(?P<value>.+)" if handle.spans else "(?P<value>[^/]+)"
        elif piece.startswith("{"):
            pattern += "[^/]+"
        else:
            pattern += re.escape(piece)
    found = re.search(f"{pattern}/?$", urlsplit(url).path)
    return unquote(found.group("value")) if found else None


def _as_taken(op: Operation[Any], argument: str, value: object) -> object:
    """``value`` as the argument takes it: servers write the same ID as a number and as a string."""
    taken = next((param.type() for param in op.params if param.name == argument), None)
    if taken is int and isinstance(value, str) and value.isdigit():
        return int(value)
    return str(value) if taken is str and isinstance(value, int) else value
