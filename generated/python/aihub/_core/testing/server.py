"""The server of a fake: it finds the script of each request, and remembers what came."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, NoReturn, Optional, Tuple

from ..spec.api import ClientSpec
from ..spec.operation import Operation
from ..spec.options import NOT_GIVEN
from ..wire import library
from . import bodies
from .clock import Clock
from .errors import NotScriptedError
from .record import RecordedCall, SentRequest
from .script import Script, Step

if TYPE_CHECKING:
    from ..wire.messages import HttpRequest, Origin

#: For each fault, the exception of the HTTP library that it causes, and its message.
_ERRORS = {
    "refused": ("ConnectError", "connection refused"),
    "connect_timeout": ("ConnectTimeout", "timed out"),
    "dropped": ("RemoteProtocolError", "server disconnected without sending a response"),
    "timeout": ("ReadTimeout", "timed out"),
    "cut": ("RemoteProtocolError", "peer closed connection without sending complete message body"),
}
#: Faults before the request is sent.
_EARLY = ("refused", "connect_timeout")
_TOKEN = {"access_token": "test", "token_type": "Bearer", "expires_in": 3600}


class Response:
    """What a client receives. ``fault`` is what goes wrong after ``body``, or ""."""

    def __init__(
        self, status: int, headers: List[Tuple[str, str]], body: bytes, fault: str = ""
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.fault = fault


class Server:
    """All scripts and calls of a fake. Threads may use it at the same time.

    ``name_of`` is how a test names the method of an operation.
    """

    def __init__(
        self, spec: ClientSpec, examples: bool, name_of: Callable[[Operation[Any]], str]
    ) -> None:
        self.clock = Clock()
        self.calls: List[RecordedCall] = []
        self._spec = spec
        self._examples = examples
        self._name_of = name_of
        self._scripts: Dict[Operation[Any], Script] = {}
        #: by the ID of their origin, which is kept so that the ID stays its own
        self._open: Dict[int, Tuple[Origin, RecordedCall]] = {}
        self._lock = threading.Lock()

    def script(self, op: Operation[Any]) -> Script:
        """The script of ``op``."""
        with self._lock:
            if op not in self._scripts:
                self._scripts[op] = Script(op, self._spec.error_message or bodies.MESSAGE_PLACES)
            return self._scripts[op]

    def begin(self, request: HttpRequest) -> Optional[Step]:
        """The step that answers ``request``; None if the client asks for an access token.

        It fails here if the request is not even sent.

        :raises NotScriptedError: there is none.
        """
        origin = request.origin
        if origin is None:
            return None
        script = self.script(origin.op)
        step = script.next()
        if step is None and self._examples:
            op = origin.op
            step = Step(script, lambda _, status: bodies.success(op, NOT_GIVEN, status))
        if step is None:
            self._record(script, origin, request, b"")
            name = self._name_of(origin.op)
            raise NotScriptedError(
                f"{name} was called, but the fake has no response for it. Script one before, for "
                f"example: {name}.returns(...)"
            )
        if step.fault in _EARLY:
            self._record(script, origin, request, b"")
            self._pass(request.timeouts, "connect", step.fault == "connect_timeout")
            fail(step.fault)
        return step

    def finish(self, step: Optional[Step], request: HttpRequest, body: bytes) -> Response:
        """The response to ``request``, whose body has arrived; it raises what breaks before it."""
        origin = request.origin
        if step is None or origin is None:
            token = bodies.plain(200, _TOKEN)
            return Response(200, [("Content-Type", token.content_type)], token.body)
        call = self._record(self.script(origin.op), origin, request, body)
        self._pass(request.timeouts, "read", step.fault == "timeout", step.delay)
        if step.fault == "dropped":
            fail("dropped")
        answer, headers = step.answer(call)
        content = b"" if request.method == "HEAD" else answer.body
        if step.fault == "cut" and not answer.stream:
            content = content[: len(content) // 2]
        return Response(answer.status, headers, content, step.fault)

    def _record(
        self, script: Script, origin: Origin, request: HttpRequest, body: bytes
    ) -> RecordedCall:
        with self._lock:
            _, call = self._open.get(id(origin), (None, None))
            if call is None:
                call = RecordedCall(origin)
                self._open[id(origin)] = (origin, call)
                script.calls.append(call)
                self.calls.append(call)
            call.requests.append(SentRequest(request, origin, body))
            return call

    def _pass(
        self,
        timeouts: Mapping[str, Optional[float]],
        kind: str,
        endless: bool,
        seconds: float = 0.0,
    ) -> None:
        """Let ``seconds`` pass, or the timeout of this kind, if it is shorter; then it fails."""
        limit = timeouts.get(kind)
        if endless or (limit is not None and seconds > limit):
            self.clock.advance(limit or 0.0)
            fail("connect_timeout" if kind == "connect" else "timeout")
        self.clock.advance(seconds)


def fail(fault: str) -> NoReturn:
    """Raise what the HTTP library raises in this case."""
    name, message = _ERRORS[fault]
    kind: Callable[[str], Exception] = getattr(library.http_library(), name)
    raise kind(message)
