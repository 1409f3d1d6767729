"""Starts work: what a response says of the work that it started, and how to wait for that."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, TypeVar
from urllib.parse import unquote, urlsplit

from ..base.errors import ResponseValidationError
from ..calls.exchange import Exchange
from ..codec import pointer
from .polling import Waiting

if TYPE_CHECKING:
    from ..base.response import ApiResponse
    from ..calls.session import Session
    from ..spec.operation import Operation
    from ..spec.options import Options
    from ..spec.waiting import Handle, Start
    from .polling import Manner

T = TypeVar("T")


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
