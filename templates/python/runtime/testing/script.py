"""What a test says of the responses of one operation: steps, of which each request uses up one."""

from __future__ import annotations

import threading
from typing import (
    Callable,
    Dict,
    Iterable,
    List,
    Mapping,
    Optional,
    Tuple,
    Type,
    Union,
)

from typing_extensions import Literal

from ..base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    status_error_class,
)
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN
from . import bodies
from .bodies import Answer
from .record import RecordedCall

#: ``refused``: no connection, so nothing was sent. ``connect_timeout``: the same, after the
#: timeout. ``dropped``: the connection closes before the response. ``timeout``: no response
#: arrives within the timeout. ``cut``: the connection closes in the middle of the response.
Fault = Literal["refused", "connect_timeout", "dropped", "timeout", "cut"]
FAULTS = ("refused", "connect_timeout", "dropped", "timeout", "cut")
_STATUSES = (400, 401, 403, 404, 409, 412, 422, 429, 500)


class Step:
    """One response, or one failure. Its methods change it and return it."""

    def __init__(
        self,
        script: Script,
        make: Callable[[Optional[RecordedCall], Optional[int]], Answer],
        *,
        fault: str = "",
        status: Optional[int] = None,
    ) -> None:
        self._script = script
        self._make = make
        self._status = status
        self._headers: List[Tuple[str, str]] = []
        self.fault = fault
        #: seconds until the response begins
        self.delay = 0.0

    def with_status(self, status: int) -> Step:
        """Use another status, for example 202 for an operation that can respond with 200 or 202.

        :raises MismatchError: the definition does not have it, or has another body for it.
        """
        self._status = status
        self.check()
        return self

    def with_headers(self, headers: Mapping[str, str]) -> Step:
        """Add headers to the response; they replace those of the same name."""
        self._headers += headers.items()
        return self

    def after(self, seconds: float) -> Step:
        """Let the response begin after some seconds. The test does not wait: the fake's time passes.

        A client whose timeout is shorter, or whose deadline passes, fails as it would in real time.
        """
        self.delay = seconds
        return self

    @property
    def then(self) -> Then:
        """What comes after this response: ``raises(503).then.returns(id=1)``."""
        return Then(self._script)

    def check(self) -> None:
        """Refuse what does not match the definition, as long as it does not depend on the call."""
        self._make(None, self._status)

    def answer(self, call: RecordedCall) -> Tuple[Answer, List[Tuple[str, str]]]:
        """The response to ``call``, and its headers."""
        made = self._make(call, self._status)
        headers: List[Tuple[str, str]] = []
        if made.content_type:
            headers.append(("Content-Type", made.content_type))
        if not made.stream and made.status not in (204, 304):
            headers.append(("Content-Length", str(len(made.body))))
        replaced = {name.lower() for name, _ in self._headers}
        kept = [(name, value) for name, value in headers if name.lower() not in replaced]
        return made, kept + self._headers


class Script:
    """The steps of one operation, and its calls. Threads may use it at the same time."""

    def __init__(self, op: Operation[object], pointers: Tuple[str, ...]) -> None:
        self.op = op
        #: where the errors of this API keep their message
        self.pointers = pointers
        self.calls: List[RecordedCall] = []
        self._steps: List[Step] = []
        self._next = 0
        self._lock = threading.Lock()

    def start(self, step: Step) -> Step:
        """Forget the steps so far."""
        with self._lock:
            self._steps, self._next = [step], 0
        return step

    def add(self, step: Step) -> Step:
        """Go on with ``step``."""
        with self._lock:
            self._steps.append(step)
        return step

    def next(self) -> Optional[Step]:
        """The step for the next request: the last one stays. None if there are none."""
        with self._lock:
            if not self._steps:
                return None
            step = self._steps[min(self._next, len(self._steps) - 1)]
            self._next += 1
        return step


class Verbs:
    """What a test can say of the responses of an operation.

    Each method returns the step, which has ``with_status``, ``with_headers``, ``after`` and
    ``then``. Every request uses up one step, also one that a client repeats; the last one stays.
    """

    _script: Script

    def _say(self, step: Step) -> Step:
        raise NotImplementedError

    def returns(
        __self,  # noqa: N805 - a property may be "self"
        __value: object = NOT_GIVEN,
        **fields: object,
    ) -> Step:
        """Respond with a success.

        The value is what the operation returns: a model, a dict, a list, bytes, or the list of the
        items of a stream. The properties of an object can be keyword arguments. What the definition
        requires and you leave out gets an example value.

        :raises MismatchError: the value does not match the API definition.
        """
        value = _joined(__value, fields)
        script = __self._script
        step = Step(script, lambda _, status: bodies.success(script.op, value, status))
        step.check()
        return __self._say(step)

    def returns_each(self, *values: object) -> Step:
        """Respond with one success after the other.

        :raises MismatchError: a value does not match the API definition.
        """
        if not values:
            raise TypeError("returns_each needs at least one value")
        step = self.returns(values[0])
        for value in values[1:]:
            step = step.then.returns(value)
        return step

    def answers(self, function: Callable[[RecordedCall], object]) -> Step:
        """Respond with what ``function(call)`` returns: a value as for :meth:`returns`.

        What it raises ends the call of the program.
        """

        def make(call: Optional[RecordedCall], status: Optional[int]) -> Answer:
            if call is None:  # nothing is known before the call
                return Answer(status or 200, "", b"")
            return bodies.success(self._script.op, function(call), status)

        return self._say(Step(self._script, make))

    def raises(
        self,
        error: Union[int, Type[APIError]],
        body: object = NOT_GIVEN,
        *,
        message: str = "",
    ) -> Step:
        """Respond with an error: a status, or the class of the exception.

        Without a body, one is made that has this message where the API keeps it. Clients repeat
        requests as they do with a server: ``raises(503)`` shows in ``waits``.

        :raises MismatchError: the definition has another body for this status.
        """
        if isinstance(error, type):
            if issubclass(error, APIConnectionError):
                return self.fails("timeout" if issubclass(error, APITimeoutError) else "dropped")
            error = _status_of(error)
        if not 300 <= error <= 599:
            raise ValueError(f"{error} is not the status of an error")
        script, status = self._script, error
        step = Step(
            script,
            lambda _, other: bodies.failure(
                script.op, other or status, body, message, script.pointers
            ),
        )
        step.check()
        return self._say(step)

    def responds(self, status: int, body: object = None) -> Step:
        """Respond with anything, also what the API definition does not allow.

        Bytes and a str are sent as they are, anything else as JSON.
        """
        return self._say(Step(self._script, lambda _, other: bodies.plain(other or status, body)))

    def fails(self, fault: Fault, body: object = NOT_GIVEN) -> Step:
        """Let the network fail: ``refused``, ``connect_timeout``, ``dropped``, ``timeout``, ``cut``.

        ``body`` is for ``cut``: the response of which half arrives, or the items of a stream that
        arrive.
        """
        if fault not in FAULTS:
            raise ValueError(f"the fault must be one of {', '.join(FAULTS)}, not {fault!r}")
        if body is not NOT_GIVEN and fault != "cut":
            raise TypeError(f"nothing of a response arrives before {fault!r}")
        step = Step(
            self._script,
            lambda _, status: bodies.success(self._script.op, body, status),
            fault=fault,
        )
        if fault == "cut":
            step.check()
        return self._say(step)


class Start(Verbs):
    """Begins a new script."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def _say(self, step: Step) -> Step:
        return self._script.start(step)


class Then(Verbs):
    """Adds a step to the script."""

    def __init__(self, script: Script) -> None:
        self._script = script

    def _say(self, step: Step) -> Step:
        return self._script.add(step)


def _joined(value: object, fields: Dict[str, object]) -> object:
    if not fields:
        return value
    if value is not NOT_GIVEN:
        raise TypeError("give a value or its properties, not both")
    return fields


def _status_of(kind: Type[APIError]) -> int:
    known: Iterable[int] = (s for s in _STATUSES if status_error_class(s) is kind)
    found = next(iter(known), None)
    if found is None:
        hint = "a status" if kind is APIStatusError else "a status, or a class that has one"
        raise TypeError(f"{kind.__name__} does not say which response it is: give {hint}")
    return found
