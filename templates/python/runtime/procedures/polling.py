"""One piece of work that is waited for: its polls, and the pauses between them.

The first poll comes soon, and the pauses grow up to the interval of the work. No error of a poll
that may pass ends the wait: after ten minutes without any answer it is raised. Every error that
ends a wait has the ``handle`` with which another process can go on.
"""

from __future__ import annotations

import json
import logging
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    Generic,
    Mapping,
    Optional,
    Set,
    Tuple,
    TypeVar,
    cast,
)

from ..base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    InvalidRequestError,
    InvalidTypeError,
    NotFoundError,
    ResponseValidationError,
    WaitTimeoutError,
    WorkFailedError,
)
from ..base.guards import is_dict
from ..calls.complaints import complaint
from ..calls.deadline import Deadline
from ..calls.exchange import Exchange
from ..calls.retry import retry_after
from ..codec import pointer
from ..codec.jsonable import to_jsonable
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN, Options, seconds
from ..spec.waiting import Work

if TYPE_CHECKING:
    from ..base.response import ApiResponse
    from ..calls.session import Session

T = TypeVar("T")

# Seconds.
_FIRST = 0.5  # the pause before the second poll, and before the first one of work just started
_LONGEST_RETRY = 30.0  # the longest pause after polls that were not answered
_LONGEST_ASKED = 600.0  # the longest pause that a server can ask for
_PATIENCE = 600.0  # how long work may be out of sight
_SETTLING = 10.0  # how long work that was just started may be unknown to the server
_LAST = 1.0  # before the deadline, there is a last poll
_GROWTH = 1.5
_JITTER = 0.25  # a pause is shorter by at most this part, so that not all clients poll at once

#: Endings of names of what says why work failed, the best first.
_SAID = ("error", "errors", "message", "msg", "reason", "detail", "details")
_PASSING = frozenset({408, 425, 429, *range(500, 600)} - {501, 505})


class Manner:
    """How a caller wants to wait."""

    __slots__ = ("check", "interval", "on_state")

    def __init__(
        self, check: object = True, interval: Optional[float] = None, on_state: object = None
    ) -> None:
        """:raises InvalidRequestError: one of them is not valid."""
        if on_state is not None and not callable(on_state):
            raise InvalidTypeError("must be a function of one argument", "on_state")
        try:
            self.interval = seconds(interval)
        except ValueError as error:
            raise InvalidRequestError(str(error), "interval") from None
        self.check = bool(check)
        self.on_state = cast("Optional[Callable[[object], object]]", on_state)


def within(session: Session, options: Options) -> Options:
    """``options`` with one deadline for all requests, if the caller gave one."""
    if not isinstance(options.deadline, (int, float)):
        return options
    try:
        length = seconds(options.deadline)
    except ValueError as error:
        raise InvalidRequestError(str(error), "deadline") from None
    clock = session.connection.transport.monotonic
    return options.replace(deadline=Deadline(length, clock))


def handle_of(op: Operation[Any], arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """The arguments that were given, as plain JSON, without secrets."""
    secret = {param.name for param in op.params if param.secret}
    return {
        name: to_jsonable(value)
        for name, value in arguments.items()
        if value is not None and value is not NOT_GIVEN and name not in secret
    }


class Waiting(Generic[T]):
    """One piece of work that is waited for. Mutable: each poll may change its state.

    ``started`` says that it was just started: some servers do not know it at once.
    """

    def __init__(
        self,
        session: Session,
        work: Work[T],
        arguments: Mapping[str, Any],
        options: Options,
        *,
        manner: Manner,
        started: bool = False,
    ) -> None:
        self.handle = handle_of(work.poll, arguments)
        self.state: Optional[str] = None
        self.polled: Optional[T] = None
        self._session = session
        self._work = work
        self._arguments = arguments
        self._manner = manner
        self._longest = manner.interval or work.interval
        self._started = started
        self._transport = session.connection.transport
        self._logger = logging.getLogger(session.settings.spec.package)
        given = cast("object", options.deadline)
        self._deadline = given if isinstance(given, Deadline) else self._clocked(None)
        self._options = options.replace(deadline=NOT_GIVEN) if given is self._deadline else options
        self._seen = self._clocked(None)  # since the state was last known
        self._body: object = None
        self._unknown: Set[str] = set()
        self._pause = min(_FIRST, self._longest) if started else 0.0
        self._failures = 0

    def _clocked(self, length: Optional[float]) -> Deadline:
        return Deadline(length, self._transport.monotonic)

    @property
    def over(self) -> bool:
        """Whether there is nothing to wait for any more."""
        work = self._work
        return self.state in (*work.succeeded, *work.failed, *work.waiting)

    @property
    def failed(self) -> bool:
        """Whether the work failed."""
        return self.state in self._work.failed

    async def end(self) -> T:
        """The response that says that the work is over.

        :raises WorkFailedError: it failed.
        :raises WaitTimeoutError: it is not over at the deadline.
        """
        while not self.over:
            await self.change()
        self.check()
        return cast("T", self.polled)

    def check(self) -> None:
        """:raises WorkFailedError: the work failed, and the caller wants to hear of it."""
        if not (self._manner.check and self.failed):
            return
        said = _said(pointer.lookup(self._body, self._work.state.rpartition("/")[0]))
        said = said or _said(self._body)
        message = f"{_named(self.handle)} ended with the state {self.state}"
        raise WorkFailedError(
            f"{message}: {said}" if said else message,
            state=self.state or "",
            result=self.polled,
            handle=self.handle,
        )

    async def change(self) -> T:
        """The response that tells of another state than the one before."""
        before = self.state
        while True:
            await self._sleep()
            response, asked = await self._poll()
            self._pause = self._next_pause(asked)
            if response is not None and self.state != before:
                break
        if self._manner.on_state is not None:
            await self._transport.resolve(self._manner.on_state(self.polled))
        return cast("T", self.polled)

    # -- one poll ------------------------------------------------------------------------

    async def _poll(self) -> Tuple[Optional[ApiResponse[T]], Optional[float]]:
        """The response, None if it tells nothing, and the pause that the server asks for."""
        now = self._transport.now
        try:
            exchange = Exchange(self._session, self._work.poll, self._arguments, self._limited())
            response = await exchange.response()
            self._take(response)
        except APIError as error:
            if not self._passes(error):
                error.handle = self.handle
                raise
            self._failures += 1
            self._logger.info("no answer about %s: %s", _named(self.handle), error)
            headers: Mapping[str, str] = (
                error.headers if isinstance(error, APIStatusError) else {}
            )
            return None, retry_after(headers, now)
        self._failures = 0
        self._seen = self._clocked(None)
        return response, retry_after(response.headers, now)

    def _limited(self) -> Options:
        """The options of one poll: the default deadline of the client, or what is left of ours."""
        left = self._deadline.left
        usual = self._session.settings.deadline
        if left is None or (usual is not None and usual < left):
            return self._options
        return self._options.replace(deadline=max(left, 0.001))

    def _take(self, response: ApiResponse[Any]) -> None:
        """Note the state that ``response`` tells.

        :raises ResponseValidationError: it tells none.
        """
        try:
            self._body = json.loads(response.raw_data)
        except ValueError:
            self._body = None
        state = _text(pointer.lookup(self._body, self._work.state))
        if state is None:
            message = f"has no state of {_named(self.handle)}"
            error = ResponseValidationError(message, self._work.state, response.text)
            error.request, error.response = response.request, response
            raise error
        self.state, self.polled = state, response.data
        known = self._work.others
        if known and not self.over and state not in known and state not in self._unknown:
            self._unknown.add(state)
            self._logger.info(
                "%s has the state %r, which the API definition does not list; waiting goes on",
                _named(self.handle),
                state,
            )

    def _passes(self, error: APIError) -> bool:
        """Whether the next poll may be answered though this one was not."""
        if self._seen.elapsed >= _PATIENCE:
            return False
        if isinstance(error, APIStatusError):
            unknown = isinstance(error, NotFoundError) and self._started and self.state is None
            return error.status_code in _PASSING or (unknown and self._seen.elapsed < _SETTLING)
        if isinstance(error, ResponseValidationError):  # such as the page of a proxy
            return not self._session.settings.strict
        return isinstance(error, APIConnectionError) and not _lasts(error)

    # -- pauses --------------------------------------------------------------------------

    def _next_pause(self, asked: Optional[float]) -> float:
        if self._failures:
            pause = min(max(self._longest, _LONGEST_RETRY), _FIRST * 2.0**self._failures)
        else:
            pause = min(self._longest, max(_FIRST, self._pause * _GROWTH))
        return max(pause, min(asked or 0.0, _LONGEST_ASKED))

    async def _sleep(self) -> None:
        """Pause; at the end of the time, there is a last poll.

        :raises WaitTimeoutError: the time is over.
        """
        pause = self._pause * (1 - _JITTER * (1 - self._transport.random()))
        left = self._deadline.left
        if left is not None and pause >= left:
            pause = left - _LAST if left > _LAST else left
        if pause:
            await self._transport.sleep(pause)
        if self._deadline.passed:
            raise self._late()

    def _late(self) -> WaitTimeoutError:
        state = f"its state is {self.state}" if self.state else "its state is not known"
        error = WaitTimeoutError(
            f"{self._deadline} while waiting for {_named(self.handle)}: {state}",
            state=self.state,
            result=self.polled,
            handle=self.handle,
        )
        error.elapsed = self._deadline.elapsed
        return error


def _named(handle: Mapping[str, object]) -> str:
    """The work as a reader recognises it."""
    return ", ".join(f"{name}={value!r}" for name, value in handle.items()) or "the work"


def _text(state: object) -> Optional[str]:
    """A state as text; None if there is none."""
    if isinstance(state, bool):
        return "true" if state else "false"
    return str(state) if isinstance(state, (str, int, float)) and state != "" else None


def _said(body: object) -> str:
    """What the server says of work that failed, in the object that has its state."""
    if not is_dict(body):
        return ""
    plain = {key.lower().replace("_", ""): value for key, value in body.items()}
    names = [name for ending in _SAID for name in plain if name.endswith(ending) and plain[name]]
    return complaint(plain[names[0]], "", "json") if names else ""


def _lasts(error: APIConnectionError) -> bool:
    """Whether the server cannot be trusted, which waiting does not change."""
    return "CERTIFICATE_VERIFY_FAILED" in error.message
